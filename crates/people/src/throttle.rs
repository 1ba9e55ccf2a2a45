//! A growing delay after wrong passwords and codes, which cannot be used to lock somebody out.
//!
//! Failures are counted for an account from one group of addresses, and for the account as a whole.
//! A browser that signed in to the account before is counted alone: strangers' failures never stop
//! it. Signing in by a link in a mail is never delayed by wrong passwords.

use jiff::SignedDuration;
use platform::App;
use std::net::IpAddr;

/// Failures older than this are forgotten.
pub(crate) const MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// What failures are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// A keyed hash: neither address nor e-mail can be read from the table.
    pub hash: String,
    /// Failures without delay.
    pub free: i64,
    /// Is it shared with strangers? A success then takes back one failure, not all.
    pub shared: bool,
}

/// From one place or one known browser: a few slips cost nothing.
const FREE_ALONE: i64 = 5;
/// For an account from anywhere, without any of its own browsers.
const FREE_SHARED: i64 = 40;

/// The keys of one try: `what` is `password` or `code`, `who` the folded e-mail or the account,
/// known or not, `device` the hash of a browser known to this account.
pub(crate) fn keys(app: &App, what: &str, who: &str, client: Option<IpAddr>, device: Option<&str>) -> Vec<Key> {
    let key = |text: String, free, shared| Key {
        hash: app.vault.hash(&format!("try:{what}:{text}")),
        free,
        shared,
    };
    match device {
        Some(device) => vec![key(format!("device:{who}:{device}"), FREE_ALONE, false)],
        None => {
            let group = client.map_or_else(|| "unknown".to_owned(), group);
            vec![
                key(format!("pair:{who}:{group}"), FREE_ALONE, false),
                key(format!("all:{who}"), FREE_SHARED, true),
            ]
        }
    }
}

/// How long to wait after so many failures: nothing, then 5 s, 10 s, 20 s… 15 min at most.
pub(crate) fn delay(failures: i64, free: i64) -> SignedDuration {
    let beyond = failures - free;
    if beyond < 0 {
        return SignedDuration::ZERO;
    }
    SignedDuration::from_secs((5_i64 << beyond.min(8)).min(900))
}

/// Addresses that one person or one attacker easily has together: /24, or /48 for IPv6.
fn group(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_slips_are_free_then_the_delay_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (1..=14).map(|n| delay(n, 5).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
        assert_eq!(delay(i64::MAX, 5).as_secs(), 900);
    }

    #[test]
    fn neighbours_share_a_group() {
        let of = |text: &str| group(text.parse().expect("an address"));
        assert_eq!(of("192.0.2.7"), of("192.0.2.200"));
        assert_ne!(of("192.0.2.7"), of("192.0.3.7"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.9"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:ffff::2"));
        assert_ne!(of("2001:db8:1::1"), of("2001:db8:2::1"));
    }
}
