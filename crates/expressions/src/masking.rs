//! De-identification of one text: what the machine finds, and whether a person must look before it is shared.

use crate::expression::codes;
use verbatim::deidentify::{Kind, Lists, Reason, Span, deidentify, replace};

codes! {
    /// When a person must look at a text before it is shared.
    Review, "expressions-review-policy" {
        /// Before each text.
        Always = "always",
        /// Where the machine is not sure, or found a name.
        Doubtful = "doubtful",
        /// Never: what the machine finds is masked.
        Never = "never",
    }
}

codes! {
    /// Who decided on a passage, and how.
    Decision, "expressions-decision" {
        /// Found by the machine, not decided by anybody: it is masked.
        Machine = "machine",
        /// Masked by a person.
        Accepted = "accepted",
        /// Left readable by a person.
        Rejected = "rejected",
        /// Marked by a person.
        Added = "added",
    }
}

impl Decision {
    /// Is the passage replaced in the shared text?
    #[must_use]
    pub fn masks(self) -> bool {
        self != Self::Rejected
    }
}

/// Under this confidence the machine says that it is not sure.
pub(crate) const SURE: f32 = 0.8;

/// Is a person's eye wanted for this span?
pub(crate) fn is_doubtful(kind: Kind, confidence: f32) -> bool {
    confidence < SURE || kind == Kind::Name
}

/// What the machine made of one text.
pub(crate) struct Masked {
    /// What it found.
    pub(crate) spans: Vec<Span>,
    /// The shared text, unless a person must look first.
    pub(crate) shared: Option<String>,
}

/// De-identifies words by an organisation's lists and policy.
pub(crate) fn mask(words: &str, lists: &Lists, review: Review) -> Masked {
    let spans = deidentify(words, lists);
    let waits = match review {
        Review::Always => true,
        Review::Doubtful => spans.iter().any(|span| is_doubtful(span.kind, span.confidence)),
        Review::Never => false,
    };
    let shared = (!waits).then(|| replace(words, &spans));
    Masked { spans, shared }
}

/// A value of a file's column, without what identifies for sure. Names from lists stay: they are those of towns,
/// streets and hospitals as often as of people, and a column is a category, not a sentence.
pub(crate) fn mask_value(value: &str, lists: &Lists) -> String {
    if value.len() < 6 {
        return value.to_owned();
    }
    let sure = |span: &Span| match span.kind {
        Kind::Name => matches!(span.reason, Reason::AfterTitle | Reason::OrganisationList),
        Kind::Phone | Kind::Email | Kind::Nir | Kind::BirthDate => true,
        _ => false,
    };
    let spans: Vec<Span> = deidentify(value, lists).into_iter().filter(sure).collect();
    if spans.is_empty() {
        value.to_owned()
    } else {
        replace(value, &spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_doubt_is_shared_at_once_unless_the_policy_says_otherwise() {
        let lists = Lists::default();
        let plain = "L’attente aux urgences a duré quatre heures.";
        assert_eq!(mask(plain, &lists, Review::Doubtful).shared.as_deref(), Some(plain));
        assert!(mask(plain, &lists, Review::Always).shared.is_none());
    }

    #[test]
    fn a_name_waits_for_a_person_and_is_masked_where_nobody_reviews() {
        let lists = Lists::default();
        let named = "Merci à madame Durieux pour son écoute, joignable au 06 12 34 56 78.";
        assert!(mask(named, &lists, Review::Doubtful).shared.is_none());
        let shared = mask(named, &lists, Review::Never).shared.expect("is shared");
        assert!(!shared.contains("Durieux") && !shared.contains("06 12"), "{shared}");
    }

    #[test]
    fn a_column_loses_phones_and_titled_names_and_keeps_its_towns() {
        let lists = Lists::default();
        assert_eq!(mask_value("Saint-Denis", &lists), "Saint-Denis");
        assert!(!mask_value("appeler le 06 12 34 56 78", &lists).contains("06 12"));
    }
}
