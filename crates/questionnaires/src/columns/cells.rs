//! What stands in one cell: choices, and text that no spreadsheet may run.

use crate::{
    instrument::{Choice, is_code},
    said::Said,
};

/// Signs at whose sight a spreadsheet takes a text for a formula; the writer of tables puts an apostrophe before them.
const RUN: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－'];

/// A text as it goes into a cell: an apostrophe of its own is doubled, so that the one that guards it can be told apart.
pub(super) fn guarded(text: &str) -> String {
    if text.starts_with('\'') {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A text as it comes out of a cell.
pub(super) fn unguarded(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(RUN) || rest.starts_with(['＠', '\'']) => rest,
        _ => cell,
    }
}

/// Choices in a cell of one language: `code = words | code = words`. The cell of the main language has every code, that of
/// another those that it has words for.
pub(super) fn joined(choices: &[Choice], language: &str, is_main: bool) -> String {
    let one = |choice: &Choice| {
        let words = choice.words.exactly(language);
        let words = words.map(|words| words.replace('\\', "\\\\").replace('|', "\\|"));
        match words {
            Some(words) => Some(format!("{} = {words}", choice.code)),
            None => is_main.then(|| format!("{} =", choice.code)),
        }
    };
    choices.iter().filter_map(one).collect::<Vec<_>>().join(" | ")
}

/// The choices of a cell: their codes where they are given, and their words.
pub(super) fn parts(cell: &str) -> Vec<(Option<String>, String)> {
    let mut all = Vec::new();
    let mut part = String::new();
    let mut letters = cell.chars();
    loop {
        match letters.next() {
            Some('\\') => part.extend(letters.next()),
            Some('|') => all.push(std::mem::take(&mut part)),
            Some(letter) => part.push(letter),
            None => break,
        }
    }
    all.push(part);
    let full = all.iter().filter(|part| !part.trim().is_empty());
    full.map(|part| part_of(part.trim())).collect()
}

fn part_of(part: &str) -> (Option<String>, String) {
    match part.split_once('=') {
        Some((code, words)) if is_code(code.trim()) => (Some(code.trim().to_owned()), words.trim().to_owned()),
        _ => (None, part.to_owned()),
    }
}

/// Puts the choices of one more language beside those that are known: by their code, or else by their place. Answers the
/// codes that stand twice.
pub(super) fn put_choices(choices: &mut Vec<Choice>, language: &str, cell: &str) -> Vec<String> {
    let is_first = choices.is_empty();
    let mut twice = Vec::new();
    for (place, (code, words)) in parts(cell).into_iter().enumerate() {
        let known = match &code {
            Some(code) => choices.iter().position(|choice| choice.code == *code),
            None if is_first => None,
            None => (place < choices.len()).then_some(place),
        };
        match known.and_then(|at| choices.get_mut(at)) {
            Some(choice) if choice.words.exactly(language).is_some() => twice.push(choice.code.clone()),
            Some(choice) => choice.words = std::mem::take(&mut choice.words).with(language, words),
            None => {
                let code = code.unwrap_or_else(|| free_code(choices));
                choices.push(Choice {
                    code,
                    words: Said::default().with(language, words),
                });
            }
        }
    }
    twice
}

/// A number that no choice has yet.
fn free_code(choices: &[Choice]) -> String {
    let mut number = choices.len() + 1;
    while choices.iter().any(|choice| choice.code == number.to_string()) {
        number += 1;
    }
    number.to_string()
}

/// A number as people type it, with a dot or a comma; nothing for what is none.
pub(super) fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = plain.replace(',', ".").replace('−', "-").parse().ok();
    number.filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_typed_with_codes_or_without() {
        let mut choices = Vec::new();
        assert!(put_choices(&mut choices, "fr", "oui = Oui, bien sûr | Non | 2 + 2 = 4").is_empty());
        assert!(put_choices(&mut choices, "en", "Yes | 2 = No").is_empty());
        let said: Vec<(&str, &str, &str)> = choices
            .iter()
            .map(|one| (one.code.as_str(), one.words.get("fr"), one.words.get("en")))
            .collect();
        assert_eq!(
            said,
            [
                ("oui", "Oui, bien sûr", "Yes"),
                ("2", "Non", "No"),
                ("3", "2 + 2 = 4", "2 + 2 = 4")
            ]
        );
        assert_eq!(put_choices(&mut choices, "fr", "oui = Encore"), ["oui"]);
    }

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        assert_eq!(number("1 234,5"), Some(1_234.5));
        assert_eq!(number("-3.5"), Some(-3.5));
        assert_eq!((number("NaN"), number("dix"), number("")), (None, None, None));
    }
}
