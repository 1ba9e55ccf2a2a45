//! The faces of our documents, and what to do with characters that they lack.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The files in `fonts/`; their licences stand beside them. The order is that of preference.
const FILES: [&[u8]; 12] = [
    include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Ext-Regular.ttf"),
    include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Ext-Bold.ttf"),
    include_bytes!("../../fonts/Literata-Regular.ttf"),
    include_bytes!("../../fonts/Literata-Ext-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Vietnamese.ttf"),
    include_bytes!("../../fonts/NotoSans-Greek.ttf"),
    include_bytes!("../../fonts/NotoSans-Cyrillic.ttf"),
    include_bytes!("../../fonts/NotoSansMath-Subset.ttf"),
    include_bytes!("../../fonts/NotoSansSymbols2-Subset.ttf"),
    include_bytes!("../../fonts/NotoEmoji-Subset.ttf"),
];

/// Stands for a character that no face has.
const UNKNOWN: char = '□';

/// The faces, loaded once.
pub(super) struct Faces {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

pub(super) static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect();
    Faces {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// The text with only characters that can be set: an accessible PDF may hold no missing glyph.
pub(super) fn settable(text: &str) -> String {
    // Accents typed apart, as some systems write them, are joined to their letter.
    let joined = unicode_normalization::UnicodeNormalization::nfc(text);
    joined.filter_map(settable_char).collect()
}

fn settable_char(c: char) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        '\r' => None,
        '\t' => Some(' '),
        // Our faces lack the narrow no-break space and the no-break hyphen.
        '\u{202f}' | '\u{2007}' => Some('\u{a0}'),
        '\u{2000}'..='\u{200a}' => Some(' '),
        '\u{2010}' | '\u{2011}' => Some('-'),
        // Invisible: joiners, marks of direction, byte-order marks, soft hyphens, variants and skin tones of emoji.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}' => None,
        c if c.is_control() => None,
        c if is_covered(c) => Some(c),
        _ => Some(UNKNOWN),
    }
}

fn is_covered(c: char) -> bool {
    FACES
        .fonts
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_its_signs_are_set_as_they_are() {
        let text = "« L’œuvre d’Ÿvonne — 12 € ; ça va… ≤ 3 → “oui” ✓ ŒÆŸ » 😊 αβγ Жизнь Nguyễn";

        assert_eq!(settable(text), text);
    }

    #[test]
    fn spaces_and_hyphens_that_faces_lack_become_their_kin() {
        assert_eq!(settable("12\u{202f}%, a\u{2011}t\u{2011}on"), "12\u{a0}%, a-t-on");
    }

    #[test]
    fn accents_typed_apart_are_joined() {
        assert_eq!(settable("e\u{301}te\u{301}"), "été");
    }

    #[test]
    fn what_can_not_be_seen_goes_and_what_can_not_be_set_shows_as_a_box() {
        assert_eq!(settable("a\u{200b}b\u{0}c\u{feff}"), "abc");
        assert_eq!(settable("👍🏽 漢"), "👍 □");
    }

    #[test]
    fn every_file_holds_one_face() {
        assert_eq!(FACES.fonts.len(), FILES.len());
    }
}
