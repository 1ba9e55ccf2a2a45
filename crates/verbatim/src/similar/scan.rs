//! One vector against all: sums of products of whole numbers, exact, so that the order does not matter.

use crate::{encoder::DIMENSIONS, kernel::Kernel};

/// Gives the sum of products of each row of `numbers` with `query`.
#[inline(always)]
pub(super) fn each(kernel: Kernel, numbers: &[i8], query: &[i16; DIMENSIONS], mut found: impl FnMut(usize, i32)) {
    for (row, numbers) in numbers.chunks_exact(DIMENSIONS).enumerate() {
        let sum = match kernel {
            Kernel::Portable => portable(numbers, query),
            #[cfg(target_arch = "x86_64")]
            Kernel::Wide(wide) => wide::sum(wide, numbers, query),
        };
        found(row, sum);
    }
}

#[inline(always)]
fn portable(numbers: &[i8], query: &[i16; DIMENSIONS]) -> i32 {
    let products = numbers
        .iter()
        .zip(query)
        .map(|(number, query)| i32::from(*number) * i32::from(*query));
    products.sum()
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use std::arch::x86_64::{__m128i, __m256i};

    use pulp::{cast, x86::V3};

    use super::DIMENSIONS;

    #[inline(always)]
    pub(super) fn sum(wide: V3, numbers: &[i8], query: &[i16; DIMENSIONS]) -> i32 {
        let mut sums = [wide.avx._mm256_setzero_si256(); 4];
        for (four, of) in numbers.chunks_exact(64).zip(query.chunks_exact(64)) {
            for (place, sum) in sums.iter_mut().enumerate() {
                let numbers = wide
                    .avx2
                    ._mm256_cvtepi8_epi16(bytes(&four[place * 16..place * 16 + 16]));
                let query = words(&of[place * 16..place * 16 + 16]);
                *sum = wide
                    .avx2
                    ._mm256_add_epi32(*sum, wide.avx2._mm256_madd_epi16(numbers, query));
            }
        }
        let [a, b, c, d] = sums;
        let all = wide
            .avx2
            ._mm256_add_epi32(wide.avx2._mm256_add_epi32(a, b), wide.avx2._mm256_add_epi32(c, d));
        let lanes: [i32; 8] = cast(all);
        lanes.iter().sum()
    }

    #[inline(always)]
    fn bytes(slice: &[i8]) -> __m128i {
        let mut array = [0_i8; 16];
        array.copy_from_slice(slice);
        cast(array)
    }

    #[inline(always)]
    fn words(slice: &[i16]) -> __m256i {
        let mut array = [0_i16; 16];
        array.copy_from_slice(slice);
        cast(array)
    }
}
