//! The bodies of the fuzz targets, on texts and files drawn at random: a fuzzer finds more, the suite runs these each time.

#[path = "../../../fuzz/src/lib.rs"]
mod bodies;

use proptest::prelude::*;
use verbatim::linear::learn;

/// Pieces that wake the rules, mixed with any character.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
        5 => prop::sample::select(vec![
            "Mme Durieu ", "julie ", "le repas est froid ", "mais ", "14 h 30 ", "1 000,5", "😡", "👩🏽\u{200d}⚕\u{fe0f}", "🇫🇷", ":) ", "...", ". ", "\n- ",
            "l'", "jai ", "trèèès ", "12/03/1954 ", "née le ", "lundi 12 mars 2024", "@zelka39 ", "https://", "[NOM 1]", "«", "»", "\"", "*", "the ",
            "village de Trucy ", "255081416802538", "99700366240", "e\u{301}", "\u{a0}", "\0", "é", "RAS", "؟", "שלום ", "merci à ", " (", ")",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_by_every_reader(text in text()) {
        bodies::analyser(&text);
        bodies::deidentify_text(&text);
        bodies::blank(&text);
        bodies::passages(&text);
        bodies::language(&text);
        bodies::starter(&text);
        bodies::segments(&text);
    }

    #[test]
    fn any_bytes_are_refused_or_are_a_model(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        bodies::linear_file(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_as_an_encoder(bytes in prop::collection::vec(any::<u8>(), 1..300), text in text()) {
        bodies::encoder_file(&bytes);
        bodies::encoder(&text);
    }
}

#[test]
fn a_model_that_was_written_is_read_and_written_alike() {
    bodies::linear_file(&learn(&[("repas froid", &[0]), ("accueil doux", &[1])], 2).to_bytes());
}

#[test]
fn a_megabyte_of_anything_is_read_in_time_that_grows_with_its_length() {
    let size = 1_000_000;
    for piece in [
        "😡",
        "a",
        "é ",
        "1 ",
        "...",
        ":)",
        "(",
        "Mme ",
        "mais ",
        "@",
        "le ",
        "« ",
        "-",
        "\n",
        "12 mars ",
        "1,",
        "X (Y) et à ",
        "etc. ",
        "insta_",
        "   etc.",
    ] {
        let text = piece.repeat(size / piece.len());
        bodies::analyser(&text);
        bodies::passages(&text);
        bodies::language(&text);
        assert!(verbatim::deidentify::deidentify(&text, &verbatim::deidentify::Lists::default()).len() <= size);
    }
}
