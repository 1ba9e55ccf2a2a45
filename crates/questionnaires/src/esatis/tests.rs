//! Official files in every shape they came in, and those that only look like one.

use super::{
    columns::{NotOfficial, recognise},
    means::Means,
    reading::{OfficialFile, Unusable, number, read},
    thresholds::{Thresholds, mismatches},
    *,
};
use documents::table_in::{Encoding, Format, Limits, Separator, TextFormat, examine, rows};
use proptest::prelude::*;
use std::{io::Cursor, path::PathBuf};

/// Numbers whose key holds, of no establishment's in particular: 00 is no department.
const ONE: &str = "000000018";
const TWO: &str = "000000026";
const THREE: &str = "000000034";
const FOUR: &str = "000000042";

const STAY: &str = "finess;rs_finess;finess_geo;rs_finess_geo;region;participation;Depot;nb_rep_score_all_rea_ajust;\
    score_all_rea_ajust;classement;evolution;nb_rep_score_accueil_rea_ajust;score_accueil_rea_ajust;\
    nb_rep_score_PECinf_rea_ajust;score_PECinf_rea_ajust;taux_reco_brut;nb_reco_brut";

fn read_bytes(bytes: Vec<u8>, name: &str) -> Result<OfficialFile, Unusable> {
    let limits = Limits::default();
    let format = examine(Box::new(Cursor::new(bytes.clone())), name, &limits).expect("a table");
    read(rows(Box::new(Cursor::new(bytes)), &format.with_headers(true), &limits).expect("rows"))
}

fn read_text(lines: &[&str]) -> Result<OfficialFile, Unusable> {
    read_bytes((lines.join("\n") + "\n").into_bytes(), "resultats-2019.csv")
}

/// The same in the encoding of the published files.
fn in_cp1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '’' => 0x92,
        c => u8::try_from(u32::from(c)).expect("a character of that encoding"),
    };
    text.chars().map(byte).collect()
}

fn line(finess: &str, rest: &str) -> String {
    format!("{ONE};Entité inventée;{finess};Clinique inventée;Région inventée;1- Obligatoire;1- Oui;{rest}")
}

fn codes(file: &OfficialFile) -> Vec<(u64, &str, bool)> {
    file.noted
        .iter()
        .map(|one| (one.line, one.code.as_str(), one.is_refusal))
        .collect()
}

#[test]
fn a_file_in_cp1252_mixes_decimal_commas_and_points_and_both_are_read() {
    let text = [STAY, &line(ONE, "81;75,09;B;3-Amélioration;81;71.36;80;82.4;51,9;79")].join("\r\n") + "\r\n";

    let file = read_bytes(in_cp1252(&text), "resultats-2019.csv").expect("is read");

    assert_eq!(
        (file.survey, file.noted.as_slice(), file.unknown.len()),
        (Survey::Stay, [].as_slice(), 0)
    );
    let row = &file.rows[0];
    assert_eq!((row.finess.as_str(), row.region.as_str()), (ONE, "Région inventée"));
    assert_eq!((row.class, row.evolution), (Some(Class::B), Some(Evolution::Better)));
    let score = |key: &str| row.figures.scores[key];
    assert_eq!(
        score(ALL),
        Measured {
            score: 75.09,
            n: Some(81)
        }
    );
    assert_eq!(
        score("accueil"),
        Measured {
            score: 71.36,
            n: Some(81)
        }
    );
    assert_eq!(
        score("pecinf"),
        Measured {
            score: 82.4,
            n: Some(80)
        }
    );
    assert_eq!(
        (row.figures.is_bound, row.figures.has_deposited),
        (Some(true), Some(true))
    );
}

#[test]
fn the_number_beside_the_rate_of_recommendation_is_its_denominator() {
    let file = read_text(&[STAY, &line(ONE, "81;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79")]).expect("is read");

    assert_eq!(
        file.rows[0].figures.recommendation,
        Some(Recommendation {
            rate: 51.9,
            of: Some(79)
        })
    );
}

#[test]
fn each_survey_is_recognised_whatever_the_year_and_the_letters_of_its_columns() {
    let header = |names: &str| names.split(';').map(str::to_owned).collect::<Vec<_>>();
    let found = |names: &str| recognise(&header(names)).map(|columns| columns.survey);

    let stay = "FINESS_GEO;classement;score_all_rea_ajust;score_pecinf_rea_ajust";
    let day = "finess_geo;classement;score_all_ajust;score_AVH_ajust;score_OVS_ajust";
    let rehabilitation = "finess_geo;Classement;score_ALL_ssr_ajust;score_accueil_ssr_ajust;score_lieu_ssr_ajust";
    let renamed = "finess_geo;classement;score_all_smr_ajust;score_pec_smr_ajust";
    assert_eq!(found(stay), Ok(Survey::Stay));
    assert_eq!(found(day), Ok(Survey::DaySurgery));
    assert_eq!(found(rehabilitation), Ok(Survey::Rehabilitation));
    assert_eq!(found(renamed), Ok(Survey::Rehabilitation));
    assert_eq!(
        found("finess_geo;classement;score_all_ajust"),
        Err(NotOfficial::NoSurvey)
    );
    let both = "finess_geo;classement;score_all_ajust;score_AVH_ajust;score_PECinf_ajust";
    assert_eq!(found(both), Err(NotOfficial::SeveralSurveys));
}

#[test]
fn a_table_of_something_else_is_told_with_what_it_lacks() {
    let header = |names: &str| names.split(';').map(str::to_owned).collect::<Vec<_>>();

    assert_eq!(recognise(&header("NAME;LABEL")), Err(NotOfficial::Lexicon));
    assert_eq!(
        recognise(&header("Numéro;Avis;Date")),
        Err(NotOfficial::Missing(vec![
            "finess_geo",
            "classement",
            "score_all_…_ajust"
        ]))
    );
    assert_eq!(read_text(&[STAY]), Err(Unusable::NoRow));
}

#[test]
fn a_column_that_is_not_known_is_told_and_the_rest_is_read() {
    let header = "finess_geo;classement;score_all_rea_ajust;score_PECinf_rea_ajust;score_lune_rea_ajust;commentaire";

    let file = read_text(&[header, &format!("{ONE};A;80;81;12;rien")]).expect("is read");

    assert_eq!(file.unknown, ["score_lune_rea_ajust", "commentaire"]);
    assert_eq!(file.rows[0].figures.scores.len(), 2);
}

#[test]
fn letters_in_place_of_a_class_have_no_score_and_say_why() {
    let lines = [
        line(ONE, ";;DI;4-Non calculable;;;;;;"),
        line(TWO, ";;NR;NA;;;;;;"),
        line(THREE, ";;nv;;;;;;;"),
        line(FOUR, "NA;NA;NA;NA;NA;NA;NA;NA;NA;NA"),
    ];
    let mut all = vec![STAY];
    all.extend(lines.iter().map(String::as_str));

    let file = read_text(&all).expect("is read");

    let classes: Vec<_> = file
        .rows
        .iter()
        .map(|row| (row.class, row.evolution, row.whole()))
        .collect();
    assert_eq!(
        classes,
        [
            (Some(Class::Insufficient), Some(Evolution::NotComputable), None),
            (Some(Class::NotResponding), None, None),
            (Some(Class::NotValidated), None, None),
            (None, None, None),
        ],
        "{:?}",
        file.noted
    );
}

#[test]
fn what_cannot_be_read_is_told_line_by_line_and_the_rest_is_taken() {
    let lines = [
        line(ONE, "81;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        line(ONE, "81;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        line(TWO, "81;75,09;E;2-Stable;81;71.36;80;82.4;51,9;79"),
        line(TWO, "81;beaucoup;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        line(TWO, "81;750,9;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        line(TWO, "8,5;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        line("", "81;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        line("12", "81;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        "trop;court".to_owned(),
        line(THREE, "12;75,09;B;5-Ailleurs;81;71.36;80;82.4;51,9;79"),
        line(FOUR, ";;A;2-Stable;;;;;;"),
    ];
    let mut all = vec![STAY];
    all.extend(lines.iter().map(String::as_str));

    let file = read_text(&all).expect("is read");

    assert_eq!(
        codes(&file),
        [
            (3, "finess-twice", true),
            (4, "class-unknown", true),
            (5, "not-a-number", true),
            (6, "out-of-range", true),
            (7, "not-a-count", true),
            (8, "finess-missing", true),
            (9, "finess-shape", true),
            (10, "table-ragged", true),
            (11, "evolution-unknown", false),
            (11, "few-answers", false),
            (12, "class-alone", false),
        ]
    );
    let taken: Vec<&str> = file.rows.iter().map(|row| row.finess.as_str()).collect();
    assert_eq!(
        (taken.as_slice(), file.refused_count()),
        ([ONE, THREE, FOUR].as_slice(), 8)
    );
}

#[test]
fn a_leading_zero_that_a_spreadsheet_took_away_is_given_back_where_the_key_then_holds() {
    let header = "finess_geo;classement;score_all_rea_ajust;score_PECinf_rea_ajust";

    // 010000024 passes Luhn's check; 10000025 with a zero would not, and eight digits are no number.
    let file = read_text(&[header, "10000024;A;80;81", "10000025;A;80;81"]).expect("is read");

    assert_eq!(file.rows[0].finess, "010000024");
    assert_eq!(codes(&file), [(2, "finess-zero", false), (3, "finess-shape", true)]);
}

#[test]
fn a_number_has_a_comma_or_a_point_and_never_both() {
    assert_eq!(number(" 75,09 "), Ok(Some(75.09)));
    assert_eq!(number("75.09"), Ok(Some(75.09)));
    assert_eq!(number("7.95e1"), Ok(Some(79.5)));
    for blank in ["", "NA", "na", "DI", "NR", "NV", "."] {
        assert_eq!(number(blank), Ok(None), "{blank}");
    }
    for wrong in ["1,000.5", "75,0,9", "inf", "soixante", "75%", "1e999"] {
        assert!(number(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_year_is_in_the_name_of_the_file_or_has_to_be_said() {
    assert_eq!(year_in("ESATIS48H_MCO_recueil2017_donnees.csv"), Some(2017));
    assert_eq!(year_in("resultats-esatis48h-mco-open-data-2019.csv"), Some(2019));
    assert_eq!(year_in("resultats-esatisca-mco-open-data-2020.xlsx"), Some(2020));
    assert_eq!(year_in("publie-2021-recueil2020.csv"), Some(2020));
    assert_eq!(year_in("2019-2020.csv"), None, "two years");
    assert_eq!(year_in("export-20191215.csv"), None, "a day is no year");
    assert_eq!(year_in("resultats.csv"), None);
}

#[test]
fn classes_follow_the_thresholds_of_their_survey_and_year() {
    let shipped = Thresholds::shipped();
    let stay = shipped.of(Survey::Stay, 2019).expect("known");
    let day = shipped.of(Survey::DaySurgery, 2020).expect("known");

    let classes = |by: &super::thresholds::Threshold, scores: [f64; 4]| scores.map(|score| by.class(score).code());
    assert_eq!(classes(stay, [77.3, 77.29, 73.99, 70.69]), ["A", "B", "C", "D"]);
    assert_eq!(classes(day, [79.7, 79.69, 76.49, 73.09]), ["A", "B", "C", "D"]);
    assert!(shipped.of(Survey::Stay, 2024).is_none(), "nobody looked them up");
    assert!(shipped.of(Survey::Rehabilitation, 2020).is_none());
}

#[test]
fn thresholds_that_do_not_go_down_are_refused() {
    let one = |a: f64| {
        format!(
            r#"{{"thresholds":[{{"survey":"smr","from_year":2022,"until_year":2024,"a":{a},"b":70.0,"c":65.0,"source":"Inventée","date":"2026-01-01"}}]}}"#
        )
    };

    assert!(
        Thresholds::read(&one(75.0))
            .expect("sound")
            .of(Survey::Rehabilitation, 2023)
            .is_some()
    );
    assert!(Thresholds::read(&one(69.0)).is_err());
    assert!(Thresholds::read("{}").is_err());
}

#[test]
fn a_class_that_is_not_that_of_its_score_is_told_with_its_line() {
    let file = read_text(&[
        STAY,
        &line(ONE, "81;75,09;B;2-Stable;81;71.36;80;82.4;51,9;79"),
        &line(TWO, "81;75,09;A;2-Stable;81;71.36;80;82.4;51,9;79"),
    ])
    .expect("is read");

    let found = mismatches(&file.rows, Thresholds::shipped().of(Survey::Stay, 2019).expect("known"));

    let told: Vec<_> = found.iter().map(|one| (one.line, one.told, one.computed)).collect();
    assert_eq!(told, [(3, Class::A, Class::B)]);
}

#[test]
fn means_count_each_establishment_once_and_a_region_of_two_has_none() {
    let row = |finess: &str, region: &str, score: f64| OfficialRow {
        line: 2,
        finess: finess.to_owned(),
        name: String::new(),
        region: region.to_owned(),
        class: None,
        evolution: None,
        figures: Figures {
            scores: BTreeMap::from([(ALL.to_owned(), Measured { score, n: Some(30) })]),
            ..Figures::default()
        },
    };

    let means = Means::of(&[
        row(ONE, "Grande", 60.0),
        row(TWO, "Grande", 70.0),
        row(THREE, "Grande", 80.0),
        row(FOUR, "Petite", 90.0),
    ]);

    let nation = means.nation[ALL];
    assert_eq!((nation.n, nation.mean.to_bits()), (4, 75.0_f64.to_bits()));
    assert_eq!(means.region("Grande", ALL).map(|mean| mean.n), Some(3));
    assert_eq!(means.region("Petite", ALL), None);
}

/// Text whose writing is known: nothing is found out from it.
fn read_plain(text: &str) -> Result<OfficialFile, Unusable> {
    let format = Format::Text(TextFormat {
        encoding: Encoding::Utf8,
        separator: Separator::Semicolon,
        quoted: false,
        skip: 0,
        headers: true,
    });
    let source = Box::new(Cursor::new(text.as_bytes().to_vec()));
    read(rows(source, &format, &Limits::default()).expect("rows"))
}

proptest! {
    #[test]
    fn whatever_stands_in_its_cells_a_line_is_taken_or_told(
        cells in prop::collection::vec("[^;\r\n]{0,12}", 9),
        finess in "[0-9A-B é]{0,10}",
    ) {
        let header = "finess_geo;classement;score_all_rea_ajust;nb_rep_score_all_rea_ajust;score_PECinf_rea_ajust;\
            evolution;participation;Depot;taux_reco_brut;nb_reco_brut";
        if let Ok(file) = read_plain(&format!("{header}\n{finess};{}\n", cells.join(";"))) {
            prop_assert_eq!(file.rows.len() + file.refused_count(), 1);
        }
    }
}

/// A file of the open data that may lie beside the project.
fn shared(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/esatis")
        .join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {name} is not at hand");
    }
    bytes
}

#[test]
fn the_published_files_are_read_whole_and_no_class_of_theirs_is_another() {
    let files = [
        ("ESATIS48H_MCO_recueil2017_donnees.csv", Survey::Stay, 2017, 1_157, 623),
        (
            "resultats-esatis48h-mco-open-data-2019.csv",
            Survey::Stay,
            2019,
            1_152,
            858,
        ),
        (
            "resultats-esatis48h-mco-open-data-2020.xlsx",
            Survey::Stay,
            2020,
            1_150,
            837,
        ),
        (
            "resultats-esatisca-mco-open-data-2019.csv",
            Survey::DaySurgery,
            2019,
            945,
            793,
        ),
        (
            "resultats-esatisca-mco-open-data-2020.xlsx",
            Survey::DaySurgery,
            2020,
            931,
            788,
        ),
    ];
    for (name, survey, year, count, scored) in files {
        let Some(bytes) = shared(name) else { continue };

        let file = read_bytes(bytes, name).expect("is read");

        assert_eq!(
            (file.survey, year_in(name), file.rows.len()),
            (survey, Some(year), count),
            "{name}"
        );
        assert_eq!(
            (file.noted.as_slice(), file.unknown.len()),
            ([].as_slice(), 0),
            "{name}"
        );
        let by = Thresholds::shipped().of(survey, year).expect("known");
        assert_eq!(
            file.rows.iter().filter(|row| row.whole().is_some()).count(),
            scored,
            "{name}"
        );
        assert_eq!(mismatches(&file.rows, by), [], "{name}");
        // Each scored row has every dimension, and its rate stands on people who answered.
        let dimensions = survey.dimensions().len();
        let is_whole = |row: &OfficialRow| row.whole().is_none() || row.figures.scores.len() == dimensions + 1;
        assert!(file.rows.iter().all(is_whole), "{name}");
    }
}

#[test]
fn a_published_lexicon_is_told_apart_from_results() {
    for name in [
        "lexique-esatis48h-mco-open-data-2019.csv",
        "ESATIS48H_MCO_recueil2017_lexique.csv",
    ] {
        let Some(bytes) = shared(name) else { continue };

        assert_eq!(
            read_bytes(bytes, name),
            Err(Unusable::NotOfficial(NotOfficial::Lexicon)),
            "{name}"
        );
    }
}
