//! Counts by theme, kept up to date in the transaction of each change.

use crate::{ThemeId, coding::Tone};
use std::collections::BTreeMap;

/// Below this, a cell of a table by place says « moins de 5 »: a small ward and a rare theme point at somebody.
pub const LEAST_SHOWN: i64 = 5;

/// Along what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// The month it was said; an empty slot for words without a date.
    Month,
    /// The place; an empty slot when it is not known.
    Place,
}

impl Axis {
    /// As stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Place => "place",
        }
    }
}

/// Who says so. The two are never added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// People: unanimous, settled or confirmed.
    People,
    /// The tool: proposed, and not decided yet.
    Tool,
}

impl Says {
    /// As stored, and as in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Tool => "tool",
        }
    }

    /// What a code says; people when it is anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code == "tool" { Self::Tool } else { Self::People }
    }
}

/// One code of one expression, as far as counts go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The theme.
    pub theme: ThemeId,
    /// The tone.
    pub tone: Tone,
    /// `2026-11`, or empty.
    pub month: String,
    /// The place, or empty.
    pub place: String,
}

/// One row of the counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The theme.
    pub theme: ThemeId,
    /// Along what.
    pub axis: Axis,
    /// Which month or place.
    pub slot: String,
    /// The tone.
    pub tone: Tone,
    /// Who says so.
    pub says: Says,
}

/// What a change adds to and takes from the counts. Kept in order, so that two changes at once
/// take the rows of the table in the same order and neither waits for the other for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deltas(BTreeMap<Key, i64>);

impl Deltas {
    /// One code more (`n` = 1) or less (−1).
    pub fn add(&mut self, code: &Counted, says: Says, n: i64) {
        for (axis, slot) in [(Axis::Month, &code.month), (Axis::Place, &code.place)] {
            let key = Key {
                theme: code.theme,
                axis,
                slot: slot.clone(),
                tone: code.tone,
                says,
            };
            *self.0.entry(key).or_default() += n;
        }
    }

    /// The rows that change.
    pub fn rows(&self) -> impl Iterator<Item = (&Key, i64)> {
        self.0.iter().map(|(key, n)| (key, *n)).filter(|(_, n)| *n != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::tests::theme;

    #[test]
    fn a_confirmed_proposal_moves_from_the_tool_to_people() {
        let code = Counted {
            theme: theme(1),
            tone: Tone::Negative,
            month: "2026-08".into(),
            place: String::new(),
        };
        let mut deltas = Deltas::default();
        deltas.add(&code, Says::Tool, -1);
        deltas.add(&code, Says::People, 1);
        let of = |says| {
            deltas
                .rows()
                .filter(|(key, _)| key.says == says)
                .map(|(_, n)| n)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(Says::Tool), [-1, -1]);
        assert_eq!(of(Says::People), [1, 1]);
    }

    #[test]
    fn what_is_taken_and_given_back_changes_nothing() {
        let code = Counted {
            theme: theme(1),
            tone: Tone::Mixed,
            month: String::new(),
            place: "Chirurgie".into(),
        };
        let mut deltas = Deltas::default();
        deltas.add(&code, Says::Tool, -1);
        deltas.add(&code, Says::Tool, 1);
        assert_eq!(deltas.rows().count(), 0);
    }
}
