//! Matrices of weights in 4 bits, times rows of numbers brought to 8 bits: whole numbers within a block of 32, sums of
//! blocks in order (the scheme of ggml's `Q4_0` × `Q8_0`).

use super::functions::from_half;
use crate::kernel::Kernel;

/// Weights that share a scale.
pub(super) const BLOCK: usize = 32;

/// Outputs that are computed side by side.
pub(super) const PANEL: usize = 16;

/// Bytes of a block of a panel: sixteen scales of 16 bits, then the weights, two a byte.
pub(super) const PANEL_BYTES: usize = PANEL * 2 + PANEL * BLOCK / 2;

/// Weights of a block of a panel.
pub(super) const PANEL_WEIGHTS: usize = PANEL * BLOCK;

/// What a matrix multiplies: where it stands in the model, its scales, what is added to each output.
pub(super) struct Matrix {
    pub(super) outputs: usize,
    pub(super) inputs: usize,
    /// Where its panels begin in the model's bytes.
    pub(super) begin: usize,
    /// Of each panel, of each block, of each output.
    pub(super) scales: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Matrix {
    /// Bytes of a matrix of these sizes, without its bias.
    pub(super) fn bytes(outputs: usize, inputs: usize) -> usize {
        outputs / PANEL * (inputs / BLOCK) * PANEL_BYTES
    }

    /// The scales of a matrix's bytes.
    pub(super) fn scales(bytes: &[u8]) -> Vec<f32> {
        let blocks = bytes.chunks_exact(PANEL_BYTES);
        blocks
            .flat_map(|block| block[..PANEL * 2].chunks_exact(2))
            .map(|half| from_half(u16::from_le_bytes([half[0], half[1]])))
            .collect()
    }
}

/// Rows brought to 8 bits: numbers of a block share a scale.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) numbers: Vec<i8>,
    pub(super) scales: Vec<f32>,
    /// Of each block, what the weights' 8 too many add: minus eight times the sum of the first two of each four numbers
    /// (lower half), and of the last two (upper half).
    pub(super) excess: Vec<[i16; 2]>,
}

impl Rows {
    /// Brings rows to 8 bits; the length is a multiple of 32.
    #[inline(always)]
    pub(super) fn fill(&mut self, rows: &[f32]) {
        let blocks = rows.len() / BLOCK;
        self.numbers.resize(rows.len(), 0);
        self.scales.resize(blocks, 0.0);
        self.excess.resize(blocks, [0; 2]);
        let places = self.scales.iter_mut().zip(&mut self.excess);
        let blocks = rows.chunks_exact(BLOCK).zip(self.numbers.chunks_exact_mut(BLOCK));
        for ((from, to), (scale, excess)) in blocks.zip(places) {
            let mut most = [0.0_f32; 8];
            for eight in from.chunks_exact(8) {
                for (most, number) in most.iter_mut().zip(eight) {
                    let size = number.abs();
                    *most = if size > *most { size } else { *most };
                }
            }
            let most = most.iter().fold(0.0_f32, |a, b| a.max(*b));
            *scale = most / 127.0;
            let inverse = if most > 0.0 { 127.0 / most } else { 0.0 };
            let mut sums = [0_i32; 2];
            for (four, to) in from.chunks_exact(4).zip(to.chunks_exact_mut(4)) {
                for (place, (number, to)) in four.iter().zip(to).enumerate() {
                    // Adding 1.5 × 2²³ leaves the nearest whole number in the lower bits.
                    let whole = (number * inverse + 12_582_912.0).to_bits().cast_signed() - 0x4b40_0000;
                    *to = whole as i8;
                    sums[place / 2] += whole;
                }
            }
            *excess = sums.map(|sum| (-8 * sum) as i16);
        }
    }
}

/// Weights of a panel as numbers from 0 to 15, a byte each.
pub(super) type Opened = Vec<[u8; PANEL_WEIGHTS]>;

/// Multiplies rows by a matrix: `outputs` numbers a row.
#[inline(always)]
pub(super) fn multiply(
    kernel: Kernel,
    matrix: &Matrix,
    model: &[u8],
    rows: &Rows,
    opened: &mut Opened,
    out: &mut [f32],
) {
    let blocks = matrix.inputs / BLOCK;
    let panels = &model[matrix.begin..matrix.begin + Matrix::bytes(matrix.outputs, matrix.inputs)];
    opened.resize(blocks, [0; PANEL_WEIGHTS]);
    let scales = matrix.scales.chunks_exact(blocks * PANEL);
    for (number, (panel, scales)) in panels.chunks_exact(blocks * PANEL_BYTES).zip(scales).enumerate() {
        for (block, to) in panel.chunks_exact(PANEL_BYTES).zip(opened.iter_mut()) {
            open(&block[PANEL * 2..], to);
            if matches!(kernel, Kernel::Portable) {
                *to = by_output(to);
            }
        }
        let first = number * PANEL;
        let mut bias = [0.0; PANEL];
        bias.copy_from_slice(&matrix.bias[first..first + PANEL]);
        let panel = Panel {
            weights: opened,
            scales,
            bias,
            first,
            outputs: matrix.outputs,
        };
        match kernel {
            Kernel::Portable => panel.multiply(rows, out),
            #[cfg(target_arch = "x86_64")]
            Kernel::Wide(wide) => wide.vectorize(
                #[inline(always)]
                || super::wide::multiply(wide, &panel, rows, out),
            ),
        }
    }
}

#[inline(always)]
fn open(bytes: &[u8], to: &mut [u8; PANEL_WEIGHTS]) {
    let (low, high) = to.split_at_mut(PANEL_WEIGHTS / 2);
    for ((byte, low), high) in bytes.iter().zip(low).zip(high) {
        *low = byte & 15;
        *high = byte >> 4;
    }
}

/// The weights of a block, those of an output together.
#[inline(always)]
fn by_output(runs: &[u8; PANEL_WEIGHTS]) -> [u8; PANEL_WEIGHTS] {
    let mut turned = [0; PANEL_WEIGHTS];
    for (run, weights) in runs.chunks_exact(PANEL * 4).enumerate() {
        for (four, to) in weights.chunks_exact(4).zip(turned.chunks_exact_mut(BLOCK)) {
            to[run * 4..run * 4 + 4].copy_from_slice(four);
        }
    }
    turned
}

/// Sixteen outputs, with the weights of all their inputs opened.
pub(super) struct Panel<'a> {
    /// Of each block: runs of four inputs of each output; for the portable way, all inputs of each output.
    pub(super) weights: &'a [[u8; PANEL_WEIGHTS]],
    pub(super) scales: &'a [f32],
    pub(super) bias: [f32; PANEL],
    pub(super) first: usize,
    pub(super) outputs: usize,
}

impl Panel<'_> {
    #[inline(always)]
    fn multiply(&self, rows: &Rows, out: &mut [f32]) {
        let blocks = self.weights.len();
        let numbers = rows.numbers.chunks_exact(blocks * BLOCK);
        let scales = rows.scales.chunks_exact(blocks).zip(rows.excess.chunks_exact(blocks));
        for ((numbers, (row_scales, excess)), out) in numbers.zip(scales).zip(out.chunks_exact_mut(self.outputs)) {
            let mut sums = [0.0_f32; PANEL];
            let parts = numbers.chunks_exact(BLOCK).zip(row_scales).zip(excess);
            let weights = self.weights.iter().zip(self.scales.chunks_exact(PANEL));
            for (((numbers, row_scale), excess), (weights, scales)) in parts.zip(weights) {
                let excess = i32::from(excess[0]) + i32::from(excess[1]);
                for ((sum, weights), scale) in sums.iter_mut().zip(weights.chunks_exact(BLOCK)).zip(scales) {
                    let whole = excess + products(weights, numbers);
                    *sum += whole as f32 * (scale * row_scale);
                }
            }
            let out = &mut out[self.first..self.first + PANEL];
            for ((out, sum), bias) in out.iter_mut().zip(sums).zip(self.bias) {
                *out = bias + sum;
            }
        }
    }
}

/// The sum of products of one output's weights of a block.
#[inline(always)]
fn products(weights: &[u8], numbers: &[i8]) -> i32 {
    let mut sums = [0_i32; 8];
    for (weights, numbers) in weights.chunks_exact(8).zip(numbers.chunks_exact(8)) {
        for ((sum, weight), number) in sums.iter_mut().zip(weights).zip(numbers) {
            *sum += i32::from(*weight) * i32::from(*number);
        }
    }
    sums.iter().sum()
}
