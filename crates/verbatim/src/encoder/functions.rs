//! Functions of numbers that give the same bits on every machine: sums, products and bits, in one order.

// Each is compiled within its caller, so that the wide instructions that are allowed there serve here too.

/// Numbers that are summed side by side.
const LANES: usize = 8;

/// The exponential, to 2 units in the last place for arguments from -87 to 87 (after Cephes' `expf`: S. Moshier, 1989).
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 87.0);
    // Adding and taking away 1.5 × 2²³ rounds to the nearest whole number.
    let shifted = x * std::f32::consts::LOG2_E + 12_582_912.0;
    let whole = shifted - 12_582_912.0;
    let rest = x - whole * 0.693_359_4 - whole * -2.121_944_4e-4;
    let mut sum = 1.987_569_1e-4;
    for term in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 5e-1] {
        sum = sum * rest + term;
    }
    let fraction = sum * rest * rest + rest + 1.0;
    let power = (shifted.to_bits() as i32).wrapping_sub(0x4b40_0000);
    fraction * f32::from_bits(((power + 127) << 23) as u32)
}

/// The Gaussian error linear unit (Hendrycks, Gimpel, 2016), with Abramowitz and Stegun's error function (7.1.26), whose
/// error is below 1.5 × 10⁻⁷.
#[inline(always)]
pub(super) fn gelu(x: f32) -> f32 {
    let z = (x * std::f32::consts::FRAC_1_SQRT_2).abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let mut sum = 1.061_405_4;
    for term in [-1.453_152, 1.421_413_7, -0.284_496_74, 0.254_829_6] {
        sum = sum * t + term;
    }
    let erf = 1.0 - sum * t * exp(-z * z);
    0.5 * x * (1.0 + erf.copysign(x))
}

/// Adds `other` to a row where there is one, then scales the row to mean 0 and variance 1, weighs and shifts it
/// (layer normalisation: Ba et al., 2016).
#[inline(always)]
pub(super) fn normalise(row: &mut [f32], other: Option<&[f32]>, weights: &[f32], shifts: &[f32], epsilon: f32) {
    if let Some(other) = other {
        for (number, other) in row.iter_mut().zip(other) {
            *number += other;
        }
    }
    let count = row.len() as f32;
    let mean = sum(row, |number| number) / count;
    let variance = sum(row, |number| (number - mean) * (number - mean)) / count;
    let inverse = 1.0 / (variance + epsilon).sqrt();
    for ((number, weight), shift) in row.iter_mut().zip(weights).zip(shifts) {
        *number = (*number - mean) * inverse * weight + shift;
    }
}

/// The sum of a function of each number, eight by eight; the length is a multiple of eight.
#[inline(always)]
pub(super) fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for chunk in row.chunks_exact(LANES) {
        for (sum, number) in sums.iter_mut().zip(chunk) {
            *sum += of(*number);
        }
    }
    ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]))
}

/// The greatest of the numbers; the length is a multiple of eight.
#[inline(always)]
pub(super) fn greatest(row: &[f32]) -> f32 {
    let mut most = [f32::MIN; LANES];
    for chunk in row.chunks_exact(LANES) {
        for (most, number) in most.iter_mut().zip(chunk) {
            *most = if *number > *most { *number } else { *most };
        }
    }
    most.iter().fold(f32::MIN, |a, b| a.max(*b))
}

/// A number of 16 bits (IEEE 754 binary16) as one of 32.
pub(super) fn from_half(half: u16) -> f32 {
    let sign = u32::from(half & 0x8000) << 16;
    let exponent = u32::from(half >> 10) & 31;
    let fraction = u32::from(half & 0x3ff);
    let magnitude = match exponent {
        0 => return f32::from_bits(sign | (fraction as f32 / 16_777_216.0).to_bits()),
        31 => 0x7f80_0000 | fraction << 13,
        _ => (exponent + 112) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_that_of_the_library_to_a_ten_millionth() {
        for step in -8700..=8700_i16 {
            let x = f32::from(step) / 100.0;
            let true_value = f64::from(x).exp();
            let error = (f64::from(exp(x)) - true_value).abs() / true_value;
            assert!(error < 2.5e-7, "{x}: {error}");
        }
    }

    #[test]
    fn the_linear_unit_lets_large_numbers_pass_and_stops_negative_ones() {
        for (x, wanted) in [
            (0.0, 0.0),
            (1.0, 0.841_345),
            (-1.0, -0.158_655),
            (3.0, 2.995_95),
            (9.0, 9.0),
            (-9.0, 0.0),
        ] {
            assert!((gelu(x) - wanted).abs() < 1e-6, "{x}: {}", gelu(x));
        }
    }

    #[test]
    fn a_row_is_brought_to_mean_zero_and_variance_one() {
        let mut row: Vec<f32> = (0..16).map(|n| (n * n) as f32).collect();

        normalise(&mut row, None, &[1.0; 16], &[0.0; 16], 1e-12);

        let mean = row.iter().sum::<f32>() / 16.0;
        let variance = row.iter().map(|n| n * n).sum::<f32>() / 16.0;
        assert!(mean.abs() < 1e-6 && (variance - 1.0).abs() < 1e-5, "{mean} {variance}");
    }

    #[test]
    fn numbers_of_sixteen_bits_are_read_small_ones_included() {
        for (bits, wanted) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
        ] {
            assert_eq!(from_half(bits), wanted);
        }
    }
}
