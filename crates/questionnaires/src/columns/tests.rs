//! What leaves as lines comes back as it was; what people typed is read as far as it goes.

use super::*;
use crate::{
    condition,
    instrument::{Choice, Content, FileTypes, Item, Kind, Section, Tone, Words},
    reading::{Left, LeftOut, Read, Refused},
    said::Said,
    score::Score,
};
use documents::table_out::{Column, ColumnKind, CsvLines, CsvStyle};
use proptest::prelude::*;

fn csv(content: &Content, is_french: bool) -> Vec<u8> {
    let written = lines(content, is_french);
    let style = if is_french { CsvStyle::FRENCH } else { CsvStyle::PLAIN };
    let csv = CsvLines::new(style);
    let columns: Vec<Column> = written
        .header
        .iter()
        .map(|name| Column::new(name.clone(), ColumnKind::Text))
        .collect();
    let mut out = Vec::new();
    csv.header(&columns, &mut out);
    for row in &written.rows {
        csv.row(row, &mut out);
    }
    out
}

fn of(text: &str) -> Read {
    read(text.as_bytes(), "questions.csv", "fr").expect("a table")
}

#[test]
fn every_ready_instrument_comes_back_as_it_left_in_both_styles() {
    for ready in crate::library::all() {
        for is_french in [true, false] {
            let bytes = csv(&ready.content, is_french);
            let read = read(&bytes, "questions.csv", "fr").expect("ours");
            assert_eq!(read.left, [], "{}", ready.key);
            assert_eq!(read.content, ready.content, "{}", ready.key);
        }
    }
}

#[test]
fn a_table_typed_by_hand_is_read_and_what_was_not_taken_is_told_line_by_line() {
    let read = of("Bloc;Nom;Genre;Question;Choix;Condition;Attendue;Au moins;Couleur\n\
        Votre séjour;repas;échelle;Le repas était-il bon ?;;;oui;;\n\
        Votre séjour;Âge;Nombre;Quel âge avez-vous ?;;;;18,5;rouge\n\
        Votre séjour;;un choix;Par où êtes-vous venu ?;Urgences | Consultation;repas <= 2;;;\n\
        La sortie;suite;TEXTE;Pourquoi {Âge} ?;;Âge >= 70 et repas répondu;;;\n\
        La sortie;tard;jour;Quand ?;;tard répondu;peut-être;;\n\
        La sortie;carte;carte;Où ?;;;;;\n\
        La sortie;vide;jour;;;;;;\n");

    let keys: Vec<&str> = read.content.items().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["repas", "ge", "q4", "suite", "tard"]);
    assert_eq!(read.content.sections.len(), 2);
    assert_eq!(read.content.sections[0].title, Said::french("Votre séjour"));
    let item = |key: &str| read.content.item(key).expect("taken");
    assert_eq!(item("repas").required, Some(Said::default()));
    assert!(matches!(item("ge").kind, Kind::Number { least: Some(least), .. } if (least - 18.5).abs() < 1e-9));
    assert_eq!(item("q4").kind.choices()[1].words, Said::french("Consultation"));
    assert_eq!(item("suite").when, condition::read("ge >= 70 et repas répondu").ok());
    assert_eq!(item("suite").ask, Said::french("Pourquoi {ge} ?"));
    assert_eq!(item("tard").when, None);
    let told = |line: Option<u64>, why: Left, what: &str| {
        let is = |one: &&LeftOut| one.line == line && one.why == why && one.what == what;
        assert!(read.left.iter().any(|one| is(&one)), "{why:?}: {:?}", read.left);
    };
    told(None, Left::NotRead, "Couleur");
    told(Some(3), Left::Renamed, "ge");
    told(Some(4), Left::Unnamed, "q4");
    told(Some(6), Left::Condition, "tard répondu");
    told(Some(6), Left::BadCell, "peut-être");
    told(Some(7), Left::UnknownType, "carte");
    told(Some(8), Left::NoWords, "");
}

#[test]
fn a_file_without_the_columns_that_it_needs_is_refused() {
    for text in ["a;b\n1;2\n", "Nom;Question\na;Comment ?\n", "Nom;Genre\na;jour\n"] {
        assert_eq!(read(text.as_bytes(), "a.csv", "fr"), Err(Refused::NoColumns), "{text}");
    }
}

#[test]
fn a_line_with_too_many_cells_is_told_and_the_others_are_read() {
    let read = of("nom;genre;question\na;jour;Quand ?\nb;jour;Quand ?;de trop;encore\nc;jour;Quand ?\n");
    let keys: Vec<&str> = read.content.items().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["a", "c"]);
    assert_eq!((read.left[0].line, read.left[0].why), (Some(3), Left::BadLine));
}

/// Words that a cell can hold: trimmed, with the signs that could be taken for something else.
fn words() -> impl Strategy<Value = String> {
    let signs = "[a-zA-Zéà’«»0-9=|;,\\\\'\"+@\\-{}:/\n ]{1,24}";
    signs
        .prop_map(|words| words.trim().to_owned())
        .prop_filter("says something", |words| !words.is_empty())
}

fn said() -> impl Strategy<Value = Said> {
    (words(), prop::option::of(words()), prop::option::of(words())).prop_map(|(fr, en, plain)| {
        let said = Said::french(fr).with("en", en.unwrap_or_default());
        said.with("fr-facile", plain.unwrap_or_default())
    })
}

fn some() -> impl Strategy<Value = Said> {
    prop_oneof![Just(Said::default()), said()]
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::btree_map("[a-zA-Z0-9_.-]{1,5}", said(), 0..4)
        .prop_map(|all| all.into_iter().map(|(code, words)| Choice { code, words }).collect())
}

fn kind() -> impl Strategy<Value = Kind> {
    let tone = || {
        prop::option::of(prop_oneof![
            Just(Tone::Positive),
            Just(Tone::Negative),
            Just(Tone::Suggestion),
            Just(Tone::Open)
        ])
    };
    let scale = prop_oneof![Just(Words::Quality), Just(Words::Agreement), Just(Words::Frequency)];
    let file_types = prop_oneof![Just(FileTypes::Both), Just(FileTypes::Pictures), Just(FileTypes::Pdf)];
    let bound = || prop::option::of((-9_000_i32..9_000).prop_map(|n| f64::from(n) / 8.0));
    let matrix = (choices(), choices(), any::<bool>());
    prop_oneof![
        (scale, any::<bool>()).prop_map(|(words, no_opinion)| Kind::Scale { words, no_opinion }),
        any::<bool>().prop_map(|forgotten| Kind::YesNo { forgotten }),
        (choices(), any::<bool>()).prop_map(|(choices, other)| Kind::Single { choices, other }),
        (choices(), any::<bool>(), prop::option::of(1_u32..9)).prop_map(|(choices, other, most)| Kind::Multiple {
            choices,
            other,
            most
        }),
        (bound(), bound(), some()).prop_map(|(least, most, unit)| Kind::Number { least, most, unit }),
        tone().prop_map(|tone| Kind::Short { tone }),
        tone().prop_map(|tone| Kind::Long { tone }),
        (some(), some()).prop_map(|(low, high)| Kind::Rating { low, high }),
        matrix.prop_map(|(rows, columns, no_opinion)| Kind::Matrix {
            rows,
            columns,
            no_opinion
        }),
        (file_types, 1_u32..=10).prop_map(|(types, most_megabytes)| Kind::File { types, most_megabytes }),
        prop_oneof![Just(Kind::Date), Just(Kind::Consent), Just(Kind::Text)],
    ]
}

type Drawn = (Said, Said, Kind, Option<Said>, bool, bool);

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        said(),
        some(),
        kind(),
        prop::option::of(some()),
        any::<bool>(),
        any::<bool>(),
    )
}

fn content() -> impl Strategy<Value = Content> {
    let section = (
        some(),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(drawn(), 0..4),
    );
    let whole = (
        said(),
        some(),
        some(),
        prop::collection::vec(section, 1..4),
        any::<bool>(),
    );
    whole.prop_map(|(title, opening, closing, drawn, has_plain)| {
        let mut content = Content {
            title,
            opening,
            closing,
            languages: ["fr", "en", "fr-facile"][..if has_plain { 3 } else { 1 }]
                .iter()
                .map(|code| (*code).to_owned())
                .collect(),
            ..Content::default()
        };
        let mut last: Option<String> = None;
        for (at, (title, random, regional, items)) in drawn.into_iter().enumerate() {
            let mut section = Section {
                key: format!("bloc_{at}"),
                title,
                random,
                regional,
                ..Section::default()
            };
            for (place, (ask, hint, kind, required, random, is_asked_if)) in items.into_iter().enumerate() {
                let key = format!("q{at}_{place}");
                let text = last
                    .as_ref()
                    .filter(|_| is_asked_if)
                    .map(|last| format!("non ({last} = 1) et {last} >= 2"));
                if kind.is_question() {
                    last = Some(key.clone());
                }
                section.items.push(Item {
                    when: text.and_then(|text| condition::read(&text).ok()),
                    key,
                    ask,
                    hint,
                    kind,
                    required,
                    random,
                });
            }
            content.sections.push(section);
        }
        content.scores = last.into_iter().map(score).collect();
        content
    })
}

fn score(item: String) -> Score {
    Score {
        key: "score".into(),
        name: Said::french("Score"),
        turned: vec![item.clone()],
        items: vec![item],
        least_share: Some(60),
    }
}

proptest! {
    #[test]
    fn any_version_that_the_columns_can_say_survives_the_way_out_and_in(content in content(), is_french in any::<bool>()) {
        let read = read(&csv(&content, is_french), "questions.csv", "fr").expect("ours");
        prop_assert_eq!(read.left, []);
        prop_assert_eq!(read.content, content);
    }

    #[test]
    fn any_bytes_after_our_columns_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"bloc;nom;genre;question;choix;condition;au moins;hasard\n".to_vec();
        file.extend(bytes);
        let _ = read(&file, "questions.csv", "fr");
    }

    #[test]
    fn any_cells_are_read_or_told(
        kind in "échelle|un choix|score|bloc|langues|grille|[a-z]{0,6}",
        cells in prop::collection::vec("[^\\p{Cc}]{0,20}", 6),
    ) {
        let mut out = Vec::new();
        let csv = CsvLines::new(CsvStyle::FRENCH);
        let columns = ["genre", "bloc", "nom", "question", "choix", "condition", "éléments"];
        csv.header(&columns.map(|name| Column::new(name, ColumnKind::Text)), &mut out);
        let cells = std::iter::once(kind).chain(cells).map(documents::table_out::Cell::Text);
        csv.row(&cells.collect::<Vec<_>>(), &mut out);
        let read = read(&out, "questions.csv", "fr").expect("a table");
        let wrong = crate::instrument::check(&read.content);
        prop_assert!(wrong.iter().all(|wrong| !matches!(wrong.fault, crate::instrument::Fault::BadKey | crate::instrument::Fault::DoubledKey)), "{:?}", wrong);
    }
}
