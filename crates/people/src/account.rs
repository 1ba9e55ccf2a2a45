//! Accounts: how a person signs in, in which language they are written to, and how often.

use crate::person::PersonId;
use jiff::{Timestamp, civil::Date};
use platform::{Language, Problems, text::folded};

platform::id!(AccountId, "account");

/// Most characters of an e-mail address (RFC 5321).
pub const LONGEST_EMAIL: usize = 254;

/// How often an account's notices come by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Digest {
    /// One mail for each, within minutes.
    AtOnce,
    /// One mail each morning, when there is something.
    #[default]
    Daily,
    /// Only on the page.
    Never,
}

impl Digest {
    /// All choices, in the order of forms.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::Daily, Self::Never];

    /// The stored code, also the end of the message id `people-digest-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }

    /// The choice of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|digest| digest.code() == code)
    }
}

/// An account, as this room uses it.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub id: AccountId,
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub password_hash: Option<String>,
    pub language: Language,
    pub digest: Digest,
    pub digested_on: Option<Date>,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_confirmed_at: Option<Timestamp>,
    pub version: i64,
}

impl Account {
    /// Was a second factor set up and confirmed?
    pub fn has_second_factor(&self) -> bool {
        self.totp_confirmed_at.is_some()
    }
}

/// The e-mail as typed, trimmed, and the problem of field `email` when it cannot be one. Only its
/// shape is looked at: a mail that arrives is the proof.
pub(crate) fn email_of(typed: &str, problems: &mut Problems) -> String {
    let email = typed.trim().to_owned();
    if email.is_empty() {
        problems.add("email", "people-email-missing");
    } else if !is_email_shaped(&email) {
        problems.add("email", "people-email-shape");
    }
    email
}

fn is_email_shaped(email: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .all(|c| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"\\".contains(c))
    };
    let Some((local, domain)) = email.rsplit_once('@') else {
        return false;
    };
    email.len() <= LONGEST_EMAIL
        && !local.is_empty()
        && !local.contains('@')
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !domain.starts_with(['.', '-'])
        && !domain.ends_with(['.', '-'])
        && !domain.is_empty()
        && !domain.contains("..")
        && plain(local)
        && plain(domain)
}

/// What makes two e-mails the same account: capitals and spaces around do not count; accents do,
/// since `rené@` and `rene@` may be two people's.
pub(crate) fn folded_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The person's name, trimmed, and the problem of field `name` when it cannot be one.
pub(crate) fn person_name_of(typed: &str, problems: &mut Problems) -> String {
    crate::organisation::name_of(typed, problems)
}

/// What a list of persons is sorted by: the last word of the name first, as directories do.
pub(crate) fn person_sort_key(name: &str) -> String {
    let folded = folded(name);
    match folded.rsplit_once(' ') {
        Some((first, last)) => format!("{last} {first}"),
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_judged_by_its_shape_alone() {
        for good in [
            "claire@hopital.example",
            "a.b+c@x.example",
            "rené@café.example",
            "admin@localhost",
        ] {
            assert!(is_email_shaped(good), "{good}");
        }
        for bad in [
            "claire",
            "@x.example",
            "a@",
            "a b@x.example",
            "a@x.example\nBcc: b@y.example",
            "a@b@c",
            "<a@x.fr>",
            ".a@x.fr",
            "a@x..fr",
        ] {
            assert!(!is_email_shaped(bad), "{bad}");
        }
        assert!(!is_email_shaped(&format!("{}@x.example", "a".repeat(250))));
    }

    #[test]
    fn capitals_make_no_second_account_and_accents_do() {
        assert_eq!(folded_email(" Claire@Hopital.Example "), "claire@hopital.example");
        assert_ne!(folded_email("rené@x.example"), folded_email("rene@x.example"));
    }

    #[test]
    fn people_are_sorted_by_their_last_name() {
        assert!(person_sort_key("Zoé Arnaud") < person_sort_key("Alain Zola"));
        assert_eq!(person_sort_key("Étienne"), "etienne");
    }

    #[test]
    fn codes_come_back_as_their_digest() {
        for digest in Digest::ALL {
            assert_eq!(Digest::from_code(digest.code()), Some(digest));
        }
    }
}
