//! The organisation's own words: what it always masks, what it never masks.

use super::Policy;
use super::lexicon::NEVER;
use super::span::{Kind, Reason, Span};
use super::words::Words;
use crate::hash::StableMap;

/// An organisation's own lists. Entries are words or phrases; accents and capitals do not matter.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    always: Phrases,
    never: Phrases,
    policy: Policy,
}

/// Phrases as folded words, by their first word.
type Phrases = StableMap<String, Vec<Vec<String>>>;

impl Lists {
    /// `always` are masked wherever they stand (staff with rare names); `never` are not taken for names (the
    /// establishment's buildings and services). A phrase in both is masked.
    pub fn new(always: &[&str], never: &[&str]) -> Self {
        Self {
            always: phrases(always),
            never: phrases(never),
            policy: Policy::default(),
        }
    }

    /// The same under a policy of the organisation.
    #[must_use]
    pub fn under(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// What the organisation chose.
    pub(super) fn policy(&self) -> Policy {
        self.policy
    }

    /// Marks what is never masked, and adds spans for what always is.
    pub(super) fn mark(&self, words: &mut Words<'_>, found: &mut Vec<Span>) {
        if self.always.is_empty() && self.never.is_empty() {
            return;
        }
        for at in 0..words.len() {
            if let Some(length) = longest(&self.never, words, at) {
                words.list[at..at + length]
                    .iter_mut()
                    .for_each(|word| word.flags |= NEVER);
            }
            if let Some(length) = longest(&self.always, words, at) {
                let (start, end) = (words.list[at].start, words.list[at + length - 1].end);
                found.push(Span::new(start, end, Kind::Name, Reason::OrganisationList, 1.0));
            }
        }
    }
}

fn phrases(entries: &[&str]) -> Phrases {
    let mut out = Phrases::default();
    for entry in entries {
        let words = Words::read(entry);
        let folded: Vec<String> = words.list.iter().map(|word| words.folded(word).to_owned()).collect();
        if let Some(first) = folded.first() {
            out.entry(first.clone()).or_default().push(folded);
        }
    }
    out
}

/// How many words the longest phrase that begins at `at` has.
fn longest(phrases: &Phrases, words: &Words<'_>, at: usize) -> Option<usize> {
    let same = |phrase: &&Vec<String>| {
        words.list.get(at..at + phrase.len()).is_some_and(|window| {
            window
                .iter()
                .zip(*phrase)
                .all(|(word, folded)| words.folded(word) == folded)
        })
    };
    phrases
        .get(words.folded(&words.list[at]))?
        .iter()
        .filter(same)
        .map(Vec::len)
        .max()
}
