//! The file of a sheet: the fields that the API has too, read one by one so that each mistake is told.

use publications::{Answer, Words};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Most bytes of the file, as of a JSON body.
pub(super) const FILE_MOST: u64 = 8_000_000;

/// What a file says of a sheet; what it leaves out stays as it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The words that were read before they were written again, by their number.
    pub(super) words_version: Option<i64>,
    words: BTreeMap<String, String>,
    /// The answers that were read before they were written again, by their number.
    pub(super) criteria_version: Option<i64>,
    criteria: Vec<Answer>,
}

/// A field, and what is wrong with it.
type Mistakes = Vec<(String, String)>;

impl Written {
    /// Reads the file; an error tells every mistake, never the words themselves.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Mistakes> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let value: Value = serde_json::from_slice(bytes).map_err(|error| {
            let place = format!("ligne {}, colonne {}", error.line(), error.column());
            mistake("JSON", &format!("ce fichier ne se lit pas, {place}"))
        })?;
        let Value::Object(mut all) = value else {
            return Err(mistake("JSON", "ce fichier doit contenir un objet : { \"words\": … }"));
        };
        let mut mistakes = Mistakes::new();
        let written = Self {
            words_version: version(all.remove("words_version"), "words_version", &mut mistakes),
            words: words(all.remove("words"), &mut mistakes),
            criteria_version: version(all.remove("criteria_version"), "criteria_version", &mut mistakes),
            criteria: answers(all.remove("criteria"), &mut mistakes),
        };
        let known = "words, criteria, words_version et criteria_version";
        mistakes.extend(
            all.keys()
                .map(|name| (name.clone(), format!("ce champ n’existe pas : il y a {known}"))),
        );
        if mistakes.is_empty() {
            Ok(written)
        } else {
            Err(mistakes)
        }
    }

    /// The same for a sheet that is not begun: no text of it was read before.
    pub(super) fn for_new_sheet(self) -> Self {
        Self {
            words_version: None,
            criteria_version: None,
            ..self
        }
    }

    /// These words as the file changes them. An empty text takes away only what was read before.
    pub(super) fn over(&self, words: &Words) -> Words {
        let mut all = fields(words);
        for (field, text) in &self.words {
            if self.words_version.is_some() || !text.trim().is_empty() {
                all.insert(field.clone(), Value::String(text.clone()));
            }
        }
        serde_json::from_value(Value::Object(all)).expect("only known fields were put into the words, as texts")
    }

    /// The answers of the file. An empty one takes away only what was read before.
    pub(super) fn answers(&self) -> Vec<Answer> {
        let kept = |answer: &&Answer| self.criteria_version.is_some() || !answer.answer.trim().is_empty();
        self.criteria.iter().filter(kept).cloned().collect()
    }
}

fn mistake(field: &str, words: &str) -> Mistakes {
    vec![(field.to_owned(), words.to_owned())]
}

/// The words as a JSON object.
fn fields(words: &Words) -> Map<String, Value> {
    match serde_json::to_value(words) {
        Ok(Value::Object(all)) => all,
        _ => Map::new(),
    }
}

fn version(value: Option<Value>, field: &str, mistakes: &mut Mistakes) -> Option<i64> {
    match value {
        None | Some(Value::Null) => None,
        Some(value) => {
            let number = value.as_i64();
            if number.is_none() {
                mistakes.extend(mistake(
                    field,
                    "donnez le nombre que « portevoix sheet template » a écrit",
                ));
            }
            number
        }
    }
}

fn words(value: Option<Value>, mistakes: &mut Mistakes) -> BTreeMap<String, String> {
    let given = match value {
        None => return BTreeMap::new(),
        Some(Value::Object(given)) => given,
        Some(_) => {
            mistakes.extend(mistake("words", "donnez un objet : { \"title\": \"…\", … }"));
            return BTreeMap::new();
        }
    };
    let known = fields(&Words::default());
    let mut words = BTreeMap::new();
    for (field, value) in given {
        match value {
            _ if !known.contains_key(&field) => {
                mistakes.push((field, "ce champ n’existe pas dans « words »".to_owned()));
            }
            Value::String(text) => {
                words.insert(field, text);
            }
            _ => mistakes.push((field, "donnez un texte entre guillemets".to_owned())),
        }
    }
    words
}

fn answers(value: Option<Value>, mistakes: &mut Mistakes) -> Vec<Answer> {
    let given = match value {
        None => return Vec::new(),
        Some(Value::Array(given)) => given,
        Some(_) => {
            mistakes.extend(mistake(
                "criteria",
                "donnez une liste : [{ \"criterion\": …, \"answer\": … }]",
            ));
            return Vec::new();
        }
    };
    let mut answers = Vec::new();
    for (number, value) in given.into_iter().enumerate() {
        match serde_json::from_value(value) {
            Ok(answer) => answers.push(answer),
            Err(_) => {
                let field = format!("criteria {}", number + 1);
                mistakes.push((field, "donnez « criterion » et « answer », deux textes".to_owned()));
            }
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Written, Mistakes> {
        Written::read(text.as_bytes())
    }

    fn heard() -> Words {
        Words {
            title: "Dire les heures".to_owned(),
            means: "Deux réunions.".to_owned(),
            ..Words::default()
        }
    }

    #[test]
    fn what_a_file_leaves_out_or_empty_stays_as_it_is() {
        let written = read(r#"{ "words": { "title": "Dire l’heure", "means": "" } }"#).expect("reads");

        let words = written.over(&heard());

        assert_eq!(
            (words.title.as_str(), words.means.as_str()),
            ("Dire l’heure", "Deux réunions.")
        );
        let empty = read(r#"{ "criteria": [{ "criterion": "field", "answer": " " }] }"#).expect("reads");
        assert!(empty.answers().is_empty());
    }

    #[test]
    fn an_empty_text_takes_away_what_was_read_before() {
        let written = read(r#"{ "words_version": 2, "words": { "means": "" } }"#).expect("reads");

        assert_eq!(written.over(&heard()).means, "");
        assert_eq!(written.for_new_sheet().over(&heard()).means, "Deux réunions.");
    }

    #[test]
    fn every_mistake_is_told_and_none_repeats_what_was_written() {
        let text = r#"{ "words": { "titel": "secret", "means": 3 }, "criteria": [{}], "words_version": "secret", "answers": [] }"#;

        let mistakes = read(text).expect_err("is refused");

        let fields: Vec<&str> = mistakes.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["words_version", "means", "titel", "criteria 1", "answers"]);
        assert!(mistakes.iter().all(|(_, words)| !words.contains("secret")));
        assert!(read("{ \"words\": ").is_err() && read("[]").is_err() && read("").is_err());
    }

    #[test]
    fn a_mark_before_the_text_is_no_mistake() {
        assert_eq!(read("\u{feff}{}"), Ok(Written::default()));
    }
}
