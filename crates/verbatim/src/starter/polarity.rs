//! Whether something good, something bad, both or neither is said.

/// The polarity of a whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// Praise, thanks, satisfaction.
    Positive,
    /// Blame, complaint, distress.
    Negative,
    /// Both, each of something else or of another moment.
    Mixed,
    /// Facts, questions, wishes, nothing to say.
    Neutral,
}

impl Polarity {
    /// All, in the order of the labels of [`polarity_model`](super::polarity_model).
    pub const ALL: [Self; 4] = [Self::Positive, Self::Negative, Self::Mixed, Self::Neutral];

    /// As files of comments write it: `+`, `-`, `+-`, `0`.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Positive => "+",
            Self::Negative => "-",
            Self::Mixed => "+-",
            Self::Neutral => "0",
        }
    }

    /// Its place in [`Polarity::ALL`].
    pub(super) fn place(self) -> usize {
        match self {
            Self::Positive => 0,
            Self::Negative => 1,
            Self::Mixed => 2,
            Self::Neutral => 3,
        }
    }

    pub(super) fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|polarity| polarity.sign() == sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_polarity_stands_at_its_place_and_has_a_sign() {
        for (place, polarity) in Polarity::ALL.into_iter().enumerate() {
            assert_eq!(polarity.place(), place);
            assert_eq!(Polarity::from_sign(polarity.sign()), Some(polarity));
        }
        assert_eq!(Polarity::from_sign("++"), None);
    }
}
