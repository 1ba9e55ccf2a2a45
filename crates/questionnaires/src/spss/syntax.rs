//! The syntax that reads the file of numbers and says what they mean.
//!
//! Labels are written by people: they stand in quotes that are doubled inside, on one line of their own, cut where SPSS cuts
//! them, and in pieces where a line would grow longer than SPSS reads.

use super::variables::{Level, Variable};
use std::fmt::Write;

/// Longest label of a variable that SPSS shows, in bytes.
const LONGEST_LABEL: usize = 255;
/// Longest label of a value, in bytes.
const LONGEST_VALUE: usize = 120;
/// Longest label of a file, in bytes.
const LONGEST_FILE: usize = 60;
/// Longest piece of a text between quotes, so that a line stays under 256 bytes.
const LONGEST_PIECE: usize = 160;

/// What the syntax says of itself.
pub struct Told<'t> {
    /// The name of the file of numbers.
    pub file: &'t str,
    /// What the data are.
    pub title: &'t str,
    /// How to use it.
    pub comment: &'t str,
}

/// Writes the syntax; it begins with the mark of UTF-8, by which SPSS knows it.
#[must_use]
pub fn syntax(variables: &[Variable], told: &Told<'_>) -> String {
    let mut out = String::from("\u{feff}* Encoding: UTF-8.\n");
    // A comment ends with the first full stop at an end of line.
    let comment = cut(told.comment, 200);
    let _ = writeln!(out, "* {}.", comment.trim_end_matches(['.', ' ']));
    out.push_str("PRESERVE.\nSET DECIMAL=DOT.\n");
    data(&mut out, variables, told.file);
    out.push_str("RESTORE.\n");
    let _ = writeln!(out, "FILE LABEL {}.", literal(&cut(told.title, LONGEST_FILE)));
    command(&mut out, "VARIABLE LABELS", variables.iter(), |out, variable| {
        let label = cut(&variable.label, LONGEST_LABEL);
        let _ = writeln!(out, "{}\n    {}", variable.name, literal(&label));
    });
    let valued = variables.iter().filter(|variable| !variable.values.is_empty());
    command(&mut out, "VALUE LABELS", valued, |out, variable| {
        let _ = writeln!(out, "{}", variable.name);
        for (number, words) in &variable.values {
            let _ = writeln!(out, "    {number} {}", literal(&cut(words, LONGEST_VALUE)));
        }
    });
    let missing = variables.iter().filter(|variable| variable.missing.is_some());
    command(&mut out, "MISSING VALUES", missing, |out, variable| {
        let _ = writeln!(out, "{} ({})", variable.name, variable.missing.unwrap_or_default());
    });
    command(&mut out, "VARIABLE LEVEL", variables.iter(), |out, variable| {
        let level = match variable.level {
            Level::Nominal => "NOMINAL",
            Level::Ordinal => "ORDINAL",
            Level::Scale => "SCALE",
        };
        let _ = writeln!(out, "{} ({level})", variable.name);
    });
    out.push_str("EXECUTE.\n");
    out
}

fn data(out: &mut String, variables: &[Variable], file: &str) {
    let _ = writeln!(
        out,
        "GET DATA\n  /TYPE=TXT\n  /FILE={}",
        literal(&cut(file, LONGEST_PIECE))
    );
    out.push_str("  /ENCODING=\"UTF8\"\n  /DELCASE=LINE\n  /DELIMITERS=\",\"\n  /QUALIFIER='\"'\n");
    out.push_str("  /ARRANGEMENT=DELIMITED\n  /FIRSTCASE=2\n  /VARIABLES=\n");
    for variable in variables {
        let _ = match variable.width {
            Some(width) => writeln!(out, "    {} A{width}", variable.name),
            None if variable.decimals > 0 => writeln!(out, "    {} F16.{}", variable.name, variable.decimals),
            None => writeln!(out, "    {} F8.0", variable.name),
        };
    }
    out.push_str("  .\n");
}

/// A command with a part for each of these variables; nothing where there is none.
fn command<'v>(
    out: &mut String,
    name: &str,
    variables: impl Iterator<Item = &'v Variable>,
    part: impl Fn(&mut String, &Variable),
) {
    let mut is_first = true;
    for variable in variables {
        if is_first {
            let _ = writeln!(out, "{name}");
        }
        out.push_str(if is_first { "  " } else { "  /" });
        is_first = false;
        part(out, variable);
    }
    if !is_first {
        out.push_str("  .\n");
    }
}

/// On one line, without signs of control, and no longer than this many bytes.
fn cut(text: &str, longest: usize) -> String {
    let visible = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let line: String = visible.collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= longest {
        return line;
    }
    let mut end = longest.saturating_sub('…'.len_utf8());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", line[..end].trim_end())
}

/// A text between quotes, doubled inside; in pieces where it is long.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    let mut length = 0;
    for letter in text.chars() {
        if length >= LONGEST_PIECE {
            out.push_str("\" +\n    \"");
            length = 0;
        }
        out.push(letter);
        length += letter.len_utf8();
        if letter == '"' {
            out.push(letter);
            length += 1;
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instrument::{Choice, Content, Item, Kind, Section},
        said::Said,
        spss::{Answer, Words, cells, variables},
        value::{Answers, Value},
    };
    use documents::table_out::Cell;
    use proptest::prelude::*;

    fn choice(code: &str, words: &str) -> Choice {
        Choice {
            code: code.into(),
            words: Said::french(words),
        }
    }

    fn content(ask: &str) -> Content {
        let item = |key: &str, kind: Kind| Item::of(key, Said::french(ask), kind);
        let scale = Kind::Scale {
            words: crate::instrument::Words::Quality,
            no_opinion: true,
        };
        let several = Kind::Multiple {
            choices: vec![choice("tv", "La \"télé\""), choice("a-b", "Autre part.")],
            other: true,
            most: None,
        };
        let grid = Kind::Matrix {
            rows: vec![choice("nuit", "La nuit")],
            columns: vec![choice("10", "Calme"), choice("20", "Bruyante")],
            no_opinion: true,
        };
        let number = Kind::Number {
            least: None,
            most: None,
            unit: Said::default(),
        };
        let single = Kind::Single {
            choices: vec![choice("urgences", "Aux urgences"), choice("visite", "En visite")],
            other: true,
        };
        Content {
            sections: vec![Section {
                key: "bloc".into(),
                items: vec![
                    item("repas", scale),
                    item("by", several),
                    item("bruit", grid),
                    item("age", number),
                    item("lieu", single),
                    item("jour", Kind::Date),
                    item("mots", Kind::Long { tone: None }),
                ],
                ..Section::default()
            }],
            ..Content::default()
        }
    }

    fn all(ask: &str) -> Vec<Variable> {
        let words = Words {
            ask: &|item| item.ask.get("fr").to_owned(),
            choice: &|choice| choice.words.get("fr").to_owned(),
            own: &|_, code| format!("« {code} »"),
            columns: ["Établissement", "Mois", "Complète"].map(str::to_owned),
            no_yes: ["Non", "Oui"].map(str::to_owned),
            participants: vec!["Hôpital inventé".to_owned()],
        };
        variables(&content(ask), &words)
    }

    const TOLD: Told<'static> = Told {
        file: "reponses-spss.csv",
        title: "Séjour",
        comment: "Ouvrez ceci. Puis lancez tout.",
    };

    #[test]
    fn a_campaign_says_what_its_numbers_mean() {
        let text = syntax(&all("Et le repas ?"), &TOLD);
        for part in [
            "* Ouvrez ceci. Puis lancez tout.\n",
            "  /FILE=\"reponses-spss.csv\"\n",
            "    participant F8.0\n    month A7\n    complete F8.0\n    repas F8.0\n    by_tv F8.0\n    by_a_b F8.0\n    by_other F8.0\n    bruit_nuit F8.0\n    age F16.4\n    lieu F8.0\n    jour A7\n  .\n",
            "  /by_tv\n    \"Et le repas ? — La \"\"télé\"\"\"\n",
            "  /repas\n    1 \"« 1 »\"\n",
            "    98 \"« none »\"\n",
            "  /bruit_nuit\n    10 \"Calme\"\n    20 \"Bruyante\"\n    98 \"« none »\"\n",
            "  /lieu\n    1 \"Aux urgences\"\n    2 \"En visite\"\n    3 \"« other »\"\n",
            "MISSING VALUES\n  repas (98)\n  /bruit_nuit (98)\n  .\n",
            "  /repas (ORDINAL)\n",
            "  /age (SCALE)\n",
        ] {
            assert!(text.contains(part), "{part}\n---\n{text}");
        }
        assert!(!text.contains("mots"), "words are in no file of answers");
    }

    #[test]
    fn an_answer_is_numbers_in_the_order_of_the_variables() {
        let mut answers = Answers::default();
        answers.put("repas", Value::Choice("none".into()));
        answers.put("by", Value::choices(["tv", "other"]));
        answers.put("bruit", Value::Rows([("nuit".to_owned(), "20".to_owned())].into()));
        answers.put("age", Value::Number("72.5".into()));
        answers.put("jour", Value::Date("2026-11-26".into()));
        answers.put("mots", Value::Text("Merci".into()));
        let answer = Answer {
            participant: Some(1),
            month: "2026-11",
            is_complete: true,
            answers: &answers,
        };
        let whole = |n| Cell::Integer(n);
        assert_eq!(
            cells(&all("?"), &answer),
            [
                whole(1),
                Cell::Text("2026-11".into()),
                whole(1),
                whole(98),
                whole(1),
                whole(0),
                whole(1),
                whole(20),
                Cell::Decimal(72.5),
                Cell::Empty,
                Cell::Text("2026-11".into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn no_label_ends_a_command_or_a_line_too_early(ask in ".{0,400}|[\"'.\n /]{0,300}", title in ".{0,90}", comment in ".{0,300}") {
            let told = Told { title: &title, comment: &comment, ..TOLD };
            let text = syntax(&all(&ask), &told);
            for line in text.lines() {
                prop_assert!(line.len() < 256, "{} bytes: {}", line.len(), line);
                prop_assert!(!line.trim().is_empty(), "an empty line ends a command");
                let is_comment = line.trim_start_matches('\u{feff}').starts_with('*');
                let quotes = line.matches('"').count();
                prop_assert!(is_comment || quotes % 2 == 0 || line.contains("QUALIFIER"), "{}", line);
            }
            let commands = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase())).count();
            prop_assert_eq!(commands, 10);
        }
    }
}
