//! `/publications/{id}/versions/{version}`: a text of a sheet as it was published, to read only.

use super::{Fact, Link, Section, crumbs, type_said};
use crate::{
    criteria::criterion,
    lists,
    past::{self, Past},
    sheet::{CHOICES, SheetId, TEXTS},
};
use askama::Template;
use axum::extract::State;
use platform::{
    App, Reader, Result,
    web::{Page, Path},
};
use uuid::Uuid;

struct File {
    /// Empty when it was taken away since.
    url: String,
    name: String,
    kind: String,
    size: String,
    alternative: String,
    caption: String,
}

#[derive(Template)]
#[template(path = "publication_past.html")]
struct Show<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    label: String,
    title: &'a str,
    words: String,
    facts: Vec<Fact>,
    sections: Vec<Section>,
    answers: Vec<Section>,
    files: Vec<File>,
}

/// `GET /publications/{id}/versions/{version}`
pub async fn show(State(app): State<App>, t: Reader, Path((id, version)): Path<(SheetId, Uuid)>) -> Result<Page> {
    let past = past::read(&app, &t, id, version).await?;
    let words = &past.snapshot.words;
    let view = Show {
        t: &t,
        crumbs: crumbs(&t, Some((id, &past.dossier.sheet.words.title))),
        label: t.say_one("publications-past-title", "day", &t.day_of(past.publication.at)),
        title: &words.title,
        words: said(&t, &past),
        facts: CHOICES
            .iter()
            .map(|field| Fact {
                name: t.say(&format!("publications-field-{field}")),
                value: lists::said(field, words.get(field), &t),
            })
            .filter(|fact| !fact.value.is_empty())
            .collect(),
        sections: TEXTS
            .iter()
            .filter(|field| !words.get(field).is_empty())
            .map(|field| Section::new(t.say(&format!("publications-field-{field}")), words.get(field)))
            .collect(),
        answers: past
            .snapshot
            .answers
            .iter()
            .filter_map(|answer| {
                let name = criterion(&answer.criterion)?.named(t.language);
                Some(Section::new(name.to_owned(), &answer.answer))
            })
            .collect(),
        files: files(&t, &past),
    };
    Page::work("publications", words.title.clone(), &view)
}

/// Of which day the text is, and until when it was shown.
fn said(t: &Reader, past: &Past) -> String {
    let (day, version) = (
        t.day_of(past.publication.at),
        t.number(past.publication.content_version),
    );
    let mut arguments = vec![("day", day.as_str()), ("version", version.as_str())];
    let Some(ended) = &past.publication.ended else {
        return t.say_with("publications-past-running", &arguments);
    };
    let until = t.day_of(ended.at);
    arguments.push(("until", &until));
    t.say_with("publications-past-words", &arguments)
}

fn files(t: &Reader, past: &Past) -> Vec<File> {
    let file = |file: &crate::public::SnapshotFile| File {
        url: if past.has(file) {
            format!("/publications/{}/files/{}", past.dossier.sheet.id, file.id)
        } else {
            String::new()
        },
        name: file.name.clone(),
        kind: type_said(t, &file.media_type),
        size: t.size(file.byte_count),
        alternative: file.alternative.clone(),
        caption: file.caption.clone(),
    };
    past.snapshot.attachments.iter().map(file).collect()
}
