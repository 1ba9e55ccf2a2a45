//! A model as bytes: little-endian numbers behind a mark, a version and the sizes, with a checksum at the end.

use super::calibrate::Sigmoid;
use super::dense::Dense;
use super::features::Features;
use super::learning::laid_out;
use super::reader::stride;
use super::sense::Sense;
use super::{Kind, Model};
use crate::hash::salted;

const MARK: &[u8; 4] = b"PVLM";
/// Raised when the bytes, the features or the tone change what a stored model would answer.
const VERSION: u16 = 4;

/// Why bytes are no model that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelError {
    /// The bytes are something else.
    NotAModel,
    /// The model was learned by another version of the engine: learn again.
    OtherVersion(u16),
    /// The bytes were cut or changed.
    Damaged,
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAModel => f.write_str("not a model"),
            Self::OtherVersion(version) => write!(f, "a model of version {version}, this engine reads {VERSION}"),
            Self::Damaged => f.write_str("a damaged model"),
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// The model as bytes; the same model always gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.features.len() * 8 + self.weights.len() * 2 + self.note.len());
        out.extend_from_slice(MARK);
        out.extend_from_slice(&VERSION.to_le_bytes());
        let kind = match self.kind {
            Kind::Themes => 0,
            Kind::Classes => 1,
            Kind::Ordered => 2,
        };
        // Sizes are far under 2³²: features are capped, labels are a codebook's themes.
        let sizes = [
            self.labels,
            self.features.len(),
            self.dense.len(),
            self.dense.tones,
            self.sense.width(),
            self.sense.texts(),
            self.sense.counts.len(),
            self.sense.counts.iter().map(|count| usize::from(*count)).sum(),
            self.note.len(),
        ];
        let sizes = std::iter::once(kind).chain(sizes.map(|size| size as u32));
        sizes.for_each(|size| out.extend_from_slice(&size.to_le_bytes()));
        let keys = self.features.keys().iter();
        keys.for_each(|key| out.extend_from_slice(&key.to_le_bytes()));
        let sigmoids = self.sigmoids.iter().flat_map(|sigmoid| [sigmoid.slope, sigmoid.shift]);
        let tables = [
            self.features.rarity(),
            &self.scales,
            &self.biases,
            &self.borders,
            &self.dense.means,
            &self.dense.factors,
            &self.sense.means,
            &self.sense.pulls,
        ];
        let numbers = tables.into_iter().flatten().copied().chain(sigmoids);
        numbers.for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
        let rows = self.weights.chunks_exact(stride(self.lines).max(1));
        let weights = rows.flat_map(|row| &row[..self.lines]);
        weights.for_each(|weight| out.extend_from_slice(&weight.to_le_bytes()));
        let places = self.sense.packed.iter();
        places.for_each(|place| out.extend_from_slice(&place.to_le_bytes()));
        out.extend_from_slice(&self.sense.counts);
        out.extend_from_slice(self.note.as_bytes());
        let check = salted(0, &out);
        out.extend_from_slice(&check.to_le_bytes());
        out
    }

    /// Reads a model back.
    ///
    /// # Errors
    /// [`ModelError`] when the bytes are not a whole model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MARK).ok_or(ModelError::NotAModel)?;
        let (version, rest) = rest.split_first_chunk().ok_or(ModelError::Damaged)?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(ModelError::OtherVersion(version));
        }
        let (_, check) = rest.split_last_chunk().ok_or(ModelError::Damaged)?;
        if u64::from_le_bytes(*check) != salted(0, &bytes[..bytes.len() - 8]) {
            return Err(ModelError::Damaged);
        }
        read(&rest[..rest.len() - 8]).ok_or(ModelError::Damaged)
    }
}

/// Nothing is allocated before the sizes were found to be those of the bytes at hand.
fn read(bytes: &[u8]) -> Option<Model> {
    let (head, rest) = bytes.split_at_checked(40)?;
    let sizes: Vec<u32> = head
        .as_chunks::<4>()
        .0
        .iter()
        .map(|word| u32::from_le_bytes(*word))
        .collect();
    let &[
        kind,
        labels,
        features,
        dense,
        tones,
        given,
        texts,
        counts,
        passages,
        note,
    ] = sizes.as_slice()
    else {
        return None;
    };
    let kind = match kind {
        0 => Kind::Themes,
        1 => Kind::Classes,
        2 => Kind::Ordered,
        _ => return None,
    };
    let [labels, features, dense, tones, given, texts, counts, passages, note] =
        [labels, features, dense, tones, given, texts, counts, passages, note].map(|size| size as usize);
    let lines = kind.lines(labels);
    let means = if counts > 0 { given.checked_mul(2)? } else { given };
    let words = features
        .checked_mul(2)?
        .checked_add(lines.checked_mul(4)?)?
        .checked_add(labels)?
        .checked_add(dense.checked_mul(2)?)?
        .checked_add(means)?
        .checked_add(texts.checked_mul(lines)?)?;
    let places = given.checked_mul(texts.checked_add(passages)?)?;
    let cells = features.checked_add(dense)?.checked_mul(lines)?;
    let expected = words
        .checked_mul(4)?
        .checked_add(cells.checked_mul(2)?)?
        .checked_add(places)?
        .checked_add(counts)?
        .checked_add(note)?;
    let none = given == 0 && texts + passages > 0 || counts == 0 && passages > 0 || counts > 0 && counts != texts;
    if rest.len() != expected || tones > dense || none {
        return None;
    }
    let (words, rest) = rest.split_at(words * 4);
    let (weights, rest) = rest.split_at(cells * 2);
    let (places, rest) = rest.split_at(places);
    let (counts, note) = rest.split_at(counts);
    if counts.iter().map(|count| usize::from(*count)).sum::<usize>() != passages {
        return None;
    }
    let places = places.iter().map(|place| i8::from_le_bytes([*place])).collect();
    let (keys, numbers) = words.as_chunks::<4>().0.split_at(features);
    let keys: Vec<u32> = keys.iter().map(|word| u32::from_le_bytes(*word)).collect();
    let numbers: Vec<f32> = numbers.iter().map(|word| f32::from_le_bytes(*word)).collect();
    if !keys.is_sorted_by(|a, b| a < b) || numbers.iter().any(|number| !number.is_finite()) {
        return None;
    }
    let mut numbers = numbers.as_slice();
    let mut take = |count: usize| {
        let (taken, left) = numbers.split_at(count);
        numbers = left;
        taken.to_vec()
    };
    let features = Features::from_parts(keys, take(features));
    Some(Model {
        kind,
        labels,
        lines,
        features,
        scales: take(lines),
        biases: take(lines),
        borders: take(labels),
        dense: Dense {
            means: take(dense),
            factors: take(dense),
            tones,
        },
        sense: Sense::from_parts(take(means), places, counts.to_vec(), take(texts * lines)),
        sigmoids: take(2 * lines)
            .chunks_exact(2)
            .map(|pair| Sigmoid {
                slope: pair[0],
                shift: pair[1],
            })
            .collect(),
        weights: laid_out(
            weights.as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two)),
            lines,
        ),
        note: String::from_utf8(note.to_vec()).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::learn;

    fn model() -> Model {
        learn(
            &[
                ("repas froid", &[0]),
                ("repas chaud", &[0]),
                ("accueil souriant", &[1]),
                ("accueil froid", &[1]),
            ],
            2,
        )
    }

    #[test]
    fn a_model_read_back_answers_the_same() {
        let model = model();

        let back = Model::from_bytes(&model.to_bytes()).unwrap();

        assert_eq!(back.predict("repas du soir"), model.predict("repas du soir"));
        assert_eq!(back.to_bytes(), model.to_bytes());
    }

    #[test]
    fn a_model_keeps_the_note_that_it_was_given() {
        let noted = model().with_note("repas, accueil".to_owned());

        assert_eq!(Model::from_bytes(&noted.to_bytes()).unwrap().note(), "repas, accueil");
    }

    #[test]
    fn sizes_that_the_bytes_do_not_hold_are_refused_even_with_a_right_checksum() {
        let good = model().to_bytes();
        for place in 6..46 {
            let mut changed = good[..good.len() - 8].to_vec();
            changed[place] ^= 0x41;
            let check = salted(0, &changed);
            changed.extend_from_slice(&check.to_le_bytes());

            assert!(Model::from_bytes(&changed).is_err(), "byte {place}");
        }
    }

    #[test]
    fn a_model_cut_anywhere_is_refused() {
        let good = model().to_bytes();

        assert!((0..good.len()).all(|length| Model::from_bytes(&good[..length]).is_err()));
    }

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        let good = model().to_bytes();
        let mut changed = good.clone();
        changed[48] ^= 1;
        let mut other = good.clone();
        other[4] = 9;

        assert_eq!(Model::from_bytes(b"").err(), Some(ModelError::NotAModel));
        assert_eq!(Model::from_bytes(b"PVLM").err(), Some(ModelError::Damaged));
        assert_eq!(Model::from_bytes(&changed).err(), Some(ModelError::Damaged));
        assert_eq!(
            Model::from_bytes(&good[..good.len() - 1]).err(),
            Some(ModelError::Damaged)
        );
        assert_eq!(Model::from_bytes(&other).err(), Some(ModelError::OtherVersion(9)));
    }
}
