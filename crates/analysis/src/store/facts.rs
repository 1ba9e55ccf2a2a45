//! How far a study is, in a few counts.

use super::{agreed, codings, readers, samples, statement, unknowns};
use crate::{StudyId, study::Facts};
use platform::{College, Result, Scope};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The facts of one study.
pub(crate) async fn of(tx: &impl ConnectionTrait, scope: &Scope, study: StudyId) -> Result<Facts> {
    let readers = readers::list(tx, scope, study).await?;
    let of_college = |college| i64::try_from(readers.iter().filter(|r| r.college == college).count()).unwrap_or(0);
    Ok(Facts {
        themes: count(tx, "select count(*) as n from themes t join studies s on s.codebook_id = t.codebook_id where s.id = $1 and t.retired_at is null", study).await?,
        users: of_college(College::Users),
        professionals: of_college(College::Professionals),
        finished: i64::try_from(readers.iter().filter(|r| r.finished_at.is_some()).count()).unwrap_or(0),
        sample_withdrawn: samples::withdrawn_count(tx, study).await?,
        coding_began: codings::began(tx, study).await?,
        measured: count(tx, "select count(*) as n from agreements where study_id = $1", study).await? > 0,
        to_settle: to_settle(tx, study).await?,
        agreed: agreed::count(tx, study).await?,
        examples: agreed::examples_count(tx, study).await?,
        learned: count(tx, "select count(*) as n from models where study_id = $1 and proposed_at is not null and origin = 'learned'", study).await? > 0,
        busy: busy(tx, study).await?,
        // Tallies answer at once where a million proposals would be counted.
        pending: count(tx, "select cast(coalesce(sum(n), 0) as bigint) as n from tallies where study_id = $1 and axis = 'month' and origin = 'tool'", study).await?,
        unknown: unknowns::count(tx, study).await?,
        corpus_withdrawn: count(tx, "select count(*) as n from study_expressions where study_id = $1 and withdrawn_at is not null", study).await?,
        findings: count(tx, "select count(*) as n from findings where study_id = $1", study).await?,
        standing: count(tx, "select count(*) as n from findings where study_id = $1 and stood_at is not null", study).await?,
    })
}

async fn count(tx: &impl ConnectionTrait, sql: &str, study: StudyId) -> Result<i64> {
    let row = tx.query_one_raw(statement(tx, sql, vec![study.0.into()])).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}

/// Expressions of a closed reading that have no coding of record yet.
pub(crate) async fn to_settle(tx: &impl ConnectionTrait, study: StudyId) -> Result<i64> {
    let sql = "select count(*) as n from study_samples s join studies x on x.id = s.study_id \
               where s.study_id = $1 and s.withdrawn_at is null and x.closed_at is not null and exists \
               (select 1 from agreements m where m.study_id = s.study_id) and not exists \
               (select 1 from agreed_codings a where a.study_id = s.study_id and a.number = s.number)";
    count(tx, sql, study).await
}

/// Is a job of this study waiting or running?
async fn busy(tx: &impl ConnectionTrait, study: StudyId) -> Result<bool> {
    let keys = job_keys(study.0);
    let sql = "select count(*) as n from jobs where unique_key in ($1, $2, $3) and state in ('waiting', 'running')";
    let row = tx
        .query_one_raw(statement(tx, sql, keys.into_iter().map(Into::into).collect()))
        .await?;
    Ok(row.map(|row| row.try_get::<i64>("", "n")).transpose()?.unwrap_or(0) > 0)
}

/// Is a job with this key waiting or running?
pub(crate) async fn is_under_way(tx: &impl ConnectionTrait, key: &str) -> Result<bool> {
    let sql = "select count(*) as n from jobs where unique_key = $1 and state in ('waiting', 'running')";
    let row = tx.query_one_raw(statement(tx, sql, vec![key.into()])).await?;
    Ok(row.map(|row| row.try_get::<i64>("", "n")).transpose()?.unwrap_or(0) > 0)
}

/// The unique keys of a study's jobs.
pub(crate) fn job_keys(study: Uuid) -> [String; 3] {
    ["freeze", "measure", "learn"].map(|verb| format!("analysis.{verb}/{study}"))
}
