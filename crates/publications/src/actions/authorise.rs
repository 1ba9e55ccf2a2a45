//! Recording the director's signature over one state of the text, and withdrawing it.

use super::{attach::GivenFile, publish::unpublish};
use crate::{
    attachment::Attachment,
    authorisation::{AuthorisationId, FORM_TYPES, Signed},
    dossier::{Dossier, EndedHow},
    sheet::SheetId,
    store::{self, authorisation::NewAuthorisation},
    typed::{REASON_MOST, at_most, tidy},
};
use platform::{Actor, App, Error, Permission, Problems, Result, files};
use serde_json::json;

/// Records a signed authorisation with its form. The text must be complete, and the one that was
/// signed: what changed since needs another signature.
pub(crate) async fn record(
    app: &App,
    actor: &Actor,
    id: SheetId,
    signed: &Signed,
    form: Option<GivenFile<'_>>,
) -> Result<AuthorisationId> {
    let scope = actor.scope(Permission::AuthoriseSheets)?;
    let dossier = store::dossier(app.db.read(), &scope, id).await?;
    let checked = signed.checked(app.clock.today());
    let (signature, form) = match (checked, form) {
        (Ok(signature), Some(form)) if signed.image_rights || !shows_people(&dossier) => (signature, form),
        (checked, form) => {
            return Err(refusal(
                checked.err(),
                form.is_none(),
                shows_people(&dossier) && !signed.image_rights,
            ));
        }
    };
    let form = files::prepare(app, "form", form.name, form.bytes, FORM_TYPES).await?;

    let mut change = app.change(actor).await?;
    store::sheet::hold(&change, id).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    if !dossier.missing_content().is_empty() {
        return Err(Error::Conflict("publications-not-complete"));
    }
    if signed.content_version != dossier.sheet.content_version {
        return Err(Error::Conflict("publications-changed-since-form"));
    }
    let organisation = dossier.sheet.organisation;
    let stored = files::keep(&change, form, &id.subject(), organisation).await?;
    let authorisation = AuthorisationId(change.fresh_id());
    let new = NewAuthorisation {
        id: authorisation,
        sheet: &dossier.sheet,
        signature: &signature,
        image_rights: signed.image_rights,
        form: stored.id,
    };
    store::authorisation::insert(&change, new).await?;
    let detail = json!({ "authorisation": authorisation, "content_version": dossier.sheet.content_version, "extents": signature.extents });
    change.audit("sheet.authorise", &id.subject(), Some(organisation), &detail);
    change.commit().await?;
    Ok(authorisation)
}

fn shows_people(dossier: &Dossier) -> bool {
    dossier.attachments.iter().any(Attachment::shows_people)
}

/// Every problem of the form at once.
fn refusal(signature: Option<Error>, no_form: bool, no_rights: bool) -> Error {
    let mut problems = match signature {
        None => Problems::new(),
        Some(Error::Invalid(problems)) => problems,
        Some(other) => return other,
    };
    if no_form {
        problems.add("form", "publications-form-missing");
    }
    if no_rights {
        problems.add("image_rights", "publications-image-rights-missing");
    }
    Error::Invalid(problems)
}

/// Withdraws every running authorisation of a sheet; what was public is taken down in the same transaction.
pub(crate) async fn withdraw(app: &App, actor: &Actor, id: SheetId, reason: &str) -> Result<()> {
    let scope = actor.scope(Permission::AuthoriseSheets)?;
    let reason = tidy(reason);
    let mut problems = Problems::new();
    problems.required("reason", &reason, "publications-reason-missing");
    at_most(&mut problems, "reason", &reason, REASON_MOST);
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::sheet::hold(&change, id).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    let running: Vec<AuthorisationId> = dossier
        .authorisations
        .iter()
        .filter(|a| a.withdrawal.is_none())
        .map(|a| a.id)
        .collect();
    if running.is_empty() {
        return Err(Error::Conflict("publications-no-authorisation"));
    }
    for authorisation in &running {
        store::authorisation::withdraw(&change, &dossier.sheet, *authorisation, &reason).await?;
    }
    change.audit(
        "sheet.withdraw_authorisation",
        &id.subject(),
        Some(dossier.sheet.organisation),
        &json!({ "authorisations": running }),
    );
    unpublish(&mut change, &dossier, EndedHow::AuthorisationWithdrawn, &reason).await?;
    change.commit().await
}
