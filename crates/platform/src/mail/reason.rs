//! Why a mail did not leave: a class and the server's code, never its sentence, which quotes addresses.

use std::fmt;

/// Why a mail did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The server refuses this mail for good (5xx).
    Refused(u16),
    /// The server asks to come back later (4xx).
    Postponed(u16),
    /// The server does not take our own account: its keeper can mend that.
    Account(u16),
    /// The server cannot be reached, or hung up.
    Away,
    /// The server did not answer in time.
    Slow,
    /// The server's TLS cannot be trusted.
    Tls,
    /// The address is no address.
    Unwritable,
    /// Anything else.
    Unclear,
}

/// Replies about who sends, not about the mail: sign-in needed, too weak, wrong, encryption needed.
const ABOUT_US: [u16; 4] = [530, 534, 535, 538];

impl Reason {
    pub(super) fn of(error: &lettre::transport::smtp::Error) -> Self {
        match error.status().map(u16::from) {
            Some(code) if ABOUT_US.contains(&code) => Self::Account(code),
            Some(code) if error.is_permanent() => Self::Refused(code),
            Some(code) => Self::Postponed(code),
            None if error.is_timeout() => Self::Slow,
            None if error.is_tls() => Self::Tls,
            None => Self::Away,
        }
    }

    /// Is trying again without hope?
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Refused(_) | Self::Unwritable)
    }

    /// Would the next mail meet the same?
    pub(super) fn is_of_the_server(self) -> bool {
        matches!(self, Self::Account(_) | Self::Away | Self::Slow | Self::Tls)
    }

    /// The end of the message id `mails-reason-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::Postponed(_) => "postponed",
            Self::Account(_) => "account",
            Self::Away => "away",
            Self::Slow => "slow",
            Self::Tls => "tls",
            Self::Unwritable => "unwritable",
            Self::Unclear => "unclear",
        }
    }

    /// What the server answered, when it did.
    #[must_use]
    pub fn reply(self) -> Option<u16> {
        match self {
            Self::Refused(code) | Self::Postponed(code) | Self::Account(code) => Some(code),
            _ => None,
        }
    }

    pub(super) fn read(stored: Option<&str>) -> Self {
        let stored = stored.unwrap_or("");
        let (class, reply) = stored.split_once(' ').unwrap_or((stored, ""));
        let reply = reply.parse().unwrap_or(0);
        match class {
            "refused" => Self::Refused(reply),
            "postponed" => Self::Postponed(reply),
            "account" => Self::Account(reply),
            "away" => Self::Away,
            "slow" => Self::Slow,
            "tls" => Self::Tls,
            "unwritable" => Self::Unwritable,
            _ => Self::Unclear,
        }
    }
}

/// As it is stored and logged: `refused 550`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reply() {
            Some(reply) => write!(f, "{} {reply}", self.code()),
            None => f.write_str(self.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn a_reason_comes_back_as_it_was_stored() {
        for reason in [
            Reason::Refused(550),
            Reason::Postponed(451),
            Reason::Account(535),
            Reason::Away,
            Reason::Slow,
            Reason::Tls,
            Reason::Unwritable,
            Reason::Unclear,
        ] {
            assert_eq!(Reason::read(Some(&reason.to_string())), reason);
        }
        assert_eq!(Reason::read(None), Reason::Unclear);
    }
}
