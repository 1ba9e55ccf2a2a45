//! Counts and sums of answers, kept up to date in the transaction of each answer.

use super::tables::{answer_count, answer_sum};
use crate::{
    campaign::{CampaignId, ParticipantId},
    tally::{Deltas, Sum},
};
use platform::{Result, Scope};
use sea_orm::{ConnectionTrait, Statement, Value, entity::prelude::*};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Rows of one statement: eight values each, well under what SQLite takes.
const ROWS: usize = 400;

/// Under which counts stand together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub organisation: Uuid,
    /// `2026-11`.
    pub month: String,
    pub is_complete: bool,
}

/// Adds what answers changed. Cells and keys go in one order, so that two changes at once never wait for each other.
pub(crate) async fn add(tx: &impl ConnectionTrait, cells: &BTreeMap<Cell, Deltas>) -> Result<()> {
    let mut counts: Vec<Vec<Value>> = Vec::new();
    let mut sums: Vec<Vec<Value>> = Vec::new();
    for (cell, deltas) in cells {
        for ((item, code), n) in &deltas.counts {
            let mut row = key(cell);
            row.extend([
                item.as_str().into(),
                code.as_str().into(),
                cell.organisation.into(),
                (*n).into(),
            ]);
            counts.push(row);
        }
        for (item, sum) in &deltas.sums {
            let mut row = key(cell);
            row.extend([item.as_str().into(), cell.organisation.into()]);
            row.extend([sum.n.into(), sum.sum.into(), sum.squares.into()]);
            sums.push(row);
        }
    }
    upsert(
        tx,
        counts,
        "answer_counts (campaign_id, participant_id, month, is_complete, item, code, organisation_id, n)",
        "(campaign_id, participant_id, month, is_complete, item, code) do update set n = answer_counts.n + excluded.n",
    )
    .await?;
    upsert(
        tx,
        sums,
        "answer_sums (campaign_id, participant_id, month, is_complete, item, organisation_id, n, total, squares)",
        "(campaign_id, participant_id, month, is_complete, item) do update set n = answer_sums.n + excluded.n, \
         total = answer_sums.total + excluded.total, squares = answer_sums.squares + excluded.squares",
    )
    .await
}

fn key(cell: &Cell) -> Vec<Value> {
    vec![
        cell.campaign.0.into(),
        cell.participant.0.into(),
        cell.month.as_str().into(),
        cell.is_complete.into(),
    ]
}

async fn upsert(tx: &impl ConnectionTrait, rows: Vec<Vec<Value>>, into: &str, conflict: &str) -> Result<()> {
    for some in rows.chunks(ROWS) {
        let mut sql = format!("insert into {into} values ");
        let mut values = Vec::new();
        for (at, row) in some.iter().enumerate() {
            sql.push_str(if at == 0 { "(" } else { ", (" });
            for (place, value) in row.iter().enumerate() {
                values.push(value.clone());
                let comma = if place == 0 { "" } else { ", " };
                let _ = write!(sql, "{comma}${}", values.len());
            }
            sql.push(')');
        }
        sql.push_str(" on conflict ");
        sql.push_str(conflict);
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}

/// What is asked of the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Only this establishment's; all of the campaign's without one.
    pub participant: Option<ParticipantId>,
    /// Only these establishments' together; all without any.
    pub among: Vec<ParticipantId>,
    /// From this month on, and up to that one.
    pub months: (Option<String>, Option<String>),
    /// Complete answers, or those that were not finished.
    pub is_complete: bool,
}

/// The counts and sums of a campaign.
pub(crate) async fn read(tx: &impl ConnectionTrait, scope: &Scope, of: CampaignId, asked: &Asked) -> Result<Deltas> {
    use answer_count::Column as Count;
    let mut query = answer_count::Entity::find()
        .filter(Count::CampaignId.eq(of.0))
        .filter(Count::IsComplete.eq(asked.is_complete))
        .filter(scope.condition_on_named(Count::OrganisationId));
    if let Some(participant) = asked.participant {
        query = query.filter(Count::ParticipantId.eq(participant.0));
    }
    if !asked.among.is_empty() {
        query = query.filter(Count::ParticipantId.is_in(asked.among.iter().map(|one| one.0)));
    }
    if let Some(from) = &asked.months.0 {
        query = query.filter(Count::Month.gte(from.as_str()));
    }
    if let Some(to) = &asked.months.1 {
        query = query.filter(Count::Month.lte(to.as_str()));
    }
    let mut deltas = Deltas::default();
    for row in query.all(tx).await? {
        *deltas.counts.entry((row.item, row.code)).or_default() += row.n;
    }
    sums(tx, scope, of, asked, &mut deltas).await?;
    Ok(deltas)
}

async fn sums(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    of: CampaignId,
    asked: &Asked,
    into: &mut Deltas,
) -> Result<()> {
    use answer_sum::Column;
    let mut query = answer_sum::Entity::find()
        .filter(Column::CampaignId.eq(of.0))
        .filter(Column::IsComplete.eq(asked.is_complete))
        .filter(scope.condition_on_named(Column::OrganisationId));
    if let Some(participant) = asked.participant {
        query = query.filter(Column::ParticipantId.eq(participant.0));
    }
    if !asked.among.is_empty() {
        query = query.filter(Column::ParticipantId.is_in(asked.among.iter().map(|one| one.0)));
    }
    if let Some(from) = &asked.months.0 {
        query = query.filter(Column::Month.gte(from.as_str()));
    }
    if let Some(to) = &asked.months.1 {
        query = query.filter(Column::Month.lte(to.as_str()));
    }
    for row in query.all(tx).await? {
        let sum = Sum {
            n: row.n,
            sum: row.total,
            squares: row.squares,
        };
        into.sums.entry(row.item).or_default().add(sum, 1);
    }
    Ok(())
}

/// Whole answers by establishment: complete, and not finished.
pub(crate) async fn by_participant(
    tx: &impl ConnectionTrait,
    of: CampaignId,
) -> Result<BTreeMap<ParticipantId, (i64, i64)>> {
    use answer_count::Column as Count;
    let rows = answer_count::Entity::find()
        .filter(Count::CampaignId.eq(of.0))
        .filter(Count::Item.eq(crate::tally::ALL))
        .filter(Count::Code.eq(crate::tally::ANSWERED))
        .all(tx)
        .await?;
    let mut found: BTreeMap<ParticipantId, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let (complete, partial) = found.entry(ParticipantId(row.participant_id)).or_default();
        *(if row.is_complete { complete } else { partial }) += row.n;
    }
    Ok(found)
}
