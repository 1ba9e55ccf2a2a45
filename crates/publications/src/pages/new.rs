//! `/publications/new`: a sheet begins from a project, whose record writes its first words.

use super::{Choice, Link, Wrong, crumbs, wrongs};
use crate::actions::write;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, Query, See},
};
use projects::ProjectId;
use serde::Deserialize;

/// What is asked and typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    project: String,
    title: String,
}

#[derive(Template)]
#[template(path = "publication_new.html")]
struct New<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    projects: Vec<Choice>,
    title: &'a str,
    said: Said,
    errors: Vec<Wrong>,
}

/// `GET /sheets/new?project=…`: the address that a project's page gives.
pub async fn from_project(Query(asked): Query<Typed>) -> See {
    let project = asked
        .project
        .parse::<ProjectId>()
        .map(|id| format!("?project={id}"))
        .unwrap_or_default();
    See::page(format!("/publications/new{project}"))
}

/// `GET /publications/new?project=…`
pub async fn form(State(app): State<App>, t: Reader, Query(asked): Query<Typed>) -> Result<Page> {
    page(&app, &t, &asked, Said::default()).await
}

async fn page(app: &App, t: &Reader, typed: &Typed, said: Said) -> Result<Page> {
    let writes = t.actor.scope(Permission::WriteSheets)?;
    let all = projects::projects(app, &t.actor.scope(Permission::ReadProjects)?).await?;
    let projects = all
        .into_iter()
        .filter(|project| writes.allows(project.organisation))
        .map(|project| {
            let value = project.id.to_string();
            Choice {
                chosen: value == typed.project,
                value,
                label: project.title,
                hint: String::new(),
            }
        });
    let view = New {
        t,
        crumbs: crumbs(t, None),
        projects: projects.collect(),
        title: &typed.title,
        errors: wrongs(&said),
        said,
    };
    Page::work("publications", t.say("publications-new"), &view)
}

/// `POST /publications`
pub async fn create(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let outcome = match typed.project.parse::<ProjectId>() {
        Ok(project) => write::create(&app, &t, project, &typed.title).await,
        Err(_) => {
            t.actor.scope(Permission::WriteSheets)?;
            Err(Error::Invalid(Problems::one("project", "publications-project-missing")))
        }
    };
    match outcome {
        Ok(id) => Ok(See::page(format!("/publications/{id}/edit"))
            .saying("publications-created")
            .into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&app, &t, &typed, problems.said(&t))
            .await?
            .refused()
            .into_response()),
        Err(other) => Err(other),
    }
}
