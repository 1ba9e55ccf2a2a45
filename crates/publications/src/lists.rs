//! Code lists of sheets: themes, disciplines, statuses, regions, each with its source and date in `data/lists.json`.

use crate::sheet::{CHOICES, Maturity, Outcome, TEXTS};
use platform::{Language, Reader};
use serde::Deserialize;
use std::sync::LazyLock;

/// A dated, sourced list of codes.
#[derive(Debug, Deserialize)]
pub struct List {
    /// Where it comes from.
    pub source: String,
    /// Its date.
    pub date: jiff::civil::Date,
    /// The codes, in the order of forms.
    pub codes: Vec<Code>,
}

/// One code with its words.
#[derive(Debug, Deserialize)]
pub struct Code {
    /// As stored.
    pub code: String,
    fr: String,
    en: String,
    /// Not offered any more, but still said where it was used.
    #[serde(default)]
    pub retired: bool,
}

impl Code {
    /// Its words in a language.
    #[must_use]
    pub fn said(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }
}

#[derive(Deserialize)]
struct Lists {
    themes: List,
    disciplines: List,
    statuses: List,
    regions: List,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/lists.json")).expect("a test reads this file"));

/// The list behind a field of the sheet.
#[must_use]
pub fn list(field: &str) -> Option<&'static List> {
    match field {
        "theme" => Some(&LISTS.themes),
        "discipline" => Some(&LISTS.disciplines),
        "establishment_status" => Some(&LISTS.statuses),
        "region" => Some(&LISTS.regions),
        _ => None,
    }
}

/// Is this a code of the field's list?
#[must_use]
pub fn knows(field: &str, code: &str) -> bool {
    match field {
        "outcome" => Outcome::from_code(code).is_some(),
        "maturity" => Maturity::from_code(code).is_some(),
        _ => list(field).is_some_and(|list| list.codes.iter().any(|c| c.code == code)),
    }
}

/// A code in words; empty when the list does not hold it.
#[must_use]
pub fn said(field: &str, code: &str, t: &Reader) -> String {
    match field {
        "outcome" => Outcome::from_code(code)
            .map(|outcome| outcome.said(t))
            .unwrap_or_default(),
        "maturity" => Maturity::from_code(code)
            .map(|maturity| maturity.said(t))
            .unwrap_or_default(),
        _ => {
            let found = list(field).and_then(|list| list.codes.iter().find(|c| c.code == code));
            found.map(|code| code.said(t.language).to_owned()).unwrap_or_default()
        }
    }
}

/// The codes of a field with their words, in the order of forms; retired ones only where chosen.
#[must_use]
pub fn offered(field: &str, chosen: &str, t: &Reader) -> Vec<(String, String)> {
    let pair = |code: &str| (code.to_owned(), said(field, code, t));
    match field {
        "outcome" => Outcome::ALL.iter().map(|o| pair(o.code())).collect(),
        "maturity" => Maturity::ALL.iter().map(|m| pair(m.code())).collect(),
        _ => {
            let codes = list(field).map(|list| list.codes.as_slice()).unwrap_or_default();
            codes
                .iter()
                .filter(|c| !c.retired || c.code == chosen)
                .map(|c| pair(&c.code))
                .collect()
        }
    }
}

/// A field of the sheet, as those who write it read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the API and in files.
    pub code: &'static str,
    /// Its name in words.
    pub name: String,
    /// What helps to write it.
    pub hint: String,
    /// For a choice, its codes with their words.
    pub choices: Vec<(String, String)>,
}

/// Every field of the sheet, in the order of the form.
#[must_use]
pub fn fields(t: &Reader) -> Vec<Field> {
    let all = ["title"]
        .into_iter()
        .chain(TEXTS)
        .chain(CHOICES)
        .chain(["contact_role", "contact_mailbox"]);
    let field = |code| Field {
        code,
        name: t.say(&format!("publications-field-{code}")),
        hint: t.say(&format!("publications-hint-{code}")),
        choices: if CHOICES.contains(&code) {
            offered(code, "", t)
        } else {
            Vec::new()
        },
    };
    all.map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_list_is_sourced_dated_and_said_in_both_languages() {
        for field in ["theme", "discipline", "establishment_status", "region"] {
            let list = list(field).expect("is a list");
            assert!(!list.source.is_empty() && list.date.year() >= 2026, "{field}");
            let codes: BTreeSet<&str> = list.codes.iter().map(|c| c.code.as_str()).collect();
            assert_eq!(codes.len(), list.codes.len(), "{field} has a code twice");
            assert!(
                list.codes
                    .iter()
                    .all(|c| Language::ALL.iter().all(|l| !c.said(*l).is_empty())),
                "{field}"
            );
        }
        assert_eq!(list("region").map(|l| l.codes.len()), Some(18));
    }

    #[test]
    fn a_code_of_another_list_is_not_known() {
        assert!(knows("theme", "welcome") && !knows("theme", "27") && !knows("title", "welcome"));
    }
}
