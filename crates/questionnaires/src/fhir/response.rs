//! One answer as a FHIR `QuestionnaireResponse`.

use super::CODES;
use crate::{
    instrument::{Content, Item, Kind},
    value::{Answers, OTHER, Value},
};
use serde_json::{Value as Json, json};

/// Writes one answer to version `version` of the instrument `url`; `authored` is a day, no finer. Words of open questions
/// are given by `words`, which says what may be read of them.
#[must_use]
pub fn response(
    content: &Content,
    (url, version): (&str, i64),
    answers: &Answers,
    (is_complete, authored): (bool, &str),
    words: &dyn Fn(&str) -> Option<String>,
) -> Json {
    let sections = content.sections.iter().filter_map(|section| {
        let items: Vec<Json> = section
            .items
            .iter()
            .filter_map(|item| of_item(item, answers, words))
            .collect();
        (!items.is_empty()).then(|| json!({ "linkId": section.key, "item": items }))
    });
    json!({
        "resourceType": "QuestionnaireResponse",
        "questionnaire": format!("{url}|{version}"),
        "status": if is_complete { "completed" } else { "in-progress" },
        "authored": authored,
        "item": sections.collect::<Vec<Json>>(),
    })
}

fn of_item(item: &Item, answers: &Answers, words: &dyn Fn(&str) -> Option<String>) -> Option<Json> {
    let value = answers.get(&item.key)?;
    if let Value::Rows(rows) = value {
        let items = rows.iter().map(|(row, code)| {
            json!({ "linkId": format!("{}/{row}", item.key), "answer": [{ "valueCoding": coding(item, code) }] })
        });
        return Some(json!({ "linkId": item.key, "item": items.collect::<Vec<Json>>() }));
    }
    let answer: Vec<Json> = match value {
        Value::Choice(code) if matches!(item.kind, Kind::Rating { .. }) => {
            vec![json!({ "valueInteger": code.parse::<i64>().ok()? })]
        }
        Value::Choice(code) => vec![choice(item, code, answers)],
        Value::Choices(some) => some.iter().map(|code| choice(item, code, answers)).collect(),
        Value::Number(number) => vec![json!({ "valueDecimal": number.parse::<f64>().ok()? })],
        Value::Date(day) => vec![json!({ "valueDate": day })],
        Value::Text(_) => vec![json!({ "valueString": words(&item.key)? })],
        Value::Consent => vec![json!({ "valueBoolean": true })],
        // The file stays where it is kept: nothing of it leaves but that it was given.
        Value::File(_) => vec![json!({ "valueAttachment": { "title": "given" } })],
        Value::Rows(_) => return None,
    };
    Some(json!({ "linkId": item.key, "answer": answer }))
}

fn choice(item: &Item, code: &str, answers: &Answers) -> Json {
    match answers.other(&item.key).filter(|_| code == OTHER) {
        Some(words) => json!({ "valueString": words }),
        None => json!({ "valueCoding": coding(item, code) }),
    }
}

fn coding(item: &Item, code: &str) -> Json {
    match item.kind {
        Kind::Scale { .. } | Kind::YesNo { .. } => json!({ "system": CODES, "code": code }),
        _ => json!({ "code": code }),
    }
}
