//! Given names from the list, with the surname that stands by them; and frequent surnames alone.

use super::leads::Lead;
use super::lexicon::{
    AMBIGUOUS, COMMON, EXEMPT, FUNCTION, GIVEN, NEVER, NOT_NAME, OFFICE, PLACE, SHORT_TITLE, SURNAME, TITLE,
    WORD_WHEN_SMALL,
};
use super::names::{chain, covered};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Word, Words};

/// Adds given names and frequent surnames that no title announced. `names_from`: where, in `found`, the names begin.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>, names_from: usize) {
    let taken = covered(words, &found[names_from..], |_| true);
    let mut at = 0;
    while at < words.len() {
        let word = &words.list[at];
        if !word.is(GIVEN | AMBIGUOUS | SURNAME) || word.is(EXEMPT | NEVER) || taken[at] {
            at += 1;
            continue;
        }
        match name_at(words, at) {
            Some((first, after, confidence)) => {
                let (start, end) = (words.list[first].start, words.list[after - 1].end);
                found.push(Span::new(start, end, Kind::Name, Reason::InNameList, confidence));
                at = after;
            }
            None => at += 1,
        }
    }
}

/// A name at a listed word: first word, word after, confidence.
fn name_at(words: &Words<'_>, at: usize) -> Option<(usize, usize, f32)> {
    let word = &words.list[at];
    // "amelie.fr" is a site.
    if words.gap(at) == "."
        && words
            .get(at + 1)
            .is_some_and(|next| matches!(words.folded(next), "fr" | "com" | "org" | "gouv"))
    {
        return None;
    }
    if !words.is_capital(word) {
        return small_name(words, at);
    }
    let acronym = word.case == Case::Upper && word.end - word.start <= 3;
    if acronym || word.is(NOT_NAME) && !word.is(GIVEN) || word.is(FUNCTION) {
        return None;
    }
    let after = chain(words, at, Lead::Tie)?;
    let followed = after > at + 1;
    let before = surname_before(words, at);
    let first = if before && word.is(GIVEN | AMBIGUOUS) {
        at - 1
    } else {
        at
    };
    let confidence = match (followed || first < at, word.is(GIVEN)) {
        (true, _) if word.is(GIVEN | AMBIGUOUS) => 0.85,
        (false, true) => 0.7,
        (_, false) if word.is(SURNAME) && !word.is(AMBIGUOUS | COMMON) && !word.opens => 0.5,
        _ => return None,
    };
    Some((first, after, confidence))
}

/// "DURIEU Julie": a word in capitals before a given name.
fn surname_before(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words.list[before]) else {
        return false;
    };
    before.case == Case::Upper
        && before.end - before.start >= 4
        && words.spaced(at - 1)
        && !words.shouting
        && !before.is(FUNCTION | NOT_NAME | OFFICE | PLACE | TITLE | SHORT_TITLE | NEVER | EXEMPT)
}

/// A given name in small letters (or in a text all in capitals): only long ones that are no word, or with a surname.
fn small_name(words: &Words<'_>, at: usize) -> Option<(usize, usize, f32)> {
    let word = &words.list[at];
    let telling = |word: &Word| word.end - word.start >= 5 && !word.is(WORD_WHEN_SMALL | COMMON | FUNCTION | NOT_NAME);
    let surname = words.get(at + 1).is_some_and(|next| {
        words.spaced(at) && next.is(SURNAME) && !next.is(COMMON | FUNCTION | NOT_NAME | NEVER | EXEMPT) && telling(next)
    });
    if word.is(GIVEN) && surname && !word.is(FUNCTION | COMMON) {
        return Some((at, at + 2, 0.7));
    }
    (word.is(GIVEN) && telling(word)).then_some((at, at + 1, 0.5))
}
