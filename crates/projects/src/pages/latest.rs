//! The latest give-backs in a few words, for the public home.

use super::{
    given::{self, Given},
    view::Tag,
};
use crate::{give_back::CameOf, store};
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
    /// What it gave, or why it was not done, in a sentence.
    pub outcome: String,
    /// What came of it: the kind of strand, and its tag as kind, icon and words.
    pub came_of: (&'static str, Tag),
    /// Was it decided together, by the record?
    pub together: bool,
    /// What was measured: when, what it says, and the figures.
    pub measured: Option<(String, String, String)>,
    /// Its thread.
    pub thread_url: String,
}

impl PublicGiveBack {
    /// The strand of what came after the decision, which goes on: the cord only from a recorded co-decision.
    #[must_use]
    pub fn strand(&self) -> &'static str {
        if self.together { "together on" } else { "read on" }
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
            latest.push(in_short(t, given::read(app, t, give_back, facts).await?));
        }
    }
    Ok(latest)
}

fn in_short(t: &Reader, given: Given) -> PublicGiveBack {
    let quote = given.quotes.into_iter().next();
    let caption = quote.as_ref().map(|quote| quote.caption.clone()).unwrap_or_default();
    let measured = given
        .effects
        .into_iter()
        .next()
        .map(|effect| (effect.measured, effect.heading, effect.figures));
    let figures = measured.as_ref().map(|(_, _, figures)| figures.clone());
    let done = given.done.into_iter().next();
    let why = given.not_done.into_iter().next().map(|item| item.why);
    let (kind, tag, icon) = given.came_of.drawn();
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
        outcome: match given.came_of {
            CameOf::NotTaken => why.or(done),
            CameOf::Done | CameOf::Running => figures.or(done),
        }
        .unwrap_or_default(),
        came_of: (
            kind,
            Tag {
                kind: tag,
                icon,
                words: t.say(&format!("projects-came-of-{kind}")),
            },
        ),
        together: given.together.is_some(),
        measured,
        thread_url: given.thread_url,
    }
}
