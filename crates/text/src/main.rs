//! The verbs of `portevoix text` alone, for those who want the engine without the house.

use clap::Parser;
use std::process::ExitCode;

/// Understands French words on one's own machine.
#[derive(Parser)]
#[command(name = "text", version)]
struct Command {
    #[command(flatten)]
    text: text::Text,
}

fn main() -> anyhow::Result<ExitCode> {
    Command::parse().text.run()
}
