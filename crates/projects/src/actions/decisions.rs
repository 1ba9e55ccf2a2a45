//! Votes: opening one on a frozen plan, voting, closing and counting.

use super::{reason_given, take};
use crate::{
    neighbours,
    project::ProjectId,
    store,
    vote::{Ballot, Decision, DecisionId, DecisionState, Rule, Tallies, Typed},
    whole,
};
use jiff::civil::Date;
use platform::{
    Actor, App, Change, Error, Permission, Problems, Result, Scope,
    notices::{self, NewNotice},
};
use serde_json::json;

/// What those who may vote are told when a vote opens.
const ASKED: &str = "projects-notice-vote";

/// Puts the present plan to the vote and tells those who may vote.
pub async fn open(app: &App, actor: &Actor, id: ProjectId, until: Option<Date>) -> Result<DecisionId> {
    let (mut change, scope, project) = take(app, actor, Permission::ManageProjects, id).await?;
    let whole = whole::load(app, &scope, id).await?;
    let mut problems = Problems::new();
    if whole.actions.is_empty() {
        problems.add("vote", "projects-start-no-action");
    }
    if until.is_some_and(|until| until < app.clock.today()) {
        problems.add("until", "projects-until-past");
    }
    problems.check()?;
    if project.state.is_over() {
        return Err(Error::Conflict("projects-over"));
    }
    let decision = Decision {
        id: DecisionId(change.fresh_id()),
        project: id,
        organisation: project.organisation,
        plan_version: project.plan_version,
        plan: whole.plan(),
        rule: Rule::default(),
        state: DecisionState::Open,
        until,
        opened_at: change.at(),
        opened_role: actor.signing_role(Some(project.organisation)).to_owned(),
        closed_at: None,
        closed_role: String::new(),
        reason: String::new(),
        tallies: Tallies::default(),
    };
    store::decisions::insert(&change, &decision).await?;
    let members = neighbours::members(app, &scope, project.organisation).await?;
    let voters: Vec<_> = members
        .iter()
        .filter(|member| member.role.may(Permission::VoteProjects))
        .map(|m| m.person)
        .collect();
    let own = actor.person();
    for account in neighbours::accounts_of(&members, &voters) {
        let mine = own.is_some_and(|own| members.iter().any(|m| m.person == own && m.account == Some(account)));
        if !mine {
            change
                .notice(NewNotice {
                    account,
                    subject: &decision.id.subject(),
                    message: ASKED,
                    arguments: json!({ "project": project.words.title }),
                    url: format!("/projects/{id}/decisions/{}", decision.id),
                })
                .await?;
        }
    }
    let detail = json!({ "project": id.0, "plan": project.plan_version });
    change.audit(
        "decision.open",
        &decision.id.subject(),
        Some(project.organisation),
        &detail,
    );
    change.commit().await?;
    Ok(decision.id)
}

/// Votes, or votes again while the vote is open, for the college of one's role.
pub async fn vote(app: &App, actor: &Actor, id: ProjectId, decision: DecisionId, typed: &Typed) -> Result<()> {
    let scope = actor.scope(Permission::VoteProjects)?;
    let person = actor.signed_in()?.clone();
    let found = of_project(app, &scope, id, decision).await?;
    let college = person.college_in(found.organisation).ok_or(Error::Forbidden)?;
    let choice = typed.checked()?;
    let ballot = Ballot {
        person: person.person,
        college,
        choice,
        reason: typed.reason.trim().to_owned(),
    };
    let mut change = app.change(actor).await?;
    store::decisions::cast(&change, decision, &ballot).await?;
    let asked = (&decision.subject(), ASKED);
    notices::mark_done(change.tx(), &[person.account], asked, change.at()).await?;
    // The audit says that somebody of a college voted, not what: the ballot alone holds the choice.
    change.audit(
        "decision.vote",
        &decision.subject(),
        Some(found.organisation),
        &json!({ "college": college.code() }),
    );
    change.commit().await
}

/// Closes a vote and counts it; the link in the thread starts here.
pub async fn close(app: &App, actor: &Actor, id: ProjectId, decision: DecisionId) -> Result<Tallies> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let found = of_project(app, &scope, id, decision).await?;
    let mut change = app.change(actor).await?;
    let role = actor.signing_role(Some(found.organisation));
    let tallies = store::decisions::close(&change, decision, role).await?;
    ask_no_more(app, &scope, &change, &found).await?;
    let co_decided = tallies.is_co_decided(found.rule);
    change
        .link(&id.subject(), &decision.subject(), "decided", found.organisation)
        .await?;
    let detail = json!({ "users": tallies.users, "professionals": tallies.professionals, "co_decided": co_decided });
    change.audit("decision.close", &decision.subject(), Some(found.organisation), &detail);
    change
        .event(
            "decision.closed",
            &decision.subject(),
            Some(found.organisation),
            json!({ "project": id.0, "co_decided": co_decided }),
        )
        .await?;
    change.commit().await?;
    Ok(tallies)
}

/// Takes an open vote back, saying why: the plan can be written again.
pub async fn withdraw(app: &App, actor: &Actor, id: ProjectId, decision: DecisionId, reason: &str) -> Result<()> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let found = of_project(app, &scope, id, decision).await?;
    let reason = reason_given("withdrawal", reason)?;
    let mut change = app.change(actor).await?;
    store::decisions::withdraw(&change, decision, actor.signing_role(Some(found.organisation)), &reason).await?;
    ask_no_more(app, &scope, &change, &found).await?;
    change.audit(
        "decision.withdraw",
        &decision.subject(),
        Some(found.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await
}

/// A vote is over: nobody's vote is awaited any more.
async fn ask_no_more(app: &App, scope: &Scope, change: &Change, decision: &Decision) -> Result<()> {
    let members = neighbours::members(app, scope, decision.organisation).await?;
    let everybody: Vec<_> = members.iter().map(|member| member.person).collect();
    let accounts = neighbours::accounts_of(&members, &everybody);
    notices::mark_done(change.tx(), &accounts, (&decision.id.subject(), ASKED), change.at()).await
}

/// A decision, as one of this project.
pub async fn of_project(app: &App, scope: &Scope, id: ProjectId, decision: DecisionId) -> Result<Decision> {
    let found = store::decisions::get(app.db.read(), scope, decision).await?;
    if found.project == id {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}
