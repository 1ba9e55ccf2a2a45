//! Co-design: what users and professionals say of a version, and who approved it.

use super::tables::{approval, remark};
use crate::campaign::{RemarkId, VersionId};
use jiff::Timestamp;
use platform::{Change, College, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*, sea_query::OnConflict};

/// What somebody said of a question, or of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    pub id: RemarkId,
    /// The question; empty for the whole.
    pub item: String,
    pub words: String,
    /// Other words for the question.
    pub proposal: Option<String>,
    pub college: Option<College>,
    pub role: String,
    pub person: Uuid,
    pub said_at: Timestamp,
    /// Taken or not, with the reason, once answered.
    pub answered: Option<(bool, String)>,
}

/// Who approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Approval {
    pub person: Uuid,
    pub college: Option<College>,
    pub role: String,
    /// Of which state of the version.
    pub edit: i64,
    pub approved_at: Timestamp,
}

/// What was said of a version, the first first.
pub(crate) async fn list(tx: &impl ConnectionTrait, scope: &Scope, of: VersionId) -> Result<Vec<Remark>> {
    let rows = remark::Entity::find()
        .filter(remark::Column::VersionId.eq(of.0))
        .filter(scope.condition(remark::Column::OrganisationId))
        .order_by_asc(remark::Column::SaidAt)
        .order_by_asc(remark::Column::Id)
        .all(tx)
        .await?;
    let one = |row: remark::Model| Remark {
        id: RemarkId(row.id),
        item: row.item_key,
        words: row.words,
        proposal: row.proposal,
        college: College::from_code(&row.college),
        role: row.role,
        person: row.person_id,
        said_at: db::time(row.said_at),
        answered: row.is_taken.map(|is_taken| (is_taken, row.answer.unwrap_or_default())),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// A remark to write.
pub(crate) struct NewRemark<'r> {
    pub version: VersionId,
    pub organisation: Uuid,
    pub item: &'r str,
    pub words: &'r str,
    pub proposal: Option<&'r str>,
    pub college: Option<College>,
    pub person: Uuid,
}

/// Writes a remark.
pub(crate) async fn insert(change: &Change, new: &NewRemark<'_>) -> Result<RemarkId> {
    let id = RemarkId(change.fresh_id());
    remark::Entity::insert(remark::ActiveModel {
        id: Set(id.0),
        version_id: Set(new.version.0),
        organisation_id: Set(new.organisation),
        item_key: Set(new.item.to_owned()),
        words: Set(new.words.to_owned()),
        proposal: Set(new.proposal.map(str::to_owned)),
        college: Set(new.college.map_or("", College::code).to_owned()),
        role: Set(change.actor().signing_role(Some(new.organisation)).to_owned()),
        person_id: Set(new.person),
        said_at: Set(change.stored_at()),
        answered_at: Set(None),
        answered_by: Set(None),
        is_taken: Set(None),
        answer: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(id)
}

/// Answers a remark: taken or not, and why.
///
/// # Errors
/// [`Error::Conflict`] when it was answered meanwhile.
pub(crate) async fn answer(change: &Change, version: VersionId, id: RemarkId, is_taken: bool, why: &str) -> Result<()> {
    let touched = remark::Entity::update_many()
        .col_expr(remark::Column::IsTaken, Expr::value(is_taken))
        .col_expr(remark::Column::Answer, Expr::value(why))
        .col_expr(remark::Column::AnsweredAt, Expr::value(change.stored_at()))
        .col_expr(remark::Column::AnsweredBy, Expr::value(change.actor().person()))
        .filter(remark::Column::Id.eq(id.0))
        .filter(remark::Column::VersionId.eq(version.0))
        .filter(remark::Column::IsTaken.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-remark-answered"));
    }
    Ok(())
}

/// Who approved a version.
pub(crate) async fn approvals(tx: &impl ConnectionTrait, scope: &Scope, of: VersionId) -> Result<Vec<Approval>> {
    let rows = approval::Entity::find()
        .filter(approval::Column::VersionId.eq(of.0))
        .filter(scope.condition(approval::Column::OrganisationId))
        .order_by_asc(approval::Column::ApprovedAt)
        .all(tx)
        .await?;
    let one = |row: approval::Model| Approval {
        person: row.person_id,
        college: College::from_code(&row.college),
        role: row.role,
        edit: row.edit,
        approved_at: db::time(row.approved_at),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Approves the state `edit` of a version; who approves again approves the newer one.
pub(crate) async fn approve(
    change: &Change,
    (version, edit): (VersionId, i64),
    organisation: Uuid,
    college: Option<College>,
    person: Uuid,
) -> Result<()> {
    let row = approval::ActiveModel {
        version_id: Set(version.0),
        person_id: Set(person),
        organisation_id: Set(organisation),
        college: Set(college.map_or("", College::code).to_owned()),
        role: Set(change.actor().signing_role(Some(organisation)).to_owned()),
        edit: Set(edit),
        approved_at: Set(change.stored_at()),
    };
    let again = OnConflict::columns([approval::Column::VersionId, approval::Column::PersonId])
        .update_columns([
            approval::Column::College,
            approval::Column::Role,
            approval::Column::Edit,
            approval::Column::ApprovedAt,
        ])
        .to_owned();
    approval::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}
