//! `/follow`: what became of the words of a receipt code, and taking them back. The code is only in bodies.

use super::{Wrong, wrongs};
use crate::{
    actions::receipt::{self, Followed},
    expression::State as Stands,
};
use askama::Template;
use axum::extract::State;
use platform::{
    App, Card, Error, Reader, Result,
    error::Said,
    web::{Form, Page, limits::Pace},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    code: String,
    confirmed: String,
}

#[derive(Template)]
#[template(path = "follow_ask.html")]
struct Ask<'a> {
    t: &'a Reader,
    code: &'a str,
    said: Said,
    errors: Vec<Wrong>,
}

struct Step {
    kind: &'static str,
    date: String,
    card: Card,
}

#[derive(Template)]
#[template(path = "follow.html")]
struct Follow<'a> {
    t: &'a Reader,
    code: &'a str,
    given: String,
    state: String,
    why: String,
    shared: String,
    answer: String,
    answered: String,
    publication: bool,
    steps: Vec<Step>,
    hidden: String,
    is_withdrawn: bool,
    asks: bool,
    just_withdrawn: bool,
}

/// Asks for the code.
pub(super) async fn ask(t: Reader) -> Result<Page> {
    form(&t, "", Said::default())
}

fn form(t: &Reader, code: &str, said: Said) -> Result<Page> {
    Page::public(
        t.say("expressions-follow-title"),
        &Ask {
            t,
            code,
            errors: wrongs(&said),
            said,
        },
    )
}

/// Shows what became of the words.
pub(super) async fn show(State(app): State<App>, t: Reader, pace: Pace, Form(typed): Form<Typed>) -> Result<Page> {
    let followed = match pace.check() {
        Ok(()) => receipt::follow(&app, &t, &typed.code).await,
        Err(too_many) => Err(too_many),
    };
    match followed {
        Ok(followed) => followed_page(&t, &typed.code, followed, false, false),
        Err(error) => asked_again(&t, &typed, error),
    }
}

/// The form with the code that was typed, when it could not be taken.
fn asked_again(t: &Reader, typed: &Typed, error: Error) -> Result<Page> {
    match error {
        Error::Invalid(problems) => Ok(form(t, &typed.code, problems.said(t))?.with_status(problems.status())),
        other => Err(other),
    }
}

fn followed_page(t: &Reader, code: &str, f: Followed, asks: bool, just_withdrawn: bool) -> Result<Page> {
    let is_withdrawn = f.state == Stands::Withdrawn;
    let hidden = i64::try_from(f.hidden).unwrap_or(0);
    let view = Follow {
        code,
        given: t.say_one("expressions-follow-given", "day", &t.date(f.given_on)),
        state: f.state.said(t),
        why: t.say(&format!(
            "expressions-follow-state-{}",
            f.state.code().replace('_', "-")
        )),
        shared: f.shared.unwrap_or_default(),
        answered: f
            .answer
            .as_ref()
            .map(|a| {
                t.say_with(
                    "expressions-answered-by",
                    &[("role", &t.role_code(&a.by_role)), ("day", &t.day_of(a.at))],
                )
            })
            .unwrap_or_default(),
        answer: f.answer.map(|a| a.words).unwrap_or_default(),
        publication: f.publication,
        steps: f.cards.into_iter().map(|card| step(t, card)).collect(),
        hidden: if hidden > 0 {
            t.count("expressions-follow-hidden", hidden)
        } else {
            String::new()
        },
        is_withdrawn,
        asks: asks && !is_withdrawn,
        just_withdrawn,
        t,
    };
    Page::public(t.say("expressions-follow-title"), &view)
}

fn step(t: &Reader, card: Card) -> Step {
    use platform::room::Strand;
    let kind = match card.strand {
        Strand::Voice => "voice",
        Strand::Apart => "read",
        Strand::Together => "together",
        Strand::ToCome => "ahead",
        Strand::Ended => "ended",
    };
    Step {
        kind,
        date: card.at.map(|at| t.day_of(at)).unwrap_or_default(),
        card,
    }
}

/// Asks whether the words shall really be taken back, then takes them back.
pub(super) async fn withdraw(State(app): State<App>, t: Reader, pace: Pace, Form(typed): Form<Typed>) -> Result<Page> {
    let confirmed = typed.confirmed == "yes";
    let done = match pace.check() {
        Ok(()) if confirmed => receipt::withdraw(&app, &typed.code).await,
        asked => asked,
    };
    let followed = match done {
        Ok(()) => receipt::follow(&app, &t, &typed.code).await,
        Err(error) => Err(error),
    };
    match followed {
        Ok(followed) => followed_page(&t, &typed.code, followed, !confirmed, confirmed),
        Err(error) => asked_again(&t, &typed, error),
    }
}
