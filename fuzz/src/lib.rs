//! What must hold for whatever comes: one body for each public function of `verbatim` that takes a text or a file. The
//! targets of `cargo fuzz` and the property tests of `verbatim` run the same bodies.

use std::ops::Range;
use std::sync::LazyLock;

use verbatim::analyser::{highlight, query, tokens};
use verbatim::deidentify::{Dates, Kind, Lists, Policy, deidentify, deidentify_under, replace};
use verbatim::encoder::{Encoder, Role};
use verbatim::language::SURE;
use verbatim::{blank, folded, linear, passages, reinert, starter, truncate_words};

static ENCODER: LazyLock<Encoder> =
    LazyLock::new(|| Encoder::from_bytes(weights::FRENCH).expect("the model of the house can be read"));

/// Ranges in order that do not overlap, each on character borders.
fn in_order(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) {
    let mut last = 0;
    for range in ranges {
        assert!(last <= range.start && range.start < range.end);
        assert!(text.get(range.clone()).is_some());
        last = range.end;
    }
}

/// Words, questions and marks.
pub fn analyser(text: &str) {
    let found = tokens(text);
    in_order(text, found.iter().map(|token| token.start..token.end));
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    assert!(
        found
            .iter()
            .all(|token| !token.term.is_empty() && token.term.bytes().all(plain))
    );
    in_order(text, highlight(text, &query(text)));
    assert_eq!(folded(&folded(text)), folded(text));
}

/// Spans, labels, and dates made coarser.
pub fn deidentify_text(text: &str) {
    let lists = Lists::new(&["Durieu"], &["pavillon Rose"]);
    let coarse = Policy {
        dates: Dates::MonthAndYear,
    };
    for spans in [deidentify(text, &lists), deidentify_under(text, &lists, coarse)] {
        in_order(text, spans.iter().map(|span| span.start..span.end));
        let shared = replace(text, &spans);
        assert!(spans.iter().all(|span| (0.0..=1.0).contains(&span.confidence)));
        assert_eq!(spans.is_empty(), shared == text);
    }
    assert!(deidentify(text, &lists).iter().all(|span| span.kind != Kind::Date));
}

/// Answers that say nothing, and texts cut to a room.
pub fn blank(text: &str) {
    let said = blank::is_blank_answer(text);
    assert_eq!(said, blank::is_blank_answer(&format!(" {text} ")));
    assert!(truncate_words(text, 40).chars().count() <= text.chars().count().max(41));
}

/// Sentences and clauses.
pub fn passages(text: &str) {
    in_order(text, passages::sentences(text));
    in_order(text, passages::clauses(text));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let kept: usize = passages::clauses(text).map(|range| letters(&text[range])).sum();
    assert_eq!(kept, letters(text));
}

/// The language.
pub fn language(text: &str) {
    let said = verbatim::language::language(text);
    assert!((0.0..=1.0).contains(&said.confidence));
    assert_eq!(
        said.language == verbatim::language::Language::Unknown,
        said.confidence < SURE
    );
}

/// Themes and tone before anybody coded a text.
pub fn starter(text: &str) {
    let reading = starter::read(text);
    assert!(
        reading
            .themes
            .iter()
            .chain(&reading.polarity)
            .all(|p| (0.0..=1.0).contains(p))
    );
    for theme in reading.said() {
        assert!(text.get(reading.passage(theme)).is_some());
    }
}

/// Segments for Reinert's classes.
pub fn segments(text: &str) {
    let cut = reinert::segments(text, 12);
    in_order(text, cut.clone());
    assert_eq!(cut.into_iter().map(|range| &text[range]).collect::<String>(), text);
}

/// A file taken for a learned model.
pub fn linear_file(bytes: &[u8]) {
    if let Ok(model) = linear::Model::from_bytes(bytes) {
        assert!(
            model
                .predict("Merci à toute l’équipe")
                .iter()
                .all(|p| (0.0..=1.0).contains(p))
        );
        assert_eq!(model.to_bytes(), bytes);
    }
}

/// A file taken for a sentence encoder: alone, and as the end of the true one.
pub fn encoder_file(bytes: &[u8]) {
    assert!(Encoder::from_bytes(bytes.to_vec()).is_err());
    let kept = weights::FRENCH.len() - bytes.len().min(weights::FRENCH.len());
    let mut whole = weights::FRENCH[..kept].to_vec();
    whole.extend_from_slice(bytes);
    if let Ok(encoder) = Encoder::from_bytes(whole.clone()) {
        assert_eq!(whole, weights::FRENCH, "only the true file is read");
        assert!(encoder.token_count(Role::Query, "Merci") > 0);
    }
}

/// The numbers of a text.
pub fn encoder(text: &str) {
    let vector = ENCODER.embed(Role::Passage, text);
    assert!(vector.iter().all(|number| number.is_finite()));
}
