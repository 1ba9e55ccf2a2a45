//! What an encoder says of a text for [`learn_with`](super::learn_with): the whole, and each of its passages.

use super::sense::MOST_PASSAGES;
use crate::encoder::{DIMENSIONS, Encoder, Role};
use crate::passages::sentences;

/// Passages that are looked at to choose from: those of a longer text stand before its end.
const LOOKED_AT: usize = 1_000;

/// The numbers of texts, for [`learn_with`](super::learn_with) and for reading with what it learned: [`DIMENSIONS`] for the
/// place of the whole text, then as many for each of its passages, which hear one sentence of blame among ten of story; a text
/// of one passage has that of the whole twice, one of many passages eight of them, evenly chosen. Takes the encoder about
/// twice the time of the texts alone when they have several passages.
pub fn senses<T: AsRef<str>>(encoder: &Encoder, texts: &[T]) -> Vec<Vec<f32>> {
    let wholes = encoder.embed_many(Role::Query, texts);
    let parts: Vec<Vec<&str>> = texts.iter().map(|text| passages(text.as_ref())).collect();
    let several = parts.iter().filter(|parts| parts.len() > 1);
    let read: Vec<&str> = several.flatten().copied().collect();
    let mut of_parts = encoder.embed_many(Role::Query, &read).into_iter();
    let all = |(whole, parts): (&[f32; DIMENSIONS], &Vec<&str>)| {
        let mut out = whole.to_vec();
        if parts.len() > 1 {
            out.extend(of_parts.by_ref().take(parts.len()).flatten());
        } else {
            out.extend(whole);
        }
        out
    };
    wholes.iter().zip(&parts).map(all).collect()
}

/// The passages of a text, or some of them. A short one stays alone: « Merci ! » says more of the tone than many a sentence.
fn passages(text: &str) -> Vec<&str> {
    let places: Vec<_> = sentences(text).take(LOOKED_AT).collect();
    let many = places.len();
    let chosen = (0..many.min(MOST_PASSAGES)).map(|at| match many > MOST_PASSAGES {
        true => (at * (many - 1) * 2 + MOST_PASSAGES - 1) / (2 * (MOST_PASSAGES - 1)),
        false => at,
    });
    chosen.map(|at| &text[places[at].clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_of_a_long_text_are_chosen_from_its_first_to_its_last() {
        assert_eq!(
            passages("Merci ! J'attends une réponse. Le guichet était fermé."),
            ["Merci !", "J'attends une réponse.", "Le guichet était fermé."]
        );
        let long: String = (0..40).map(|n| format!("La chambre {n} est froide. ")).collect();
        let found = passages(&long);
        assert_eq!(found.len(), MOST_PASSAGES);
        assert!(found[0].starts_with("La chambre 0 ") && found[7].starts_with("La chambre 39 "));
        assert!(passages("").is_empty());
    }

    #[test]
    fn a_text_of_one_passage_lies_where_its_passage_does_and_nothing_lies_nowhere() {
        let encoder = Encoder::from_bytes(weights::FRENCH).unwrap();
        let several = "Le repas était froid et sans goût. L'infirmière de nuit fut très douce.";

        let senses = senses(&encoder, &["Le repas était froid", "", several]);

        assert_eq!(senses[0][..DIMENSIONS], senses[0][DIMENSIONS..]);
        assert_eq!(senses[1], vec![0.0; 2 * DIMENSIONS]);
        assert_ne!(senses[2][..DIMENSIONS], senses[2][DIMENSIONS..]);
        assert_eq!(senses[2].len(), 3 * DIMENSIONS);
        for vector in senses[2].chunks_exact(DIMENSIONS) {
            let length: f32 = vector.iter().map(|number| number * number).sum();
            assert!((length - 1.0).abs() < 1e-4);
        }
    }
}
