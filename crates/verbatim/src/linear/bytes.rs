//! A model as bytes: little-endian numbers behind a mark, a version and the sizes, with a checksum at the end.

use super::Model;
use super::calibrate::Sigmoid;
use super::features::Features;
use crate::hash::salted;

const MARK: &[u8; 4] = b"PVLM";
/// Raised when the bytes, the features or the analyser change what a stored model would answer.
const VERSION: u16 = 1;

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
        let mut out = Vec::with_capacity(32 + self.features.len() * (8 + 4 * self.labels));
        out.extend_from_slice(MARK);
        out.extend_from_slice(&VERSION.to_le_bytes());
        // Sizes are far under 2³²: features are capped, labels are a codebook's themes.
        out.extend_from_slice(&(self.labels as u32).to_le_bytes());
        out.extend_from_slice(&(self.features.len() as u32).to_le_bytes());
        self.features
            .keys()
            .iter()
            .for_each(|key| out.extend_from_slice(&key.to_le_bytes()));
        let sigmoids = self.sigmoids.iter().flat_map(|sigmoid| [sigmoid.slope, sigmoid.shift]);
        let numbers = self
            .features
            .rarity()
            .iter()
            .chain(&self.weights)
            .chain(&self.biases)
            .copied()
            .chain(sigmoids);
        numbers.for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
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

fn read(bytes: &[u8]) -> Option<Model> {
    let (chunks, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    let (&[labels, features], words) = chunks.split_first_chunk()?;
    let (labels, features) = (
        u32::from_le_bytes(labels) as usize,
        u32::from_le_bytes(features) as usize,
    );
    let cells = features.checked_mul(labels)?;
    let expected = features
        .checked_mul(2)?
        .checked_add(cells)?
        .checked_add(labels.checked_mul(3)?)?;
    if words.len() != expected {
        return None;
    }
    let (keys, words) = words.split_at(features);
    let keys: Vec<u32> = keys.iter().map(|word| u32::from_le_bytes(*word)).collect();
    let numbers: Vec<f32> = words.iter().map(|word| f32::from_le_bytes(*word)).collect();
    if !keys.is_sorted_by(|a, b| a < b) || numbers.iter().any(|number| !number.is_finite()) {
        return None;
    }
    let (rarity, numbers) = numbers.split_at(features);
    let (weights, numbers) = numbers.split_at(cells);
    let (biases, sigmoids) = numbers.split_at(labels);
    Some(Model {
        labels,
        features: Features::from_parts(keys, rarity.to_vec()),
        weights: weights.to_vec(),
        biases: biases.to_vec(),
        sigmoids: sigmoids
            .chunks_exact(2)
            .map(|pair| Sigmoid {
                slope: pair[0],
                shift: pair[1],
            })
            .collect(),
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
    fn bytes_that_are_no_model_are_refused() {
        let good = model().to_bytes();
        let mut changed = good.clone();
        changed[40] ^= 1;
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
