//! `cargo xtask test`: everything that must hold, and one line that sums it up.

use std::{fs, path::PathBuf, process::Command};

use anyhow::Result;

use crate::{
    Part, check, house, licences, machine, run,
    servers::{Kind, Servers},
};

/// Crates whose tests never touch a database: they run once.
const WITHOUT_DATABASE: &str = "package(verbatim) | package(documents) | package(text) | package(xtask)";

/// What was counted so far. A part that broke before it could count is one failure.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn add(&mut self, other: &Self, success: bool) {
        self.passed += other.passed;
        self.failed += other.failed;
        if !success && other.failed == 0 {
            self.failed += 1;
        }
    }
}

type Work = fn(Option<&str>, &mut Tally) -> Result<()>;

const PARTS: &[(Part, Work)] = &[
    (Part::Checks, checks),
    (Part::Rust, rust),
    (Part::Journeys, journeys),
    (Part::Licences, licences),
];

/// Runs what was asked; the last line says how many tests and journeys passed and failed.
pub fn run(only: Option<Part>, filter: Option<&str>) -> Result<bool> {
    // A filter names tests: whoever gives one is not asking for the rest.
    let wanted = |part| match only {
        Some(only) => only == part,
        None => filter.is_none() || matches!(part, Part::Rust | Part::Journeys),
    };
    let mut tally = Tally::default();
    for (part, work) in PARTS {
        if !wanted(*part) {
            continue;
        }
        // The other parts have something to say too.
        if let Err(error) = work(filter, &mut tally) {
            eprintln!("error: {error:#}");
            tally.failed += 1;
        }
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(tally.failed == 0)
}

fn checks(_: Option<&str>, tally: &mut Tally) -> Result<()> {
    tally.failed += check::failures()?;
    Ok(())
}

fn licences(_: Option<&str>, tally: &mut Tally) -> Result<()> {
    tally.failed += u32::from(!licences::run()?);
    Ok(())
}

fn rust(filter: Option<&str>, tally: &mut Tally) -> Result<()> {
    machine::prepare_for_rust_tests()?;
    let servers = Servers::start_all()?;

    let mut on_sqlite = nextest(filter, &servers)?;
    on_sqlite.env_remove("TEST_DATABASE_URL");
    count_nextest("tests on SQLite", on_sqlite, tally)?;

    let mut on_postgres = nextest(filter, &servers)?;
    // Still the whole workspace: a choice of crates would change features and build them again.
    on_postgres.args(["--filterset", &format!("not ({WITHOUT_DATABASE})")]);
    if let Some(url) = servers.url(Kind::Postgres) {
        on_postgres.env("TEST_DATABASE_URL", url);
    }
    count_nextest("tests on PostgreSQL", on_postgres, tally)?;

    if has_examples()? {
        let mut examples = run::cargo(["test", "--doc", "--workspace"]);
        examples.args(filter);
        servers.tell(&mut examples)?;
        let (success, lines) = run::heard_step("examples of the documentation", examples)?;
        tally.add(&counts(&lines), success);
    }
    Ok(())
}

fn nextest(filter: Option<&str>, servers: &Servers) -> Result<Command> {
    let mut command = run::cargo(["nextest", "run", "--workspace", "--no-tests=pass"]);
    command.args(["--no-fail-fast", "--status-level=slow", "--final-status-level=slow"]);
    command.args(filter);
    servers.tell(&mut command)?;
    command.env("TEST_PYTHON", machine::python());
    Ok(command)
}

fn count_nextest(title: &str, command: Command, tally: &mut Tally) -> Result<()> {
    let report = house::target().join("nextest/default/junit.xml");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let success = run::step(title, command)?;
    let counted = fs::read_to_string(&report).map_or_else(|_| Tally::default(), |xml| junit(&xml));
    tally.add(&counted, success);
    Ok(())
}

/// Counts of a JUnit report; skipped tests are not in it.
fn junit(xml: &str) -> Tally {
    let suites = xml
        .split_once("<testsuites")
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or("", |(attributes, _)| attributes);
    let number = |name: &str| -> u32 {
        suites
            .split_once(&format!(" {name}=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .and_then(|(value, _)| value.parse().ok())
            .unwrap_or(0)
    };
    let failed = number("failures") + number("errors");
    Tally {
        passed: number("tests").saturating_sub(failed),
        failed,
    }
}

fn journeys(filter: Option<&str>, tally: &mut Tally) -> Result<()> {
    machine::prepare_for_journeys()?;
    // The whole workspace, so that features are those of the tests and little is built again.
    let build = run::cargo(["build", "--workspace", "--bin", "portevoix"]);
    if !run::step("program for the journeys", build)? {
        tally.add(&Tally::default(), false);
        return Ok(());
    }
    let mut node = run::program("node", ["e2e/run.mjs"]);
    node.args(filter);
    node.env("PORTEVOIX", house::target().join("debug/portevoix"));
    let (success, lines) = run::heard_step("journeys", node)?;
    tally.add(&counts(&lines), success);
    Ok(())
}

/// The counts of all lines that sum up: `journeys: 3 passed, 1 failed` or
/// `test result: ok. 3 passed; 0 failed; …`.
fn counts(lines: &[String]) -> Tally {
    let number_before = |line: &str, word: &str| -> Option<u32> {
        let (before, _) = line.split_once(word)?;
        before.trim_end().rsplit(' ').next()?.parse().ok()
    };
    let mut tally = Tally::default();
    for line in lines {
        let sums_up = line.starts_with("journeys: ") || line.starts_with("test result: ");
        if let Some(passed) = number_before(line, "passed")
            && let Some(failed) = number_before(line, "failed")
            && sums_up
        {
            tally.passed += passed;
            tally.failed += failed;
        }
    }
    tally
}

/// Is there an example that `cargo test --doc` would run? Starting it for nothing takes a while.
fn has_examples() -> Result<bool> {
    for member in house::members()? {
        let sources = house::files(&member.folder.join("src"), &["rs"])?;
        if member.folder.join("src/lib.rs").exists() && sources.iter().any(has_doctest) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn has_doctest(source: &PathBuf) -> bool {
    let text = fs::read_to_string(source).unwrap_or_default();
    let mut inside = false;
    text.lines().any(|line| {
        let line = line.trim_start();
        let fence = ["/// ```", "//! ```"]
            .into_iter()
            .find_map(|fence| line.strip_prefix(fence));
        let Some(language) = fence else {
            return false;
        };
        inside = !inside;
        let is_run = ["", "rust", "no_run", "should_panic"].contains(&language.trim());
        inside && is_run
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_nextest_is_counted() {
        let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="7" failures="2" errors="1" uuid="x" time="0.2">
    <testsuite name="people" tests="3" disabled="0" errors="0" failures="0">"#;

        assert_eq!(junit(xml), Tally { passed: 4, failed: 3 });
    }

    #[test]
    fn all_lines_that_sum_up_are_added() {
        let lines = [
            "journeys: 2 passed, 1 failed".to_owned(),
            "test result: FAILED. 12 passed; 3 failed; 0 ignored".to_owned(),
            "a journey in which 7 passed, 7 failed".to_owned(),
        ];

        assert_eq!(counts(&lines), Tally { passed: 14, failed: 4 });
    }

    #[test]
    fn a_part_that_breaks_without_counting_is_a_failure() {
        let mut tally = Tally::default();

        tally.add(&Tally::default(), false);
        tally.add(&Tally { passed: 2, failed: 1 }, false);
        tally.add(&Tally { passed: 3, failed: 0 }, true);

        assert_eq!(tally, Tally { passed: 5, failed: 2 });
    }
}
