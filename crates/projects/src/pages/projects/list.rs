//! `/projects`: the list, filtered by its address.

use super::super::{
    parts::Choice,
    view::{Tag, state_tag},
};
use crate::{
    State as ProjectState,
    action::ActionState,
    store::projects::{self as rows, PAGE},
    whole::{self, Whole},
};
use askama::Template;
use axum::extract::State;
use platform::{
    App, Permission, Reader, Result,
    web::{Page, Query},
};
use serde::Deserialize;

/// The filters of the list.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    finding: String,
    #[serde(default)]
    page: u64,
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage<'a> {
    t: &'a Reader,
    rows: Vec<Row>,
    states: Vec<Choice>,
    query: ListQuery,
    may_write: bool,
    filtered: bool,
    previous_url: String,
    next_url: String,
    page_words: String,
}

struct Row {
    url: String,
    title: String,
    objective: String,
    state: Tag,
    level: String,
    co_decided: bool,
    vote_open: bool,
    done: String,
    late: Option<Tag>,
}

/// `GET /projects`
pub async fn list(State(app): State<App>, t: Reader, Query(query): Query<ListQuery>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let filter = rows::Filter {
        state: ProjectState::from_code(&query.state),
        words: query.q.chars().take(200).collect(),
        finding: query.finding.parse().ok(),
    };
    let mut found = rows::list(app.db.read(), &scope, &filter, query.page.min(10_000)).await?;
    let more = found.len() as u64 > PAGE;
    found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let found = whole::load_all(&app, &scope, found).await?;
    let page = ListPage {
        t: &t,
        rows: found.iter().map(|whole| row(whole, &t)).collect(),
        states: states(&t, &query.state),
        may_write: t.may(Permission::ManageProjects),
        filtered: !query.q.is_empty() || !query.state.is_empty() || !query.finding.is_empty(),
        previous_url: query
            .page
            .checked_sub(1)
            .map(|page| url(&query, page))
            .unwrap_or_default(),
        next_url: if more {
            url(&query, query.page + 1)
        } else {
            String::new()
        },
        page_words: t.say_one(
            "projects-page",
            "page",
            &t.number(i64::try_from(query.page).unwrap_or(0) + 1),
        ),
        query,
    };
    Page::work("projects", t.say("projects-room"), &page)
}

fn states(t: &Reader, chosen: &str) -> Vec<Choice> {
    let any = Choice::new("", t.say("projects-state-any"), chosen.is_empty());
    let one = |state: ProjectState| {
        Choice::new(
            state.code(),
            t.say(&format!("projects-state-{}", state.code())),
            chosen == state.code(),
        )
    };
    std::iter::once(any)
        .chain(ProjectState::ALL.into_iter().map(one))
        .collect()
}

fn url(query: &ListQuery, page: u64) -> String {
    let page = page.to_string();
    let pairs = [
        ("q", query.q.as_str()),
        ("state", &query.state),
        ("finding", &query.finding),
        ("page", &page),
    ];
    let pairs: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    format!("/projects?{}", serde_html_form::to_string(pairs).unwrap_or_default())
}

fn row(whole: &Whole, t: &Reader) -> Row {
    let count = |state| whole.actions.iter().filter(|action| action.state == state).count();
    let all = whole.actions.len() - count(ActionState::Abandoned);
    let late = whole
        .actions
        .iter()
        .filter(|action| matches!(action.delay(t.today), crate::action::Delay::Late(_)))
        .count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Row {
        url: format!("/projects/{}", whole.project.id),
        title: whole.project.words.title.clone(),
        objective: whole.project.words.objective.clone(),
        state: state_tag(whole.project.state, t),
        level: t.say(&format!("projects-level-{}", whole.partnership.level.code())),
        co_decided: whole.is_co_decided(),
        vote_open: whole.open_vote().is_some(),
        done: t.count_with(
            "projects-actions-done",
            number(count(ActionState::Done)),
            &[("all", &t.number(number(all)))],
        ),
        late: (late > 0 && !whole.project.state.is_over()).then(|| Tag {
            kind: "late",
            icon: "warning-b",
            words: t.count("projects-actions-late", number(late)),
        }),
    }
}
