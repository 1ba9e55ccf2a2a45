//! What the model proposes, until a person confirms or refuses.

use super::{corpus::Place, statement, tables::proposal};
use crate::{
    StudyId, ThemeId,
    coding::Tone,
    tally::{Counted, Deltas, Says},
};
use expressions::ExpressionId;
use platform::{App, Change, Error, Result, Scope};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Proposed,
    Confirmed,
    Refused,
}

impl State {
    /// As stored.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
        }
    }
}

/// One proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    pub number: i64,
    pub expression: ExpressionId,
    pub theme: ThemeId,
    /// In thousandths.
    pub confidence: i64,
    pub tone: Tone,
    pub month: String,
    pub place: String,
}

impl Proposal {
    fn counted(&self) -> Counted {
        Counted {
            theme: self.theme,
            tone: self.tone,
            month: self.month.clone(),
            place: self.place.clone(),
        }
    }
}

/// Every proposal of some expressions, waiting or decided. State and order are seen to by the
/// callers: asked of the database, they draw it to the index of the queue, which holds them all.
async fn of_numbers(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64]) -> Result<Vec<proposal::Model>> {
    let mut found = Vec::new();
    for some in numbers.chunks(500) {
        let rows = proposal::Entity::find()
            .filter(proposal::Column::StudyId.eq(study.0))
            .filter(proposal::Column::Number.is_in(some.iter().copied()))
            .all(tx)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

fn is_waiting(row: &proposal::Model) -> bool {
    row.state == State::Proposed.code()
}

/// The proposals of some expressions that wait for a person, surest first.
pub(crate) async fn pending(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    study: StudyId,
    numbers: &[i64],
) -> Result<Vec<Proposal>> {
    let rows = of_numbers(tx, study, numbers).await?;
    let waiting = rows
        .into_iter()
        .filter(|row| is_waiting(row) && scope.allows(row.organisation_id));
    let mut found: Vec<Proposal> = waiting.filter_map(proposal_of).collect();
    found.sort_by_key(|one| (one.number, -one.confidence, one.theme));
    Ok(found)
}

/// The next expression of the queue, most uncertain first, after a place of the queue; its place comes with it.
pub(crate) async fn next(
    app: &App,
    scope: &Scope,
    study: StudyId,
    after: Option<(i64, i64)>,
) -> Result<Option<Proposal>> {
    let mut query = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.eq(State::Proposed.code()))
        .filter(scope.condition(proposal::Column::OrganisationId));
    if let Some((confidence, number)) = after {
        let later = sea_orm::Condition::any()
            .add(proposal::Column::Confidence.gt(confidence))
            .add(
                sea_orm::Condition::all()
                    .add(proposal::Column::Confidence.eq(confidence))
                    .add(proposal::Column::Number.gt(number)),
            );
        // The first condition bounds what the index reads; the second says where exactly.
        query = query.filter(proposal::Column::Confidence.gte(confidence)).filter(later);
    }
    let row = query
        .order_by_asc(proposal::Column::Confidence)
        .order_by_asc(proposal::Column::Number)
        .one(app.db.read())
        .await?;
    Ok(row.and_then(proposal_of))
}

/// How many themes of a study were decided by people since a moment: when to learn again.
pub(crate) async fn decided_since(tx: &impl ConnectionTrait, study: StudyId, since: jiff::Timestamp) -> Result<i64> {
    let n = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.is_in([State::Confirmed.code(), State::Refused.code()]))
        .filter(proposal::Column::DecidedAt.gt(platform::db::stored_time(since)))
        .count(tx)
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Decides one proposal; its count leaves the tool. The caller holds the study's lock.
///
/// # Errors
/// [`Error::Conflict`] when somebody decided it meanwhile.
pub(crate) async fn decide(
    change: &Change,
    study: StudyId,
    one: &Proposal,
    state: State,
    deltas: &mut Deltas,
) -> Result<()> {
    let touched = proposal::Entity::update_many()
        .col_expr(proposal::Column::State, Expr::value(state.code()))
        .col_expr(proposal::Column::DecidedAt, Expr::value(change.stored_at()))
        .col_expr(proposal::Column::DecidedBy, Expr::value(change.actor().person()))
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::Number.eq(one.number))
        .filter(proposal::Column::ThemeId.eq(one.theme.0))
        .filter(proposal::Column::State.eq(State::Proposed.code()))
        .exec(change.tx())
        .await?
        .rows_affected;
    if touched == 0 {
        return Err(Error::Conflict("analysis-proposal-decided"));
    }
    deltas.add(&one.counted(), Says::Tool, -1);
    Ok(())
}

/// A batch of a model's proposals: for each expression, theme, confidence in thousandths and tone.
pub(crate) struct Batch<'a> {
    pub study: StudyId,
    pub organisation: Uuid,
    pub model: Uuid,
    pub places: &'a [Place],
    pub guesses: &'a [(usize, ThemeId, i64, Tone)],
}

/// Puts a batch in the place of what earlier models proposed for the same expressions. What
/// people decided or agreed stays. The caller holds the study's lock.
pub(crate) async fn replace(change: &Change, batch: &Batch<'_>, deltas: &mut Deltas) -> Result<i64> {
    let numbers: Vec<i64> = batch.places.iter().map(|place| place.number).collect();
    remove_pending(change.tx(), batch.study, &numbers, deltas).await?;
    let decided = decided(change.tx(), batch.study, &numbers).await?;
    let mut rows = Vec::new();
    for (place, theme, confidence, tone) in batch.guesses {
        let Some(place) = batch.places.get(*place) else {
            continue;
        };
        if decided.contains(&(place.number, theme.0)) {
            continue;
        }
        let counted = Counted {
            theme: *theme,
            tone: *tone,
            month: place.month.clone(),
            place: place.place.clone(),
        };
        deltas.add(&counted, Says::Tool, 1);
        rows.push(row_of(batch, place, *theme, *confidence, *tone));
    }
    for some in rows.chunks(400) {
        proposal::Entity::insert_many(some.iter().cloned())
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(i64::try_from(rows.len()).unwrap_or(i64::MAX))
}

fn row_of(batch: &Batch<'_>, place: &Place, theme: ThemeId, confidence: i64, tone: Tone) -> proposal::ActiveModel {
    proposal::ActiveModel {
        study_id: Set(batch.study.0),
        number: Set(place.number),
        theme_id: Set(theme.0),
        organisation_id: Set(batch.organisation),
        expression_id: Set(place.expression.0),
        model_id: Set(batch.model),
        confidence: Set(confidence),
        polarity: Set(tone.code().to_owned()),
        month: Set(place.month.clone()),
        place: Set(place.place.clone()),
        state: Set(State::Proposed.code().to_owned()),
        decided_at: Set(None),
        decided_by: Set(None),
    }
}

async fn decided(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64]) -> Result<BTreeSet<(i64, Uuid)>> {
    let rows = of_numbers(tx, study, numbers).await?;
    Ok(rows
        .into_iter()
        .filter(|row| !is_waiting(row))
        .map(|row| (row.number, row.theme_id))
        .collect())
}

/// Takes proposals that wait out, and out of the counts.
pub(crate) async fn remove_pending(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
    deltas: &mut Deltas,
) -> Result<()> {
    let waiting: Vec<Proposal> = of_numbers(tx, study, numbers)
        .await?
        .into_iter()
        .filter(is_waiting)
        .filter_map(proposal_of)
        .collect();
    for one in &waiting {
        deltas.add(&one.counted(), Says::Tool, -1);
    }
    let touched: BTreeSet<i64> = waiting.iter().map(|one| one.number).collect();
    for some in touched.into_iter().collect::<Vec<_>>().chunks(500) {
        proposal::Entity::delete_many()
            .filter(proposal::Column::StudyId.eq(study.0))
            .filter(proposal::Column::Number.is_in(some.iter().copied()))
            // Not « state = proposed »: that would draw the database to the index of the queue.
            .filter(proposal::Column::State.is_not_in([State::Confirmed.code(), State::Refused.code()]))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes every proposal of some expressions out: their authors took the words back.
pub(crate) async fn remove(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
    deltas: &mut Deltas,
) -> Result<()> {
    remove_pending(tx, study, numbers, deltas).await?;
    proposal::Entity::delete_many()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Of these numbers, those with a proposal that waits.
pub(crate) async fn waiting_numbers(app: &App, study: StudyId, numbers: &[i64]) -> Result<BTreeSet<i64>> {
    let rows = of_numbers(app.db.read(), study, numbers).await?;
    Ok(rows.into_iter().filter(is_waiting).map(|row| row.number).collect())
}

/// Did people confirm or refuse this? How many of each, for the page that explains the tool.
pub(crate) async fn decisions(app: &App, study: StudyId) -> Result<(i64, i64)> {
    let sql = "select state, count(*) as n from proposals where study_id = $1 and state in ('confirmed', 'refused') group by state";
    let rows = app
        .db
        .read()
        .query_all_raw(statement(app.db.read(), sql, vec![study.0.into()]))
        .await?;
    let mut decisions = (0, 0);
    for row in rows {
        let (state, n): (String, i64) = (row.try_get("", "state")?, row.try_get("", "n")?);
        if state == "confirmed" {
            decisions.0 = n
        } else {
            decisions.1 = n
        }
    }
    Ok(decisions)
}

pub(super) fn proposal_of(row: proposal::Model) -> Option<Proposal> {
    Some(Proposal {
        number: row.number,
        expression: ExpressionId(row.expression_id),
        theme: ThemeId(row.theme_id),
        confidence: row.confidence,
        tone: Tone::from_code(&row.polarity)?,
        month: row.month,
        place: row.place,
    })
}
