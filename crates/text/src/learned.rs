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
    /// Writes the models one behind the other, each behind its length: a file cut between the two is seen to be cut.
    pub(crate) fn write(self, path: &Path) -> anyhow::Result<()> {
        let note = serde_json::json!({ "text": self.text, "labels": self.labels }).to_string();
        let first = self.by_words.with_note(note).to_bytes();
        let second = self.by_sense.map(|model| model.to_bytes()).unwrap_or_default();
        let mut bytes = Vec::with_capacity(16 + first.len() + second.len());
        for model in [first, second] {
            bytes.extend((model.len() as u64).to_le_bytes());
            bytes.extend(model);
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
    let (told, rest) = bytes.split_first_chunk().ok_or(ModelError::NotAModel)?;
    if !rest.starts_with(b"PVLM") {
        return Err(ModelError::NotAModel);
    }
    let length = |bytes: &[u8; 8]| usize::try_from(u64::from_le_bytes(*bytes)).unwrap_or(usize::MAX);
    let Some((first, rest)) = rest.split_at_checked(length(told)) else {
        // Cut, or of another version: its own bytes know.
        return Err(Model::from_bytes(rest).err().unwrap_or(ModelError::Damaged));
    };
    let (told, second) = rest.split_first_chunk().ok_or(ModelError::Damaged)?;
    if second.len() != length(told) {
        return Err(ModelError::Damaged);
    }
    let second = (!second.is_empty()).then(|| Model::from_bytes(second)).transpose()?;
    Ok((Model::from_bytes(first)?, second))
}
