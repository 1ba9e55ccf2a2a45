//! `/people/invitations`: sending them, and the public page of each link.

use super::{Browser, Choice, Wrong, entered, languages, organisation_choices, roles, unless_chosen, wrongs};
use crate::{
    actions::{
        directory,
        invitations::{self, Door},
        passwords,
    },
    invitation::{Invitation, NewInvitation},
    link::InvitationId,
    organisation::OrganisationId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Language, Permission, Problems, Reader, Result, Role,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    language: String,
}

struct Row {
    id: String,
    name: String,
    email: String,
    role: String,
    organisation: String,
    sent: String,
}

#[derive(Template)]
#[template(path = "invitations.html")]
struct Invitations<'a> {
    t: &'a Reader,
    typed: &'a Typed,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    rows: Vec<Row>,
    can_mail: bool,
    /// The link of the invitation just written, when no mail can carry it: shown once.
    link: String,
    refusal: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// Those that wait, and a form for one more.
pub async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    page(
        &app,
        &t,
        &Typed::default(),
        Said::default(),
        String::new(),
        String::new(),
    )
    .await
}

async fn page(app: &App, t: &Reader, typed: &Typed, said: Said, refusal: String, link: String) -> Result<Page> {
    let all = invitations::list(app, &t.actor).await?;
    let organisations = directory::organisations(app, &t.actor, Permission::ManagePeople).await?;
    let view = Invitations {
        t,
        typed,
        organisations: unless_chosen(t, organisation_choices(&organisations, &typed.organisation)),
        roles: unless_chosen(t, roles(t, Role::from_code(&typed.role))),
        languages: languages(t, Language::from_code(&typed.language).unwrap_or(Language::French)),
        rows: all.into_iter().map(|invitation| row(t, invitation)).collect(),
        can_mail: app.mailer.can_send(),
        link,
        refusal,
        errors: wrongs(&said),
        said,
    };
    Page::work("people", t.say("people-invitations-title"), &view)
}

fn row(t: &Reader, invitation: Invitation) -> Row {
    Row {
        id: invitation.id.to_string(),
        name: invitation.name,
        email: invitation.email,
        role: t.role(invitation.role),
        organisation: invitation.organisation_name,
        sent: t.day_of(invitation.created_at),
    }
}

/// Sends one.
pub async fn invite(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    t.actor.scope(Permission::ManagePeople)?;
    let sent = match read(&typed) {
        Ok(new) => invitations::invite(&app, &t.actor, new).await,
        Err(error) => Err(error),
    };
    match sent {
        Ok(sent) => told(&app, &t, sent.url).await,
        Err(Error::Invalid(problems)) => {
            let page = page(&app, &t, &typed, problems.said(&t), String::new(), String::new()).await?;
            Ok(page.refused().into_response())
        }
        Err(Error::Conflict(message)) => {
            let page = page(&app, &t, &typed, Said::default(), t.say(message), String::new()).await?;
            Ok(page.with_status(StatusCode::CONFLICT).into_response())
        }
        Err(other) => Err(other),
    }
}

/// A link that no mail carries is shown at once; otherwise back to the list.
async fn told(app: &App, t: &Reader, url: Option<String>) -> Result<Response> {
    match url {
        None => Ok(See::page("/people/invitations")
            .saying("people-invitation-sent")
            .into_response()),
        Some(url) => Ok(page(app, t, &Typed::default(), Said::default(), String::new(), url)
            .await?
            .into_response()),
    }
}

fn read(typed: &Typed) -> Result<NewInvitation> {
    let mut problems = Problems::new();
    let organisation = typed.organisation.parse::<OrganisationId>().ok();
    let role = Role::from_code(&typed.role);
    crate::account::person_name_of(&typed.name, &mut problems);
    crate::account::email_of(&typed.email, &mut problems);
    if organisation.is_none() {
        problems.add("organisation", "people-organisation-missing");
    }
    if role.is_none() {
        problems.add("role", "people-role-missing");
    }
    problems.clone().check()?;
    let (Some(organisation), Some(role)) = (organisation, role) else {
        return Err(Error::Invalid(problems));
    };
    let language = Language::from_code(&typed.language).unwrap_or(Language::French);
    Ok(NewInvitation {
        organisation,
        name: typed.name.clone(),
        email: typed.email.clone(),
        role,
        language,
    })
}

/// A new link to the same invitation.
pub async fn send_again(State(app): State<App>, t: Reader, Path(id): Path<InvitationId>) -> Result<Response> {
    let sent = invitations::send_again(&app, &t.actor, id).await?;
    told(&app, &t, sent.url).await
}

/// Withdraws one.
pub async fn withdraw(State(app): State<App>, t: Reader, Path(id): Path<InvitationId>) -> Result<See> {
    invitations::withdraw(&app, &t.actor, id).await?;
    Ok(See::page("/people/invitations").saying("people-invitation-withdrawn"))
}

#[derive(Default, Deserialize)]
pub struct Joining {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

#[derive(Template)]
#[template(path = "invitation.html")]
struct DoorPage<'a> {
    t: &'a Reader,
    key: &'a str,
    lead: String,
    email: String,
    name: String,
    /// May the holder choose a password?
    joins: bool,
    /// Is the holder signed in with the invited account? If neither, they sign in first.
    accepts: bool,
    said: Said,
    errors: Vec<Wrong>,
}

/// What the holder of the link may do.
pub async fn door(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Result<Page> {
    let door = invitations::door(&app, &t.actor, &key).await?;
    door_page(&t, &key, door, None, Said::default())
}

fn door_page(t: &Reader, key: &str, door: Door, typed_name: Option<&str>, said: Said) -> Result<Page> {
    let (joins, accepts) = (matches!(door, Door::Join(_)), matches!(door, Door::Accept(_)));
    let (Door::Join(invitation) | Door::SignIn(invitation) | Door::Accept(invitation)) = door;
    let role = t.role(invitation.role);
    let lead = t.say_with(
        "people-invitation-lead",
        &[("organisation", &invitation.organisation_name), ("role", &role)],
    );
    let name = typed_name.map_or(invitation.name, str::to_owned);
    let errors = wrongs(&said);
    let view = DoorPage {
        t,
        key,
        lead,
        email: invitation.email,
        name,
        joins,
        accepts,
        said,
        errors,
    };
    Page::bare(t.say("people-invitation-title"), &view)
}

/// Joins with a new account.
pub async fn join(
    State(app): State<App>,
    t: Reader,
    browser: Browser,
    Path(key): Path<String>,
    Form(typed): Form<Joining>,
) -> Result<Response> {
    let joined = match passwords::check_twice(&typed.password, &typed.again) {
        Ok(()) => invitations::join(&app, &t.actor, &key, &typed.name, &typed.password, browser.origin()).await,
        Err(error) => Err(error),
    };
    match joined {
        Ok(entry) => Ok(entered(&app, &entry, "")),
        Err(Error::Invalid(problems)) => {
            let door = invitations::door(&app, &t.actor, &key).await?;
            Ok(door_page(&t, &key, door, Some(&typed.name), problems.said(&t))?
                .refused()
                .into_response())
        }
        Err(other) => Err(other),
    }
}

/// Accepts with the account that is signed in.
pub async fn accept(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Result<See> {
    invitations::accept(&app, &t.actor, &key).await?;
    Ok(See::page(super::HOME).saying("people-invitation-accepted"))
}
