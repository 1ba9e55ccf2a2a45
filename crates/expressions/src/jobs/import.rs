//! Takes the rows of a file: each batch is one transaction with its counts and its place in the file, so that a
//! worker killed at any point loses nothing and doubles nothing.

use super::{Pace, source_of};
use crate::{
    dropped,
    expression::{SourceId, State},
    import::{
        ImportState, LineProblem,
        known::{self, Known, Standing},
        preparing::{self, Batch, How},
    },
    indexing,
    source::{Counts, Source},
    store::{self, attribute::Tally, taking::NewExpression},
};
use platform::{Actor, App, Permission, Result, jobs::Running, search::Facet};
use serde_json::json;
use std::collections::BTreeSet;
use tokio::sync::mpsc;

/// The kind of job.
pub(crate) const NAME: &str = "expressions.import";

/// The job: goes on from the last batch that was committed.
pub(crate) async fn run(running: Running) -> Result<()> {
    let (app, id) = (running.app.clone(), source_of(&running)?);
    let counts = take(&app, &running.actor(), id, &Pace::Job(&running)).await?;
    let change = app.change(&running.actor()).await?;
    running.outcome(&change, &json!(counts)).await?;
    change.commit_unnoted().await
}

/// Takes what is left of a file, to its end.
pub(crate) async fn take(app: &App, actor: &Actor, id: SourceId, pace: &Pace<'_>) -> Result<Counts> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    if source.state != ImportState::Running {
        return Ok(source.counts);
    }
    let how = How::of(app, source.organisation).await?;
    let mut taking = Taking::begin(app, actor, &source).await?;
    let mut batches = batches(app, &source, how, source.rows_read);
    while let Some(batch) = batches.recv().await {
        taking.write(batch?, pace).await?;
    }
    taking.finish().await
}

/// The batches of a file, made ready on a thread of their own while the ones before are written.
pub(crate) fn batches(app: &App, source: &Source, how: How, skip: i64) -> mpsc::Receiver<Result<Batch>> {
    let (to, from) = mpsc::channel(2);
    let (app, source) = (app.clone(), source.clone());
    tokio::task::spawn_blocking(move || preparing::send(&app, &source, &how, skip, &to));
    from
}

struct Taking<'a> {
    app: &'a App,
    actor: &'a Actor,
    source: &'a Source,
    tally: Tally,
    counts: Counts,
}

impl<'a> Taking<'a> {
    async fn begin(app: &'a App, actor: &'a Actor, source: &'a Source) -> Result<Self> {
        let tally = Tally::read(app.db.read(), source.id, &source.wide).await?;
        Ok(Self {
            app,
            actor,
            source,
            tally,
            counts: source.counts,
        })
    }

    async fn write(&mut self, mut batch: Batch, pace: &Pace<'_>) -> Result<()> {
        let source = self.source;
        let mut change = self.app.change(self.actor).await?;
        let known = known::of(self.app, change.tx(), source.organisation, &batch.expressions).await?;
        let total = total(source, &batch);
        let (new, already) = fresh(std::mem::take(&mut batch.expressions), known, &mut batch.problems);
        let counts = counted(&new, already, &batch.problems);
        let facets = self.attribute_facets(&new);
        let mut facets = facets.into_iter();
        store::taking::insert(&mut change, new, |_| facets.next().unwrap_or_default()).await?;
        self.tally.write(change.tx(), source.id, source.organisation).await?;
        store::problem::insert(change.tx(), source.id, &batch.problems).await?;
        store::source::add(&change, source.id, counts, batch.rows_read).await?;
        pace.mark(&change, batch.rows_read, total).await?;
        let detail = json!({ "rows_read": batch.rows_read, "counts": counts });
        change.audit(
            "source.rows-taken",
            &source.id.subject(),
            Some(source.organisation),
            &detail,
        );
        change.commit().await?;
        self.counts = self.counts.plus(counts);
        Ok(())
    }

    /// Counts the named values of new expressions, and says on which each can be filtered.
    fn attribute_facets(&mut self, new: &[NewExpression]) -> Vec<Vec<Facet>> {
        let columns = &self.source.mapping.columns;
        let mut all = Vec::with_capacity(new.len());
        for expression in new {
            if let Some(place) = &expression.place {
                self.tally.count(store::attribute::PLACE, place);
            }
            if let Some(unit) = &expression.unit {
                self.tally.count(store::attribute::UNIT, unit);
            }
            let mut facets = Vec::with_capacity(expression.attributes.len());
            for (at, value) in &expression.attributes {
                let name = &columns[*at];
                if let Some(facet) = indexing::attribute(name, value)
                    && self.tally.count(name, value)
                {
                    facets.push(facet);
                }
            }
            all.push(facets);
        }
        all
    }

    async fn finish(self) -> Result<Counts> {
        let (id, organisation) = (self.source.id, self.source.organisation);
        let mut change = self.app.change(self.actor).await?;
        store::source::finish(&change, id, ImportState::Done).await?;
        change.audit(
            "source.imported",
            &id.subject(),
            Some(organisation),
            &json!(self.counts),
        );
        change
            .event(
                "source.imported",
                &id.subject(),
                Some(organisation),
                json!({ "source": id, "counts": self.counts }),
            )
            .await?;
        change.commit().await?;
        dropped::forget(self.app, &self.source.chunks).await;
        Ok(self.counts)
    }
}

/// Those that are not there yet, and how many are; a number that comes twice in one batch is there the second time.
fn fresh(
    expressions: Vec<NewExpression>,
    mut known: Known,
    problems: &mut Vec<LineProblem>,
) -> (Vec<NewExpression>, i64) {
    let (mut new, mut already) = (Vec::with_capacity(expressions.len()), 0);
    for expression in expressions {
        let Some(words) = known.get(&expression.row_key) else {
            known.insert(expression.row_key.clone(), expression.words_key.clone());
            new.push(expression);
            continue;
        };
        match known::standing(words.as_ref(), expression.words_key.as_ref()) {
            Standing::Already => already += 1,
            Standing::Other => known::tell(problems, expression.line),
        }
    }
    (new, already)
}

fn counted(new: &[NewExpression], already: i64, problems: &[LineProblem]) -> Counts {
    let of = |state: State| i64::try_from(new.iter().filter(|e| e.state == state).count()).unwrap_or(0);
    Counts {
        taken: i64::try_from(new.len()).unwrap_or(0),
        refused: refused(problems),
        already,
        blank: of(State::Blank),
        to_review: of(State::ToReview),
    }
}

/// How many rows these problems refuse.
pub(crate) fn refused(problems: &[LineProblem]) -> i64 {
    let lines: BTreeSet<i64> = problems.iter().filter(|p| p.refuses()).map(|p| p.line).collect();
    i64::try_from(lines.len()).unwrap_or(0)
}

/// How many rows the file has: as the dry run counted, else as its read part lets expect.
pub(crate) fn total(source: &Source, batch: &Batch) -> Option<i64> {
    if let Some(trial) = &source.trial {
        return Some(trial.rows.max(batch.rows_read));
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "an estimate for a progress bar"
    )]
    let expected = (batch.rows_read as f64 / batch.share.clamp(0.001, 1.0)) as i64;
    Some(expected.max(batch.rows_read))
}
