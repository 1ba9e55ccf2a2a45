//! Names of accounts that words announce: "mon pseudo est…", "identifiant : …", "sur insta julie_d".

use super::is_french_word;
use super::lexicon::{FUNCTION, NEVER};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Words};

/// What announces the name of an account.
const LABELS: [&str; 9] = [
    "pseudo",
    "pseudonyme",
    "login",
    "identifiant",
    "username",
    "skype",
    "snap",
    "snapchat",
    "telegram",
];

/// Networks: what follows is an account only if it is written like one.
const NETWORKS: [&str; 9] = [
    "facebook",
    "instagram",
    "insta",
    "twitter",
    "tiktok",
    "youtube",
    "linkedin",
    "discord",
    "compte",
];

/// Signs in an account's name at most.
const LONGEST: usize = 40;

/// Adds the names of accounts.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>) {
    for (at, word) in words.list.iter().enumerate() {
        let folded = words.folded(word);
        let label = LABELS.contains(&folded);
        if !label && !NETWORKS.contains(&folded) {
            continue;
        }
        if let Some((start, end, announced)) = name_after(words, at)
            && (label && announced || is_odd(&words.text[start..end]))
        {
            found.push(Span::new(start, end, Kind::Account, Reason::AfterKeyword, 0.8));
        }
    }
}

/// The name behind a label: where it stands, and whether ":" or "est" announces it.
fn name_after(words: &Words<'_>, at: usize) -> Option<(usize, usize, bool)> {
    let network = words
        .get(at + 1)
        .is_some_and(|next| NETWORKS.contains(&words.folded(next)));
    let at = at + usize::from(network);
    let is = words
        .get(at + 1)
        .is_some_and(|next| words.folded(next) == "est" && words.spaced(at));
    let last = if is { at + 1 } else { at };
    let gap = words.gap(last);
    let told = matches!(gap.trim(), ":" | "=");
    if !(told || gap.trim().is_empty() && !gap.contains('\n')) {
        return None;
    }
    let word = words.get(last + 1).filter(|word| !word.is(NEVER))?;
    let rest = &words.text[word.start..];
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let length: usize = rest
        .chars()
        .take(LONGEST + 1)
        .take_while(|c| sign(*c))
        .map(char::len_utf8)
        .sum();
    let name = rest[..length].trim_end_matches(['.', '-']);
    // "identifiant : votre numéro": a word is no account.
    let plain = word.is(FUNCTION) || word.end - word.start >= name.len() && is_french_word(words.folded(word));
    let fits = (3..=LONGEST).contains(&name.len()) && !plain && word.case != Case::Initial;
    fits.then(|| (word.start, word.start + name.len(), told || is))
}

/// Written like an account: letters with digits or an underscore, a point between letters.
fn is_odd(name: &str) -> bool {
    let letters = name.contains(char::is_alphabetic);
    let pointed = name.split('.').count() == 2 && !name.split('.').any(|part| part.len() < 2 || is_ending(part));
    letters && (name.contains('_') || name.ends_with(|c: char| c.is_ascii_digit()) || pointed)
}

/// "ameli.fr" is a site, not an account.
fn is_ending(part: &str) -> bool {
    matches!(part, "fr" | "com" | "org" | "net" | "eu" | "gouv")
}

#[cfg(test)]
mod tests {
    use crate::deidentify::{Kind, Lists, deidentify};

    fn accounts(text: &str) -> Vec<&str> {
        let spans = deidentify(text, &Lists::default());
        let own = spans.into_iter().filter(|span| span.kind == Kind::Account);
        own.map(|span| &text[span.start..span.end]).collect()
    }

    #[test]
    fn an_account_is_found_where_words_announce_it() {
        assert_eq!(accounts("mon pseudo est zelka39, merci"), ["zelka39"]);
        assert_eq!(accounts("Identifiant : o.valmont"), ["o.valmont"]);
        assert_eq!(accounts("sur mon compte instagram oriane_v"), ["oriane_v"]);
        assert_eq!(accounts("écrivez-moi @oriane.v !"), ["@oriane.v"]);
    }

    #[test]
    fn what_only_speaks_of_accounts_is_left() {
        for text in [
            "mon compte ameli.fr ne marche pas",
            "l'identifiant : lequel ?",
            "mon login est refusé",
            "page Facebook de l'hôpital",
            "un compte rendu détaillé",
            "compte 2 semaines",
        ] {
            assert!(accounts(text).is_empty(), "{text}: {:?}", accounts(text));
        }
    }
}
