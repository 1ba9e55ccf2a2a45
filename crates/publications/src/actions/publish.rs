//! Publishing an authorised sheet, and taking it down.

use crate::{
    catalogue::{COLLECTION, terms},
    dossier::{Dossier, EndedHow},
    follow_up::Step,
    public::Snapshot,
    sheet::SheetId,
    store::{self, publication::NewPublication},
    typed::{REASON_MOST, at_most, tidy},
};
use people::OrganisationId;
use platform::{
    Actor, App, Change, Error, Permission, Problems, Result,
    search::{self, Entry},
};
use serde_json::json;

/// Publishes the sheet as it is, if a running authorisation covers exactly that.
pub(crate) async fn publish(app: &App, actor: &Actor, id: SheetId) -> Result<()> {
    let scope = actor.scope(Permission::PublishSheets)?;
    let mut change = app.change(actor).await?;
    store::sheet::hold(&change, id).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    let authorisation = dossier.covering().filter(|_| dossier.missing().is_empty());
    let Some(authorisation) = authorisation else {
        return Err(Error::Conflict("publications-not-ready"));
    };
    if dossier
        .running()
        .is_some_and(|running| running.content_version == dossier.sheet.content_version)
    {
        return Err(Error::Conflict("publications-already-published"));
    }
    let organisation = people::organisation(app, &scope, OrganisationId(dossier.sheet.organisation)).await?;
    let first = store::publication::first(change.tx(), id).await?.unwrap_or(change.at());
    if let Some(replaced) = store::publication::end(&change, &dossier.sheet, EndedHow::Replaced, "").await? {
        search::remove(change.tx(), COLLECTION, &[replaced]).await?;
    }
    let snapshot = Snapshot::of(&dossier, authorisation);
    let number = change.next_number("sheet-publications").await?;
    let new = NewPublication {
        number,
        sheet: &dossier.sheet,
        organisation_name: &organisation.name,
        authorisation: authorisation.id,
        snapshot: &snapshot,
        first_published_at: first,
    };
    store::publication::begin(&change, new).await?;
    let entry = Entry {
        number,
        terms: terms(&snapshot.words, &snapshot.answers, &organisation.name),
        facets: Vec::new(),
    };
    search::put(change.tx(), COLLECTION, &[entry]).await?;
    store::follow_up::insert(
        &change,
        &dossier.sheet,
        Step::Published,
        "",
        platform::clock::civil_date(change.at()),
    )
    .await?;
    note_publication(&mut change, &dossier).await?;
    change.commit().await
}

async fn note_publication(change: &mut Change, dossier: &Dossier) -> Result<()> {
    let (subject, organisation) = (dossier.sheet.id.subject(), dossier.sheet.organisation);
    let detail = json!({ "content_version": dossier.sheet.content_version, "project": dossier.sheet.project });
    change.audit("sheet.publish", &subject, Some(organisation), &detail);
    change
        .event("sheet.published", &subject, Some(organisation), detail)
        .await
}

/// Takes a public sheet down, saying why.
pub(crate) async fn take_down(app: &App, actor: &Actor, id: SheetId, reason: &str) -> Result<()> {
    let scope = actor.scope(Permission::PublishSheets)?;
    let reason = tidy(reason);
    let mut problems = Problems::new();
    problems.required("reason", &reason, "publications-reason-missing");
    at_most(&mut problems, "reason", &reason, REASON_MOST);
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::sheet::hold(&change, id).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    if !unpublish(&mut change, &dossier, EndedHow::TakenDown, &reason).await? {
        return Err(Error::Conflict("publications-not-published"));
    }
    change.commit().await
}

/// Ends the running publication in this change; says whether one ran.
pub(crate) async fn unpublish(change: &mut Change, dossier: &Dossier, how: EndedHow, reason: &str) -> Result<bool> {
    let Some(number) = store::publication::end(change, &dossier.sheet, how, reason).await? else {
        return Ok(false);
    };
    search::remove(change.tx(), COLLECTION, &[number]).await?;
    let (subject, organisation) = (dossier.sheet.id.subject(), dossier.sheet.organisation);
    let detail = json!({ "how": how.code() });
    change.audit("sheet.withdraw", &subject, Some(organisation), &detail);
    change
        .event("sheet.withdrawn", &subject, Some(organisation), detail)
        .await?;
    Ok(true)
}
