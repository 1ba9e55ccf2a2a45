//! What awaits a reader in this room: votes, actions that are due, measures that are due, drafts.

use crate::{
    action::Delay,
    project::State,
    store::{self, projects::Filter},
    whole,
};
use jiff::ToSpan;
use platform::{App, BoxFuture, Permission, Reader, Result, Scope, Task, Urgency};

/// Actions are announced so many days before.
const DAYS_AHEAD: i32 = 14;

/// The tasks of one reader.
pub fn tasks<'a>(app: &'a App, t: &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>> {
    Box::pin(async move {
        let Ok(person) = t.actor.signed_in() else {
            return Ok(Vec::new());
        };
        let mut all = Vec::new();
        if let Ok(scope) = t.actor.scope(Permission::VoteProjects) {
            votes(app, t, &scope, person, &mut all).await?;
        }
        if let Ok(scope) = t.actor.scope(Permission::ReadProjects) {
            actions(app, t, &scope, person.person, &mut all).await?;
        }
        if let Ok(scope) = t.actor.scope(Permission::ManageProjects) {
            measures(app, t, &scope, &mut all).await?;
            drafts(app, t, &scope, &mut all).await?;
        }
        Ok(all)
    })
}

async fn votes(app: &App, t: &Reader, scope: &Scope, person: &platform::SignedIn, all: &mut Vec<Task>) -> Result<()> {
    for decision in store::decisions::waiting(app.db.read(), scope, person.person).await? {
        if person.college_in(decision.organisation).is_none() {
            continue;
        }
        let days = decision
            .until
            .map(|until| i64::from(t.today.until(until).map_or(0, |span| span.get_days())));
        all.push(Task {
            urgency: match days {
                Some(days) if days <= 2 => Urgency::Pressing,
                _ => Urgency::ThisWeek,
            },
            icon: "check-square",
            what: t.say_one("projects-task-vote", "project", &decision.plan.words.title),
            why: t.say("projects-task-vote-why"),
            delay: decision
                .until
                .map(|until| t.say_one("projects-vote-until", "day", &t.date(until)))
                .unwrap_or_default(),
            url: format!("/projects/{}/decisions/{}", decision.project, decision.id),
            verb: t.say("projects-vote-verb"),
            count: 1,
        });
    }
    Ok(())
}

async fn actions(app: &App, t: &Reader, scope: &Scope, person: uuid::Uuid, all: &mut Vec<Task>) -> Result<()> {
    let until = t.today.checked_add(DAYS_AHEAD.days()).unwrap_or(t.today);
    for action in store::actions::due(app.db.read(), scope, person, until).await? {
        let project = store::projects::get(app.db.read(), scope, action.project).await?;
        if project.state != State::Running {
            continue;
        }
        let (urgency, delay) = match action.delay(t.today) {
            Delay::Late(days) => (Urgency::Pressing, t.count("projects-delay-late", days)),
            Delay::Left(days) if days <= 7 => (Urgency::ThisWeek, t.count("projects-delay-left", days)),
            Delay::Left(days) => (Urgency::WheneverPossible, t.count("projects-delay-left", days)),
            Delay::None => continue,
        };
        all.push(Task {
            urgency,
            icon: "handshake",
            what: action.words.what.clone(),
            why: t.say_one("projects-task-action-why", "project", &project.words.title),
            delay,
            url: format!("/projects/{}/actions/{}", action.project, action.id),
            verb: t.say("projects-task-action-verb"),
            count: 1,
        });
    }
    Ok(())
}

/// A target's day has come and nothing was measured since.
async fn measures(app: &App, t: &Reader, scope: &Scope, all: &mut Vec<Task>) -> Result<()> {
    for state in [State::Running, State::Ended] {
        let filter = Filter {
            state: Some(state),
            ..Filter::default()
        };
        let projects = store::projects::list(app.db.read(), scope, &filter, 0).await?;
        for whole in whole::load_all(app, scope, projects).await? {
            for indicator in &whole.indicators {
                let Some(due) = indicator.words.target_on.filter(|due| *due <= t.today) else {
                    continue;
                };
                if whole.measures_of(indicator).any(|measure| measure.figure.on >= due) {
                    continue;
                }
                all.push(Task {
                    urgency: Urgency::ThisWeek,
                    icon: "chart-line",
                    what: t.say_one("projects-task-measure", "indicator", &indicator.words.name),
                    why: t.say_one("projects-task-action-why", "project", &whole.project.words.title),
                    delay: t.say_one("projects-task-measure-delay", "day", &t.date(due)),
                    url: format!("/projects/{}/measures/new?indicator={}", whole.project.id, indicator.id),
                    verb: t.say("projects-task-measure-verb"),
                    count: 1,
                });
            }
        }
    }
    Ok(())
}

async fn drafts(app: &App, t: &Reader, scope: &Scope, all: &mut Vec<Task>) -> Result<()> {
    for draft in store::give_backs::drafts(app.db.read(), scope).await? {
        all.push(Task {
            urgency: Urgency::WheneverPossible,
            icon: "megaphone",
            what: t.say_one("projects-task-draft", "title", &draft.words.title),
            why: t.say("projects-task-draft-why"),
            delay: String::new(),
            url: format!("/projects/{}/give-backs/{}", draft.project, draft.id),
            verb: t.say("projects-task-draft-verb"),
            count: 1,
        });
    }
    Ok(())
}
