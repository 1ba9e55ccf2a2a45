//! Links that open a door once: an invitation, a sign-in by e-mail, the first administrator.

use crate::account::AccountId;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

platform::id!(InvitationId, "invitation");

/// Which door a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Join an organisation with a role.
    Invitation,
    /// Sign in without a password.
    EmailLink,
    /// Set up an empty instance.
    FirstAdministrator,
}

impl Purpose {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::EmailLink => "email_link",
            Self::FirstAdministrator => "first_administrator",
        }
    }

    /// How long it is good.
    pub fn life(self) -> SignedDuration {
        match self {
            Self::Invitation => SignedDuration::from_hours(7 * 24),
            Self::EmailLink => SignedDuration::from_mins(15),
            Self::FirstAdministrator => SignedDuration::from_hours(24),
        }
    }
}

/// A link that is still good.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub id: Uuid,
    pub account: Option<AccountId>,
    pub invitation: Option<InvitationId>,
    pub expires_at: Timestamp,
}

/// The way back after signing in: a path of this site, or nothing.
///
/// A browser reads `//host` and `/\host` as another site, and a line break would split a header.
#[must_use]
pub(crate) fn own_path(typed: &str) -> Option<&str> {
    let mut rest = typed.strip_prefix('/')?.chars();
    let inside = !matches!(rest.next(), Some('/' | '\\'));
    let plain = typed.len() <= 2000 && typed.bytes().all(|b| (0x21..0x7f).contains(&b) && b != b'\\');
    (inside && plain).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    proptest::proptest! {
        #[test]
        fn no_text_leads_to_another_host(typed in "[/\\\\a-z:.@\\t\\n]{0,12}") {
            if let Some(path) = own_path(&typed) {
                proptest::prop_assert!(path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\t', '\n']));
            }
        }
    }

    #[test]
    fn only_a_path_of_this_site_leads_back() {
        for good in ["/", "/studies?theme=a%20b", "/a/b#c"] {
            assert_eq!(own_path(good), Some(good));
        }
        for bad in [
            "",
            "studies",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nSet-Cookie: x",
            "/\t/evil.example",
            "/a\\b",
            "javascript:alert(1)",
        ] {
            assert_eq!(own_path(bad), None, "{bad:?}");
        }
    }
}
