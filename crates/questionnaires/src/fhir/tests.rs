//! What leaves as FHIR comes back as it was; what comes from elsewhere is read as far as it goes.

use super::*;
use crate::{
    condition,
    instrument::{Choice, Content, FileTypes, Item, Kind, Section, Tone, Words, check},
    reading::Left,
    said::Said,
    score::Score,
    value::{Answers, Value},
};
use proptest::prelude::*;
use serde_json::json;

fn own(_: &Kind, code: &str, _: &str) -> String {
    format!("« {code} »")
}

fn item(key: &str, kind: Kind) -> Item {
    Item {
        key: key.into(),
        ask: Said::french(format!("Question {key} ?")).with("en", format!("Question {key}?")),
        hint: Said::french("Une aide"),
        kind,
        required: None,
        when: None,
        random: false,
    }
}

fn choices() -> Vec<Choice> {
    let choice = |code: &str| Choice {
        code: code.into(),
        words: Said::french(format!("Choix {code}")).with("en", format!("Choice {code}")),
    };
    vec![choice("a"), choice("b")]
}

/// One question of each kind.
fn content() -> Content {
    let kinds = [
        Kind::Scale {
            words: Words::Agreement,
            no_opinion: true,
        },
        Kind::YesNo { forgotten: true },
        Kind::Single {
            choices: choices(),
            other: true,
        },
        Kind::Multiple {
            choices: choices(),
            other: false,
            most: Some(2),
        },
        Kind::Number {
            least: Some(0.0),
            most: Some(120.0),
            unit: Said::french("ans"),
        },
        Kind::Date,
        Kind::Short { tone: None },
        Kind::Long {
            tone: Some(Tone::Negative),
        },
        Kind::Rating {
            low: Said::french("pas du tout"),
            high: Said::french("tout à fait"),
        },
        Kind::Matrix {
            rows: choices(),
            columns: vec![],
            no_opinion: true,
        },
        Kind::File {
            types: FileTypes::Pictures,
            most_megabytes: 4,
        },
        Kind::Consent,
        Kind::Text,
    ];
    let mut items: Vec<Item> = (1..).zip(kinds).map(|(n, kind)| item(&format!("q{n}"), kind)).collect();
    items[1].when = condition::read("q1 <= 2").ok();
    items[7].when = condition::read("(q1 <= 2 ou q2 = no) et non (q3 répondu)").ok();
    items[0].required = Some(Said::french("Pour savoir."));
    items[2].random = true;
    let later = Section {
        key: "region".into(),
        title: Said::french("La région"),
        when: condition::read("q10/a >= 3").ok(),
        random: true,
        regional: true,
        items: vec![item("q20", Kind::Short { tone: None })],
    };
    let first = Section {
        key: "sejour".into(),
        title: Said::french("Votre séjour"),
        items,
        ..Section::default()
    };
    Content {
        title: Said::french("Enquête").with("en", "Survey"),
        opening: Said::french("Bonjour"),
        closing: Said::french("Merci"),
        languages: vec!["fr".into(), "en".into()],
        sections: vec![first, later],
        scores: vec![Score {
            key: "global".into(),
            name: Said::french("Global"),
            items: vec!["q1".into(), "q10".into()],
            turned: vec![],
            least_share: Some(60),
        }],
        tracer: None,
    }
}

#[test]
fn a_version_of_every_kind_comes_back_as_it_left() {
    let content = content();
    assert_eq!(check(&content), []);
    let json = questionnaire(&content, "urn:uuid:1", 3, &own);
    let read = read(&json.to_string()).expect("ours");
    assert_eq!(read.left, []);
    assert_eq!(read.content, content);
}

#[test]
fn what_others_can_understand_is_said_in_words_of_the_standard() {
    let json = questionnaire(&content(), "urn:uuid:1", 3, &own);
    let items = json["item"][0]["item"].as_array().expect("items");
    assert_eq!(
        items[1]["enableWhen"][0],
        json!({ "question": "q1", "operator": "<=", "answerDecimal": 2.0 })
    );
    assert!(
        items[7]["enableWhen"].is_null(),
        "R4 cannot say it: it stands in an extension"
    );
    assert_eq!(items[0]["answerOption"].as_array().map(Vec::len), Some(6));
    assert_eq!(items[9]["type"], "group");
    assert_eq!(items[9]["item"][0]["linkId"], "q10/a");
}

#[test]
fn a_questionnaire_from_elsewhere_is_read_and_what_was_left_is_told() {
    let json = json!({
        "resourceType": "Questionnaire", "status": "active", "title": "Ailleurs", "language": "fr",
        "item": [
            { "linkId": "1", "type": "group", "text": "Vous", "item": [
                { "linkId": "1.1", "type": "boolean", "text": "Êtes-vous venu ?", "required": true },
                { "linkId": "1.2", "type": "choice", "text": "Combien de fois ?", "answerOption": [
                    { "valueString": "une" }, { "valueString": "plusieurs" } ],
                  "enableWhen": [{ "question": "1.1", "operator": "=", "answerBoolean": true }] },
                { "linkId": "1.3", "type": "choice", "text": "Où ?", "answerValueSet": "http://ailleurs.example/lieux" },
                { "linkId": "1.4", "type": "reference", "text": "Qui ?" },
                { "linkId": "1.5", "type": "string" },
                { "linkId": "1.6", "type": "group", "text": "Encore", "item": [
                    { "linkId": "1.6.1", "type": "integer", "text": "Combien ?" } ] },
            ] },
            { "linkId": "2", "type": "text", "text": "Autre chose ?",
              "enableWhen": [{ "question": "3", "operator": "exists", "answerBoolean": true }] },
            { "linkId": "3", "type": "date", "text": "Quand ?",
              "enableWhen": [{ "question": "3", "operator": "exists", "answerBoolean": true }] },
            { "type": "date", "text": "Sans nom" },
        ],
    });
    let read = read(&json.to_string()).expect("a questionnaire");
    assert_eq!(check(&read.content), []);
    let keys: Vec<&str> = read.content.items().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["q_1_1", "q_1_2", "q_1_3", "q_1_6", "q_1_6_1", "q_2", "q_3"]);
    assert_eq!(
        read.content.item("q_1_2").and_then(|item| item.when.clone()),
        condition::read("q_1_1 = yes").ok()
    );
    let told = |link: &str, why: Left| read.left.iter().any(|one| one.link == link && one.why == why);
    assert!(told("1.3", Left::OutsideChoices) && told("1.4", Left::UnknownType) && told("1.5", Left::NoWords));
    assert!(told("2", Left::Condition) && told("3", Left::Condition) && told("", Left::NoLink));
}

#[test]
fn what_is_no_questionnaire_is_refused_and_ten_thousand_items_are_bounded() {
    for text in ["", "[]", "{}", "{\"resourceType\":\"Patient\"}", "<Questionnaire/>"] {
        assert_eq!(read(text), Err(Left::NotAQuestionnaire), "{text}");
    }
    let many: Vec<_> = (0..10_050)
        .map(|n| json!({ "linkId": format!("a{n}"), "type": "date", "text": "Quand ?" }))
        .collect();
    let read = read(&json!({ "resourceType": "Questionnaire", "title": "T", "item": many }).to_string()).expect("read");
    assert!(read.content.items().count() <= crate::instrument::MOST_ITEMS);
    assert!(read.left.iter().any(|left| left.why == Left::TooManyItems));
}

#[test]
fn an_answer_is_written_question_by_question_and_words_only_where_they_may_be_read() {
    let mut answers = Answers::default();
    answers.put("q1", Value::Choice("4".into()));
    answers.put("q3", Value::Choice("other".into()));
    answers.put_other("q3", "un banc");
    answers.put("q8", Value::Text("raw".into()));
    answers.put("q10", Value::Rows([("a".to_owned(), "5".to_owned())].into()));
    let json = response(&content(), ("urn:uuid:1", 3), &answers, (true, "2026-11-26"), &|_| None);
    let items = json["item"][0]["item"].as_array().expect("items");
    let links: Vec<&str> = items.iter().filter_map(|item| item["linkId"].as_str()).collect();
    assert_eq!(links, ["q1", "q3", "q10"]);
    assert_eq!(items[1]["answer"][0]["valueString"], "un banc");
    assert!(!json.to_string().contains("raw"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,300}") {
        let _ = read(&text);
    }

    #[test]
    fn any_item_is_taken_or_told(kind in "[a-z-]{0,12}|choice|group|text", link in ".{0,12}", words in ".{0,12}") {
        let json = json!({ "resourceType": "Questionnaire", "title": "T", "item": [
            { "linkId": link, "type": kind, "text": words, "item": [{ "linkId": link, "type": "text", "text": words }] } ] });
        let read = read(&json.to_string()).expect("a questionnaire");
        let wrong = check(&read.content);
        prop_assert!(wrong.iter().all(|wrong| !matches!(wrong.fault, crate::instrument::Fault::BadKey | crate::instrument::Fault::DoubledKey)), "{:?}", wrong);
    }
}
