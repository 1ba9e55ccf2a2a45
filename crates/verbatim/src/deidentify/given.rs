//! Names that no title announced: by the lists of names, and by what stands around them.

use super::evidence::{acts, is_apposed, is_foreign, is_led, is_placed, may_name_anybody, signs};
use super::leads::Lead;
use super::lexicon::{
    AMBIGUOUS, CARE_ROLE, COMMON, COMMUNE, EXEMPT, FUNCTION, GIVEN, LOOSE_ROLE, MONTH, NEVER, NOT_NAME, OFFICE, PLACE,
    SHORT_TITLE, STRANGE, SURNAME, TITLE, WORD_SURNAME, WORD_WHEN_SMALL,
};
use super::names::{chain, covered};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Word, Words};

/// A name at a listed word.
struct Named {
    first: usize,
    after: usize,
    confidence: f32,
}

/// Adds names that no title announced. `names_from`: where, in `found`, the names begin.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>, names_from: usize) {
    const CANDIDATE: u32 = GIVEN | AMBIGUOUS | SURNAME | STRANGE;
    if !words.list.iter().any(|word| word.is(CANDIDATE) && !word.is(EXEMPT | NEVER)) {
        return;
    }
    let taken = covered(words, &found[names_from..], |_| true);
    let mut at = 0;
    while at < words.len() {
        let word = &words.list[at];
        if !word.is(CANDIDATE) || word.is(EXEMPT | NEVER) || taken[at] {
            at += 1;
            continue;
        }
        match name_at(words, at) {
            Some(Named { first, after, confidence }) => {
                let (start, end) = (words.list[first].start, words.list[after - 1].end);
                found.push(Span::new(start, end, Kind::Name, Reason::InNameList, confidence));
                at = after;
            }
            None => at += 1,
        }
    }
}

fn name_at(words: &Words<'_>, at: usize) -> Option<Named> {
    let word = &words.list[at];
    // "amelie.fr" is a site.
    let site = words.gap(at) == "."
        && words
            .get(at + 1)
            .is_some_and(|next| matches!(words.folded(next), "fr" | "com" | "org" | "gouv"));
    if site {
        return None;
    }
    if !words.is_capital(word) {
        return small_name(words, at);
    }
    let acronym = word.case == Case::Upper && word.end - word.start <= 3;
    if acronym || word.is(NOT_NAME) && !word.is(GIVEN) || word.is(FUNCTION | MONTH) {
        return None;
    }
    capital_name(words, at)
}

/// A name with a capital: the evidence for and against is counted, two points make a name.
fn capital_name(words: &Words<'_>, at: usize) -> Option<Named> {
    let word = &words.list[at];
    let after = match chain(words, at, Lead::Tie) {
        Some(after) => after,
        None if may_name_anybody(words, at) => chain(words, at, Lead::Role)?,
        None => return None,
    };
    let given = word.is(GIVEN | AMBIGUOUS);
    let before = given && surname_before(words, at);
    let first = if before { at - 1 } else { at };
    let followed = after > at + 1 || before;
    let mut points = own_weight(word);
    points += if !followed {
        0.0
    } else if given {
        2.0
    } else if word.is(SURNAME) && words.list[at + 1..after].iter().any(|next| next.is(GIVEN | AMBIGUOUS)) {
        1.5
    } else {
        0.0
    };
    if word.opens && !word.is(GIVEN) {
        points -= 1.0;
    }
    if is_placed(words, at) && !followed {
        points -= match (word.is(COMMUNE), word.is(GIVEN)) {
            (true, true) => 0.5,
            (true, false) => 3.0,
            (false, true) => 0.0,
            (false, false) => 1.0,
        };
    }
    points += cues(words, first, after);
    (points >= 2.0).then(|| Named {
        first,
        after,
        confidence: (0.4 + 0.1 * points).min(0.9),
    })
}

/// What the lists alone say of a word with a capital.
fn own_weight(word: &Word) -> f32 {
    let (given, surname) = (word.known.given(), word.known.surname());
    if word.is(GIVEN) {
        return if given >= 4 || given == 0 { 2.5 } else { 2.0 };
    }
    let as_given: f32 = match given {
        _ if !word.is(AMBIGUOUS) => 0.0,
        5.. => 1.5,
        3 | 4 => 1.0,
        _ => 0.5,
    };
    let as_surname = match surname {
        _ if !word.is(SURNAME) || word.is(AMBIGUOUS) && word.known.is_word() => 0.0,
        5.. => 2.0,
        4 => 1.5,
        _ => 1.0,
    };
    as_given.max(as_surname).max(if word.is(STRANGE) { 0.5 } else { 0.0 })
}

fn cues(words: &Words<'_>, first: usize, after: usize) -> f32 {
    let mut points = 0.0;
    if is_apposed(words, after) {
        points += 2.0;
    }
    if is_led(words, first) {
        points += 1.0;
    }
    if acts(words, after) {
        points += 1.0;
    }
    if signs(words, first, after) {
        points += 2.0;
    }
    points
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

/// A name in small letters, or in a text all in capitals, where letters say nothing: frequent given names that are no
/// word, and given names with a surname.
fn small_name(words: &Words<'_>, at: usize) -> Option<Named> {
    const NO_NAME: u32 = WORD_WHEN_SMALL | COMMON | FUNCTION | NOT_NAME | MONTH | CARE_ROLE | LOOSE_ROLE | PLACE;
    let word = &words.list[at];
    if !word.is(GIVEN | AMBIGUOUS) || word.is(COMMON | FUNCTION | NOT_NAME | MONTH | CARE_ROLE | LOOSE_ROLE | PLACE) {
        return None;
    }
    let clear = word.is(GIVEN) || !word.known.is_word() && word.known.given() >= 2;
    if let Some(after) = surname_after(words, at)
        && (clear || word.known.given() >= 4 && words.list[after - 1].is(SURNAME))
    {
        return Some(Named { first: at, after, confidence: 0.7 });
    }
    let frequent = word.is(GIVEN) && (word.known.given() >= 4 || word.known.given() == 0);
    let telling = word.end - word.start >= 5 && !word.is(NO_NAME) && !word.known.is_word();
    let alone = frequent && telling && !word.is(COMMUNE);
    let cued = clear && !word.is(NO_NAME) && (is_apposed(words, at + 1) || acts(words, at + 1) && word.opens);
    (alone || cued).then_some(Named {
        first: at,
        after: at + 1,
        confidence: 0.5,
    })
}

/// The word after a surname that follows a given name, particles included, where letters say nothing.
pub(super) fn surname_after(words: &Words<'_>, given: usize) -> Option<usize> {
    let mut at = given + 1;
    while at <= given + 2 && words.spaced(at - 1) && words.get(at).is_some_and(|word| words.is_small_particle(word)) {
        at += 1;
    }
    let word = words.get(at)?;
    let listed = word.is(SURNAME)
        && !word.is(COMMON | FUNCTION | NOT_NAME | NEVER | EXEMPT | CARE_ROLE | LOOSE_ROLE | OFFICE | PLACE);
    (words.spaced(at - 1) && (listed || is_foreign(words, at) && !word.is(NEVER | EXEMPT))).then_some(at + 1)
}
