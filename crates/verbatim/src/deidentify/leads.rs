//! Words that lead to a name: titles, roles, ties, introductions.

use super::lexicon::{CARE_ROLE, EXEMPT, INTRODUCTION, LOOSE_ROLE, SHORT_TITLE, TITLE};
use super::words::{Case, Words, is_space};

/// How much the word before a name tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Dr, Mme: even a name in small letters.
    ShortTitle,
    /// Docteur, madame: any name with a capital.
    Title,
    /// Infirmière: a name with a capital.
    Role,
    /// Fille, agent, merci à: a known given name.
    Tie,
    /// S'appelle, prénommée: a name with a capital.
    Introduction,
}

/// What the word at `at` leads to: how, and where the name would begin.
pub(super) fn lead_at(words: &Words<'_>, at: usize) -> Option<(Lead, usize)> {
    let word = &words.list[at];
    let gap = words.gap(at);
    if word.is(EXEMPT) {
        return None;
    }
    if word.is(SHORT_TITLE) && is_short_title(words, at) && is_space(gap.strip_prefix('.').unwrap_or(gap)) {
        return Some((Lead::ShortTitle, at + 1));
    }
    if word.is(SHORT_TITLE)
        && gap == "."
        && words.raw(word) != "m"
        && is_short_title(words, at)
        && words.get(at + 1).is_some_and(|next| next.case == Case::Capital)
    {
        return Some((Lead::Title, at + 1));
    }
    if word.is(TITLE) && is_space(gap) {
        return Some((Lead::Title, at + 1));
    }
    if word.is(INTRODUCTION)
        && let Some(introduced) = introduction(words, at)
    {
        return Some(introduced);
    }
    if word.is(CARE_ROLE) && is_space(gap) {
        return Some((Lead::Role, at + 1));
    }
    (word.is(LOOSE_ROLE) && is_space(gap)).then_some((Lead::Tie, at + 1))
}

/// Abbreviations that are also other words need their usual form: "M." not "10 m", "Me Dupuis" not "il me dit".
fn is_short_title(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let (raw, dotted) = (words.raw(word), words.gap(at).starts_with('.'));
    let capital_next = words
        .get(at + 1)
        .is_some_and(|next| words.is_capital(next) || next.case == Case::Initial);
    match words.folded(word) {
        "m" => {
            (raw == "M" && (dotted || capital_next || words.shouting) || dotted && capital_next)
                && (at == 0 || words.list[at - 1].case != Case::Number && words.gap(at - 1) != ".")
        }
        _ if at > 0 && words.gap(at - 1) == "." => false,
        "me" => raw == "Me" && capital_next && !words.shouting,
        "pr" | "prs" => raw.starts_with('P') && capital_next,
        "prof" | "mle" => capital_next,
        "mm" => raw == "MM",
        _ => true,
    }
}

/// "merci à Claire", "s'appelle Julie", "prénom : Julie".
fn introduction(words: &Words<'_>, at: usize) -> Option<(Lead, usize)> {
    let word = words.folded(&words.list[at]);
    if word.starts_with("certain") && !(at > 0 && matches!(words.folded(&words.list[at - 1]), "un" | "une")) {
        return None;
    }
    let thanks = matches!(
        word,
        "merci" | "bravo" | "grace" | "remercie" | "remercier" | "remercions" | "felicite" | "felicitations"
    );
    let label = matches!(word, "nom" | "prenom" | "signe" | "patient" | "patiente");
    let gap = words.gap(at);
    if thanks {
        let skipped = words
            .get(at + 1)
            .filter(|next| matches!(words.folded(next), "a" | "aussi") && words.spaced(at));
        let first = if skipped.is_some() { at + 2 } else { at + 1 };
        return words.spaced(first - 1).then_some((Lead::Tie, first));
    }
    if word == "nom"
        && words.get(at + 1).is_some_and(|next| words.folded(next) == "de")
        && words.spaced(at)
        && words.spaced(at + 1)
    {
        return Some((Lead::Introduction, at + 2));
    }
    let announced = matches!(gap.trim(), ":" | "=") && label;
    (announced || !label && is_space(gap)).then_some((Lead::Introduction, at + 1))
}
