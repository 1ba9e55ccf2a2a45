//! Reinert's classification of invented corpora: CPU time and memory beside what is to be reached and beside rainette.
//!
//! `cargo xtask bench reinert`. Every corpus has five planted vocabularies, words as frequent as Zipf has it, fifteen
//! terms a text. `PORTEVOIX_BENCH_TEXTS` names other sizes, parted by commas.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../../portevoix/benches/measure.rs"]
mod measure;

use anyhow::ensure;
use measure::Process;
use verbatim::reinert::{Matrix, Mode, Settings, classify};

/// Words of an invented corpus.
const TERMS: u32 = 3000;

/// Planted classes, and classes asked.
const CLASSES: usize = 5;

/// Words drawn a text; those drawn twice count once.
const DRAWN: usize = 17;

/// rainette 0.3.2 on 49,000 texts × 3,000 words: seconds of CPU.
const RAINETTE: f64 = 72.0;

/// Texts of the largest corpus that rainette was measured on.
const RAINETTE_TEXTS: f64 = 49_000.0;

fn main() -> anyhow::Result<()> {
    let sizes = std::env::var("PORTEVOIX_BENCH_TEXTS").unwrap_or_else(|_| "49000,100000,1000000".to_owned());
    println!(
        "{:<10}{:>9}{:>12}{:>11}{:>9}{:>9}{:>8}{:>14}{:>9}",
        "mode", "texts", "non-zeros", "CPU s", "reach", "MiB", "reach", "rainette s", "found"
    );
    for size in sizes.split(',') {
        let texts: usize = size.trim().parse()?;
        let (matrix, planted) = corpus(texts);
        for mode in [Mode::Exact, Mode::Compat] {
            measured(&matrix, &planted, mode)?;
        }
    }
    Ok(())
}

fn measured(matrix: &Matrix, planted: &[usize], mode: Mode) -> anyhow::Result<()> {
    let settings = Settings {
        classes: CLASSES,
        mode,
        ..Settings::default()
    };
    let before = Process::own().cpu()?;
    let result = classify(matrix, &settings);
    let took = (Process::own().cpu()? - before).as_secs_f64();
    ensure!(
        result.classes() == CLASSES,
        "only {} classes were made",
        result.classes()
    );
    let texts = matrix.texts();
    let (reach, memory) = match texts {
        100_000 => (Some(1.0), Some(300.0)),
        1_000_000 => (Some(15.0), None),
        _ => (None, None),
    };
    let shown = |reach: Option<f64>| reach.map_or("—".to_owned(), |reach| format!("{reach}"));
    // What it took on its largest corpus, in proportion to the texts, as it grows.
    let peer = RAINETTE * texts as f64 / RAINETTE_TEXTS;
    println!(
        "{:<10}{texts:>9}{:>12}{took:>11.2}{:>9}{:>9.0}{:>8}{peer:>14.0}{:>8.0}%",
        format!("{mode:?}").to_lowercase(),
        matrix.present(),
        shown(reach),
        Process::own().peak_mib()?,
        shown(memory),
        100.0 * found(&result.level(CLASSES), planted),
    );
    Ok(())
}

/// The share of texts that stand in the class where most of their planted class stands.
fn found(classes: &[Option<usize>], planted: &[usize]) -> f64 {
    let mut crossed = [[0_usize; CLASSES]; CLASSES];
    for (class, planted) in classes.iter().zip(planted) {
        if let Some(class) = class {
            crossed[*planted][*class] += 1;
        }
    }
    let kept: usize = crossed.iter().filter_map(|row| row.iter().max()).sum();
    kept as f64 / planted.len() as f64
}

/// Texts that draw half of their words from the vocabulary of their class and half from that of all.
fn corpus(texts: usize) -> (Matrix, Vec<usize>) {
    let mut random = Lehmer(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    let weights: Vec<f64> = (0..TERMS).map(|rank| 1.0 / f64::from(rank + 3)).collect();
    let mut sums: Vec<f64> = Vec::with_capacity(weights.len());
    for weight in weights {
        sums.push(sums.last().copied().unwrap_or(0.0) + weight);
    }
    let whole = sums.last().copied().unwrap_or(1.0);
    let mut matrix = Matrix::new(TERMS as usize);
    let mut planted = Vec::with_capacity(texts);
    let mut row = Vec::with_capacity(DRAWN);
    for _ in 0..texts {
        let class = (random.next() * CLASSES as f64) as usize;
        row.clear();
        while row.len() < DRAWN {
            let at = random.next() * whole;
            let term = sums.partition_point(|sum| *sum < at).min(TERMS as usize - 1);
            let own = term % CLASSES == class;
            if own || random.next() < 0.3 {
                row.push(term as u32);
            }
        }
        matrix.push(&row).expect("terms are below the number of terms");
        planted.push(class);
    }
    (matrix, planted)
}

/// Lehmer's generator of 128 bits, for numbers from 0 to 1.
struct Lehmer(u128);

impl Lehmer {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(0xda94_2042_e4dd_58b5);
        ((self.0 >> 64) as u64 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
