//! Encryption of raw words at rest (ChaCha20-Poly1305, RFC 8439) and keyed hashes of codes.

use crate::{RawText, Result, random::Random};
use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Payload},
};
use hmac::Mac;
use std::{fs, io::Write, path::Path};

/// The installation's key: seals raw words, hashes receipt codes and tokens.
#[derive(Clone)]
pub struct Vault {
    cipher: ChaCha20Poly1305,
    hash_key: [u8; 32],
}

impl Vault {
    /// From 32 secret bytes.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        let hash_key = keyed_hash(&key, b"portevoix hash key v1");
        let seal_key = keyed_hash(&key, b"portevoix seal key v1");
        Self {
            cipher: ChaCha20Poly1305::new(&seal_key.into()),
            hash_key,
        }
    }

    /// Reads the key of a data folder, or makes one that only its owner may read.
    ///
    /// # Errors
    /// When the file cannot be read or made, or is not 64 hexadecimal digits.
    pub fn in_folder(data: &Path, random: &Random) -> Result<Self> {
        let path = data.join("key");
        if !path.exists() {
            crate::private::folder(data)?;
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            {
                use std::os::unix::fs::OpenOptionsExt;
                options.mode(0o600);
            }
            let mut file = options.open(&path)?;
            file.write_all(hex(&random.bytes::<32>()).as_bytes())?;
            file.sync_all()?;
        }
        Self::from_hex(fs::read_to_string(&path)?.trim())
    }

    /// From 64 hexadecimal digits, as in `PORTEVOIX_KEY`.
    ///
    /// # Errors
    /// When the text is not 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Result<Self> {
        let bytes: Option<Vec<u8>> = (0..text.len() / 2)
            .map(|i| {
                text.get(2 * i..2 * i + 2)
                    .and_then(|pair| u8::from_str_radix(pair, 16).ok())
            })
            .collect();
        let key: [u8; 32] = bytes
            .and_then(|b| b.try_into().ok())
            .ok_or_else(|| anyhow::anyhow!("the key must be 64 hexadecimal digits"))?;
        Ok(Self::new(key))
    }

    /// Seals words; `place` (the row's id) is authenticated, so a sealed text cannot be moved.
    ///
    /// # Errors
    /// When the text is too long for the cipher (256 GiB).
    pub fn seal(&self, words: &RawText, place: uuid::Uuid, random: &Random) -> Result<Vec<u8>> {
        self.seal_bytes(words.open().as_bytes(), place, random)
    }

    /// Seals bytes that hold people's words, such as a piece of a dropped file.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub fn seal_bytes(&self, bytes: &[u8], place: uuid::Uuid, random: &Random) -> Result<Vec<u8>> {
        let nonce = random.bytes::<12>();
        let payload = Payload {
            msg: bytes,
            aad: place.as_bytes(),
        };
        let sealed = self
            .cipher
            .encrypt(&nonce.into(), payload)
            .map_err(|_| anyhow::anyhow!("could not seal"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Vault::seal`] sealed for the same place.
    ///
    /// # Errors
    /// When the bytes were changed, moved to another row, or sealed with another key.
    pub fn open(&self, sealed: &[u8], place: uuid::Uuid) -> Result<RawText> {
        let words = String::from_utf8(self.open_bytes(sealed, place)?);
        Ok(RawText::new(
            words.map_err(|_| anyhow::anyhow!("a sealed text is not text"))?,
        ))
    }

    /// Opens what [`Vault::seal_bytes`] sealed for the same place.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_bytes(&self, sealed: &[u8], place: uuid::Uuid) -> Result<Vec<u8>> {
        let broken = || anyhow::anyhow!("a sealed text could not be opened with this installation's key");
        let (nonce, body) = sealed.split_at_checked(12).ok_or_else(broken)?;
        let nonce: [u8; 12] = nonce.try_into().map_err(|_| broken())?;
        let payload = Payload {
            msg: body,
            aad: place.as_bytes(),
        };
        Ok(self.cipher.decrypt(&nonce.into(), payload).map_err(|_| broken())?)
    }

    /// A keyed hash (HMAC-SHA-256) of a code or token, as 64 hexadecimal digits: without the key,
    /// a stolen table cannot be searched for short codes.
    #[must_use]
    pub fn hash(&self, text: &str) -> String {
        hex(&keyed_hash(&self.hash_key, text.as_bytes()))
    }
}

fn keyed_hash(key: &[u8; 32], text: &[u8]) -> [u8; 32] {
    let mut mac = <hmac::Hmac<sha2::Sha256> as hmac::KeyInit>::new_from_slice(key).expect("any key length is taken");
    mac.update(text);
    mac.finalize().into_bytes().into()
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_only_in_its_own_row() {
        let vault = Vault::new([7; 32]);
        let random = Random::seeded(1);
        let here = uuid::Uuid::from_u128(1);

        let sealed = vault.seal(&RawText::new("des mots"), here, &random).expect("seals");

        assert_eq!(vault.open(&sealed, here).expect("opens").open(), "des mots");
        assert!(vault.open(&sealed, uuid::Uuid::from_u128(2)).is_err());
        assert!(!sealed.windows(4).any(|w| w == b"mots"));
    }

    #[test]
    fn a_changed_or_cut_seal_is_refused() {
        let vault = Vault::new([7; 32]);
        let here = uuid::Uuid::from_u128(1);
        let mut sealed = vault
            .seal(&RawText::new("des mots"), here, &Random::seeded(1))
            .expect("seals");

        *sealed.last_mut().expect("not empty") ^= 1;

        assert!(vault.open(&sealed, here).is_err());
        assert!(vault.open(&sealed[..5], here).is_err());
    }

    #[test]
    fn raw_words_never_show_in_debug() {
        assert!(!format!("{:?}", RawText::new("secret")).contains("secret"));
    }
}
