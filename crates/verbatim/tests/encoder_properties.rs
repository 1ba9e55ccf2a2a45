//! What must hold for any text, and for any file that is taken for a model.

use proptest::prelude::*;
use std::sync::LazyLock;
use verbatim::encoder::{DIMENSIONS, Encoder, ModelProblem, Role, cosine};

static ENCODER: LazyLock<Encoder> =
    LazyLock::new(|| Encoder::from_bytes(weights::FRENCH).expect("the model of the house can be read"));

fn problem(bytes: Vec<u8>) -> Option<ModelProblem> {
    Encoder::from_bytes(bytes).err()
}

#[test]
fn a_model_of_another_version_or_kind_is_said_to_be_one() {
    let mut other = weights::FRENCH.to_vec();
    other[7] = 2;

    assert_eq!(problem(other), Some(ModelProblem::OtherVersion(2)));
    assert_eq!(
        problem(b"PK\x03\x04 a workbook".to_vec()),
        Some(ModelProblem::NotAModel)
    );
    assert_eq!(problem(Vec::new()), Some(ModelProblem::NotAModel));
}

#[test]
fn empty_and_blank_texts_have_no_direction_and_long_ones_are_read() {
    let long = "Le service était très bien. ".repeat(40_000);

    let vectors = ENCODER.embed_many(
        Role::Query,
        &["", " \n\t", long.as_str(), "Le service était très bien."],
    );

    assert!(vectors[..2].iter().flatten().all(|number| *number == 0.0));
    assert!(
        cosine(&vectors[2], &vectors[3]) > 0.85,
        "{}",
        cosine(&vectors[2], &vectors[3])
    );
    assert!(ENCODER.embed_many::<&str>(Role::Query, &[]).is_empty());
}

#[test]
fn letters_written_in_two_characters_are_those_written_in_one() {
    let composed = ENCODER.embed(Role::Query, "L’été, le café était fermé.");
    let decomposed = ENCODER.embed(
        Role::Query,
        "L’e\u{301}te\u{301}, le cafe\u{301} e\u{301}tait ferme\u{301}.",
    );

    assert_eq!(composed, decomposed);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_model_cut_short_or_altered_anywhere_is_refused(at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let at = at.index(weights::FRENCH.len());
        let cut = problem(weights::FRENCH[..at].to_vec());
        let mut altered = weights::FRENCH.to_vec();
        altered[at] ^= 1 << bit;

        prop_assert!(matches!(cut, Some(ModelProblem::OtherLength | ModelProblem::NotAModel)), "{:?}", cut);
        prop_assert!(problem(altered).is_some());
    }

    #[test]
    fn any_text_has_a_vector_of_length_one_or_none(text in "\\PC{0,40}", more in any::<Vec<char>>()) {
        let text = text + &more.into_iter().collect::<String>();

        let vector = ENCODER.embed(Role::Passage, &text);

        let length = cosine(&vector, &vector);
        prop_assert_eq!(vector.len(), DIMENSIONS);
        prop_assert!((length - 1.0).abs() < 1e-5 || (length == 0.0 && text.trim().is_empty()), "{}", length);
    }
}
