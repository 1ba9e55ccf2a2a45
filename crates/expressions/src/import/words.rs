//! Words that files use for positive, neutral and negative.

use crate::expression::Polarity;

const POSITIVE: &[&str] = &[
    "positif",
    "positive",
    "positifs",
    "pos",
    "satisfait",
    "satisfaite",
    "tres satisfait",
    "favorable",
    "bien",
    "bon",
    "+",
    "eloge",
    "eloges",
];
const NEUTRAL: &[&str] = &[
    "neutre",
    "neutral",
    "mitige",
    "mitigee",
    "mixte",
    "mixed",
    "ni positif ni negatif",
    "moyen",
    "=",
];
const NEGATIVE: &[&str] = &[
    "negatif",
    "negative",
    "negatifs",
    "neg",
    "insatisfait",
    "insatisfaite",
    "pas satisfait",
    "mecontent",
    "mecontente",
    "defavorable",
    "mauvais",
    "-",
    "plainte",
];

/// The polarity that a word says, whatever its accents and capitals.
pub(crate) fn polarity(text: &str) -> Option<Polarity> {
    let word = platform::text::folded(text.trim());
    let among = |list: &[&str]| list.contains(&word.as_str());
    if among(POSITIVE) {
        Some(Polarity::Positive)
    } else if among(NEUTRAL) {
        Some(Polarity::Neutral)
    } else if among(NEGATIVE) {
        Some(Polarity::Negative)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(polarity("Négatif"), Some(Polarity::Negative));
        assert_eq!(polarity("POSITIF "), Some(Polarity::Positive));
        assert_eq!(polarity("neutre"), Some(Polarity::Neutral));
        assert_eq!(polarity("vert"), None);
    }
}
