//! `/projects/new`, `/projects/{id}/edit`, `/projects/{id}/start`, `/projects/{id}/end`.

pub mod list;
pub mod show;

use super::parts::{Choice, Link, Refusal, crumbs};
use crate::{
    ProjectId, State as ProjectState, actions, neighbours,
    project::{Project, TEXT_MOST, Words},
    store,
};
use analysis::FindingId;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;

/// What the form of a plan sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PlanForm {
    #[serde(default)]
    finding: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    template: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    objective: String,
    #[serde(default)]
    people_concerned: String,
    #[serde(default)]
    means: String,
    #[serde(default)]
    risks: String,
    #[serde(default)]
    method: String,
    #[serde(default)]
    part_of: String,
}

impl PlanForm {
    fn of(project: &Project) -> Self {
        let words = project.words.clone();
        Self {
            finding: project.finding.to_string(),
            version: project.version,
            template: words.template,
            title: words.title,
            objective: words.objective,
            people_concerned: words.people_concerned,
            means: words.means,
            risks: words.risks,
            method: words.method,
            part_of: words.part_of,
        }
    }

    fn words(&self) -> Words {
        Words {
            template: self.template.clone(),
            title: self.title.clone(),
            objective: self.objective.clone(),
            people_concerned: self.people_concerned.clone(),
            means: self.means.clone(),
            risks: self.risks.clone(),
            method: self.method.clone(),
            part_of: self.part_of.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    heading: String,
    post_url: String,
    back_url: String,
    form: PlanForm,
    refusal: Refusal,
    templates: Vec<Choice>,
    /// Findings to choose from, for a new project.
    findings: Vec<Choice>,
    /// The sentence of the finding, when it is chosen.
    sentence: String,
    /// A vote was held on this version: editing makes a new one.
    voted: bool,
    /// What stands now, when somebody else changed it meanwhile.
    present: Vec<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
pub struct NewQuery {
    #[serde(default)]
    finding: String,
    /// What it is for, where another page begins it.
    #[serde(default)]
    objective: String,
}

/// `GET /projects/new?finding=&objective=`
pub async fn begin(State(app): State<App>, t: Reader, Query(query): Query<NewQuery>) -> Result<Page> {
    t.actor.scope(Permission::ManageProjects)?;
    let form = PlanForm {
        finding: query.finding,
        // It stands in an address: as long as a plan takes, and not longer.
        objective: query.objective.trim().chars().take(TEXT_MOST).collect(),
        template: "action-plan".to_owned(),
        ..PlanForm::default()
    };
    new_page(&app, &t, form, Refusal::default()).await
}

async fn new_page(app: &App, t: &Reader, form: PlanForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let standing = neighbours::standing_findings(app, &scope).await?;
    let chosen = standing.iter().find(|finding| finding.id.to_string() == form.finding);
    let page = PlanPage {
        t,
        crumbs: crumbs(t, None),
        heading: t.say("projects-new"),
        post_url: "/projects".to_owned(),
        back_url: "/projects".to_owned(),
        templates: templates(app, t, &form.template).await?,
        sentence: chosen.map(|finding| finding.sentence.clone()).unwrap_or_default(),
        findings: standing
            .iter()
            .map(|one| {
                Choice::new(
                    one.id.to_string(),
                    one.sentence.clone(),
                    one.id.to_string() == form.finding,
                )
            })
            .collect(),
        form,
        refusal: refusal.clone(),
        voted: false,
        present: Vec::new(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-new"), &page)?))
}

async fn templates(app: &App, t: &Reader, chosen: &str) -> Result<Vec<Choice>> {
    let all = store::projects::templates(app.db.read(), t.language).await?;
    let choice = |one: store::projects::Template| Choice {
        hint: one.hint,
        ..Choice::new(one.code.clone(), one.name, one.code == chosen)
    };
    Ok(all.into_iter().map(choice).collect())
}

/// `POST /projects`
pub async fn create(State(app): State<App>, t: Reader, Form(form): Form<PlanForm>) -> Result<Response> {
    let finding = form.finding.parse::<FindingId>();
    let outcome = match finding {
        Ok(finding) => actions::projects::create(&app, &t.actor, finding, &form.words()).await,
        Err(_) => {
            t.actor.scope(Permission::ManageProjects)?;
            Err(Error::invalid("finding", "projects-finding-missing"))
        }
    };
    let outcome = outcome.map_err(|error| match error {
        // A finding that cannot be seen is one that was not chosen from the list.
        Error::NotFound => Error::invalid("finding", "projects-finding-missing"),
        other => other,
    });
    match outcome {
        Ok(id) => Ok(See::page(format!("/projects/{id}"))
            .saying("projects-created")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(new_page(&app, &t, form, refusal).await?.into_response())
        }
    }
}

/// `GET /projects/{id}/edit`
pub async fn edit(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    edit_page(&app, &t, &project, PlanForm::of(&project), Refusal::default()).await
}

async fn edit_page(app: &App, t: &Reader, project: &Project, mut form: PlanForm, refusal: Refusal) -> Result<Page> {
    let decisions = store::decisions::list(app.db.read(), &[project.id]).await?;
    let met = !refusal.conflict.is_empty() && form.version != project.version;
    let present = if met { present(project, &form, t) } else { Vec::new() };
    // Sent again, what was typed now stands over what is shown beside it.
    form.version = project.version;
    let page = PlanPage {
        t,
        crumbs: crumbs(t, Some(project)),
        heading: t.say("projects-edit"),
        post_url: format!("/projects/{}/edit", project.id),
        back_url: format!("/projects/{}", project.id),
        templates: templates(app, t, &form.template).await?,
        findings: Vec::new(),
        sentence: String::new(),
        form,
        refusal: refusal.clone(),
        voted: decisions
            .iter()
            .any(|d| d.state == crate::vote::DecisionState::Closed && d.plan_version == project.plan_version),
        present,
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-edit"), &page)?))
}

/// The texts that differ now from what was typed.
fn present(project: &Project, form: &PlanForm, t: &Reader) -> Vec<(String, String)> {
    let (now, typed) = (&project.words, form.words().trimmed());
    [
        ("projects-field-title", &now.title, &typed.title),
        ("projects-field-objective", &now.objective, &typed.objective),
        ("projects-field-people", &now.people_concerned, &typed.people_concerned),
        ("projects-field-means", &now.means, &typed.means),
        ("projects-field-risks", &now.risks, &typed.risks),
        ("projects-field-method", &now.method, &typed.method),
        ("projects-field-part-of", &now.part_of, &typed.part_of),
    ]
    .into_iter()
    .filter(|(_, now, typed)| now != typed)
    .map(|(label, now, _)| (t.say(label), now.clone()))
    .collect()
}

/// `POST /projects/{id}/edit`
pub async fn rewrite(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<PlanForm>,
) -> Result<Response> {
    match actions::projects::rewrite(&app, &t.actor, id, form.version, &form.words()).await {
        Ok(()) => Ok(See::page(format!("/projects/{id}"))
            .saying("projects-saved")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            let scope = t.actor.scope(Permission::ManageProjects)?;
            let project = store::projects::get(app.db.read(), &scope, id).await?;
            Ok(edit_page(&app, &t, &project, form, refusal).await?.into_response())
        }
    }
}

/// `POST /projects/{id}/start`
pub async fn start(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Response> {
    match actions::projects::start(&app, &t.actor, id).await {
        Ok(()) => Ok(See::page(format!("/projects/{id}"))
            .saying("projects-started")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(show::page(&app, &t, id, refusal).await?.into_response())
        }
    }
}

/// What the form of the end sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct EndForm {
    #[serde(default)]
    state: String,
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "end.html")]
struct EndPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    post_url: String,
    back_url: String,
    states: Vec<Choice>,
    form: EndForm,
    refusal: Refusal,
}

/// `GET /projects/{id}/end`
pub async fn ending(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    end_page(&app, &t, id, EndForm::default(), Refusal::default()).await
}

async fn end_page(app: &App, t: &Reader, id: ProjectId, form: EndForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let states: &[ProjectState] = match project.state {
        ProjectState::Running => &[ProjectState::Ended, ProjectState::Abandoned],
        _ => &[ProjectState::Abandoned],
    };
    let choice = |state: &ProjectState| {
        let chosen = form.state == state.code() || states.len() == 1;
        let label = t.say(&format!("projects-end-{}", state.code()));
        Choice {
            hint: t.say(&format!("projects-end-{}-hint", state.code())),
            ..Choice::new(state.code(), label, chosen)
        }
    };
    let page = EndPage {
        t,
        crumbs: crumbs(t, Some(&project)),
        post_url: format!("/projects/{id}/end"),
        back_url: format!("/projects/{id}"),
        states: states.iter().map(choice).collect(),
        form,
        refusal: refusal.clone(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-end"), &page)?))
}

/// `POST /projects/{id}/end`
pub async fn end(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<EndForm>,
) -> Result<Response> {
    let outcome = match ProjectState::from_code(&form.state).filter(|state| state.is_over()) {
        Some(state) => actions::projects::end(&app, &t.actor, id, state, &form.reason).await,
        None => {
            t.actor.scope(Permission::ManageProjects)?;
            Err(Error::invalid("state", "projects-end-missing"))
        }
    };
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}"))
            .saying("projects-ended")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(end_page(&app, &t, id, form, refusal).await?.into_response())
        }
    }
}
