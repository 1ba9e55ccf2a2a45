//! Time-ordered identifiers, one type per table.

use crate::{clock::Clock, random::Random};
use uuid::Uuid;

/// A fresh version 7 identifier (RFC 9562), made of the given clock and randomness.
#[must_use]
pub fn fresh(clock: &Clock, random: &Random) -> Uuid {
    let millis = u64::try_from(clock.now().as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random.bytes::<10>()).into_uuid()
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
