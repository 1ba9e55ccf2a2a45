//! De-identification of invented sentences: texts a second of
//! CPU, what is found, what is masked for nothing; beside what is to be reached.
//!
//! `cargo xtask bench deidentify`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../../portevoix/benches/measure.rs"]
mod measure;
#[path = "../tests/deidentify/sentences.rs"]
mod sentences;

use measure::Process;
use sentences::{HELD_OUT, measure as found_in};
use std::hint::black_box;
use verbatim::deidentify::{Lists, deidentify, replace};

/// Sentences drawn from the templates that no rule was written on.
const SENTENCES: usize = 4_000;

/// Times that they are read for the rate.
const ROUNDS: usize = 50;

/// What the prototypes of the design reached: sentences a second, name recall.
const PEERS: &str = "12,000/s at 0.923 (lists and titles); 107/s at 0.990 (a spaCy model)";

fn main() -> anyhow::Result<()> {
    let named = sentences::sentences(HELD_OUT.named, SENTENCES, 1);
    let plain = sentences::sentences(HELD_OUT.plain, SENTENCES / 10, 2);
    let (found, false_ones) = (found_in(&named), found_in(&plain));
    println!("{:<52}{:>12}{:>12}", "held-out sentences", "measured", "reach");
    println!(
        "{:<52}{:>12.4}{:>12}",
        format!("names found whole, of {}", found.names),
        found.name_recall(),
        "0.98"
    );
    println!(
        "{:<52}{:>12.4}{:>12}",
        format!("other things found whole, of {}", found.others),
        found.other_recall(),
        "—"
    );
    println!(
        "{:<52}{:>12.4}{:>12}",
        "sentences with names, with too much masked",
        found.overdone(),
        "—"
    );
    println!(
        "{:<52}{:>12.4}{:>12}",
        "sentences without names, with something masked",
        false_ones.overdone(),
        "0.02"
    );
    let texts: Vec<&str> = named
        .iter()
        .chain(&plain)
        .map(|sentence| sentence.text.as_str())
        .collect();
    rate("held-out sentences", &texts)?;
    let long: Vec<String> = texts.chunks(4).map(|four| four.join(" ")).collect();
    rate(
        "four of them together",
        &long.iter().map(String::as_str).collect::<Vec<_>>(),
    )?;
    println!("peers: {PEERS}");
    Ok(())
}

/// Texts that one core masks in a second of its time, finding and replacing.
fn rate(what: &str, texts: &[&str]) -> anyhow::Result<()> {
    let lists = Lists::default();
    let characters = texts.iter().map(|text| text.chars().count()).sum::<usize>() / texts.len().max(1);
    let before = Process::own().cpu()?;
    for _ in 0..ROUNDS {
        for text in texts {
            black_box(replace(text, &deidentify(text, &lists)));
        }
    }
    let took = (Process::own().cpu()? - before).as_secs_f64();
    let rate = (ROUNDS * texts.len()) as f64 / took;
    println!(
        "{:<52}{rate:>12.0}{:>12}",
        format!("texts a second, {what} ({characters} characters)"),
        "100000"
    );
    Ok(())
}
