//! `portevoix text embed`: where each text lies, as 384 numbers.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

use anyhow::Context;
use clap::{Args, ValueEnum};
use std::{
    fs::File,
    io::{BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use verbatim::encoder::{DIMENSIONS, Encoder, Role, Vector};

use crate::column::Column;

/// Texts that a thread reads at once.
pub(crate) const AT_ONCE: usize = 64;

/// Gives each text the numbers that say what it speaks of.
#[derive(Args)]
pub struct Embed {
    #[command(flatten)]
    column: Column,
    /// What the texts are to the model: `query` to compare them with each other, `passage` to look for answers in them
    #[arg(long, value_enum, default_value = "query")]
    role: RoleName,
    /// The table to make, in NumPy's format (float32): a row a text, all zeros where it is empty
    #[arg(long, value_name = "FILE.npy")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    Query,
    Passage,
}

impl Embed {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let read = self.column.read()?;
        let encoder = encoder()?;
        let role = match self.role {
            RoleName::Query => Role::Query,
            RoleName::Passage => Role::Passage,
        };
        write(&self.out, &encoder, role, &read.texts)
            .with_context(|| format!("{} ne s’écrit pas", self.out.display()))?;
        warn_of(read.unread);
        Ok(ExitCode::SUCCESS)
    }
}

/// The encoder that the program carries.
pub(crate) fn encoder() -> anyhow::Result<Encoder> {
    Encoder::from_bytes(weights::FRENCH).context("le modèle que porte le programme est abîmé")
}

/// Says how many rows could not be read.
pub(crate) fn warn_of(unread: usize) {
    if unread > 0 {
        eprintln!("{unread} lignes du fichier n’ont pas pu être lues : elles comptent comme des textes vides.");
    }
}

fn write(path: &Path, encoder: &Encoder, role: Role, texts: &[String]) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(&head(texts.len()))?;
    each_block(encoder, role, texts, |vectors| {
        for number in vectors.iter().flatten() {
            out.write_all(&number.to_le_bytes())?;
        }
        Ok::<(), std::io::Error>(())
    })?;
    out.flush()
}

/// Reads texts on all cores and hands over their vectors in order, a few at a time; a person sees how far it is.
pub(crate) fn each_block<E>(
    encoder: &Encoder,
    role: Role,
    texts: &[String],
    mut given: impl FnMut(&[Vector]) -> Result<(), E>,
) -> Result<(), E> {
    let read = |part: &[String]| encoder.embed_many(role, part);
    in_blocks(texts, AT_ONCE, read, |vectors| given(&vectors))
}

/// Does the same to all texts, `at_once` a thread, on all cores, and hands over what came of it in order.
pub(crate) fn in_blocks<T: Sync, R: Send, E>(
    texts: &[T],
    at_once: usize,
    read: impl Fn(&[T]) -> Vec<R> + Sync,
    mut given: impl FnMut(Vec<R>) -> Result<(), E>,
) -> Result<(), E> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let shown = std::io::stderr().is_terminal();
    let mut over = 0;
    for round in texts.chunks(at_once * threads) {
        let found: Vec<Vec<R>> = std::thread::scope(|scope| {
            let parts = round.chunks(at_once);
            let running: Vec<_> = parts.map(|part| scope.spawn(|| read(part))).collect();
            running
                .into_iter()
                .map(|part| part.join().expect("reading a text does not panic"))
                .collect()
        });
        for found in found {
            given(found)?;
        }
        over += round.len();
        if shown {
            eprint!("\r{over} / {}", texts.len());
        }
    }
    if shown && !texts.is_empty() {
        eprintln!();
    }
    Ok(())
}

/// The head of a file of NumPy's format 1.0: numbers of 32 bits, row after row.
fn head(rows: usize) -> Vec<u8> {
    let mut told = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {DIMENSIONS}), }}");
    // The numbers begin at a multiple of 64 bytes, and a line end comes before them.
    while (10 + told.len() + 1) % 64 != 0 {
        told.push(' ');
    }
    told.push('\n');
    let mut head = b"\x93NUMPY\x01\x00".to_vec();
    head.extend((told.len() as u16).to_le_bytes());
    head.extend(told.into_bytes());
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_table_is_that_of_numpy_and_ends_at_a_multiple_of_64() {
        for rows in [0, 3, 1_000_000] {
            let head = head(rows);

            assert_eq!(head.len() % 64, 0);
            assert_eq!(&head[..8], b"\x93NUMPY\x01\x00");
            assert_eq!(usize::from(u16::from_le_bytes([head[8], head[9]])), head.len() - 10);
            assert!(head.ends_with(b"\n"));
            assert!(String::from_utf8_lossy(&head[10..]).contains(&format!("'shape': ({rows}, 384)")));
        }
    }
}
