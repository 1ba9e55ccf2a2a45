//! API tokens: what a program shows to act in the name of an account.

use jiff::{Timestamp, civil::Date};

platform::id!(TokenId, "api_token");

/// Most characters of a token's name.
pub const LONGEST_NAME: usize = 80;
/// Most living tokens of an account.
pub const MOST: u64 = 20;

/// A token, as its list shows it; its value was shown once and is not kept.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub id: TokenId,
    pub name: String,
    pub second_factor: bool,
    pub created_at: Timestamp,
    pub last_used_on: Option<Date>,
}

/// A fresh value: the beginning lets tools that look for lost secrets recognise it.
#[must_use]
pub(crate) fn fresh(random: &platform::random::Random) -> String {
    format!("pv_{}", random.token())
}
