//! `/expressions/policy`: when a person must look before texts are shared, and the words of an organisation.

use super::{Choice, Link, Wrong, choices, crumbs, wrongs};
use crate::{
    actions::policy,
    masking::Review,
    store::{self, policy::MaskWord},
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
    web::{Form, Page, Query, See},
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    organisation: String,
    review: String,
    masks_days: String,
    version: i64,
    word: String,
    choice: String,
}

#[derive(Template)]
#[template(path = "policy.html")]
struct Policy<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    organisations: Vec<Choice>,
    organisation: Uuid,
    organisation_name: String,
    reviews: Vec<Choice>,
    masks_days: bool,
    version: i64,
    words: Vec<MaskWord>,
    lists: Vec<Choice>,
    word: String,
    changed: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// The policy of the organisation that is asked for, or of the first one.
pub(super) async fn show(State(app): State<App>, t: Reader, Query(typed): Query<Typed>) -> Result<Page> {
    page(&app, &t, &typed, Said::default(), "").await
}

async fn page(app: &App, t: &Reader, typed: &Typed, said: Said, changed: &str) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let all = t.actor.organisations(Permission::ReviewExpressions);
    let asked: Option<Uuid> = typed.organisation.parse().ok();
    let (organisation, organisation_name) = all
        .iter()
        .find(|(id, _)| asked.is_none_or(|asked| asked == *id))
        .cloned()
        .ok_or(Error::NotFound)?;
    scope.check(organisation)?;
    let kept = store::policy::get(app.db.read(), organisation).await?;
    let chosen = Review::from_code(&typed.review).unwrap_or(kept.review);
    let several = all.len() > 1;
    let mut reviews = choices(Review::ALL, Some(chosen), Review::code, |r| r.said(t));
    for (choice, review) in reviews.iter_mut().zip(Review::ALL) {
        choice.hint = t.say(&format!("expressions-review-policy-{}-hint", review.code()));
    }
    let view = Policy {
        crumbs: crumbs(t, &[]),
        organisations: all
            .iter()
            .filter(|_| several)
            .map(|(id, name)| Choice::new(id.to_string(), name.clone(), *id == organisation))
            .collect(),
        organisation,
        organisation_name,
        reviews,
        masks_days: if typed.review.is_empty() {
            kept.masks_days
        } else {
            typed.masks_days == "yes"
        },
        version: kept.version,
        words: store::policy::words(app.db.read(), organisation).await?,
        lists: ["always", "never"]
            .into_iter()
            .map(|code| {
                Choice::new(
                    code,
                    t.say(&format!("expressions-mask-{code}")),
                    (typed.choice == "never") == (code == "never"),
                )
            })
            .collect(),
        word: typed.word.clone(),
        changed: changed.to_owned(),
        errors: wrongs(&said),
        said,
        t,
    };
    Page::work("expressions", t.say("expressions-policy-title"), &view)
}

async fn answer(app: &App, t: &Reader, typed: &Typed, done: Result<()>) -> Result<Response> {
    match done {
        Ok(()) => Ok(See::page(format!(
            "/expressions/policy?organisation={}",
            typed.organisation.trim()
        ))
        .saying("expressions-policy-kept")
        .into_response()),
        Err(Error::Invalid(problems)) => Ok(page(app, t, typed, problems.said(t), "")
            .await?
            .refused()
            .into_response()),
        Err(Error::Conflict(message)) => Ok(page(app, t, typed, Said::default(), &t.say(message))
            .await?
            .with_status(StatusCode::CONFLICT)
            .into_response()),
        Err(other) => Err(other),
    }
}

/// The organisation of a form; one that is not there is told to who may set a policy somewhere.
fn organisation_of(t: &Reader, typed: &Typed) -> Result<Uuid> {
    t.actor.scope(Permission::ReviewExpressions)?;
    let missing = || Error::invalid("organisation", "expressions-organisation-missing");
    typed.organisation.trim().parse().map_err(|_| missing())
}

/// Sets when a person must look.
pub(super) async fn save(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let done = match organisation_of(&t, &typed) {
        Ok(organisation) => {
            let chosen = (typed.review.as_str(), typed.masks_days == "yes");
            policy::set_review(&app, &t.actor, organisation, chosen, typed.version).await
        }
        Err(error) => Err(error),
    };
    answer(&app, &t, &typed, done).await
}

/// Puts a word on a list.
pub(super) async fn put_word(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let done = match organisation_of(&t, &typed) {
        Ok(organisation) => policy::put_word(&app, &t.actor, organisation, &typed.word, &typed.choice).await,
        Err(error) => Err(error),
    };
    answer(&app, &t, &typed, done).await
}

/// Takes a word off its list.
pub(super) async fn remove_word(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let done = match organisation_of(&t, &typed) {
        Ok(organisation) => policy::remove_word(&app, &t.actor, organisation, &typed.word).await,
        Err(error) => Err(error),
    };
    answer(&app, &t, &typed, done).await
}
