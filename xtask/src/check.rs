//! `cargo xtask check`: format, lints, rules of the house.

use anyhow::Result;

use crate::{run, tidy};

/// Runs the three and says whether all are content.
pub fn run() -> Result<bool> {
    Ok(failures()? == 0)
}

/// Runs the three and says how many are not content.
pub fn failures() -> Result<u32> {
    let formatted = run::cargo(["fmt", "--all", "--check"]);
    let mut lints = run::cargo(["clippy", "--workspace", "--all-targets", "--quiet"]);
    lints.args(["--", "-D", "warnings"]);
    let mut failed = u32::from(!run::step("format", formatted)?);
    failed += u32::from(!tidy::run()?);
    failed += u32::from(!run::step("lints", lints)?);
    Ok(failed)
}
