//! Files of a sheet: on the public side those of a published sheet alone, and never as something a browser runs.

use crate::{actions, attachment::AttachmentId, authorisation::AuthorisationId, catalogue, sheet::SheetId};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderName, HeaderValue, header};
use platform::{App, Error, Permission, Reader, Result, files, web::Path};
use uuid::Uuid;

/// `GET /sheets/{id}/files/{file}`
pub async fn public(State(app): State<App>, Path((id, file)): Path<(SheetId, AttachmentId)>) -> Result<Response> {
    let sheet = catalogue::published(&app, id).await?;
    let file = sheet.files.iter().find(|f| f.id == file).ok_or(Error::NotFound)?;
    send(&app, &file.hash, &file.media_type, &file.name).await
}

/// `GET /publications/{id}/files/{file}`: an attached file, or the signed form of an authorisation.
pub async fn work(State(app): State<App>, t: Reader, Path((id, file)): Path<(SheetId, Uuid)>) -> Result<Response> {
    let dossier = actions::read(&app, &t, id).await?;
    if let Some(attached) = dossier.attachments.iter().find(|a| a.id == AttachmentId(file)) {
        return send(&app, &attached.hash, &attached.media_type, &attached.name).await;
    }
    // The form bears a signature: it is for those who sign and publish.
    let authorisation = dossier
        .authorisations
        .iter()
        .find(|a| a.id == AuthorisationId(file))
        .ok_or(Error::NotFound)?;
    let may = |permission| t.actor.may_in(permission, dossier.sheet.organisation);
    if !may(Permission::AuthoriseSheets) && !may(Permission::PublishSheets) {
        return Err(Error::Forbidden);
    }
    let stored = files::get(&app, &t.actor.scope(Permission::ReadSheets)?, authorisation.form).await?;
    send(&app, &stored.hash, &stored.media_type, &stored.name).await
}

/// Cleaned images and PDF open in place; everything else is offered to be saved.
async fn send(app: &App, hash: &str, media_type: &str, name: &str) -> Result<Response> {
    let bytes = app.files.read(hash).await?;
    let is_image = media_type.starts_with("image/");
    let how = if is_image || media_type == "application/pdf" {
        "inline"
    } else {
        "attachment"
    };
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    let mut response = bytes.into_response();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, media_type);
    put(header::CONTENT_DISPOSITION, &format!("{how}; filename=\"{plain}\""));
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if is_image {
        put(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    }
    Ok(response)
}
