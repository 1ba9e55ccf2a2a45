//! /studies/{id}/disagreements: what was read differently, side by side, with a place to settle each.

use super::parts::{
    Choice, CodesForm, FieldError, Link, Tab, Words, crumbs, errors, refused, side, study as seen, tabs, theme_choices,
    tone_choices, words,
};
use crate::{
    StudyId,
    actions::{
        self,
        settling::{Disagreement, Settlement},
    },
    codebook::Codebook,
    coding::{Agreed, Codes, Coding, Tone},
    store,
    study::StudyReader,
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use platform::{
    App, College, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One code of a college, with how many of its readers put it.
pub(in crate::pages) struct CollegeCode {
    pub words: String,
    pub count: String,
}

/// What one college read.
pub(in crate::pages) struct CollegeRow {
    pub side: &'static str,
    pub codes: Vec<CollegeCode>,
}

/// What each college read of one expression: themes, then tones, with their counts.
pub(in crate::pages) fn by_college(t: &Reader, book: &Codebook, codings: &[Coding]) -> Vec<CollegeRow> {
    College::BOTH
        .into_iter()
        .map(|college| college_row(t, book, codings, college))
        .filter(|row| !row.codes.is_empty())
        .collect()
}

fn college_row(t: &Reader, book: &Codebook, codings: &[Coding], college: College) -> CollegeRow {
    let own: Vec<&Coding> = codings
        .iter()
        .filter(|c| c.college == college && c.codes.is_complete())
        .collect();
    let readers = i64::try_from(own.len()).unwrap_or(0);
    let mut themes: BTreeMap<String, i64> = BTreeMap::new();
    let mut tones: BTreeMap<Tone, i64> = BTreeMap::new();
    for coding in &own {
        for theme in &coding.codes.themes {
            *themes.entry(book.full_name(*theme)).or_default() += 1;
        }
        if coding.codes.nothing {
            *themes.entry(t.say("analysis-nothing-short")).or_default() += 1;
        }
        if let Some(tone) = coding.codes.tone {
            *tones.entry(tone).or_default() += 1;
        }
    }
    let of = |n: i64| t.say_with("analysis-n-of", &[("n", &t.number(n)), ("total", &t.number(readers))]);
    let themes = themes.into_iter().map(|(words, n)| CollegeCode { words, count: of(n) });
    let tones = tones.into_iter().map(|(tone, n)| CollegeCode {
        words: tone.said(t),
        count: of(n),
    });
    CollegeRow {
        side: side(college),
        codes: themes.chain(tones).collect(),
    }
}

/// One disagreement of the list.
struct Row {
    url: String,
    number: i64,
    words: Option<Words>,
    colleges: Vec<CollegeRow>,
    settled: String,
    why: String,
    one_sided: bool,
}

#[derive(Template)]
#[template(path = "disagreements.html")]
struct ListPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    count: String,
    rows: Vec<Row>,
    pager: Option<(String, String, String)>,
    may_settle: bool,
    one_sided: String,
    show_settled: bool,
    settled_count: String,
    open_url: String,
    settled_url: String,
    waits: bool,
}

/// Which of them, and which page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    settled: String,
    #[serde(default)]
    page: usize,
}

/// Rows of one page: each holds a text and everybody's codes.
const ROWS: usize = 20;

pub(super) async fn list(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<ListQuery>,
) -> Result<Page> {
    let (study, book) = seen(&app, &t, id).await?;
    let waits = study.closed_at.is_none();
    let all = if waits {
        Vec::new()
    } else {
        actions::settling::list(&app, &t.actor, id).await?
    };
    let show_settled = query.settled == "yes";
    let settled_count = i64::try_from(all.iter().filter(|d| d.settled.is_some()).count()).unwrap_or(0);
    let open = i64::try_from(all.len()).unwrap_or(0) - settled_count;
    let readers = readers(&app, &t, id).await?;
    let one_sided = all.iter().filter(|d| is_one_sided(d, &readers)).count();
    let one_sided = i64::try_from(one_sided).unwrap_or(0);
    let chosen: Vec<Disagreement> = all
        .into_iter()
        .filter(|d| d.settled.is_some() == show_settled)
        .collect();
    let pages = chosen.len().div_ceil(ROWS).max(1);
    let at = query.page.clamp(1, pages);
    let base = format!("/studies/{id}/disagreements");
    let part = if show_settled { "settled=yes&" } else { "" };
    let link = |n: usize, shown: bool| {
        if shown {
            format!("{base}?{part}page={n}")
        } else {
            String::new()
        }
    };
    let pager = (pages > 1).then(|| {
        let words = t.say_with(
            "analysis-page-of",
            &[("page", &at.to_string()), ("pages", &pages.to_string())],
        );
        (link(at.saturating_sub(1), at > 1), link(at + 1, at < pages), words)
    });
    let shown: Vec<Disagreement> = chosen.into_iter().skip((at - 1) * ROWS).take(ROWS).collect();
    let page = ListPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/disagreements"),
        name: study.name.clone(),
        count: if waits {
            String::new()
        } else {
            t.count("analysis-to-settle", open)
        },
        rows: list_rows(&app, &t, &book, id, shown, &readers).await?,
        one_sided: if one_sided > 0 {
            t.count_with(
                "analysis-one-sided-count",
                one_sided,
                &[("total", &t.number(settled_count))],
            )
        } else {
            String::new()
        },
        pager,
        may_settle: is_reader(&app, &t, id).await?,
        show_settled,
        settled_count: t.count("analysis-settled-count", settled_count),
        open_url: base.clone(),
        settled_url: format!("{base}?settled=yes"),
        waits,
        t: t.clone(),
    };
    let page = Page::work("analysis", t.say("analysis-tab-disagreements"), &page)?;
    Ok(if waits {
        page.with_status(StatusCode::CONFLICT)
    } else {
        page
    })
}

async fn readers(app: &App, t: &Reader, id: StudyId) -> Result<Vec<StudyReader>> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::readers::list(app.db.read(), &scope, id).await
}

/// Was it settled by one college alone?
fn is_one_sided(one: &Disagreement, readers: &[StudyReader]) -> bool {
    let settled = one.settled.as_ref();
    settled.is_some_and(|agreed| actions::settling::colleges(agreed, readers).len() < 2)
}

/// Is the reader of this page an appointed reader of the study?
pub(in crate::pages) async fn is_reader(app: &App, t: &Reader, id: StudyId) -> Result<bool> {
    let readers = readers(app, t, id).await?;
    Ok(readers.iter().any(|reader| Some(reader.person) == t.actor.person()))
}

async fn list_rows(
    app: &App,
    t: &Reader,
    book: &Codebook,
    id: StudyId,
    shown: Vec<Disagreement>,
    readers: &[StudyReader],
) -> Result<Vec<Row>> {
    let ids: Vec<_> = shown.iter().map(|d| d.expression).collect();
    let mut found = words(app, t, &ids).await?;
    let rows = shown.into_iter().map(|one| Row {
        url: format!("/studies/{id}/disagreements/{}", one.number),
        one_sided: is_one_sided(&one, readers),
        number: one.number,
        words: found.remove(&one.expression),
        colleges: by_college(t, book, &one.codings),
        settled: one
            .settled
            .as_ref()
            .map(|agreed| agreed_words(t, book, agreed))
            .unwrap_or_default(),
        why: one.settled.and_then(|agreed| agreed.why).unwrap_or_default(),
    });
    Ok(rows.collect())
}

/// A coding of record in words: « Information · Médicaments ; négatif ».
pub(in crate::pages) fn agreed_words(t: &Reader, book: &Codebook, agreed: &Agreed) -> String {
    let mut names: Vec<String> = agreed.themes.iter().map(|theme| book.full_name(*theme)).collect();
    if names.is_empty() {
        names.push(t.say("analysis-nothing-short"));
    }
    format!("{} · {}", names.join(", "), agreed.tone.said(t))
}

#[derive(Template)]
#[template(path = "disagreement.html")]
struct ShowPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    words: Option<Words>,
    colleges: Vec<CollegeRow>,
    settled: String,
    settled_why: String,
    settled_by: String,
    settled_with: String,
    one_sided: bool,
    others: Vec<Choice>,
    is_conflict: bool,
    may_settle: bool,
    url: String,
    cancel: String,
    version: String,
    themes: Vec<Choice>,
    nothing: bool,
    tones: Vec<Choice>,
    why: String,
    said: Said,
    errors: Vec<FieldError>,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path((id, number)): Path<(StudyId, i64)>) -> Result<Page> {
    let one = one(&app, &t, id, number).await?;
    let (codes, why, one_with) = match &one.settled {
        Some(agreed) => (
            codes_of(agreed),
            agreed.why.clone().unwrap_or_default(),
            agreed.by.into_iter().chain(agreed.with.iter().copied()).collect(),
        ),
        // What most readers said is a place to begin, and a person still has to say why.
        None => (Codes::default(), String::new(), Vec::new()),
    };
    show_page(
        &app,
        t,
        id,
        one,
        Typed {
            with: one_with,
            codes,
            why,
            said: Said::default(),
            is_conflict: false,
        },
    )
    .await
}

fn codes_of(agreed: &Agreed) -> Codes {
    Codes {
        themes: agreed.themes.clone(),
        nothing: agreed.themes.is_empty(),
        tone: Some(agreed.tone),
    }
}

async fn one(app: &App, t: &Reader, id: StudyId, number: i64) -> Result<Disagreement> {
    let all = actions::settling::list(app, &t.actor, id).await?;
    all.into_iter().find(|d| d.number == number).ok_or(Error::NotFound)
}

/// What stands in the form, and what is wrong with it.
struct Typed {
    codes: Codes,
    why: String,
    with: Vec<Uuid>,
    said: Said,
    is_conflict: bool,
}

async fn show_page(app: &App, t: Reader, id: StudyId, one: Disagreement, typed: Typed) -> Result<Page> {
    let (study, book) = seen(app, &t, id).await?;
    let mut links = crumbs(&t, &study);
    links.push(Link {
        url: format!("/studies/{id}/disagreements"),
        label: t.say("analysis-tab-disagreements"),
    });
    let title = t.say_one("analysis-disagreement", "number", &t.number(one.number));
    let readers = readers(app, &t, id).await?;
    let settled = one.settled.iter();
    let by: Vec<_> = settled
        .flat_map(|agreed| agreed.by.into_iter().chain(agreed.with.iter().copied()))
        .chain(readers.iter().map(|reader| reader.person))
        .collect();
    let names = people::names(app, &by).await?;
    let settled_by = one.settled.as_ref().map(|agreed| {
        let name = agreed
            .by
            .and_then(|person| names.get(&person).cloned())
            .unwrap_or_default();
        t.say_with(
            "analysis-settled-by",
            &[
                ("name", &name),
                ("role", &t.role_code(&agreed.role)),
                ("moment", &t.moment(agreed.at)),
            ],
        )
    });
    let page = ShowPage {
        crumbs: links,
        title: title.clone(),
        words: words(app, &t, &[one.expression]).await?.remove(&one.expression),
        colleges: by_college(&t, &book, &one.codings),
        settled: one
            .settled
            .as_ref()
            .map(|agreed| agreed_words(&t, &book, agreed))
            .unwrap_or_default(),
        settled_why: one
            .settled
            .as_ref()
            .and_then(|agreed| agreed.why.clone())
            .unwrap_or_default(),
        settled_by: settled_by.unwrap_or_default(),
        settled_with: one
            .settled
            .as_ref()
            .filter(|agreed| !agreed.with.is_empty())
            .map(|agreed| with_words(&t, &agreed.with, &readers, &names))
            .unwrap_or_default(),
        one_sided: is_one_sided(&one, &readers),
        others: others(&t, &readers, &names, &typed.with),
        is_conflict: typed.is_conflict,
        may_settle: is_reader(app, &t, id).await?,
        url: format!("/studies/{id}/disagreements/{}", one.number),
        cancel: format!("/studies/{id}/disagreements"),
        version: one
            .settled
            .as_ref()
            .map(|agreed| agreed.version.to_string())
            .unwrap_or_default(),
        themes: theme_choices(&book, &typed.codes.themes),
        nothing: typed.codes.nothing,
        tones: tone_choices(&t, typed.codes.tone),
        why: typed.why,
        errors: errors(&typed.said),
        said: typed.said,
        t,
    };
    Page::work("analysis", title, &page)
}

/// The other readers, to tick who took part.
fn others(t: &Reader, readers: &[StudyReader], names: &people::Names, ticked: &[Uuid]) -> Vec<Choice> {
    let others = readers.iter().filter(|reader| Some(reader.person) != t.actor.person());
    others
        .map(|reader| Choice {
            value: reader.person.to_string(),
            label: name_of(t, reader.person, names),
            hint: t.say(&format!("analysis-strand-{}", reader.college.code())),
            chosen: ticked.contains(&reader.person),
        })
        .collect()
}

fn name_of(t: &Reader, person: Uuid, names: &people::Names) -> String {
    names
        .get(&person)
        .cloned()
        .unwrap_or_else(|| t.say("analysis-somebody"))
}

/// « Avec Jeanne Morel (usagers), … ».
fn with_words(t: &Reader, with: &[Uuid], readers: &[StudyReader], names: &people::Names) -> String {
    let one = |person: &Uuid| {
        let name = name_of(t, *person, names);
        match readers.iter().find(|reader| reader.person == *person) {
            Some(reader) => t.say_with(
                "analysis-settled-with-one",
                &[
                    ("name", &name),
                    ("college", &t.say(&format!("analysis-strand-{}", reader.college.code()))),
                ],
            ),
            None => name,
        }
    };
    let all: Vec<String> = with.iter().map(one).collect();
    t.say_one(
        "analysis-settled-with",
        "names",
        &all.join(&t.say("analysis-list-separator")),
    )
}

pub(super) async fn settle(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Form(form): Form<CodesForm>,
) -> Result<Response> {
    let codes = form.codes();
    let settlement = Settlement {
        codes: &codes,
        why: &form.why,
        with: &form.with,
        version: form.version(),
    };
    match actions::settling::settle(&app, &t.actor, id, number, settlement).await {
        Ok(()) => Ok(See::page(format!("/studies/{id}/disagreements"))
            .saying("analysis-settled")
            .into_response()),
        Err(error) => {
            let is_conflict = matches!(error, Error::Conflict("analysis-settled-meanwhile"));
            let (said, status) = refused(&t, error)?;
            let one = one(&app, &t, id, number).await?;
            let page = show_page(
                &app,
                t,
                id,
                one,
                Typed {
                    codes,
                    why: form.why,
                    with: form.with,
                    said,
                    is_conflict,
                },
            )
            .await?;
            let page = page.with_status(status);
            Ok(page.into_response())
        }
    }
}
