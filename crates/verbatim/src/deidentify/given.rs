//! Names that no title announced: by the lists of names, and by what stands around them.

use super::beside::{joined_after, joined_before};
use super::evidence::{
    acts, acts_as_person, bracketed, is_apposed, is_called, is_foreign, is_placed, is_whole_line, led,
    may_name_anybody, signs,
};
use super::leads::Lead;
use super::lexicon::{
    AMBIGUOUS, CARE_ROLE, COMMON, COMMUNE, EXEMPT, FUNCTION, GIVEN, LOOSE_ROLE, MONTH, NEVER, NOT_NAME, OFFICE, PLACE,
    SHORT_TITLE, STRANGE, SURNAME, TITLE, WORD_SURNAME, WORD_WHEN_SMALL,
};
use super::names::{chain, covered};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Word, Words};

/// Words that are something else than a name, whatever stands around them.
pub(super) const OTHER: u32 =
    FUNCTION | NOT_NAME | MONTH | CARE_ROLE | LOOSE_ROLE | OFFICE | PLACE | TITLE | SHORT_TITLE;

/// A name at a listed word.
struct Named {
    first: usize,
    after: usize,
    confidence: f32,
}

/// Adds names that no title announced. `names_from`: where, in `found`, the names begin.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>, names_from: usize) {
    const CANDIDATE: u32 = GIVEN | AMBIGUOUS | SURNAME | STRANGE;
    let may = |word: &Word| {
        !word.is(EXEMPT | NEVER)
            && (word.is(CANDIDATE)
                || (word.known.given() > 0 || word.is(WORD_SURNAME)) && word.case == Case::Capital && !word.opens)
    };
    if !words.list.iter().any(may) {
        return;
    }
    let taken = covered(words, &found[names_from..], |_| true);
    let mut at = 0;
    while at < words.len() {
        let word = &words.list[at];
        if taken[at] || !may(word) {
            at += 1;
            continue;
        }
        match name_at(words, at) {
            Some(Named {
                first,
                after,
                confidence,
            }) => {
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
    let tendon = words.folded(word) == "achille"
        && at >= 2
        && matches!(words.folded(&words.list[at - 2]), "tendon" | "tendons" | "talon");
    if site || tendon {
        return None;
    }
    if !words.is_capital(word) {
        return small_name(words, at);
    }
    let acronym = word.case == Case::Upper && word.end - word.start <= 3;
    if acronym || word.is(NOT_NAME) && !word.is(GIVEN) || word.is(FUNCTION | MONTH) || word.is(PLACE) && !word.is(GIVEN)
    {
        return None;
    }
    capital_name(words, at)
}

/// A name with a capital: the evidence for and against is counted, two points make a name.
fn capital_name(words: &Words<'_>, at: usize) -> Option<Named> {
    let word = &words.list[at];
    let after = match chain(words, at, Lead::Tie) {
        Some(after) => after,
        None if may_name_anybody(words, at) || word.is(WORD_SURNAME) && !word.is(OTHER) => {
            chain(words, at, Lead::Role)?
        }
        None => return None,
    };
    let given = word.is(GIVEN | AMBIGUOUS);
    let before = given && surname_before(words, at);
    let first = if before { at - 1 } else { at };
    let followed = after > at + 1 || before;
    let mut points = own_weight(word) + led(words, first);
    if followed {
        points += if given {
            2.5
        } else if words.list[at + 1..after]
            .iter()
            .any(|next| next.is(GIVEN | AMBIGUOUS | SURNAME | STRANGE))
        {
            1.5
        } else {
            0.0
        };
    }
    if word.opens && !word.is(GIVEN) && !followed {
        points -= 1.0;
    }
    if is_placed(words, at) && !followed {
        points -= match (word.is(COMMUNE), word.is(GIVEN)) {
            (true, true) => 0.5,
            (true, false) => 3.0,
            (false, true) => 0.0,
            (false, false) => 1.5,
        };
    }
    points += cues(words, first, after);
    // "FranceConnect": a capital inside a word.
    if at > 0 && words.gap(at - 1).is_empty() && !word.is(GIVEN) {
        points -= 1.0;
    }
    // "Amelie" is first of all how people write the site of the health insurance.
    if words.folded(word) == "amelie" && !followed {
        points -= 1.5;
    }
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
        0 => 0.0,
        _ if !word.is(AMBIGUOUS) => 0.5,
        5.. => 1.5,
        3 | 4 => 1.0,
        _ if word.known.is_word() => 0.5,
        _ => 1.0,
    };
    let as_surname = match surname {
        _ if word.is(WORD_SURNAME) && !word.is(OTHER) => 0.5,
        _ if !word.is(SURNAME) || word.is(AMBIGUOUS) && word.known.is_word() => 0.0,
        5.. => 2.0,
        4 => 1.5,
        _ => 1.0,
    };
    as_given
        .max(as_surname)
        .max(if word.is(STRANGE) && word.end - word.start >= 5 {
            0.5
        } else {
            0.0
        })
}

fn cues(words: &Words<'_>, first: usize, after: usize) -> f32 {
    let mut points = 0.0;
    if is_apposed(words, after) {
        points += 2.5;
    }
    if acts(words, after) {
        let word = &words.list[first];
        let to_me = matches!(words.folded(&words.list[after]), "m" | "nous");
        points += match (word.is(SURNAME), word.is(STRANGE) && to_me) {
            (true, _) => 2.0,
            (false, true) => 1.5,
            _ => 1.0,
        };
    }
    // It does what people do.
    let only_people = acts_as_person(words, after) && is_first_a_name(&words.list[first]);
    if only_people || is_called(words, after, CARE_ROLE) {
        points += 1.5;
    }
    points += bracketed(words, after);
    if is_whole_line(words, first, after) {
        points += 2.5;
    }
    if signs(words, first, after) && words.list[first].is(GIVEN | AMBIGUOUS | SURNAME | STRANGE) {
        points += 2.5;
    }
    points
}

/// Only lists of names have it, or none, or it is a frequent given name before it is a word.
fn is_first_a_name(word: &Word) -> bool {
    word.is(GIVEN | AMBIGUOUS | SURNAME | STRANGE)
        && (!word.known.is_word() || word.known.given() >= 3)
        && !word.is(COMMON | OTHER)
}

/// "DURIEU Julie", "Durieu Julie": a surname before a given name.
fn surname_before(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words.list[before]) else {
        return false;
    };
    let upper = before.case == Case::Upper && before.end - before.start >= 4;
    let surname = before.case == Case::Capital
        && (before.is(SURNAME | STRANGE) && !before.is(COMMON)
            || before.known.surname() >= 4 && before.is(WORD_SURNAME) && !before.is(COMMON));
    (upper || surname)
        && words.spaced(at - 1)
        && !words.shouting
        && !before.is(FUNCTION | NOT_NAME | OFFICE | PLACE | TITLE | SHORT_TITLE | NEVER | EXEMPT)
}

/// A name in small letters, or in a text all in capitals, where letters say nothing: frequent given names that are no
/// word, and given names with a surname.
fn small_name(words: &Words<'_>, at: usize) -> Option<Named> {
    const NO_NAME: u32 = WORD_WHEN_SMALL | COMMON | FUNCTION | NOT_NAME | MONTH | CARE_ROLE | LOOSE_ROLE | PLACE;
    let word = &words.list[at];
    if word.opens && opens_as_person(words, at) {
        return Some(Named {
            first: at,
            after: at + 1,
            confidence: 0.5,
        });
    }
    if !word.is(GIVEN | AMBIGUOUS) || word.is(COMMON | FUNCTION | NOT_NAME | MONTH | CARE_ROLE | LOOSE_ROLE | PLACE) {
        return None;
    }
    let clear = word.is(GIVEN) || !word.known.is_word() && word.known.given() >= 2;
    if let Some(after) = surname_after(words, at)
        && (clear || word.known.given() >= 4 && words.list[after - 1].is(SURNAME))
    {
        return Some(Named {
            first: at,
            after,
            confidence: 0.7,
        });
    }
    let frequent = word.is(GIVEN) && (word.known.given() >= 4 || word.known.given() == 0);
    let telling = word.end - word.start >= 5 && !word.is(NO_NAME) && !word.known.is_word();
    let alone = frequent && telling && !word.is(COMMUNE);
    let cued = clear && !word.is(NO_NAME) && (is_apposed(words, at + 1) || acts(words, at + 1) && word.opens);
    (alone || cued || is_pair(words, at)).then_some(Named {
        first: at,
        after: at + 1,
        confidence: 0.5,
    })
}

/// "nourhane est une infirmière en or", "MARC EST TOUJOURS SOURIANT": a word that opens the sentence and acts, where letters say
/// nothing; one that is no French word, or with capitals everywhere a frequent given name.
fn opens_as_person(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    if word.is(COMMON | OTHER) {
        return false;
    }
    let strange = word.is(GIVEN | AMBIGUOUS) && !word.known.is_word() || is_foreign(words, at);
    let frequent = words.shouting && word.known.given() >= 5;
    strange && (acts_as_person(words, at + 1) || words.shouting && acts_loudly(words, at + 1))
        || frequent && (acts_as_person(words, at + 1) || acts_loudly(words, at + 1))
}

/// "EST", "A", "ETAIT" in a text all in capitals.
fn acts_loudly(words: &Words<'_>, after: usize) -> bool {
    words.spaced(after - 1)
        && words
            .get(after)
            .is_some_and(|word| matches!(words.folded(word), "est" | "a" | "etait" | "qui"))
}

/// The word after a surname that follows a given name, particles included, where letters say nothing.
pub(super) fn surname_after(words: &Words<'_>, given: usize) -> Option<usize> {
    let mut at = given + 1;
    while at <= given + 2 && words.spaced(at - 1) && words.get(at).is_some_and(|word| words.is_small_particle(word)) {
        at += 1;
    }
    let word = words.get(at)?;
    let closed = word.known.surname() >= 3 && closes(words, at + 1);
    let bare = at == given + 1 && (word.known.surname() >= 4 || closed);
    let listed = (word.is(SURNAME) && !word.known.is_word() || bare)
        && !word.is(COMMON | FUNCTION | NOT_NAME | NEVER | EXEMPT | CARE_ROLE | LOOSE_ROLE | OFFICE | PLACE);
    (words.spaced(at - 1) && (listed || is_foreign(words, at) && !word.is(NEVER | EXEMPT))).then_some(at + 1)
}

/// Whether a name ends before the word at `at`: what follows is no complement of a noun.
pub(super) fn closes(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_none_or(|word| {
        word.opens
            || !words.spaced(at - 1)
            || matches!(
                words.folded(word),
                "pour" | "qui" | "et" | "a" | "est" | "ma" | "nous" | "m"
            )
    })
}

/// "lila et karol": two given names that are no words, joined, in small letters.
fn is_pair(words: &Words<'_>, at: usize) -> bool {
    let rare = |word: &Word| word.known.given() > 0 && !word.known.is_word() && !word.is(COMMUNE | NOT_NAME | COMMON);
    let borne = |other: usize| {
        let word = &words.list[other];
        rare(word) || word.known.given() >= 5 && !word.is(COMMON | NOT_NAME) || is_foreign(words, other)
    };
    rare(&words.list[at]) && (joined_after(words, at).is_some_and(borne) || joined_before(words, at).is_some_and(borne))
}
