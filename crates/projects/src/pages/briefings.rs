//! `/projects/{id}/briefings`: when people of both colleges were briefed together.

use super::{
    parts::{Choice, Link, Refusal, crumbs, day},
    projects::show::briefing_said,
};
use crate::{
    ProjectId,
    actions::projects::{TypedBriefing, brief},
    neighbours, store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, College, Permission, Problems, Reader, Result,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct BriefingForm {
    #[serde(default)]
    on: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    people: Vec<String>,
}

#[derive(Template)]
#[template(path = "briefings.html")]
struct BriefingsPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    back_url: String,
    briefings: Vec<String>,
    form: BriefingForm,
    users: Vec<Choice>,
    professionals: Vec<Choice>,
    refusal: Refusal,
    may_write: bool,
}

/// `GET /projects/{id}/briefings`
pub async fn list(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    page(&app, &t, id, BriefingForm::default(), Refusal::default()).await
}

async fn page(app: &App, t: &Reader, id: ProjectId, form: BriefingForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let briefings = store::briefings::list(app.db.read(), &[id]).await?;
    let members = neighbours::members(app, &scope, project.organisation).await?;
    let people = |college: College| {
        let of = members.iter().filter(|member| member.college == college);
        of.map(|member| {
            let person = member.person.to_string();
            let chosen = form.people.contains(&person);
            Choice::new(person, format!("{}, {}", member.name, t.role(member.role)), chosen)
        })
        .collect()
    };
    let page = BriefingsPage {
        t,
        crumbs: crumbs(t, Some(&project)),
        url: format!("/projects/{id}/briefings"),
        back_url: format!("/projects/{id}"),
        briefings: briefings.iter().map(|briefing| briefing_said(briefing, t)).collect(),
        users: people(College::Users),
        professionals: people(College::Professionals),
        may_write: t.actor.may_in(Permission::ManageProjects, project.organisation),
        form: form.clone(),
        refusal: refusal.clone(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-briefings"), &page)?))
}

/// `POST /projects/{id}/briefings`
pub async fn record(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<BriefingForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let mut problems = Problems::new();
    let typed = TypedBriefing {
        on: day(&form.on, "on", &mut problems),
        what: form.what.clone(),
        people: form.people.iter().filter_map(|person| person.parse().ok()).collect(),
    };
    let outcome = match problems.check() {
        Ok(()) => brief(&app, &t.actor, id, &typed).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}/briefings"))
            .saying("projects-briefing-recorded")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(page(&app, &t, id, form, refusal).await?.into_response())
        }
    }
}
