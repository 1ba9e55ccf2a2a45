//! The one integration binary: the engine's command line on files, on invented words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod agree;
mod analyse;
mod deidentify;
mod encoder;
mod learn;
mod reinert;

use std::{path::Path, process::Command};

/// What a command answered: whether it succeeded, its output, its error output.
fn text(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_text"));
    let output = command.args(arguments).current_dir(folder).output().unwrap();
    let read = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), read(output.stdout), read(output.stderr))
}
