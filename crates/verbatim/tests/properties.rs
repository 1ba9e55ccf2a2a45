//! What must hold for any text at all.

use proptest::prelude::*;
use verbatim::agreement::{Level, alpha, alpha_nominal, bootstrap};
use verbatim::analyser::{highlight, query, tokens};
use verbatim::deidentify::{Dates, Kind, Lists, Policy, Reason, Span, deidentify, deidentify_under, replace};
use verbatim::linear::{self, Model, learn, learn_with};
use verbatim::passages::{clauses, sentences};
use verbatim::{blank, folded, truncate_words};

/// Pieces that wake the detectors, mixed with any character.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{0,8}",
        1 => any::<char>().prop_map(|c| c.to_string()),
        6 => prop::sample::select(vec![
            "Mme", "M.", "Dr ", "docteur", " Durieu", "Julie ", "julie", "né(e) le ", "née", "12/03/1954", "1er mars", "06 12 34 56 78",
            "+33", "2 55 08 14 168 025 38", "2A", "@", "a@b.fr", "https://", "www.", "rue", "12 bis ", "de la ", "25000 ", "Dijon", "IPP ",
            "n°", "dossier", "FR76", " ", "\n", "’", "'", "-", ",", "et ", "l'", "d", "qu", "é", "e\u{301}", "\u{a0}", "«", "»", "\"", "*", "hôpital ",
            "Rose", " la cadre", "madame martin", "LE GALL", "arobase ", "(point) ", "(at) ", "orange.fr", "facebook.com/", "39100 dole", "\0", "et ",
            "@zelka39 ", "identifiant : ", "pseudo ", "village de ", "Saint-Machin-sur-Truc", "99700366240", "lundi ", "au ", "14 h 30", "2h", "1 000", ":)", "nuuul", "Dr.", "...", "…", "😡", "👩\u{200d}⚕", " mais ", "par contre ", " le repas est froid", " - ", "\n- ", "; ", "3.5", "« ", "!", "il a ",
            "Xochilt ", "mon fils ", "(", ")", "\n", "merci à ", "Nom : ",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A date is made coarser, not masked.
fn masked_kinds() -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Date).collect()
}

fn any_span() -> impl Strategy<Value = Span> {
    (0..60_usize, 0..60_usize, prop::sample::select(masked_kinds())).prop_map(|(start, end, kind)| Span {
        start,
        end,
        kind,
        reason: Reason::Pattern,
        confidence: 0.5,
    })
}

/// What stands in `out` between labels, given that the text itself holds no brackets.
fn without_labels(out: &str) -> String {
    out.split('[')
        .enumerate()
        .map(|(n, part)| {
            if n == 0 {
                part
            } else {
                part.split_once(']').expect("every label closes").1
            }
        })
        .collect()
}

/// Numbers beside a text: few, or those of a whole and of some passages.
fn numbers() -> impl Strategy<Value = Vec<f32>> {
    prop_oneof![
        prop::collection::vec(any::<f32>(), 0..5),
        (0..1_600_usize, -3.0..3.0_f32).prop_map(|(many, turn)| (0..many).map(|at| (at as f32 * turn).sin()).collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_sorted_apart_and_on_character_borders(text in text()) {
        let spans = deidentify(&text, &Lists::new(&["Durieu"], &["Julie"]));
        let mut last = 0;
        for span in &spans {
            prop_assert!(last <= span.start && span.start < span.end && span.end <= text.len());
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            prop_assert!((0.0..=1.0).contains(&span.confidence));
            last = span.end;
        }
    }

    #[test]
    fn coarse_dates_lose_nothing_but_days(text in text()) {
        let coarse = Policy { dates: Dates::MonthAndYear };
        let spans = deidentify_under(&text, &Lists::default(), coarse);
        let shared = replace(&text, &spans);
        if spans.iter().all(|span| span.kind == Kind::Date) {
            let letters = |text: &str| text.chars().filter(|c| !c.is_alphanumeric()).count();
            prop_assert!(letters(&shared) <= letters(&text) + 2 * spans.len());
        }
        let others = |spans: Vec<Span>| spans.into_iter().filter(|span| span.kind == Kind::Name).count();
        prop_assert_eq!(others(spans), others(deidentify(&text, &Lists::default())));
    }

    #[test]
    fn what_was_masked_is_not_masked_again(text in text()) {
        let text = text.replace(['[', ']'], " ");
        let shared = replace(&text, &deidentify(&text, &Lists::default()));
        let mut label_at = 0;
        let labels: Vec<(usize, usize)> = shared.match_indices('[').map(|(open, _)| {
            label_at = open + shared[open..].find(']').expect("every label closes");
            (open, label_at + 1)
        }).collect();
        for span in deidentify(&shared, &Lists::default()) {
            prop_assert!(labels.iter().all(|(start, end)| span.end <= *start || *end <= span.start), "{shared:?} {span:?}");
        }
    }

    #[test]
    fn nothing_of_a_span_is_left_and_nothing_else_is_lost(text in text()) {
        let text = text.replace(['[', ']'], " ");
        let spans = deidentify(&text, &Lists::default());
        let mut kept = String::new();
        let mut at = 0;
        for span in &spans {
            kept.push_str(&text[at..span.start]);
            at = span.end;
        }
        kept.push_str(&text[at..]);
        prop_assert_eq!(without_labels(&replace(&text, &spans)), kept);
    }

    #[test]
    fn spans_drawn_by_hand_never_panic_nor_leave_their_content(text in text(), spans in prop::collection::vec(any_span(), 0..6)) {
        let text = text.replace(['[', ']'], " ");
        let left = without_labels(&replace(&text, &spans));
        let covered = |at: usize, c: char| spans.iter().any(|span| span.start < at + c.len_utf8() && at < span.end && span.start < span.end);
        let expected: String = text.char_indices().filter(|(at, c)| !covered(*at, *c)).map(|(_, c)| c).collect();
        prop_assert_eq!(left, expected);
    }

    #[test]
    fn terms_can_go_into_any_index_unchanged(text in text()) {
        let mut last = 0;
        for token in tokens(&text) {
            prop_assert!(!token.term.is_empty() && token.term.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            prop_assert!(last <= token.start && token.start < token.end && text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
            last = token.end;
        }
    }

    #[test]
    fn accents_and_capitals_never_change_a_term(words in prop::collection::vec("[a-zA-ZàâçéèêëîïôùûüÿœÉÀ,.]{1,9}", 0..8)) {
        let text = words.join(" ");
        let terms = |text: &str| tokens(text).into_iter().map(|token| token.term).collect::<Vec<_>>();
        let small = text.to_lowercase();
        prop_assert_eq!(terms(&small), terms(&folded(&small)));
    }

    #[test]
    fn a_text_is_found_by_its_own_words(text in text()) {
        let ranges = highlight(&text, &query(&text));
        let mut last = None;
        for range in ranges {
            prop_assert!(last.is_none_or(|end| end < range.start) && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            last = Some(range.end);
        }
        let shared = text.replace(['"', '«', '»', '“', '”', '„'], " ");
        prop_assert_eq!(tokens(&shared).is_empty(), highlight(&shared, &query(&shared)).is_empty(), "{:?}", shared);
        if let Some(first) = tokens(&text).first().filter(|token| token.term.len() > 4) {
            let word = &text[first.start..first.end];
            prop_assert!(!highlight(word, &query(word)).is_empty());
        }
    }

    #[test]
    fn passages_stand_in_order_and_lose_no_letter(text in text()) {
        for passages in [sentences(&text).collect::<Vec<_>>(), clauses(&text).collect()] {
            let mut left = text.clone();
            let mut last = text.len();
            for range in passages.into_iter().rev() {
                prop_assert!(range.start < range.end && range.end <= last);
                last = range.start;
                left.replace_range(range, "");
            }
            prop_assert!(!left.chars().any(char::is_alphabetic), "{:?} of {:?}", left, text);
        }
    }

    #[test]
    fn folding_is_stable_and_cutting_keeps_its_promise(text in text(), room in 0..40_usize) {
        prop_assert_eq!(folded(&folded(&text)), folded(&text));
        let cut = truncate_words(&text, room);
        prop_assert!(cut.chars().count() <= room || text.trim().chars().count() > cut.chars().count() || cut == text.trim());
        let _ = blank::is_blank_answer(&text);
    }

    #[test]
    fn bytes_from_anywhere_are_refused_without_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), marked in any::<bool>()) {
        if marked {
            bytes.splice(0..0, *b"PVLM\x03\x00");
        }
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn learning_from_anything_gives_probabilities(examples in prop::collection::vec((text(), prop::collection::vec(0..3_usize, 0..3)), 0..12), probe in text()) {
        let borrowed: Vec<(&str, &[usize])> = examples.iter().map(|(text, labels)| (text.as_str(), labels.as_slice())).collect();
        let model = learn(&borrowed, 3);
        prop_assert!(model.predict(&probe).iter().all(|p| (0.0..=1.0).contains(p)));
        for (range, weight) in model.why(&probe, 1) {
            prop_assert!(probe.get(range).is_some() && weight.is_finite());
        }
    }

    #[test]
    fn classes_learned_from_anything_have_probabilities_that_add_up(examples in prop::collection::vec((text(), 0..4_usize), 0..12), probe in text(), ordered in any::<bool>()) {
        let labels: Vec<[usize; 1]> = examples.iter().map(|(_, label)| [*label]).collect();
        let borrowed: Vec<(&str, &[usize])> = examples.iter().zip(&labels).map(|((text, _), label)| (text.as_str(), label.as_slice())).collect();
        let model = learn_with(&borrowed, 3, if ordered { linear::Kind::Ordered } else { linear::Kind::Classes }, None);
        let probabilities = model.predict(&probe);
        prop_assert!((probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-4, "{:?}", probabilities);
        prop_assert_eq!(model.decide(&probabilities).len(), 1);
        let back = Model::from_bytes(&model.to_bytes()).expect("what was written is read");
        prop_assert_eq!(back.predict(&probe), probabilities);
    }

    #[test]
    fn any_numbers_beside_texts_give_probabilities(examples in prop::collection::vec((text(), 0..3_usize, numbers()), 0..8), probe in text(), beside in numbers()) {
        let labels: Vec<[usize; 1]> = examples.iter().map(|(_, label, _)| [*label]).collect();
        let borrowed: Vec<(&str, &[usize])> = examples.iter().zip(&labels).map(|((text, ..), label)| (text.as_str(), label.as_slice())).collect();
        let given: Vec<Vec<f32>> = examples.iter().map(|(_, _, numbers)| numbers.clone()).collect();
        let model = learn_with(&borrowed, 3, linear::Kind::Themes, Some(&given));
        let probabilities = model.predict_with(&probe, Some(&beside));
        prop_assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)), "{:?}", probabilities);
        prop_assert!(model.sense_says(&beside, 1).is_finite());
        let back = Model::from_bytes(&model.to_bytes()).expect("what was written is read");
        prop_assert_eq!(back.predict_with(&probe, Some(&beside)), probabilities);
    }

    #[test]
    fn a_model_with_one_byte_changed_is_refused(at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let mut bytes = learn(&[("repas froid", &[0]), ("accueil", &[1])], 2).to_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }

    #[test]
    fn agreement_is_at_most_one_and_names_give_the_same_at_both_doors(codes in prop::collection::vec(prop::collection::vec((0..4_u32, 0..5_u32), 0..5), 0..20)) {
        let measured: Vec<Vec<(u32, f64)>> = codes.iter().map(|unit| unit.iter().map(|(coder, code)| (*coder, f64::from(*code))).collect()).collect();
        match (alpha_nominal(&codes), alpha(&measured, Level::Nominal)) {
            (Ok(one), Ok(other)) => prop_assert!((one - other).abs() < 1e-9 && one <= 1.0),
            (one, other) => prop_assert_eq!(one, other),
        }
        for level in [Level::Ordinal, Level::Interval, Level::Ratio] {
            if let Ok(found) = alpha(&measured, level) {
                prop_assert!(found <= 1.0 + 1e-12);
            }
        }
        if let Ok(interval) = bootstrap(&codes, 1, 50) {
            prop_assert!(interval.low <= interval.high);
        }
    }
}
