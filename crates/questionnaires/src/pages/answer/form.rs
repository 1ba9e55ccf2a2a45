//! The questions of a survey as a form.

use super::sent::out_field;
use crate::{
    actions::answering::{Asked, order},
    campaign::{Campaign, CampaignId, CampaignWords, Participant, ParticipantId, Version},
    condition::Condition,
    instrument::{Choice as Written, Content, Item, Kind, Step, piped, shown},
    pages::parts::{Choice, FieldError, OwnWords, errors as around, own_words, refusal_words, words_of},
    said::PLAIN_FRENCH,
    taking::{LONGEST_LINE, LONGEST_TEXT, Refusal, other_field},
    value::{Answers, NO_OPINION, Value},
};
use askama::Template;
use platform::{Reader, Result, error::Said, web::Page};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked here and now.
pub(in crate::pages) struct Ask<'a> {
    pub asked: &'a Asked,
    language: String,
    action: String,
    /// Titles with their questions.
    parts: Vec<(String, Vec<&'a Item>)>,
    /// Which step of how many; none on a whole page.
    step: Option<(usize, usize)>,
    by_item: bool,
    code: Option<String>,
    is_kiosk: bool,
    is_personal: bool,
    entry: Option<EntryView>,
    /// The files that were given already, by question: of which kind and how large.
    held: BTreeMap<String, String>,
}

/// What stands around the questions where somebody enters what another answered.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct EntryView {
    /// `paper` or `interview`, or `tracer` for one view of a path.
    pub channel: &'static str,
    /// What stands above; the title of what is asked without one.
    pub title: String,
    /// The state that was seen, of a view.
    pub edit: i64,
    pub sheet: String,
    pub is_double: bool,
    /// Both typings differ: what is sent now is what the sheet says.
    pub is_settled: bool,
    pub has_agreed: bool,
    pub once: String,
    pub notes: Vec<String>,
    pub said: Said,
}

impl<'a> Ask<'a> {
    /// Everything on one page. Questions that are asked of some only say of whom.
    pub fn whole(asked: &'a Asked, language: &str, action: String) -> Self {
        let section = |section: &'a crate::instrument::Section| {
            (section.title.get(language).to_owned(), section.items.iter().collect())
        };
        Self {
            asked,
            language: language.to_owned(),
            action,
            parts: asked.content().sections.iter().map(section).collect(),
            step: None,
            by_item: false,
            code: None,
            is_kiosk: false,
            is_personal: false,
            entry: None,
            held: BTreeMap::new(),
        }
    }

    /// One step: a section, or a question. `(by_item, step)` says which.
    pub fn step(
        asked: &'a Asked,
        language: &str,
        link: &str,
        answers: &Answers,
        (by_item, step): (bool, usize),
        seed: &str,
        code: Option<&str>,
    ) -> Self {
        let steps = shown(asked.content(), answers, &order(seed));
        let count = count(&steps, by_item);
        let step = step.min(count.saturating_sub(1));
        let title = title_at(&steps, by_item, step).map(|said| said.get(language).to_owned());
        let by = if by_item { "&by=item" } else { "" };
        Self {
            asked,
            language: language.to_owned(),
            action: format!("/answer/{link}/steps?step={step}{by}"),
            parts: vec![(title.unwrap_or_default(), at(&steps, by_item, step))],
            step: Some((step, count)),
            by_item,
            code: code.map(str::to_owned),
            is_kiosk: false,
            is_personal: false,
            entry: None,
            held: BTreeMap::new(),
        }
    }

    /// The same with the files that were given already.
    pub fn holding(mut self, held: BTreeMap<String, String>) -> Self {
        self.held = held;
        self
    }

    /// The same at a tablet.
    pub fn at_kiosk(mut self) -> Self {
        self.is_kiosk = true;
        self
    }

    /// The same by a personal link: it is answered in one go.
    pub fn by_link(mut self) -> Self {
        self.is_personal = true;
        self
    }

    /// The same to enter what somebody else answered.
    pub fn entered(mut self, entry: EntryView) -> Self {
        self.entry = Some(entry);
        self
    }

    pub fn content(&self) -> &'a Content {
        self.asked.content()
    }

    /// How many steps there are with these answers.
    pub fn count(asked: &Asked, answers: &Answers, by_item: bool) -> usize {
        count(&shown(asked.content(), answers, &order("")), by_item)
    }
}

fn count(steps: &[Step<'_>], by_item: bool) -> usize {
    if by_item {
        steps.iter().map(|step| step.items.len()).sum()
    } else {
        steps.len()
    }
}

/// The questions of a step.
pub(super) fn at<'c>(steps: &[Step<'c>], by_item: bool, step: usize) -> Vec<&'c Item> {
    if by_item {
        steps
            .iter()
            .flat_map(|one| one.items.iter().copied())
            .skip(step)
            .take(1)
            .collect()
    } else {
        steps.get(step).map(|one| one.items.clone()).unwrap_or_default()
    }
}

fn title_at<'c>(steps: &[Step<'c>], by_item: bool, step: usize) -> Option<&'c crate::said::Said> {
    if !by_item {
        return steps.get(step).map(|one| &one.section.title);
    }
    let mut left = step;
    for one in steps {
        if left < one.items.len() {
            return Some(&one.section.title);
        }
        left -= one.items.len();
    }
    None
}

/// One row of a matrix.
struct RowView {
    name: String,
    label: String,
    choices: Vec<Choice>,
}

/// One question as the page shows it.
struct ItemView {
    key: String,
    kind: &'static str,
    ask: String,
    hint: String,
    error: String,
    required: bool,
    value: String,
    choices: Vec<Choice>,
    rows: Vec<RowView>,
    has_other: bool,
    other: String,
    other_name: String,
    low: String,
    high: String,
    /// The file that was given already, the name of the box that takes it out, and which are taken.
    held: String,
    out_name: String,
    accept: &'static str,
}

struct PartView {
    title: String,
    items: Vec<ItemView>,
}

struct LanguageLink {
    code: String,
    name: String,
    url: String,
}

#[derive(Template)]
#[template(path = "answer.html")]
struct FormPage<'a> {
    t: &'a Reader,
    title: String,
    opening: String,
    purpose: String,
    promise: String,
    closes: String,
    action: String,
    language: String,
    direction: &'static str,
    languages: Vec<LanguageLink>,
    parts: Vec<PartView>,
    errors: Vec<FieldError>,
    is_whole: bool,
    is_first: bool,
    is_last: bool,
    step: u32,
    steps: u32,
    progress: String,
    code: String,
    resume_url: String,
    by_item_url: String,
    /// Where a script keeps what is typed; empty where nobody comes back to it.
    draft_url: String,
    is_kiosk: bool,
    has_files: bool,
    becomes: String,
    entry: Option<EntryView>,
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 5] = ["ar", "fa", "he", "ur", "ps"];

/// The page of what is asked, with what was typed and what could not be taken.
pub(in crate::pages) fn page_of(
    t: &Reader,
    ask: &Ask<'_>,
    typed: &Answers,
    wrong: &[(String, Refusal)],
) -> Result<Page> {
    let content = ask.content();
    let words = &ask.asked.campaign.words;
    let language = ask.language.as_str();
    let view = |item: &&Item| item_view(t, ask, item, typed, wrong);
    let parts = ask.parts.iter().map(|(title, items)| PartView {
        title: title.clone(),
        items: items.iter().map(view).collect(),
    });
    let (step, steps) = ask.step.unwrap_or((0, 1));
    let own = ask.entry.as_ref().map(|entry| entry.title.clone());
    let title = own
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| content.title.get(language).to_owned());
    let link = &ask.asked.participant.link;
    let page = FormPage {
        parts: parts.collect(),
        errors: all_errors(t, ask, wrong),
        opening: if step == 0 {
            content.opening.get(language).to_owned()
        } else {
            String::new()
        },
        purpose: words.purpose.clone(),
        promise: t.say(if words.is_anonymous {
            "questionnaires-promise-anonymous"
        } else {
            "questionnaires-promise-known"
        }),
        closes: t.say_one("questionnaires-closes-on", "day", &t.date(words.closes_on)),
        action: ask.action.clone(),
        direction: if RIGHT_TO_LEFT.contains(&language.split('-').next().unwrap_or_default()) {
            "rtl"
        } else {
            "ltr"
        },
        languages: languages(t, ask),
        is_whole: ask.step.is_none(),
        is_first: step == 0,
        is_last: step + 1 >= steps,
        step: u32::try_from(step + 1).unwrap_or(1),
        steps: u32::try_from(steps).unwrap_or(1),
        progress: t.say_with(
            "questionnaires-step-of",
            &[("step", &(step + 1).to_string()), ("steps", &steps.to_string())],
        ),
        code: ask.code.clone().unwrap_or_default(),
        resume_url: format!("/answer/{link}/resume"),
        entry: ask.entry.clone(),
        draft_url: if ask.entry.is_some() || ask.is_kiosk || ask.is_personal {
            String::new()
        } else {
            format!("/answer/{link}/draft")
        },
        by_item_url: if ask.entry.is_some() || ask.by_item || ask.is_kiosk || ask.is_personal {
            String::new()
        } else {
            format!("/answer/{link}/steps?by=item")
        },
        is_kiosk: ask.is_kiosk,
        has_files: ask
            .parts
            .iter()
            .flat_map(|(_, items)| items)
            .any(|item| item.kind.is_file()),
        becomes: t.say("questionnaires-becomes"),
        title: title.clone(),
        language: language.split("-facile").next().unwrap_or(language).to_owned(),
        t,
    };
    if ask.entry.is_some() {
        return Page::work("questionnaires", title, &page);
    }
    Ok(Page::public(title, &page)?.light().script("survey"))
}

/// What is wrong around the questions, then in them.
fn all_errors(t: &Reader, ask: &Ask<'_>, wrong: &[(String, Refusal)]) -> Vec<FieldError> {
    let around = ask.entry.as_ref().map(|entry| around(&entry.said)).unwrap_or_default();
    around.into_iter().chain(errors(t, ask, wrong)).collect()
}

fn errors(t: &Reader, ask: &Ask<'_>, wrong: &[(String, Refusal)]) -> Vec<FieldError> {
    let one = |(key, why): &(String, Refusal)| {
        let item = ask.content().item(key);
        let field = match item.map(|item| &item.kind) {
            None => "whole".to_owned(),
            Some(Kind::Matrix { rows, .. }) => rows
                .first()
                .map_or_else(|| key.clone(), |row| format!("{key}/{}", row.code)),
            Some(_) => key.clone(),
        };
        let name = item.map_or_else(|| key.clone(), |item| item.ask.get(&ask.language).to_owned());
        FieldError {
            field,
            words: t.say_with(
                "questionnaires-wrong",
                &[
                    ("question", &name),
                    ("why", &refusal_words(t, item, *why, &ask.language)),
                ],
            ),
        }
    };
    wrong.iter().map(one).collect()
}

fn languages(t: &Reader, ask: &Ask<'_>) -> Vec<LanguageLink> {
    let content = ask.content();
    if content.languages.len() < 2 {
        return Vec::new();
    }
    let path = ask.action.split('?').next().unwrap_or(&ask.action);
    let others = content.languages.iter().filter(|code| **code != ask.language);
    let one = |code: &String| LanguageLink {
        name: match code.as_str() {
            PLAIN_FRENCH => t.say("questionnaires-plain-french"),
            code => language_name(code).to_owned(),
        },
        url: format!("{path}?language={code}"),
        code: code.clone(),
    };
    others.map(one).collect()
}

/// A language in its own name; its code where we have none.
fn language_name(code: &str) -> &str {
    match code.split('-').next().unwrap_or(code) {
        "fr" => "Français",
        "en" => "English",
        "es" => "Español",
        "pt" => "Português",
        "it" => "Italiano",
        "de" => "Deutsch",
        "ar" => "العربية",
        "tr" => "Türkçe",
        "ru" => "Русский",
        "uk" => "Українська",
        "ro" => "Română",
        "zh" => "中文",
        _ => code,
    }
}

fn item_view(t: &Reader, ask: &Ask<'_>, item: &Item, typed: &Answers, wrong: &[(String, Refusal)]) -> ItemView {
    let language = ask.language.as_str();
    let piped = |words: &str| piped(words, ask.content(), typed, language, &OwnWords(t));
    let value = typed.get(&item.key);
    let error = wrong.iter().find(|(key, _)| *key == item.key);
    let (low, high) = match &item.kind {
        Kind::Rating { low, high } => (low.get(language).to_owned(), high.get(language).to_owned()),
        _ => Default::default(),
    };
    ItemView {
        kind: item.kind.code(),
        ask: piped(item.ask.get(language)),
        hint: hint(t, ask, item, &piped(item.hint.get(language))),
        error: error
            .map(|(_, why)| refusal_words(t, Some(item), *why, language))
            .unwrap_or_default(),
        required: item.required.is_some(),
        value: match value {
            Some(Value::Number(text) | Value::Date(text) | Value::Text(text) | Value::File(text)) => text.clone(),
            _ => String::new(),
        },
        choices: choices(t, item, value, language),
        rows: rows(t, item, typed, language),
        has_other: item.kind.has_other(),
        other: typed.other(&item.key).unwrap_or_default().to_owned(),
        other_name: other_field(&item.key),
        low,
        high,
        held: ask.held.get(&item.key).cloned().unwrap_or_default(),
        out_name: out_field(&item.key),
        accept: match &item.kind {
            Kind::File { types, .. } => types.accept(),
            _ => "",
        },
        key: item.key.clone(),
    }
}

/// What helps to answer: its own hint, of whom it is asked on a whole page, its unit, how long it may be.
fn hint(t: &Reader, ask: &Ask<'_>, item: &Item, own: &str) -> String {
    let language = ask.language.as_str();
    let mut parts = Vec::new();
    if ask.step.is_none()
        && let Some(when) = &item.when
    {
        let when = condition_said(t, ask.content(), when, language);
        parts.push(t.say_one("questionnaires-only-if", "when", &when));
    }
    if !own.is_empty() {
        parts.push(own.to_owned());
    }
    match &item.kind {
        Kind::Number { unit, .. } if !unit.is_empty() => {
            parts.push(t.say_one("questionnaires-in-unit", "unit", unit.get(language)));
        }
        Kind::Multiple { most: Some(most), .. } => parts.push(t.count("questionnaires-at-most", i64::from(*most))),
        Kind::Multiple { .. } => parts.push(t.say("questionnaires-several")),
        Kind::Long { .. } => parts.push(t.count("questionnaires-letters", i64::try_from(LONGEST_TEXT).unwrap_or(0))),
        Kind::Short { .. } => parts.push(t.count("questionnaires-letters", i64::try_from(LONGEST_LINE).unwrap_or(0))),
        Kind::File { types, most_megabytes } => {
            let id = format!("questionnaires-file-hint-{}", types.code());
            parts.push(t.count(&id, i64::from(*most_megabytes)));
        }
        _ => {}
    }
    parts.join(" ")
}

/// A condition in words: « Avez-vous eu mal ? » : oui.
pub(crate) fn condition_said(t: &Reader, content: &Content, when: &Condition, language: &str) -> String {
    let ask = |key: &str| {
        let item = content.item(key.split('/').next().unwrap_or(key));
        item.map_or_else(|| key.to_owned(), |item| item.ask.get(language).to_owned())
    };
    let code = |key: &str, code: &str| {
        content
            .item(key)
            .map_or_else(|| code.to_owned(), |item| words_of(t, item, code, language))
    };
    let joined = |some: &[Condition], id: &str| {
        let parts: Vec<String> = some
            .iter()
            .map(|one| condition_said(t, content, one, language))
            .collect();
        parts.join(&format!(" {} ", t.say(id)))
    };
    match when {
        Condition::All(some) => joined(some, "questionnaires-and"),
        Condition::Any(some) => joined(some, "questionnaires-or"),
        Condition::Not(one) => t.say_one("questionnaires-not", "when", &condition_said(t, content, one, language)),
        Condition::Answered(item) => t.say_one("questionnaires-when-answered", "question", &ask(item)),
        Condition::Is(item, value) => t.say_with(
            "questionnaires-when-is",
            &[("question", &ask(item)), ("answer", &code(item, value))],
        ),
        Condition::AtLeast(item, n) => t.say_with(
            "questionnaires-when-at-least",
            &[("question", &ask(item)), ("number", &t.decimal(*n, 0))],
        ),
        Condition::AtMost(item, n) => t.say_with(
            "questionnaires-when-at-most",
            &[("question", &ask(item)), ("number", &t.decimal(*n, 0))],
        ),
    }
}

fn choices(t: &Reader, item: &Item, value: Option<&Value>, language: &str) -> Vec<Choice> {
    if matches!(item.kind, Kind::Matrix { .. }) {
        return Vec::new();
    }
    let one = |code: String| {
        let mut choice = Choice::new(
            code.clone(),
            words_of(t, item, &code, language),
            value.is_some_and(|value| value.is(&code)),
        );
        if matches!(item.kind, Kind::Scale { .. }) && code != NO_OPINION {
            choice.step = code.parse().unwrap_or(0);
        }
        choice
    };
    item.kind.codes().into_iter().map(one).collect()
}

fn rows(t: &Reader, item: &Item, typed: &Answers, language: &str) -> Vec<RowView> {
    let Kind::Matrix {
        rows,
        columns,
        no_opinion,
    } = &item.kind
    else {
        return Vec::new();
    };
    let row = |row: &Written| {
        let name = format!("{}/{}", item.key, row.code);
        let chosen = typed.get(&name);
        let mut choices: Vec<Choice> = if columns.is_empty() {
            let level =
                |level: i32| Choice::new(level.to_string(), own_words(t, &item.kind, &level.to_string()), false);
            (1..=5).map(level).collect()
        } else {
            let own = |column: &Written| Choice::new(column.code.clone(), column.words.get(language), false);
            columns.iter().map(own).collect()
        };
        if *no_opinion {
            choices.push(Choice::new(NO_OPINION, own_words(t, &item.kind, NO_OPINION), false));
        }
        for choice in &mut choices {
            choice.chosen = chosen.is_some_and(|value| value.is(&choice.value));
        }
        RowView {
            name,
            label: row.words.get(language).to_owned(),
            choices,
        }
    };
    rows.iter().map(row).collect()
}

/// The questions of a version as a person meets them, to look at: its form leads nowhere.
pub(crate) fn preview_body(t: &Reader, version: &Version) -> Result<String> {
    let asked = Asked {
        campaign: Campaign {
            id: CampaignId(version.id.0),
            organisation: version.organisation,
            version: version.id,
            words: CampaignWords {
                name: version.content.title.get(t.language.code()).to_owned(),
                purpose: t.say("questionnaires-preview-purpose"),
                ..CampaignWords::from_day(t.today)
            },
            edit: 0,
            launched_at: None,
            ended_at: None,
        },
        participant: Participant {
            id: ParticipantId(version.id.0),
            campaign: CampaignId(version.id.0),
            organisation: version.organisation,
            own: None,
            finess: None,
            name: String::new(),
            region: None,
            link: String::new(),
            target: None,
        },
        version: Arc::new(version.clone()),
    };
    let language = version.content.suited(t.language.code()).to_owned();
    let ask = Ask::whole(&asked, &language, String::new()).at_kiosk();
    Ok(page_of(t, &ask, &Answers::default(), &[])?.body)
}
