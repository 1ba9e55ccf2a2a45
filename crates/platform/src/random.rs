//! The only door to randomness: passed in, so that a test can seed it.

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use std::sync::{Arc, Mutex};

/// A cryptographic source of randomness, shared by the whole process.
#[derive(Clone)]
pub struct Random(Arc<Mutex<ChaCha20Rng>>);

impl Random {
    /// Seeded by the operating system.
    #[must_use]
    pub fn machine() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_os_rng())))
    }

    /// The same numbers at each run, for tests and demonstration data.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0
            .lock()
            .expect("no holder of the generator panics")
            .fill_bytes(&mut bytes);
        bytes
    }

    /// A whole number, for instance to seed a draw that must be repeatable and is written down.
    #[must_use]
    pub fn number(&self) -> u64 {
        u64::from_le_bytes(self.bytes())
    }

    /// A secret for a link or a cookie: 32 bytes as 43 URL-safe characters.
    #[must_use]
    pub fn token(&self) -> String {
        use base64::Engine as _;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A code that a person can read aloud and copy: `length` characters without 0/O, 1/I/L, U/V.
    #[must_use]
    pub fn readable_code(&self, length: usize) -> String {
        readable(length, std::iter::repeat_with(|| self.bytes::<1>()[0]))
    }
}

/// The readable code of a keyed hash, as [`crate::vault::Vault::hash`] writes it: the same for the same secret.
#[must_use]
pub fn readable_of(length: usize, digits: &str) -> String {
    let pairs = digits.as_bytes().chunks_exact(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    readable(length, pairs.filter_map(byte))
}

/// The readable code of some bytes that nobody can guess; shorter than `length` when they are too few.
#[must_use]
pub fn readable(length: usize, bytes: impl IntoIterator<Item = u8>) -> String {
    const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTWXYZ";
    // Bytes past the last whole multiple are left out: each letter is equally likely.
    let even = bytes
        .into_iter()
        .map(usize::from)
        .filter(|b| *b < 256 - 256 % ALPHABET.len());
    even.map(|b| char::from(ALPHABET[b % ALPHABET.len()]))
        .take(length)
        .collect()
}
