//! A codebook: themes with definitions and examples, on two levels.

use crate::{CodebookId, ThemeId};
use jiff::Timestamp;
use platform::{Problems, Result};
use serde::Deserialize;
use uuid::Uuid;

/// Most themes of one codebook: nobody can hold more in mind while reading.
pub const MOST_THEMES: usize = 60;
/// Most characters of a theme's name.
pub const LONGEST_NAME: usize = 80;
/// Most characters of a definition.
pub const LONGEST_DEFINITION: usize = 600;
/// Most characters of the examples together.
pub const LONGEST_EXAMPLES: usize = 2000;

/// A codebook with the themes that may be used, in reading order: each parent, then its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    /// Which.
    pub id: CodebookId,
    /// Where it belongs.
    pub organisation: Uuid,
    /// Its name.
    pub name: String,
    /// Grows with each change of a theme.
    pub version: i64,
    /// Its themes in reading order, retired ones last.
    pub themes: Vec<Theme>,
}

impl Codebook {
    /// The themes that may be used, in reading order.
    pub fn running(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter().filter(|theme| theme.retired_at.is_none())
    }

    /// One theme, retired or not.
    #[must_use]
    pub fn theme(&self, id: ThemeId) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// A theme's name with its parent's: « Information · Médicaments ».
    #[must_use]
    pub fn full_name(&self, id: ThemeId) -> String {
        let Some(theme) = self.theme(id) else {
            return String::new();
        };
        match theme.parent.and_then(|parent| self.theme(parent)) {
            Some(parent) => format!("{} · {}", parent.name, theme.name),
            None => theme.name.clone(),
        }
    }
}

/// One theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which.
    pub id: ThemeId,
    /// Its codebook.
    pub codebook: CodebookId,
    /// The theme above, if it is of the second level.
    pub parent: Option<ThemeId>,
    /// Its name.
    pub name: String,
    /// When to use it.
    pub definition: String,
    /// One example a line; a line `#1234` quotes an expression.
    pub examples: String,
    /// Its place among its siblings.
    pub position: i64,
    /// Grows with each change.
    pub version: i64,
    /// Since when it is no longer used.
    pub retired_at: Option<Timestamp>,
    /// The code of the starter's theme that it was copied from, straight or by way of another codebook. Other words
    /// for a theme keep it; a theme that people add, even to part one in two or to bring two together, has none.
    pub starter_key: Option<String>,
}

/// One example of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Example {
    /// Words made up by the group.
    Invented(String),
    /// The number of an expression, shown with its shared words.
    Quoted(i64),
}

impl Theme {
    /// The examples, one by one.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        let lines = self.examples.lines().map(str::trim).filter(|line| !line.is_empty());
        lines
            .map(
                |line| match line.strip_prefix('#').and_then(|number| number.trim().parse().ok()) {
                    Some(number) => Example::Quoted(number),
                    None => Example::Invented(line.to_owned()),
                },
            )
            .collect()
    }
}

/// What a form says of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeText {
    /// The theme above, if it is of the second level.
    pub parent: Option<ThemeId>,
    /// Its name.
    pub name: String,
    /// When to use it.
    pub definition: String,
    /// One example a line.
    pub examples: String,
}

impl ThemeText {
    /// Trims and bounds it, for a theme `of` (none for a new one) of this codebook.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] when the name is missing or taken, a text too long, or the level too deep.
    pub fn checked(self, book: &Codebook, of: Option<ThemeId>) -> Result<Self> {
        let mut problems = Problems::new();
        let name = problems
            .required("name", &self.name, "analysis-theme-name-missing")
            .to_owned();
        too_long(&mut problems, "name", &name, LONGEST_NAME);
        too_long(&mut problems, "definition", &self.definition, LONGEST_DEFINITION);
        too_long(&mut problems, "examples", &self.examples, LONGEST_EXAMPLES);
        let folded = verbatim::folded(&name);
        let taken = |theme: &Theme| {
            Some(theme.id) != of && theme.parent == self.parent && verbatim::folded(&theme.name) == folded
        };
        if !name.is_empty() && book.running().any(taken) {
            problems.add("name", "analysis-theme-name-taken");
        }
        if let Some(parent) = self.parent {
            let above = book.running().find(|theme| theme.id == parent);
            if above.is_none_or(|theme| theme.parent.is_some() || Some(theme.id) == of) {
                problems.add("parent", "analysis-theme-parent-unknown");
            }
            if of.is_some_and(|of| book.running().any(|theme| theme.parent == Some(of))) {
                problems.add("parent", "analysis-theme-has-children");
            }
        }
        if of.is_none() && book.running().count() >= MOST_THEMES {
            problems.add_with("name", "analysis-theme-too-many", &[("most", &MOST_THEMES.to_string())]);
        }
        problems.check()?;
        Ok(Self {
            name,
            definition: self.definition.trim().to_owned(),
            examples: self.examples.trim().to_owned(),
            ..self
        })
    }
}

/// Adds « too long » for a field over its bound.
pub(crate) fn too_long(problems: &mut Problems, field: &str, text: &str, most: usize) {
    if text.chars().count() > most {
        problems.add_with(field, "analysis-text-too-long", &[("most", &most.to_string())]);
    }
}

/// Puts themes in reading order: parents by place, each followed by its children; retired ones last.
pub fn in_reading_order(mut themes: Vec<Theme>) -> Vec<Theme> {
    themes.sort_by_key(|theme| (theme.retired_at.is_some(), theme.position, theme.id));
    let parents: Vec<Theme> = themes.iter().filter(|theme| is_top(theme, &themes)).cloned().collect();
    let mut ordered = Vec::with_capacity(themes.len());
    for parent in parents {
        let (id, is_running) = (parent.id, parent.retired_at.is_none());
        ordered.push(parent);
        let is_child = |theme: &&Theme| is_running && theme.parent == Some(id) && theme.retired_at.is_none();
        ordered.extend(themes.iter().filter(is_child).cloned());
    }
    let retired = themes
        .into_iter()
        .filter(|theme| theme.retired_at.is_some() && theme.parent.is_some());
    ordered.extend(retired);
    ordered
}

/// First level, or left alone by a parent that was retired.
fn is_top(theme: &Theme, all: &[Theme]) -> bool {
    let running_parent = theme
        .parent
        .and_then(|parent| all.iter().find(|t| t.id == parent && t.retired_at.is_none()));
    theme.parent.is_none() || (theme.retired_at.is_none() && running_parent.is_none())
}

/// The codebook that the product brings, to copy from.
#[derive(Clone, Debug, Deserialize)]
pub struct Starter {
    /// Its name.
    pub name: String,
    /// Its themes.
    pub themes: Vec<StarterTheme>,
}

/// One theme of the [`Starter`].
#[derive(Clone, Debug, Deserialize)]
pub struct StarterTheme {
    /// What the starter's model calls it, whatever becomes of the name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// When to use it.
    pub definition: String,
    /// Invented examples.
    #[serde(default)]
    pub examples: Vec<String>,
    /// The second level.
    #[serde(default)]
    pub themes: Vec<StarterTheme>,
}

/// Reads the codebook that the product brings.
///
/// # Errors
/// Never once shipped: a test reads it.
pub fn starter() -> Result<Starter> {
    Ok(serde_json::from_str(verbatim::starter::codebook_json())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::tests::theme as id;

    fn theme(n: u128, parent: Option<u128>, position: i64) -> Theme {
        Theme {
            id: id(n),
            codebook: CodebookId(Uuid::from_u128(1)),
            parent: parent.map(id),
            name: format!("Thème {n}"),
            definition: String::new(),
            examples: "Un repas froid.\n# 42\n\n#12".into(),
            position,
            version: 1,
            retired_at: None,
            starter_key: None,
        }
    }

    fn book(themes: Vec<Theme>) -> Codebook {
        Codebook {
            id: CodebookId(Uuid::from_u128(1)),
            organisation: Uuid::from_u128(9),
            name: "Grille".into(),
            version: 1,
            themes: in_reading_order(themes),
        }
    }

    fn text(name: &str, parent: Option<u128>) -> ThemeText {
        ThemeText {
            name: name.into(),
            parent: parent.map(id),
            ..ThemeText::default()
        }
    }

    #[test]
    fn the_starter_has_two_levels_and_fits_the_limits() {
        let starter = starter().expect("reads");
        let children: Vec<_> = starter.themes.iter().flat_map(|theme| &theme.themes).collect();
        assert!(starter.themes.len() + children.len() <= MOST_THEMES);
        assert!(!children.is_empty() && children.iter().all(|theme| theme.themes.is_empty()));
        for theme in starter.themes.iter().chain(children) {
            assert!(
                theme.name.chars().count() <= LONGEST_NAME && !theme.definition.is_empty(),
                "{}",
                theme.name
            );
            assert!(!theme.examples.is_empty(), "{}", theme.name);
            assert!(verbatim::starter::place_of(&theme.code).is_some(), "{}", theme.name);
        }
    }

    #[test]
    fn children_follow_their_parent() {
        let ordered = book(vec![
            theme(3, Some(2), 0),
            theme(1, None, 1),
            theme(2, None, 0),
            theme(4, Some(1), 5),
        ]);
        let order: Vec<u128> = ordered.themes.iter().map(|theme| theme.id.0.as_u128()).collect();
        assert_eq!(order, [2, 3, 1, 4]);
    }

    #[test]
    fn a_child_of_a_retired_parent_is_not_lost() {
        let mut parent = theme(1, None, 0);
        parent.retired_at = Some(Timestamp::UNIX_EPOCH);
        let ordered = book(vec![parent, theme(2, Some(1), 0), theme(3, None, 4)]);
        let order: Vec<u128> = ordered.themes.iter().map(|theme| theme.id.0.as_u128()).collect();
        assert_eq!(order, [2, 3, 1]);
    }

    #[test]
    fn a_third_level_a_taken_name_and_an_empty_name_are_refused() {
        let book = book(vec![theme(1, None, 0), theme(2, Some(1), 0)]);
        assert!(text("Nouveau", Some(2)).checked(&book, None).is_err());
        assert!(text("theme 1", None).checked(&book, None).is_err());
        assert!(text("  ", None).checked(&book, None).is_err());
        assert!(text("Thème 1", None).checked(&book, Some(id(1))).is_ok());
        assert!(text("Thème 1", Some(2)).checked(&book, Some(id(1))).is_err());
    }

    #[test]
    fn an_example_is_invented_or_quotes_an_expression() {
        let examples = theme(1, None, 0).examples();
        assert_eq!(
            examples,
            [
                Example::Invented("Un repas froid.".into()),
                Example::Quoted(42),
                Example::Quoted(12)
            ]
        );
    }
}
