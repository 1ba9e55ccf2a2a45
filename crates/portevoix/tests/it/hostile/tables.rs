//! Reads the tables that leave the program: lines of CSV, and the parts of a workbook.

use flate2::read::DeflateDecoder;
use std::io::Read;

/// The cells of a CSV; its first line says which sign stands between two of them.
pub fn csv(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let between = if head.contains(';') { ';' } else { ',' };
    let mut lines = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let line = lines.last_mut().unwrap();
        let cell = line.last_mut().unwrap();
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            letter if is_quoted => cell.push(letter),
            '\r' => {}
            '\n' => lines.push(vec![String::new()]),
            letter if letter == between => line.push(String::new()),
            letter => cell.push(letter),
        }
    }
    assert!(!is_quoted, "a quote is never closed");
    if lines.last().is_some_and(|last| last.len() == 1 && last[0].is_empty()) {
        lines.pop();
    }
    lines
}

/// Would a spreadsheet calculate this cell?
pub fn is_formula(cell: &str) -> bool {
    let is_number = cell
        .replace(',', ".")
        .replace(['\u{a0}', '\u{202f}', '%'], "")
        .parse::<f64>()
        .is_ok();
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number
}

/// The XML parts of a workbook, by name, read from the list at its end.
pub fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let end = workbook.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let count = number(workbook, end + 10, 2);
    let mut at = number(workbook, end + 16, 4);
    let mut all = Vec::new();
    for _ in 0..count {
        let (name_length, more) = (number(workbook, at + 28, 2), number(workbook, at + 30, 2));
        let name = String::from_utf8(workbook[at + 46..at + 46 + name_length].to_vec()).unwrap();
        let (is_deflated, size) = (number(workbook, at + 10, 2) == 8, number(workbook, at + 20, 4));
        let entry = number(workbook, at + 42, 4);
        let from = entry + 30 + number(workbook, entry + 26, 2) + number(workbook, entry + 28, 2);
        let bytes = &workbook[from..from + size];
        let mut text = String::new();
        if is_deflated {
            DeflateDecoder::new(bytes).read_to_string(&mut text).unwrap();
        } else {
            text = String::from_utf8(bytes.to_vec()).unwrap();
        }
        all.push((name, text));
        at += 46 + name_length + more + number(workbook, at + 32, 2);
    }
    all
}

/// A number whose smallest byte comes first.
fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length]
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | usize::from(*byte))
}
