//! Results beside another wave or the region, as JSON.

use crate::{
    actions::comparing::{Comparison, With},
    comparison::{Compared, NotCompared, Outcome},
    results::Mean,
};
use serde::Serialize;
use uuid::Uuid;

/// One side of a difference.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ComparedSide {
    n: i64,
    mean: f64,
}

/// One score or question beside the other side. Means are from 0 to 100.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ComparedJson {
    key: String,
    score: bool,
    /// `more`, `less` (more than chance), `chance`; or why nothing is given: `few`, `masked`, `changed`.
    said: &'static str,
    own: Option<ComparedSide>,
    other: Option<ComparedSide>,
    difference: Option<f64>,
    /// At 95 %, of two independent samples (Welch).
    interval: Option<[f64; 2]>,
}

/// Results beside others.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ComparisonJson {
    /// Why nothing is compared: `no-wave`, `absent`, `no-region`, `few-others`, `few-elsewhere` or `months`.
    refused: Option<&'static str>,
    /// The other wave.
    campaign: Option<Uuid>,
    /// The region.
    region: Option<String>,
    /// Other establishments of the region that answered.
    others_count: Option<usize>,
    rows: Vec<ComparedJson>,
}

/// A comparison, or why there is none.
pub(super) fn comparison_json(of: &Result<Comparison, NotCompared>) -> ComparisonJson {
    let mut json = ComparisonJson {
        refused: None,
        campaign: None,
        region: None,
        others_count: None,
        rows: Vec::new(),
    };
    match of {
        Err(why) => json.refused = Some(why.code()),
        Ok(found) => {
            match &found.with {
                With::Wave(wave) => json.campaign = Some(wave.id.0),
                With::Region(name, others) => {
                    json.region = Some(name.clone());
                    json.others_count = Some(*others);
                }
            }
            json.rows = found.rows.iter().map(row).collect();
        }
    }
    json
}

fn row(one: &Compared) -> ComparedJson {
    let side = |mean: Mean| ComparedSide {
        n: mean.n,
        mean: mean.mean,
    };
    let shown = match one.outcome {
        Outcome::Shown(found) => Some(found),
        _ => None,
    };
    ComparedJson {
        key: one.key.clone(),
        score: one.is_score,
        said: one.outcome.code(),
        own: shown.map(|found| side(found.own)),
        other: shown.map(|found| side(found.other)),
        difference: shown.map(|found| found.difference),
        interval: shown.map(|found| [found.interval.0, found.interval.1]),
    }
}
