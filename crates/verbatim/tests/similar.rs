//! Similar texts: what is found is what exact arithmetic finds, whatever the order and the processor.

use proptest::prelude::*;
use verbatim::{
    cold_start::ColdStart,
    encoder::{Centre, DIMENSIONS, Encoder, Role, Vector, cosine},
    similar::{Neighbour, Similar},
};

/// Numbers from -1 to 1 that depend on the seed alone (splitmix64).
fn numbers(mut seed: u64) -> impl FnMut() -> f32 {
    move || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 40) as f32 / 8_388_608.0 - 1.0
    }
}

fn unit(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    for number in &mut vector {
        *number /= length;
    }
    vector
}

/// Vectors around `groups` directions.
fn vectors(count: usize, groups: usize, spread: f32) -> Vec<Vector> {
    let mut next = numbers(7);
    let centres: Vec<Vector> = (0..groups).map(|_| unit(std::array::from_fn(|_| next()))).collect();
    (0..count)
        .map(|row| {
            let noise = unit(std::array::from_fn(|_| next()));
            unit(std::array::from_fn(|place| {
                centres[row % groups][place] + spread * noise[place]
            }))
        })
        .collect()
}

fn index(vectors: &[Vector]) -> Similar {
    let mut similar = Similar::new();
    for vector in vectors {
        similar.push(vector);
    }
    similar
}

#[test]
fn the_nearest_ten_are_those_of_exact_arithmetic_but_for_one_in_fifty() {
    let vectors = vectors(4_000, 60, 1.0);
    let similar = index(&vectors);
    let mut common = 0;
    for query in &vectors[..100] {
        let mut exact: Vec<(f32, usize)> = vectors
            .iter()
            .enumerate()
            .map(|(row, vector)| (cosine(query, vector), row))
            .collect();
        exact.sort_by(|a, b| b.0.total_cmp(&a.0));

        let found = similar.nearest(query, 10);

        assert_eq!(found.len(), 10);
        assert!(found.windows(2).all(|two| two[0].score >= two[1].score));
        common += found
            .iter()
            .filter(|found| exact[..10].iter().any(|(_, row)| *row == found.row))
            .count();
        for Neighbour { row, score } in found {
            assert!((score - cosine(query, &vectors[row])).abs() < 0.003);
        }
    }
    assert!(common >= 980, "{common} of 1000");
}

#[test]
fn the_same_is_found_without_wide_instructions() {
    let vectors = vectors(500, 20, 0.8);
    let similar = index(&vectors);
    let wide: Vec<_> = vectors[..20].iter().map(|query| similar.nearest(query, 15)).collect();

    let similar = similar.portable();

    let portable: Vec<_> = vectors[..20].iter().map(|query| similar.nearest(query, 15)).collect();
    assert_eq!(wide, portable);
}

#[test]
fn a_vector_of_zeros_is_never_found_and_finds_nothing() {
    let mut some = vectors(3, 3, 0.0);
    some.insert(1, [0.0; DIMENSIONS]);
    let similar = index(&some);

    let found = similar.nearest(&some[0], 10);

    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|found| found.row != 1));
    assert!(similar.nearest(&some[1], 10).is_empty());
    assert!(similar.nearest(&some[0], 0).is_empty());
    assert!(Similar::new().nearest(&some[0], 3).is_empty() && Similar::new().is_empty());
}

#[test]
fn near_duplicates_are_brought_together_and_the_others_left_alone() {
    // Three of each of fifty texts, nearly the same, and two hundred alone.
    let mut some = vectors(150, 50, 0.2);
    let mut next = numbers(99);
    some.extend((0..200).map(|_| unit(std::array::from_fn(|_| next()))));

    let groups = index(&some).near_duplicates(0.9);

    assert_eq!(groups.len(), 50);
    assert!(
        groups
            .iter()
            .all(|group| group.len() == 3 && group.iter().all(|row| row % 50 == group[0] % 50))
    );
}

#[test]
fn a_corpus_of_one_text_said_by_all_is_one_group_in_little_time() {
    let one = vectors(1, 1, 0.0)[0];

    let groups = index(&vec![one; 20_000]).near_duplicates(0.95);

    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].len(), 20_000);
}

#[test]
fn themes_are_told_from_their_definitions_alone() {
    let encoder = Encoder::from_bytes(weights::FRENCH).unwrap();
    let centre = Centre::generic(&encoder);
    let themes = ColdStart::new(
        &encoder,
        centre,
        &[
            vec!["Attente : le temps passé à attendre, les délais, les retards."],
            vec!["Repas : la nourriture, les plateaux, le goût de ce qui est servi."],
            vec!["Stationnement et accès : se garer, venir, trouver son chemin."],
            vec![],
        ],
    );
    for (text, wanted) in [
        ("On m’a laissé patienter trois heures dans le couloir.", 0),
        ("La viande était dure et les légumes froids.", 1),
        ("Impossible de trouver une place pour la voiture.", 2),
    ] {
        let scores = themes.scores(&encoder.embed(Role::Query, text));

        let best = (0..3).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap();
        assert_eq!(best, wanted, "{text}: {scores:?}");
        assert_eq!(scores[3], 0.0);
    }
}

#[test]
fn without_their_centre_texts_of_nothing_alike_are_no_longer_alike() {
    let encoder = Encoder::from_bytes(weights::FRENCH).unwrap();
    let centre = Centre::generic(&encoder);
    let raw = encoder.embed_many(Role::Query, &["La soupe était froide.", "Le parking est trop cher."]);

    let centred = [centre.taken_from(&raw[0]), centre.taken_from(&raw[1])];

    assert!(cosine(&raw[0], &raw[1]) > 0.75);
    assert!(
        cosine(&centred[0], &centred[1]) < 0.35,
        "{}",
        cosine(&centred[0], &centred[1])
    );
}

proptest! {
    #[test]
    fn the_first_found_is_the_vector_itself(count in 1..80_usize, at in any::<prop::sample::Index>()) {
        let some = vectors(count, count, 0.5);
        let at = at.index(count);

        let found = index(&some).nearest(&some[at], 1);

        prop_assert_eq!(found[0].row, at);
        prop_assert!(found[0].score > 0.99);
    }
}
