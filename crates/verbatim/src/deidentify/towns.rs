//! Places finer than a department that say who lives there: villages, hamlets, towns of which few people come.
//!
//! No list of ours says how many people live in a place, so that only the form speaks: what stands behind "village de",
//! "commune de", "hameau", and compounds ("Saint-Machin-sur-Truc") that are none of the large towns written that way. A
//! small town with a simple name ("à Dole") is not seen.

use super::lexicon::{HOME, NEVER, PARTICLE, PLACE};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Words};

/// What announces a small place.
const SMALL: [&str; 8] = [
    "village", "commune", "hameau", "bourg", "bourgade", "lieu-dit", "patelin", "villages",
];

/// What joins the parts of such a name.
const JOINTS: [&str; 17] = [
    "-sur-", "-sous-", "-les-", "-en-", "-le-", "-la-", "-de-", "-du-", "-des-", "-aux-", "-au-", "-lez-", "-d-",
    "-pres-", "-devant-", "-l-", "-et-",
];

/// Compounds with 30,000 people or more, and seats of departments: they say little of who lives there.
const LARGE: &str = include_str!("lexicon/large_towns.txt");

/// Adds the places.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        if let Some((first, last)) = announced(words, at) {
            let (start, end) = (words.list[first].start, words.list[last].end);
            found.push(Span::new(start, end, Kind::Place, Reason::AfterKeyword, 0.7));
            at = last;
        } else if is_small_town(words, at) {
            let word = &words.list[at];
            found.push(Span::new(
                word.start,
                compound_end(words, at),
                Kind::Place,
                Reason::Pattern,
                0.6,
            ));
        }
        at += 1;
    }
}

/// "village de Trucmuche", "hameau des Cerisiers": the words of the name.
fn announced(words: &Words<'_>, at: usize) -> Option<(usize, usize)> {
    if !SMALL.contains(&words.folded(&words.list[at])) {
        return None;
    }
    let mut first = at + 1;
    while first <= at + 3
        && words
            .get(first)
            .is_some_and(|word| word.is(PARTICLE) && word.case == Case::Small)
    {
        first += 1;
    }
    let joined = |at: usize| words.spaced(at) || matches!(words.gap(at), "'" | "’" | "-");
    if !(at..first).all(joined) || !names_place(words, first) || is_large(words, first) {
        return None;
    }
    let mut last = first;
    while last < first + 4 && joined(last) {
        let ahead = if names_place(words, last + 1) {
            1
        } else if words
            .get(last + 1)
            .is_some_and(|word| word.is(PARTICLE) || matches!(words.folded(word), "sur" | "sous" | "en"))
            && joined(last + 1)
            && names_place(words, last + 2)
        {
            2
        } else {
            break;
        };
        last += ahead;
    }
    Some((first, last))
}

fn names_place(words: &Words<'_>, at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|word| words.is_capital(word) && !word.opens && !word.is(NEVER))
}

/// A compound of places that is none of the large towns, where no establishment bears its name.
fn is_small_town(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    if !words.is_capital(word) || word.is(NEVER) || word.opens || at == 0 {
        return false;
    }
    let folded = words.folded(word);
    let joint = JOINTS.iter().any(|joint| folded.contains(joint)) && folded.len() >= 9;
    let near = matches!(
        words.folded(&words.list[at - 1]),
        "a" | "de" | "d" | "pres" | "vers" | "depuis" | "entre" | "chez" | "sur" | "dans"
    );
    joint && near && is_place_form(folded) && !is_large(words, at) && !is_of_establishment(words, at)
}

/// Capitals on both sides: "Saint-Machin-sur-Truc", not "rendez-vous" nor "Va-et-vient".
fn is_place_form(folded: &str) -> bool {
    let parts: Vec<&str> = folded.split('-').collect();
    parts.len() >= 3
        && parts.first().is_some_and(|first| first.len() >= 2)
        && parts.last().is_some_and(|last| last.len() >= 3)
}

fn is_large(words: &Words<'_>, at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|word| LARGE.split_whitespace().any(|town| town == words.folded(word)))
}

/// "centre hospitalier de X", "mairie de X": the name says where people were, not where they live.
fn is_of_establishment(words: &Words<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    for back in 1..=REACH.min(at) {
        let before = &words.list[at - back];
        if before.is(HOME) || words.list[at - back + 1].opens {
            return false;
        }
        if before.is(PLACE) {
            return true;
        }
    }
    false
}

/// The end of a compound whose apostrophe parts it ("Villers-sous-l'Orme").
fn compound_end(words: &Words<'_>, at: usize) -> usize {
    let elided = matches!(words.gap(at), "'" | "’") && words.get(at + 1).is_some_and(|next| words.is_capital(next));
    words.list[at + usize::from(elided)].end
}

#[cfg(test)]
mod tests {
    use crate::deidentify::{Kind, Lists, deidentify};

    fn places(text: &str) -> Vec<&str> {
        let spans = deidentify(text, &Lists::default());
        let own = spans.into_iter().filter(|span| span.kind == Kind::Place);
        own.map(|span| &text[span.start..span.end]).collect()
    }

    #[test]
    fn villages_and_small_towns_are_found_by_their_form() {
        assert_eq!(
            places("Je viens de Saint-Machin-sur-Truc en bus"),
            ["Saint-Machin-sur-Truc"]
        );
        assert_eq!(places("Dans mon village de Trucmuche, rien"), ["Trucmuche"]);
        assert_eq!(places("la commune de Bidule sur Loue"), ["Bidule sur Loue"]);
        assert_eq!(places("au hameau des Trois Cerisiers"), ["Trois Cerisiers"]);
    }

    #[test]
    fn large_towns_and_establishments_are_left() {
        for text in [
            "Je viens de Chalon-sur-Saône",
            "l'hôpital de Machin-sur-Truc",
            "la maternité de Lons-le-Saunier",
            "les urgences à Aix-en-Provence",
            "la commune participe aux frais",
            "Je suis venue à Mi-temps",
            "Merci à l'équipe de Porte-à-porte",
        ] {
            assert!(places(text).is_empty(), "{text}: {:?}", places(text));
        }
    }
}
