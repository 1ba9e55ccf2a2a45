//! The second factor: codes of an application (TOTP, RFC 6238) and recovery codes on paper.

use crate::account::AccountId;
use fast_qr::{
    QRBuilder,
    convert::{Builder as _, svg::SvgBuilder},
};
use jiff::Timestamp;
use platform::{App, RawText, Result, random::Random};
use totp_rs::{Builder, Secret, Totp};

/// How many recovery codes are given at once.
pub const RECOVERY_CODES: usize = 10;

/// A fresh secret: 160 bits, as RFC 4226 recommends.
#[must_use]
pub(crate) fn fresh_secret(random: &Random) -> [u8; 20] {
    random.bytes()
}

fn totp(secret: &[u8], email: &str) -> Result<Totp> {
    let built = Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(email)
        .with_issuer(Some("Portevoix"))
        .build();
    Ok(built.map_err(|error| anyhow::anyhow!("a second factor cannot be made: {error}"))?)
}

fn seconds(at: Timestamp) -> u64 {
    u64::try_from(at.as_second()).unwrap_or(0)
}

/// The step of 30 seconds whose code this is, one step early or late at most. The comparison takes
/// the same time whatever the code; the caller refuses a step that was used.
///
/// # Errors
/// When the kept secret is broken.
pub(crate) fn matched_step(secret: &[u8], typed: &str, now: Timestamp) -> Result<Option<i64>> {
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(secret, "")?.check(&code, seconds(now));
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The code of this moment.
///
/// # Errors
/// When the kept secret is broken.
pub(crate) fn code_at(secret: &[u8], now: Timestamp) -> Result<String> {
    Ok(totp(secret, "")?.generate(seconds(now)).to_string())
}

/// The secret as people type it in their application, in groups of four letters.
#[must_use]
pub(crate) fn spelled(secret: &[u8]) -> String {
    let letters = Secret::from(secret).to_base32();
    let groups: Vec<&str> = (0..letters.len())
        .step_by(4)
        .map(|i| &letters[i..letters.len().min(i + 4)])
        .collect();
    groups.join(" ")
}

/// The picture that applications scan, as an SVG element.
///
/// # Errors
/// When the address is too long for a picture, which no e-mail is.
pub(crate) fn picture(secret: &[u8], email: &str) -> Result<String> {
    let url = totp(secret, email)?
        .to_url()
        .map_err(|error| anyhow::anyhow!("no address for a second factor: {error}"))?;
    let code = QRBuilder::new(url)
        .build()
        .map_err(|_| anyhow::anyhow!("an address is too long for its picture"))?;
    Ok(SvgBuilder::default().margin(4).to_str(&code))
}

/// Seals a secret for its account's row.
///
/// # Errors
/// When the cipher refuses.
pub(crate) fn sealed(app: &App, account: AccountId, secret: &[u8]) -> Result<Vec<u8>> {
    app.vault
        .seal(&RawText::new(Secret::from(secret).to_base32()), account.0, &app.random)
}

/// Opens what [`sealed`] sealed for the same account.
///
/// # Errors
/// When it was changed, moved to another account, or sealed with another key.
pub(crate) fn opened(app: &App, account: AccountId, sealed: &[u8]) -> Result<Vec<u8>> {
    let letters = app.vault.open(sealed, account.0)?;
    let secret =
        Secret::try_from_base32(letters.open()).map_err(|_| anyhow::anyhow!("a sealed second factor is broken"))?;
    Ok(secret.as_bytes().to_vec())
}

/// Ten fresh recovery codes, as people copy them: `7KQ4M-2XWPD`.
#[must_use]
pub(crate) fn fresh_recovery_codes(random: &Random) -> Vec<String> {
    (0..RECOVERY_CODES)
        .map(|_| format!("{}-{}", random.readable_code(5), random.readable_code(5)))
        .collect()
}

/// What is kept of a recovery code: bound to its account, without the hyphen, whatever the case.
#[must_use]
pub(crate) fn recovery_hash(app: &App, account: AccountId, typed: &str) -> String {
    let code: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    app.vault.hash(&format!("recovery:{account}:{code}"))
}

/// Is it written as a recovery code rather than as six figures?
#[must_use]
pub(crate) fn looks_like_recovery(typed: &str) -> bool {
    typed.chars().filter(char::is_ascii_alphanumeric).count() == 10
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a valid time")
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, SHA-1: the last six of the eight figures.
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(code_at(SECRET, at(second)).expect("a code"), code);
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_no_more() {
        let code = code_at(SECRET, at(1_000_000_020)).expect("a code");
        let step = Some(1_000_000_020 / 30);
        for near in [-30, 0, 30] {
            assert_eq!(
                matched_step(SECRET, &code, at(1_000_000_020 + near)).expect("checks"),
                step
            );
        }
        for far in [-60, 60, 3600] {
            assert_eq!(
                matched_step(SECRET, &code, at(1_000_000_020 + far)).expect("checks"),
                None
            );
        }
    }

    #[test]
    fn spaces_in_a_code_do_not_count_and_signs_do() {
        let code = code_at(SECRET, at(59)).expect("a code");
        assert!(
            matched_step(SECRET, &format!(" {} {}", &code[..3], &code[3..]), at(59))
                .expect("checks")
                .is_some()
        );
        assert!(matched_step(SECRET, "+87082", at(59)).expect("checks").is_none());
        assert!(matched_step(SECRET, "", at(59)).expect("checks").is_none());
    }

    #[test]
    fn the_secret_can_be_typed_or_scanned() {
        assert_eq!(spelled(SECRET), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let picture = picture(SECRET, "claire@tilleuls.example").expect("a picture");
        assert!(
            picture.starts_with("<svg") && !picture.contains("style="),
            "the page's policy forbids inline style"
        );
    }

    #[test]
    fn recovery_codes_differ_and_are_told_from_six_figures() {
        let codes = fresh_recovery_codes(&Random::seeded(3));
        let different: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(different.len(), RECOVERY_CODES);
        assert!(codes.iter().all(|code| looks_like_recovery(code)));
        assert!(!looks_like_recovery("123 456"));
    }
}
