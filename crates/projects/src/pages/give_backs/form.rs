//! The form of a give-back.

use crate::give_back::{GiveBack, GiveBackWords, NotDone};
use serde::Deserialize;

/// What the form of a give-back sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GiveBackForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub lead: String,
    #[serde(default)]
    pub decided: String,
    #[serde(default)]
    pub done: String,
    #[serde(default)]
    pub not_done_what: Vec<String>,
    #[serde(default)]
    pub not_done_why: Vec<String>,
    #[serde(default)]
    pub quotes: Vec<String>,
}

impl GiveBackForm {
    pub fn of(give_back: &GiveBack) -> Self {
        let words = give_back.words.clone();
        Self {
            version: give_back.version,
            title: words.title,
            lead: words.lead,
            decided: words.decided,
            done: words.done,
            not_done_what: words.not_done.iter().map(|item| item.what.clone()).collect(),
            not_done_why: words.not_done.iter().map(|item| item.why.clone()).collect(),
            quotes: words.quotes.iter().map(ToString::to_string).collect(),
        }
    }

    pub fn not_done(&self) -> Vec<NotDone> {
        let rows = self.not_done_what.len().max(self.not_done_why.len());
        let text = |all: &[String], row: usize| all.get(row).cloned().unwrap_or_default();
        (0..rows)
            .map(|row| NotDone {
                what: text(&self.not_done_what, row),
                why: text(&self.not_done_why, row),
            })
            .collect()
    }

    pub fn words(&self) -> GiveBackWords {
        GiveBackWords {
            title: self.title.clone(),
            lead: self.lead.clone(),
            decided: self.decided.clone(),
            done: self.done.clone(),
            not_done: self.not_done(),
            quotes: self.quotes.iter().filter_map(|quote| quote.parse().ok()).collect(),
        }
    }
}
