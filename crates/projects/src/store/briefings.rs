//! Joint briefings: when, about what, and how many of each college were there.

use super::{
    known,
    plan::{briefed, briefing},
};
use crate::{partnership::Briefed, project::Project, project::ProjectId};
use jiff::civil::Date;
use platform::{Change, College, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use uuid::Uuid;

/// A recorded briefing.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// Of which project.
    pub project: ProjectId,
    /// About what.
    pub what: String,
    /// Who was there, by college.
    pub people: Vec<(Uuid, College)>,
    /// When.
    pub on: Date,
}

impl Briefing {
    /// What counts for the condition.
    #[must_use]
    pub fn briefed(&self) -> Briefed {
        let count =
            |college| i64::try_from(self.people.iter().filter(|(_, c)| *c == college).count()).unwrap_or(i64::MAX);
        Briefed {
            on: self.on,
            users: count(College::Users),
            professionals: count(College::Professionals),
        }
    }
}

/// Records a briefing.
pub async fn insert(
    change: &Change,
    project: &Project,
    on: Date,
    what: &str,
    people: &[(Uuid, College)],
) -> Result<Uuid> {
    let id = change.fresh_id();
    briefing::Entity::insert(briefing::ActiveModel {
        id: Set(id),
        project_id: Set(project.id.0),
        organisation_id: Set(project.organisation),
        held_on: Set(db::stored_date(on)),
        what: Set(what.to_owned()),
        created_at: Set(change.stored_at()),
        by_role: Set(change.actor().signing_role(Some(project.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    let rows = people.iter().map(|(person, college)| briefed::ActiveModel {
        briefing_id: Set(id),
        person_id: Set(*person),
        college: Set(college.code().to_owned()),
    });
    briefed::Entity::insert_many(rows)
        .exec_without_returning(change.tx())
        .await?;
    Ok(id)
}

/// The briefings of some projects, oldest first.
pub async fn list(db: &impl ConnectionTrait, projects: &[ProjectId]) -> Result<Vec<Briefing>> {
    let rows = briefing::Entity::find()
        .filter(briefing::Column::ProjectId.is_in(projects.iter().map(|id| id.0)))
        .order_by_asc(briefing::Column::HeldOn)
        .all(db)
        .await?;
    let people = briefed::Entity::find()
        .filter(briefed::Column::BriefingId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let there = people.iter().filter(|person| person.briefing_id == row.id);
            let there = there.map(|p| Ok((p.person_id, known(College::from_code(&p.college), "college")?)));
            Ok(Briefing {
                project: ProjectId(row.project_id),
                people: there.collect::<Result<_>>()?,
                what: row.what,
                on: db::date(row.held_on),
            })
        })
        .collect()
}
