//! Quotes inside a sentence, and whether somebody said them.

use verbatim::folded;

/// Pairs of signs that open and close a quote.
const SIGNS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('"', '"')];

/// A text as its words, one written form each: neither signs nor the kind of apostrophe tell two quotes apart.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Does each quote of a sentence stand, word for word, in one of the texts that it cites? A quote that does not end
/// stands in none.
pub(super) fn stands(sentence: &str, cited: &[&[String]]) -> bool {
    match quotes(sentence) {
        Some(quotes) => quotes.iter().all(|quote| cited.iter().any(|text| holds(text, quote))),
        None => false,
    }
}

/// The quotes of a sentence; nothing when one of them does not begin or does not end.
fn quotes(sentence: &str) -> Option<Vec<&str>> {
    let mut quotes = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(|c: char| SIGNS.iter().any(|(open, close)| c == *open || c == *close)) {
        let sign = rest[at..].chars().next()?;
        let (_, close) = SIGNS.iter().find(|(open, _)| *open == sign)?;
        let inside = &rest[at + sign.len_utf8()..];
        let end = inside.find(*close)?;
        quotes.push(&inside[..end]);
        rest = &inside[end + close.len_utf8()..];
    }
    Some(quotes)
}

/// Does a text hold a quote? Where the quote leaves something out, each part of it, in its order.
fn holds(text: &[String], quote: &str) -> bool {
    let shortened = quote.replace("...", "…");
    let parts: Vec<Vec<String>> = shortened
        .split('…')
        .map(words)
        .filter(|part| !part.is_empty())
        .collect();
    let mut rest = text;
    for part in &parts {
        match rest.windows(part.len()).position(|some| some == part.as_slice()) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    !parts.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stood(sentence: &str, cited: &[&str]) -> bool {
        let cited: Vec<Vec<String>> = cited.iter().map(|text| words(text)).collect();
        stands(sentence, &cited.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn a_quote_is_told_by_its_words_not_by_its_signs() {
        let said = ["L'attente est trop longue, vraiment !"];
        assert!(stood("Pas de citation du tout", &said));
        assert!(stood("Ils disent « L’attente est trop longue »", &said));
        assert!(stood("Ils disent “TROP LONGUE” et \"vraiment\"", &said));
        assert!(stood("Ils disent « l’attente […] longue »", &said));
        assert!(stood("Ils disent « l’attente… vraiment »", &said));
    }

    #[test]
    fn words_that_nobody_said_or_half_a_word_are_no_quote() {
        let said = ["L’attente est trop longue", "Le repas est froid"];
        assert!(!stood("Ils disent « l’attente est insupportable »", &said));
        assert!(!stood("Ils disent « trop long »", &said), "half a word");
        assert!(!stood("Ils disent « trop longue le repas »", &said), "two people");
        assert!(!stood("Ils disent « longue … attente »", &said), "another order");
        assert!(!stood("Ils disent « … »", &said));
        assert!(!stood("Ils disent « trop longue", &said));
        assert!(!stood("Ils disent trop longue »", &said));
        assert!(!stood("Ils disent « trop longue »", &[]));
    }
}
