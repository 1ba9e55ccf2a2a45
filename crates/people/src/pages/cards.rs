//! How persons and organisations show in threads and notices, and what awaits a reader here.

use crate::{organisation::OrganisationId, person::PersonId, store};
use platform::{App, BoxFuture, Card, Permission, Reader, Result, Subject, Task, Urgency, room::Strand};

/// The card of a person or an organisation: name and role only.
pub fn card<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Option<Card>>> {
    Box::pin(async move {
        let scope = t.actor.scope(Permission::ReadPeople)?;
        match subject.kind() {
            PersonId::KIND => {
                let id = PersonId(subject.id());
                let name = store::persons::name_in(app.db.read(), &scope, id).await?;
                let roles = store::memberships::running_roles(app.db.read(), id, app.clock.today()).await?;
                let role = roles
                    .into_iter()
                    .find(|(organisation, _)| scope.allows(organisation.0))
                    .map(|(_, role)| role);
                let detail = role.map(|role| t.role(role)).unwrap_or_default();
                Ok(Some(plain(
                    t.say("people-card-person"),
                    name,
                    detail,
                    format!("/people/{id}"),
                )))
            }
            OrganisationId::KIND => {
                let id = OrganisationId(subject.id());
                let organisation = store::organisations::get(app.db.read(), &scope, id).await?;
                let kind = t.say(&format!("people-kind-{}", organisation.kind.code()));
                Ok(Some(plain(
                    t.say("people-card-organisation"),
                    organisation.name,
                    kind,
                    format!("/organisations/{id}"),
                )))
            }
            _ => Ok(None),
        }
    })
}

fn plain(kind: String, title: String, detail: String, url: String) -> Card {
    Card {
        kind,
        title,
        detail,
        words: None,
        url: Some(url),
        at: None,
        role: None,
        strand: Strand::Apart,
    }
}

/// A second factor to set up, somebody to invite.
pub fn tasks<'a>(app: &'a App, t: &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>> {
    Box::pin(async move {
        let Ok(person) = t.actor.signed_in() else {
            return Ok(Vec::new());
        };
        let mut tasks = Vec::new();
        // A session of an account that has one has proved it: otherwise it would be nobody's.
        if !person.second_factor && person.session.is_some() && person.needs_second_factor() {
            tasks.push(second_factor(t));
        }
        if is_alone(app, t).await? {
            tasks.push(invite(t));
        }
        Ok(tasks)
    })
}

fn second_factor(t: &Reader) -> Task {
    Task {
        urgency: Urgency::Pressing,
        icon: "shield-check",
        what: t.say("people-task-factor"),
        why: t.say("people-task-factor-why"),
        delay: String::new(),
        url: "/sign-in/second-factor/set-up".to_owned(),
        verb: t.say("people-task-factor-verb"),
        count: 1,
    }
}

/// Does somebody administer an installation where nobody else has a role, and nobody was invited?
async fn is_alone(app: &App, t: &Reader) -> Result<bool> {
    let Ok(scope) = t.actor.scope(Permission::ManagePeople) else {
        return Ok(false);
    };
    let today = app.clock.today();
    Ok(
        store::memberships::others_than_administrators(app.db.read(), &scope, today).await? == 0
            && store::invitations::list(app.db.read(), &scope).await?.is_empty(),
    )
}

/// The first thing an administrator does: somebody must be able to bring words in.
fn invite(t: &Reader) -> Task {
    Task {
        urgency: Urgency::Pressing,
        icon: "paper-plane-tilt",
        what: t.say("people-task-invite"),
        why: t.say("people-task-invite-why"),
        delay: String::new(),
        url: "/people/invitations".to_owned(),
        verb: t.say("people-task-invite-verb"),
        count: 1,
    }
}
