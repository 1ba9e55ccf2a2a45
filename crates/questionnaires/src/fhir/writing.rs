//! A version as a FHIR `Questionnaire`.

use super::{
    CODES, CONDITION, FILE_SIZE, FILE_TYPE, KIND, LEAST, MOST, MOST_ANSWERS, SCORE, TRANSLATION, WORDS, WORTH,
};
use crate::{
    condition::Condition,
    instrument::{Choice, Content, Item, Kind, MEDIA_TYPES, Section},
    said::Said,
    value::{FORGOTTEN, NO_OPINION, OTHER},
};
use serde_json::{Map, Value, json};

/// What names the codes of our own kinds: the words of a level, of yes and no, in a language.
pub type Own<'o> = &'o dyn Fn(&Kind, &str, &str) -> String;

/// Writes a version; `url` names the instrument, `version` its number; `own` says the words of codes of our own.
#[must_use]
pub fn questionnaire(content: &Content, url: &str, version: i64, own: Own<'_>) -> Value {
    let language = content.language();
    let mut whole = said("title", &content.title, language);
    whole.extend([
        ("resourceType".to_owned(), json!("Questionnaire")),
        ("url".to_owned(), json!(url)),
        ("version".to_owned(), json!(version.to_string())),
        ("status".to_owned(), json!("active")),
        ("subjectType".to_owned(), json!(["Patient"])),
        ("language".to_owned(), json!(base(language))),
    ]);
    let mut extensions = vec![json!({ "url": WORDS, "valueString": words(content) })];
    let scores = content
        .scores
        .iter()
        .filter_map(|score| serde_json::to_string(score).ok());
    extensions.extend(scores.map(|score| json!({ "url": SCORE, "valueString": score })));
    whole.insert("extension".to_owned(), Value::Array(extensions));
    let writer = Writer { language, own };
    let sections = content.sections.iter().map(|section| writer.section(section));
    whole.insert("item".to_owned(), sections.collect());
    Value::Object(whole)
}

/// FHIR knows languages of BCP 47 alone; ours of plain French is a private variant of it.
fn base(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// Languages and the words of the whole that have no place of their own, as JSON in one text.
fn words(content: &Content) -> String {
    json!({ "languages": content.languages, "opening": content.opening, "closing": content.closing }).to_string()
}

/// A text in its main language, and its translations beside it.
fn said(name: &str, said: &Said, language: &str) -> Map<String, Value> {
    let mut map = Map::new();
    let main = said.get(language);
    if main.is_empty() {
        return map;
    }
    map.insert(name.to_owned(), json!(main));
    let others = said.0.iter().filter(|(code, _)| code.as_str() != language);
    let translations: Vec<Value> = others
        .map(|(code, words)| {
            json!({ "url": TRANSLATION, "extension": [
                { "url": "lang", "valueCode": code },
                { "url": "content", "valueString": words },
            ] })
        })
        .collect();
    if !translations.is_empty() {
        map.insert(format!("_{name}"), json!({ "extension": translations }));
    }
    map
}

struct Writer<'w> {
    language: &'w str,
    own: Own<'w>,
}

impl Writer<'_> {
    fn section(&self, section: &Section) -> Value {
        let mut group = said("text", &section.title, self.language);
        group.insert("linkId".to_owned(), json!(section.key));
        group.insert("type".to_owned(), json!("group"));
        let own = json!({ "random": section.random, "regional": section.regional });
        let mut extensions = vec![json!({ "url": KIND, "valueString": own.to_string() })];
        self.condition(section.when.as_ref(), &mut group, &mut extensions);
        group.insert("extension".to_owned(), Value::Array(extensions));
        let items = section.items.iter().map(|item| self.item(item));
        group.insert("item".to_owned(), items.collect());
        Value::Object(group)
    }

    fn item(&self, item: &Item) -> Value {
        let mut map = said("text", &item.ask, self.language);
        map.insert("linkId".to_owned(), json!(item.key));
        let own = json!({ "kind": item.kind, "hint": item.hint, "required": item.required, "random": item.random });
        let mut extensions = vec![json!({ "url": KIND, "valueString": own.to_string() })];
        self.kind(item, &mut map, &mut extensions);
        if item.required.is_some() && item.kind.is_question() {
            map.insert("required".to_owned(), json!(true));
        }
        self.condition(item.when.as_ref(), &mut map, &mut extensions);
        map.insert("extension".to_owned(), Value::Array(extensions));
        Value::Object(map)
    }

    fn kind(&self, item: &Item, map: &mut Map<String, Value>, extensions: &mut Vec<Value>) {
        let mut put = |name: &str, value: Value| {
            map.insert(name.to_owned(), value);
        };
        match &item.kind {
            Kind::Scale { no_opinion, .. } => {
                put("type", json!("choice"));
                put("answerOption", self.levels(&item.kind, *no_opinion));
            }
            Kind::YesNo { forgotten } => {
                let codes = ["yes", "no", FORGOTTEN];
                let codes = &codes[..if *forgotten { 3 } else { 2 }];
                put("type", json!("choice"));
                put(
                    "answerOption",
                    codes.iter().map(|code| self.option(&item.kind, code, None)).collect(),
                );
            }
            Kind::Single { choices, other } => {
                put("type", json!(if *other { "open-choice" } else { "choice" }));
                put("answerOption", self.options(choices));
            }
            Kind::Multiple { choices, other, most } => {
                put("type", json!(if *other { "open-choice" } else { "choice" }));
                put("repeats", json!(true));
                put("answerOption", self.options(choices));
                extensions.extend(most.map(|most| json!({ "url": MOST_ANSWERS, "valueInteger": most })));
            }
            Kind::Number { least, most, .. } => {
                put("type", json!("decimal"));
                extensions.extend(least.map(|n| json!({ "url": LEAST, "valueDecimal": n })));
                extensions.extend(most.map(|n| json!({ "url": MOST, "valueDecimal": n })));
            }
            Kind::Rating { .. } => {
                put("type", json!("integer"));
                extensions.push(json!({ "url": LEAST, "valueInteger": 0 }));
                extensions.push(json!({ "url": MOST, "valueInteger": 10 }));
            }
            Kind::Date => put("type", json!("date")),
            Kind::Short { .. } => put("type", json!("string")),
            Kind::Long { .. } => put("type", json!("text")),
            Kind::File { types, most_megabytes } => {
                put("type", json!("attachment"));
                let taken = MEDIA_TYPES.iter().filter(|media_type| types.takes(media_type));
                extensions.extend(taken.map(|media_type| json!({ "url": FILE_TYPE, "valueCode": media_type })));
                extensions.push(json!({ "url": FILE_SIZE, "valueDecimal": most_megabytes }));
            }
            Kind::Consent => put("type", json!("boolean")),
            Kind::Text => put("type", json!("display")),
            Kind::Matrix {
                rows,
                columns,
                no_opinion,
            } => {
                put("type", json!("group"));
                let options = if columns.is_empty() {
                    self.levels(&item.kind, *no_opinion)
                } else {
                    self.options(columns)
                };
                put("item", rows.iter().map(|row| self.row(item, row, &options)).collect());
            }
        }
    }

    fn row(&self, item: &Item, row: &Choice, options: &Value) -> Value {
        let mut map = said("text", &row.words, self.language);
        map.insert("linkId".to_owned(), json!(format!("{}/{}", item.key, row.code)));
        map.insert("type".to_owned(), json!("choice"));
        map.insert("answerOption".to_owned(), options.clone());
        Value::Object(map)
    }

    fn levels(&self, kind: &Kind, no_opinion: bool) -> Value {
        let mut options: Vec<Value> = (1..=5)
            .map(|level: i32| self.option(kind, &level.to_string(), Some(level)))
            .collect();
        if no_opinion {
            options.push(self.option(kind, NO_OPINION, None));
        }
        Value::Array(options)
    }

    /// An option of our own codes.
    fn option(&self, kind: &Kind, code: &str, worth: Option<i32>) -> Value {
        let mut coding = json!({ "system": CODES, "code": code, "display": (self.own)(kind, code, self.language) });
        if let (Some(worth), Some(coding)) = (worth, coding.as_object_mut()) {
            coding.insert("extension".to_owned(), json!([{ "url": WORTH, "valueDecimal": worth }]));
        }
        json!({ "valueCoding": coding })
    }

    fn options(&self, choices: &[Choice]) -> Value {
        let option = |choice: &Choice| {
            let mut coding = said("display", &choice.words, self.language);
            coding.insert("code".to_owned(), json!(choice.code));
            json!({ "valueCoding": coding })
        };
        choices.iter().map(option).collect()
    }

    /// What R4 can say as `enableWhen`, and the whole as we write it.
    fn condition(&self, when: Option<&Condition>, map: &mut Map<String, Value>, extensions: &mut Vec<Value>) {
        let Some(when) = when else { return };
        extensions.push(json!({ "url": CONDITION, "valueString": when.to_string() }));
        let (behavior, parts) = match when {
            Condition::Any(some) => ("any", some.as_slice()),
            Condition::All(some) => ("all", some.as_slice()),
            one => ("all", std::slice::from_ref(one)),
        };
        let enables: Option<Vec<Value>> = parts.iter().map(enable).collect();
        if let Some(enables) = enables {
            map.insert("enableWhen".to_owned(), Value::Array(enables));
            map.insert("enableBehavior".to_owned(), json!(behavior));
        }
    }
}

/// One part of a condition, where R4 can say it.
fn enable(part: &Condition) -> Option<Value> {
    Some(match part {
        Condition::Answered(item) => json!({ "question": item, "operator": "exists", "answerBoolean": true }),
        Condition::Is(item, code) => json!({ "question": item, "operator": "=", "answerCoding": coding(code) }),
        Condition::AtLeast(item, n) => json!({ "question": item, "operator": ">=", "answerDecimal": n }),
        Condition::AtMost(item, n) => json!({ "question": item, "operator": "<=", "answerDecimal": n }),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::Answered(item) => json!({ "question": item, "operator": "exists", "answerBoolean": false }),
            Condition::Is(item, code) => json!({ "question": item, "operator": "!=", "answerCoding": coding(code) }),
            _ => return None,
        },
        Condition::All(_) | Condition::Any(_) => return None,
    })
}

fn coding(code: &str) -> Value {
    if ["yes", "no", FORGOTTEN, NO_OPINION, OTHER].contains(&code) || code.parse::<u8>().is_ok() {
        json!({ "system": CODES, "code": code })
    } else {
        json!({ "code": code })
    }
}
