//! The numbers of the sentence encoder, and nothing else: a crate of their own, so that only what needs them carries them.

/// The file that `cargo xtask model` makes, for `verbatim::encoder::Encoder::from_bytes`; NOTICE says where it comes from.
pub static FRENCH: &[u8] = include_bytes!("../french.encoder");
