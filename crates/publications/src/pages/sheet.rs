//! `/sheets/{id}`: one published sheet, for reading, printing, asking its people and telling one's own try.

use super::{Fact, Link, Section, Wrong, type_said, wrongs};
use crate::{
    actions::{face, respond},
    catalogue::{self, Place},
    criteria, lists,
    public::PublishedSheet,
    reply::{NewContactRequest, NewReuse, Reuse},
    sheet::SheetId,
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use platform::{
    App, Error, PublicText, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See, limits::Pace},
};
use serde::Deserialize;

struct File {
    url: String,
    name: String,
    kind: String,
    size: String,
    is_image: bool,
    alternative: String,
    caption: String,
}

struct Told {
    who: String,
    how: Section,
    what_came: Section,
    when: String,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Show<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    title: &'a str,
    organisation: &'a str,
    when: String,
    updated: String,
    facts: Vec<Fact>,
    sections: Vec<Section>,
    answers: Vec<Section>,
    images: Vec<File>,
    documents: Vec<File>,
    may_print: bool,
    contact_role: &'a str,
    reuses: Vec<Told>,
    request: &'a NewContactRequest,
    new_reuse: &'a NewReuse,
    request_said: Said,
    reuse_said: Said,
    errors: Vec<Wrong>,
}

/// A form of this page that could not be taken.
#[derive(Default)]
struct Typed {
    request: NewContactRequest,
    reuse: NewReuse,
    request_said: Said,
    reuse_said: Said,
}

/// `GET /sheets/{id}`
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    match catalogue::place(&app, id).await? {
        Place::Here(sheet) => page(&app, &t, &sheet, &Typed::default()).await,
        Place::Gone => gone(&t),
        Place::Nowhere => Err(Error::NotFound),
    }
}

#[derive(Template)]
#[template(path = "sheet_gone.html")]
struct Gone<'a> {
    t: &'a Reader,
}

/// A sheet that was public: said soberly, without its heading.
fn gone(t: &Reader) -> Result<Page> {
    Ok(Page::public(t.say("publications-gone"), &Gone { t })?.with_status(StatusCode::GONE))
}

/// The sections of published text; they are made of nothing else.
fn sections(t: &Reader, sheet: &PublishedSheet) -> Vec<Section> {
    let section =
        |(field, text): &(&str, PublicText)| Section::new(t.say(&format!("publications-field-{field}")), text.as_str());
    sheet.texts.iter().map(section).collect()
}

fn answers(t: &Reader, sheet: &PublishedSheet) -> Vec<Section> {
    let named = |(code, text): &(String, PublicText)| {
        let criterion = criteria::criterion(code)?;
        Some(Section::new(criterion.named(t.language).to_owned(), text.as_str()))
    };
    sheet.answers.iter().filter_map(named).collect()
}

fn facts(t: &Reader, sheet: &PublishedSheet) -> Vec<Fact> {
    let fields = [
        "outcome",
        "maturity",
        "theme",
        "discipline",
        "establishment_status",
        "region",
    ];
    let said = fields
        .into_iter()
        .map(|field| (field, lists::said(field, sheet.code(field), t)))
        .filter(|(_, value)| !value.is_empty());
    said.map(|(field, value)| Fact {
        name: t.say(&format!("publications-field-{field}")),
        value,
    })
    .collect()
}

fn files(t: &Reader, sheet: &PublishedSheet) -> Vec<File> {
    let file = |f: &crate::public::SnapshotFile| File {
        url: format!("{}/files/{}", sheet.url(), f.id),
        name: f.name.clone(),
        kind: type_said(t, &f.media_type),
        size: t.size(f.byte_count),
        is_image: f.media_type.starts_with("image/"),
        alternative: f.alternative.clone(),
        caption: f.caption.clone(),
    };
    sheet.files.iter().map(file).collect()
}

fn told(t: &Reader, reuse: &Reuse) -> Told {
    Told {
        who: reuse.who.clone(),
        how: Section::new(String::new(), &reuse.how),
        what_came: Section::new(String::new(), &reuse.what_came),
        when: t.day_of(reuse.at),
    }
}

async fn page(app: &App, t: &Reader, sheet: &PublishedSheet, typed: &Typed) -> Result<Page> {
    let reuses = store::reuse::shown(app, sheet.id).await?;
    let (images, documents) = files(t, sheet).into_iter().partition(|file| file.is_image);
    let updated = sheet.published_at != sheet.first_published_at;
    let mut errors = wrongs(&typed.request_said);
    errors.extend(wrongs(&typed.reuse_said));
    let view = Show {
        t,
        crumbs: vec![Link {
            url: "/sheets".to_owned(),
            label: t.say("publications-catalogue"),
        }],
        id: sheet.id,
        title: sheet.title.as_str(),
        organisation: sheet.organisation_name.as_str(),
        when: t.say_one("publications-published-on", "day", &t.day_of(sheet.first_published_at)),
        updated: if updated {
            t.say_one("publications-updated-on", "day", &t.day_of(sheet.published_at))
        } else {
            String::new()
        },
        facts: facts(t, sheet),
        sections: sections(t, sheet),
        answers: answers(t, sheet),
        images,
        documents,
        may_print: sheet.may_print(),
        contact_role: sheet.contact_role.as_str(),
        reuses: reuses.iter().map(|reuse| told(t, reuse)).collect(),
        request: &typed.request,
        new_reuse: &typed.reuse,
        request_said: typed.request_said.clone(),
        reuse_said: typed.reuse_said.clone(),
        errors,
    };
    Page::public(sheet.title.as_str(), &view)
}

#[derive(Template)]
#[template(path = "sheet_print.html")]
struct Print<'a> {
    t: &'a Reader,
    id: SheetId,
    title: &'a str,
    organisation: &'a str,
    when: String,
    address: String,
    facts: Vec<Fact>,
    sections: Vec<Section>,
    answers: Vec<Section>,
}

/// `GET /sheets/{id}/print`
pub async fn print(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    let t = t.on_paper();
    let sheet = catalogue::printable(&app, id).await?;
    let view = Print {
        t: &t,
        id,
        title: sheet.title.as_str(),
        organisation: sheet.organisation_name.as_str(),
        when: t.say_one("publications-published-on", "day", &t.day_of(sheet.first_published_at)),
        address: format!("{}{}", app.settings.address, sheet.short_url()),
        facts: facts(&t, &sheet),
        sections: sections(&t, &sheet),
        answers: answers(&t, &sheet),
    };
    Page::bare(sheet.title.as_str(), &view)
}

/// `GET /sheets/{id}/sheet.pdf`
pub async fn pdf(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Response> {
    let pdf = face::print_sheet(&app, &t, id).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"sheet.pdf\""),
    ];
    Ok((headers, pdf).into_response())
}

/// A posted form with its trap: the field `website` is hidden from people, and machines fill it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct PostedRequest {
    who: String,
    mailbox: String,
    message: String,
    website: String,
}

/// `POST /sheets/{id}/contact`
pub async fn contact(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    pace: Pace,
    Form(posted): Form<PostedRequest>,
) -> Result<Response> {
    let done = See::page(format!("/sheets/{id}#contact")).saying("publications-contact-sent");
    if !posted.website.is_empty() {
        return Ok(done.into_response());
    }
    let request = NewContactRequest {
        who: posted.who,
        mailbox: posted.mailbox,
        message: posted.message,
    };
    let asked = match pace.check() {
        Ok(()) => respond::ask_contact(&app, &t.actor, id, &request).await,
        Err(too_many) => Err(too_many),
    };
    match asked {
        Ok(()) => Ok(done.into_response()),
        Err(Error::Invalid(problems)) => {
            let sheet = catalogue::published(&app, id).await?;
            let typed = Typed {
                request,
                request_said: problems.said(&t),
                ..Typed::default()
            };
            let page = page(&app, &t, &sheet, &typed).await?;
            Ok(page.with_status(problems.status()).into_response())
        }
        Err(other) => Err(other),
    }
}

/// As [`PostedRequest`], for a reuse; its fields have names of their own on the same page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct PostedReuse {
    reuse_who: String,
    reuse_how: String,
    reuse_what_came: String,
    reuse_mailbox: String,
    website: String,
}

/// `POST /sheets/{id}/reuses`
pub async fn reuse(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    pace: Pace,
    Form(posted): Form<PostedReuse>,
) -> Result<Response> {
    let done = See::page(format!("/sheets/{id}#reuses")).saying("publications-reuse-sent");
    if !posted.website.is_empty() {
        return Ok(done.into_response());
    }
    let new = NewReuse {
        who: posted.reuse_who,
        how: posted.reuse_how,
        what_came: posted.reuse_what_came,
        mailbox: posted.reuse_mailbox,
    };
    let told = match pace.check() {
        Ok(()) => respond::tell_reuse(&app, &t.actor, id, &new).await,
        Err(too_many) => Err(too_many),
    };
    match told {
        Ok(()) => Ok(done.into_response()),
        Err(Error::Invalid(problems)) => {
            let sheet = catalogue::published(&app, id).await?;
            let said = problems.said(&t);
            let named = said
                .0
                .into_iter()
                .map(|(field, words)| (format!("reuse_{field}"), words));
            let typed = Typed {
                reuse: new,
                reuse_said: Said(named.collect()),
                ..Typed::default()
            };
            let page = page(&app, &t, &sheet, &typed).await?;
            Ok(page.with_status(problems.status()).into_response())
        }
        Err(other) => Err(other),
    }
}
