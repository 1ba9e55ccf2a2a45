//! The language of short texts: how many are told right, wrong, or not, and how fast.
//!
//! `cargo xtask bench language`. The invented remarks are those of the tests; the English comments (NHS) and the French
//! testimonies (Services Publics+) stand beside the repository or where `PORTEVOIX_BENCH_DATA` says, and are not part of it.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[allow(dead_code, reason = "only the table is read")]
#[path = "linear/table.rs"]
mod table;

#[path = "../../portevoix/benches/measure.rs"]
mod measure;

use measure::Process;
use std::{
    hint::black_box,
    path::{Path, PathBuf},
};
use table::Table;
use verbatim::language::{Language, language};

const REMARKS: &str = include_str!("../tests/data/languages.tsv");

/// Words from which a real text is long enough to ask for an answer.
const LONG_ENOUGH: usize = 5;

fn main() -> anyhow::Result<()> {
    println!(
        "{:<52}{:>8}{:>9}{:>9}{:>9}",
        "texts", "count", "right", "unknown", "wrong"
    );
    for (name, wanted) in [
        ("fr", Language::French),
        ("en", Language::English),
        ("other", Language::Other),
    ] {
        let texts: Vec<&str> = remarks()
            .filter(|(code, _)| of(code) == wanted)
            .map(|(_, text)| text)
            .collect();
        say(&format!("invented remarks, {name}"), &texts, wanted);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = std::env::var_os("PORTEVOIX_BENCH_DATA").map_or(beside, PathBuf::from);
    for (file, column, wanted) in [
        ("nhs/split_v6_seed42.csv", "text", Language::English),
        ("verbatims/services-publics-plus.csv", "Description", Language::French),
    ] {
        let path = data.join(file);
        if path.is_file() {
            real(&path, column, wanted)?;
        } else {
            println!("skipped: {} is not there", path.display());
        }
    }
    rate()
}

fn remarks() -> impl Iterator<Item = (&'static str, &'static str)> {
    REMARKS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

fn of(code: &str) -> Language {
    match code {
        "fr" => Language::French,
        "en" => Language::English,
        _ => Language::Other,
    }
}

fn real(path: &Path, column: &str, wanted: Language) -> anyhow::Result<()> {
    let table = Table::read(path)?;
    let place = table.column(column)?;
    let texts: Vec<&str> = table.rows.iter().map(|row| row[place].as_str()).collect();
    let is_long = |text: &&str| text.split_whitespace().count() >= LONG_ENOUGH;
    let (long, short): (Vec<&str>, Vec<&str>) = texts.into_iter().partition(is_long);
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    say(&format!("{name}, {LONG_ENOUGH} words or more"), &long, wanted);
    say(&format!("{name}, fewer"), &short, wanted);
    Ok(())
}

fn say(what: &str, texts: &[&str], wanted: Language) {
    let share = |fits: &dyn Fn(Language) -> bool| {
        texts.iter().filter(|text| fits(language(text).language)).count() as f64 / texts.len().max(1) as f64
    };
    let (right, unknown) = (share(&|said| said == wanted), share(&|said| said == Language::Unknown));
    if texts.is_empty() {
        return;
    }
    let wrong = (1.0 - right - unknown).abs();
    println!("{what:<52}{:>8}{right:>9.3}{unknown:>9.3}{wrong:>9.3}", texts.len());
}

/// Texts of which one core tells the language in a second of its time.
fn rate() -> anyhow::Result<()> {
    const ROUNDS: usize = 5_000;
    let texts: Vec<&str> = remarks().map(|(_, text)| text).collect();
    let before = Process::own().cpu()?;
    for _ in 0..ROUNDS {
        for text in &texts {
            black_box(language(text));
        }
    }
    let took = (Process::own().cpu()? - before).as_secs_f64();
    println!(
        "texts a second of one core, invented remarks: {:.0}",
        (ROUNDS * texts.len()) as f64 / took
    );
    Ok(())
}
