//! The language of a column: `label::Français (fr)`.

use crate::said::is_language;

/// Names that forms give without a code; the rest of them has its code between parentheses, as the standard asks.
const NAMES: [(&str, &str); 16] = [
    ("français", "fr"),
    ("francais", "fr"),
    ("french", "fr"),
    ("english", "en"),
    ("anglais", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("spanish", "es"),
    ("arabic", "ar"),
    ("arabe", "ar"),
    ("العربية", "ar"),
    ("português", "pt"),
    ("portuguese", "pt"),
    ("deutsch", "de"),
    ("german", "de"),
    ("italiano", "it"),
];

/// The code of a language as a form names it: its code, its code between parentheses, or a name that is known.
pub(super) fn code(name: &str) -> Option<String> {
    let name = name.trim();
    let inner = name.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')'));
    if let Some((code, _)) = inner {
        let code = code.trim().to_lowercase();
        return is_language(&code).then_some(code);
    }
    let small = name.to_lowercase();
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == small) {
        return Some((*code).to_owned());
    }
    is_language(&small).then_some(small)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_language_is_known_by_its_code_or_by_its_name() {
        for (name, code) in [
            ("Français (fr)", Some("fr")),
            ("English(en)", Some("en")),
            ("FR", Some("fr")),
            ("french", Some("fr")),
            ("fr-facile", Some("fr-facile")),
            ("Wolof", None),
            ("Langue (inconnue 3)", None),
            ("", None),
        ] {
            assert_eq!(super::code(name).as_deref(), code, "{name}");
        }
    }
}
