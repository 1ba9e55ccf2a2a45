//! What is refused or odd on a line, as codes that can be said.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something about a line: why it is refused, or what is odd in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The line of the file, from 1.
    pub line: u64,
    /// The end of its message id.
    pub code: String,
    /// Is the line left out?
    pub is_refusal: bool,
    /// Names and values of the message.
    pub args: BTreeMap<String, String>,
}

/// Characters of a cell that are quoted.
const QUOTED: usize = 20;

impl Noted {
    /// Why a line is left out.
    #[must_use]
    pub fn refusal(line: u64, code: &str, args: &[(&str, &str)]) -> Self {
        Self::new(line, code, args, true)
    }

    /// What is odd in a line that is taken.
    #[must_use]
    pub fn oddity(line: u64, code: &str, args: &[(&str, &str)]) -> Self {
        Self::new(line, code, args, false)
    }

    fn new(line: u64, code: &str, args: &[(&str, &str)], is_refusal: bool) -> Self {
        let short = |(name, value): &(&str, &str)| ((*name).to_owned(), value.chars().take(QUOTED).collect());
        Self {
            line,
            code: code.to_owned(),
            is_refusal,
            args: args.iter().map(short).collect(),
        }
    }

    /// The id of the message that says it.
    #[must_use]
    pub fn message(&self) -> String {
        format!("questionnaires-official-line-{}", self.code)
    }

    /// The message's arguments, the line among them.
    #[must_use]
    pub fn arguments(&self) -> Vec<(String, String)> {
        let line = ("line".to_owned(), self.line.to_string());
        std::iter::once(line)
            .chain(self.args.iter().map(|(name, value)| (name.clone(), value.clone())))
            .collect()
    }
}
