//! The latest give-backs in a few words, for the public home.

use super::given::{self, Given};
use crate::store;
use platform::{App, PublicText, Reader, Result};

/// A published give-back in a few words.
pub struct PublicGiveBack {
    /// Its page.
    pub url: String,
    /// Its heading.
    pub title: String,
    /// The words that asked for the change, when they may still be read.
    pub words: Option<PublicText>,
    /// What, where, when; and how many others said it.
    pub caption: String,
    /// What was decided.
    pub answer: String,
    /// Was it decided together, by the record?
    pub together: bool,
    /// What was measured: when, and what it says.
    pub measured: Option<(String, String)>,
    /// Its thread.
    pub thread_url: String,
}

impl PublicGiveBack {
    /// The strand of what came after the decision: the cord only from a recorded co-decision.
    #[must_use]
    pub fn strand(&self) -> &'static str {
        if self.together { "together" } else { "read" }
    }
}

/// The latest published give-backs, newest first, `limit` at most.
///
/// # Errors
/// When the database does not answer.
pub async fn latest_public_give_backs(app: &App, t: &Reader, limit: usize) -> Result<Vec<PublicGiveBack>> {
    let published = store::give_backs::published(app.db.read(), None, 0).await?;
    let mut latest = Vec::new();
    for give_back in published.iter().take(limit) {
        if let Some(facts) = &give_back.facts {
            latest.push(in_short(given::read(app, t, give_back, facts).await?));
        }
    }
    Ok(latest)
}

fn in_short(given: Given) -> PublicGiveBack {
    let quote = given.quotes.into_iter().next();
    let caption = quote.as_ref().map(|quote| quote.caption.clone()).unwrap_or_default();
    PublicGiveBack {
        url: given.url,
        title: given.title,
        words: quote.map(|quote| quote.words),
        caption: if given.others.is_empty() {
            caption
        } else {
            format!("{caption}, {}", given.others)
        },
        answer: given.decided,
        together: given.together.is_some(),
        measured: given
            .effects
            .into_iter()
            .next()
            .map(|effect| (effect.measured, effect.heading)),
        thread_url: given.thread_url,
    }
}
