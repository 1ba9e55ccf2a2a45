//! /studies/{id}/classes: classes that nobody coded, how they part, and the search for them.

pub(super) mod files;
mod one;
mod pictures;
mod progress;

pub(super) use one::{proposed_theme, show as show_one};
pub(super) use progress::progress;

use super::{
    parts::{FieldError, Link, Tab, crumbs, errors, refused, study as seen, tabs},
    work::Work,
};
use crate::{
    StudyId, actions,
    classification::{Class, ClassTerm, Classification, DRAWS, Wanted, typed},
    store,
    study::Study,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use pictures::{Picture, Tree, plane_picture, tree_picture};
use platform::{
    App, Permission, Reader, Result, Scope,
    error::Said,
    web::{Form, Page, Path, See},
};
use progress::work;
use serde::Deserialize;
use uuid::Uuid;

/// Words that name a class.
pub(crate) const NAMING: usize = 3;
/// Words of a class in the list.
const LISTED: usize = 8;
/// Searches of the history.
const HISTORY: u64 = 10;

/// The form of a search.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct SearchForm {
    #[serde(default)]
    classes: String,
    #[serde(default)]
    by_segments: String,
    #[serde(default)]
    least: String,
}

impl SearchForm {
    fn of(wanted: Wanted) -> Self {
        Self {
            classes: wanted.classes.to_string(),
            by_segments: if wanted.by_segments { "yes" } else { "" }.to_owned(),
            least: wanted.least.map(|least| least.to_string()).unwrap_or_default(),
        }
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            classes: typed(&self.classes).unwrap_or(-1),
            by_segments: self.by_segments == "yes",
            least: typed(&self.least),
        }
    }
}

/// One class of the table.
struct ClassRow {
    url: String,
    name: String,
    words: String,
    count: String,
    share: String,
    steadiness: String,
}

/// The classes of the last search.
struct Found {
    lead: String,
    stop: String,
    gone: String,
    tree: Tree,
    rows: Vec<ClassRow>,
    unplaced: String,
    unplaced_url: String,
    drawn: String,
    plane: Option<Picture>,
    plane_few: String,
}

#[derive(Template)]
#[template(path = "classes.html")]
struct ClassesPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    base: String,
    words_base: String,
    stop_url: String,
    found: Option<Found>,
    is_first: bool,
    may_search: bool,
    may_stop: bool,
    work: Work,
    form: SearchForm,
    said: Said,
    errors: Vec<FieldError>,
    history: Vec<String>,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    classes_page(&app, t, id, None, Said::default()).await
}

async fn classes_page(app: &App, t: Reader, id: StudyId, typed: Option<SearchForm>, said: Said) -> Result<Page> {
    let (study, _) = seen(app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let history = store::classifications::list(app, &scope, id, HISTORY).await?;
    let shown = store::classifications::shown(app, &scope, id).await?;
    let work = work(app, &t, &scope, id, history.first()).await?;
    let manages = t.actor.may_in(Permission::ManageStudies, study.organisation);
    let busy = work.is_busy;
    let wanted = history.first().map_or_else(Wanted::default, |last| last.wanted);
    let page = ClassesPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/classes"),
        name: study.name.clone(),
        base: format!("/studies/{id}/classes"),
        words_base: format!("/studies/{id}/class-words"),
        stop_url: format!("/studies/{id}/classes/stop"),
        is_first: shown.is_none(),
        found: match shown {
            Some(shown) => Some(found(app, &t, &scope, &study, &shown).await?),
            None => None,
        },
        may_search: manages && !busy && study.frozen_at.is_some(),
        may_stop: manages && busy,
        work,
        form: typed.unwrap_or_else(|| SearchForm::of(wanted)),
        errors: errors(&said),
        said,
        history: told(app, &t, &history).await?,
        t: t.clone(),
    };
    let page = Page::work("analysis", t.say("analysis-tab-classes"), &page)?;
    Ok(if busy { page.refreshed_every(3) } else { page })
}

async fn found(app: &App, t: &Reader, scope: &Scope, study: &Study, of: &Classification) -> Result<Found> {
    let classes = store::classes::list(app, scope, of.id).await?;
    let terms = store::classes::terms(app, scope, of.id).await?;
    let unplaced = store::classes::unplaced_count(app, of.id).await?;
    let base = format!("/studies/{}/classes", study.id);
    let row = |class: &Class| ClassRow {
        url: format!("{base}/{}", class.place),
        name: class_name(t, class.place),
        words: listed(t, &terms, class.place, LISTED),
        count: t.number(class.text_count),
        share: share(t, class.text_count, of.text_count),
        steadiness: steadiness(t, class, of),
    };
    let (plane, plane_few) = if of.axes.len() > 1 {
        (Some(plane_picture(t, of, &classes, &terms, &base)), String::new())
    } else {
        (None, t.say("analysis-plane-few"))
    };
    Ok(Found {
        lead: t.count_with(
            "analysis-classes-lead",
            i64::try_from(classes.len()).unwrap_or(0),
            &[
                ("placed", &t.number(of.placed_count)),
                ("texts", &t.number(of.text_count)),
                ("moment", &of.found_at.map(|at| t.moment(at)).unwrap_or_default()),
            ],
        ),
        stop: stop_words(t, of, classes.len()),
        gone: if of.gone_count > 0 {
            t.count("analysis-classes-gone", of.gone_count)
        } else {
            String::new()
        },
        tree: tree_picture(t, of, &classes, &terms),
        rows: classes.iter().map(row).collect(),
        unplaced: t.count_with(
            "analysis-classes-unplaced",
            unplaced,
            &[("short", &short_words(t, of, unplaced))],
        ),
        unplaced_url: if unplaced > 0 {
            format!("{base}/0")
        } else {
            String::new()
        },
        drawn: drawn(t, of, classes.is_empty()),
        plane,
        plane_few,
    })
}

/// Why expressions stand in no class.
fn short_words(t: &Reader, of: &Classification, unplaced: i64) -> String {
    if of.short_count > 0 && of.short_count >= unplaced {
        t.count("analysis-classes-short-all", unplaced)
    } else {
        t.count("analysis-classes-short", of.short_count)
    }
}

/// How stability was measured, or that it still is.
fn drawn(t: &Reader, of: &Classification, is_empty: bool) -> String {
    if is_empty {
        String::new()
    } else if of.draw_count < DRAWS {
        t.count_with(
            "analysis-classes-drawn-so-far",
            of.draw_count,
            &[("all", &t.number(DRAWS))],
        )
    } else {
        t.count("analysis-classes-drawn", of.draw_count)
    }
}

/// `Classe 2`.
pub(super) fn class_name(t: &Reader, place: i64) -> String {
    if place == 0 {
        return t.say("analysis-class-none");
    }
    t.say_one("analysis-class-name", "number", &t.number(place))
}

/// The first words of a class.
pub(super) fn listed(t: &Reader, terms: &[ClassTerm], place: i64, most: usize) -> String {
    let own = terms.iter().filter(|term| term.place == place).take(most);
    let words: Vec<&str> = own.map(|term| term.form.as_str()).collect();
    words.join(&t.say("analysis-list-separator"))
}

#[expect(clippy::cast_precision_loss, reason = "a share on screen has two digits")]
pub(super) fn share(t: &Reader, n: i64, of: i64) -> String {
    t.percent(n as f64 / of.max(1) as f64)
}

/// Whether a class would come back, in words.
pub(super) fn steadiness(t: &Reader, class: &Class, of: &Classification) -> String {
    match class.steadiness {
        Some(steady) if of.draw_count > 0 => t.say_with(
            &format!("analysis-class-{}", steady.code()),
            &[("index", &t.decimal(crate::classification::figure(steady.jaccard), 2))],
        ),
        _ => t.say("analysis-class-unmeasured"),
    }
}

/// Why there are fewer classes than asked.
fn stop_words(t: &Reader, of: &Classification, count: usize) -> String {
    let count = i64::try_from(count).unwrap_or(0);
    if count >= of.wanted.classes {
        return String::new();
    }
    let code = of.stop.as_deref().unwrap_or("too_small").replace('_', "-");
    let why = t.say(&format!("analysis-classes-stop-{code}"));
    t.count_with(
        "analysis-classes-fewer",
        count,
        &[("wanted", &t.number(of.wanted.classes)), ("why", &why)],
    )
}

/// Who searched for what, and what came of it.
async fn told(app: &App, t: &Reader, history: &[Classification]) -> Result<Vec<String>> {
    let ids: Vec<Uuid> = history.iter().filter_map(|one| one.asked_by).collect();
    let names = people::names(app, &ids).await?;
    let one = |one: &Classification| {
        let name = one.asked_by.and_then(|person| names.get(&person).cloned());
        let outcome = match (one.found_at, one.stopped_at) {
            (Some(_), _) => t.count("analysis-search-found", one.text_count),
            (None, Some(_)) => t.say("analysis-search-stopped"),
            (None, None) => t.say("analysis-search-not-ended"),
        };
        t.count_with(
            "analysis-search-told",
            one.wanted.classes,
            &[
                ("moment", &t.moment(one.asked_at)),
                ("name", &name.unwrap_or_else(|| t.say("analysis-somebody"))),
                ("how", &how(t, one.wanted)),
                ("outcome", &outcome),
            ],
        )
    };
    Ok(history.iter().map(one).collect())
}

fn how(t: &Reader, wanted: Wanted) -> String {
    let by = t.say(if wanted.by_segments {
        "analysis-search-by-segments"
    } else {
        "analysis-search-whole"
    });
    match wanted.least {
        Some(least) => [by, t.count("analysis-search-least", least)].join(&t.say("analysis-list-separator")),
        None => by,
    }
}

pub(super) async fn search(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Form(form): Form<SearchForm>,
) -> Result<Response> {
    match actions::classes::search(&app, &t.actor, id, form.wanted()).await {
        Ok(_) => Ok(See::page(format!("/studies/{id}/classes"))
            .saying("analysis-classes-started")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = classes_page(&app, t, id, Some(form), said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}

pub(super) async fn stop(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    match actions::classes::stop(&app, &t.actor, id).await {
        Ok(()) => Ok(See::page(format!("/studies/{id}/classes"))
            .saying("analysis-classes-stopping")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = classes_page(&app, t, id, None, said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}
