//! Names that belong to places: "hôpital Pierre Oudot", "rue Martin", "maladie de Charcot" name nobody.

use super::lexicon::{AMBIGUOUS, EXEMPT, GIVEN, PARTICLE, PLACE, PLACE_TAIL, SHORT_TITLE, SURNAME, TITLE, WAY};
use super::words::{Case, Words};

/// Marks the words that name a place, so that they are not taken for people.
pub(super) fn exempt(words: &mut Words<'_>) {
    for at in 0..words.len() {
        let flags = words.list[at].flags;
        if flags & PLACE != 0 && flags & (TITLE | SHORT_TITLE) == 0 {
            exempt_after(words, at, flags & WAY != 0);
        }
    }
}

fn exempt_after(words: &mut Words<'_>, place: usize, is_way: bool) {
    const LONGEST: usize = 7;
    let mut named = false;
    for at in place + 1..(place + 1 + LONGEST).min(words.len()) {
        let gap = words.gap(at - 1);
        let follows = super::words::is_space(gap) || matches!(gap, "-" | "'" | "’");
        let word = &words.list[at];
        if !follows || word.opens || word.is(TITLE | SHORT_TITLE) && !is_way {
            return;
        }
        let titled = word.is(TITLE | SHORT_TITLE);
        let capital = words.is_capital(word) || matches!(word.case, Case::Initial | Case::Number);
        let known = word.is(GIVEN | AMBIGUOUS | SURNAME) && (is_way || words.shouting || is_small_pair(words, at));
        if titled || (capital || known) && !word.is_function() {
            words.list[at].flags |= EXEMPT;
            named = named || !titled;
        } else if !(word.is(PARTICLE) || !named && word.is(PLACE_TAIL | PLACE)) {
            return;
        }
    }
}

/// "centre marcel picot": a given name and a surname in small letters behind a place.
fn is_small_pair(words: &Words<'_>, at: usize) -> bool {
    let surname = |at: usize| words.get(at).is_some_and(|word| word.is(SURNAME));
    let given = |at: usize| words.get(at).is_some_and(|word| word.is(GIVEN));
    words.list[at].case == Case::Small && (given(at) && surname(at + 1) || surname(at) && at > 0 && given(at - 1))
}
