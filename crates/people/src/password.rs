//! Passwords: what is refused, how they are kept, and a check that takes the same time for nobody.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use platform::{Problems, Result, random::Random, text::folded};
use std::collections::BTreeSet;
use tokio::sync::Semaphore;

/// Fewest characters of a new password.
pub const SHORTEST: usize = 12;
/// Most characters: enough for any sentence, little enough to hash.
pub const LONGEST: usize = 200;

/// Beginnings of the passwords that people choose most, folded and without figures.
const FREQUENT: &str = include_str!("password/frequent.txt");

/// Well-formed and nobody's: checked in place of a hash that is not there.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// How many are hashed at a time: each takes 19 MiB, and sign-in must not fill the memory.
static AT_A_TIME: Semaphore = Semaphore::const_new(4);

/// Adds a problem of field `password` when it is too short, too long, frequent, or made of the
/// e-mail or the name. Rules of composition (a capital, a figure…) are not asked: they only make
/// passwords alike (NIST SP 800-63B §5.1.1.2).
pub(crate) fn check(password: &str, email: &str, name: &str, problems: &mut Problems) {
    let length = password.chars().count();
    if length < SHORTEST {
        problems.add("password", "people-password-too-short");
    } else if length > LONGEST {
        problems.add("password", "people-password-too-long");
    } else if is_frequent(password) {
        problems.add("password", "people-password-frequent");
    } else if is_made_of(password, email, name) {
        problems.add("password", "people-password-is-you");
    }
}

/// Is it a frequent word with figures around it, a run of neighbours, or nearly one character?
fn is_frequent(password: &str) -> bool {
    let folded = folded(password);
    let different: BTreeSet<char> = folded.chars().collect();
    different.len() < 5 || is_run(&folded) || is_around_frequent(&folded)
}

/// Do most characters follow the one before, as in `123456789012` or `abcdefghijkl`?
fn is_run(folded: &str) -> bool {
    let characters: Vec<u32> = folded.chars().map(u32::from).collect();
    let steps = characters
        .windows(2)
        .filter(|pair| pair[0].abs_diff(pair[1]) <= 1)
        .count();
    steps * 4 >= characters.len() * 3
}

/// Is little left of it without all the words of the e-mail and the name?
fn is_made_of(password: &str, email: &str, name: &str) -> bool {
    let (email, name) = (folded(email), folded(name));
    let words = email
        .split(['@', '.', '-', '_', '+'])
        .chain(name.split([' ', '-', '\'']));
    let letters = letters(&folded(password));
    let rest = words
        .filter(|word| word.len() >= 4)
        .fold(letters.clone(), |rest, word| rest.replace(word, ""));
    rest.len() < letters.len() && rest.chars().count() < 5
}

/// Is little left of it without one of the frequent words?
fn is_around_frequent(folded: &str) -> bool {
    let letters = letters(folded);
    FREQUENT
        .lines()
        .any(|word| letters.contains(word) && letters.replace(word, "").chars().count() < 5)
}

/// Figures and signs around a word do not make it another one.
fn letters(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphabetic()).collect()
}

fn argon() -> Argon2<'static> {
    // OWASP's smallest recommended setting: 19 MiB, two passes, one lane.
    let params = Params::new(19 * 1024, 2, 1, None).expect("within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Hashes a password with a fresh salt, off the threads that serve requests.
///
/// # Errors
/// When the machine has no memory left for it.
pub(crate) async fn hash(password: &str, random: &Random) -> Result<String> {
    let (password, salt) = (password.to_owned(), random.bytes::<16>());
    blocking(move || {
        let hash = argon().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string())
            .map_err(|error| anyhow::anyhow!("could not hash a password: {error}"))
    })
    .await
}

/// Is it this account's password? Takes as long when there is no account or no password.
///
/// # Errors
/// When the machine has no memory left for it.
pub(crate) async fn is_right(password: &str, kept: Option<&str>) -> Result<bool> {
    let (password, kept) = (password.to_owned(), kept.map(str::to_owned));
    blocking(move || {
        // An overlong one is not hashed in full; it cannot be right, and its length is the caller's own.
        let password: String = password.chars().take(LONGEST + 1).collect();
        let hash = PasswordHash::new(kept.as_deref().unwrap_or(NOBODY))
            .map_err(|error| anyhow::anyhow!("a kept password hash cannot be read: {error}"))?;
        let matches = argon().verify_password(password.as_bytes(), &hash).is_ok();
        Ok(matches && kept.is_some())
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Result<T> {
    let _turn = AT_A_TIME.acquire().await.map_err(anyhow::Error::from)?;
    Ok(tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::from)??)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(password: &str) -> Option<String> {
        let mut problems = Problems::new();
        check(password, "claire.duval@tilleuls.example", "Claire Duval", &mut problems);
        problems.all().first().map(|p| p.message.clone())
    }

    #[test]
    fn a_password_of_twelve_characters_that_nobody_uses_is_taken() {
        for good in ["la girafe bleue", "Xk7#pQ2!vLm9", "tulipe-marteau-42", "éàüßñøæœçîôû"] {
            assert_eq!(problem(good), None, "{good}");
        }
    }

    #[test]
    fn short_and_overlong_ones_are_refused() {
        assert_eq!(problem("onze caract").as_deref(), Some("people-password-too-short"));
        assert_eq!(
            problem(&"la girafe ".repeat(21)).as_deref(),
            Some("people-password-too-long")
        );
    }

    #[test]
    fn what_everybody_chooses_is_refused() {
        for bad in [
            "motdepasse123",
            "Motdepasse2026!",
            "azertyuiop12",
            "123456789012",
            "aaaaaaaaaaaa",
            "abababababab",
            "abcdefghijkl",
            "Portevoix2026",
            "azertyuiopqsdf!",
        ] {
            assert_eq!(problem(bad).as_deref(), Some("people-password-frequent"), "{bad}");
        }
    }

    #[test]
    fn what_is_made_of_oneself_is_refused() {
        for bad in ["claire.duval1", "Tilleuls-2026", "DUVALduval1234"] {
            assert_eq!(problem(bad).as_deref(), Some("people-password-is-you"), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_and_no_other() {
        let random = Random::seeded(1);
        let kept = hash("la girafe bleue", &random).await.expect("hashes");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("la girafe bleue", Some(&kept)).await.expect("checks"));
        assert!(!is_right("la girafe verte", Some(&kept)).await.expect("checks"));
        assert_ne!(
            kept,
            hash("la girafe bleue", &random).await.expect("hashes"),
            "each has its salt"
        );
    }

    #[tokio::test]
    async fn nobody_has_no_password_yet_the_check_is_made_in_full() {
        assert!(!is_right("", None).await.expect("checks"));
        let parsed = PasswordHash::new(NOBODY).expect("well formed");
        let kept = hash("la girafe bleue", &Random::seeded(1)).await.expect("hashes");
        let real = PasswordHash::new(&kept).expect("well formed");
        assert_eq!(
            (parsed.algorithm, parsed.version, &parsed.params),
            (real.algorithm, real.version, &real.params)
        );
        assert_eq!(parsed.hash.map(|h| h.len()), real.hash.map(|h| h.len()));
    }
}
