//! Licences and banned dependencies, by cargo-deny; both are checked without asking anyone.

use anyhow::Result;

use crate::run;

/// Says whether all dependencies are allowed; installs cargo-deny where it is missing.
pub fn run() -> Result<bool> {
    if !run::succeeds(run::cargo(["deny", "--version"])) {
        // Without optimisation: a minute to build, and it still answers in two seconds.
        run::must(run::cargo(["install", "--locked", "--debug", "cargo-deny"]))?;
    }
    let check = run::cargo(["deny", "--log-level=error", "check", "licenses", "bans"]);
    run::step("licences and banned dependencies", check)
}
