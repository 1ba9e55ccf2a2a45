//! Running programs: without a keyboard, from the workspace's folder, with errors that name them.

use std::{
    ffi::OsStr,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, ensure};

use crate::house;

/// A program, run from the workspace's folder and never waiting for the keyboard.
pub fn program<I, S>(name: impl AsRef<OsStr>, arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(name);
    command.args(arguments).current_dir(house::root()).stdin(Stdio::null());
    command
}

/// The Cargo that started us, or the one in the path.
pub fn cargo<I, S>(arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments);
    // What Cargo told us of ourselves is none of its business: a build script that looks at it (ring's does) would be run
    // again, and with it everything above it be built again, each time we and a person at the keyboard take turns.
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Announces a step, runs it and says whether it succeeded and how long it took.
pub fn step(title: &str, mut command: Command) -> Result<bool> {
    println!("── {title}");
    let start = Instant::now();
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(&command)))?;
    close(title, status.success(), start);
    Ok(status.success())
}

/// Like [`step`], and hands back the lines of standard output, which are shown as they come.
pub fn heard_step(title: &str, mut command: Command) -> Result<(bool, Vec<String>)> {
    println!("── {title}");
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", name(&command)))?;
    let output = child.stdout.take().context("no standard output to read")?;
    let mut lines = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        lines.push(line);
    }
    let success = child.wait()?.success();
    close(title, success, start);
    Ok((success, lines))
}

fn close(title: &str, success: bool, start: Instant) {
    let word = if success { "ok" } else { "FAILED" };
    println!("── {title}: {word}, {:.1} s", start.elapsed().as_secs_f32());
}

/// Runs a program that must succeed; what it prints is shown.
pub fn must(mut command: Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(&command)))?;
    ensure!(status.success(), "{} failed ({status})", line(&command));
    Ok(())
}

/// Runs a program that must succeed and returns what it printed.
pub fn output(mut command: Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("cannot start {}", name(&command)))?;
    ensure!(
        output.status.success(),
        "{} failed ({}): {}",
        line(&command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Does this program start and succeed? Nothing is shown.
pub fn succeeds(mut command: Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    command
        .get_args()
        .fold(name(command), |line, argument| line + " " + &argument.to_string_lossy())
}
