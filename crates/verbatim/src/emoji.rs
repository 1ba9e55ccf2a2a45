//! Emoji: what is one, and where a run of code points that is shown as one picture ends.

use crate::fold::is_ignorable;

/// Joins pictures into one: a woman and a staff make a doctor.
const JOINER: char = '\u{200d}';

/// Whether `c` is drawn as a picture. Signs of lists (arrows, bullets, plain ticks) and card suits apart, these are the
/// characters with the property `Emoji` of Unicode beyond Latin-1 (UTS #51), by blocks.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1f300}'..='\u{1faff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f18e}' | '\u{1f191}'..='\u{1f19a}'
        | '\u{2600}'..='\u{265f}' | '\u{2667}'..='\u{26ff}' | '\u{2b50}' | '\u{2b55}'
        | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23f3}'
        | '\u{2702}' | '\u{2705}' | '\u{2708}'..='\u{270d}' | '\u{270f}' | '\u{2714}' | '\u{2716}' | '\u{2728}'
        | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}' | '\u{2757}' | '\u{2763}' | '\u{2764}' | '\u{2795}'..='\u{2797}')
}

/// Where the picture that begins at `start` ends: its signs of skin, joined pictures and invisible selectors included;
/// two letters of a flag are one picture. `None` when no picture begins there.
pub(crate) fn picture_end(text: &str, start: usize) -> Option<usize> {
    let mut chars = text.get(start..)?.char_indices();
    let (_, first) = chars.next()?;
    if !is_emoji(first) {
        return None;
    }
    let mut end = start + first.len_utf8();
    let mut before = first;
    let mut flag = is_flag_letter(first);
    for (at, c) in chars {
        let joined = before == JOINER && is_emoji(c);
        let pair = flag && is_flag_letter(c);
        if !(joined || pair || is_tone(c) || is_ignorable(c) || c == '\u{20e3}') {
            break;
        }
        flag &= !pair;
        end = start + at + c.len_utf8();
        before = c;
    }
    Some(end)
}

/// A face made of signs that begins at `start` (":)", ";-)", ":("), as a picture, and where it ends. A bracket that closes
/// one opened a little before makes no face: "(exemple :)".
pub(crate) fn face(text: &str, start: usize) -> Option<(char, usize)> {
    const NEAR: usize = 200;
    let eyes = &text.as_bytes()[start..];
    let nose = usize::from(eyes.get(1) == Some(&b'-'));
    let picture = match (eyes.first()?, eyes.get(1 + nose)?) {
        (b':' | b';' | b'=', b')') => '🙂',
        (b':' | b'=', b'(') => '🙁',
        _ => return None,
    };
    let before = &text[text.floor_char_boundary(start.saturating_sub(NEAR))..start];
    let opened = before.rfind('(').is_some_and(|open| !before[open..].contains(')'));
    (!opened && !before.ends_with(|c: char| c.is_ascii_digit())).then_some((picture, start + nose + 2))
}

/// The colour of a skin, which changes no meaning.
pub(crate) fn is_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_taken_whole() {
        for picture in ["😡", "👍🏽", "👩\u{200d}⚕\u{fe0f}", "❤\u{fe0f}", "🇫🇷", "⭐"] {
            let text = format!("{picture}😊");
            assert_eq!(picture_end(&text, 0), Some(picture.len()), "{picture}");
        }
        assert_eq!(picture_end("a😊", 0), None);
        assert_eq!(picture_end("a😊", 1), Some(5));
    }

    #[test]
    fn faces_made_of_signs_are_seen_and_brackets_are_not() {
        assert_eq!(face("merci :)", 6), Some(('🙂', 8)));
        assert_eq!(face(":-(", 0), Some(('🙁', 3)));
        assert_eq!(face("(exemple :)", 9), None);
        assert_eq!(face("points : (a)", 7), None);
        assert_eq!(face(":", 0), None);
    }

    #[test]
    fn signs_of_lists_are_no_pictures() {
        assert!(!['•', '→', '➢', '✓', '©', '1', '♥'].into_iter().any(is_emoji));
    }
}
