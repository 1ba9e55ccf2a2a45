//! `portevoix text similar`: the texts of a file that say what another says.

#![expect(clippy::print_stdout, reason = "the command line speaks to a person")]

use anyhow::ensure;
use clap::Args;
use std::{convert::Infallible, process::ExitCode};
use verbatim::{
    encoder::{Centre, Role},
    similar::Similar,
};

use crate::{
    column::Column,
    embed::{each_block, encoder, warn_of},
};

/// Finds the texts that say what one says, in other words too.
#[derive(Args)]
pub struct Alike {
    #[command(flatten)]
    column: Column,
    /// What is looked for, in one's own words
    #[arg(long, value_name = "TEXT")]
    to: String,
    /// How many texts are shown
    #[arg(short, long, default_value_t = 10, value_name = "N")]
    number: usize,
}

impl Alike {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        ensure!(!self.to.trim().is_empty(), "--to est vide : dites ce que vous cherchez");
        let read = self.column.read()?;
        let encoder = encoder()?;
        let centre = Centre::generic(&encoder);
        let mut similar = Similar::new();
        let Ok(()) = each_block(&encoder, Role::Query, &read.texts, |vectors| {
            for vector in vectors {
                similar.push(&centre.taken_from(vector));
            }
            Ok::<(), Infallible>(())
        });
        let looked_for = centre.taken_from(&encoder.embed(Role::Query, &self.to));
        println!("score\trow\ttext");
        for found in similar.nearest(&looked_for, self.number) {
            let line: Vec<&str> = read.texts[found.row].split_whitespace().collect();
            println!("{:.3}\t{}\t{}", found.score, found.row + 1, line.join(" "));
        }
        warn_of(read.unread);
        Ok(ExitCode::SUCCESS)
    }
}
