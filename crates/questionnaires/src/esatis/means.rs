//! Means of a file: of the nation and of each region, to see oneself beside them; never an order of establishments.

use super::OfficialRow;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The mean of the establishments that have a score, each counted once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EstablishmentMean {
    /// How many establishments.
    pub n: i64,
    /// Their mean, from 0 to 100.
    pub mean: f64,
}

/// Means by key of score.
pub type ByKey = BTreeMap<String, EstablishmentMean>;

/// The means of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Means {
    /// Of all establishments.
    pub nation: ByKey,
    /// Of those of each region, as the file names it.
    pub regions: BTreeMap<String, ByKey>,
}

/// Establishments of a region under which its mean would tell somebody else's score.
const LEAST: i64 = 3;

impl Means {
    /// Of these rows.
    #[must_use]
    pub fn of(rows: &[OfficialRow]) -> Self {
        let mut regions: BTreeMap<&str, Vec<&OfficialRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| !row.region.is_empty()) {
            regions.entry(&row.region).or_default().push(row);
        }
        let of_region =
            |(region, rows): (&str, Vec<&OfficialRow>)| (region.to_owned(), by_key(rows.into_iter(), LEAST));
        Self {
            nation: by_key(rows.iter(), 1),
            regions: regions.into_iter().map(of_region).collect(),
        }
    }

    /// The mean of a region, where enough establishments have this score.
    #[must_use]
    pub fn region(&self, region: &str, key: &str) -> Option<EstablishmentMean> {
        self.regions.get(region)?.get(key).copied()
    }
}

fn by_key<'r>(rows: impl Iterator<Item = &'r OfficialRow>, least: i64) -> ByKey {
    let mut sums: BTreeMap<&str, (i64, f64)> = BTreeMap::new();
    for row in rows {
        for (key, measured) in &row.figures.scores {
            let (n, sum) = sums.entry(key).or_default();
            *n += 1;
            *sum += measured.score;
        }
    }
    let mean = |(key, (n, sum)): (&str, (i64, f64))| {
        #[expect(clippy::cast_precision_loss, reason = "some thousand establishments")]
        let mean = sum / n as f64;
        (n >= least).then(|| (key.to_owned(), EstablishmentMean { n, mean }))
    };
    sums.into_iter().filter_map(mean).collect()
}
