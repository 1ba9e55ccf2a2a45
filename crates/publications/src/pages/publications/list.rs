//! The list of sheets by state.

use super::changed_since;
use crate::{
    actions,
    dossier::{Dossier, State},
    lists,
    sheet::SheetId,
    store,
};
use askama::Template;
use axum::extract::State as AppState;
use platform::{
    App, Permission, Reader, Result,
    web::{Page, Query},
};
use serde::Deserialize;

/// Rows of a page.
const PAGE: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    state: String,
    page: String,
    replies: String,
}

struct Tab {
    url: String,
    label: String,
    current: bool,
}

struct Row {
    url: String,
    title: String,
    tag_kind: &'static str,
    tag_icon: &'static str,
    state: String,
    outcome: String,
    updated: String,
    changed: bool,
}

#[derive(Template)]
#[template(path = "publications.html")]
struct List<'a> {
    t: &'a Reader,
    count: String,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    previous_url: String,
    next_url: String,
    page_words: String,
    writes: bool,
}

/// `GET /publications`
pub async fn list(AppState(app): AppState<App>, t: Reader, Query(asked): Query<Asked>) -> Result<Page> {
    let mut dossiers = actions::all(&app, &t).await?;
    if asked.replies == "waiting" {
        let waiting = waiting(&app, &t, &dossiers).await?;
        dossiers.retain(|dossier| waiting.contains(&dossier.sheet.id));
    }
    let chosen = State::from_code(&asked.state);
    let states: Vec<State> = dossiers.iter().map(Dossier::state).collect();
    let tabs = tabs(&t, &states, chosen);
    let kept: Vec<&Dossier> = dossiers
        .iter()
        .zip(&states)
        .filter(|(_, state)| chosen.is_none_or(|c| c == **state))
        .map(|(d, _)| d)
        .collect();
    let pages = kept.len().div_ceil(PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let url = |page: usize| {
        let state = chosen
            .map(|state| format!("&state={}", state.code()))
            .unwrap_or_default();
        format!("/publications?page={page}{state}")
    };
    let list = List {
        t: &t,
        count: t.count("publications-count", i64::try_from(kept.len()).unwrap_or(0)),
        tabs,
        rows: kept
            .iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .map(|dossier| row(&t, dossier))
            .collect(),
        previous_url: if page > 1 { url(page - 1) } else { String::new() },
        next_url: if page < pages { url(page + 1) } else { String::new() },
        page_words: page_words(&t, page, pages),
        writes: t.may(Permission::WriteSheets),
    };
    Page::work("publications", t.say("publications-nav"), &list)
}

pub(in crate::pages) fn page_words(t: &Reader, page: usize, pages: usize) -> String {
    let number = |n: usize| t.number(i64::try_from(n).unwrap_or(0));
    t.say_with(
        "publications-page",
        &[("page", &number(page)), ("pages", &number(pages))],
    )
}

/// The sheets whose readers wait for an answer.
async fn waiting(app: &App, t: &Reader, dossiers: &[Dossier]) -> Result<Vec<SheetId>> {
    if !t.may(Permission::PublishSheets) {
        return Ok(Vec::new());
    }
    let db = app.db.read();
    let mut waiting = Vec::new();
    for id in dossiers
        .iter()
        .filter(|d| !d.publications.is_empty())
        .map(|d| d.sheet.id)
    {
        if store::contact::waiting(db, id).await? + store::reuse::waiting(db, id).await? > 0 {
            waiting.push(id);
        }
    }
    Ok(waiting)
}

fn tabs(t: &Reader, states: &[State], chosen: Option<State>) -> Vec<Tab> {
    let all = Tab {
        url: "/publications".to_owned(),
        label: t.say("publications-all"),
        current: chosen.is_none(),
    };
    let each = State::ALL
        .into_iter()
        .filter(|state| states.contains(state) || chosen == Some(*state))
        .map(|state| Tab {
            url: format!("/publications?state={}", state.code()),
            label: t.say(&format!("publications-state-{}", state.code())),
            current: chosen == Some(state),
        });
    std::iter::once(all).chain(each).collect()
}

fn row(t: &Reader, dossier: &Dossier) -> Row {
    let state = dossier.state();
    let (tag_kind, tag_icon) = state.tag();
    Row {
        url: format!("/publications/{}", dossier.sheet.id),
        title: dossier.sheet.words.title.clone(),
        tag_kind,
        tag_icon,
        state: t.say(&format!("publications-state-{}", state.code())),
        outcome: lists::said("outcome", &dossier.sheet.words.outcome, t),
        updated: t.day_of(dossier.sheet.updated_at),
        changed: changed_since(dossier),
    }
}
