//! The nearest ten of a million vectors, on one core, beside what is to be reached.
//!
//! `cargo xtask bench similar`. The vectors are invented: two thousand directions, each with its own about it, so that a
//! vector has neighbours as near as those of texts. `PORTEVOIX_BENCH_TEXTS` names another size.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../../portevoix/benches/measure.rs"]
mod measure;

use measure::{Process, percentile};
use std::time::{Duration, Instant};
use verbatim::{
    encoder::{DIMENSIONS, Vector, cosine},
    similar::Similar,
};

/// Directions that vectors lie about.
const DIRECTIONS: usize = 2_000;

/// Vectors that exact arithmetic is asked of.
const COMPARED: usize = 50_000;

/// Milliseconds at the 95th percentile.
const REACH: f64 = 50.0;

fn main() -> anyhow::Result<()> {
    let texts: usize = std::env::var("PORTEVOIX_BENCH_TEXTS").map_or(Ok(1_000_000), |texts| texts.parse())?;
    let mut random = Lehmer(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    let directions: Vec<Vector> = (0..DIRECTIONS).map(|_| random.unit()).collect();
    let mut similar = Similar::new();
    let mut first = Vec::new();
    for row in 0..texts {
        let vector = about(&directions[row % DIRECTIONS], &mut random);
        similar.push(&vector);
        if row < COMPARED {
            first.push(vector);
        }
    }
    let queries: Vec<Vector> = (0..40).map(|n| about(&directions[n * 37], &mut random)).collect();
    println!("{texts} vectors, {:.0} MiB resident", Process::own().resident_mib()?);

    println!(
        "{:<10}{:>10}{:>10}{:>10}{:>8}",
        "kernel", "p50 ms", "p95 ms", "CPU ms", "reach"
    );
    timed("widest", &similar, &queries)?;
    let portable = similar.portable();
    timed("portable", &portable, &queries)?;
    println!(
        "of the ten nearest among {COMPARED}, {:.1} % are those of exact arithmetic",
        100.0 * recall(&first, &queries)
    );
    Ok(())
}

fn timed(kernel: &str, similar: &Similar, queries: &[Vector]) -> anyhow::Result<()> {
    let before = Process::own().cpu()?;
    let mut times: Vec<Duration> = queries
        .iter()
        .map(|query| {
            let start = Instant::now();
            std::hint::black_box(similar.nearest(query, 10));
            start.elapsed()
        })
        .collect();
    let processor = (Process::own().cpu()? - before).as_secs_f64() * 1e3 / queries.len() as f64;
    times.sort_unstable();
    let shown = |share: f64| percentile(&times, share).as_secs_f64() * 1e3;
    println!(
        "{kernel:<10}{:>10.1}{:>10.1}{processor:>10.1}{REACH:>8.0}",
        shown(0.5),
        shown(0.95)
    );
    Ok(())
}

fn recall(vectors: &[Vector], queries: &[Vector]) -> f64 {
    let mut similar = Similar::new();
    for vector in vectors {
        similar.push(vector);
    }
    let mut common = 0;
    for query in queries {
        let mut exact: Vec<(f32, usize)> = vectors
            .iter()
            .enumerate()
            .map(|(row, vector)| (cosine(query, vector), row))
            .collect();
        exact.sort_by(|a, b| b.0.total_cmp(&a.0));
        let found = similar.nearest(query, 10);
        common += found
            .iter()
            .filter(|found| exact[..10].iter().any(|(_, row)| *row == found.row))
            .count();
    }
    common as f64 / (10 * queries.len()) as f64
}

fn about(direction: &Vector, random: &mut Lehmer) -> Vector {
    let own = random.unit();
    unit(std::array::from_fn(|place| direction[place] + own[place]))
}

fn unit(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    for number in &mut vector {
        *number /= length;
    }
    vector
}

/// Lehmer's generator of 128 bits.
struct Lehmer(u128);

impl Lehmer {
    fn unit(&mut self) -> Vector {
        let numbers: [f32; DIMENSIONS] = std::array::from_fn(|_| {
            self.0 = self.0.wrapping_mul(0xda94_2042_e4dd_58b5);
            (self.0 >> 104) as f32 / 8_388_608.0 - 1.0
        });
        unit(numbers)
    }
}
