//! Names that stand beside a name, joined by "et" or a comma.

use super::evidence::is_foreign;
use super::given::OTHER;
use super::leads::Lead;
use super::lexicon::{AMBIGUOUS, COMMON, EXEMPT, GIVEN, NEVER, STRANGE, SURNAME, WORD_WHEN_SMALL};
use super::names::{chain, covered};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Words};

/// Adds names that stand beside a name already found, with "et" or a comma between: "Mollie et Julie", "(Ama, Rose)".
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>, names_from: usize) {
    if found.len() == names_from {
        return;
    }
    let mut taken = covered(words, found, |_| true);
    let named = covered(words, found, |kind| kind == Kind::Name);
    for at in (0..words.len()).filter(|at| named[*at]) {
        let mut last = at;
        while let Some(next) =
            joined_after(words, last).filter(|next| !taken[*next] && may_stand_beside(words, *next, last))
        {
            let after = chain(words, next, Lead::Role).filter(|after| !taken[next + 1..*after].contains(&true));
            let after = after.unwrap_or(next + 1);
            push(words, found, &mut taken, next, after);
            last = after - 1;
        }
        let mut first = at;
        while let Some(before) =
            joined_before(words, first).filter(|before| !taken[*before] && may_stand_beside(words, *before, first))
        {
            push(words, found, &mut taken, before, before + 1);
            first = before;
        }
    }
}

fn push(words: &Words<'_>, found: &mut Vec<Span>, taken: &mut [bool], first: usize, after: usize) {
    taken[first..after].fill(true);
    let (start, end) = (words.list[first].start, words.list[after - 1].end);
    found.push(Span::new(start, end, Kind::Name, Reason::InNameList, 0.55));
}

/// Whether a word may be a name because one stands beside it. Who writes that one with a capital writes a name in small
/// letters for a word: "madame Durieux, joignable".
fn may_stand_beside(words: &Words<'_>, at: usize, name: usize) -> bool {
    let word = &words.list[at];
    if word.is(OTHER | NEVER | EXEMPT) || word.case == Case::Number {
        return false;
    }
    if words.is_capital(word) {
        return word.case == Case::Capital
            && (word.is(GIVEN | AMBIGUOUS | STRANGE | SURNAME) || word.known.given() > 0)
            && !word.is(COMMON)
            && (!word.opens || words.gap(at).trim() == "(" || !word.known.is_word() && !word.is(WORD_WHEN_SMALL));
    }
    word.is(GIVEN | AMBIGUOUS) && !word.known.is_word() && !word.is(COMMON | WORD_WHEN_SMALL)
        || word.known.given() >= 4 && !word.is(COMMON)
        || is_foreign(words, at) && !words.is_capital(&words.list[name])
}

/// The word behind "et" or a comma.
pub(super) fn joined_after(words: &Words<'_>, at: usize) -> Option<usize> {
    let (gap, next) = (words.gap(at), words.get(at + 1)?);
    if matches!(gap, ", " | "," | " / " | "/" | " & ") {
        return Some(at + 1);
    }
    // "Julie (Durieu)".
    if gap.trim() == "(" && words.gap(at + 1).starts_with(')') {
        return Some(at + 1);
    }
    let and = words.folded(next) == "et" && words.spaced(at) && words.spaced(at + 1);
    let to = words.get(at + 2).is_some_and(|word| words.folded(word) == "a") && words.spaced(at + 2);
    let after = if to { at + 3 } else { at + 2 };
    (and && after < words.len()).then_some(after)
}

/// The word before "et" or a comma.
pub(super) fn joined_before(words: &Words<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if matches!(words.gap(before), ", " | "," | " / " | "/" | " & ") {
        return Some(before);
    }
    if words.gap(before).trim() == "(" && words.gap(at).starts_with(')') {
        return Some(before);
    }
    let to = words.folded(&words.list[before]) == "a" && before > 0 && words.spaced(before) && words.spaced(before - 1);
    let before = if to { before - 1 } else { before };
    let and = words.folded(&words.list[before]) == "et" && words.spaced(before);
    before.checked_sub(1).filter(|first| and && words.spaced(*first))
}
