//! What an encoder says of a text for [`learn_with`](super::learn_with): the whole, and the mean of its passages.

use crate::encoder::{DIMENSIONS, Encoder, Role, scale_to_one};
use crate::passages::sentences;

/// Passages beyond this are left to the whole.
const MOST_PASSAGES: usize = 100;

/// A passage shorter than this, in bytes, is read with the next one: « Merci ! » alone says little of the text.
const SHORT: usize = 25;

/// The numbers of texts, for [`learn_with`](super::learn_with) and for reading with what it learned: twice
/// [`DIMENSIONS`] each, the place of the whole text, then the middle of its passages, which hears one sentence of blame among
/// ten of story better. Takes the encoder about twice the time of the texts alone when they have several passages.
pub fn senses<T: AsRef<str>>(encoder: &Encoder, texts: &[T]) -> Vec<Vec<f32>> {
    let wholes = encoder.embed_many(Role::Query, texts);
    let parts: Vec<Vec<&str>> = texts.iter().map(|text| cut(text.as_ref())).collect();
    let several = parts.iter().filter(|parts| parts.len() > 1);
    let read: Vec<&str> = several.flatten().copied().collect();
    let mut of_parts = encoder.embed_many(Role::Query, &read).into_iter();
    let both = |(whole, parts): (&[f32; DIMENSIONS], &Vec<&str>)| {
        let mut middle = *whole;
        if parts.len() > 1 {
            middle = [0.0; DIMENSIONS];
            for part in of_parts.by_ref().take(parts.len()) {
                middle.iter_mut().zip(part).for_each(|(sum, number)| *sum += number);
            }
            scale_to_one(&mut middle);
        }
        [whole.as_slice(), &middle].concat()
    };
    wholes.iter().zip(&parts).map(both).collect()
}

/// The passages of a text, short ones joined with what follows.
fn cut(text: &str) -> Vec<&str> {
    let mut places: Vec<std::ops::Range<usize>> = Vec::new();
    for place in sentences(text).take(MOST_PASSAGES) {
        match places.last_mut() {
            Some(last) if last.len() < SHORT => last.end = place.end,
            _ => places.push(place),
        }
    }
    places.into_iter().map(|place| &text[place]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_passage_is_read_with_the_next() {
        assert_eq!(
            cut("Bonjour. J'attends une réponse depuis trois semaines. Le guichet était encore fermé hier."),
            [
                "Bonjour. J'attends une réponse depuis trois semaines.",
                "Le guichet était encore fermé hier.",
            ]
        );
        assert!(cut("… !").is_empty());
    }

    #[test]
    fn a_text_of_one_passage_lies_where_its_passage_does_and_nothing_lies_nowhere() {
        let encoder = Encoder::from_bytes(weights::FRENCH).unwrap();
        let several = "Le repas était froid et sans goût. L'infirmière de nuit fut très douce.";

        let senses = senses(&encoder, &["Le repas était froid", "", several]);

        assert_eq!(senses[0][..DIMENSIONS], senses[0][DIMENSIONS..]);
        assert_eq!(senses[1], vec![0.0; 2 * DIMENSIONS]);
        assert_ne!(senses[2][..DIMENSIONS], senses[2][DIMENSIONS..]);
        let length: f32 = senses[2][DIMENSIONS..].iter().map(|number| number * number).sum();
        assert!((length - 1.0).abs() < 1e-4);
    }
}
