//! `/projects/{id}/decisions/…`: the plan put to the vote, one's ballot, the count.

use super::{
    parts::{Choice, Link, Refusal, crumbs, day},
    plan_view::{PlanView, plan_view},
    vote_view::{self, VoteView},
};
use crate::{
    ProjectId, actions, neighbours, store,
    vote::{Ballot, Choice as Answer, Decision, DecisionId, DecisionState, Typed},
    whole,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, College, Permission, Problems, Reader, Result,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// What the form of a new vote sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct OpenForm {
    #[serde(default)]
    until: String,
}

#[derive(Template)]
#[template(path = "decision_new.html")]
struct NewPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    post_url: String,
    back_url: String,
    form: OpenForm,
    refusal: Refusal,
    plan: PlanView,
    voters: String,
    unpaired: bool,
    unlocked: bool,
}

/// `GET /projects/{id}/decisions/new`
pub async fn begin(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    new_page(&app, &t, id, OpenForm::default(), Refusal::default()).await
}

async fn new_page(app: &App, t: &Reader, id: ProjectId, form: OpenForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let whole = whole::load(app, &scope, id).await?;
    let members = neighbours::members(app, &scope, whole.project.organisation).await?;
    let count = |college| {
        let voters = members
            .iter()
            .filter(|m| m.college == college && m.role.may(Permission::VoteProjects));
        i64::try_from(voters.count()).unwrap_or(i64::MAX)
    };
    let page = NewPage {
        t,
        crumbs: crumbs(t, Some(&whole.project)),
        post_url: format!("/projects/{id}/decisions"),
        back_url: format!("/projects/{id}"),
        form,
        refusal: refusal.clone(),
        plan: plan_view(&whole.plan(), t),
        voters: t.say_with(
            "projects-voters",
            &[
                ("users", &t.count("projects-users-count", count(College::Users))),
                (
                    "professionals",
                    &t.count("projects-professionals-count", count(College::Professionals)),
                ),
            ],
        ),
        unpaired: whole.actions.iter().any(|action| !action.pair.is_complete()),
        unlocked: whole.indicators.iter().any(|indicator| indicator.locked_at.is_none()),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-vote-new"), &page)?))
}

/// `POST /projects/{id}/decisions`
pub async fn open(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<OpenForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let mut problems = Problems::new();
    let until = day(&form.until, "until", &mut problems);
    let outcome = match problems.check() {
        Ok(()) => actions::decisions::open(&app, &t.actor, id, until).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(decision) => Ok(See::page(format!("/projects/{id}/decisions/{decision}"))
            .saying("projects-vote-opened")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(new_page(&app, &t, id, form, refusal).await?.into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "decision.html")]
struct DecisionPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    vote: VoteView,
    plan: PlanView,
    opened: String,
    closed: String,
    until: String,
    rule: String,
    participation: Vec<String>,
    reasons: Vec<(bool, String, String)>,
    mine: String,
    choices: Vec<Choice>,
    form: VoteForm,
    refusal: Refusal,
    may_vote: bool,
    may_close: bool,
    changed_since: bool,
}

/// What a ballot sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct VoteForm {
    #[serde(default)]
    choice: String,
    #[serde(default)]
    reason: String,
}

/// `GET /projects/{id}/decisions/{decision}`
pub async fn show(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
) -> Result<Page> {
    page(&app, &t, id, decision, None, Refusal::default()).await
}

async fn page(
    app: &App,
    t: &Reader,
    id: ProjectId,
    decision: DecisionId,
    form: Option<VoteForm>,
    refusal: Refusal,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let decision = actions::decisions::of_project(app, &scope, id, decision).await?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let ballots = store::decisions::ballots(app.db.read(), decision.id).await?;
    let own = t
        .actor
        .person()
        .and_then(|person| ballots.iter().find(|ballot| ballot.person == person));
    let form = form.unwrap_or_else(|| own.map(VoteForm::of).unwrap_or_default());
    let open = decision.state == DecisionState::Open;
    let members = if open {
        neighbours::members(app, &scope, project.organisation).await?
    } else {
        Vec::new()
    };
    let page = DecisionPage {
        t,
        crumbs: crumbs(t, Some(&project)),
        url: format!("/projects/{id}/decisions/{}", decision.id),
        plan: plan_view(&decision.plan, t),
        opened: said(
            "projects-vote-opened-said",
            decision.opened_at,
            &decision.opened_role,
            t,
        ),
        closed: closed_said(&decision, t),
        until: decision
            .until
            .map(|until| t.say_one("projects-vote-until", "day", &t.date(until)))
            .unwrap_or_default(),
        rule: rule_said(&decision, t),
        participation: if open {
            participation(&decision, &members, t)
        } else {
            Vec::new()
        },
        reasons: if open { Vec::new() } else { reasons(&ballots, t) },
        mine: own
            .map(|ballot| t.say(&format!("projects-choice-{}", ballot.choice.code())))
            .unwrap_or_default(),
        choices: Answer::ALL
            .into_iter()
            .map(|answer| {
                Choice::new(
                    answer.code(),
                    t.say(&format!("projects-choice-{}", answer.code())),
                    form.choice == answer.code(),
                )
            })
            .collect(),
        form,
        refusal: refusal.clone(),
        may_vote: open && may_vote(t, decision.organisation),
        may_close: open && t.actor.may_in(Permission::ManageProjects, decision.organisation),
        changed_since: decision.is_co_decided() && project.plan_version != decision.plan_version,
        vote: vote_view::vote(&decision, t),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-vote"), &page)?))
}

impl VoteForm {
    fn of(ballot: &Ballot) -> Self {
        Self {
            choice: ballot.choice.code().to_owned(),
            reason: ballot.reason.clone(),
        }
    }
}

fn may_vote(t: &Reader, organisation: uuid::Uuid) -> bool {
    let speaks = t
        .actor
        .signed_in()
        .is_ok_and(|person| person.college_in(organisation).is_some());
    speaks && t.actor.may_in(Permission::VoteProjects, organisation)
}

fn said(id: &str, at: jiff::Timestamp, role: &str, t: &Reader) -> String {
    t.say_with(id, &[("day", &t.day_of(at)), ("role", &t.role_code(role))])
}

fn closed_said(decision: &Decision, t: &Reader) -> String {
    match (decision.state, decision.closed_at) {
        (DecisionState::Closed, Some(at)) => said("projects-vote-closed-said", at, &decision.closed_role, t),
        (DecisionState::Withdrawn, Some(at)) => said("projects-vote-withdrawn-said", at, &decision.closed_role, t),
        _ => String::new(),
    }
}

fn rule_said(decision: &Decision, t: &Reader) -> String {
    t.count_with(
        "projects-rule-said",
        decision.rule.fewest_votes,
        &[("percent", &t.number(decision.rule.more_than_percent))],
    )
}

/// How many of each college have voted, while the vote is open: not how.
fn participation(decision: &Decision, members: &[neighbours::Member], t: &Reader) -> Vec<String> {
    let said = |college: College| {
        let all = members
            .iter()
            .filter(|m| m.college == college && m.role.may(Permission::VoteProjects))
            .count();
        t.say_with(
            "projects-participation",
            &[
                ("college", &t.college(college)),
                ("cast", &t.number(decision.tallies.college(college).cast())),
                ("all", &t.number(i64::try_from(all).unwrap_or(i64::MAX))),
            ],
        )
    };
    College::BOTH.into_iter().map(said).collect()
}

/// The reasons that were given, by college and answer; nobody's name.
fn reasons(ballots: &[Ballot], t: &Reader) -> Vec<(bool, String, String)> {
    let given = ballots.iter().filter(|ballot| !ballot.reason.is_empty());
    given
        .map(|ballot| {
            let answer = t.say(&format!("projects-choice-{}", ballot.choice.code()));
            (ballot.college == College::Users, answer, ballot.reason.clone())
        })
        .collect()
}

/// `POST /projects/{id}/decisions/{decision}/ballot`
pub async fn vote(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
    Form(form): Form<VoteForm>,
) -> Result<Response> {
    let typed = Typed {
        choice: Answer::from_code(&form.choice),
        reason: form.reason.clone(),
    };
    let outcome = actions::decisions::vote(&app, &t.actor, id, decision, &typed).await;
    answer(&app, &t, id, decision, Some(form), outcome, "projects-voted").await
}

async fn answer(
    app: &App,
    t: &Reader,
    id: ProjectId,
    decision: DecisionId,
    form: Option<VoteForm>,
    outcome: Result<()>,
    saying: &str,
) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}/decisions/{decision}"))
            .saying(saying)
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, t)?;
            Ok(page(app, t, id, decision, form, refusal).await?.into_response())
        }
    }
}

/// `POST /projects/{id}/decisions/{decision}/closure`
pub async fn close(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
) -> Result<Response> {
    let outcome = actions::decisions::close(&app, &t.actor, id, decision)
        .await
        .map(|_| ());
    answer(&app, &t, id, decision, None, outcome, "projects-vote-closed-done").await
}

/// Why a vote is taken back.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct WithdrawForm {
    #[serde(default)]
    withdrawal: String,
}

/// `POST /projects/{id}/decisions/{decision}/withdrawal`
pub async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
    Form(form): Form<WithdrawForm>,
) -> Result<Response> {
    let outcome = actions::decisions::withdraw(&app, &t.actor, id, decision, &form.withdrawal).await;
    answer(&app, &t, id, decision, None, outcome, "projects-vote-withdrawn-done").await
}
