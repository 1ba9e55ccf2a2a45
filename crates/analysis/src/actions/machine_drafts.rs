//! Drafts of a machine: letting a server draft for an organisation, asking, stopping, reading, taking away.

use super::summary;
use crate::{
    StudyId, ThemeId, jobs,
    machine_draft::{LONGEST_SENT, MOST_CHARACTERS, MOST_SENT, MachineDraft},
    store::{self, draft_policies::DraftPolicy, machine_drafts::NewDraft},
    tally::Says,
};
use expressions::{ExpressionId, SharedExpression};
use platform::{Actor, App, Error, Permission, Result, SharedText, Subject, drafter::Drafter, jobs::NewJob};
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What an organisation decided on drafts, and the server that its keeper named.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub policy: DraftPolicy,
    /// Host and model; nothing where no server is named.
    pub server: Option<(String, String)>,
}

impl Decided {
    /// Are drafts made here, as things stand?
    pub(crate) fn allows(&self) -> bool {
        let host = self.server.as_ref().map(|(host, _)| host);
        host.is_some_and(|host| self.policy.allows(host))
    }
}

/// What an organisation decided.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn decided(app: &App, actor: &Actor, organisation: Uuid) -> Result<Decided> {
    actor.scope(Permission::ManagePeople)?.check(organisation)?;
    Ok(Decided {
        policy: store::draft_policies::get(app.db.read(), organisation).await?,
        server: app
            .drafter
            .as_ref()
            .map(|drafter| (drafter.host().to_owned(), drafter.model().to_owned())),
    })
}

/// Lets the server that the keeper named draft for an organisation, or no longer. Another server is to be decided on anew.
///
/// # Errors
/// [`Error::Conflict`] where there is no server to let, or when somebody decided meanwhile.
pub(crate) async fn decide(app: &App, actor: &Actor, organisation: Uuid, allowed: bool, version: i64) -> Result<()> {
    actor.scope(Permission::ManagePeople)?.check(organisation)?;
    let host = app.drafter.as_ref().map(Drafter::host);
    let host = match (allowed, host) {
        (true, None) => return Err(Error::Conflict("analysis-draft-no-server")),
        (true, host) => host,
        (false, _) => None,
    };
    let mut change = app.change(actor).await?;
    if !store::draft_policies::save(&change, organisation, host, version).await? {
        return Err(Error::Conflict("analysis-draft-policy-changed"));
    }
    change.audit(
        "organisation.draft-policy-set",
        &Subject::new("organisation", organisation),
        Some(organisation),
        &json!({ "host": host }),
    );
    change.commit().await
}

/// The server that may draft for an organisation.
///
/// # Errors
/// [`Error::Conflict`] where no server is named, or where the organisation did not let it.
pub(crate) async fn allowed<'a>(app: &'a App, tx: &impl ConnectionTrait, organisation: Uuid) -> Result<&'a Drafter> {
    let drafter = app
        .drafter
        .as_ref()
        .ok_or(Error::Conflict("analysis-draft-no-server"))?;
    let policy = store::draft_policies::get(tx, organisation).await?;
    if policy.allows(drafter.host()) {
        Ok(drafter)
    } else {
        Err(Error::Conflict("analysis-draft-not-allowed"))
    }
}

/// Asks for a draft of a theme, in the place of the one before.
///
/// # Errors
/// [`Error::NotFound`] outside the scope or for a theme of another study; [`Error::Conflict`] where drafts are not made,
/// while one is, or when the theme has too few words.
pub(crate) async fn ask(app: &App, actor: &Actor, id: StudyId, theme: ThemeId, says: Says) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let reading = actor.scope(Permission::ReadExpressions)?;
    let study = store::studies::get(app, &scope, id).await?;
    let book = store::codebooks::get(app, &scope, study.codebook).await?;
    book.theme(theme).ok_or(Error::NotFound)?;
    let drafter = allowed(app, app.db.read(), study.organisation).await?;
    if summary::read(app, (&scope, &reading), id, theme, says).await?.len() < summary::LEAST {
        return Err(Error::Conflict("analysis-draft-too-few"));
    }
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let key = jobs::draft_key(id, theme);
    if store::facts::is_under_way(change.tx(), &key).await? {
        return Err(Error::Conflict("analysis-draft-under-way"));
    }
    let new = NewDraft {
        study: id,
        theme,
        organisation: study.organisation,
        says,
        model: drafter.model(),
        host: drafter.host(),
    };
    store::machine_drafts::ask(&change, &new).await?;
    change.audit(
        "draft.ask",
        &theme.subject(),
        Some(study.organisation),
        &json!({ "study": id, "host": drafter.host(), "model": drafter.model() }),
    );
    let job = NewJob::now(jobs::DRAFT, json!({ "study": id, "theme": theme }))
        .of(study.organisation)
        .once(key);
    change.job(job).await?;
    change.commit().await
}

/// Stops a draft that is being made. What was sent was sent; nothing of the answer is kept.
///
/// # Errors
/// [`Error::Conflict`] when none is being made.
pub(crate) async fn stop(app: &App, actor: &Actor, id: StudyId, theme: ThemeId) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let study = store::studies::read(change.tx(), &scope, id).await?;
    let under_way = store::facts::is_under_way(change.tx(), &jobs::draft_key(id, theme)).await?;
    if !under_way || !store::machine_drafts::stop(&change, id, theme).await? {
        return Err(Error::Conflict("analysis-draft-none-under-way"));
    }
    change.audit(
        "draft.stop",
        &theme.subject(),
        Some(study.organisation),
        &json!({ "study": id }),
    );
    change.commit().await
}

/// Takes a draft away, whole.
///
/// # Errors
/// [`Error::Conflict`] when there is none, or while it is being made.
pub(crate) async fn delete(app: &App, actor: &Actor, id: StudyId, theme: ThemeId) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let study = store::studies::read(change.tx(), &scope, id).await?;
    if store::facts::is_under_way(change.tx(), &jobs::draft_key(id, theme)).await? {
        return Err(Error::Conflict("analysis-draft-under-way"));
    }
    if !store::machine_drafts::delete(change.tx(), id, theme).await? {
        return Err(Error::Conflict("analysis-draft-none"));
    }
    change.audit(
        "draft.delete",
        &theme.subject(),
        Some(study.organisation),
        &json!({ "study": id }),
    );
    change.commit().await
}

/// A sentence of a draft, with the words that it cites.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    pub position: i64,
    pub words: String,
    pub cites: Vec<SharedExpression>,
}

/// A draft and its sentences.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub draft: MachineDraft,
    pub sentences: Vec<Cited>,
}

/// The draft of a theme; nothing where nobody asked for one. A sentence is left out as soon as something that it cites may
/// not be read any more.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn shown(app: &App, actor: &Actor, id: StudyId, theme: ThemeId) -> Result<Option<Shown>> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let reading = actor.scope(Permission::ReadExpressions)?;
    store::studies::get(app, &scope, id).await?;
    let Some(draft) = store::machine_drafts::get(app.db.read(), &scope, id, theme).await? else {
        return Ok(None);
    };
    let sentences = store::machine_drafts::sentences(app.db.read(), id, theme).await?;
    let cited: HashSet<ExpressionId> = sentences
        .iter()
        .flat_map(|one| one.cites.iter().map(|(_, expression)| *expression))
        .collect();
    let ids: Vec<ExpressionId> = cited.into_iter().collect();
    let words = expressions::get_shared(app, &reading, &ids).await?;
    let words: HashMap<ExpressionId, SharedExpression> = words.into_iter().map(|one| (one.id, one)).collect();
    let shown = sentences.into_iter().filter_map(|one| {
        let cites = one.cites.iter().map(|(_, expression)| words.get(expression).cloned());
        Some(Cited {
            cites: cites.collect::<Option<Vec<_>>>()?,
            position: one.position,
            words: one.words,
        })
    });
    Ok(Some(Shown {
        draft,
        sentences: shown.collect(),
    }))
}

/// The words that leave, of those of a theme: first those that best cover it, then the latest, under a bound.
pub(crate) fn chosen(words: &[SharedExpression]) -> Vec<(i64, ExpressionId, SharedText)> {
    let covering = summary::covering(words, MOST_SENT);
    let mut places: Vec<usize> = covering.iter().map(|one| one.text).collect();
    let covered: HashSet<usize> = places.iter().copied().collect();
    places.extend((0..words.len()).filter(|place| !covered.contains(place)));
    let mut characters = 0;
    let mut chosen = Vec::new();
    for one in places.into_iter().take(MOST_SENT).filter_map(|place| words.get(place)) {
        let text = one.text.shortened(LONGEST_SENT);
        characters += text.as_str().chars().count();
        if characters > MOST_CHARACTERS {
            break;
        }
        chosen.push((one.number, one.id, text));
    }
    chosen
}
