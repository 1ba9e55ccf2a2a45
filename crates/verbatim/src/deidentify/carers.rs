//! Numbers of carers and establishments, known by their key: RPPS, FINESS.

use super::numbers::ends_group;

/// What a number is, by its length and key.
pub(super) struct Checked {
    /// The byte behind it.
    pub(super) end: usize,
    /// How sure that is: one number in ten has a right key by chance.
    pub(super) confidence: f32,
}

/// A number of a carer or of an establishment at `at`, written in one piece: RPPS (11 digits, or 12 behind an 8), FINESS (9
/// signs, of which two letters in Corsica). A FINESS with one carer points to that person; which are small is not known
/// here, so that all are told. Keys: Luhn's (ISO/IEC 7812-1), as the ANS describes them for both registers.
pub(super) fn at(bytes: &[u8], at: usize) -> Option<Checked> {
    let length = bytes[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let run = &bytes[at..at + length];
    if !ends_group(bytes, at + length) {
        return None;
    }
    let confidence = match run {
        [b'8', rpps @ ..] if length == 12 && has_key(rpps) => 0.9,
        _ if length == 11 && has_key(run) => 0.9,
        [b'2', b'A' | b'B', ..] | [b'0'..=b'9', b'0'..=b'9', ..] if length == 9 && has_key(run) => 0.7,
        _ => return None,
    };
    Some(Checked {
        end: at + length,
        confidence,
    })
}

/// Luhn: from the last digit on, every second one doubled; the sum of all digits ends in 0. Corsica's A and B count as 1 and
/// 2 (measured on the FINESS of the island).
fn has_key(run: &[u8]) -> bool {
    let mut sum = 0;
    for (place, byte) in run.iter().rev().enumerate() {
        let digit = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'A' if place == run.len() - 2 => 1,
            b'B' if place == run.len() - 2 => 2,
            _ => return false,
        };
        let counted = if place % 2 == 1 { digit * 2 } else { digit };
        sum += counted / 10 + counted % 10;
    }
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> bool {
        at(text.as_bytes(), 0).is_some_and(|found| found.end == text.len())
    }

    #[test]
    fn the_key_of_an_rpps_is_checked_with_its_prefix_or_without() {
        // The number that the ANS gives for tests.
        assert!(whole("99700366240") && whole("899700366240"));
        assert!(!whole("99700366241") && !whole("997003662400"));
    }

    #[test]
    fn the_key_of_a_finess_is_checked_in_corsica_too() {
        let with_key = |head: &str| {
            (0..10)
                .map(|key| format!("{head}{key}"))
                .filter(|number| whole(number))
                .count()
        };
        for head in ["39078060", "2A000001", "2B000002"] {
            assert_eq!(with_key(head), 1, "{head}");
        }
        assert!(!whole("3A0780609") && !whole("2AB780609"));
    }
}
