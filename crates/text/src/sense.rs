//! The sense of texts beside their words: when it is heard, and how it is read on all cores.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

use crate::embed::{AT_ONCE, in_blocks};
use clap::ValueEnum;
use verbatim::{
    encoder::Encoder,
    linear::{MOST_COMPARED, senses},
};

/// Characters up to which the sense is heard unless one says otherwise: three to five minutes on two cores.
pub(crate) const MOST_SIGNS: usize = 2_000_000;

/// Characters that one core reads in a minute, whole and passage by passage.
const SIGNS_A_MINUTE: usize = 250_000;

/// Whether what sentences mean is heard beside their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sense {
    /// As long as that takes a few minutes at most
    Auto,
    /// However long it takes
    Always,
    /// By the words alone
    Never,
}

impl Sense {
    /// Whether it is heard while learning from these texts; says so when it is not, though nobody asked for that.
    pub(crate) fn is_learned(self, texts: usize, signs: usize) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if texts <= MOST_COMPARED && signs <= MOST_SIGNS => true,
            Self::Auto => {
                eprintln!(
                    "Plus de {MOST_COMPARED} textes ou de {MOST_SIGNS} caractères : appris par les mots seuls. « --sense always » \
                     écoute aussi le sens, en {} minutes environ.",
                    minutes(signs)
                );
                false
            }
        }
    }
}

/// How long reading so many characters takes on this machine, in minutes, one at least.
pub(crate) fn minutes(signs: usize) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    signs.div_ceil(SIGNS_A_MINUTE * cores).max(1)
}

/// The senses of texts, read on all cores; a person sees how far it is.
pub(crate) fn of_texts(encoder: &Encoder, texts: &[&str]) -> Vec<Vec<f32>> {
    let mut out = Vec::with_capacity(texts.len());
    let read = |part: &[&str]| senses(encoder, part);
    in_blocks(texts, AT_ONCE, read, |found| {
        out.extend(found);
        Ok::<(), std::convert::Infallible>(())
    })
    .unwrap_or_else(|never| match never {});
    out
}
