//! What `learn` makes and `predict` reads: a model of words, and one of words and sense beside it where that was learned.

use anyhow::{Context, bail};
use std::{io::ErrorKind, path::Path};
use verbatim::linear::{Model, ModelError};

/// Models with the names of what they learned.
pub(crate) struct Learned {
    /// Reads hundreds of thousands of texts a second.
    pub(crate) by_words: Model,
    /// Hears more, as fast as the encoder reads.
    pub(crate) by_sense: Option<Model>,
    /// The column of the texts.
    pub(crate) text: String,
    pub(crate) labels: Vec<String>,
}

impl Learned {
    /// Writes the models one behind the other, the length of the first before it.
    pub(crate) fn write(self, path: &Path) -> anyhow::Result<()> {
        let note = serde_json::json!({ "text": self.text, "labels": self.labels }).to_string();
        let first = self.by_words.with_note(note).to_bytes();
        let mut bytes = (first.len() as u64).to_le_bytes().to_vec();
        bytes.extend(first);
        if let Some(model) = self.by_sense {
            bytes.extend(model.to_bytes());
        }
        std::fs::write(path, bytes).with_context(|| format!("{} ne s’écrit pas", path.display()))
    }

    /// Reads what was written.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => bail!("le modèle {shown} n’existe pas"),
            Err(error) => return Err(error).with_context(|| format!("le modèle {shown} ne s’ouvre pas")),
        };
        let (by_words, by_sense) = models(&bytes).map_err(|error| match error {
            ModelError::NotAModel => anyhow::anyhow!("{shown} n’est pas un modèle fait par « learn »"),
            ModelError::OtherVersion(version) => anyhow::anyhow!(
                "le modèle {shown} est d’une autre version ({version}) : il faut l’apprendre à nouveau avec « learn »"
            ),
            ModelError::Damaged => {
                anyhow::anyhow!("le modèle {shown} est coupé ou abîmé : il faut le copier ou l’apprendre à nouveau")
            }
        })?;
        let nameless =
            || format!("le modèle {shown} ne dit pas le nom de ses étiquettes : il n’a pas été fait par « learn »");
        let note: serde_json::Value = serde_json::from_str(by_words.note()).with_context(nameless)?;
        let text = note["text"].as_str().with_context(nameless)?.to_owned();
        let names = note["labels"].as_array().with_context(nameless)?.iter();
        let labels: Vec<String> = names.filter_map(|name| name.as_str().map(str::to_owned)).collect();
        let fits = |model: &Model| model.labels() == labels.len();
        if !fits(&by_words) || !by_sense.iter().all(fits) {
            bail!(nameless());
        }
        Ok(Self {
            by_words,
            by_sense,
            text,
            labels,
        })
    }
}

fn models(bytes: &[u8]) -> Result<(Model, Option<Model>), ModelError> {
    // A model alone, as versions before wrote it, tells its version itself.
    if bytes.starts_with(b"PVLM") {
        return Ok((Model::from_bytes(bytes)?, None));
    }
    let (length, rest) = bytes.split_first_chunk().ok_or(ModelError::NotAModel)?;
    if !rest.starts_with(b"PVLM") {
        return Err(ModelError::NotAModel);
    }
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let Some((first, second)) = rest.split_at_checked(length) else {
        // Cut, or of another version: its own bytes know.
        return Err(Model::from_bytes(rest).err().unwrap_or(ModelError::Damaged));
    };
    let second = if second.is_empty() {
        None
    } else {
        Some(Model::from_bytes(second)?)
    };
    Ok((Model::from_bytes(first)?, second))
}
