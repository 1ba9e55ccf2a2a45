//! What to read next: among what the tool is least sure of, expressions that differ, so that each teaches something else.

use super::super::think;
use crate::{store, study::Study};
use expressions::ExpressionId;
use platform::{App, Result, Scope};
use std::collections::BTreeMap;
use verbatim::coding_next;

/// Expressions that are chosen.
const CHOSEN: usize = 50;
/// Uncertain expressions of either kind among which the choice is made.
const AMONG: u64 = 500;
/// Coded expressions, the latest, that need not be asked again in other words.
const CODED: u64 = 500;

/// Chooses; nothing where nobody asked what the words mean.
pub(super) async fn choose(app: &App, scope: &Scope, study: &Study) -> Result<Vec<(i64, ExpressionId)>> {
    let mut open: BTreeMap<i64, (ExpressionId, i64)> = BTreeMap::new();
    for one in store::proposals::least_sure(app, scope, study.id, AMONG).await? {
        open.insert(one.number, (one.expression, one.confidence));
    }
    for one in store::unknowns::likeliest(app, scope, study.id, AMONG).await? {
        open.insert(one.number, (one.expression, one.confidence));
    }
    let numbers: Vec<i64> = open.keys().copied().collect();
    let known = store::meanings::vectors(app.db.read(), study.id, &numbers).await?;
    let coded = store::agreed::latest_numbers(app, scope, study.id, CODED).await?;
    let coded = store::meanings::vectors(app.db.read(), study.id, &coded).await?;
    let kept: Vec<i64> = numbers
        .into_iter()
        .filter(|number| known.contains_key(number))
        .collect();
    let doubts: Vec<f32> = kept.iter().map(|number| doubt(open[number].1)).collect();
    let chosen = think(move || {
        let vectors: Vec<_> = kept.iter().map(|number| known[number]).collect();
        let coded: Vec<_> = coded.into_values().collect();
        let rows = coding_next(&vectors, &doubts, &coded, CHOSEN);
        rows.into_iter().map(|row| kept[row]).collect::<Vec<i64>>()
    })
    .await?;
    Ok(chosen.into_iter().map(|number| (number, open[&number].0)).collect())
}

/// How unsure the tool is: 1 at one half, nearly nothing at 0 and 1; never nothing, since it may be wrong.
#[expect(clippy::cast_precision_loss, reason = "between 0 and 1000")]
fn doubt(thousandths: i64) -> f32 {
    let confidence = thousandths as f32 / 1000.0;
    (1.0 - (2.0 * confidence - 1.0).abs()).max(0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_is_largest_where_yes_and_no_are_as_likely() {
        assert!(doubt(500) > doubt(300) && doubt(500) > doubt(700));
        assert!(doubt(0) > 0.0 && doubt(1000) > 0.0);
    }
}
