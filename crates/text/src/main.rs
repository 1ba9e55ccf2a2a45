//! The verbs of `portevoix text` alone, for those who want the engine without the house.

use clap::Parser;
use std::process::ExitCode;

/// Understands French words on one's own machine.
#[derive(Parser)]
#[command(name = "text", version)]
enum Command {
    /// The whole of the engine on a file: a report and tables
    Analyse(text::Analyse),
    #[command(flatten)]
    Text(text::Verb),
}

fn main() -> anyhow::Result<ExitCode> {
    match Command::parse() {
        Command::Analyse(analyse) => analyse.run(today()),
        Command::Text(verb) => verb.run(),
    }
}

#[expect(clippy::disallowed_methods, reason = "the program alone has the machine's clock")]
fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
