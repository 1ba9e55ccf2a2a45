//! What the model proposes, until a person confirms or refuses.

use super::{
    agreed,
    corpus::Place,
    statement,
    tables::proposal,
    unknowns::{self, Unknown},
};
use crate::{
    StudyId, ThemeId,
    coding::Tone,
    tally::{Counted, Deltas, Says},
};
use expressions::ExpressionId;
use platform::{App, Change, Error, Result, Scope};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, Order, QueryOrder, QuerySelect, entity::prelude::*};
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

/// Every proposal of some expressions, waiting or decided.
async fn of_numbers(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64]) -> Result<Vec<proposal::Model>> {
    let columns = (proposal::Column::StudyId, proposal::Column::Number);
    super::of_numbers::<proposal::Entity>(tx, columns, study, numbers).await
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

/// The next expression of the queue after a place of it, the least sure or the surest first; its place comes with it.
pub(crate) async fn next(
    app: &App,
    scope: &Scope,
    study: StudyId,
    surest_first: bool,
    after: Option<(i64, i64)>,
) -> Result<Option<Proposal>> {
    let mut query = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.eq(State::Proposed.code()))
        .filter(scope.condition(proposal::Column::OrganisationId));
    if let Some((confidence, number)) = after {
        use proposal::Column::{Confidence, Number};
        // The first condition bounds what the index reads; the second says where exactly.
        let (bound, beyond, next) = if surest_first {
            (Confidence.lte(confidence), Confidence.lt(confidence), Number.lt(number))
        } else {
            (Confidence.gte(confidence), Confidence.gt(confidence), Number.gt(number))
        };
        let same = Condition::all().add(Confidence.eq(confidence)).add(next);
        query = query.filter(bound).filter(Condition::any().add(beyond).add(same));
    }
    let order = if surest_first { Order::Desc } else { Order::Asc };
    let row = query
        .order_by(proposal::Column::Confidence, order.clone())
        .order_by(proposal::Column::Number, order)
        .one(app.db.read())
        .await?;
    Ok(row.and_then(proposal_of))
}

/// The proposals that the tool is least sure of.
pub(crate) async fn least_sure(app: &App, scope: &Scope, study: StudyId, limit: u64) -> Result<Vec<Proposal>> {
    let rows = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.eq(State::Proposed.code()))
        .filter(scope.condition(proposal::Column::OrganisationId))
        .order_by_asc(proposal::Column::Confidence)
        .order_by_asc(proposal::Column::Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().filter_map(proposal_of).collect())
}

/// How many decisions people took in a study since a moment, on proposals and where nothing was
/// proposed: when to learn again.
pub(crate) async fn decided_since(tx: &impl ConnectionTrait, study: StudyId, since: jiff::Timestamp) -> Result<i64> {
    let n = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.is_in([State::Confirmed.code(), State::Refused.code()]))
        .filter(proposal::Column::DecidedAt.gt(platform::db::stored_time(since)))
        .count(tx)
        .await?;
    let read = agreed::read_count(tx, study, Some(since)).await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX).saturating_add(read))
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
    /// Which of the places were read, with the confidence of the likeliest theme in thousandths.
    pub read: &'a [(usize, i64)],
}

/// Puts a batch in the place of what earlier models proposed for the same expressions, and notes
/// those for which nothing is proposed. What people decided, or coded since the batch was read,
/// stays. Answers how many proposals, and how many expressions without one. The caller holds the
/// study's lock.
pub(crate) async fn replace(
    change: &Change,
    scope: &Scope,
    batch: &Batch<'_>,
    deltas: &mut Deltas,
) -> Result<(i64, i64)> {
    let numbers: Vec<i64> = batch.places.iter().map(|place| place.number).collect();
    remove_pending(change.tx(), batch.study, &numbers, deltas).await?;
    unknowns::remove(change.tx(), batch.study, &numbers).await?;
    let decided = decided(change.tx(), batch.study, &numbers).await?;
    let coded = agreed::by_numbers(change.tx(), scope, batch.study, &numbers).await?;
    let coded: BTreeSet<i64> = coded.into_iter().map(|one| one.number).collect();
    let (mut rows, mut proposed) = (Vec::new(), BTreeSet::new());
    for (place, theme, confidence, tone) in batch.guesses {
        let Some(place) = batch.places.get(*place).filter(|place| !coded.contains(&place.number)) else {
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
        proposed.insert(place.number);
        rows.push(row_of(batch, place, *theme, *confidence, *tone));
    }
    for some in rows.chunks(400) {
        proposal::Entity::insert_many(some.iter().cloned())
            .exec_without_returning(change.tx())
            .await?;
    }
    let unknown = batch.read.iter().filter_map(|(place, confidence)| {
        let place = batch.places.get(*place)?;
        (!coded.contains(&place.number) && !proposed.contains(&place.number)).then_some(Unknown {
            number: place.number,
            expression: place.expression,
            confidence: *confidence,
        })
    });
    let unknown: Vec<Unknown> = unknown.collect();
    unknowns::add(change.tx(), batch.study, batch.organisation, &unknown).await?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok((count(rows.len()), count(unknown.len())))
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
    unknowns::remove(tx, study, numbers).await?;
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

/// How many proposals that wait are of another model than this one, for tests.
#[cfg(test)]
pub(crate) async fn of_other_models(app: &App, study: StudyId, model: Uuid) -> Result<u64> {
    Ok(proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.eq(State::Proposed.code()))
        .filter(proposal::Column::ModelId.ne(model))
        .count(app.db.read())
        .await?)
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
