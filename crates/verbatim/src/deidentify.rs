//! Finding what identifies a person in a text, and replacing it by labels.
//!
//! The machine proposes, people review: every span says what it is, why it was found and how sure that is. Words are
//! looked at one by one with their neighbours and with public lists of names; a rare surname that stands alone, without
//! title, role or given name, is not seen, nor is a name that is first of all a word. What is left is pseudonymised,
//! not anonymous: what people tell may still say who they are.

mod accounts;
mod addresses;
mod beside;
mod carers;
mod contacts;
mod dates;
mod evidence;
mod given;
mod leads;
mod lexicon;
mod lists;
mod names;
mod numbers;
mod places;
mod records;
pub mod register;
mod replace;
mod span;
mod towns;
mod words;

pub use dates::{Dates, MONTHS};
pub use lists::Lists;
pub use replace::replace;
pub use span::{Kind, Reason, Span};

use words::Words;

/// What identifies a person in `text`: spans on character boundaries, sorted, that do not overlap. `lists` are the
/// organisation's own words.
pub fn deidentify(text: &str, lists: &Lists) -> Vec<Span> {
    deidentify_under(text, lists, lists.policy())
}

/// What an organisation chooses about what identifies only together with something else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Policy {
    /// Exact dates; those of birth are always masked whole.
    pub dates: Dates,
}

/// As [`deidentify`], under a policy.
pub fn deidentify_under(text: &str, lists: &Lists, policy: Policy) -> Vec<Span> {
    let mut words = Words::read(text);
    let mut found = Vec::new();
    lists.mark(&mut words, &mut found);
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        numbers::find(text, &mut found);
        dates::find(&words, policy.dates, &mut found);
        records::find(&words, &mut found);
        addresses::find(&words, &mut found);
    }
    addresses::find_unnumbered(&words, &mut found);
    contacts::find(text, &mut found);
    contacts::find_spoken(&words, &mut found);
    accounts::find(&words, &mut found);
    places::exempt(&mut words);
    towns::find(&words, &mut found);
    let others = found.len();
    names::find(&words, &mut found);
    given::find(&words, &mut found, others);
    beside::find(&words, &mut found, others);
    names::find_again(&words, &mut found);
    settled(found)
}

/// Whether the public list of French words has a folded word; one unknown word in 100,000 is taken for one of them.
pub(crate) fn is_french_word(folded: &str) -> bool {
    register::known(folded).is_word()
}

/// Sorted, and each overlap made one span of the more telling kind.
fn settled(mut found: Vec<Span>) -> Vec<Span> {
    found.sort_by(|a, b| (a.start, b.end).cmp(&(b.start, a.end)));
    let mut out: Vec<Span> = Vec::with_capacity(found.len());
    for span in found {
        match out.last_mut() {
            Some(last) if span.start < last.end => {
                let (start, end) = (last.start, last.end.max(span.end));
                let stronger = (span.kind.rank(), last.confidence) < (last.kind.rank(), span.confidence);
                let kept = if span.kind.rank() < last.kind.rank() || (span.kind == last.kind && stronger) {
                    span
                } else {
                    *last
                };
                *last = Span { start, end, ..kept };
            }
            _ => out.push(span),
        }
    }
    out
}
