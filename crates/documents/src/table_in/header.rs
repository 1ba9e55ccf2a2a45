//! Column names: whether a row is one of names, and how names are made ready for use.

use std::collections::HashSet;

/// Words that name a column of text when the file has that column alone.
const NAMES_OF_TEXT: [&str; 14] = [
    "verbatim",
    "texte",
    "text",
    "commentaire",
    "comment",
    "expression",
    "avis",
    "réponse",
    "reponse",
    "answer",
    "témoignage",
    "temoignage",
    "parole",
    "remarque",
];

/// Whether the first of these rows names the columns of the others.
pub(super) fn looks_like_header(rows: &[Vec<String>]) -> bool {
    let Some((first, others)) = rows.split_first() else {
        return false;
    };
    if let [only] = first.as_slice() {
        return names_one_column(only, others);
    }
    let filled = first.iter().filter(|cell| !cell.trim().is_empty()).count();
    let name_like = first
        .iter()
        .filter(|cell| !cell.trim().is_empty() && is_name_like(cell))
        .count();
    let distinct: HashSet<&str> = first.iter().map(|cell| cell.trim()).collect();
    // A name may be missing or doubled by mistake; data in the first row shows as numbers, dates and long text.
    filled * 2 > first.len() && name_like == filled && distinct.len() * 2 > first.len()
}

fn names_one_column(first: &str, others: &[Vec<String>]) -> bool {
    let folded = first.trim().to_lowercase();
    if !is_name_like(first) || folded.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let said = words
        .iter()
        .any(|word| NAMES_OF_TEXT.contains(&word.trim_end_matches('s')));
    if said && words.len() <= 6 {
        return true;
    }
    let lengths: Vec<usize> = others
        .iter()
        .filter_map(|row| row.first())
        .map(|cell| cell.chars().count())
        .filter(|length| *length > 0)
        .collect();
    let mean = lengths.iter().sum::<usize>() / lengths.len().max(1);
    words.len() <= 3 && folded.chars().count() * 3 < mean
}

fn is_name_like(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    // Whole questions stand in headers of survey exports: long is fine, a page is not.
    letters > 0 && letters >= digits && cell.chars().count() <= 300
}

/// Names that can be chosen from: trimmed, a spreadsheet letter where one is missing, a number where one is doubled.
pub(super) fn column_names(cells: &[String]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(cells.len());
    for (place, cell) in cells.iter().enumerate() {
        let words: Vec<&str> = cell.split_whitespace().collect();
        let base = if words.is_empty() {
            letters(place)
        } else {
            words.join(" ")
        };
        let mut name = base.clone();
        let mut copy = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base} ({copy})");
            copy += 1;
        }
        names.push(name);
    }
    names
}

/// The letters of a spreadsheet's column: 0 is A, 26 is AA.
pub(super) fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
