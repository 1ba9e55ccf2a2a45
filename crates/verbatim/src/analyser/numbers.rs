//! Numbers, times and durations: one form for each, however they are written.
//!
//! "14h30", "14 h 30", "14H30", "14:30" and "14 heures 30" are one word; "3,5" and "3.5" are one, "1 000" and "1000" are
//! one; "2h", "2 h" and "2 heures" are a number and the word "heure", so that "heures" finds them all.

use super::{Token, next_run, stem};

/// A sign that no number holds stands for the decimal comma: terms have letters and digits only.
const COMMA: char = 'v';

/// Units of time as people shorten them, with the word they stand for. The last two are read behind digits only ("3j").
const UNITS: &[(&str, &str)] = &[
    ("h", "heure"),
    ("hr", "heure"),
    ("hrs", "heure"),
    ("heure", "heure"),
    ("heures", "heure"),
    ("min", "minute"),
    ("mins", "minute"),
    ("mn", "minute"),
    ("minute", "minute"),
    ("minutes", "minute"),
    ("j", "jour"),
    ("jours", "jour"),
];

/// Longer runs of digits are numbers of files, which nobody groups.
const LONGEST: usize = 12;

/// Reads the run from `start` to `end`, which begins with a digit: adds its words and gives the byte to go on from;
/// `None` when it is a word like any other ("2e", "B12").
pub(super) fn read(text: &str, start: usize, end: usize, out: &mut Vec<Token>) -> Option<usize> {
    let digits = start + text[start..end].bytes().take_while(u8::is_ascii_digit).count();
    let number = &text[start..digits];
    if number.len() > LONGEST {
        return None;
    }
    if let Some((minutes, after)) = clock(text, start, digits, end) {
        let hours = number.trim_start_matches('0');
        let hours = if hours.is_empty() { "0" } else { hours };
        push(out, format!("{hours}h{minutes}"), start, after);
        return Some(after);
    }
    if digits < end {
        let unit = unit_of(&text[digits..end])?;
        push(out, number.to_owned(), start, digits);
        push(out, stem::term(unit), digits, end);
        return Some(end);
    }
    let (term, after) = decimal(text, start, end).unwrap_or_else(|| thousands(text, start, end));
    push(out, term, start, after);
    if let Some((from, to)) = next_run(text, after)
        && is_gap(&text[after..from])
        && !text[from..to].starts_with(['j', 'J'])
        && let Some(unit) = unit_of(&text[from..to])
    {
        push(out, stem::term(unit), from, to);
        return Some(to);
    }
    Some(after)
}

fn push(out: &mut Vec<Token>, term: String, start: usize, end: usize) {
    out.push(Token { term, start, end });
}

/// The word that a unit stands for.
fn unit_of(raw: &str) -> Option<&'static str> {
    let is = |(short, _): &&(&str, &str)| raw.eq_ignore_ascii_case(short);
    UNITS.iter().find(is).map(|(_, word)| *word)
}

/// One space, breaking or not.
fn is_gap(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "\u{202f}")
}

/// The minutes of a time of day or a length of time, and where it ends: "14h30", "14 h 30", "14:30".
fn clock(text: &str, start: usize, digits: usize, end: usize) -> Option<(&str, usize)> {
    if digits - start > 2 {
        return None;
    }
    let minutes = |from: usize| {
        let (at, to) = next_run(text, from)?;
        let (gap, run) = (&text[from..at], &text[at..to]);
        let fits = run.len() == 2 && run.bytes().all(|byte| byte.is_ascii_digit()) && run < "60";
        (fits && (gap.is_empty() || is_gap(gap))).then_some((run, to))
    };
    let glued = &text[digits..end];
    if let Some(rest) = glued.strip_prefix(['h', 'H']) {
        if rest.is_empty() {
            return minutes(end);
        }
        let fits = rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()) && rest < "60";
        return fits.then_some((rest, end));
    }
    if !glued.is_empty() {
        return None;
    }
    if text[end..].starts_with(':') {
        let (run, to) = minutes(end + 1)?;
        let tight = to == end + 3 && !text[to..].starts_with(':') && &text[start..digits] < "24";
        return tight.then_some((run, to));
    }
    let (at, to) = next_run(text, end)?;
    let hours = matches!(unit_of(&text[at..to]), Some("heure"));
    if hours && is_gap(&text[end..at]) {
        minutes(to)
    } else {
        None
    }
}

/// "3,5" and "3.5", where no third number makes it a date, a telephone or a list.
fn decimal(text: &str, start: usize, end: usize) -> Option<(String, usize)> {
    let sign = |at: usize| text[at..].starts_with([',', '.']);
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let follows = start >= 2 && matches!(text.as_bytes()[start - 1], b',' | b'.' | b':') && digit(start - 2);
    if follows || !sign(end) || !digit(end + 1) {
        return None;
    }
    let (at, to) = next_run(text, end + 1)?;
    let digits = text[at..to].bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = sign(to) && digit(to + 1);
    (digits && to - at <= 3 && !goes_on).then(|| (format!("{}{COMMA}{}", &text[start..end], &text[at..to]), to))
}

/// "1 000 000": groups of three digits behind one to three that do not begin with 0; the number alone when none follow.
fn thousands(text: &str, start: usize, end: usize) -> (String, usize) {
    let mut term = text[start..end].to_owned();
    let mut after = end;
    if end - start > 3 || term.starts_with('0') {
        return (term, after);
    }
    while let Some((at, to)) = next_run(text, after)
        && is_gap(&text[after..at])
        && to - at == 3
        && text[at..to].bytes().all(|byte| byte.is_ascii_digit())
        && term.len() < LONGEST
    {
        term.push_str(&text[at..to]);
        after = to;
    }
    (term, after)
}

#[cfg(test)]
mod tests {
    use crate::analyser::{highlight, query, tokens};

    fn terms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.term).collect()
    }

    #[test]
    fn a_time_is_one_word_however_it_is_written() {
        for time in ["14h30", "14 h 30", "14H30", "14:30", "14 heures 30", "14h 30"] {
            assert_eq!(terms(time), ["14h30"], "{time}");
        }
        assert_eq!(terms("08h05"), terms("8 h 05"));
        assert_eq!(terms("de 8h à 9 h"), terms("de 8 heures à 9 heures"));
    }

    #[test]
    fn a_length_of_time_is_a_number_and_its_unit() {
        assert_eq!(terms("3 h d'attente"), terms("3 heures d'attente"));
        assert_eq!(terms("3h"), terms("3 HEURES"));
        assert_eq!(terms("20 mn"), terms("20 minutes"));
        assert_eq!(terms("20min"), terms("20 min."));
        assert_eq!(terms("3j"), terms("3 jours"));
        assert_eq!(
            terms("le 3 j'ai attendu"),
            ["le", "3", "ai", "attendu"].map(|word| terms(word).remove(0))
        );
    }

    #[test]
    fn a_number_is_one_word_with_its_thousands_and_decimals() {
        assert_eq!(terms("1 000 000 euros"), terms("1000000 euros"));
        assert_eq!(terms("1\u{a0}500"), ["1500"]);
        assert_eq!(terms("3,5"), terms("3.5"));
        assert_ne!(terms("3,5"), terms("35"));
        assert_eq!(terms("06 12 345"), ["06", "12345"]);
        assert_eq!(terms("12.03.1954"), ["12", "03", "1954"]);
        assert_eq!(terms("1,2,3"), ["1", "2", "3"]);
        assert_eq!(terms("2e étage"), ["2e".to_owned(), terms("étage").remove(0)]);
    }

    #[test]
    fn a_time_is_found_whatever_the_question_looks_like() {
        let text = "Attendu 3 h, puis rappelé à 14 h 30.";
        let marked = |question: &str| -> Vec<&str> {
            highlight(text, &query(question))
                .into_iter()
                .map(|range| &text[range])
                .collect()
        };

        assert_eq!(marked("14h30"), ["14 h 30"]);
        assert_eq!(marked("14 h 30"), ["14 h 30"]);
        assert_eq!(marked("heures"), ["h"]);
        assert_eq!(marked("3h"), ["3 h"]);
        assert_eq!(marked("3 heures"), ["3", "h"]);
    }
}
