//! `/organisations`: the list, one of them, creating and correcting.

use super::{Choice, Link, Wrong, kinds, wrongs};
use crate::{
    actions::{directory, organisations},
    organisation::{Kind, NewOrganisation, Organisation, OrganisationId},
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
use serde::Deserialize;

#[derive(Clone, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub finess: String,
    #[serde(default)]
    pub takes_suggestions: String,
    #[serde(default)]
    pub fictitious: String,
    #[serde(default)]
    pub version: i64,
}

impl Typed {
    fn of(organisation: &Organisation) -> Self {
        let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
        Self {
            name: organisation.name.clone(),
            kind: organisation.kind.code().to_owned(),
            finess: organisation.finess.clone().unwrap_or_default(),
            takes_suggestions: yes(organisation.takes_suggestions),
            fictitious: yes(organisation.fictitious),
            version: organisation.version,
        }
    }

    pub(super) fn read(&self) -> NewOrganisation {
        NewOrganisation {
            name: self.name.clone(),
            kind: Kind::from_code(&self.kind).unwrap_or(Kind::Other),
            finess: Some(self.finess.clone()).filter(|number| !number.trim().is_empty()),
            fictitious: self.fictitious == "yes",
            takes_suggestions: self.takes_suggestions == "yes",
        }
    }
}

struct Row {
    id: String,
    name: String,
    kind: String,
    finess: String,
    fictitious: bool,
}

#[derive(Template)]
#[template(path = "organisations.html")]
struct Organisations<'a> {
    t: &'a Reader,
    rows: Vec<Row>,
    manages: bool,
}

/// The organisations that one belongs to.
pub async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    let all = directory::organisations(&app, &t.actor, Permission::ReadPeople).await?;
    let rows = all.into_iter().map(|o| row(&t, o)).collect();
    let view = Organisations {
        t: &t,
        rows,
        manages: t.may(Permission::ManagePeople),
    };
    Page::work("people", t.say("people-organisations-title"), &view)
}

fn row(t: &Reader, organisation: Organisation) -> Row {
    Row {
        id: organisation.id.to_string(),
        name: organisation.name,
        kind: t.say(&format!("people-kind-{}", organisation.kind.code())),
        finess: organisation.finess.unwrap_or_default(),
        fictitious: organisation.fictitious,
    }
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct Show<'a> {
    t: &'a Reader,
    row: Row,
    takes_suggestions: bool,
    warnings: Vec<String>,
    units: Vec<String>,
    manages: bool,
    /// Is a server for drafts connected, on which this reader decides?
    has_drafts: bool,
    unit_name: &'a str,
    said: Said,
    errors: Vec<Wrong>,
}

/// One organisation with its units.
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<OrganisationId>) -> Result<Page> {
    show_page(&app, &t, id, "", Said::default()).await
}

async fn show_page(app: &App, t: &Reader, id: OrganisationId, unit_name: &str, said: Said) -> Result<Page> {
    let (organisation, units) = organisations::show(app, &t.actor, id).await?;
    let manages = t.actor.may_in(Permission::ManagePeople, id.0);
    let warnings = organisations::finess_warnings(app, organisation.finess.as_deref(), Some(id)).await?;
    let title = organisation.name.clone();
    let view = Show {
        t,
        takes_suggestions: organisation.takes_suggestions,
        row: row(t, organisation),
        warnings: warnings.into_iter().filter(|_| manages).map(|id| t.say(id)).collect(),
        units: units.into_iter().map(|unit| unit.name).collect(),
        manages,
        has_drafts: manages && app.drafter.is_some(),
        unit_name,
        errors: wrongs(&said),
        said,
    };
    Page::work("people", title, &view)
}

#[derive(Template)]
#[template(path = "organisation_form.html")]
struct FormPage<'a> {
    t: &'a Reader,
    title: String,
    crumbs: Vec<Link>,
    /// Where the form is posted.
    action: String,
    back: String,
    typed: &'a Typed,
    kinds: Vec<Choice>,
    submit: String,
    /// The values kept now, when somebody else changed them meanwhile.
    kept: Option<Row>,
    refusal: String,
    said: Said,
    errors: Vec<Wrong>,
}

struct Shown<'a> {
    id: Option<OrganisationId>,
    typed: &'a Typed,
    said: Said,
    refusal: String,
    kept: Option<Organisation>,
}

fn form_page(t: &Reader, shown: Shown<'_>) -> Result<Page> {
    let mut crumbs = vec![Link {
        url: "/organisations".to_owned(),
        label: t.say("people-organisations-title"),
        current: false,
    }];
    let (title, action, back, submit) = match shown.id {
        None => (
            "people-organisation-new",
            "/organisations".to_owned(),
            "/organisations".to_owned(),
            "people-organisation-create",
        ),
        Some(id) => {
            let url = format!("/organisations/{id}");
            crumbs.push(Link {
                url: url.clone(),
                label: t.say("people-card-organisation"),
                current: false,
            });
            (
                "people-organisation-correct",
                format!("{url}/correction"),
                url,
                "people-organisation-save",
            )
        }
    };
    let view = FormPage {
        t,
        title: t.say(title),
        crumbs,
        action,
        back,
        typed: shown.typed,
        kinds: kinds(t, Kind::from_code(&shown.typed.kind)),
        submit: t.say(submit),
        kept: shown.kept.map(|organisation| row(t, organisation)),
        refusal: shown.refusal,
        errors: wrongs(&shown.said),
        said: shown.said,
    };
    Page::work("people", t.say(title), &view)
}

/// An empty form.
pub async fn new(t: Reader) -> Result<Page> {
    t.actor.scope(Permission::ManagePeople)?;
    let typed = Typed {
        kind: Kind::Establishment.code().to_owned(),
        ..Typed::default()
    };
    form_page(
        &t,
        Shown {
            id: None,
            typed: &typed,
            said: Said::default(),
            refusal: String::new(),
            kept: None,
        },
    )
}

/// Creates one; an odd FINESS number is said on its page and stops nothing.
pub async fn create(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    match organisations::create(&app, &t.actor, typed.read()).await {
        Ok(id) => Ok(See::page(format!("/organisations/{id}"))
            .saying("people-organisation-created")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let shown = Shown {
                id: None,
                typed: &typed,
                said: problems.said(&t),
                refusal: String::new(),
                kept: None,
            };
            Ok(form_page(&t, shown)?.refused().into_response())
        }
        Err(other) => Err(other),
    }
}

/// The form of one that exists.
pub async fn form(State(app): State<App>, t: Reader, Path(id): Path<OrganisationId>) -> Result<Page> {
    let typed = Typed::of(&kept(&app, &t, id).await?);
    form_page(
        &t,
        Shown {
            id: Some(id),
            typed: &typed,
            said: Said::default(),
            refusal: String::new(),
            kept: None,
        },
    )
}

async fn kept(app: &App, t: &Reader, id: OrganisationId) -> Result<Organisation> {
    crate::organisation(app, &t.actor.scope(Permission::ManagePeople)?, id).await
}

/// Corrects one; when somebody else did meanwhile, shows both.
pub async fn correct(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OrganisationId>,
    Form(mut typed): Form<Typed>,
) -> Result<Response> {
    match organisations::correct(&app, &t.actor, id, typed.read(), typed.version).await {
        Ok(()) => Ok(See::page(format!("/organisations/{id}"))
            .saying("people-organisation-saved")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let shown = Shown {
                id: Some(id),
                typed: &typed,
                said: problems.said(&t),
                refusal: String::new(),
                kept: None,
            };
            Ok(form_page(&t, shown)?.refused().into_response())
        }
        Err(Error::Conflict(message)) => {
            let kept = kept(&app, &t, id).await?;
            typed.version = kept.version;
            let refusal = t.say(message);
            let shown = Shown {
                id: Some(id),
                typed: &typed,
                said: Said::default(),
                refusal,
                kept: Some(kept),
            };
            Ok(form_page(&t, shown)?.with_status(StatusCode::CONFLICT).into_response())
        }
        Err(other) => Err(other),
    }
}

#[derive(Default, Deserialize)]
pub struct TypedUnit {
    #[serde(default)]
    name: String,
}

/// Adds a unit.
pub async fn add_unit(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OrganisationId>,
    Form(typed): Form<TypedUnit>,
) -> Result<Response> {
    match organisations::add_unit(&app, &t.actor, id, &typed.name).await {
        Ok(_) => Ok(See::page(format!("/organisations/{id}"))
            .saying("people-unit-added")
            .into_response()),
        Err(Error::Invalid(problems)) => Ok(show_page(&app, &t, id, &typed.name, problems.said(&t))
            .await?
            .refused()
            .into_response()),
        Err(other) => Err(other),
    }
}
