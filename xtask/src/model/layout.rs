//! The file as `verbatim::encoder` reads it: matrices in panels of sixteen rows, so that their weights are read in order.

use anyhow::{Result, ensure};

use super::package::{BLOCK, BLOCK_BYTES, Package};

/// What the file begins with; the last byte is the version of its layout.
const MAGIC: &[u8; 8] = b"PVXENCO\x01";

/// Rows of a matrix that stand together.
const PANEL: usize = 16;

/// Weights that stand together within a row.
const RUN: usize = 4;

/// The bytes of the file: magic, length and sum of the rest, sizes, pieces, plain characters, weights.
pub(super) fn file(package: &Package<'_>, kept: &[usize]) -> Result<Vec<u8>> {
    let body = body(package, kept)?;
    let mut file = MAGIC.to_vec();
    file.extend((body.len() as u64).to_le_bytes());
    file.extend(sum(&body).to_le_bytes());
    file.extend(body);
    Ok(file)
}

/// FNV-1a over words of eight bytes, the last one completed by zeros.
fn sum(body: &[u8]) -> u64 {
    body.chunks(8).fold(0xcbf2_9ce4_8422_2325, |sum, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn body(package: &Package<'_>, kept: &[usize]) -> Result<Vec<u8>> {
    let place = |number: usize| kept.iter().position(|kept| *kept == number).unwrap_or(0);
    let text: usize = kept.iter().map(|number| package.pieces[*number].len()).sum();
    let mut body = Vec::new();
    for count in [
        package.hidden,
        package.layers,
        package.heads,
        package.inner,
        package.positions,
        kept.len(),
        place(package.begin),
        place(package.end),
        place(package.unknown),
        text,
        package.plain_count as usize,
        package.plain.len(),
    ] {
        body.extend(u32::try_from(count)?.to_le_bytes());
    }
    body.extend(package.epsilon.to_le_bytes());
    // What a character without a piece costs depends on all the pieces, those that are left out included.
    let least = package.scores.iter().copied().fold(f32::INFINITY, f32::min);
    body.extend((least - 10.0).to_le_bytes());
    for number in kept {
        body.extend(package.scores[*number].to_le_bytes());
    }
    for number in kept {
        body.push(u8::try_from(package.pieces[*number].len())?);
    }
    for number in kept {
        body.extend(package.pieces[*number].as_bytes());
    }
    body.extend(package.plain);
    weights(package, kept, &mut body)?;
    Ok(body)
}

fn weights(package: &Package<'_>, kept: &[usize], body: &mut Vec<u8>) -> Result<()> {
    let words = package.tensor("emb.word")?;
    let row = package.hidden / BLOCK * BLOCK_BYTES;
    for number in kept {
        body.extend(&words[number * row..(number + 1) * row]);
    }
    // Numbers of 16 bits do for places: they are added to words that were brought to four.
    for four in package.tensor("emb.pos")?.chunks_exact(4) {
        let place = f32::from_le_bytes(four.try_into()?);
        body.extend(half(place)?.to_le_bytes());
    }
    for name in ["emb.type", "emb.ln.w", "emb.ln.b"] {
        let tensor = package.tensor(name)?;
        // Of the two kinds of segments, texts alone are all of the first.
        let length = if name == "emb.type" {
            package.hidden * 4
        } else {
            tensor.len()
        };
        body.extend(&tensor[..length]);
    }
    for layer in 0..package.layers {
        let tensor = |name: &str| package.tensor(&format!("l{layer}.{name}"));
        let (hidden, inner) = (package.hidden, package.inner);
        for (name, outputs, inputs) in [
            ("q", hidden, hidden),
            ("k", hidden, hidden),
            ("v", hidden, hidden),
            ("ao", hidden, hidden),
            ("fi", inner, hidden),
            ("fo", hidden, inner),
        ] {
            panels(tensor(&format!("{name}.w"))?, outputs, inputs, body)?;
            body.extend(tensor(&format!("{name}.b"))?);
        }
        for name in ["aln.w", "aln.b", "oln.w", "oln.b"] {
            body.extend(tensor(name)?);
        }
    }
    Ok(())
}

/// A number in 16 bits (IEEE 754 binary16), to the nearest; those below the least normal one become zero.
fn half(number: f32) -> Result<u16> {
    let sign = (number.to_bits() >> 16) as u16 & 0x8000;
    if number.abs() < 6.103_515_6e-5 {
        return Ok(sign);
    }
    ensure!(number.abs() < 65_504.0, "a number is too large for 16 bits");
    let rounded = (number.abs().to_bits() + 0x1000) >> 13;
    Ok(sign | (rounded - (112 << 10)) as u16)
}

/// Panel by panel, block by block: sixteen scales, then the weights of the sixteen rows in runs of four; the first half
/// of the runs in the lower half of the bytes.
fn panels(tensor: &[u8], outputs: usize, inputs: usize, body: &mut Vec<u8>) -> Result<()> {
    let blocks = inputs / BLOCK;
    ensure!(
        tensor.len() == outputs * blocks * BLOCK_BYTES && outputs.is_multiple_of(PANEL),
        "a matrix is not of its size"
    );
    for panel in 0..outputs / PANEL {
        for block in 0..blocks {
            let of = |row: usize| {
                let begin = ((panel * PANEL + row) * blocks + block) * BLOCK_BYTES;
                &tensor[begin..begin + BLOCK_BYTES]
            };
            for row in 0..PANEL {
                body.extend(&of(row)[..2]);
            }
            let weight = |run: usize, row: usize, place: usize| {
                let number = run * RUN + place;
                let pair = of(row)[2 + number % (BLOCK / 2)];
                if number < BLOCK / 2 { pair & 15 } else { pair >> 4 }
            };
            let half = BLOCK / RUN / 2;
            for run in 0..half {
                for row in 0..PANEL {
                    body.extend((0..RUN).map(|place| weight(run, row, place) | weight(run + half, row, place) << 4));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_holds_the_scales_then_the_weights_in_runs_of_four() {
        let mut tensor = Vec::new();
        for row in 0..PANEL as u8 {
            tensor.extend([row, 100]);
            tensor.extend((0..16).map(|place| place | (15 - place) << 4));
        }
        let mut body = Vec::new();

        panels(&tensor, PANEL, BLOCK, &mut body).unwrap();

        assert_eq!(body.len(), tensor.len());
        assert_eq!(body[..4], [0, 100, 1, 100]);
        let weights = &body[32..];
        assert_eq!(weights[..4], [0xf0, 0xe1, 0xd2, 0xc3]);
        assert_eq!(weights[64..68], [0xb4, 0xa5, 0x96, 0x87]);
        assert!(panels(&tensor[1..], PANEL, BLOCK, &mut body).is_err());
    }

    #[test]
    fn numbers_are_brought_to_sixteen_bits() {
        for (number, bits) in [
            (1.0, 0x3c00),
            (-2.0, 0xc000),
            (0.333_333_34, 0x3555),
            (1.999_9, 0x4000),
            (1e-7, 0),
        ] {
            assert_eq!(half(number).unwrap(), bits, "{number}");
        }
        assert!(half(1e9).is_err());
    }

    #[test]
    fn the_sum_of_a_file_sees_each_of_its_bytes() {
        let body: Vec<u8> = (0..21).collect();
        let before = sum(&body);

        for place in 0..body.len() {
            let mut other = body.clone();
            other[place] ^= 1;
            assert_ne!(sum(&other), before, "{place}");
        }
    }
}
