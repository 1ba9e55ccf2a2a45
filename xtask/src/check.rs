//! `cargo xtask check`: format, lints, rules of the house.

use anyhow::Result;

use crate::{run, tidy};

/// Runs the three and says whether all are content.
pub fn run() -> Result<bool> {
    let failed = failures()?;
    let mut lints = run::cargo(["clippy", "--workspace", "--all-targets", "--quiet"]);
    lints.args(["--", "-D", "warnings"]);
    Ok(run::step("lints", lints)? && failed == 0)
}

/// Runs format and rules, which the tests begin with, and says how many are not content. Lints wait for `check`:
/// they would build everything a second time.
pub fn failures() -> Result<u32> {
    let formatted = run::cargo(["fmt", "--all", "--check"]);
    let failed = u32::from(!run::step("format", formatted)?);
    Ok(failed + u32::from(!tidy::run()?))
}
