//! Names behind titles, roles and introductions; and the same names met again.

use super::evidence::{is_foreign, is_unlisted_surname, may_name_anybody};
use super::given::{closes, surname_after};
use super::leads::{Lead, lead_at};
use super::lexicon::{
    AMBIGUOUS, CARE_ROLE, COMMON, EXEMPT, FUNCTION, GIVEN, INTRODUCTION, LOOSE_ROLE, MONTH, NEVER, NOT_NAME, OFFICE,
    PARTICLE, PLACE, PLURAL, SHORT_TITLE, STRANGE, SURNAME, TITLE, WORD_SURNAME,
};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Word, Words, is_space};
use crate::hash::StableMap;

/// Words in a name at most.
const LONGEST: usize = 5;

/// Adds the names behind titles, roles and introductions.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        let next = lead_at(words, at).and_then(|(lead, first)| name_behind(words, at, lead, first, found));
        at = next.unwrap_or(at + 1);
    }
}

/// Adds the name at `first`, and those that "et" or a comma adds to it; gives the word to go on from.
fn name_behind(words: &Words<'_>, lead_at: usize, lead: Lead, first: usize, found: &mut Vec<Span>) -> Option<usize> {
    let (reason, confidence) = match lead {
        Lead::ShortTitle | Lead::Title => (Reason::AfterTitle, 0.95),
        Lead::Role => (Reason::AfterRole, 0.75),
        Lead::Tie if words.list[lead_at].is(INTRODUCTION) => (Reason::AfterIntroduction, 0.8),
        Lead::Tie => (Reason::AfterRole, 0.8),
        Lead::Introduction => (Reason::AfterIntroduction, 0.85),
    };
    let (mut after, sure) = match chain(words, first, lead) {
        Some(after) if words.list[first].is(STRANGE) && lead == Lead::Tie => (after, confidence - 0.25),
        Some(after) => (small_surname(words, first, after, lead).unwrap_or(after), confidence),
        None => (small_name(words, first, lead)?, confidence - 0.25),
    };
    found.push(span(words, first, after, reason, sure));
    let several = words.list[lead_at].is(PLURAL) || matches!(lead, Lead::Tie | Lead::Role);
    while let Some(next) = next_in_list(words, after) {
        let known = words
            .get(next)
            .is_some_and(|word| word.is(GIVEN | AMBIGUOUS | SURNAME) && !word.is(EXEMPT));
        let follows = if several || known {
            chain(
                words,
                next,
                if words.list[lead_at].is(PLURAL) {
                    lead
                } else {
                    Lead::Tie
                },
            )
        } else {
            None
        };
        let Some(end) = follows else { break };
        found.push(span(words, next, end, reason, confidence - 0.1));
        after = end;
    }
    Some(after)
}

/// "Mr Frédéric vasserlin": a surname in small letters behind a title and a given name that has its capital.
fn small_surname(words: &Words<'_>, first: usize, after: usize, lead: Lead) -> Option<usize> {
    let given = &words.list[first];
    if lead == Lead::Tie || after != first + 1 || !given.is(GIVEN | AMBIGUOUS) {
        return None;
    }
    let end = surname_after(words, first)?;
    let last = &words.list[end - 1];
    (last.case == Case::Small && !last.opens && !last.known.is_word()).then_some(end)
}

fn span(words: &Words<'_>, first: usize, after: usize, reason: Reason, confidence: f32) -> Span {
    Span::new(
        words.list[first].start,
        words.list[after - 1].end,
        Kind::Name,
        reason,
        confidence,
    )
}

/// Where the next name of a list begins: behind ", " or " et ".
fn next_in_list(words: &Words<'_>, after: usize) -> Option<usize> {
    if matches!(words.gap(after - 1), ", " | "," | " & " | " / " | "/") {
        let and = words.get(after).is_some_and(|word| words.folded(word) == "et");
        return Some(if and { after + 1 } else { after });
    }
    let and = words.get(after).is_some_and(|word| words.folded(word) == "et")
        && words.spaced(after - 1)
        && words.spaced(after);
    // "merci à Julie et à Anne".
    let to = words.get(after + 1).is_some_and(|word| words.folded(word) == "a") && words.spaced(after + 1);
    and.then_some(if to { after + 2 } else { after + 1 })
}

/// A name written with capitals that begins at `first`: the word after it.
pub(super) fn chain(words: &Words<'_>, first: usize, lead: Lead) -> Option<usize> {
    let mut after = None;
    let mut at = first;
    while at < first + LONGEST {
        let word = words.get(at)?;
        let begins = after.is_none();
        let known = word.is(GIVEN | AMBIGUOUS | SURNAME) || !begins && word.is(WORD_SURNAME);
        let borne = known || word.known.given() > 0 && words.is_capital(word);
        let tied =
            borne && may_be_name(words, word, lead, begins) || may_name_anybody(words, at) && !is_loose(words, first);
        if begins && lead == Lead::Tie && !tied {
            return None;
        }
        if !begins && word.opens && words.list[at - 1].case != Case::Initial {
            break;
        }
        let titled = matches!(lead, Lead::ShortTitle | Lead::Title);
        if (titled || !begins || lead == Lead::Introduction) && is_particle(words, at, begins) {
            at += 1;
            continue;
        }
        let initial = is_initial(words, at) && !words.shouting && !word.is(NEVER) && (!begins || lead != Lead::Tie);
        if !(initial || may_be_name(words, word, lead, begins)) {
            break;
        }
        after = Some(at + 1);
        let gap = words.gap(at);
        let dotted = word.case == Case::Initial
            && (gap
                .strip_prefix('.')
                .is_some_and(|rest| rest.is_empty() || is_space(rest)));
        let joined =
            is_space(gap) || matches!(gap, "-" | " - ") || matches!(gap, "'" | "’") && word.case == Case::Initial;
        if !(joined || dotted) {
            break;
        }
        at += 1;
    }
    after
}

/// A letter that stands for a name; not the "L" of "Mme L'Intendante", nor the "X" that people write to hide one.
fn is_initial(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let elides = matches!(words.gap(at), "'" | "’")
        && !words
            .get(at + 1)
            .is_some_and(|next| words.is_capital(next) && !next.is(OFFICE | FUNCTION));
    word.case == Case::Initial && !elides && words.folded(word) != "x"
}

/// A particle that leads to a capital. "Madame la Directrice": a small "la" begins no name.
fn is_particle(words: &Words<'_>, at: usize, begins: bool) -> bool {
    let word = &words.list[at];
    let gap = words.gap(at);
    let joined = is_space(gap) || matches!(gap, "'" | "’");
    let small =
        word.case == Case::Small && !(begins && matches!(words.folded(word), "le" | "la" | "les" | "du" | "des" | "l"));
    let Some(next) = words.get(at + 1) else {
        return false;
    };
    let leads = words.is_capital(next)
        && !next.is(OFFICE | TITLE | SHORT_TITLE | NEVER)
        && (!next.is(FUNCTION) || next.is(PARTICLE));
    word.is(PARTICLE) && !word.is(NEVER) && joined && leads && (small || words.is_capital(word))
}

/// Whether a word with a capital may be part of a name.
fn may_be_name(words: &Words<'_>, word: &Word, lead: Lead, begins: bool) -> bool {
    let titled = matches!(lead, Lead::ShortTitle | Lead::Title | Lead::Introduction);
    let frequent = word.known.surname() >= 5 && (!begins || titled);
    let known = word.is(GIVEN | AMBIGUOUS | SURNAME) || !begins && word.is(WORD_SURNAME) || frequent;
    if words.folded(word).bytes().all(|byte| byte == b'x') || words.folded(word).contains("xx") {
        return false;
    }
    if !words.is_capital(word) || word.is(NEVER) || word.is(FUNCTION | OFFICE | TITLE | SHORT_TITLE) && !word.is(GIVEN)
    {
        return false;
    }
    if word.is(INTRODUCTION) && !known {
        return false;
    }
    // "L'infirmière Aude": behind a role, a department is a person.
    let called = lead == Lead::Role && begins && word.known.given() >= 4;
    if word.is(NOT_NAME) && !(known && titled || frequent || called)
        || word.is(EXEMPT) && (!titled || lead == Lead::Introduction)
    {
        return false;
    }
    let acronym = word.case == Case::Upper && word.end - word.start <= 3;
    titled && lead != Lead::Introduction || known || called || !acronym && !word.is(COMMON)
}

/// A name in small letters (or all in capitals with the rest of the text) behind a title.
fn small_name(words: &Words<'_>, first: usize, lead: Lead) -> Option<usize> {
    let word = words.get(first)?;
    let plain = word.case == Case::Small || words.shouting && matches!(word.case, Case::Upper | Case::Initial);
    if !plain || word.is(NEVER | EXEMPT) {
        return None;
    }
    let at = first + particles(words, first, lead);
    let word = words.get(at)?;
    let letters = words.folded(word);
    let free = !word.is(NO_SURNAME) && letters.len() >= 3 && !is_like_verb(letters);
    let listed = word.is(GIVEN | SURNAME) && !word.is(COMMON | FUNCTION) && !is_plain_word(word);
    let accepted = match lead {
        _ if at > first => {
            word.is(SURNAME | GIVEN) || word.is(AMBIGUOUS) && !word.known.is_word() || is_unlisted_surname(words, at)
        }
        Lead::ShortTitle => {
            listed || free && !is_plain_word(word) || is_great_surname(word) || free && is_unaccented(words, word)
        }
        Lead::Title => {
            listed || free && (is_unlisted_surname(words, at) || is_great_surname(word) || is_unaccented(words, word))
        }
        Lead::Introduction => listed || is_small_given(word) || free && is_foreign(words, at),
        Lead::Role | Lead::Tie if free && word.known.given() >= 2 && closes(words, at + 1) => true,
        Lead::Role | Lead::Tie if free && word.known.given() > 0 && surname_after(words, at).is_some() => true,
        Lead::Role if free && is_small_surname(words, at) && closes(words, at + 1) => true,
        Lead::Role | Lead::Tie => is_small_given(word) || free && !is_loose(words, first) && is_foreign(words, at),
    };
    accepted.then(|| surname_after(words, at).unwrap_or(at + 1))
}

/// "l'anesthésiste chauvin est venue": a surname that is no word, one of the most frequent, or with capitals everywhere any
/// word that no list has.
fn is_small_surname(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let surname = word.known.surname();
    let frequent = if words.shouting { 4 } else { 5 };
    surname >= 1 && !word.known.is_word() || surname >= frequent || is_unlisted_surname(words, at)
}

/// Words that name nobody when they stand behind a title in small letters.
const NO_SURNAME: u32 = FUNCTION
    | COMMON
    | OFFICE
    | TITLE
    | SHORT_TITLE
    | NOT_NAME
    | PARTICLE
    | CARE_ROLE
    | LOOSE_ROLE
    | INTRODUCTION
    | MONTH
    | PLACE;

/// "avec" leads to anything.
fn is_loose(words: &Words<'_>, first: usize) -> bool {
    first > 0 && words.folded(&words.list[first - 1]) == "avec"
}

/// How many particles stand before a surname in small letters behind a title: "mme le gall".
fn particles(words: &Words<'_>, first: usize, lead: Lead) -> usize {
    if !matches!(lead, Lead::ShortTitle | Lead::Title) {
        return 0;
    }
    (0..2)
        .take_while(|count| {
            let at = first + count;
            words.get(at).is_some_and(|word| words.is_small_particle(word)) && words.spaced(at)
        })
        .count()
}

/// A French word that is not, above all, a name.
fn is_plain_word(word: &Word) -> bool {
    word.known.is_word() && word.known.given() < 5 && word.known.surname() < 4
}

/// A surname so frequent that it is one behind "mme", even if it is a word: "mme petit".
fn is_great_surname(word: &Word) -> bool {
    word.known.surname() >= 5 && !word.is(FUNCTION | OFFICE | TITLE | CARE_ROLE | LOOSE_ROLE | MONTH)
}

/// A word that is also a surname, written as surnames are: "monsieur loriot", not "monsieur âgé".
fn is_unaccented(words: &Words<'_>, word: &Word) -> bool {
    word.known.surname() >= 3 && (words.shouting || words.raw(word).is_ascii())
}

/// A given name that may stand in small letters behind a role: "mon fils pierre", not "ma fille aimée".
fn is_small_given(word: &Word) -> bool {
    if word.is(COMMON | FUNCTION | NOT_NAME | OFFICE | CARE_ROLE | LOOSE_ROLE | MONTH | PLACE) {
        return false;
    }
    let given = word.known.given();
    if word.known.is_word() {
        given >= 4
    } else {
        word.is(GIVEN) || given >= 1 && word.is(AMBIGUOUS)
    }
}

/// Endings of verbs and adverbs, which follow a title more often than names with such endings.
fn is_like_verb(folded: &str) -> bool {
    [
        "ement", "amment", "emment", "aient", "ait", "ant", "ante", "ible", "able", "iste", "tion", "logue", "ique",
    ]
    .iter()
    .any(|ending| folded.ends_with(ending))
}

/// Adds the words of names already found where they stand alone: "Mme Durieu… Durieu a dit".
pub(super) fn find_again(words: &Words<'_>, found: &mut Vec<Span>) {
    let named = covered(words, found, |kind| kind == Kind::Name);
    let mut names: StableMap<&str, ()> = StableMap::default();
    for (word, _) in words.list.iter().zip(&named).filter(|(_, named)| **named) {
        let letters = words.folded(word);
        let function = word.is(FUNCTION | PARTICLE | NOT_NAME | NEVER);
        if letters.len() >= 4 && !function && word.case != Case::Number {
            names.insert(letters, ());
        }
    }
    if names.is_empty() {
        return;
    }
    let taken = covered(words, found, |_| true);
    for (word, _) in words.list.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        let written = words.is_capital(word) || words.shouting && !word.is(COMMON | AMBIGUOUS);
        if written && !word.is(EXEMPT | NEVER) && names.contains_key(words.folded(word)) {
            found.push(Span::new(word.start, word.end, Kind::Name, Reason::SameName, 0.7));
        }
    }
}

/// For each word, whether it stands inside a span of a kind that `counts`. One pass, for texts of any length.
pub(super) fn covered(words: &Words<'_>, found: &[Span], counts: impl Fn(Kind) -> bool) -> Vec<bool> {
    let mut places: Vec<(usize, usize)> = found
        .iter()
        .filter(|span| counts(span.kind))
        .map(|span| (span.start, span.end))
        .collect();
    places.sort_unstable();
    let (mut next, mut reach) = (0, 0);
    words
        .list
        .iter()
        .map(|word| {
            while next < places.len() && places[next].0 <= word.start {
                reach = reach.max(places[next].1);
                next += 1;
            }
            word.end <= reach
        })
        .collect()
}
