//! /instruments/{id}/items: writing a question in a plain form, moving and removing it.

use super::{
    instrument::{read_typed, saved, typed},
    parts::{Choice, FieldError, Link, condition_words, errors},
};
use crate::{
    actions::instruments::{Edit, edit, latest},
    campaign::{InstrumentId, Version},
    condition,
    instrument::{Choice as Written, FileTypes, Item, Kind, LARGEST_FILE, Section, Tone, Words as Scale},
    said::Said as Words,
};
use askama::Template;
use axum::{extract::State, response::Response};
use platform::{
    App, Error, Permission, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;

/// A question as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ItemForm {
    #[serde(default)]
    edit: i64,
    #[serde(default)]
    section: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    ask: String,
    #[serde(default)]
    hint: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    scale: String,
    #[serde(default)]
    no_opinion: String,
    #[serde(default)]
    choices: String,
    #[serde(default)]
    columns: String,
    #[serde(default)]
    other: String,
    #[serde(default)]
    least: String,
    #[serde(default)]
    most: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    low: String,
    #[serde(default)]
    high: String,
    #[serde(default)]
    types: String,
    #[serde(default)]
    megabytes: String,
    #[serde(default)]
    tone: String,
    #[serde(default)]
    required: String,
    #[serde(default)]
    when: String,
    #[serde(default)]
    random: String,
}

const KINDS: [&str; 13] = [
    "scale", "yes_no", "single", "multiple", "rating", "number", "date", "short", "long", "matrix", "file", "consent",
    "text",
];

/// Choices as they are typed: a line each, `code = words`, other languages behind bars: `code = mots | en: words`.
fn typed_choices(choices: &[Written], main: &str) -> String {
    let line = |choice: &Written| {
        let mut line = format!("{} = {}", choice.code, choice.words.exactly(main).unwrap_or_default());
        for (code, words) in choice.words.0.iter().filter(|(code, _)| code.as_str() != main) {
            line.push_str(&format!(" | {code}: {words}"));
        }
        line
    };
    choices.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads them again; a line without a code gets one of its place.
fn read_choices(text: &str, main: &str) -> Vec<Written> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let one = |(at, line): (usize, &str)| {
        let (code, words) = match line.split_once('=') {
            Some((code, words)) => (code.trim().to_owned(), words.trim()),
            None => ((at + 1).to_string(), line),
        };
        let lines = words.split('|').map(str::trim).collect::<Vec<_>>().join("\n");
        Written {
            code,
            words: read_typed(&lines, main),
        }
    };
    lines.enumerate().map(one).collect()
}

pub(super) fn yes(is: bool) -> String {
    if is { "yes".to_owned() } else { String::new() }
}

fn form_of(version: &Version, section: &str, item: &Item) -> ItemForm {
    let main = version.content.language();
    let mut form = ItemForm {
        edit: version.edit,
        section: section.to_owned(),
        key: item.key.clone(),
        ask: typed(&item.ask, main),
        hint: typed(&item.hint, main),
        kind: item.kind.code().to_owned(),
        required: item.required.as_ref().map_or_else(String::new, |why| typed(why, main)),
        when: item.when.as_ref().map_or_else(String::new, ToString::to_string),
        random: yes(item.random),
        ..ItemForm::default()
    };
    if item.required.as_ref().is_some_and(Words::is_empty) {
        form.required = ".".to_owned();
    }
    let number = |n: &Option<f64>| n.map_or_else(String::new, |n| n.to_string());
    match &item.kind {
        Kind::Scale { words, no_opinion } => {
            form.scale = super::parts::scale_code(*words).to_owned();
            form.no_opinion = yes(*no_opinion);
        }
        Kind::YesNo { forgotten } => form.no_opinion = yes(*forgotten),
        Kind::Single { choices, other } => {
            form.choices = typed_choices(choices, main);
            form.other = yes(*other);
        }
        Kind::Multiple { choices, other, most } => {
            form.choices = typed_choices(choices, main);
            form.other = yes(*other);
            form.most = most.map_or_else(String::new, |most| most.to_string());
        }
        Kind::Number { least, most, unit } => {
            (form.least, form.most, form.unit) = (number(least), number(most), typed(unit, main));
        }
        Kind::Rating { low, high } => (form.low, form.high) = (typed(low, main), typed(high, main)),
        Kind::Matrix {
            rows,
            columns,
            no_opinion,
        } => {
            form.choices = typed_choices(rows, main);
            form.columns = typed_choices(columns, main);
            form.no_opinion = yes(*no_opinion);
        }
        Kind::Short { tone } | Kind::Long { tone } => form.tone = tone.map_or("", tone_code).to_owned(),
        Kind::File { types, most_megabytes } => {
            types.code().clone_into(&mut form.types);
            form.megabytes = most_megabytes.to_string();
        }
        Kind::Date | Kind::Consent | Kind::Text => {}
    }
    form
}

fn tone_code(tone: Tone) -> &'static str {
    match tone {
        Tone::Positive => "positive",
        Tone::Negative => "negative",
        Tone::Suggestion => "suggestion",
        Tone::Open => "open",
    }
}

fn tone(code: &str) -> Option<Tone> {
    [Tone::Positive, Tone::Negative, Tone::Suggestion, Tone::Open]
        .into_iter()
        .find(|tone| tone_code(*tone) == code)
}

impl ItemForm {
    fn number(text: &str, field: &str, problems: &mut Problems) -> Option<f64> {
        let text = text.trim().replace(',', ".");
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|n: &f64| n.is_finite());
        if number.is_none() {
            problems.add(field, "questionnaires-refusal-bad-number");
        }
        number
    }

    fn kind(&self, main: &str, problems: &mut Problems) -> Kind {
        let (no_opinion, other) = (self.no_opinion == "yes", self.other == "yes");
        match self.kind.as_str() {
            "scale" => Kind::Scale {
                words: match self.scale.as_str() {
                    "agreement" => Scale::Agreement,
                    "frequency" => Scale::Frequency,
                    _ => Scale::Quality,
                },
                no_opinion,
            },
            "yes_no" => Kind::YesNo { forgotten: no_opinion },
            "single" => Kind::Single {
                choices: read_choices(&self.choices, main),
                other,
            },
            "multiple" => Kind::Multiple {
                choices: read_choices(&self.choices, main),
                other,
                most: self.most.trim().parse().ok().filter(|most| *most > 0),
            },
            "number" => Kind::Number {
                least: Self::number(&self.least, "least", problems),
                most: Self::number(&self.most, "most", problems),
                unit: read_typed(&self.unit, main),
            },
            "rating" => Kind::Rating {
                low: read_typed(&self.low, main),
                high: read_typed(&self.high, main),
            },
            "matrix" => Kind::Matrix {
                rows: read_choices(&self.choices, main),
                columns: read_choices(&self.columns, main),
                no_opinion,
            },
            "file" => Kind::File {
                types: FileTypes::from_code(&self.types).unwrap_or_default(),
                most_megabytes: megabytes(&self.megabytes, problems),
            },
            "date" => Kind::Date,
            "short" => Kind::Short { tone: tone(&self.tone) },
            "long" => Kind::Long { tone: tone(&self.tone) },
            "consent" => Kind::Consent,
            "text" => Kind::Text,
            _ => {
                problems.add("kind", "questionnaires-kind-missing");
                Kind::Text
            }
        }
    }

    fn item(&self, t: &Reader, main: &str) -> Result<Item> {
        let mut problems = Problems::new();
        problems.required("ask", &self.ask, "questionnaires-fault-no-words");
        let kind = self.kind(main, &mut problems);
        let when = when(t, &self.when, &mut problems);
        let required = self.required.trim();
        problems.check()?;
        Ok(Item {
            key: self.key.trim().to_owned(),
            ask: read_typed(&self.ask, main),
            hint: read_typed(&self.hint, main),
            kind,
            required: match required {
                "" => None,
                "." => Some(Words::default()),
                why => Some(read_typed(why, main)),
            },
            when,
            random: self.random == "yes",
        })
    }
}

/// The largest file, in whole megabytes: as large as we take one where nothing is typed.
fn megabytes(typed: &str, problems: &mut Problems) -> u32 {
    if typed.trim().is_empty() {
        return LARGEST_FILE;
    }
    let found = typed
        .trim()
        .parse()
        .ok()
        .filter(|size| (1..=LARGEST_FILE).contains(size));
    found.unwrap_or_else(|| {
        problems.add_with(
            "megabytes",
            "questionnaires-megabytes-bad",
            &[("most", &LARGEST_FILE.to_string())],
        );
        LARGEST_FILE
    })
}

pub(super) fn when(t: &Reader, typed: &str, problems: &mut Problems) -> Option<condition::Condition> {
    if typed.trim().is_empty() {
        return None;
    }
    match condition::read(typed) {
        Ok(when) => Some(when),
        Err(problem) => {
            let words = condition_words(t, typed, problem);
            problems.add_with("when", "questionnaires-condition-unreadable", &[("why", &words)]);
            None
        }
    }
}

#[derive(Template)]
#[template(path = "instrument_item.html")]
struct ItemPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    action: String,
    back: String,
    form: ItemForm,
    kinds: Vec<Choice>,
    scales: Vec<Choice>,
    tones: Vec<Choice>,
    types: Vec<Choice>,
    sections: Vec<Choice>,
    keys: String,
    said: Said,
    errors: Vec<FieldError>,
}

pub(super) fn crumbs(t: &Reader, id: InstrumentId, version: &Version) -> Vec<Link> {
    vec![
        Link::to("/instruments", t.say("questionnaires-room")),
        Link::to(
            format!("/instruments/{id}"),
            version.content.title.get(t.language.code()).to_owned(),
        ),
    ]
}

fn item_page(
    t: &Reader,
    id: InstrumentId,
    version: &Version,
    action: String,
    form: ItemForm,
    said: Said,
) -> Result<Page> {
    let named = |prefix: &str, codes: &[&str], chosen: &str| -> Vec<Choice> {
        let one = |code: &&str| {
            let label = t.say(&format!("questionnaires-{prefix}-{}", code.replace('_', "-")));
            Choice::new(*code, label, *code == chosen)
        };
        codes.iter().map(one).collect()
    };
    let mut tones = vec![Choice::new("", t.say("questionnaires-tone-none"), form.tone.is_empty())];
    tones.extend(named(
        "tone",
        &["positive", "negative", "suggestion", "open"],
        &form.tone,
    ));
    let section = |section: &Section| {
        let title = section.title.get(t.language.code());
        let label = if title.is_empty() { &section.key } else { title };
        Choice::new(section.key.clone(), label, section.key == form.section)
    };
    let title = t.say(if form.key.is_empty() {
        "questionnaires-new-item"
    } else {
        "questionnaires-item"
    });
    let keys: Vec<&str> = version.content.items().map(|item| item.key.as_str()).collect();
    let page = ItemPage {
        crumbs: crumbs(t, id, version),
        action,
        back: format!("/instruments/{id}"),
        kinds: named("kind", &KINDS, &form.kind),
        scales: named("words", &["quality", "agreement", "frequency"], &form.scale),
        tones,
        types: named("file-types", &FileTypes::ALL.map(FileTypes::code), &form.types),
        sections: version.content.sections.iter().map(section).collect(),
        keys: keys.join(", "),
        form,
        errors: errors(&said),
        said,
        title: title.clone(),
        t: t.clone(),
    };
    Page::work("questionnaires", title, &page)
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SectionQuery {
    #[serde(default)]
    section: String,
}

pub(super) async fn seen(app: &App, t: &Reader, id: InstrumentId) -> Result<Version> {
    let scope = t.actor.scope(Permission::WriteQuestionnaires)?;
    latest(app, &scope, id).await
}

pub(super) async fn new_item(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Query(query): Query<SectionQuery>,
) -> Result<Page> {
    let version = seen(&app, &t, id).await?;
    let form = ItemForm {
        edit: version.edit,
        section: query.section,
        kind: "scale".to_owned(),
        no_opinion: "yes".to_owned(),
        ..ItemForm::default()
    };
    item_page(
        &t,
        id,
        &version,
        format!("/instruments/{id}/items"),
        form,
        Said::default(),
    )
}

/// A key that nothing has yet, made of the first words of the question.
fn fresh_key(version: &Version, ask: &str) -> String {
    // Letters with accents are left out: a key is for machines, and people may give their own.
    let plain: String = ask
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_ascii() || letter.is_whitespace())
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().filter(|word| word.len() > 3).take(2).collect();
    let mut wanted = words.join("_");
    wanted.truncate(30);
    if !crate::instrument::is_key(&wanted) {
        wanted = format!("q{}", version.content.items().count() + 1);
    }
    let taken = |key: &str| {
        let section = version.content.sections.iter().any(|section| section.key == key);
        section || version.content.item(key).is_some() || version.content.scores.iter().any(|score| score.key == key)
    };
    let mut key = wanted.clone();
    let mut n = 2;
    while taken(&key) {
        key = format!("{wanted}_{n}");
        n += 1;
    }
    key
}

pub(super) async fn add_item(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Form(mut form): Form<ItemForm>,
) -> Result<Response> {
    let version = seen(&app, &t, id).await?;
    if form.key.trim().is_empty() {
        form.key = fresh_key(&version, &form.ask);
    }
    save(&app, &t, id, &version, None, form, format!("/instruments/{id}/items")).await
}

pub(super) async fn item(
    State(app): State<App>,
    t: Reader,
    Path((id, key)): Path<(InstrumentId, String)>,
) -> Result<Page> {
    let version = seen(&app, &t, id).await?;
    let found = version.content.sections.iter().find_map(|section| {
        let item = section.items.iter().find(|item| item.key == key)?;
        Some((section.key.clone(), item))
    });
    let (section, item) = found.ok_or(Error::NotFound)?;
    let form = form_of(&version, &section, item);
    item_page(
        &t,
        id,
        &version,
        format!("/instruments/{id}/items/{key}"),
        form,
        Said::default(),
    )
}

pub(super) async fn save_item(
    State(app): State<App>,
    t: Reader,
    Path((id, key)): Path<(InstrumentId, String)>,
    Form(form): Form<ItemForm>,
) -> Result<Response> {
    let version = seen(&app, &t, id).await?;
    version.content.item(&key).ok_or(Error::NotFound)?;
    let action = format!("/instruments/{id}/items/{key}");
    save(&app, &t, id, &version, Some(key), form, action).await
}

async fn save(
    app: &App,
    t: &Reader,
    id: InstrumentId,
    version: &Version,
    key: Option<String>,
    form: ItemForm,
    action: String,
) -> Result<Response> {
    let outcome = match form.item(t, version.content.language()) {
        Ok(item) => {
            let change = Edit::Item {
                section: form.section.clone(),
                key,
                item: Box::new(item),
            };
            edit(app, &t.actor, id, form.edit, change).await
        }
        Err(error) => Err(error),
    };
    saved(t, id, outcome, |said| item_page(t, id, version, action, form, said))
}

/// Up or down by one place.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct PlaceForm {
    #[serde(default)]
    edit: i64,
    #[serde(default)]
    way: String,
}

pub(super) async fn move_by(
    State(app): State<App>,
    t: Reader,
    Path((id, key)): Path<(InstrumentId, String)>,
    Form(form): Form<PlaceForm>,
) -> Result<See> {
    let change = Edit::Move {
        key,
        up: form.way == "up",
    };
    edit(&app, &t.actor, id, form.edit, change).await?;
    Ok(See::page(format!("/instruments/{id}")))
}

pub(super) async fn remove(
    State(app): State<App>,
    t: Reader,
    Path((id, key)): Path<(InstrumentId, String)>,
    Form(form): Form<PlaceForm>,
) -> Result<See> {
    let version = seen(&app, &t, id).await?;
    let change = if version.content.item(&key).is_some() {
        Edit::RemoveItem(key)
    } else {
        Edit::RemoveSection(key)
    };
    edit(&app, &t.actor, id, form.edit, change).await?;
    Ok(See::page(format!("/instruments/{id}")).saying("questionnaires-removed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_file_is_typed_in_megabytes_and_no_larger_than_we_take_one() {
        let mut problems = Problems::new();
        assert_eq!(megabytes(" 3 ", &mut problems), 3);
        assert_eq!(megabytes("", &mut problems), LARGEST_FILE);
        assert!(problems.is_empty());
        for typed in ["0", "11", "beaucoup", "-1", "2,5"] {
            let mut problems = Problems::new();
            megabytes(typed, &mut problems);
            assert!(!problems.is_empty(), "{typed}");
        }
    }

    #[test]
    fn choices_are_typed_a_line_each_and_read_again() {
        let choices = read_choices("oui = Oui | en: Yes\n\nPeut-être\n", "fr");
        assert_eq!(choices[0].code, "oui");
        assert_eq!(choices[0].words.get("en"), "Yes");
        assert_eq!(
            (choices[1].code.as_str(), choices[1].words.get("fr")),
            ("2", "Peut-être")
        );
        assert_eq!(read_choices(&typed_choices(&choices, "fr"), "fr"), choices);
    }
}
