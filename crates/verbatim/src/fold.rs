//! Folding: one written form for a word, whatever its accents, capitals, ligatures and kind of apostrophe.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of `text`: lower case, no accents, ligatures opened (œ → oe), straight apostrophes, single spaces and
/// none at the ends. For sort keys and for comparing what people typed; letters of other scripts are kept.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            fold_char(c, &mut out);
        }
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Appends the folded form of `c` to `out`; marks and invisible joiners vanish.
pub(crate) fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if let Some(form) = common_form(c) {
        out.push_str(form);
    } else if !is_ignorable(c) {
        fold_rare(c, out);
    }
}

/// What French texts hold, without the cost of the Unicode tables.
fn common_form(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' | 'ı' => "i",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' | 'Ø' => "o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => "u",
        'ÿ' | 'ý' | 'Ÿ' | 'Ý' => "y",
        'ç' | 'Ç' => "c",
        'ñ' | 'Ñ' => "n",
        'š' | 'Š' => "s",
        'ž' | 'Ž' => "z",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        '’' | '‘' | 'ʼ' | '′' | '´' => "'",
        _ => return None,
    })
}

/// The long way: compatibility decomposition, marks removed, lower case.
fn fold_rare(c: char, out: &mut String) {
    for part in std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part)) {
        for lower in part.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
            match common_form(lower) {
                Some(form) => out.push_str(form),
                // Accents that stand alone (¨) decompose into a space and a mark.
                None if lower.is_whitespace() => {}
                None => out.push(lower),
            }
        }
    }
}

/// Characters that are not seen and must not part a word: soft hyphen, joiners, byte order mark, variation selectors.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether `c` can stand inside a word: letters, digits, accents written apart, invisible joiners.
pub(crate) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_ignorable(c) || is_combining_mark(c)
    }
}

/// Whether `c` is one of the signs that people type for an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '′')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_capitals_ligatures_and_apostrophes_are_folded() {
        assert_eq!(
            folded("  Œuvre À  L’HÔPITAL\u{a0}: déçue\n"),
            "oeuvre a l'hopital : decue"
        );
        assert_eq!(folded("e\u{301}te\u{301} cafe\u{ad}tière ﬁn"), "ete cafetiere fin");
        assert_eq!(folded("Łódź İstanbul Ẽ Привет"), "lodz istanbul e привет");
    }
}
