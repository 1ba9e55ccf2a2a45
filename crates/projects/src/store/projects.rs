//! Projects, their states, their templates and who wrote them.

use super::{
    known, met,
    plan::{author, project, step, template},
};
use crate::project::{Project, ProjectId, State, Words};
use analysis::FindingId;
use jiff::{Timestamp, civil::Date};
use platform::{Change, College, Error, Language, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict,
};
use uuid::Uuid;

/// Rows of one page of the list.
pub const PAGE: u64 = 50;

/// A kind of project, named for a reader.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// When to choose it.
    pub hint: String,
}

/// The templates that can be chosen, in their order.
pub async fn templates(db: &impl ConnectionTrait, language: Language) -> Result<Vec<Template>> {
    let rows = template::Entity::find()
        .filter(template::Column::RetiredAt.is_null())
        .order_by_asc(template::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| named(row, language)).collect())
}

/// One template, retired or not; a code without a row names itself.
pub async fn template(db: &impl ConnectionTrait, code: &str, language: Language) -> Result<Template> {
    let row = template::Entity::find_by_id(code).one(db).await?;
    let unknown = || Template {
        code: code.to_owned(),
        name: code.to_owned(),
        hint: String::new(),
    };
    Ok(row.map_or_else(unknown, |row| named(row, language)))
}

fn named(row: template::Model, language: Language) -> Template {
    let (name, hint) = match language {
        Language::French => (row.name_fr, row.hint_fr),
        Language::English => (row.name_en, row.hint_en),
    };
    Template {
        code: row.code,
        name,
        hint,
    }
}

/// What narrows the list of projects.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this state.
    pub state: Option<State>,
    /// Only those whose title or objective holds these letters.
    pub words: String,
    /// Only from this finding.
    pub finding: Option<FindingId>,
}

/// One project.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: ProjectId) -> Result<Project> {
    let row = project::Entity::find_by_id(id.0)
        .filter(scope.condition(project::Column::OrganisationId))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read(row)
}

/// Some projects, newest first; `page` from 0. One more than a page comes when there is a next one.
pub async fn list(db: &impl ConnectionTrait, scope: &Scope, filter: &Filter, page: u64) -> Result<Vec<Project>> {
    let mut query = project::Entity::find().filter(scope.condition(project::Column::OrganisationId));
    if let Some(state) = filter.state {
        query = query.filter(project::Column::State.eq(state.code()));
    }
    if let Some(finding) = filter.finding {
        query = query.filter(project::Column::FindingId.eq(finding.0));
    }
    let words = filter.words.trim();
    if !words.is_empty() {
        // Case is folded by the database for ASCII alone on SQLite: enough for a list of some dozens.
        let pattern = format!("%{}%", words.to_lowercase().replace(['%', '_', '\\'], " "));
        let like =
            |column: project::Column| Expr::expr(sea_orm::sea_query::Func::lower(Expr::col(column))).like(&pattern);
        query = query.filter(like(project::Column::Title).or(like(project::Column::Objective)));
    }
    let rows = query
        .order_by_desc(project::Column::Id)
        .offset(page * PAGE)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// Every project of the scope, newest first, up to 500: for the other rooms.
pub async fn all(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Project>> {
    let rows = project::Entity::find()
        .filter(scope.condition(project::Column::OrganisationId))
        .order_by_desc(project::Column::Id)
        .limit(500)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: project::Model) -> Result<Project> {
    Ok(Project {
        id: ProjectId(row.id),
        organisation: row.organisation_id,
        finding: FindingId(row.finding_id),
        words: Words {
            template: row.template,
            title: row.title,
            objective: row.objective,
            people_concerned: row.people_concerned,
            means: row.means,
            risks: row.risks,
            method: row.method,
            part_of: row.part_of,
        },
        state: known(State::from_code(&row.state), "state of a project")?,
        plan_version: row.plan_version,
        version: row.version,
        created_at: db::time(row.created_at),
        started_on: row.started_on.map(db::date),
        ended_on: row.ended_on.map(db::date),
        end_reason: row.end_reason,
    })
}

/// Writes a new project.
pub async fn insert(change: &Change, new: &Project) -> Result<()> {
    let words = new.words.clone();
    project::Entity::insert(project::ActiveModel {
        id: Set(new.id.0),
        organisation_id: Set(new.organisation),
        finding_id: Set(new.finding.0),
        template: Set(words.template),
        title: Set(words.title),
        objective: Set(words.objective),
        people_concerned: Set(words.people_concerned),
        means: Set(words.means),
        risks: Set(words.risks),
        method: Set(words.method),
        part_of: Set(words.part_of),
        state: Set(new.state.code().to_owned()),
        plan_version: Set(new.plan_version),
        version: Set(new.version),
        created_at: Set(change.stored_at()),
        started_on: Set(None),
        ended_on: Set(None),
        end_reason: Set(String::new()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Writes the words of the plan over the version that was shown.
pub async fn write_words(change: &Change, id: ProjectId, version: i64, words: &Words) -> Result<()> {
    let set = |column: project::Column, text: &str| (column, Expr::value(text.to_owned()));
    let columns = [
        set(project::Column::Template, &words.template),
        set(project::Column::Title, &words.title),
        set(project::Column::Objective, &words.objective),
        set(project::Column::PeopleConcerned, &words.people_concerned),
        set(project::Column::Means, &words.means),
        set(project::Column::Risks, &words.risks),
        set(project::Column::Method, &words.method),
        set(project::Column::PartOf, &words.part_of),
    ];
    let mut update = project::Entity::update_many();
    for (column, value) in columns {
        update = update.col_expr(column, value);
    }
    let outcome = update
        .col_expr(project::Column::Version, Expr::value(version + 1))
        .filter(project::Column::Id.eq(id.0))
        .filter(project::Column::Version.eq(version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-changed")
}

/// Takes the row of a project until the end of the change, so that an edit of the plan and the
/// opening of a vote on it cannot cross.
pub async fn lock(change: &Change, id: ProjectId) -> Result<()> {
    let outcome = project::Entity::update_many()
        .col_expr(
            project::Column::PlanVersion,
            Expr::col(project::Column::PlanVersion).add(0),
        )
        .filter(project::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    if outcome.rows_affected == 0 {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}

/// The next version of the plan.
pub async fn next_plan(change: &Change, id: ProjectId) -> Result<()> {
    project::Entity::update_many()
        .col_expr(
            project::Column::PlanVersion,
            Expr::col(project::Column::PlanVersion).add(1),
        )
        .filter(project::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// What changes with a state.
pub struct NewState<'a> {
    /// From.
    pub from: State,
    /// To.
    pub to: State,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: &'a str,
}

/// Writes a state over the one that was shown, and its row of who, when, why.
pub async fn write_state(change: &Change, project: &Project, new: &NewState<'_>) -> Result<()> {
    let mut update = project::Entity::update_many()
        .col_expr(project::Column::State, Expr::value(new.to.code()))
        .col_expr(project::Column::Version, Expr::col(project::Column::Version).add(1));
    if new.to == State::Running {
        update = update.col_expr(project::Column::StartedOn, Expr::value(db::stored_date(new.on)));
    }
    if new.to.is_over() {
        update = update
            .col_expr(project::Column::EndedOn, Expr::value(db::stored_date(new.on)))
            .col_expr(project::Column::EndReason, Expr::value(new.reason.to_owned()));
    }
    let outcome = update
        .filter(project::Column::Id.eq(project.id.0))
        .filter(project::Column::State.eq(new.from.code()))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-changed")?;
    write_step(change, project, new.to, new.reason).await
}

/// Notes a state: who, when, why.
pub async fn write_step(change: &Change, project: &Project, state: State, reason: &str) -> Result<()> {
    step::Entity::insert(step::ActiveModel {
        id: Set(change.fresh_id()),
        project_id: Set(project.id.0),
        state: Set(state.code().to_owned()),
        reason: Set(reason.to_owned()),
        at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(project.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// A state that a project took.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which.
    pub state: State,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// By which role.
    pub role: String,
}

/// The states of a project, oldest first.
pub async fn steps(db: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<Step>> {
    let rows = step::Entity::find()
        .filter(step::Column::ProjectId.eq(id.0))
        .order_by_asc(step::Column::At)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let state = known(State::from_code(&row.state), "state of a project")?;
            Ok(Step {
                state,
                reason: row.reason,
                at: db::time(row.at),
                role: row.by_role,
            })
        })
        .collect()
}

/// Somebody who wrote a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Of which project.
    pub project: ProjectId,
    /// Who.
    pub person: Uuid,
    /// For which college.
    pub college: College,
    /// Under which role.
    pub role: String,
    /// How many changes.
    pub edits: i64,
    /// The last one.
    pub last_at: Timestamp,
}

/// Notes that the actor wrote something of the plan, for the college of their role there.
pub async fn note_author(change: &Change, project: ProjectId, organisation: Uuid) -> Result<()> {
    let Ok(person) = change.actor().signed_in() else {
        return Ok(());
    };
    let Some(college) = person.college_in(organisation) else {
        return Ok(());
    };
    author::Entity::insert(author::ActiveModel {
        project_id: Set(project.0),
        person_id: Set(person.person),
        college: Set(college.code().to_owned()),
        role: Set(change.actor().signing_role(Some(organisation)).to_owned()),
        edit_count: Set(1),
        first_at: Set(change.stored_at()),
        last_at: Set(change.stored_at()),
    })
    .on_conflict(
        OnConflict::columns([author::Column::ProjectId, author::Column::PersonId])
            .value(
                author::Column::EditCount,
                Expr::col((author::Entity, author::Column::EditCount)).add(1),
            )
            .update_column(author::Column::LastAt)
            .to_owned(),
    )
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Who wrote some plans, users first.
pub async fn authors(db: &impl ConnectionTrait, ids: &[ProjectId]) -> Result<Vec<Author>> {
    let rows = author::Entity::find()
        .filter(author::Column::ProjectId.is_in(ids.iter().map(|id| id.0)))
        .order_by_desc(author::Column::College)
        .order_by_asc(author::Column::FirstAt)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Author {
                project: ProjectId(row.project_id),
                person: row.person_id,
                college: known(College::from_code(&row.college), "college")?,
                role: row.role,
                edits: row.edit_count,
                last_at: db::time(row.last_at),
            })
        })
        .collect()
}
