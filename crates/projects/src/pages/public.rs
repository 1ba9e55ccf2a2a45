//! `/give-backs`: what everybody can read, with its poster and report, and the short address that these print.

use super::{
    given::{self, Given},
    parts::Choice,
};
use crate::{
    GiveBackId,
    give_back::{GiveBack, GiveBackState, PublishedFacts},
    neighbours, print, store,
    store::give_backs::PAGE,
};
use askama::Template;
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    web::{Download, Page, Path, Query, See},
};
use serde::Deserialize;
use uuid::Uuid;

/// The filters of the public list.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    page: u64,
}

struct Row {
    url: String,
    title: String,
    lead: String,
    place: String,
    published: String,
    together: bool,
}

#[derive(Template)]
#[template(path = "given_list.html")]
struct ListPage<'a> {
    t: &'a Reader,
    rows: Vec<Row>,
    organisations: Vec<Choice>,
    previous_url: String,
    next_url: String,
}

/// `GET /give-backs`
pub async fn list(State(app): State<App>, t: Reader, Query(query): Query<ListQuery>) -> Result<Page> {
    let organisation: Option<Uuid> = query.organisation.parse().ok();
    let db = app.db.read();
    let mut found = store::give_backs::published(db, organisation, query.page.min(10_000)).await?;
    let more = found.len() as u64 > PAGE;
    found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let publishers = store::give_backs::publishers(db).await?;
    let names = neighbours::names(&app, &publishers).await?;
    let row = |give_back: &GiveBack| Row {
        url: format!("/give-backs/{}", give_back.id),
        title: give_back.words.title.clone(),
        lead: give_back.words.lead.clone(),
        place: names.get(&give_back.organisation).cloned().unwrap_or_default(),
        published: give_back.published_at.map(|at| t.day_of(at)).unwrap_or_default(),
        together: give_back
            .facts
            .as_ref()
            .is_some_and(|facts| facts.co_decision.is_some()),
    };
    let mut organisations: Vec<_> = publishers
        .iter()
        .filter_map(|id| {
            Some(Choice::new(
                id.to_string(),
                names.get(id)?.clone(),
                organisation == Some(*id),
            ))
        })
        .collect();
    organisations.sort_by(|a, b| a.label.cmp(&b.label));
    organisations.insert(
        0,
        Choice::new("", t.say("projects-given-everywhere"), organisation.is_none()),
    );
    let url = |page: u64| match organisation {
        Some(organisation) => format!("/give-backs?organisation={organisation}&page={page}"),
        None => format!("/give-backs?page={page}"),
    };
    let page = ListPage {
        t: &t,
        rows: found.iter().map(row).collect(),
        organisations,
        previous_url: query.page.checked_sub(1).map(url).unwrap_or_default(),
        next_url: if more { url(query.page + 1) } else { String::new() },
    };
    Page::public(t.say("projects-given-list"), &page)
}

#[derive(Template)]
#[template(path = "given.html")]
struct GivenPage<'a> {
    t: &'a Reader,
    given: Given,
    /// Where a preview came from; empty on the public page.
    preview: String,
}

#[derive(Template)]
#[template(path = "given_withdrawn.html")]
struct WithdrawnPage<'a> {
    t: &'a Reader,
    said: String,
}

/// `GET /give-backs/{give_back}`; one that was taken down says so, with 410.
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<GiveBackId>) -> Result<Page> {
    let give_back = store::give_backs::public(app.db.read(), id).await?;
    if give_back.state == GiveBackState::Withdrawn {
        let day = give_back.withdrawn_at.map(|at| t.day_of(at)).unwrap_or_default();
        let said = t.say_with(
            "projects-given-withdrawn",
            &[("day", &day), ("why", &give_back.withdrawn_because)],
        );
        let title = t.say("projects-given-withdrawn-title");
        return Ok(Page::public(title, &WithdrawnPage { t: &t, said })?.with_status(StatusCode::GONE));
    }
    let given = given::read(&app, &t, &give_back, facts(&give_back)?).await?;
    Page::stage(
        given.title.clone(),
        &GivenPage {
            t: &t,
            given,
            preview: String::new(),
        },
    )
}

fn facts(give_back: &GiveBack) -> Result<&PublishedFacts> {
    give_back.facts.as_ref().ok_or(Error::NotFound)
}

/// `GET /r/{code}`: the short address that paper has, which people type.
pub async fn short(State(app): State<App>, Path(code): Path<String>) -> Result<See> {
    let range = platform::id::short_range(&code).ok_or(Error::NotFound)?;
    let id = store::give_backs::public_between(app.db.read(), range).await?;
    Ok(See::page(format!("/give-backs/{id}")))
}

/// A published give-back, read for print.
async fn published(app: &App, t: &Reader, id: GiveBackId) -> Result<(GiveBack, Given)> {
    let give_back = store::give_backs::public(app.db.read(), id).await?;
    if give_back.state != GiveBackState::Published {
        return Err(Error::NotFound);
    }
    let given = given::read(app, t, &give_back, facts(&give_back)?).await?;
    Ok((give_back, given))
}

/// `GET /give-backs/{give_back}/poster.pdf`
pub async fn poster(State(app): State<App>, t: Reader, Path(id): Path<GiveBackId>) -> Result<Download> {
    let t = t.on_paper();
    let (_, given) = published(&app, &t, id).await?;
    let poster = print::poster(&given, &t, &app.settings)?;
    let bytes = print::set(move || documents::pdf::poster(&poster)).await?;
    Ok(Download::bytes(
        format!("{}.pdf", t.say("projects-poster-file")),
        "application/pdf",
        bytes,
    ))
}

/// `GET /give-backs/{give_back}/report.pdf`
pub async fn report(State(app): State<App>, t: Reader, Path(id): Path<GiveBackId>) -> Result<Download> {
    let t = t.on_paper();
    let (_, given) = published(&app, &t, id).await?;
    let report = print::report(&given, &t, &app.settings);
    let bytes = print::set(move || documents::pdf::report(&report)).await?;
    Ok(Download::bytes(
        format!("{}.pdf", t.say("projects-report-file")),
        "application/pdf",
        bytes,
    ))
}
