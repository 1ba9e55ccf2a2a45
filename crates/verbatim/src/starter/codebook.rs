//! The themes of the default codebook, in reading order.

use std::sync::LazyLock;

use serde::Deserialize;

const JSON: &str = include_str!("../../data/starter-codebook.json");

/// One theme of the default codebook. Its place in [`codebook`] is its label in [`themes_model`](super::themes_model).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What it is called in files; never changes, whatever becomes of the name.
    pub code: String,
    /// Its name on screen, in French.
    pub name: String,
    /// When to use it, in French.
    pub definition: String,
    /// Invented examples.
    pub examples: Vec<String>,
    /// The place of the theme above, for a theme of the second level.
    pub parent: Option<usize>,
}

#[derive(Deserialize)]
struct Book {
    themes: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    name: String,
    definition: String,
    examples: Vec<String>,
    #[serde(default)]
    themes: Vec<Entry>,
}

static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| {
    let book: Book = serde_json::from_str(JSON).expect("a test reads the codebook that is compiled in");
    let mut themes = Vec::new();
    for mut entry in book.themes {
        let children = std::mem::take(&mut entry.themes);
        let place = themes.len();
        themes.push(entry.below(None));
        themes.extend(children.into_iter().map(|child| child.below(Some(place))));
    }
    themes
});

impl Entry {
    fn below(self, parent: Option<usize>) -> Theme {
        Theme {
            code: self.code,
            name: self.name,
            definition: self.definition,
            examples: self.examples,
            parent,
        }
    }
}

/// The default codebook as JSON: a name, and themes on two levels with code, name, definition and invented examples.
/// To copy into an editable codebook.
pub fn codebook_json() -> &'static str {
    JSON
}

/// The themes of the default codebook: each of the first level, then those below it.
pub fn codebook() -> &'static [Theme] {
    &THEMES
}

/// The place of the theme that has this code.
pub fn place_of(code: &str) -> Option<usize> {
    THEMES.iter().position(|theme| theme.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_theme_has_a_code_of_its_own_made_of_plain_letters() {
        let codes: BTreeSet<&str> = codebook().iter().map(|theme| theme.code.as_str()).collect();
        assert_eq!(codes.len(), codebook().len());
        for code in codes {
            assert!(
                code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
                "{code}"
            );
            assert_eq!(place_of(code).map(|place| codebook()[place].code.as_str()), Some(code));
        }
        assert_eq!(place_of("météo"), None);
    }

    #[test]
    fn a_theme_stands_after_the_one_above_it_on_two_levels_only() {
        assert_eq!(codebook().len(), 26);
        for (place, theme) in codebook().iter().enumerate() {
            if let Some(parent) = theme.parent {
                assert!(parent < place && codebook()[parent].parent.is_none(), "{}", theme.code);
            }
            assert!(
                !theme.definition.is_empty() && !theme.examples.is_empty(),
                "{}",
                theme.code
            );
        }
        let wait = place_of("attente-sur-place").and_then(|place| codebook()[place].parent);
        assert_eq!(wait, place_of("attente"));
    }
}
