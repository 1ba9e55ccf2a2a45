//! What readers send back: how they reused an experience, and requests to be put in touch.

use crate::sheet::SheetId;
use crate::typed::{LINE_MOST, at_most, is_mailbox, tidy, tidy_line};
use jiff::Timestamp;
use platform::{Problems, Result};
use serde::{Deserialize, Serialize};

platform::id!(ReuseId, "sheet_reuse");
platform::id!(RequestId, "sheet_contact_request");

/// Most characters of what a reader writes.
pub const REPLY_MOST: usize = 3_000;
/// Most replies of one kind that wait on one sheet: beyond, the form asks to come back later.
pub const WAITING_MOST: u64 = 200;
/// Days after which a request and its mailbox are deleted.
pub const REQUEST_DAYS: i64 = 365;

/// Where a told reuse stands. It is read before it is shown; it is never marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moderation {
    /// Not read yet.
    Waiting,
    /// Shown on the public page.
    Shown,
    /// Kept, not shown, and why.
    NotShown,
}

impl Moderation {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::NotShown];

    /// As stored, and the end of the message id `publications-moderation-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::NotShown => "not_shown",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Somebody who did the same elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// Which.
    pub id: ReuseId,
    /// Of which sheet.
    pub sheet: SheetId,
    /// Which establishment or team.
    pub who: String,
    /// How it was adapted.
    pub how: String,
    /// What came of it.
    pub what_came: String,
    /// Where to ask them; never shown.
    pub mailbox: String,
    /// When it was told.
    pub at: Timestamp,
    /// Where it stands.
    pub moderation: Moderation,
    /// Why it is not shown.
    pub reason: String,
    /// How often it was decided about; the decision names it.
    pub version: i64,
}

/// A reuse as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewReuse {
    /// Which establishment or team.
    pub who: String,
    /// How it was adapted.
    pub how: String,
    /// What came of it.
    pub what_came: String,
    /// Where to ask; may be empty.
    pub mailbox: String,
}

impl NewReuse {
    /// The same as it is kept.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] with each field's problem.
    pub fn checked(&self) -> Result<Self> {
        let kept = Self {
            who: tidy_line(&self.who),
            how: tidy(&self.how),
            what_came: tidy(&self.what_came),
            mailbox: tidy_line(&self.mailbox),
        };
        let mut problems = Problems::new();
        problems.required("who", &kept.who, "publications-reuse-who-missing");
        problems.required("how", &kept.how, "publications-reuse-how-missing");
        at_most(&mut problems, "who", &kept.who, LINE_MOST);
        at_most(&mut problems, "how", &kept.how, REPLY_MOST);
        at_most(&mut problems, "what_came", &kept.what_came, REPLY_MOST);
        check_mailbox(&mut problems, &kept.mailbox, false);
        problems.check()?;
        Ok(kept)
    }
}

/// Somebody who asks to be put in touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRequest {
    /// Which.
    pub id: RequestId,
    /// About which sheet.
    pub sheet: SheetId,
    /// Who asks, as they call themselves.
    pub who: String,
    /// Where to answer.
    pub mailbox: String,
    /// What they ask.
    pub message: String,
    /// When.
    pub at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// A request as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewContactRequest {
    /// Who asks.
    pub who: String,
    /// Where to answer.
    pub mailbox: String,
    /// What they ask.
    pub message: String,
}

impl NewContactRequest {
    /// The same as it is kept.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] with each field's problem.
    pub fn checked(&self) -> Result<Self> {
        let kept = Self {
            who: tidy_line(&self.who),
            mailbox: tidy_line(&self.mailbox),
            message: tidy(&self.message),
        };
        let mut problems = Problems::new();
        problems.required("who", &kept.who, "publications-contact-who-missing");
        problems.required("message", &kept.message, "publications-contact-message-missing");
        at_most(&mut problems, "who", &kept.who, LINE_MOST);
        at_most(&mut problems, "message", &kept.message, REPLY_MOST);
        check_mailbox(&mut problems, &kept.mailbox, true);
        problems.check()?;
        Ok(kept)
    }
}

fn check_mailbox(problems: &mut Problems, mailbox: &str, required: bool) {
    if mailbox.is_empty() && required {
        problems.add("mailbox", "publications-contact-mailbox-missing");
    } else if !mailbox.is_empty() && (!is_mailbox(mailbox) || mailbox.len() > LINE_MOST) {
        problems.add("mailbox", "publications-mailbox-wrong");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_without_a_way_to_answer_is_refused() {
        let request = NewContactRequest {
            who: "Cadre de santé, Clinique des Ormes".to_owned(),
            mailbox: "ormes@clinique.example".to_owned(),
            message: "Comment avez-vous commencé ?".to_owned(),
        };
        assert!(request.checked().is_ok());
        assert!(
            NewContactRequest {
                mailbox: String::new(),
                ..request.clone()
            }
            .checked()
            .is_err()
        );
        assert!(
            NewContactRequest {
                mailbox: "ormes".to_owned(),
                ..request.clone()
            }
            .checked()
            .is_err()
        );
        assert!(
            NewContactRequest {
                message: " \n ".to_owned(),
                ..request
            }
            .checked()
            .is_err()
        );
    }

    #[test]
    fn a_reuse_says_who_and_how_and_may_not_know_yet_what_came_of_it() {
        let reuse = NewReuse {
            who: "EHPAD du Lac".to_owned(),
            how: "Avec des pictogrammes.".to_owned(),
            ..NewReuse::default()
        };
        assert!(reuse.checked().is_ok());
        assert!(
            NewReuse {
                how: String::new(),
                ..reuse
            }
            .checked()
            .is_err()
        );
    }
}
