//! The encodings that French tabular files come in, and how each maps bytes to characters.

use serde::{Deserialize, Serialize};

/// How the bytes of a text file become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-8 here and Windows-1252 there: files glued together. Bytes that are not UTF-8 are read as Windows-1252.
    Mixed,
    /// Windows-1252, what Excel writes in France as "CSV".
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Latin-9, from older Unix systems.
    #[serde(rename = "iso-8859-15")]
    Iso8859_15,
    /// Mac Roman, from older Excel on a Mac.
    Macintosh,
    /// UTF-16, low byte first: Excel's "Unicode text".
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

impl Encoding {
    /// Every choice, for a list that a person picks from.
    pub const ALL: [Encoding; 7] = [
        Encoding::Utf8,
        Encoding::Windows1252,
        Encoding::Mixed,
        Encoding::Iso8859_15,
        Encoding::Macintosh,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
    ];

    /// The table of an encoding of one byte per character; `None` for the others.
    pub(super) fn table(self) -> Option<SingleByte> {
        match self {
            Encoding::Windows1252 | Encoding::Mixed => Some(SingleByte::new(encoding_rs::WINDOWS_1252)),
            Encoding::Iso8859_15 => Some(SingleByte::new(encoding_rs::ISO_8859_15)),
            Encoding::Macintosh => Some(SingleByte::new(encoding_rs::MACINTOSH)),
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => None,
        }
    }
}

/// The character of each byte of a one-byte encoding; `None` where the encoding has a hole.
pub(super) struct SingleByte([Option<char>; 256]);

impl SingleByte {
    fn new(encoding: &'static encoding_rs::Encoding) -> Self {
        let mut table = [None; 256];
        for (byte, slot) in (0u8..=255).zip(table.iter_mut()) {
            let bytes = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            // The web's tables fill holes with C1 controls, which no typed text holds.
            *slot = text.chars().next().filter(|c| !('\u{80}'..='\u{9f}').contains(c));
        }
        SingleByte(table)
    }

    /// The character of this byte.
    pub(super) fn char(&self, byte: u8) -> Option<char> {
        self.0[usize::from(byte)]
    }
}
