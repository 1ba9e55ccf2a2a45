//! The vectors of the studies that were asked last, kept at hand: a list of a million is compared in a blink, not read.

use super::Meaning;
use crate::{StudyId, store};
use jiff::Timestamp;
use platform::{App, Result};
use std::sync::{Arc, Mutex, PoisonError};
use verbatim::{encoder::Vector, similar::Similar};

/// Vectors kept at hand for all studies together: some 600 MiB; the study that was asked last is always kept.
const MOST_KEPT: usize = 1_500_000;
/// Vectors of one reading.
const BATCH: u64 = 2_000;

/// The vectors of one study.
#[derive(Default)]
pub(crate) struct Index {
    /// Of each row, the number of its expression.
    pub numbers: Vec<i64>,
    pub similar: Similar,
}

impl Index {
    /// Adds an expression.
    pub fn push(&mut self, number: i64, vector: &Vector) {
        self.numbers.push(number);
        self.similar.push(vector);
    }
}

/// What an index was made of: made anew when any of it is another.
type Stamp = (String, Option<Timestamp>, Option<Timestamp>, i64);

struct Kept {
    study: StudyId,
    stamp: Stamp,
    index: Arc<Index>,
}

/// The last asked comes last.
static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// The vectors of a study, from memory or read now.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn indexed(app: &App, of: &Meaning) -> Result<Arc<Index>> {
    let stamp = (of.encoder.clone(), of.read_at, of.changed_at, of.text_count);
    if let Some(index) = kept(of.study, &stamp) {
        return Ok(index);
    }
    let mut index = Index::default();
    let mut after = i64::MIN;
    loop {
        let batch = store::meanings::after(app, of.study, after, BATCH).await?;
        let Some((last, _)) = batch.last() else { break };
        after = *last;
        for (number, vector) in &batch {
            index.push(*number, vector);
        }
    }
    let index = Arc::new(index);
    keep(of.study, stamp, Arc::clone(&index));
    Ok(index)
}

fn kept(study: StudyId, stamp: &Stamp) -> Option<Arc<Index>> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let at = kept.iter().position(|one| one.study == study)?;
    let one = kept.remove(at);
    if one.stamp != *stamp {
        return None;
    }
    let index = Arc::clone(&one.index);
    kept.push(one);
    Some(index)
}

fn keep(study: StudyId, stamp: Stamp, index: Arc<Index>) {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|one| one.study != study);
    kept.push(Kept { study, stamp, index });
    let mut total: usize = kept.iter().map(|one| one.index.numbers.len()).sum();
    while total > MOST_KEPT && kept.len() > 1 {
        total -= kept.remove(0).index.numbers.len();
    }
}
