//! `/publications/{id}/replies`: reuses to read before they are shown, and requests to answer.

use super::{Link, Wrong, crumbs, wrongs};
use crate::{
    actions::{self, respond},
    reply::{Moderation, RequestId, Reuse, ReuseId},
    sheet::SheetId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use std::collections::BTreeMap;

struct Told {
    id: ReuseId,
    who: String,
    how: String,
    what_came: String,
    mailbox: String,
    when: String,
    tag_kind: &'static str,
    tag_icon: &'static str,
    state: String,
    reason: String,
    waits: bool,
    /// The name of the reason's field: one page holds several of these forms.
    field: String,
    /// What was typed for this one and could not be taken.
    typed: String,
    error: String,
    version: i64,
}

struct Asked {
    id: RequestId,
    who: String,
    mailbox: String,
    message: String,
    when: String,
    answered: String,
}

#[derive(Template)]
#[template(path = "publication_replies.html")]
struct Replies<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    reuses: Vec<Told>,
    requests: Vec<Asked>,
    errors: Vec<Wrong>,
    /// Somebody else decided meanwhile: what it was stands in the list.
    conflict: bool,
}

/// `GET /publications/{id}/replies`
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    page(&app, &t, id, None, Ok(&Said::default())).await
}

/// What awaits an answer; `said` has the problems of a form, or that somebody else was faster.
async fn page(
    app: &App,
    t: &Reader,
    id: SheetId,
    typed: Option<(ReuseId, &str)>,
    said: std::result::Result<&Said, ()>,
) -> Result<Page> {
    let none = Said::default();
    let conflict = said.is_err();
    let said = said.unwrap_or(&none);
    t.actor.scope(Permission::PublishSheets)?;
    let dossier = actions::read(app, t, id).await?;
    let (reuses, requests) = respond::replies(app, &t.actor, id).await?;
    let requests = requests.into_iter().map(|request| Asked {
        id: request.id,
        who: request.who,
        mailbox: request.mailbox,
        message: request.message,
        when: t.day_of(request.at),
        answered: request
            .answered_at
            .map(|at| t.say_one("publications-answered-on", "day", &t.day_of(at)))
            .unwrap_or_default(),
    });
    let view = Replies {
        t,
        crumbs: crumbs(t, Some((id, &dossier.sheet.words.title))),
        id,
        reuses: reuses.into_iter().map(|reuse| told(t, reuse, typed, said)).collect(),
        requests: requests.collect(),
        errors: errors(typed.map(|(id, _)| id), said),
        conflict,
    };
    Page::work("publications", t.say("publications-replies"), &view)
}

/// The problems, each beside the field of its reuse.
fn errors(reuse: Option<ReuseId>, said: &Said) -> Vec<Wrong> {
    let mut all = wrongs(said);
    if let Some(id) = reuse {
        all.iter_mut().for_each(|wrong| wrong.field = format!("reason-{id}"));
    }
    all
}

fn told(t: &Reader, reuse: Reuse, typed: Option<(ReuseId, &str)>, said: &Said) -> Told {
    let (tag_kind, tag_icon) = match reuse.moderation {
        Moderation::Waiting => ("soon", "clock-b"),
        Moderation::Shown => ("done", "check-circle-b"),
        Moderation::NotShown => ("later", "eye-slash-b"),
    };
    let typed = typed.filter(|(id, _)| *id == reuse.id);
    Told {
        id: reuse.id,
        when: t.day_of(reuse.at),
        field: format!("reason-{}", reuse.id),
        tag_kind,
        tag_icon,
        state: t.say(&format!("publications-moderation-{}", reuse.moderation.code())),
        waits: reuse.moderation == Moderation::Waiting,
        typed: typed.map(|(_, reason)| reason.to_owned()).unwrap_or_default(),
        error: typed
            .and_then(|_| said.0.first())
            .map(|(_, words)| words.clone())
            .unwrap_or_default(),
        version: reuse.version,
        who: reuse.who,
        how: reuse.how,
        what_came: reuse.what_came,
        mailbox: reuse.mailbox,
        reason: reuse.reason,
    }
}

/// `POST /publications/{id}/reuses/{reuse}/decision`
pub async fn decide(
    State(app): State<App>,
    t: Reader,
    Path((id, reuse)): Path<(SheetId, ReuseId)>,
    Form(posted): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let field = |name: &str| posted.get(name).map_or("", String::as_str);
    let decision = Moderation::from_code(field("decision")).unwrap_or(Moderation::Waiting);
    let reason = field(&format!("reason-{reuse}"));
    let version = field("version").parse().unwrap_or(0);
    match respond::decide_reuse(&app, &t.actor, id, (reuse, version), decision, reason).await {
        Ok(()) => Ok(See::page(format!("/publications/{id}/replies"))
            .saying("publications-decided")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let said = problems.said(&t);
            Ok(page(&app, &t, id, Some((reuse, reason)), Ok(&said))
                .await?
                .refused()
                .into_response())
        }
        Err(Error::Conflict("publications-changed")) => Ok(page(&app, &t, id, Some((reuse, reason)), Err(()))
            .await?
            .with_status(StatusCode::CONFLICT)
            .into_response()),
        Err(other) => Err(other),
    }
}

/// `POST /publications/{id}/contact-requests/{request}/answer`
pub async fn answered(
    State(app): State<App>,
    t: Reader,
    Path((id, request)): Path<(SheetId, RequestId)>,
) -> Result<See> {
    respond::answered(&app, &t.actor, id, request).await?;
    Ok(See::page(format!("/publications/{id}/replies")).saying("publications-answer-noted"))
}
