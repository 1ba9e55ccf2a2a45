//! FINESS numbers: nine characters whose last one is a Luhn key. A wrong key warns, never refuses.
//!
//! Source: DOMAIN §5. All 1 674 numbers of the e-Satis files pass, the nine Corsican ones with
//! A read as 1 and B as 2; the ANS's test numbers hold other letters, hence only a warning.
//! Which numbers exist, and which are closed, is in the register.

mod extract;
mod feed;
pub mod regions;
pub mod register;

/// What is odd about a number; both are shown beside the field and stop nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Not nine letters or digits.
    Shape,
    /// The last character does not follow from the others.
    Key,
}

impl Oddity {
    /// The message that says it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Shape => "people-finess-shape",
            Self::Key => "people-finess-key",
        }
    }
}

/// The number as it is kept: without spaces, letters in capitals, leading zeros untouched.
#[must_use]
pub fn tidied(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect()
}

/// What is odd about a tidied number, if anything; an empty one is simply not given.
#[must_use]
pub fn oddity(number: &str) -> Option<Oddity> {
    if number.is_empty() {
        return None;
    }
    if number.len() != 9 || !number.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(Oddity::Shape);
    }
    let department = match &number[..2] {
        "2A" => "21",
        "2B" => "22",
        other => other,
    };
    let digits: Option<Vec<u32>> = department
        .chars()
        .chain(number[2..].chars())
        .map(|c| c.to_digit(10))
        .collect();
    // Letters elsewhere are no digits: only Corsica's departments have a reading.
    match digits {
        Some(digits) if luhn(&digits) => None,
        _ => Some(Oddity::Key),
    }
}

/// Luhn's check: every second digit from the right is doubled; the sum is a multiple of ten.
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eight characters and the key that Luhn's rule gives them.
    fn with_key(eight: &str) -> String {
        let key = (0..10).find(|key| oddity(&format!("{eight}{key}")).is_none());
        format!("{eight}{}", key.expect("one key fits"))
    }

    #[test]
    fn a_number_with_its_key_is_not_odd() {
        assert_eq!(oddity("010000024"), None);
        assert_eq!(oddity("010000025"), Some(Oddity::Key));
    }

    #[test]
    fn corsican_numbers_are_read_with_a_as_1_and_b_as_2() {
        let (south, north) = (with_key("2A000001"), with_key("2B000001"));
        assert_eq!(south[8..], with_key("21000001")[8..]);
        assert_eq!(north[8..], with_key("22000001")[8..]);
    }

    #[test]
    fn every_slip_of_one_digit_is_noticed() {
        let good = with_key("75010012");
        for place in 0..9 {
            for wrong in '0'..='9' {
                let slipped: String = good
                    .char_indices()
                    .map(|(i, c)| if i == place { wrong } else { c })
                    .collect();
                assert_eq!(oddity(&slipped).is_some(), slipped != good, "{slipped}");
            }
        }
    }

    #[test]
    fn test_numbers_with_letters_only_warn_about_the_key() {
        assert_eq!(oddity("0B0172805"), Some(Oddity::Key));
    }

    #[test]
    fn another_length_or_sign_is_an_odd_shape() {
        assert_eq!(oddity("12345678"), Some(Oddity::Shape));
        assert_eq!(oddity("12345678-"), Some(Oddity::Shape));
        assert_eq!(oddity("é1234567"), Some(Oddity::Shape));
        assert_eq!(oddity(""), None);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_kept_or_warned_about(typed in ".{0,20}") {
            let number = tidied(&typed);
            proptest::prop_assert_eq!(tidied(&number), number.clone());
            if oddity(&number).is_none() && !number.is_empty() {
                proptest::prop_assert_eq!(number.len(), 9);
            }
        }
    }

    #[test]
    fn a_leading_zero_and_capitals_are_kept_and_spaces_are_not() {
        assert_eq!(tidied(" 01 0000 024 "), "010000024");
        assert_eq!(tidied("2a0000014"), "2A0000014");
    }
}
