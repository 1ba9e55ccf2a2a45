//! Numbers that show by their form what they are: NIR, telephones, bank accounts, number plates, long runs.

use super::carers;
use super::span::{Kind, Reason, Span};

/// Adds what the digits of `text` show.
pub(super) fn find(text: &str, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !starts_group(text, at) {
            at += 1;
            continue;
        }
        match number_at(bytes, at) {
            Some(span) => {
                at = span.end;
                found.push(span);
            }
            None => at += 1,
        }
    }
}

/// Whether a number, an account or a plate may begin here: a digit, "+" or a capital that continues nothing.
fn starts_group(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let fits = bytes[at].is_ascii_digit() || bytes[at] == b'+' || bytes[at].is_ascii_uppercase();
    fits && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

fn number_at(bytes: &[u8], at: usize) -> Option<Span> {
    let span = |end, kind, reason, confidence| Some(Span::new(at, end, kind, reason, confidence));
    if bytes[at].is_ascii_uppercase() {
        let end = iban_at(bytes, at).or_else(|| plate_at(bytes, at))?;
        return span(end, Kind::RecordNumber, Reason::Pattern, 0.8);
    }
    if let Some((end, checked)) = nir_at(bytes, at) {
        let (reason, confidence) = if checked {
            (Reason::KeyChecked, 0.99)
        } else {
            (Reason::Pattern, 0.7)
        };
        return span(end, Kind::Nir, reason, confidence);
    }
    if let Some(end) = phone_at(bytes, at) {
        return span(end, Kind::Phone, Reason::Pattern, 0.95);
    }
    if let Some(checked) = carers::at(bytes, at) {
        return span(checked.end, Kind::RecordNumber, Reason::KeyChecked, checked.confidence);
    }
    let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if run >= 8 && !is_service(&bytes[at..at + run]) {
        return span(at + run, Kind::RecordNumber, Reason::Pattern, 0.5);
    }
    None
}

/// Numbers in 08 are those of services, not of people.
pub(super) fn is_service(digits: &[u8]) -> bool {
    digits.len() == 10 && digits.starts_with(b"08")
}

/// How many bytes a single separator inside a number takes at `at`; 0 when none stands there.
fn separator(bytes: &[u8], at: usize, slash: bool) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b' ' | b'.' | b'-', ..] => 1,
        [b'/', ..] if slash => 1,
        [0xc2, 0xa0, ..] => 2,
        [0xe2, 0x80, 0xaf, ..] => 3,
        _ => 0,
    }
}

/// Up to `wanted` symbols from `at`, single separators skipped: the symbols read, and the byte after each.
fn symbols<const N: usize>(
    bytes: &[u8],
    mut at: usize,
    slash: bool,
    fits: impl Fn(usize, u8) -> bool,
) -> ([u8; N], [usize; N], usize) {
    let (mut read, mut ends, mut count) = ([0; N], [0; N], 0);
    while count < N {
        let step = if count == 0 { 0 } else { separator(bytes, at, slash) };
        match bytes.get(at + step) {
            Some(&byte) if fits(count, byte) => {
                at += step + 1;
                read[count] = byte;
                ends[count] = at;
                count += 1;
            }
            _ => break,
        }
    }
    (read, ends, count)
}

/// Whether a number may end at `at`: no letter or digit continues it.
pub(super) fn ends_group(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// A NIR, with its key (15 symbols) or without (13): its end, and whether the key is right. Without a key it must be
/// written in one piece or in the usual groups.
fn nir_at(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let corsican =
        |count: usize, byte: u8| byte.is_ascii_digit() || (count == 6 && matches!(byte, b'A' | b'B' | b'a' | b'b'));
    let (read, ends, count) = symbols::<15>(bytes, at, false, corsican);
    if count < 13 || !is_nir_shaped(&read) {
        return None;
    }
    if count == 15 && ends_group(bytes, ends[14]) {
        return Some((ends[14], is_nir_key(&read)));
    }
    let tight = ends[12] - at == 13
        || ends[0] - at == 1 && ends[2] > ends[0] + 2 && ends[4] > ends[2] + 2 && ends[6] > ends[4] + 2;
    (tight && ends_group(bytes, ends[12])).then_some((ends[12], false))
}

/// Sex, month and department are possible ones.
fn is_nir_shaped(read: &[u8; 15]) -> bool {
    let pair = |at: usize| (read[at] - b'0') * 10 + (read[at + 1] - b'0');
    let month = pair(3);
    let department = read[6].is_ascii_alphabetic() && read[5] == b'2' || read[6].is_ascii_digit() && pair(5) >= 1;
    matches!(read[0], b'1' | b'2' | b'3' | b'4' | b'7' | b'8')
        && (matches!(month, 1..=12 | 20..=42) || month >= 50)
        && department
}

/// The key is 97 less the rest of the number by 97; Corsica's A and B count as digits 0, less one and two million
/// (décret n° 82-103; INSEE).
fn is_nir_key(read: &[u8; 15]) -> bool {
    let mut number: i64 = 0;
    for &symbol in &read[..13] {
        number = number * 10 + i64::from(if symbol.is_ascii_digit() { symbol - b'0' } else { 0 });
    }
    number -= match read[6].to_ascii_uppercase() {
        b'A' => 1_000_000,
        b'B' => 2_000_000,
        _ => 0,
    };
    let key = i64::from(read[13] - b'0') * 10 + i64::from(read[14] - b'0');
    key == 97 - number % 97
}

/// A French number (0X, +33, 0033) or one of another country (+…). Numbers in 08 are services, not people.
fn phone_at(bytes: &[u8], at: usize) -> Option<usize> {
    let digit = |_: usize, byte: u8| byte.is_ascii_digit();
    if bytes[at] == b'+' {
        return international(bytes, at + 1);
    }
    if bytes[at..].starts_with(b"0033") {
        return after_country(bytes, at + 4);
    }
    let (read, ends, count) = symbols::<10>(bytes, at, true, digit);
    let fits = count == 10 && read[0] == b'0' && matches!(read[1], b'1'..=b'7' | b'9') && ends_group(bytes, ends[9]);
    (fits && !is_lone_slashed_date(bytes, at)).then_some(ends[9])
}

fn international(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[at..].starts_with(b"33") {
        return after_country(bytes, at + 2);
    }
    let (_, ends, count) = symbols::<15>(bytes, at, false, |_, byte| byte.is_ascii_digit());
    let last = *ends.get(count.checked_sub(1)?)?;
    (count >= 9 && ends_group(bytes, last)).then_some(last)
}

/// Nine digits behind the country, with "(0)" or not.
fn after_country(bytes: &[u8], mut at: usize) -> Option<usize> {
    at += separator(bytes, at, false);
    if bytes[at..].starts_with(b"(0)") {
        at += 3;
        at += separator(bytes, at, false);
    } else if bytes.get(at) == Some(&b'0') {
        at += 1;
    }
    let (read, ends, count) = symbols::<9>(bytes, at, false, |_, byte| byte.is_ascii_digit());
    (count == 9 && matches!(read[0], b'1'..=b'7' | b'9') && ends_group(bytes, ends[8])).then_some(ends[8])
}

/// "01/02/2023" followed by a time is a date, though it has the digits of a telephone.
fn is_lone_slashed_date(bytes: &[u8], at: usize) -> bool {
    let mark = |from: usize| bytes.get(from).is_some_and(|byte| b"/.-".contains(byte));
    let year = bytes
        .get(at + 6..at + 10)
        .is_some_and(|year| year.iter().all(u8::is_ascii_digit));
    mark(at + 2) && mark(at + 5) && year
}

/// A French bank account: FR, then 25 symbols.
fn iban_at(bytes: &[u8], at: usize) -> Option<usize> {
    if !bytes[at..].starts_with(b"FR") {
        return None;
    }
    let (_, ends, count) = symbols::<27>(bytes, at, false, |count, byte| match count {
        0 | 1 => byte.is_ascii_uppercase(),
        2 | 3 => byte.is_ascii_digit(),
        _ => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
    });
    (count == 27 && ends_group(bytes, ends[26])).then_some(ends[26])
}

/// A number plate: AA-123-AA.
fn plate_at(bytes: &[u8], at: usize) -> Option<usize> {
    let plate = bytes.get(at..at + 9)?;
    let fits = plate.iter().enumerate().all(|(place, byte)| match place {
        0 | 1 | 7 | 8 => byte.is_ascii_uppercase(),
        2 | 6 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (fits && ends_group(bytes, at + 9)).then_some(at + 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind, Reason)> {
        let mut spans = Vec::new();
        find(text, &mut spans);
        spans
            .into_iter()
            .map(|span| (&text[span.start..span.end], span.kind, span.reason))
            .collect()
    }

    #[test]
    fn the_key_of_a_nir_is_checked() {
        assert_eq!(
            found("n° 2 55 08 14 168 025 38 ok"),
            [("2 55 08 14 168 025 38", Kind::Nir, Reason::KeyChecked)]
        );
        assert_eq!(
            found("255081416802538"),
            [("255081416802538", Kind::Nir, Reason::KeyChecked)]
        );
        assert_eq!(
            found("255081416802539"),
            [("255081416802539", Kind::Nir, Reason::Pattern)]
        );
        assert_eq!(
            found("2 55 08 14 168 025"),
            [("2 55 08 14 168 025", Kind::Nir, Reason::Pattern)]
        );
    }

    #[test]
    fn corsican_numbers_have_a_key_too() {
        // Department 2A or 2B: the digits with 0 for the letter, less one or two million.
        let number = 1_840_220_033_025_i64;
        for (letter, less) in [("A", 1_000_000), ("B", 2_000_000)] {
            let key = 97 - (number - less) % 97;
            let text = format!("1 84 02 2{letter} 033 025 {key:02}");
            assert_eq!(found(&text), [(text.as_str(), Kind::Nir, Reason::KeyChecked)], "{text}");
        }
    }

    #[test]
    fn telephones_are_found_in_all_usual_forms() {
        for phone in [
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "06/12/34/56/78",
            "+33612345678",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "0033 6 12 34 56 78",
            "+41 79 123 45 67",
            "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
        ] {
            let text = format!("appeler {phone}.");
            assert_eq!(found(&text), [(phone, Kind::Phone, Reason::Pattern)], "{phone}");
        }
    }

    #[test]
    fn other_numbers_are_left() {
        for text in [
            "le 01/02/2023 à 14h30",
            "1 000 000 euros",
            "le 3939 ou le 0 800 123 456",
            "en 2021-2022",
            "12 000",
            "à 08 h 30",
            "chambre 214",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn accounts_plates_and_long_runs_are_found() {
        for number in ["FR76 3000 6000 0112 3456 7890 189", "AB-123-CD", "8001234567"] {
            assert_eq!(
                found(number),
                [(number, Kind::RecordNumber, Reason::Pattern)],
                "{number}"
            );
        }
    }
}
