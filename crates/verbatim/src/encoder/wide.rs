//! The multiplication of a panel with AVX2: sixteen outputs of four rows at once.

#![allow(
    clippy::needless_range_loop,
    reason = "rows and halves are counted: an iterator that is not inlined would lose the wide instructions"
)]

use pulp::{cast, x86::V3};
use std::arch::x86_64::{__m256, __m256i};

use super::matrix::{BLOCK, PANEL, PANEL_WEIGHTS, Panel, Rows};

/// Runs of four numbers in a block.
const RUNS: usize = BLOCK / 4;

/// Multiplies rows by a panel, to the bits of the portable way.
#[inline(always)]
pub(super) fn multiply(wide: V3, panel: &Panel<'_>, rows: &Rows, out: &mut [f32]) {
    let count = rows.scales.len() / panel.weights.len();
    let mut row = 0;
    while row + 4 <= count {
        some::<4>(wide, panel, rows, row, out);
        row += 4;
    }
    while row < count {
        some::<1>(wide, panel, rows, row, out);
        row += 1;
    }
}

/// Loops, not closures: what is not inlined would be compiled without the wide instructions.
#[inline(always)]
fn some<const ROWS: usize>(wide: V3, panel: &Panel<'_>, rows: &Rows, first: usize, out: &mut [f32]) {
    let blocks = panel.weights.len();
    let numbers = &rows.numbers.as_chunks::<BLOCK>().0[first * blocks..(first + ROWS) * blocks];
    let own_scales = &rows.scales[first * blocks..(first + ROWS) * blocks];
    let excess = &rows.excess[first * blocks..(first + ROWS) * blocks];
    let mut sums = [[wide.avx._mm256_setzero_ps(); 2]; ROWS];
    for block in 0..blocks {
        let mut wholes = [[wide.avx._mm256_setzero_si256(); 2]; ROWS];
        for row in 0..ROWS {
            let [low, high] = excess[row * blocks + block];
            let both = i32::from(high) << 16 | i32::from(low.cast_unsigned());
            wholes[row] = [wide.avx._mm256_set1_epi32(both); 2];
        }
        let mut fours = [&[[0_i8; 4]; RUNS]; ROWS];
        for row in 0..ROWS {
            fours[row] = runs(&numbers[row * blocks + block]);
        }
        add_products(wide, &panel.weights[block], &fours, &mut wholes);
        let scales = &panel.scales[block * PANEL..(block + 1) * PANEL];
        let scales = [eight(&scales[..8]), eight(&scales[8..])];
        let ones = wide.avx._mm256_set1_epi16(1);
        for row in 0..ROWS {
            let own = wide.avx._mm256_set1_ps(own_scales[row * blocks + block]);
            for half in 0..2 {
                let whole = wide.avx2._mm256_madd_epi16(wholes[row][half], ones);
                let whole = wide.avx._mm256_cvtepi32_ps(whole);
                let scale = wide.avx._mm256_mul_ps(scales[half], own);
                let product = wide.avx._mm256_mul_ps(whole, scale);
                sums[row][half] = wide.avx._mm256_add_ps(sums[row][half], product);
            }
        }
    }
    for row in 0..ROWS {
        let begin = (first + row) * panel.outputs + panel.first;
        for half in 0..2 {
            let bias = eight(&panel.bias[half * 8..half * 8 + 8]);
            let sum: [f32; 8] = cast(wide.avx._mm256_add_ps(bias, sums[row][half]));
            out[begin + half * 8..begin + half * 8 + 8].copy_from_slice(&sum);
        }
    }
}

/// Adds the products of one block of each row, which are whole numbers, two lanes an output.
///
/// A product of a weight (0 to 15) and a number (-127 to 127), twice, stays within 16 bits; so does the sum of a block's
/// sixteen of one lane once the excess is off, and what wraps on the way comes back.
#[inline(always)]
fn add_products<const ROWS: usize>(
    wide: V3,
    weights: &[u8; PANEL_WEIGHTS],
    fours: &[&[[i8; 4]; RUNS]; ROWS],
    wholes: &mut [[__m256i; 2]; ROWS],
) {
    let weights = weights.as_chunks::<32>().0;
    for run in 0..RUNS {
        let weights: [__m256i; 2] = [cast(weights[run * 2]), cast(weights[run * 2 + 1])];
        for row in 0..ROWS {
            let four = wide.avx._mm256_set1_epi32(cast(fours[row][run]));
            for half in 0..2 {
                let pairs = wide.avx2._mm256_maddubs_epi16(weights[half], four);
                wholes[row][half] = wide.avx2._mm256_add_epi16(wholes[row][half], pairs);
            }
        }
    }
}

/// A block in runs of four.
#[inline(always)]
fn runs(block: &[i8; BLOCK]) -> &[[i8; 4]; RUNS] {
    let (runs, _) = block.as_chunks::<4>();
    runs.first_chunk().expect("a block has eight runs")
}

#[inline(always)]
fn eight(slice: &[f32]) -> __m256 {
    let mut array = [0.0_f32; 8];
    array.copy_from_slice(slice);
    cast(array)
}
