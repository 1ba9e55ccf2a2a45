//! The file of a model: checked whole before anything of it is used.

use std::borrow::Cow;

use super::{
    DIMENSIONS,
    attention::HEAD,
    functions::from_half,
    matrix::{BLOCK, Matrix, PANEL},
    normal::Plain,
    pieces::Pieces,
    problem::{ModelProblem, VERSION},
};

/// What a file begins with, before the byte of its version.
const MAGIC: &[u8; 7] = b"PVXENCO";

/// Bytes before what the sum covers: magic, version, length, sum.
const HEAD_BYTES: usize = 24;

/// Bytes of a block of the table of pieces: a scale, then two weights a byte.
const WORD_BLOCK: usize = 2 + BLOCK / 2;

/// What was read.
pub(super) struct Read {
    pub(super) pieces: Pieces,
    pub(super) plain: Plain,
    pub(super) model: Model,
}

/// The weights: matrices stay in the file's bytes.
pub(super) struct Model {
    pub(super) bytes: Cow<'static, [u8]>,
    pub(super) heads: usize,
    pub(super) inner: usize,
    pub(super) epsilon: f32,
    words_begin: usize,
    /// Of each place in a text, what is added to its piece.
    pub(super) positions: Vec<f32>,
    pub(super) first: Norm,
    pub(super) layers: Vec<Layer>,
}

/// Weights and shifts of a layer normalisation.
pub(super) struct Norm {
    pub(super) weights: Vec<f32>,
    pub(super) shifts: Vec<f32>,
}

/// One layer.
pub(super) struct Layer {
    pub(super) queries: Matrix,
    pub(super) keys: Matrix,
    pub(super) values: Matrix,
    pub(super) seen: Matrix,
    pub(super) widen: Matrix,
    pub(super) narrow: Matrix,
    pub(super) seen_norm: Norm,
    pub(super) narrow_norm: Norm,
}

impl Model {
    /// The sum that stands in the file's head.
    pub(super) fn fingerprint(&self) -> u64 {
        let at = HEAD_BYTES - 8;
        self.bytes[at..HEAD_BYTES]
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }

    /// Writes the numbers of a piece.
    #[inline(always)]
    pub(super) fn word(&self, piece: u32, out: &mut [f32]) {
        let row = DIMENSIONS / BLOCK * WORD_BLOCK;
        let begin = self.words_begin + piece as usize * row;
        let blocks = self.bytes[begin..begin + row].chunks_exact(WORD_BLOCK);
        for (block, out) in blocks.zip(out.chunks_exact_mut(BLOCK)) {
            let scale = from_half(u16::from_le_bytes([block[0], block[1]]));
            let (low, high) = out.split_at_mut(BLOCK / 2);
            for ((byte, low), high) in block[2..].iter().zip(low).zip(high) {
                *low = (f32::from(byte & 15) - 8.0) * scale;
                *high = (f32::from(byte >> 4) - 8.0) * scale;
            }
        }
    }
}

/// Reads a file.
pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Read, ModelProblem> {
    checked(&bytes)?;
    let mut at = Cursor {
        bytes: &bytes,
        at: HEAD_BYTES,
    };
    let sizes = Sizes::read(&mut at)?;
    let epsilon = at.float()?;
    let unknown_score = at.float()?;
    let scores = at.floats(sizes.pieces)?;
    let lengths = at.take(sizes.pieces)?;
    let text = at.take(sizes.text)?;
    let pieces = Pieces::new(text, lengths, scores, sizes.special, unknown_score).ok_or(ModelProblem::OtherSizes)?;
    let plain = Plain::new(at.take(sizes.plain_bytes)?, sizes.plain_count).ok_or(ModelProblem::OtherSizes)?;
    let words_begin = at.at;
    at.take(
        sizes
            .pieces
            .checked_mul(DIMENSIONS / BLOCK * WORD_BLOCK)
            .ok_or(ModelProblem::OtherLength)?,
    )?;
    let mut positions = at.halves(sizes.positions * DIMENSIONS)?;
    let kind = at.floats(DIMENSIONS)?;
    for row in positions.chunks_exact_mut(DIMENSIONS) {
        for (number, kind) in row.iter_mut().zip(&kind) {
            *number += kind;
        }
    }
    let first = at.norm()?;
    let layers = (0..sizes.layers)
        .map(|_| at.layer(sizes.inner))
        .collect::<Result<_, _>>()?;
    if at.at != bytes.len() {
        return Err(ModelProblem::OtherSizes);
    }
    let model = Model {
        heads: sizes.heads,
        inner: sizes.inner,
        epsilon,
        words_begin,
        positions,
        first,
        layers,
        bytes,
    };
    Ok(Read { pieces, plain, model })
}

fn checked(bytes: &[u8]) -> Result<(), ModelProblem> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Err(if MAGIC.starts_with(bytes) && !bytes.is_empty() {
            ModelProblem::OtherLength
        } else {
            ModelProblem::NotAModel
        });
    };
    match rest.first() {
        None => return Err(ModelProblem::OtherLength),
        Some(&version) if version != VERSION => return Err(ModelProblem::OtherVersion(version)),
        Some(_) => {}
    }
    let word = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    let (Some(length), Some(said)) = (word(8), word(16)) else {
        return Err(ModelProblem::OtherLength);
    };
    let body = &bytes[HEAD_BYTES..];
    if body.len() as u64 != length {
        return Err(ModelProblem::OtherLength);
    }
    if sum(body) == said {
        Ok(())
    } else {
        Err(ModelProblem::Altered)
    }
}

/// FNV-1a over words of eight bytes, the last one completed by zeros.
fn sum(body: &[u8]) -> u64 {
    body.chunks(8).fold(0xcbf2_9ce4_8422_2325, |sum, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

struct Sizes {
    layers: usize,
    heads: usize,
    inner: usize,
    positions: usize,
    pieces: usize,
    /// Numbers of the pieces that begin a text, end it, and stand for what has none.
    special: [u32; 3],
    text: usize,
    plain_count: usize,
    plain_bytes: usize,
}

impl Sizes {
    fn read(at: &mut Cursor<'_>) -> Result<Self, ModelProblem> {
        let mut counts = [0; 12];
        for count in &mut counts {
            *count = at.count()?;
        }
        let [
            hidden,
            layers,
            heads,
            inner,
            positions,
            pieces,
            begin,
            end,
            unknown,
            text,
            plain_count,
            plain_bytes,
        ] = counts;
        let special = [begin, end, unknown];
        let usable = hidden == DIMENSIONS
            && heads * HEAD == hidden
            && inner > 0
            && inner.is_multiple_of(BLOCK.max(PANEL))
            && inner <= 16 * DIMENSIONS
            && layers <= 64
            && (super::WINDOW + 2..=4096).contains(&positions)
            && special.iter().all(|special| *special < pieces);
        if !usable {
            return Err(ModelProblem::OtherSizes);
        }
        Ok(Self {
            layers,
            heads,
            inner,
            positions,
            pieces,
            special: special.map(|special| special as u32),
            text,
            plain_count,
            plain_bytes,
        })
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ModelProblem> {
        let end = self.at.checked_add(length).ok_or(ModelProblem::OtherLength)?;
        let taken = self.bytes.get(self.at..end).ok_or(ModelProblem::OtherLength)?;
        self.at = end;
        Ok(taken)
    }

    fn count(&mut self) -> Result<usize, ModelProblem> {
        let four = self.take(4)?;
        Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
    }

    fn float(&mut self) -> Result<f32, ModelProblem> {
        Ok(self.floats(1)?[0])
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelProblem> {
        let bytes = self.take(count.checked_mul(4).ok_or(ModelProblem::OtherLength)?)?;
        let fours = bytes.chunks_exact(4);
        Ok(fours
            .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
            .collect())
    }

    fn halves(&mut self, count: usize) -> Result<Vec<f32>, ModelProblem> {
        let bytes = self.take(count.checked_mul(2).ok_or(ModelProblem::OtherLength)?)?;
        let twos = bytes.chunks_exact(2);
        Ok(twos
            .map(|two| from_half(u16::from_le_bytes([two[0], two[1]])))
            .collect())
    }

    fn norm(&mut self) -> Result<Norm, ModelProblem> {
        Ok(Norm {
            weights: self.floats(DIMENSIONS)?,
            shifts: self.floats(DIMENSIONS)?,
        })
    }

    fn matrix(&mut self, outputs: usize, inputs: usize) -> Result<Matrix, ModelProblem> {
        let begin = self.at;
        let bytes = self.take(Matrix::bytes(outputs, inputs))?;
        Ok(Matrix {
            outputs,
            inputs,
            begin,
            scales: Matrix::scales(bytes),
            bias: self.floats(outputs)?,
        })
    }

    fn layer(&mut self, inner: usize) -> Result<Layer, ModelProblem> {
        Ok(Layer {
            queries: self.matrix(DIMENSIONS, DIMENSIONS)?,
            keys: self.matrix(DIMENSIONS, DIMENSIONS)?,
            values: self.matrix(DIMENSIONS, DIMENSIONS)?,
            seen: self.matrix(DIMENSIONS, DIMENSIONS)?,
            widen: self.matrix(inner, DIMENSIONS)?,
            narrow: self.matrix(DIMENSIONS, inner)?,
            seen_norm: self.norm()?,
            narrow_norm: self.norm()?,
        })
    }
}
