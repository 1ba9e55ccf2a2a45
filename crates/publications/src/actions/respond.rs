//! What readers send back: reuses, read before they are shown, and requests to be put in touch.

use crate::{
    catalogue,
    reply::{ContactRequest, Moderation, NewContactRequest, NewReuse, RequestId, Reuse, ReuseId, WAITING_MOST},
    sheet::SheetId,
    store,
    typed::{REASON_MOST, at_most, tidy},
};
use platform::{Actor, App, Error, Language, Permission, Problems, Reader, Result};
use serde_json::json;

/// Takes what a reader tells of their own try; it is shown once somebody has read it.
pub(crate) async fn tell_reuse(app: &App, actor: &Actor, id: SheetId, new: &NewReuse) -> Result<()> {
    let sheet = catalogue::published(app, id).await?;
    let new = new.checked()?;
    let mut change = app.change(actor).await?;
    if store::reuse::waiting(change.tx(), id).await? >= WAITING_MOST {
        return Err(Error::invalid("whole", "publications-too-many-replies"));
    }
    let reuse = ReuseId(change.fresh_id());
    store::reuse::insert(&change, reuse, id, sheet.organisation, &new).await?;
    change.audit(
        "sheet.tell_reuse",
        &id.subject(),
        Some(sheet.organisation),
        &json!({ "reuse": reuse }),
    );
    change.commit().await
}

/// Shows a told reuse, or says why it is not shown; a conflict when somebody else decided since
/// `version`. Its words are never changed.
pub(crate) async fn decide_reuse(
    app: &App,
    actor: &Actor,
    id: SheetId,
    (reuse, version): (ReuseId, i64),
    decision: Moderation,
    reason: &str,
) -> Result<()> {
    let scope = actor.scope(Permission::PublishSheets)?;
    let reason = tidy(reason);
    let mut problems = Problems::new();
    at_most(&mut problems, "reason", &reason, REASON_MOST);
    match decision {
        Moderation::Waiting => problems.add("decision", "publications-decision-missing"),
        Moderation::NotShown if reason.is_empty() => problems.add("reason", "publications-reason-missing"),
        Moderation::NotShown | Moderation::Shown => {}
    }
    problems.check()?;
    let mut change = app.change(actor).await?;
    let sheet = store::sheet::get(change.tx(), &scope, id).await?;
    let told = store::reuse::get(change.tx(), &scope, reuse).await?;
    if told.sheet != id {
        return Err(Error::NotFound);
    }
    let role = actor.signing_role(Some(sheet.organisation));
    store::reuse::decide(&change, (reuse, version), decision, &reason, role).await?;
    let detail = json!({ "reuse": reuse, "decision": decision.code() });
    change.audit("sheet.moderate_reuse", &id.subject(), Some(sheet.organisation), &detail);
    change.commit().await
}

/// Takes a request to be put in touch and tells the sheet's mailbox that one came: the mail holds
/// a link, not the words.
pub(crate) async fn ask_contact(app: &App, actor: &Actor, id: SheetId, new: &NewContactRequest) -> Result<()> {
    let sheet = catalogue::published(app, id).await?;
    let new = new.checked()?;
    let mut change = app.change(actor).await?;
    if store::contact::waiting(change.tx(), id).await? >= WAITING_MOST {
        return Err(Error::invalid("whole", "publications-too-many-replies"));
    }
    let request = RequestId(change.fresh_id());
    store::contact::insert(&change, request, id, sheet.organisation, &new).await?;
    let ours = Actor::System("publications").scope(Permission::ReadSheets)?;
    let mailbox = store::sheet::get(change.tx(), &ours, id).await?.words.contact_mailbox;
    if !mailbox.is_empty() {
        let t = Reader::new(app.messages.clone(), Language::French, actor.clone(), app.clock.today());
        let url = format!("{}/publications/{id}/replies", app.settings.address);
        let body = t.say_with(
            "publications-mail-contact",
            &[("title", sheet.title.as_str()), ("url", &url)],
        );
        change
            .mail(&mailbox, &t.say("publications-mail-contact-subject"), &body)
            .await?;
    }
    change.audit(
        "sheet.ask_contact",
        &id.subject(),
        Some(sheet.organisation),
        &json!({ "request": request }),
    );
    change.commit().await
}

/// Notes that a request was answered.
pub(crate) async fn answered(app: &App, actor: &Actor, id: SheetId, request: RequestId) -> Result<()> {
    let scope = actor.scope(Permission::PublishSheets)?;
    let mut change = app.change(actor).await?;
    let sheet = store::sheet::get(change.tx(), &scope, id).await?;
    if store::contact::get(change.tx(), &scope, request).await?.sheet != id {
        return Err(Error::NotFound);
    }
    store::contact::answered(&change, request, actor.signing_role(Some(sheet.organisation))).await?;
    change.audit(
        "sheet.answer_contact",
        &id.subject(),
        Some(sheet.organisation),
        &json!({ "request": request }),
    );
    change.commit().await
}

/// The replies to a sheet, for who answers them.
pub(crate) async fn replies(app: &App, actor: &Actor, id: SheetId) -> Result<(Vec<Reuse>, Vec<ContactRequest>)> {
    let scope = actor.scope(Permission::PublishSheets)?;
    let db = app.db.read();
    store::sheet::get(db, &scope, id).await?;
    Ok((
        store::reuse::of(db, &scope, id).await?,
        store::contact::of(db, &scope, id).await?,
    ))
}
