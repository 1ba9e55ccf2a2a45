//! `/publications/{id}/criteria`: the ministry's four criteria, answered in words.

use super::{Link, Wrong, crumbs, wrongs};
use crate::{
    actions::{self, criteria as answering},
    criteria::{Answer, criteria},
    dossier::Dossier,
    sheet::SheetId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use std::collections::BTreeMap;

/// What is typed: an answer by criterion, and the version of those that were read.
struct Typed(BTreeMap<String, String>);

impl Typed {
    fn version(&self) -> i64 {
        self.0
            .get("version")
            .and_then(|version| version.parse().ok())
            .unwrap_or(0)
    }

    fn answers(&self) -> Vec<Answer> {
        let known = criteria().criteria.iter();
        known
            .filter_map(|c| {
                Some(Answer {
                    criterion: c.code.clone(),
                    answer: self.0.get(&c.code)?.clone(),
                })
            })
            .collect()
    }
}

struct Question {
    code: &'static str,
    name: &'static str,
    question: &'static str,
    help: &'static str,
    value: String,
    error: String,
    theirs: String,
}

#[derive(Template)]
#[template(path = "publication_criteria.html")]
struct Criteria<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    version: i64,
    questions: Vec<Question>,
    source: String,
    conflict: bool,
    errors: Vec<Wrong>,
}

/// `GET /publications/{id}/criteria`
pub async fn form(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    t.actor.scope(Permission::WriteSheets)?;
    let dossier = actions::read(&app, &t, id).await?;
    page(&t, &dossier, None, Said::default(), false)
}

fn page(t: &Reader, dossier: &Dossier, typed: Option<&Typed>, said: Said, conflict: bool) -> Result<Page> {
    let questions = criteria().criteria.iter().map(|criterion| {
        let kept = dossier.answer(&criterion.code);
        let typed = typed
            .and_then(|typed| typed.0.get(&criterion.code))
            .map_or(kept, String::as_str);
        Question {
            code: &criterion.code,
            name: criterion.named(t.language),
            question: criterion.question(t.language),
            help: criterion.help(t.language),
            value: typed.to_owned(),
            error: said.of(&criterion.code).to_owned(),
            theirs: if conflict && typed != kept {
                kept.to_owned()
            } else {
                String::new()
            },
        }
    });
    let source = t.say_with(
        "publications-criteria-source",
        &[("source", &criteria().source), ("day", &t.date(criteria().date))],
    );
    let view = Criteria {
        t,
        crumbs: crumbs(t, Some((dossier.sheet.id, &dossier.sheet.words.title))),
        id: dossier.sheet.id,
        version: dossier.sheet.criteria_version,
        questions: questions.collect(),
        source,
        conflict,
        errors: wrongs(&said),
    };
    Page::work("publications", t.say("publications-criteria"), &view)
}

/// `POST /publications/{id}/criteria`
pub async fn save(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Form(posted): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let typed = Typed(posted);
    let (said, conflict, status) = match answering::save(&app, &t.actor, id, typed.version(), &typed.answers()).await {
        Ok(()) => {
            return Ok(See::page(format!("/publications/{id}"))
                .saying("publications-criteria-saved")
                .into_response());
        }
        Err(Error::Invalid(problems)) => (problems.said(&t), false, StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Conflict("publications-changed")) => (Said::default(), true, StatusCode::CONFLICT),
        Err(other) => return Err(other),
    };
    let dossier = actions::read(&app, &t, id).await?;
    Ok(page(&t, &dossier, Some(&typed), said, conflict)?
        .with_status(status)
        .into_response())
}
