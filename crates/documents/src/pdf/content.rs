//! What a report is made of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::fonts::settable;
use crate::chart::{self, Ink, Words};

/// A report to be set. All words are given in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The language, as a BCP 47 tag: `fr`, `en`.
    pub lang: String,
    /// The title: first heading, and name of the PDF.
    pub title: String,
    /// Who answers for it: an establishment, an association.
    pub author: String,
    /// What it is about, in a sentence, for those who search.
    pub description: Option<String>,
    /// The day it was made.
    pub made_on: Date,
    /// The same day in words, and whatever else the page foot says: "22 novembre 2026".
    pub foot: String,
    /// The page's address, in letters, for the page foot.
    pub address: Option<String>,
    /// Says on each page that all is invented, for demonstrations.
    pub fictitious: Option<String>,
    /// What it says.
    pub sections: Vec<Block>,
}

/// One part of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading under the title; levels start at 1 and are mended where they skip one.
    Heading {
        /// 1 for a section, 2 for a part of it, 3 at most.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph. A line end in it stays one.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// A person's own words.
    Voice {
        /// The words, with or without « ».
        text: String,
        /// What it is, where, when; never a person.
        caption: String,
    },
    /// A list.
    List {
        /// Its items, from top to bottom.
        items: Vec<String>,
        /// Whether their order counts.
        numbered: bool,
    },
    /// A table.
    Table(TableBlock),
    /// A chart with its table.
    Chart(ChartBlock),
    /// A share before and after.
    BeforeAfter(BeforeAfterBlock),
    /// A fact that counts, as a sentence.
    KeyFact {
        /// The sentence.
        text: String,
        /// Of how many, over what time; and what is missing.
        n: String,
    },
    /// What has to be known to read rightly.
    Notice {
        /// What kind of notice.
        tone: NoticeKind,
        /// Its words.
        text: String,
    },
    /// The thread: dated steps from words to change.
    Steps {
        /// From the first to the last.
        steps: Vec<Step>,
    },
    /// A question to be answered by hand.
    Question(QuestionBlock),
    /// What follows starts on a new page.
    PageBreak,
}

/// A question on paper: boxes to tick, or lines to write on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionBlock {
    /// What is asked, with its number: "3. Avez-vous eu mal ?".
    pub ask: String,
    /// What helps to answer, or of whom it is asked.
    pub hint: String,
    /// The choices, each with its box.
    pub choices: Vec<String>,
    /// Whether the choices stand side by side: levels, yes and no.
    pub beside: bool,
    /// Lines to write on.
    pub lines: u8,
}

/// A table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableBlock {
    /// What the table shows.
    pub caption: String,
    /// The columns.
    pub header: Vec<Header>,
    /// The rows; the first cell of each names it.
    pub rows: Vec<Vec<String>>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its name.
    pub text: String,
    /// Whether it holds numbers, which stand at the right.
    pub number: bool,
}

/// A chart of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartBlock {
    /// The sentence that says what it shows.
    pub caption: String,
    /// What is read aloud in place of the drawing, with its figures.
    pub alt: String,
    /// The drawing, made with [`Ink::Print`].
    pub svg: String,
    /// The figures drawn; `None` where they stand elsewhere in the report.
    pub table: Option<TableBlock>,
}

/// A share before and after, with the sentence that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeAfterBlock {
    /// The sentence that says what changed.
    pub caption: String,
    /// What is read aloud in place of the dots, with both shares.
    pub alt: String,
    /// The two measures.
    pub measures: chart::BeforeAfter,
    /// What else may explain the change, and what is missing.
    pub caution: Option<String>,
}

/// What a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// To inform.
    Info,
    /// Something is done.
    Done,
    /// Something is wrong or missing.
    Problem,
}

/// A step of the thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When, in words: "2 au 18 juillet".
    pub date: String,
    /// What was done, which says how the thread is drawn.
    pub stage: StepKind,
    /// The kind of step, in words: "Lecture croisée".
    pub label: String,
    /// The fact, as a sentence.
    pub fact: String,
    /// More about it.
    pub text: Option<String>,
    /// A person's words that started it.
    pub voice: Option<String>,
    /// By which role it was signed.
    pub signed: Option<String>,
}

/// How a step of the thread is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// People spoke: one saffron line, a full bead.
    Voice,
    /// The colleges read apart: two parallel lines.
    ReadApart,
    /// The vote of both colleges: the cord begins, with a larger ringed bead.
    CoDecided,
    /// Done together: the cord, a ringed bead.
    Together,
    /// To come: no line, a dashed empty bead.
    ToCome,
    /// Not taken: the line ends in three dots.
    NotTaken,
}

/// The report as data for its template. What says nothing is left out: an empty element would be read as a hole.
pub(super) fn data(document: &Document) -> Value {
    let mut previous = 0;
    let title = first_said([document.title.as_str(), document.author.as_str(), "Portevoix"]);
    let blocks: Vec<Value> = document
        .sections
        .iter()
        .enumerate()
        .filter_map(|(place, block)| block_data(block, place, (&document.lang, title), &mut previous))
        .collect();
    json!({
        "lang": super::export::language(&document.lang),
        "title": title,
        "author": document.author,
        "description": document.description,
        "year": document.made_on.year(),
        "month": document.made_on.month(),
        "day": document.made_on.day(),
        "foot": document.foot,
        "address": document.address,
        "fictitious": document.fictitious,
        "blocks": blocks,
    })
}

/// Does anything remain of it once it is set?
pub(super) fn is_said(text: &str) -> bool {
    !settable(text).trim().is_empty()
}

/// The first of them that says something.
pub(super) fn first_said<const N: usize>(texts: [&str; N]) -> &str {
    texts.into_iter().find(|text| is_said(text)).unwrap_or("Portevoix")
}

fn block_data(block: &Block, place: usize, (lang, title): (&str, &str), previous: &mut u8) -> Option<Value> {
    let mut value = serde_json::to_value(block).unwrap_or(Value::Null);
    match block {
        Block::Heading { level, text } => {
            if !is_said(text) {
                return None;
            }
            // A level that is skipped would be a hole for those who go from heading to heading.
            let level = (*level).clamp(1, 3).min(*previous + 1);
            *previous = level;
            value["level"] = json!(level + 1);
        }
        Block::Paragraph { text } | Block::Notice { text, .. } => {
            is_said(text).then_some(())?;
        }
        Block::KeyFact { text, n } => {
            value["n"] = json!(if is_said(n) { n } else { "" });
            is_said(text).then_some(())?;
        }
        Block::List { items, .. } => {
            let items: Vec<&String> = items.iter().filter(|item| is_said(item)).collect();
            value["items"] = json!(items);
            (!items.is_empty()).then_some(())?;
        }
        Block::Steps { steps } => {
            value["level"] = json!(*previous + 2);
            value["steps"] = steps.iter().map(|step| step_data(step, lang)).collect();
        }
        Block::Voice { text, caption } => {
            is_said(text).then_some(())?;
            value["text"] = json!(quoted(text, lang));
            value["caption"] = json!(if is_said(caption) { caption } else { "" });
        }
        Block::BeforeAfter(block) => {
            let caption = first_said([&block.caption, &block.alt, title]);
            let alt = first_said([&block.alt, &block.caption, title]);
            let words = Words {
                id: &format!("avant-apres-{place}"),
                title: caption,
                description: alt,
                lang,
            };
            let svg = chart::before_after(&block.measures, &words, Ink::Print);
            value["caption"] = json!(caption);
            value["alt"] = json!(alt);
            value["caution"] = json!(block.caution.as_ref().filter(|caution| is_said(caution)));
            value["width"] = json!(width_share(&svg));
            value["svg"] = json!(svg);
        }
        Block::Table(table) => {
            value = json!({ "kind": "table", "table": squared(table, title)? });
        }
        Block::Chart(chart) => {
            value["caption"] = json!(first_said([&chart.caption, &chart.alt, title]));
            value["alt"] = json!(first_said([&chart.alt, &chart.caption, title]));
            value["width"] = json!(width_share(&chart.svg));
            value["table"] = json!(chart.table.as_ref().and_then(|table| squared(table, title)));
        }
        Block::Question(question) => {
            let choices: Vec<&String> = question.choices.iter().filter(|choice| is_said(choice)).collect();
            value["choices"] = json!(choices);
            value["hint"] = json!(if is_said(&question.hint) { &question.hint } else { "" });
            is_said(&question.ask).then_some(())?;
        }
        Block::PageBreak => {}
    }
    Some(value)
}

fn step_data(step: &Step, lang: &str) -> Value {
    let said = |text: &Option<String>| text.as_ref().filter(|text| is_said(text)).cloned();
    let or_nothing = |text: &String| if is_said(text) { text.clone() } else { String::new() };
    json!({
        "date": or_nothing(&step.date),
        "stage": step.stage,
        "label": or_nothing(&step.label),
        "fact": or_nothing(&step.fact),
        "text": said(&step.text),
        "voice": said(&step.voice).map(|words| quoted(&words, lang)),
        "signed": said(&step.signed),
    })
}

/// The share of the sheet's width that a drawing takes, so that letters are as large in all of them.
fn width_share(svg: &str) -> f64 {
    const FULL: f64 = 680.0;
    let width = svg
        .split_once("viewBox=\"0 0 ")
        .and_then(|(_, rest)| rest.split(' ').next()?.parse::<f64>().ok());
    width.map_or(1.0, |width| (width / FULL).clamp(0.1, 1.0))
}

/// The table with every row as wide as its header: a missing cell would shift all that follow. None without columns.
fn squared(table: &TableBlock, title: &str) -> Option<TableBlock> {
    let mut table = table.clone();
    table.caption = first_said([&table.caption, title]).to_owned();
    for row in &mut table.rows {
        row.resize(table.header.len(), String::new());
    }
    (!table.header.is_empty()).then_some(table)
}

/// The words inside the language's own quotes, unless they already are.
pub(super) fn quoted(text: &str, lang: &str) -> String {
    let text = text.trim();
    if text.starts_with(['«', '“', '"']) {
        return text.to_owned();
    }
    if lang.starts_with("fr") {
        format!("«\u{a0}{text}\u{a0}»")
    } else {
        format!("“{text}”")
    }
}
