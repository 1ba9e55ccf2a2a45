//! `/people/finess`: which register of FINESS numbers is kept, a number or a name to look for, and a file to import.

use super::{Link, Wrong, wrongs};
use crate::{
    actions::finess::{self as verbs, MOST_BYTES, State as Kept},
    finess::register::{Format, NotedRecord, Site, SiteKind},
    store::finess::MOST_FOUND,
};
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::{Said, refused},
    web::{Page, Query, See, upload::Upload},
};
use serde::Deserialize;

/// Records left out that a page tells one by one.
const MOST_TOLD: usize = 20;

/// One thing that is known of the register.
struct Fact {
    label: String,
    value: String,
}

struct Row {
    number: String,
    name: String,
    is_entity: bool,
    town: String,
    state: String,
}

#[derive(Template)]
#[template(path = "finess.html")]
struct View<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    /// Nothing where no register is kept.
    kept: Vec<Fact>,
    /// That its file has no closed establishment, where it has none.
    without_closed: String,
    query: &'a str,
    is_asked: bool,
    rows: Vec<Row>,
    more: String,
    manages: bool,
    noted: Vec<String>,
    older: bool,
    said: Said,
    errors: Vec<Wrong>,
}

/// What is looked for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The register, and what was looked for in it.
pub async fn show(State(app): State<App>, t: Reader, Query(asked): Query<Asked>) -> Result<Page> {
    page(&app, &t, &asked.q, false, Said::default()).await
}

/// Replaces the register by that of a file.
pub async fn import(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    // Before a file is received from somebody who may not.
    t.actor.scope(Permission::ManagePeople)?;
    let mut older = false;
    match take(&app, &t, request, &mut older).await {
        Ok(()) => Ok(See::page("/people/finess")
            .saying("people-finess-imported")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = page(&app, &t, "", older, said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}

async fn take(app: &App, t: &Reader, request: Request, older: &mut bool) -> Result<()> {
    let upload = Upload::read(app, request, MOST_BYTES).await?;
    *older = upload.text("older") == "yes";
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "people-finess-file-absent"))?;
    verbs::import_finess(app, &t.actor, file.path(), *older, &|_| {}).await?;
    Ok(())
}

async fn page(app: &App, t: &Reader, query: &str, older: bool, said: Said) -> Result<Page> {
    let kept = verbs::state(app, &t.actor).await?;
    let found = verbs::search(app, &t.actor, query).await?;
    let crumb = |url: &str, label| Link {
        url: url.to_owned(),
        label: t.say(label),
        current: false,
    };
    let has_closed = kept.as_ref().is_none_or(|kept| kept.kept.format == Format::Feed);
    let view = View {
        crumbs: vec![
            crumb("/people", "people-title"),
            crumb("/organisations", "people-organisations-title"),
        ],
        without_closed: if has_closed {
            String::new()
        } else {
            t.say("people-finess-without-closed")
        },
        noted: kept.as_ref().map_or_else(Vec::new, |kept| noted(t, kept)),
        kept: kept.as_ref().map_or_else(Vec::new, |kept| facts(t, kept)),
        query,
        is_asked: !query.trim().is_empty(),
        more: if found.len() as u64 == MOST_FOUND {
            t.say("people-finess-found-more")
        } else {
            String::new()
        },
        rows: found.into_iter().map(|site| row(t, site)).collect(),
        manages: t.may(Permission::ManagePeople),
        older,
        errors: wrongs(&said),
        said,
        t,
    };
    Page::work("people", t.say("people-finess-register"), &view)
}

fn facts(t: &Reader, state: &Kept) -> Vec<Fact> {
    let number = |n: u64| t.number(i64::try_from(n).unwrap_or(i64::MAX));
    let fact = |label: &str, value| Fact {
        label: t.say(label),
        value,
    };
    let kept = &state.kept;
    let mut facts = vec![
        fact("people-finess-day", t.date(kept.told_on)),
        fact("people-finess-establishments", number(state.counts.establishments)),
        fact("people-finess-closed-count", number(state.counts.closed)),
        fact("people-finess-entities", number(state.counts.legal_entities)),
        fact("people-finess-imported-on", t.day_of(kept.imported_at)),
    ];
    if kept.left_out_count > 0 {
        facts.push(fact("people-finess-left-out", t.number(kept.left_out_count)));
    }
    facts
}

fn noted(t: &Reader, state: &Kept) -> Vec<String> {
    let all = state.kept.noted.iter().take(MOST_TOLD);
    all.map(|one| noted_record_words(t, state.kept.format, one)).collect()
}

/// A record that is left out, in words.
#[must_use]
pub fn noted_record_words(t: &Reader, format: Format, one: &NotedRecord) -> String {
    let place = match format {
        Format::Feed => "people-finess-noted-entity",
        Format::Extract => "people-finess-noted-line",
    };
    let why = t.say(&format!("people-finess-left-{}", one.why.code()));
    t.say_with(place, &[("place", &one.place.to_string()), ("why", &why)])
}

fn row(t: &Reader, site: Site) -> Row {
    let parts = [site.postal_code.as_deref(), site.town.as_deref()];
    Row {
        town: parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
        state: state_words(t, &site),
        is_entity: site.kind == SiteKind::LegalEntity,
        number: site.number,
        name: site.name,
    }
}

fn state_words(t: &Reader, site: &Site) -> String {
    let is_over = site.is_over(t.today);
    match (is_over, site.closed_on, site.opened_on) {
        (true, Some(day), _) => t.say_one("people-finess-closed-since", "day", &t.date(day)),
        (true, None, _) => t.say("people-finess-closed-some-day"),
        (false, Some(day), _) => t.say_one("people-finess-closes", "day", &t.date(day)),
        (false, None, Some(day)) => t.say_one("people-finess-open-since", "day", &t.date(day)),
        (false, None, None) => t.say("people-finess-open"),
    }
}
