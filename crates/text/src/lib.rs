//! `portevoix text`: the text engine on files, without an installation.

mod reinert;

use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Uses the text engine on files of one's own: nothing is kept, nothing leaves the machine.
#[derive(Args)]
pub struct Text {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Classifies texts by the terms they share (Reinert's method): MatrixMarket in, the class of each text out
    Reinert(reinert::Reinert),
}

impl Text {
    /// Runs the command that was asked for; what it reads and makes is in files that the person named.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.verb {
            Verb::Reinert(reinert) => reinert.run(),
        }
    }
}
