//! A form from elsewhere is read as far as it goes, and what was left is told item by item.

use super::read;
use crate::{
    condition,
    instrument::{Kind, check},
    reading::{Left, Read},
    said::Said,
};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

/// A workbook of these sheets.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, cells) in (0_u32..).zip(*rows) {
            for (column, cell) in (0_u16..).zip(*cells) {
                sheet.write_string(row, column, *cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn of(survey: &[&[&str]], choices: &[&[&str]], settings: &[&[&str]]) -> Read {
    let bytes = workbook(&[("survey", survey), ("choices", choices), ("settings", settings)]);
    read(&bytes, "fr").expect("readable").expect("a form")
}

fn told(read: &Read, link: &str, why: Left, what: &str) {
    let is = |one: &&crate::reading::LeftOut| one.link == link && one.why == why && one.what == what;
    assert!(
        read.left.iter().any(|one| is(&one)),
        "{why:?} of {link}: {:?}",
        read.left
    );
}

const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label::Français (fr)", "label::English (en)"],
    &["lieux", "urgences", "Aux urgences", "Emergency room"],
    &["lieux", "hors service", "Ailleurs", "Elsewhere"],
    &["oui_non", "yes", "Oui", "Yes"],
    &["oui_non", "no", "Non", "No"],
    &["accord", "1", "Pas d’accord", "Disagree"],
    &["accord", "2", "D’accord", "Agree"],
];
const SETTINGS: &[&[&str]] = &[
    &["form_title", "form_id", "default_language"],
    &["Sortie d’hôpital", "sortie", "Français (fr)"],
];

#[test]
fn a_form_in_two_languages_becomes_sections_questions_and_conditions() {
    let read = of(
        &[
            &[
                "type",
                "name",
                "label::Français (fr)",
                "label::English (en)",
                "hint::Français (fr)",
                "required",
                "required_message::Français (fr)",
                "relevant",
                "constraint",
                "appearance",
            ],
            &[
                "begin group",
                "sejour",
                "Votre séjour",
                "Your stay",
                "",
                "",
                "",
                "",
                "",
                "field-list",
            ],
            &[
                "select_one oui_non",
                "urgence",
                "Venu en urgence ?",
                "Emergency?",
                "",
                "yes",
                "Pour comparer.",
                "",
                "",
                "",
            ],
            &[
                "select_multiple lieux or_other",
                "lieux",
                "Par où ?",
                "Where?",
                "Plusieurs possibles",
                "",
                "",
                "",
                "count-selected(.) <= 2",
                "",
            ],
            &[
                "integer",
                "Age",
                "Votre âge ?",
                "Your age?",
                "",
                "",
                "",
                "",
                ". > 0 and . <= 120",
                "",
            ],
            &["end group", "", "", "", "", "", "", "", "", ""],
            &[
                "text",
                "raison",
                "À ${Age} ans, pourquoi ?",
                "At ${Age}, why?",
                "",
                "",
                "",
                "selected(${lieux}, 'hors service') and ${urgence} = 'no'",
                "",
                "multiline",
            ],
            &[
                "range",
                "note",
                "De 0 à 10 ?",
                "0 to 10?",
                "",
                "",
                "",
                "${Age} >= 18 or not(${urgence} = 'yes')",
                "",
                "",
            ],
            &["acknowledge", "accord", "J’accepte", "I agree", "", "", "", "", "", ""],
            &["note", "fin", "Merci", "Thank you", "", "", "", "", "", ""],
        ],
        CHOICES,
        SETTINGS,
    );

    assert_eq!(check(&read.content), []);
    assert_eq!(read.content.title, Said::french("Sortie d’hôpital"));
    assert_eq!(read.content.languages, ["fr", "en"]);
    let keys: Vec<&str> = read
        .content
        .sections
        .iter()
        .map(|section| section.key.as_str())
        .collect();
    assert_eq!(keys, ["sejour", "bloc"]);
    let item = |key: &str| read.content.item(key).expect("taken");
    assert_eq!(item("urgence").kind, Kind::YesNo { forgotten: false });
    assert_eq!(item("urgence").required, Some(Said::french("Pour comparer.")));
    assert_eq!(
        item("urgence").ask,
        Said::french("Venu en urgence ?").with("en", "Emergency?")
    );
    assert_eq!(item("lieux").hint, Said::french("Plusieurs possibles"));
    assert!(
        matches!(&item("lieux").kind, Kind::Multiple { choices, other: true, most: Some(2) } if choices[1].code == "hors-service")
    );
    assert!(
        matches!(item("age").kind, Kind::Number { least: Some(least), most: Some(most), .. } if least == 1.0 && most == 120.0)
    );
    assert_eq!(item("raison").ask.get("en"), "At {age}, why?");
    assert!(matches!(item("raison").kind, Kind::Long { tone: None }));
    assert_eq!(
        item("raison").when,
        condition::read("lieux = hors-service et urgence = no").ok()
    );
    assert_eq!(
        item("note").when,
        condition::read("age >= 18 ou non (urgence = yes)").ok()
    );
    assert_eq!(item("accord").kind, Kind::Consent);
    told(&read, "Age", Left::Renamed, "age");
    assert_eq!(read.left.len(), 1, "{:?}", read.left);
}

#[test]
fn what_ours_cannot_say_is_told_with_what_the_file_says() {
    let read = of(
        &[
            &[
                "type",
                "name",
                "label",
                "relevant",
                "constraint",
                "calculation",
                "label::Wolof",
                "media::image",
            ],
            &["start", "debut", "", "", "", "", "", ""],
            &["geopoint", "ou", "Où ?", "", "", "", "", ""],
            &["calculate", "total", "", "", "", "1 + 1", "", ""],
            &["select_one ailleurs", "ville", "Quelle ville ?", "", "", "", "", ""],
            &[
                "text",
                "mot",
                "Un mot ?",
                "${total} > 1",
                "regex(., 'a+')",
                "",
                "Baat",
                "mot.png",
            ],
            &[
                "decimal",
                "poids",
                "Poids ${plus_tard} ?",
                "once(today())",
                ". > 0",
                "",
                "",
                "",
            ],
            &["begin repeat", "enfants", "Vos enfants", "", "", "", "", ""],
            &["text", "prenom", "Prénom ?", "", "", "", "", ""],
            &["end repeat", "", "", "", "", "", "", ""],
            &["date", "", "Quand ?", "", "", "", "", ""],
            &["date", "vide", "", "", "", "", "", ""],
        ],
        CHOICES,
        &[],
    );

    let keys: Vec<&str> = read.content.items().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["ville", "mot", "poids", "q11"]);
    assert_eq!(
        read.content.item("ville").map(|item| &item.kind),
        Some(&Kind::Short { tone: None })
    );
    assert!(read.content.items().all(|item| item.when.is_none()));
    told(&read, "debut", Left::Unasked, "start");
    told(&read, "ou", Left::UnknownType, "geopoint");
    told(&read, "total", Left::UnknownType, "calculate");
    told(&read, "ville", Left::OutsideChoices, "select_one ailleurs");
    told(&read, "mot", Left::Condition, "${total} > 1");
    told(&read, "mot", Left::Constraint, "regex(., 'a+')");
    told(&read, "mot", Left::NotRead, "media::image");
    told(&read, "poids", Left::Condition, "once(today())");
    told(&read, "poids", Left::Constraint, ". > 0");
    told(&read, "poids", Left::Quote, "plus_tard");
    told(&read, "enfants", Left::Repeat, "begin repeat");
    told(&read, "prenom", Left::Repeat, "text");
    told(&read, "", Left::Unnamed, "q11");
    told(&read, "vide", Left::NoWords, "date");
    told(&read, "", Left::Language, "label::Wolof");
}

#[test]
fn a_group_laid_out_as_a_table_is_one_grid_whose_rows_conditions_can_look_at() {
    let read = of(
        &[
            &["type", "name", "label", "required", "relevant", "appearance"],
            &["begin_group", "avis", "Qu’en pensez-vous ?", "", "", "table-list"],
            &["select_one accord", "repas", "Le repas", "yes", "", ""],
            &["select_one accord", "calme", "Le calme", "yes", "", ""],
            &["end_group", "", "", "", "", ""],
            &["begin_group", "autre", "Autre chose", "", "${repas} = '1'", ""],
            &["text", "mots", "Dites-en plus", "", "", ""],
            &["begin_group", "dedans", "En détail", "", "${calme} = '2'", ""],
            &["text", "encore", "Et encore ?", "", "${mots} != ''", ""],
            &["end_group", "", "", "", "", ""],
            &["end_group", "", "", "", "", ""],
        ],
        CHOICES,
        SETTINGS,
    );

    assert_eq!(read.left, []);
    assert_eq!(check(&read.content), []);
    let grid = read.content.item("avis").expect("taken");
    assert!(
        matches!(&grid.kind, Kind::Matrix { rows, columns, no_opinion: false } if rows.len() == 2 && columns.len() == 2)
    );
    assert_eq!(grid.required, Some(Said::default()));
    assert_eq!(read.content.sections[1].when, condition::read("avis/repas = 1").ok());
    assert_eq!(read.content.item("mots").and_then(|item| item.when.clone()), None);
    let inner = read.content.item("encore").and_then(|item| item.when.clone());
    assert_eq!(inner, condition::read("avis/calme = 2 et mots répondu").ok());
    assert_eq!(read.content.item("dedans").map(|item| &item.kind), Some(&Kind::Text));
}

#[test]
fn a_workbook_without_a_sheet_of_questions_is_no_form() {
    let bytes = workbook(&[("Feuille", &[&["nom", "genre"], &["a", "jour"]])]);
    assert_eq!(read(&bytes, "fr"), Ok(None));
    assert_eq!(read(b"type,name\n", "fr"), Ok(None));
    assert!(read(b"PK\x03\x04 broken", "fr").is_err());
}

proptest! {
    #[test]
    fn any_form_is_read_and_its_keys_are_sound(
        lines in prop::collection::vec((
            "begin group|end group|begin repeat|end repeat|text|integer|select_one accord|select_multiple lieux|note|[a-z _]{0,9}",
            "[a-zA-Z0-9_é]{0,4}|non",
            "[a-z?$\\{\\}]{0,8}",
            "|[$]\\{[a-c]\\} (=|>=) '?[0-9]'?|[ -~]{0,20}",
            "|table-list|label|list-nolabel",
        ), 0..14),
    ) {
        let header: &[&str] = &["type", "name", "label", "relevant", "appearance"];
        let rows: Vec<[&str; 5]> = lines.iter().map(|(a, b, c, d, e)| [a, b, c, d, e].map(String::as_str)).collect();
        let mut survey = vec![header];
        survey.extend(rows.iter().map(<[&str; 5]>::as_slice));
        let read = of(&survey, CHOICES, SETTINGS);
        let wrong = check(&read.content);
        prop_assert!(wrong.iter().all(|wrong| !matches!(
            wrong.fault,
            crate::instrument::Fault::BadKey
                | crate::instrument::Fault::DoubledKey
                | crate::instrument::Fault::LaterQuestion
                | crate::instrument::Fault::BadCode
        )), "{:?}", wrong);
    }
}
