//! /official-results: the years and surveys that are there, an establishment to look for, and a file to import.

use super::parts::{Choice, FieldError, Link, errors, refused};
use crate::{
    actions::{
        official_imports::{self as verbs, DroppedFile, Looked, MOST_BYTES, typed_year},
        official_results::{find, own_establishments},
    },
    esatis::{Survey, problem::Noted, thresholds::Threshold},
    official::{OfficialImport, OfficialImportId, Standing},
    store::{self, official_results::Found},
};
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See, upload::Upload},
};
use serde::Deserialize;

/// An establishment that was found.
struct FoundLine {
    url: String,
    name: String,
    meta: String,
}

/// An import, in a list.
struct ImportLine {
    /// Empty for who may not look at imports.
    url: String,
    what: String,
    state: String,
    meta: String,
}

#[derive(Template)]
#[template(path = "official_results.html")]
struct ListPage {
    t: Reader,
    query: String,
    found: Vec<FoundLine>,
    is_asked: bool,
    own: Vec<FoundLine>,
    imports: Vec<ImportLine>,
    may_import: bool,
    organisations: Vec<Choice>,
    year: String,
    said: Said,
    errors: Vec<FieldError>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct FindQuery {
    #[serde(default)]
    q: String,
}

/// What was typed beside a file.
#[derive(Default)]
struct Typed {
    organisation: String,
    year: String,
}

pub(super) async fn list(State(app): State<App>, t: Reader, Query(query): Query<FindQuery>) -> Result<Page> {
    page(&app, &t, query.q, Typed::default(), Said::default()).await
}

/// The name of a survey.
pub(super) fn survey_words(t: &Reader, survey: Survey) -> String {
    t.say(&format!(
        "questionnaires-official-survey-{}",
        survey.code().replace('_', "-")
    ))
}

/// A survey and its year.
pub(super) fn what(t: &Reader, survey: Survey, year: Option<i64>) -> String {
    let survey = survey_words(t, survey);
    match year {
        // A year is no quantity: no space among its digits.
        Some(year) => t.say_with(
            "questionnaires-official-what",
            &[("survey", &survey), ("year", &year.to_string())],
        ),
        None => t.say_one("questionnaires-official-what-no-year", "survey", &survey),
    }
}

fn line(t: &Reader, may_import: bool, one: &OfficialImport) -> ImportLine {
    ImportLine {
        url: if may_import {
            format!("/official-results/imports/{}", one.id)
        } else {
            String::new()
        },
        what: what(t, one.survey, one.year),
        state: t.say(&format!("questionnaires-official-standing-{}", one.standing().code())),
        meta: t.count_with(
            "questionnaires-official-rows",
            one.row_count,
            &[
                ("file", &one.file_name),
                ("day", &t.day_of(one.imported_at.unwrap_or(one.created_at))),
            ],
        ),
    }
}

/// The number of an establishment, with its region where a file tells it.
pub(super) fn place_words(t: &Reader, finess: &str, region: &str) -> String {
    if region.is_empty() {
        t.say_one("questionnaires-official-establishment-bare", "finess", finess)
    } else {
        t.say_with(
            "questionnaires-official-establishment-lead",
            &[("finess", finess), ("region", region)],
        )
    }
}

fn found_line(t: &Reader, one: Found) -> FoundLine {
    FoundLine {
        url: format!("/official-results/{}", one.finess),
        meta: place_words(t, &one.finess, &one.region),
        name: one.name,
    }
}

async fn page(app: &App, t: &Reader, query: String, typed: Typed, said: Said) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadResults)?;
    let may_import = t.may(Permission::ManageCampaigns);
    let all = store::official_imports::list(app.db.read(), &scope).await?;
    let shown = all.iter().filter(|one| may_import || one.standing() == Standing::Done);
    let own = t.actor.organisations(Permission::ManageCampaigns);
    let organisations = if own.len() > 1 {
        let choice = |(id, name): (uuid::Uuid, String)| {
            let id = id.to_string();
            let is_chosen = id == typed.organisation;
            Choice::new(id, name, is_chosen)
        };
        own.into_iter().map(choice).collect()
    } else {
        Vec::new()
    };
    let found = find(app, &t.actor, &query).await?;
    let own_lines = own_establishments(app, &t.actor).await?;
    let view = ListPage {
        own: own_lines.into_iter().map(|one| found_line(t, one)).collect(),
        found: found.into_iter().map(|one| found_line(t, one)).collect(),
        is_asked: !query.trim().is_empty(),
        imports: shown.map(|one| line(t, may_import, one)).collect(),
        query,
        may_import,
        organisations,
        year: typed.year,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-official"), &view)
}

/// Takes a file, and shows what was read of it.
pub(super) async fn begin(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    // Before a file is received from somebody who may not.
    t.actor.scope(Permission::ManageCampaigns)?;
    let mut typed = Typed::default();
    match take(&app, &t, request, &mut typed).await {
        Ok(id) => Ok(See::page(format!("/official-results/imports/{id}")).into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = page(&app, &t, String::new(), typed, said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}

async fn take(app: &App, t: &Reader, request: Request, typed: &mut Typed) -> Result<OfficialImportId> {
    let upload = Upload::read(app, request, MOST_BYTES).await?;
    upload.text("organisation").clone_into(&mut typed.organisation);
    upload.text("year").clone_into(&mut typed.year);
    let year = typed_year(&typed.year)?;
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "questionnaires-official-file-absent"))?;
    let dropped = DroppedFile {
        organisation: typed.organisation.parse().ok(),
        name: &file.name,
        path: file.path(),
        year,
    };
    verbs::begin(app, &t.actor, dropped).await
}

#[derive(Template)]
#[template(path = "official_import.html")]
struct ImportPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    url: String,
    state: String,
    lead: String,
    standing: &'static str,
    year: String,
    compared: String,
    may_confirm: bool,
    thresholds: String,
    mismatches: Vec<String>,
    unknown: String,
    counted: String,
    noted: Vec<String>,
    undone: String,
    why: String,
    said: Said,
    errors: Vec<FieldError>,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<OfficialImportId>) -> Result<Page> {
    import_page(&app, &t, id, None, Said::default(), "").await
}

async fn import_page(
    app: &App,
    t: &Reader,
    id: OfficialImportId,
    year: Option<String>,
    said: Said,
    why: &str,
) -> Result<Page> {
    let looked = verbs::look(app, &t.actor, id).await?;
    let import = &looked.import;
    let told = &import.told;
    let title = what(t, import.survey, import.year);
    let view = ImportPage {
        crumbs: vec![Link::to("/official-results", t.say("questionnaires-official"))],
        url: format!("/official-results/imports/{id}"),
        state: t.say(&format!(
            "questionnaires-official-standing-{}",
            import.standing().code()
        )),
        lead: line(t, true, import).meta,
        standing: import.standing().code(),
        year: year.unwrap_or_else(|| import.year.map_or_else(String::new, |year| year.to_string())),
        compared: compared(t, &looked),
        may_confirm: looked.comparison.is_some_and(|of| !of.is_nothing()),
        thresholds: threshold_words(t, looked.threshold.as_ref()),
        mismatches: looked.mismatches.iter().map(|one| mismatch_words(t, one)).collect(),
        unknown: told.unknown.join(", "),
        counted: t.say_with(
            "questionnaires-official-counted",
            &[
                ("refused", &t.number(count_of(told.refused_count))),
                ("odd", &t.number(count_of(told.odd_count))),
            ],
        ),
        noted: told.noted.iter().map(|one| noted_words(t, one)).collect(),
        undone: import.undone_why.clone().unwrap_or_default(),
        why: why.to_owned(),
        errors: errors(&said),
        said,
        title: title.clone(),
        t: t.clone(),
    };
    Page::work("questionnaires", title, &view)
}

pub(super) fn count_of(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn compared(t: &Reader, looked: &Looked) -> String {
    let Some(of) = looked.comparison else {
        return String::new();
    };
    if of.is_nothing() {
        return t.say("questionnaires-official-nothing-new");
    }
    let counts = [("fresh", of.fresh), ("changed", of.changed), ("same", of.same)];
    let counts = counts.map(|(name, n)| (name.to_owned(), t.number(count_of(n))));
    t.say_all("questionnaires-official-compared", &counts)
}

/// The thresholds of a campaign with their source and day, or that nobody looked them up.
pub(super) fn threshold_words(t: &Reader, threshold: Option<&Threshold>) -> String {
    let Some(by) = threshold else {
        return t.say("questionnaires-official-no-thresholds");
    };
    t.say_with(
        "questionnaires-official-thresholds",
        &[
            ("a", &t.decimal(by.a, 1)),
            ("b", &t.decimal(by.b, 1)),
            ("c", &t.decimal(by.c, 1)),
            ("source", &by.source),
            ("day", &t.date(by.date)),
        ],
    )
}

/// A class that is not that of its score, in words.
#[must_use]
pub fn mismatch_words(t: &Reader, one: &crate::esatis::thresholds::Mismatch) -> String {
    t.say_with(
        "questionnaires-official-mismatch",
        &[
            ("line", &one.line.to_string()),
            ("finess", &one.finess),
            ("score", &t.decimal(one.score, 2)),
            ("told", one.told.code()),
            ("computed", one.computed.code()),
        ],
    )
}

/// What is refused or odd on a line, in words.
#[must_use]
pub fn noted_words(t: &Reader, one: &Noted) -> String {
    let arguments = one.arguments();
    // As text: a number of nine digits that begins with zero is no quantity.
    let arguments: Vec<(&str, &str)> = arguments
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    t.say_with(&one.message(), &arguments)
}

/// A year, typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct YearForm {
    #[serde(default)]
    year: String,
}

pub(super) async fn set_year(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OfficialImportId>,
    Form(form): Form<YearForm>,
) -> Result<Response> {
    let outcome = match typed_year(&form.year) {
        Ok(year) => verbs::set_year(&app, &t.actor, id, year).await,
        Err(error) => Err(error),
    };
    let url = format!("/official-results/imports/{id}");
    shown(&app, &t, id, outcome, See::page(url), (Some(form.year), "")).await
}

pub(super) async fn confirm(State(app): State<App>, t: Reader, Path(id): Path<OfficialImportId>) -> Result<Response> {
    let outcome = verbs::confirm(&app, &t.actor, id, None).await;
    let done = See::page(format!("/official-results/imports/{id}")).saying("questionnaires-official-imported");
    shown(&app, &t, id, outcome, done, (None, "")).await
}

pub(super) async fn discard(State(app): State<App>, t: Reader, Path(id): Path<OfficialImportId>) -> Result<Response> {
    let outcome = verbs::discard(&app, &t.actor, id).await;
    let done = See::page("/official-results").saying("questionnaires-official-discarded");
    shown(&app, &t, id, outcome, done, (None, "")).await
}

/// Why an import is taken out.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct WhyForm {
    #[serde(default)]
    why: String,
}

pub(super) async fn undo(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OfficialImportId>,
    Form(form): Form<WhyForm>,
) -> Result<Response> {
    let outcome = verbs::undo(&app, &t.actor, id, &form.why).await;
    let done = See::page(format!("/official-results/imports/{id}")).saying("questionnaires-official-undone");
    shown(&app, &t, id, outcome, done, (None, &form.why)).await
}

/// Goes on, or shows the import again with what is wrong and what was typed.
async fn shown(
    app: &App,
    t: &Reader,
    id: OfficialImportId,
    outcome: Result<()>,
    done: See,
    (year, why): (Option<String>, &str),
) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(done.into_response()),
        Err(error) => {
            let (said, status) = refused(t, error)?;
            let page = import_page(app, t, id, year, said, why).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}
