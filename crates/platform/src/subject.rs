//! A typed pointer to anything (`finding/018f…`), for the thread, the audit and notices.

use std::{fmt, str::FromStr};
use uuid::Uuid;

/// What a link, an audit entry or a notice is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    kind: String,
    id: Uuid,
}

impl Subject {
    /// Points to the thing `id` of a kind; kinds are the singular nouns of NOUNS.
    #[must_use]
    pub fn new(kind: &str, id: Uuid) -> Self {
        Self {
            kind: kind.to_owned(),
            id,
        }
    }

    /// The noun: `expression`, `finding`, `project`…
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Which one.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

impl FromStr for Subject {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once('/').ok_or(())?;
        let plain = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if !plain {
            return Err(());
        }
        Ok(Self {
            kind: kind.to_owned(),
            id: id.parse().map_err(|_| ())?,
        })
    }
}

impl serde::Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
