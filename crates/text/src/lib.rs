//! `portevoix text`: the text engine on files, without an installation.

mod agree;
mod analyse;
mod coded;
mod column;
mod deidentify;
mod embed;
mod learn;
mod learned;
mod predict;
mod reinert;
mod sense;
mod sheet;
mod similar;

pub use analyse::Analyse;
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Uses the text engine on files of one's own: nothing is kept, nothing leaves the machine.
#[derive(Args)]
pub struct Text {
    #[command(subcommand)]
    verb: Verb,
}

/// The verbs of the engine, each on files that the person names.
#[derive(Subcommand)]
pub enum Verb {
    /// Gives each text the numbers that say what it speaks of: CSV or XLSX in, NumPy's format out
    Embed(embed::Embed),
    /// Finds the texts that say what one says: score, row (from 1) and text, the nearest first
    Similar(similar::Alike),
    /// Masks what identifies people in the texts of a table: CSV or XLSX in, CSV out
    ///
    /// OUT.csv has the columns of IN and two more: `shared`, the text with labels ([NOM 1], [TÉLÉPHONE]…), and `spans`, what
    /// was masked, as JSON: [{"start":3,"end":9,"kind":"name","confidence":0.95}]. `start` and `end` count characters
    /// (Unicode scalar values, as Python does, not bytes) of the text as IN has it; `end` is behind the last. Confidence
    /// orders what is to be looked at first; it is no probability.
    ///
    /// OUT.csv is UTF-8 with commas, and keeps every cell as it was read, even one that begins with = + - or @: programs
    /// find what they gave. In a spreadsheet, import it with its columns as text. It still holds the texts as they were:
    /// keep it as carefully as IN. What is shared is pseudonymised, not anonymous: have somebody read it first.
    #[command(verbatim_doc_comment)]
    Deidentify(deidentify::Deidentify),
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
    /// Runs the verb that was asked for.
    ///
    /// # Errors
    /// See [`Verb::run`].
    pub fn run(self) -> anyhow::Result<ExitCode> {
        self.verb.run()
    }
}

impl Verb {
    /// Runs the verb; what it reads and makes is in files that the person named.
    ///
    /// # Errors
    /// A file is not there or cannot be read as what it should be, or a result cannot be written: said in French.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Verb::Embed(embed) => embed.run(),
            Verb::Similar(similar) => similar.run(),
            Verb::Deidentify(deidentify) => deidentify.run(),
            Verb::Reinert(reinert) => reinert.run(),
            Verb::Learn(learn) => learn.run(),
            Verb::Predict(predict) => predict.run(),
            Verb::Agree(agree) => agree.run(),
        }
    }
}
