//! Give-backs: drafting from the record, editing, publishing, taking down, noting who was told.

use super::reason_given;
use crate::{
    GiveBackId, draft,
    give_back::{GiveBack, GiveBackState, GiveBackWords, NotDone, Telling},
    neighbours,
    project::ProjectId,
    store, whole,
};
use platform::{Actor, App, Error, Permission, Problems, Reader, Result, Scope};
use serde_json::json;

/// How many quotes a draft proposes.
const QUOTES_PROPOSED: usize = 3;
/// Most people that one telling may count.
const PEOPLE_MOST: i64 = 1_000_000;

/// Writes a first draft from the record, in the reader's language.
pub async fn begin(app: &App, t: &Reader, id: ProjectId) -> Result<GiveBackId> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let whole = whole::load(app, &scope, id).await?;
    let quotes = neighbours::quotable(app, t, &scope, whole.project.finding, QUOTES_PROPOSED).await?;
    let words = draft::draft(&whole, quotes.into_iter().map(|quote| quote.expression).collect(), t);
    let mut change = app.change(&t.actor).await?;
    let give_back = GiveBack {
        id: GiveBackId(change.fresh_id()),
        project: id,
        organisation: whole.project.organisation,
        state: GiveBackState::Draft,
        words,
        facts: None,
        created_at: change.at(),
        published_at: None,
        published_role: String::new(),
        withdrawn_at: None,
        withdrawn_because: String::new(),
        version: 1,
    };
    store::give_backs::insert(&change, &give_back).await?;
    let detail = json!({ "project": id.0, "quotes": give_back.words.quotes.len() });
    change.audit(
        "give-back.begin",
        &give_back.id.subject(),
        Some(give_back.organisation),
        &detail,
    );
    change.commit().await?;
    Ok(give_back.id)
}

/// A give-back, as one of this project.
pub async fn of_project(app: &App, scope: &Scope, id: ProjectId, give_back: GiveBackId) -> Result<GiveBack> {
    let found = store::give_backs::get(app.db.read(), scope, give_back).await?;
    if found.project == id {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

fn tidied(words: &GiveBackWords) -> GiveBackWords {
    let trim = |text: &String| text.trim().to_owned();
    let items = words.not_done.iter().map(|item| NotDone {
        what: trim(&item.what),
        why: trim(&item.why),
    });
    GiveBackWords {
        title: trim(&words.title),
        lead: trim(&words.lead),
        decided: trim(&words.decided),
        done: trim(&words.done),
        not_done: items
            .filter(|item| !item.what.is_empty() || !item.why.is_empty())
            .collect(),
        quotes: words.quotes.clone(),
    }
}

/// Writes a give-back over the version that was shown. A published one is first taken down.
pub async fn write(
    app: &App,
    t: &Reader,
    id: ProjectId,
    give_back: GiveBackId,
    version: i64,
    words: &GiveBackWords,
) -> Result<()> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let found = of_project(app, &scope, id, give_back).await?;
    if found.state == GiveBackState::Published {
        return Err(Error::Conflict("projects-give-back-published-already"));
    }
    let words = tidied(words);
    let mut problems = words.problems();
    let readable = neighbours::quotes(app, t, &words.quotes).await?;
    if readable.len() != words.quotes.len() {
        problems.add("quotes", "projects-give-back-quote-gone");
    }
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let evidence = neighbours::quotable(app, t, &scope, project.finding, usize::MAX).await?;
    if words
        .quotes
        .iter()
        .any(|quote| !evidence.iter().any(|one| one.expression == *quote))
    {
        problems.add("quotes", "projects-give-back-quote-not-evidence");
    }
    problems.check()?;
    let shown = GiveBack { version, ..found };
    let mut change = app.change(&t.actor).await?;
    store::give_backs::write(&change, &shown, &words).await?;
    let detail = json!({ "version": version + 1, "quotes": words.quotes.len() });
    change.audit(
        "give-back.write",
        &give_back.subject(),
        Some(shown.organisation),
        &detail,
    );
    change.commit().await
}

/// Publishes a give-back with what the record says now: everybody can read it from here on.
pub async fn publish(app: &App, actor: &Actor, id: ProjectId, give_back: GiveBackId, version: i64) -> Result<()> {
    let scope = actor.scope(Permission::PublishGiveBack)?;
    let found = of_project(app, &scope, id, give_back).await?;
    if found.state == GiveBackState::Published {
        return Err(Error::Conflict("projects-give-back-published-already"));
    }
    found.words.problems().check()?;
    let whole = whole::load(app, &scope, id).await?;
    let facts = draft::facts(&whole);
    let shown = GiveBack { version, ..found };
    let mut change = app.change(actor).await?;
    store::give_backs::publish(&change, &shown, &facts).await?;
    let subject = give_back.subject();
    change
        .link(&id.subject(), &subject, "given-back", shown.organisation)
        .await?;
    let detail =
        json!({ "project": id.0, "quotes": shown.words.quotes.len(), "co_decided": facts.co_decision.is_some() });
    change.audit("give-back.publish", &subject, Some(shown.organisation), &detail);
    change
        .event("give-back.published", &subject, Some(shown.organisation), detail)
        .await?;
    change.commit().await
}

/// Takes a published give-back down, saying why; its address then says so.
pub async fn withdraw(app: &App, actor: &Actor, id: ProjectId, give_back: GiveBackId, reason: &str) -> Result<()> {
    let scope = actor.scope(Permission::PublishGiveBack)?;
    let found = of_project(app, &scope, id, give_back).await?;
    let reason = reason_given("reason", reason)?;
    let mut change = app.change(actor).await?;
    store::give_backs::withdraw(&change, &found, &reason).await?;
    change.unlink(&give_back.subject(), "taken-down").await?;
    change.audit(
        "give-back.withdraw",
        &give_back.subject(),
        Some(found.organisation),
        &json!({ "project": id.0 }),
    );
    change
        .event(
            "give-back.withdrawn",
            &give_back.subject(),
            Some(found.organisation),
            json!({ "project": id.0 }),
        )
        .await?;
    change.commit().await
}

/// Notes that people were told, and how many.
pub async fn tell(app: &App, actor: &Actor, id: ProjectId, give_back: GiveBackId, telling: &Telling) -> Result<()> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let found = of_project(app, &scope, id, give_back).await?;
    let mut problems = Problems::new();
    if telling.on > app.clock.today() {
        problems.add("on", "projects-figure-future");
    }
    if !(1..=PEOPLE_MOST).contains(&telling.people) {
        problems.add("people", "projects-telling-people");
    }
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::give_backs::tell(&change, &found, telling).await?;
    let detail = json!({ "channel": telling.channel.code(), "people": telling.people });
    change.audit(
        "give-back.tell",
        &give_back.subject(),
        Some(found.organisation),
        &detail,
    );
    change.commit().await
}

/// An author took their words back: every give-back loses that quote at once. The words were
/// never copied, so nothing else is left of them here.
pub async fn lose_quote(app: &App, expression: uuid::Uuid) -> Result<()> {
    let quoting = store::give_backs::quoting(app.db.read(), expression).await?;
    let mut change = app.change(&Actor::System("projects")).await?;
    store::give_backs::forget_quote(&change, expression).await?;
    if quoting.is_empty() {
        return change.commit_unnoted().await;
    }
    for give_back in &quoting {
        let detail = json!({ "project": give_back.project.0 });
        change.audit(
            "give-back.lose-quote",
            &give_back.id.subject(),
            Some(give_back.organisation),
            &detail,
        );
    }
    change.commit().await
}
