//! Time-ordered identifiers, one type per table.

use crate::{clock::Clock, random::Random};
use uuid::Uuid;

/// A fresh version 7 identifier (RFC 9562), made of the given clock and randomness.
#[must_use]
pub fn fresh(clock: &Clock, random: &Random) -> Uuid {
    let millis = u64::try_from(clock.now().as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random.bytes::<10>()).into_uuid()
}

/// The letters of short codes, Crockford's thirty-two: no I, L, O, U. What is typed in their place is understood.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MILLIS: u64 = (1 << 42) - 1;
const LENGTH: usize = 10;

/// A short code for an address on paper, which a person can type: `D22YS-RTQ4P`.
///
/// It is the beginning of a version 7 identifier: 42 bits of its milliseconds (enough until 2109) and 8 bits of its
/// randomness. So nothing is stored, and finding it again is one range of the primary key.
#[must_use]
pub fn short_code(id: Uuid) -> String {
    let (high, _) = id.as_u64_pair();
    let value = ((high >> 16) & MILLIS) << 8 | (high >> 4) & 0xff;
    let mut code = String::with_capacity(LENGTH + 1);
    for place in (0..LENGTH).rev() {
        let letter = usize::try_from(value >> (5 * place) & 31).expect("31 at most");
        code.push(char::from(ALPHABET[letter]));
        if place == LENGTH / 2 {
            code.push('-');
        }
    }
    code
}

/// The first and the last identifier that have this short code; `None` when it is none.
///
/// Two things have one code only when they were made in the same millisecond, and then once in 256: who asks looks for
/// two, and answers for one.
#[must_use]
pub fn short_range(code: &str) -> Option<(Uuid, Uuid)> {
    if code.len() > 2 * LENGTH {
        return None;
    }
    let mut value = 0_u64;
    let mut letters = 0;
    for letter in code.bytes().filter(|letter| !matches!(letter, b'-' | b' ')) {
        let letter = match letter.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            letter => letter,
        };
        let place = ALPHABET.iter().position(|known| *known == letter)?;
        value = value << 5 | u64::try_from(place).ok()?;
        letters += 1;
    }
    if letters != LENGTH {
        return None;
    }
    let high = (value >> 8) << 16 | 0x7000 | (value & 0xff) << 4;
    Some((Uuid::from_u64_pair(high, 0), Uuid::from_u64_pair(high | 0xf, u64::MAX)))
}

/// Declares an identifier type: `id!(StudyId, "study")` makes `StudyId`, its [`crate::Subject`]
/// kind, and the ways in and out of text, JSON, URLs and `Uuid`.
#[macro_export]
macro_rules! id {
    ($name:ident, $kind:literal) => {
        #[doc = concat!("Identifies one `", $kind, "`.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// The kind used in [`Subject`]($crate::Subject)s.
            pub const KIND: &'static str = $kind;

            /// A typed pointer to this thing.
            #[must_use]
            pub fn subject(self) -> $crate::Subject {
                $crate::Subject::new($kind, self.0)
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_finds_its_identifier_and_no_other() {
        let (clock, random) = (Clock::machine(), Random::seeded(7));

        for _ in 0..200 {
            let id = fresh(&clock, &random);
            let (first, last) = short_range(&short_code(id)).unwrap();

            assert!(first <= id && id <= last);
            let millis = Uuid::from_u128(id.as_u128() + (1 << 80));
            assert!(millis > last, "the next millisecond has another code");
        }
    }

    #[test]
    fn a_code_is_understood_as_people_type_it() {
        let id: Uuid = "01a217b3-8d5c-796b-90a8-c79132c820be".parse().unwrap();

        let code = short_code(id);

        assert_eq!(code, "D22YS-RTQ4P");
        for typed in ["d22ys-rtq4p", "D22YSRTQ4P", "d22ys rtq4p"] {
            assert_eq!(short_range(typed), short_range(&code), "{typed}");
        }
        assert_eq!(short_range("OoIiL-l0101"), short_range("00111-10101"));
    }

    #[test]
    fn what_is_no_code_finds_nothing() {
        for typed in ["", "-", "D22YS", "D22YS-RTQ4P-1", "D22YS-RTQ4!", "é", &"1".repeat(500)] {
            assert_eq!(short_range(typed), None, "{typed}");
        }
    }
}
