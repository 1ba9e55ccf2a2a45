//! A survey on paper: its questions with boxes to tick and lines to write on, as a tagged PDF.

use crate::{
    actions::answering::Asked,
    campaign::CampaignKind,
    instrument::{Item, Kind},
    pages::{condition_said, own_words, words_of},
};
use documents::pdf::{Block, Document, NoticeKind, QuestionBlock};
use platform::Reader;

/// Choices that together have fewer letters than this stand side by side.
const BESIDE: usize = 75;

/// The sheet of a campaign for an establishment.
pub(crate) fn document(t: &Reader, asked: &Asked, is_demo: bool) -> Document {
    let content = asked.content();
    let language = content.suited(t.language.code()).to_owned();
    let words = &asked.campaign.words;
    let mut sections = Vec::new();
    let mut say = |text: &str| sections.push(Block::Paragraph { text: text.to_owned() });
    say(content.opening.get(&language));
    say(&words.purpose);
    if words.kind == CampaignKind::Tracer {
        say(&t.say("questionnaires-view-patient-lead"));
    } else {
        say(&t.say(if words.is_anonymous {
            "questionnaires-promise-anonymous"
        } else {
            "questionnaires-promise-known"
        }));
        say(&t.say("questionnaires-paper-number"));
    }
    let mut number = 0;
    for section in &content.sections {
        sections.push(Block::Heading {
            level: 1,
            text: section.title.get(&language).to_owned(),
        });
        if let Some(when) = &section.when {
            let when = condition_said(t, content, when, &language);
            sections.push(Block::Notice {
                tone: NoticeKind::Info,
                text: t.say_one("questionnaires-only-if", "when", &when),
            });
        }
        for item in &section.items {
            if item.kind.is_question() {
                number += 1;
            }
            asked_by_hand(t, asked, item, number, &language, &mut sections);
        }
    }
    sections.push(Block::Paragraph {
        text: content.closing.get(&language).to_owned(),
    });
    Document {
        title: content.title.get(&language).to_owned(),
        author: asked.participant.name.clone(),
        description: Some(words.purpose.clone()),
        made_on: t.today,
        foot: t.say_one("questionnaires-closes-on", "day", &t.date(words.closes_on)),
        address: None,
        fictitious: is_demo.then(|| t.say("questionnaires-fictitious")),
        lang: language,
        sections,
    }
}

/// One question, or a text between questions. `{key}` cannot be filled in on paper: the ellipsis stands for it.
fn asked_by_hand(t: &Reader, asked: &Asked, item: &Item, number: i64, language: &str, to: &mut Vec<Block>) {
    let content = asked.content();
    let ask = crate::instrument::piped(
        item.ask.get(language),
        content,
        &crate::value::Answers::default(),
        language,
        &crate::pages::OwnWords(t),
    );
    if !item.kind.is_question() {
        return to.push(Block::Paragraph { text: ask });
    }
    let mut hints = Vec::new();
    if let Some(when) = &item.when {
        let when = condition_said(t, content, when, language);
        hints.push(t.say_one("questionnaires-only-if", "when", &when));
    }
    hints.push(item.hint.get(language).to_owned());
    if let Kind::Number { unit, .. } = &item.kind
        && !unit.is_empty()
    {
        hints.push(t.say_one("questionnaires-in-unit", "unit", unit.get(language)));
    }
    if item.kind.is_multiple() {
        hints.push(t.say("questionnaires-several"));
    }
    if item.kind.is_file() {
        hints.push(t.say("questionnaires-file-on-paper"));
    }
    hints.retain(|hint| !hint.is_empty());
    if let Kind::Matrix { rows, .. } = &item.kind {
        to.push(question(format!("{number}. {ask}"), hints.join(" "), Vec::new(), 0));
        for row in rows {
            let start = format!("{}=", row.code);
            let of_row = item
                .kind
                .codes()
                .into_iter()
                .filter_map(|code| code.strip_prefix(&start).map(str::to_owned));
            let words = |code: String| column_words(t, item, &code, language);
            to.push(question(
                row.words.get(language).to_owned(),
                String::new(),
                of_row.map(words).collect(),
                0,
            ));
        }
        return;
    }
    let choices = item
        .kind
        .codes()
        .into_iter()
        .map(|code| words_of(t, item, &code, language))
        .collect();
    let lines = match item.kind {
        Kind::Long { .. } => 5,
        Kind::Short { .. } | Kind::Number { .. } | Kind::Date => 1,
        _ if item.kind.has_other() => 1,
        _ => 0,
    };
    to.push(question(format!("{number}. {ask}"), hints.join(" "), choices, lines));
}

fn column_words(t: &Reader, item: &Item, code: &str, language: &str) -> String {
    let Kind::Matrix { columns, .. } = &item.kind else {
        return String::new();
    };
    let own = columns.iter().find(|column| column.code == code);
    own.map_or_else(
        || own_words(t, &item.kind, code),
        |column| column.words.get(language).to_owned(),
    )
}

fn question(ask: String, hint: String, choices: Vec<String>, lines: u8) -> Block {
    let letters: usize = choices.iter().map(|choice| choice.chars().count() + 3).sum();
    Block::Question(QuestionBlock {
        beside: letters < BESIDE,
        ask,
        hint,
        choices,
        lines,
    })
}
