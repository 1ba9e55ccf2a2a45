//! A small hash that is the same on every machine and in every run (FNV-1a, 64 bits).

use std::hash::{BuildHasherDefault, Hasher};

/// A map whose hash does not depend on the run; for tables built from our own words, not from strangers' keys.
pub(crate) type StableMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fnv>>;

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
#[derive(Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The hash of `bytes`, kept apart from other kinds of keys by `salt`.
pub(crate) fn salted(salt: u8, bytes: &[u8]) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(&[salt]);
    hasher.write(bytes);
    mixed(hasher.finish())
}

/// Spreads the entropy of a hash over all its bits, so that its lower half can serve alone.
pub(crate) fn mixed(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}
