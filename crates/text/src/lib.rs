//! `portevoix text`: the text engine on files, without an installation.

mod agree;
mod coded;
mod column;
mod embed;
mod learn;
mod predict;
mod reinert;
mod reinert;
mod sheet;
mod similar;

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
    /// Gives each text the numbers that say what it speaks of: CSV or XLSX in, NumPy's format out
    Embed(embed::Embed),
    /// Finds the texts that say what one says: score, row (from 1) and text, the nearest first
    Similar(similar::Alike),
    /// Classifies texts by the terms they share (Reinert's method): MatrixMarket in, the class of each text out
    Reinert(reinert::Reinert),
    /// Learns codes from texts that people coded: a table in, a model out
    Learn(learn::Learn),
    /// Proposes codes for other texts: a model and a table in, probabilities and decided labels out
    Predict(predict::Predict),
    /// Measures how far coders agree beyond chance: a table of codes in, Krippendorff's alpha and the rest as JSON out
    Agree(agree::Agree),
}

impl Text {
    /// Runs the command that was asked for; what it reads and makes is in files that the person named.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.verb {
            Verb::Embed(embed) => embed.run(),
            Verb::Similar(similar) => similar.run(),
            Verb::Reinert(reinert) => reinert.run(),
            Verb::Learn(learn) => learn.run(),
            Verb::Predict(predict) => predict.run(),
            Verb::Agree(agree) => agree.run(),
        }
    }
}
