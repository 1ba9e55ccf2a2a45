//! Shortening a text for a list or a title.

use unicode_segmentation::UnicodeSegmentation;

/// `text` in at most `max_chars` visible characters (grapheme clusters), cut between words, with "…" counted in where
/// something was cut. A first word longer than the room is cut inside.
pub fn truncate_words(text: &str, max_chars: usize) -> String {
    let text = text.trim();
    let mut ends = text.grapheme_indices(true);
    if ends.nth(max_chars).is_none() {
        return text.to_owned();
    }
    let Some(room) = max_chars.checked_sub(1) else {
        return String::new();
    };
    let limit = text.grapheme_indices(true).nth(room).map_or(text.len(), |(at, _)| at);
    let cut = if text[limit..].starts_with(char::is_whitespace) {
        limit
    } else {
        text[..limit].rfind(char::is_whitespace).unwrap_or(limit)
    };
    let kept = text[..cut].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–'));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words_and_says_so() {
        assert_eq!(truncate_words("un accueil chaleureux", 30), "un accueil chaleureux");
        assert_eq!(truncate_words("un accueil chaleureux", 21), "un accueil chaleureux");
        assert_eq!(truncate_words("un accueil, chaleureux", 14), "un accueil…");
        assert_eq!(truncate_words("un accueil chaleureux", 11), "un accueil…");
        assert_eq!(truncate_words("anticonstitutionnellement", 5), "anti…");
        assert_eq!(truncate_words("texte", 0), "");
    }

    #[test]
    fn a_visible_character_is_never_cut_in_two() {
        assert_eq!(truncate_words("👩‍⚕️👩‍⚕️👩‍⚕️", 2), "👩‍⚕️…");
    }
}
