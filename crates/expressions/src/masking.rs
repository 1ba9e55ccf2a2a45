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

/// What the values of a file's column are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// A closed list: the same few short values come again. Services, towns, tags.
    List,
    /// Each row says something of its own, as a text does.
    Free,
}

/// A value of a file's column, without what identifies. A free value is masked as a text is. In a closed list, names
/// that no title announces stay, and addresses: they are those of towns, streets and hospitals, not of who speaks.
pub(crate) fn mask_value(value: &str, lists: &Lists, values: Values) -> String {
    if value.len() < 4 {
        return value.to_owned();
    }
    let is_told = |span: &Span| match span.kind {
        Kind::Name => matches!(span.reason, Reason::AfterTitle | Reason::OrganisationList),
        Kind::Address | Kind::Place | Kind::Url => false,
        _ => true,
    };
    let mut spans = deidentify(value, lists);
    if values == Values::List {
        spans.retain(is_told);
    }
    if spans.is_empty() {
        value.to_owned()
    } else {
        replace(value, &spans)
    }
}

/// Is this value little else than a person's name?
pub(crate) fn is_name(value: &str, lists: &Lists) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let spans = deidentify(value, lists);
    let named = spans.iter().filter(|span| span.kind == Kind::Name);
    let named: usize = named.map(|span| letters(&value[span.start..span.end])).sum();
    named > 0 && named * 2 >= letters(value)
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
    fn a_closed_list_loses_phones_and_titled_names_and_keeps_its_towns_and_services() {
        let lists = Lists::default();
        for kept in [
            "Saint-Denis",
            "Chirurgie",
            "Pôle Mère-Enfant",
            "12 rue des Lilas",
            "Carte d’identité;Passeport",
        ] {
            assert_eq!(mask_value(kept, &lists, Values::List), kept);
        }
        assert!(!mask_value("appeler le 06 12 34 56 78", &lists, Values::List).contains("06 12"));
        assert!(!mask_value("docteur Durieux", &lists, Values::List).contains("Durieux"));
    }

    #[test]
    fn a_free_value_is_masked_as_a_text_is() {
        let lists = Lists::default();
        for (value, gone) in [
            ("Merci Julie Martin", "Martin"),
            ("Julie", "Julie"),
            ("Vu au 12 rue des Lilas 25000 Besançon", "Lilas"),
            ("dossier n° 20451187", "20451187"),
        ] {
            let masked = mask_value(value, &lists, Values::Free);
            assert!(!masked.contains(gone), "{masked}");
        }
        for kept in [
            "Chirurgie",
            "Morbihan",
            "Un vote bien simple",
            "Hospitalisation de jour",
            "Soins de suite",
        ] {
            assert_eq!(mask_value(kept, &lists, Values::Free), kept);
        }
    }

    #[test]
    fn a_name_is_told_from_a_service() {
        let lists = Lists::default();
        assert!(is_name("Julie Martin", &lists));
        assert!(!is_name("Hôpital Pierre Oudot", &lists) && !is_name("Médecine", &lists));
    }
}
