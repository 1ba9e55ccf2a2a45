//! `/projects/{id}`: the plan, its conditions, votes, actions, indicators and give-backs.

use super::super::{
    parts::{Link, Refusal, crumbs},
    view::{self, ActionRow, ConditionView, IndicatorView, Tag},
    vote_view::{self, VoteView},
};
use crate::{
    ProjectId, State as ProjectState, neighbours,
    project::Phase,
    store,
    whole::{self, Whole},
};
use askama::Template;
use axum::extract::State;
use platform::{
    App, College, Permission, Reader, Result,
    web::{Page, Path},
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "show.html")]
struct ShowPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    whole: &'a Whole,
    template: String,
    state: Tag,
    conditions: Vec<ConditionView>,
    level: String,
    refusal: Refusal,
    next: Option<Next>,
    sentence: String,
    finding_url: String,
    finding_stands: bool,
    texts: Vec<(String, String)>,
    authors: Vec<(bool, String)>,
    briefings: Vec<String>,
    votes: Vec<VoteView>,
    phases: Vec<PhaseView>,
    indicators: Vec<IndicatorView>,
    give_backs: Vec<GiveBackRow>,
    steps: Vec<String>,
    side: Vec<Link>,
    may_write: bool,
    can_be_written: bool,
}

/// The one next step.
struct Next {
    /// What to do.
    label: String,
    /// Where.
    url: String,
    /// Is it done by this button itself?
    posts: bool,
    /// Why it is the next one.
    why: String,
}

struct PhaseView {
    name: String,
    actions: Vec<ActionRow>,
}

struct GiveBackRow {
    url: String,
    title: String,
    state: Tag,
    seen: String,
}

/// `GET /projects/{id}`
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    page(&app, &t, id, Refusal::default()).await
}

/// The page of a project, with what was refused, if anything was.
pub async fn page(app: &App, t: &Reader, id: ProjectId, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let whole = whole::load(app, &scope, id).await?;
    let names = neighbours::names(app, &people_of(&whole)).await?;
    let db = app.db.read();
    let template = store::projects::template(db, &whole.project.words.template, t.language).await?;
    let mut give_backs = Vec::new();
    for give_back in &whole.give_backs {
        let seen = store::give_backs::seen_count(db, give_back.id).await?;
        give_backs.push(give_back_row(give_back, seen, t));
    }
    let steps = store::projects::steps(db, id).await?;
    let may_write = view::may_write(&whole, t);
    let page = ShowPage {
        t,
        crumbs: crumbs(t, None),
        url: format!("/projects/{id}"),
        template: template.name,
        state: view::state_tag(whole.project.state, t),
        conditions: view::conditions(&whole.partnership, id, t),
        level: whole.partnership.said(t),
        refusal: refusal.clone(),
        next: next(&whole, may_write, t),
        sentence: whole
            .finding
            .as_ref()
            .map(|finding| finding.sentence.clone())
            .unwrap_or_default(),
        finding_url: format!("/findings/{}", whole.project.finding),
        finding_stands: whole.finding.as_ref().is_some_and(|finding| finding.stands),
        texts: texts(&whole, t),
        authors: authors(&whole, &names, t),
        briefings: whole
            .briefings
            .iter()
            .map(|briefing| briefing_said(briefing, t))
            .collect(),
        votes: whole
            .decisions
            .iter()
            .rev()
            .map(|decision| vote_view::vote(decision, t))
            .collect(),
        phases: phases(&whole, &names, t),
        indicators: whole
            .indicators
            .iter()
            .map(|one| view::indicator(&whole, one, t))
            .collect(),
        give_backs,
        steps: steps.iter().map(|step| step_said(step, t)).collect(),
        side: view::side_links(&whole, t),
        may_write,
        can_be_written: may_write && whole.can_be_written(),
        whole: &whole,
    };
    Ok(refusal.page(Page::work("projects", whole.project.words.title.clone(), &page)?))
}

fn people_of(whole: &Whole) -> Vec<Uuid> {
    let carriers = whole.actions.iter().flat_map(|action| {
        College::BOTH
            .into_iter()
            .filter_map(|college| action.pair.of(college))
            .map(|carrier| carrier.person)
    });
    carriers
        .chain(whole.authors.iter().map(|author| author.person))
        .collect()
}

fn texts(whole: &Whole, t: &Reader) -> Vec<(String, String)> {
    let words = &whole.project.words;
    [
        ("projects-field-people", &words.people_concerned),
        ("projects-field-means", &words.means),
        ("projects-field-risks", &words.risks),
        ("projects-field-method", &words.method),
        ("projects-field-part-of", &words.part_of),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| (t.say(label), text.clone()))
    .collect()
}

fn authors(whole: &Whole, names: &view::Names, t: &Reader) -> Vec<(bool, String)> {
    let said = |author: &store::projects::Author| {
        let name = names
            .get(&author.person)
            .cloned()
            .unwrap_or_else(|| t.role_code(&author.role));
        let words = t.count_with(
            "projects-author-said",
            author.edits,
            &[
                ("name", &name),
                ("role", &t.role_code(&author.role)),
                ("day", &t.day_of(author.last_at)),
            ],
        );
        (author.college == College::Users, words)
    };
    whole.authors.iter().map(said).collect()
}

/// A briefing in one line.
pub fn briefing_said(briefing: &store::briefings::Briefing, t: &Reader) -> String {
    let there = briefing.briefed();
    t.say_with(
        "projects-briefing-said",
        &[
            ("day", &t.date(briefing.on)),
            ("what", &briefing.what),
            ("users", &t.count("projects-users-count", there.users)),
            (
                "professionals",
                &t.count("projects-professionals-count", there.professionals),
            ),
        ],
    )
}

fn step_said(step: &store::projects::Step, t: &Reader) -> String {
    let state = t.say(&format!("projects-state-{}", step.state.code()));
    let id = if step.reason.is_empty() {
        "projects-step-said"
    } else {
        "projects-step-said-why"
    };
    t.say_with(
        id,
        &[
            ("day", &t.day_of(step.at)),
            ("state", &state),
            ("role", &t.role_code(&step.role)),
            ("why", &step.reason),
        ],
    )
}

fn phases(whole: &Whole, names: &view::Names, t: &Reader) -> Vec<PhaseView> {
    let of = |phase: Phase| {
        let actions = whole.actions.iter().filter(|action| action.words.phase == phase);
        PhaseView {
            name: t.say(&format!("projects-phase-{}", phase.code())),
            actions: actions.map(|action| view::action_row(action, names, t)).collect(),
        }
    };
    Phase::ALL
        .into_iter()
        .map(of)
        .filter(|phase| !phase.actions.is_empty())
        .collect()
}

fn give_back_row(give_back: &crate::give_back::GiveBack, seen: i64, t: &Reader) -> GiveBackRow {
    use crate::give_back::GiveBackState as S;
    let (kind, icon) = match give_back.state {
        S::Draft => ("later", "circle-dashed-b"),
        S::Published => ("done", "check-circle-b"),
        S::Withdrawn => ("later", "x-circle-b"),
    };
    GiveBackRow {
        url: format!("/projects/{}/give-backs/{}", give_back.project, give_back.id),
        title: give_back.words.title.clone(),
        state: Tag {
            kind,
            icon,
            words: t.say(&format!("projects-give-back-state-{}", give_back.state.code())),
        },
        seen: if give_back.published_at.is_some() {
            t.count("projects-give-back-seen", seen)
        } else {
            String::new()
        },
    }
}

/// The one thing to do next, for who may do it.
fn next(whole: &Whole, may_write: bool, t: &Reader) -> Option<Next> {
    let url = format!("/projects/{}", whole.project.id);
    let step = |code: &str, url: String, posts: bool| {
        Some(Next {
            label: t.say(&format!("projects-next-{code}")),
            url,
            posts,
            why: t.say(&format!("projects-next-{code}-why")),
        })
    };
    if let Some(vote) = whole.open_vote() {
        return step("vote", format!("{url}/decisions/{}", vote.id), false);
    }
    if !may_write {
        return None;
    }
    match whole.project.state {
        ProjectState::Draft if whole.actions.is_empty() => step("action", format!("{url}/actions/new"), false),
        ProjectState::Draft if whole.indicators.is_empty() => step("indicator", format!("{url}/indicators/new"), false),
        ProjectState::Draft => match whole.indicators.iter().find(|indicator| indicator.locked_at.is_none()) {
            Some(unlocked) => step("lock", format!("{url}/indicators/{}", unlocked.id), false),
            None if whole.is_co_decided() => step("start", format!("{url}/start"), true),
            None => step("decide", format!("{url}/decisions/new"), false),
        },
        ProjectState::Running | ProjectState::Ended => {
            let unmeasured = whole
                .indicators
                .iter()
                .find(|one| whole.measures_of(one).next().is_none());
            match unmeasured {
                Some(one) => step("measure", format!("{url}/measures/new?indicator={}", one.id), false),
                None if whole.give_backs.is_empty() => step("give-back", format!("{url}/give-backs"), true),
                None => None,
            }
        }
        ProjectState::Abandoned if whole.give_backs.is_empty() => step("give-back", format!("{url}/give-backs"), true),
        ProjectState::Abandoned => None,
    }
}
