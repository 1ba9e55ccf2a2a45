//! The codes by which answers of a kind are counted.

use super::Kind;
use crate::value::{FORGOTTEN, NO_OPINION, OTHER};

impl Kind {
    /// Every code that a question can have, in the order of the page.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        let levels = |no_opinion: bool| {
            let mut all: Vec<String> = (1..=5).map(|level: i32| level.to_string()).collect();
            if no_opinion {
                all.push(NO_OPINION.to_owned());
            }
            all
        };
        match self {
            Self::Scale { no_opinion, .. } => levels(*no_opinion),
            Self::YesNo { forgotten } => {
                let all = ["yes", "no", FORGOTTEN];
                all[..if *forgotten { 3 } else { 2 }]
                    .iter()
                    .map(|code| (*code).to_owned())
                    .collect()
            }
            Self::Single { choices, other } | Self::Multiple { choices, other, .. } => {
                let mut all: Vec<String> = choices.iter().map(|choice| choice.code.clone()).collect();
                if *other {
                    all.push(OTHER.to_owned());
                }
                all
            }
            Self::Rating { .. } => (0..=10).map(|n: i32| n.to_string()).collect(),
            Self::Matrix {
                rows,
                columns,
                no_opinion,
            } => {
                let answers: Vec<String> = if columns.is_empty() {
                    levels(*no_opinion)
                } else {
                    let mut own: Vec<String> = columns.iter().map(|column| column.code.clone()).collect();
                    if *no_opinion {
                        own.push(NO_OPINION.to_owned());
                    }
                    own
                };
                rows.iter()
                    .flat_map(|row| answers.iter().map(move |answer| format!("{}={answer}", row.code)))
                    .collect()
            }
            Self::Consent => vec!["yes".to_owned()],
            _ => Vec::new(),
        }
    }
}
