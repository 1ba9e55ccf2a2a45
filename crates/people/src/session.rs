//! Sessions: how long they live, and how a browser is named in the list of sessions.

use crate::account::AccountId;
use jiff::{SignedDuration, Timestamp};

platform::id!(SessionId, "session");

/// A session that is not used for so long is over.
pub const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A session is over after so long, used or not.
pub const LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How often at most the last use is written down.
pub const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// A browser that was not seen for so long is a new one again.
pub const DEVICE_LIFE: SignedDuration = SignedDuration::from_hours(400 * 24);

/// The cookie by which a browser that signed in before is known.
pub const DEVICE: &str = "pv_device";

/// A session, as the list on the account page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub id: SessionId,
    pub account: AccountId,
    pub second_factor_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub user_agent: String,
}

impl Session {
    /// Is it still good at this moment?
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.expires_at && now < self.seen_at + IDLE
    }
}

/// A browser in two words (`Firefox · Linux`): enough to recognise one's own, too little to follow
/// anybody. An unknown one is an empty text.
#[must_use]
pub fn browser(user_agent: &str) -> String {
    // Order matters: Edge and Opera also say Chrome, Chrome also says Safari.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let found = |all: &[(&str, &'static str)]| {
        all.iter()
            .find(|(sign, _)| user_agent.contains(sign))
            .map(|(_, name)| *name)
    };
    [found(&BROWSERS), found(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn session(created: i64, seen: i64) -> Session {
        let at = |hours: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours);
        Session {
            id: SessionId(Uuid::from_u128(1)),
            account: AccountId(Uuid::from_u128(2)),
            second_factor_at: None,
            created_at: at(created),
            seen_at: at(seen),
            expires_at: at(created) + LIFE,
            user_agent: String::new(),
        }
    }

    #[test]
    fn a_session_ends_after_twelve_idle_hours_or_seven_days() {
        let at = |hours: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours);
        assert!(session(0, 0).is_alive(at(11)));
        assert!(!session(0, 0).is_alive(at(12)));
        assert!(session(0, 160).is_alive(at(167)));
        assert!(!session(0, 167).is_alive(at(168)));
    }

    #[test]
    fn browsers_are_named_in_two_words() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0";
        assert_eq!(browser(edge), "Edge · Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(phone), "Safari · iPhone");
        assert_eq!(
            browser("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"),
            "Firefox · Linux"
        );
        assert_eq!(browser("<script>alert(1)</script>"), "");
    }
}
