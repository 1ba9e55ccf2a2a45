//! A text cut into sentences, and sentences into clauses, so that each passage speaks of few things.
//!
//! People who answer a survey leave out points, capitals and spaces, part their remarks by dashes, lines and pictures, and
//! praise and blame in one breath: « le repas était froid mais les infirmières adorables » is one sentence and two
//! clauses. The rules are ours; none needs a grammar. Offsets are bytes of the text, on character boundaries; passages
//! stand in order, do not overlap, and hold a letter or a picture each.

mod clauses;
mod ends;

use std::ops::Range;

use crate::emoji::is_emoji;

/// The sentences of a text. A sentence ends at a point, a question or exclamation mark, a semicolon, a line end or a
/// picture; not at the point of "Dr.", "3.5" or "ameli.fr", nor where a long line was only folded.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            let whole = start..ends::end_of(text, start);
            start = whole.end;
            if let Some(passage) = trimmed(text, whole) {
                return Some(passage);
            }
        }
        None
    })
}

/// The clauses of a text: its sentences, cut again before words that turn ("mais", "par contre"), between the items of a
/// list, and where a new subject with its verb begins, with a comma before it or without.
pub fn clauses(text: &str) -> impl Iterator<Item = Range<usize>> {
    sentences(text).flat_map(move |sentence| {
        let mut cuts = clauses::cuts(text, sentence.clone());
        cuts.push(sentence.end);
        let mut start = sentence.start;
        cuts.into_iter().filter_map(move |end| {
            let whole = start..end;
            start = end;
            trimmed(text, whole)
        })
    })
}

/// A passage without the spaces and signs of lists around it; `None` when it says nothing.
fn trimmed(text: &str, whole: Range<usize>) -> Option<Range<usize>> {
    let inside = text.get(whole.clone())?;
    if !inside.chars().any(|c| c.is_alphabetic() || is_emoji(c)) {
        return None;
    }
    let mut rest = inside.trim_start();
    while let Some(behind) = rest.strip_prefix(is_bullet) {
        let spaced = behind.trim_start();
        // "-5 kg" keeps its sign.
        if spaced.len() == behind.len() && !behind.starts_with(char::is_alphabetic) {
            break;
        }
        rest = spaced;
    }
    let start = whole.start + (inside.len() - rest.len());
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '—' | '+');
    Some(start..start + rest.trim_end_matches(parts).len())
}

/// A sign that opens an item of a list.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '•' | '*' | '·' | '▪' | '●' | '➢' | '→' | ',' | '/' | '+' | '>'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).map(|range| &text[range]).collect()
    }

    fn said(text: &str) -> Vec<&str> {
        clauses(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn each_sentence_is_a_passage() {
        assert_eq!(
            cut("Merci à tous !! Repas froids ; on attend 3.5 heures... Voilà"),
            ["Merci à tous !!", "Repas froids ;", "on attend 3.5 heures...", "Voilà"]
        );
        assert_eq!(cut("ligne un\nligne deux"), ["ligne un", "ligne deux"]);
        assert_eq!(
            cut("Très bien.Merci à vous!Super"),
            ["Très bien.", "Merci à vous!", "Super"]
        );
        assert_eq!(
            cut("bonjour. je suis venu à 14h30. merci"),
            ["bonjour.", "je suis venu à 14h30.", "merci"]
        );
    }

    #[test]
    fn what_says_nothing_is_no_passage() {
        assert!(cut("").is_empty() && cut(" … ! 12 \n").is_empty());
        assert_eq!(cut("!!! bien"), ["bien"]);
        assert_eq!(cut("👍"), ["👍"]);
    }

    #[test]
    fn an_abbreviation_a_number_or_an_address_ends_no_sentence() {
        for text in [
            "Le Dr. Durieu et M. Vasse sont passés à 14 h. 30",
            "Mme. Durieu m'a reçu",
            "A. Vasselin est interne",
            "Le S.A.M.U. est venu en 3.5 heures",
            "Voir ameli.fr ou www.exemple.fr/page?id=3",
            "J'ai attendu env. 20 min. sans nouvelle",
            "2. Le repas",
        ] {
            assert_eq!(cut(text), [text]);
        }
        assert_eq!(cut("Attendu 20 min. Puis rien."), ["Attendu 20 min.", "Puis rien."]);
    }

    #[test]
    fn a_quotation_keeps_its_marks_and_what_is_said_of_it() {
        assert_eq!(
            cut("« Sortez ! » a-t-elle dit. Honteux"),
            ["« Sortez ! » a-t-elle dit.", "Honteux"]
        );
        assert_eq!(
            cut("Elle a dit « Sortez ! » Honteux"),
            ["Elle a dit « Sortez ! »", "Honteux"]
        );
    }

    #[test]
    fn items_of_a_list_are_passages_without_their_sign() {
        assert_eq!(
            cut("Points négatifs :\n- repas froid\n• attente\n1) bruit"),
            ["Points négatifs :", "repas froid", "attente", "1) bruit"]
        );
        assert_eq!(
            said("accueil froid - attente longue - parking cher"),
            ["accueil froid", "attente longue", "parking cher"]
        );
    }

    #[test]
    fn a_line_that_was_only_folded_goes_on() {
        let folded = "Je suis restée plus de quatre heures sur un brancard dans le\ncouloir des urgences.\nMerci";
        assert_eq!(cut(folded).len(), 2, "{:?}", cut(folded));
    }

    #[test]
    fn a_picture_ends_what_it_comments() {
        assert_eq!(
            cut("Repas froid 😡 personnel adorable 😍"),
            ["Repas froid 😡", "personnel adorable 😍"]
        );
        assert_eq!(cut("Merci ! 😊 À bientôt"), ["Merci ! 😊", "À bientôt"]);
        assert_eq!(cut("😡 repas froid"), ["😡 repas froid"]);
        assert_eq!(cut("on a adoré ❤\u{fe0f}, merci"), ["on a adoré ❤\u{fe0f}, merci"]);
    }

    #[test]
    fn praise_and_blame_in_one_breath_are_two_clauses() {
        assert_eq!(
            said("le repas était froid mais les infirmières adorables"),
            ["le repas était froid", "mais les infirmières adorables"]
        );
        assert_eq!(
            said("Médecin compétent, par contre l'attente est interminable"),
            ["Médecin compétent", "par contre l'attente est interminable"]
        );
        assert_eq!(
            said("accueil parfait... chambre sale"),
            ["accueil parfait...", "chambre sale"]
        );
    }

    #[test]
    fn a_new_subject_with_its_verb_begins_a_clause_without_any_sign() {
        assert_eq!(
            said("le personnel est gentil la chambre est sale la nourriture est immangeable"),
            [
                "le personnel est gentil",
                "la chambre est sale",
                "la nourriture est immangeable"
            ]
        );
        assert_eq!(
            said("les soins étaient bons et l'infirmière de nuit était douce"),
            ["les soins étaient bons", "et l'infirmière de nuit était douce"]
        );
        assert_eq!(said("j'ai attendu deux heures on ne m'a rien dit").len(), 2);
        assert_eq!(said("Accueil chaleureux, attente interminable, repas froids").len(), 3);
    }

    #[test]
    fn a_clause_that_depends_on_another_stays_with_it() {
        for text in [
            "je trouve que le repas est froid",
            "les infirmières et les médecins sont très gentils",
            "le médecin qui est venu m'a dit que la sortie était prévue",
            "un médecin compétent, humain, à l'écoute",
            "non mais franchement",
            "personne ne nous a prévenus de la fermeture",
            "les infirmières, les médecins, les aides-soignantes sont gentils",
        ] {
            assert_eq!(said(text), [text]);
        }
    }
}
