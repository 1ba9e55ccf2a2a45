//! Findings, what they rest on and what the colleges said.

use super::tables::{agreed, answer, evidence as evidence_table, finding, reader};
use crate::{
    FindingId, StudyId, ThemeId,
    finding::{Answer, Deed, Finding, Partner, Partners, Signature, standing},
};
use expressions::ExpressionId;
use platform::{App, Change, College, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One finding.
pub(crate) async fn get(app: &App, scope: &Scope, id: FindingId) -> Result<Finding> {
    read(app.db.read(), scope, id).await
}

/// As [`get`], inside a change.
pub(crate) async fn read(tx: &impl ConnectionTrait, scope: &Scope, id: FindingId) -> Result<Finding> {
    let row = finding::Entity::find_by_id(id.0)
        .filter(scope.condition(finding::Column::OrganisationId))
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    whole(tx, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Most findings of one answer; a list over this is paged by its caller.
const MOST: u64 = 500;

/// Findings, newest first.
pub(crate) async fn list(app: &App, scope: &Scope, only_standing: bool) -> Result<Vec<Finding>> {
    let mut query = finding::Entity::find().filter(scope.condition(finding::Column::OrganisationId));
    if only_standing {
        query = query.filter(finding::Column::StoodAt.is_not_null());
    }
    let rows = query
        .order_by_desc(finding::Column::Id)
        .limit(MOST)
        .all(app.db.read())
        .await?;
    whole(app.db.read(), rows).await
}

/// A page of findings: of a study, or all; `before` is the last of the page before.
pub(crate) async fn page(
    app: &App,
    scope: &Scope,
    study: Option<StudyId>,
    before: Option<FindingId>,
    limit: u64,
) -> Result<Vec<Finding>> {
    let mut query = finding::Entity::find().filter(scope.condition(finding::Column::OrganisationId));
    if let Some(study) = study {
        query = query.filter(finding::Column::StudyId.eq(study.0));
    }
    if let Some(before) = before {
        query = query.filter(finding::Column::Id.lt(before.0));
    }
    let rows = query
        .order_by_desc(finding::Column::Id)
        .limit(limit)
        .all(app.db.read())
        .await?;
    whole(app.db.read(), rows).await
}

async fn whole(tx: &impl ConnectionTrait, rows: Vec<finding::Model>) -> Result<Vec<Finding>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut answers = answers(tx, &ids).await?;
    let counts = evidence_counts(tx, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let standing = standing(&answers.remove(&row.id).unwrap_or_default(), row.version);
            let (evidence_count, withdrawn_count) = counts.get(&row.id).copied().unwrap_or_default();
            Finding {
                id: FindingId(row.id),
                study: StudyId(row.study_id),
                theme: row.theme_id.map(ThemeId),
                organisation: row.organisation_id,
                sentence: row.sentence,
                evidence_count,
                withdrawn_count,
                stands: standing.both_agree() && evidence_count > 0,
                standing,
                stood_at: row.stood_at.map(db::time),
                written_at: db::time(row.written_at),
                written_by_role: row.written_role,
                version: row.version,
            }
        })
        .collect())
}

async fn answers(tx: &impl ConnectionTrait, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<Answer>>> {
    let mut all: BTreeMap<Uuid, Vec<Answer>> = BTreeMap::new();
    let rows = answer::Entity::find()
        .filter(answer::Column::FindingId.is_in(ids.iter().copied()))
        .filter(answer::Column::WithdrawnAt.is_null())
        .order_by_asc(answer::Column::AnsweredAt)
        .all(tx)
        .await?;
    for row in rows {
        let Some(college) = College::from_code(&row.college) else {
            continue;
        };
        all.entry(row.finding_id).or_default().push(Answer {
            college,
            by: Signature {
                person: row.person_id,
                name: row.name,
                role: row.role,
                at: db::time(row.answered_at),
            },
            version: row.version,
            objection: row.objection,
        });
    }
    Ok(all)
}

/// Evidence left and evidence withdrawn, by finding.
async fn evidence_counts(tx: &impl ConnectionTrait, ids: &[Uuid]) -> Result<BTreeMap<Uuid, (i64, i64)>> {
    let rows: Vec<(Uuid, Option<DateTimeUtc>)> = evidence_table::Entity::find()
        .select_only()
        .column(evidence_table::Column::FindingId)
        .column(evidence_table::Column::WithdrawnAt)
        .filter(evidence_table::Column::FindingId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(tx)
        .await?;
    let mut counts: BTreeMap<Uuid, (i64, i64)> = BTreeMap::new();
    for (id, withdrawn) in rows {
        let place = counts.entry(id).or_default();
        if withdrawn.is_some() {
            place.1 += 1
        } else {
            place.0 += 1
        }
    }
    Ok(counts)
}

/// The expressions that a finding rests on, highest number first.
pub(crate) async fn evidence(app: &App, scope: &Scope, id: FindingId, limit: u64) -> Result<Vec<ExpressionId>> {
    let found = get(app, scope, id).await?;
    let rows = super::evidence::list(app.db.read(), found.id).await?;
    Ok(rows
        .into_iter()
        .rev()
        .take(usize::try_from(limit).unwrap_or(usize::MAX))
        .map(|(_, expression)| expression)
        .collect())
}

/// Who made a finding, and what each did.
pub(crate) async fn partners(app: &App, scope: &Scope, id: FindingId) -> Result<Partners> {
    let found = get(app, scope, id).await?;
    let readers = reader::Entity::find()
        .filter(reader::Column::StudyId.eq(found.study.0))
        .all(app.db.read())
        .await?;
    let college = |code: &str| College::from_code(code).unwrap_or(College::Professionals);
    let mut deeds: BTreeMap<(College, Uuid), BTreeSet<Deed>> = BTreeMap::new();
    let colleges: BTreeMap<Uuid, College> = readers
        .iter()
        .map(|row| (row.person_id, college(&row.college)))
        .collect();
    for row in readers.iter().filter(|row| row.finished_at.is_some()) {
        deeds
            .entry((college(&row.college), row.person_id))
            .or_default()
            .insert(Deed::Read);
    }
    for (person, origin) in deciders(app, found.study).await? {
        let deed = if origin == "settled" {
            Deed::Settled
        } else {
            Deed::Confirmed
        };
        if let Some(college) = colleges.get(&person) {
            deeds.entry((*college, person)).or_default().insert(deed);
        }
    }
    for side in College::BOTH {
        if let Some(signed) = found.standing.of(side) {
            deeds.entry((side, signed.person)).or_default().insert(Deed::Agreed);
        }
    }
    let people = deeds.into_iter().map(|((college, person), deeds)| Partner {
        person,
        college,
        deeds: deeds.into_iter().collect(),
    });
    Ok(Partners {
        people: people.collect(),
    })
}

/// Who decided codes of record, or took part in settling them, and how these came about.
async fn deciders(app: &App, study: StudyId) -> Result<Vec<(Uuid, String)>> {
    let rows: Vec<(Uuid, String, Option<serde_json::Value>)> = agreed::Entity::find()
        .select_only()
        .column(agreed::Column::DecidedBy)
        .column(agreed::Column::Origin)
        .column(agreed::Column::SettledWith)
        .distinct()
        .filter(agreed::Column::StudyId.eq(study.0))
        .filter(agreed::Column::DecidedBy.is_not_null())
        .into_tuple()
        .all(app.db.read())
        .await?;
    let all = rows.into_iter().flat_map(|(person, origin, with)| {
        let with = with.map(|json| super::people_of(&json)).unwrap_or_default();
        let persons = with.into_iter().chain([person]);
        persons.map(move |person| (person, origin.clone()))
    });
    Ok(all.collect())
}

/// A finding to write.
pub(crate) struct NewFinding<'a> {
    pub id: FindingId,
    pub organisation: Uuid,
    pub study: StudyId,
    pub theme: Option<ThemeId>,
    pub sentence: &'a str,
}

/// Writes a new finding.
pub(crate) async fn insert(change: &Change, new: &NewFinding<'_>) -> Result<()> {
    finding::Entity::insert(finding::ActiveModel {
        id: Set(new.id.0),
        organisation_id: Set(new.organisation),
        study_id: Set(new.study.0),
        theme_id: Set(new.theme.map(|theme| theme.0)),
        sentence: Set(new.sentence.to_owned()),
        version: Set(1),
        created_at: Set(change.stored_at()),
        written_at: Set(change.stored_at()),
        written_by: Set(change.actor().person()),
        written_role: Set(change.actor().signing_role(Some(new.organisation)).to_owned()),
        stood_at: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Writes a new wording; what was agreed of the old one counts no longer.
///
/// # Errors
/// [`Error::Conflict`] when somebody else wrote meanwhile.
pub(crate) async fn rewrite(change: &Change, old: &Finding, sentence: &str, version: i64) -> Result<()> {
    let touched = finding::Entity::update_many()
        .col_expr(finding::Column::Sentence, Expr::value(sentence))
        .col_expr(finding::Column::Version, Expr::value(version + 1))
        .col_expr(finding::Column::WrittenAt, Expr::value(change.stored_at()))
        .col_expr(finding::Column::WrittenBy, Expr::value(change.actor().person()))
        .col_expr(
            finding::Column::WrittenRole,
            Expr::value(change.actor().signing_role(Some(old.organisation))),
        )
        .col_expr(finding::Column::StoodAt, Expr::value(Option::<DateTimeUtc>::None))
        .filter(finding::Column::Id.eq(old.id.0))
        .filter(finding::Column::Version.eq(version))
        .exec(change.tx())
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("analysis-finding-changed"))
    } else {
        Ok(())
    }
}

/// Writes since when a finding stands, or that it does no longer.
pub(crate) async fn set_stood(change: &Change, id: FindingId, stands: bool) -> Result<()> {
    finding::Entity::update_many()
        .col_expr(
            finding::Column::StoodAt,
            Expr::value(stands.then(|| change.stored_at())),
        )
        .filter(finding::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Waits for other changes of the same finding, on PostgreSQL too.
pub(crate) async fn lock(tx: &impl ConnectionTrait, id: FindingId) -> Result<()> {
    finding::Entity::update_many()
        .col_expr(finding::Column::Version, Expr::col(finding::Column::Version))
        .filter(finding::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes what a member says of a wording, over what they said before.
pub(crate) async fn answer(
    change: &Change,
    found: &Finding,
    college: College,
    by: (Uuid, &str, &str),
    objection: Option<&str>,
) -> Result<()> {
    let (person, name, role) = by;
    withdraw_answer(change, found.id, person).await?;
    answer::Entity::insert(answer::ActiveModel {
        id: Set(change.fresh_id()),
        finding_id: Set(found.id.0),
        organisation_id: Set(found.organisation),
        version: Set(found.version),
        person_id: Set(person),
        name: Set(name.to_owned()),
        role: Set(role.to_owned()),
        college: Set(college.code().to_owned()),
        objection: Set(objection.map(str::to_owned)),
        answered_at: Set(change.stored_at()),
        withdrawn_at: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Did a person answer the present wording?
pub(crate) async fn has_answered(app: &App, found: &Finding, person: Uuid) -> Result<bool> {
    let row = answer::Entity::find()
        .filter(answer::Column::FindingId.eq(found.id.0))
        .filter(answer::Column::Version.eq(found.version))
        .filter(answer::Column::PersonId.eq(person))
        .filter(answer::Column::WithdrawnAt.is_null())
        .one(app.db.read())
        .await?;
    Ok(row.is_some())
}

/// Takes back what a member said; says whether there was anything.
pub(crate) async fn withdraw_answer(change: &Change, id: FindingId, person: Uuid) -> Result<bool> {
    let touched = answer::Entity::update_many()
        .col_expr(answer::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .filter(answer::Column::FindingId.eq(id.0))
        .filter(answer::Column::PersonId.eq(person))
        .filter(answer::Column::WithdrawnAt.is_null())
        .exec(change.tx())
        .await?
        .rows_affected;
    Ok(touched > 0)
}
