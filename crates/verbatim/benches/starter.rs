//! The starter: how long it learns, what it finds in invented comments that it never saw, and in real testimonies.
//!
//! `cargo xtask bench starter`. The testimonies are those of Services Publics+, beside the repository or where
//! `PORTEVOIX_BENCH_DATA` says; they are not part of it, and what needs them says that it was skipped.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "starter/real.rs"]
mod real;
#[path = "starter/scores.rs"]
mod scores;
#[allow(dead_code, reason = "only the table is read")]
#[path = "linear/table.rs"]
mod table;

#[path = "../../portevoix/benches/measure.rs"]
mod measure;

use anyhow::Context;
use measure::Process;
use scores::{Classes, Themes};
use std::path::{Path, PathBuf};
use verbatim::starter::{Comment, Polarity, Reader, codebook, comments, invented, learn_polarity, learn_themes};

const SITUATIONS: &str = include_str!("../tests/data/starter-situations.tsv");

fn main() -> anyhow::Result<()> {
    learning()?;
    let held_out = comments(SITUATIONS)
        .ok()
        .context("the comments of the tests do not read")?;
    found(&held_out);
    speed(&held_out)?;
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = std::env::var_os("PORTEVOIX_BENCH_DATA").map_or(beside, PathBuf::from);
    let testimonies = data.join("verbatims/services-publics-plus.csv");
    if testimonies.is_file() {
        real::measured(&testimonies)?;
    } else {
        println!("skipped: {} is not there", testimonies.display());
    }
    Ok(())
}

/// Learns each model ten times as often as a program would, since the kernel counts in hundredths of a second.
fn learning() -> anyhow::Result<()> {
    const TIMES: u32 = 10;
    let own = Process::own();
    let before = own.cpu()?;
    let themes = (0..TIMES).map(|_| learn_themes().labels()).max();
    let between = own.cpu()?;
    let polarities = (0..TIMES).map(|_| learn_polarity().labels()).max();
    let after = own.cpu()?;
    println!(
        "{} invented comments: {themes:?} themes learned in {} ms of CPU, {polarities:?} polarities in {} ms (reach: 300 in all)\n",
        invented().len(),
        ((between - before) / TIMES).as_millis(),
        ((after - between) / TIMES).as_millis()
    );
    Ok(())
}

fn found(held_out: &[Comment]) {
    let (mut themes, mut polarities) = (Themes::new(codebook().len()), Classes::new(4));
    let (mut silent, mut sure, mut sure_and_right) = (0, 0, 0);
    let mut reader = Reader::default();
    for comment in held_out {
        let reading = reader.read(comment.text);
        let said = reading.said();
        silent += usize::from(said.is_empty());
        themes.note(&reading.themes, &said, &comment.themes);
        polarities.note(place(reading.likeliest_tone()), place(comment.polarity));
        sure += usize::from(reading.tone().is_some());
        sure_and_right += usize::from(reading.tone() == Some(comment.polarity));
    }
    println!("{} comments written from situations, never learned", held_out.len());
    println!(
        "{:<24}{:>6}{:>11}{:>9}{:>7}",
        "theme", "texts", "precision", "recall", "F1"
    );
    for (theme, tally) in codebook().iter().zip(&themes.tallies) {
        let texts = tally.right + tally.missed;
        println!(
            "{:<24}{texts:>6}{:>11.2}{:>9.2}{:>7.2}",
            theme.code,
            tally.precision(),
            tally.recall(),
            tally.f1()
        );
    }
    let all = themes.together();
    println!(
        "micro F1 {:.3} (precision {:.3}, recall {:.3}), macro F1 {:.3}; no theme said of {silent}",
        all.f1(),
        all.precision(),
        all.recall(),
        themes.macro_f1()
    );
    println!("calibration (count, promised, true): {:.2?}", themes.calibration());
    let each: Vec<String> = Polarity::ALL
        .iter()
        .map(|polarity| format!("{polarity:?} {:.2}", polarities.f1(place(*polarity))))
        .collect();
    println!(
        "polarity: macro F1 {:.3} ({}); said of {sure}, right {:.3}\n{:?}\n",
        polarities.macro_f1(),
        each.join(", "),
        f64::from(sure_and_right as u32) / f64::from((sure as u32).max(1)),
        polarities.0
    );
}

fn place(polarity: Polarity) -> usize {
    Polarity::ALL
        .iter()
        .position(|one| *one == polarity)
        .unwrap_or_default()
}

fn speed(held_out: &[Comment]) -> anyhow::Result<()> {
    const TIMES: usize = 100;
    let mut reader = Reader::default();
    let before = Process::own().cpu()?;
    let mut said = 0;
    for _ in 0..TIMES {
        for comment in held_out {
            said += reader.read(comment.text).said().len();
        }
    }
    let took = (Process::own().cpu()? - before).as_secs_f64();
    println!(
        "reading: {:.0} texts a second of one core, {said} themes said\n",
        (TIMES * held_out.len()) as f64 / took
    );
    Ok(())
}
