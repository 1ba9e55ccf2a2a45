//! Drafts of a machine, their sentences, and what these cite.

use super::tables::{draft_citation, draft_sentence, machine_draft};
use crate::{
    StudyId, ThemeId,
    machine_draft::{LeftOut, MachineDraft, Sentence},
    tally::Says,
};
use expressions::ExpressionId;
use jiff::Timestamp;
use platform::{Change, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers of one statement, well under what SQLite takes.
const NUMBERS: usize = 500;

/// The draft of a theme; nothing when nobody asked for one.
pub(crate) async fn get(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    study: StudyId,
    theme: ThemeId,
) -> Result<Option<MachineDraft>> {
    let row = machine_draft::Entity::find_by_id((study.0, theme.0))
        .filter(scope.condition(machine_draft::Column::OrganisationId))
        .one(tx)
        .await?;
    row.map(draft_of).transpose()
}

fn draft_of(row: machine_draft::Model) -> Result<MachineDraft> {
    Ok(MachineDraft {
        study: StudyId(row.study_id),
        theme: ThemeId(row.theme_id),
        organisation: row.organisation_id,
        says: Says::from_code(&row.says),
        model: row.model,
        host: row.host,
        asked_at: db::time(row.asked_at),
        asked_by: row.asked_by,
        stopped_at: row.stopped_at.map(db::time),
        changed_at: row.changed_at.map(db::time),
        sent_at: row.sent_at.map(db::time),
        sent_count: row.sent_count,
        made_at: row.made_at.map(db::time),
        failure: row.failure,
        left_out: serde_json::from_value(row.left_out)?,
        lost_count: row.lost_count,
    })
}

/// The sentences of a draft in their order. The caller has read the draft in its scope.
pub(crate) async fn sentences(tx: &impl ConnectionTrait, study: StudyId, theme: ThemeId) -> Result<Vec<Sentence>> {
    let rows = draft_sentence::Entity::find()
        .filter(draft_sentence::Column::StudyId.eq(study.0))
        .filter(draft_sentence::Column::ThemeId.eq(theme.0))
        .order_by_asc(draft_sentence::Column::Position)
        .all(tx)
        .await?;
    let cited = draft_citation::Entity::find()
        .filter(draft_citation::Column::StudyId.eq(study.0))
        .filter(draft_citation::Column::ThemeId.eq(theme.0))
        .order_by_asc(draft_citation::Column::Place)
        .all(tx)
        .await?;
    let mut cites: BTreeMap<i64, Vec<(i64, ExpressionId)>> = BTreeMap::new();
    for row in cited {
        let one = (row.number, ExpressionId(row.expression_id));
        cites.entry(row.position).or_default().push(one);
    }
    let sentence = |row: draft_sentence::Model| Sentence {
        cites: cites.remove(&row.position).unwrap_or_default(),
        position: row.position,
        words: row.words,
    };
    Ok(rows.into_iter().map(sentence).collect())
}

/// What is asked for, of whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewDraft<'a> {
    pub study: StudyId,
    pub theme: ThemeId,
    pub organisation: Uuid,
    pub says: Says,
    pub model: &'a str,
    pub host: &'a str,
}

/// Notes that somebody asks for a draft, in the place of the one before. The caller holds the study's lock.
pub(crate) async fn ask(change: &Change, new: &NewDraft<'_>) -> Result<()> {
    delete(change.tx(), new.study, new.theme).await?;
    let row = machine_draft::ActiveModel {
        study_id: Set(new.study.0),
        theme_id: Set(new.theme.0),
        organisation_id: Set(new.organisation),
        says: Set(new.says.code().to_owned()),
        model: Set(new.model.to_owned()),
        host: Set(new.host.to_owned()),
        asked_at: Set(change.stored_at()),
        asked_by: Set(change.actor().person()),
        stopped_at: Set(None),
        stopped_by: Set(None),
        changed_at: Set(None),
        sent_at: Set(None),
        sent_count: Set(0),
        made_at: Set(None),
        failure: Set(None),
        left_out: Set(json!(LeftOut::default())),
        lost_count: Set(0),
    };
    machine_draft::Entity::insert(row)
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// Takes a draft away with its sentences; says whether there was one.
pub(crate) async fn delete(tx: &impl ConnectionTrait, study: StudyId, theme: ThemeId) -> Result<bool> {
    draft_citation::Entity::delete_many()
        .filter(draft_citation::Column::StudyId.eq(study.0))
        .filter(draft_citation::Column::ThemeId.eq(theme.0))
        .exec(tx)
        .await?;
    draft_sentence::Entity::delete_many()
        .filter(draft_sentence::Column::StudyId.eq(study.0))
        .filter(draft_sentence::Column::ThemeId.eq(theme.0))
        .exec(tx)
        .await?;
    let gone = machine_draft::Entity::delete_by_id((study.0, theme.0)).exec(tx).await?;
    Ok(gone.rows_affected > 0)
}

/// Notes that somebody stopped a draft; says whether it was still to be stopped.
pub(crate) async fn stop(change: &Change, study: StudyId, theme: ThemeId) -> Result<bool> {
    let touched = machine_draft::Entity::update_many()
        .col_expr(machine_draft::Column::StoppedAt, Expr::value(change.stored_at()))
        .col_expr(machine_draft::Column::StoppedBy, Expr::value(change.actor().person()))
        .filter(machine_draft::Column::StudyId.eq(study.0))
        .filter(machine_draft::Column::ThemeId.eq(theme.0))
        .filter(machine_draft::Column::StoppedAt.is_null())
        .filter(machine_draft::Column::MadeAt.is_null())
        .filter(machine_draft::Column::Failure.is_null())
        .exec(change.tx())
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Notes that so many texts are about to leave.
pub(crate) async fn sent(change: &Change, study: StudyId, theme: ThemeId, count: i64) -> Result<()> {
    machine_draft::Entity::update_many()
        .col_expr(machine_draft::Column::SentAt, Expr::value(change.stored_at()))
        .col_expr(machine_draft::Column::SentCount, Expr::value(count))
        .filter(machine_draft::Column::StudyId.eq(study.0))
        .filter(machine_draft::Column::ThemeId.eq(theme.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Notes why there is no draft.
pub(crate) async fn fail(change: &Change, study: StudyId, theme: ThemeId, failure: &str) -> Result<()> {
    machine_draft::Entity::update_many()
        .col_expr(machine_draft::Column::Failure, Expr::value(failure))
        .filter(machine_draft::Column::StudyId.eq(study.0))
        .filter(machine_draft::Column::ThemeId.eq(theme.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Writes what is left of an answer. The caller holds the study's lock.
pub(crate) async fn finish(
    change: &Change,
    of: &MachineDraft,
    sentences: &[Sentence],
    left_out: LeftOut,
) -> Result<()> {
    let tx = change.tx();
    let sentence = |one: &Sentence| draft_sentence::ActiveModel {
        study_id: Set(of.study.0),
        theme_id: Set(of.theme.0),
        position: Set(one.position),
        organisation_id: Set(of.organisation),
        words: Set(one.words.clone()),
    };
    let citation =
        |one: &Sentence, place: usize, (number, expression): (i64, ExpressionId)| draft_citation::ActiveModel {
            study_id: Set(of.study.0),
            theme_id: Set(of.theme.0),
            position: Set(one.position),
            number: Set(number),
            place: Set(i64::try_from(place).unwrap_or(i64::MAX)),
            organisation_id: Set(of.organisation),
            expression_id: Set(expression.0),
        };
    if !sentences.is_empty() {
        draft_sentence::Entity::insert_many(sentences.iter().map(sentence))
            .exec_without_returning(tx)
            .await?;
    }
    for one in sentences {
        let cites = one.cites.iter().enumerate();
        let rows: Vec<_> = cites.map(|(place, cited)| citation(one, place, *cited)).collect();
        if !rows.is_empty() {
            draft_citation::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
    }
    machine_draft::Entity::update_many()
        .col_expr(machine_draft::Column::MadeAt, Expr::value(change.stored_at()))
        .col_expr(machine_draft::Column::LeftOut, Expr::value(json!(left_out)))
        .filter(machine_draft::Column::StudyId.eq(of.study.0))
        .filter(machine_draft::Column::ThemeId.eq(of.theme.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes out of the drafts of a study the sentences that cite expressions whose words changed then, by being taken back or
/// masked anew; a draft under way must not write what it read before. One that was asked for later read them as they are
/// now. The caller holds the study's lock.
pub(crate) async fn remove(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64], at: Timestamp) -> Result<()> {
    let drafts = machine_draft::Entity::find()
        .filter(machine_draft::Column::StudyId.eq(study.0))
        .all(tx)
        .await?;
    for draft in drafts {
        if db::time(draft.asked_at) > at {
            continue;
        }
        let theme = ThemeId(draft.theme_id);
        let lost = lost(tx, study, theme, numbers).await?;
        machine_draft::Entity::update_many()
            .col_expr(machine_draft::Column::ChangedAt, Expr::value(db::stored_time(at)))
            .col_expr(machine_draft::Column::LostCount, Expr::value(draft.lost_count + lost))
            .filter(machine_draft::Column::StudyId.eq(study.0))
            .filter(machine_draft::Column::ThemeId.eq(theme.0))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes out the sentences of a draft that cite one of these; says how many.
async fn lost(tx: &impl ConnectionTrait, study: StudyId, theme: ThemeId, numbers: &[i64]) -> Result<i64> {
    let mut positions = BTreeSet::new();
    for some in numbers.chunks(NUMBERS) {
        let cited = draft_citation::Entity::find()
            .filter(draft_citation::Column::StudyId.eq(study.0))
            .filter(draft_citation::Column::ThemeId.eq(theme.0))
            .filter(draft_citation::Column::Number.is_in(some.iter().copied()))
            .all(tx)
            .await?;
        positions.extend(cited.iter().map(|row| row.position));
    }
    if positions.is_empty() {
        return Ok(0);
    }
    draft_citation::Entity::delete_many()
        .filter(draft_citation::Column::StudyId.eq(study.0))
        .filter(draft_citation::Column::ThemeId.eq(theme.0))
        .filter(draft_citation::Column::Position.is_in(positions.iter().copied()))
        .exec(tx)
        .await?;
    let gone = draft_sentence::Entity::delete_many()
        .filter(draft_sentence::Column::StudyId.eq(study.0))
        .filter(draft_sentence::Column::ThemeId.eq(theme.0))
        .filter(draft_sentence::Column::Position.is_in(positions))
        .exec(tx)
        .await?;
    Ok(i64::try_from(gone.rows_affected).unwrap_or(0))
}
