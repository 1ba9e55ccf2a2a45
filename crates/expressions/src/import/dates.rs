//! Days and months as French files write them.

use crate::expression::Precision;
use jiff::civil::Date;

/// A day or a month; `None` when the text is neither. The time of day is dropped: no text is kept finer than its day.
pub(crate) fn parse(text: &str) -> Option<(Date, Precision)> {
    short(text).or_else(|| day_in_words(text).map(|date| (date, Precision::Day)))
}

/// As [`parse`], without days written out. What a row without a number is recognised by stands on this: days
/// written out were not read when the first files came in, and their rows must be found again.
pub(crate) fn short(text: &str) -> Option<(Date, Precision)> {
    let text = text.trim();
    let day_part = text.split(['T', ' ']).next().unwrap_or("");
    day(day_part)
        .map(|date| (date, Precision::Day))
        .or_else(|| month(text).map(|date| (date, Precision::Month)))
}

fn numbers(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    parts
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        .then_some(parts)
}

/// `05/03/2026`, `5-3-26`, `2026-03-05`, `2026/03/05`, `20260305`.
fn day(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return date(&text[..4], &text[4..6], &text[6..]);
    }
    let parts = numbers(text)?;
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if matches!(year.len(), 2 | 4) => date(year, month, day),
        _ => None,
    }
}

/// `2026-03`, `03/2026`, `mars 2026`, `March 2026`, `mars-26`.
fn month(text: &str) -> Option<Date> {
    if let Some(parts) = numbers(text) {
        return match parts.as_slice() {
            [year, month] if year.len() == 4 => date(year, month, "1"),
            [month, year] if year.len() == 4 => date(year, month, "1"),
            _ => None,
        };
    }
    let folded = platform::text::folded(text);
    let (name, year) = folded.rsplit_once([' ', '-', '.', '/'])?;
    let number = month_number(name.trim_matches([' ', '.', '-']))?;
    date(year, &number.to_string(), "1")
}

/// `5 mars 2026`, `lundi 5 mars 2026`, `1er avril 2026`, `5 mars 2026 à 15 h 07`.
fn day_in_words(text: &str) -> Option<Date> {
    const WEEKDAYS: [&str; 14] = [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    // A cell of prose that begins like a date is not one.
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return None;
    }
    let folded = platform::text::folded(text);
    let mut words = folded
        .split([' ', '\u{a0}', '\u{202f}', ','])
        .filter(|word| !word.is_empty());
    let mut word = words.next()?;
    if matches!(word, "le" | "du") {
        word = words.next()?;
    }
    if WEEKDAYS.contains(&word.trim_end_matches('.')) {
        word = words.next()?;
    }
    let day = word.strip_suffix("er").unwrap_or(word);
    let month = month_number(words.next()?.trim_end_matches('.'))?;
    let year = words.next()?;
    let time = words.next();
    let is_time = time.is_none_or(|word| matches!(word, "a" | "at") || word.starts_with(|c: char| c.is_ascii_digit()));
    (is_time && day.len() <= 2 && year.len() == 4).then_some(())?;
    date(year, &month.to_string(), day)
}

fn month_number(name: &str) -> Option<usize> {
    const NAMES: [&[&str]; 12] = [
        &["janvier", "janv", "jan", "january"],
        &["fevrier", "fevr", "fev", "feb", "february"],
        &["mars", "mar", "march"],
        &["avril", "avr", "apr", "april"],
        &["mai", "may"],
        &["juin", "jun", "june"],
        &["juillet", "juil", "jul", "july"],
        &["aout", "aug", "august"],
        &["septembre", "sept", "sep", "september"],
        &["octobre", "oct", "october"],
        &["novembre", "nov", "november"],
        &["decembre", "dec", "december"],
    ];
    NAMES.iter().position(|names| names.contains(&name)).map(|at| at + 1)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.is_empty() || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year: i16 = year.parse::<i16>().ok()? + century;
    let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1990..=2089).contains(&year).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Precision)> {
        parse(text).map(|(date, precision)| (date.to_string(), precision))
    }

    #[test]
    fn french_and_iso_days_are_read_and_their_time_is_dropped() {
        for text in [
            "05/03/2026",
            "5/3/2026",
            "05-03-2026",
            "05.03.26",
            "2026-03-05",
            "2026/03/05",
            "05/03/2026 15:07",
            "2026-03-05T10:00:00Z",
            " 20260305 ",
        ] {
            assert_eq!(read(text), Some(("2026-03-05".into(), Precision::Day)), "{text}");
        }
    }

    #[test]
    fn months_are_read_in_figures_and_in_words() {
        for text in [
            "2026-03",
            "03/2026",
            "mars 2026",
            "Mars 2026",
            "March 2026",
            "mars-26",
            "MARS 2026",
        ] {
            assert_eq!(read(text), Some(("2026-03-01".into(), Precision::Month)), "{text}");
        }
        assert_eq!(read("févr. 2025"), Some(("2025-02-01".into(), Precision::Month)));
        assert_eq!(read("août 2025"), Some(("2025-08-01".into(), Precision::Month)));
    }

    #[test]
    fn days_written_out_are_read() {
        for text in [
            "5 mars 2026",
            "05 mars 2026",
            "lundi 5 mars 2026",
            "Jeudi 5 mars 2026 à 15:07",
            "le 5 mars 2026",
            "5\u{a0}mars 2026",
            "Thursday 5 March 2026",
        ] {
            assert_eq!(read(text), Some(("2026-03-05".into(), Precision::Day)), "{text}");
        }
        assert_eq!(read("1er avril 2026"), Some(("2026-04-01".into(), Precision::Day)));
        assert_eq!(read("3 févr. 2026"), Some(("2026-02-03".into(), Precision::Day)));
        for text in [
            "32 mars 2026",
            "5 mars 1820",
            "5 mars",
            "5 mars 2026 et le lendemain",
            "le 5",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(short("5 mars 2026"), None);
    }

    #[test]
    fn what_is_not_a_date_is_not_guessed() {
        for text in [
            "",
            "31/02/2026",
            "13/13/2026",
            "hier",
            "2026",
            "12",
            "1/2",
            "05/03/1820",
            "00/00/0000",
            "mars",
            "1.5",
            "é-26",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
