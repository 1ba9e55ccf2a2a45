//! What each column of a file is.

use crate::expression::{Channel, Speaker, codes};
use platform::{Error, Problems, Result};
use serde::{Deserialize, Serialize};

codes! {
    /// What a column holds.
    Role, "expressions-role" {
        /// The words themselves.
        Text = "text",
        /// The answer to the question on what went well.
        Positive = "positive",
        /// The answer to the question on what went wrong.
        Negative = "negative",
        /// Positive, neutral or negative.
        Polarity = "polarity",
        /// The day or month when it was said.
        Date = "date",
        /// Where.
        Place = "place",
        /// The service or ward.
        Unit = "unit",
        /// The number of the row where it comes from: the same number is never taken twice.
        Number = "number",
        /// Kept under the column's name, to filter on.
        Attribute = "attribute",
        /// Not kept.
        LeftOut = "left_out",
    }
}

impl Role {
    /// Is it one text of a person?
    pub(crate) fn is_words(self) -> bool {
        matches!(self, Self::Text | Self::Positive | Self::Negative)
    }

    /// At most one column may be it.
    fn is_single(self) -> bool {
        !matches!(self, Self::Attribute | Self::LeftOut)
    }
}

/// The columns of a file, in their order, each with its role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The columns' names.
    pub columns: Vec<String>,
    /// Their roles, one each.
    pub roles: Vec<Role>,
    /// By which way the words came.
    #[serde(default)]
    pub channel: Channel,
    /// Who spoke.
    #[serde(default)]
    pub speaker: Speaker,
}

impl Mapping {
    /// The first column of a role.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|r| *r == role)
    }

    /// The columns that hold words, with what was asked.
    pub(crate) fn words(&self) -> Vec<(usize, Role)> {
        self.roles
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, role)| role.is_words())
            .collect()
    }

    /// The same with a column of this name as `role`, in the place of the one that had it.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `field` when no column has this name.
    pub fn with(mut self, field: &str, role: Role, name: &str) -> Result<Self> {
        let wanted = platform::text::folded(name.trim());
        let exact = self.columns.iter().position(|column| column.trim() == name.trim());
        let found = exact.or_else(|| {
            self.columns
                .iter()
                .position(|column| platform::text::folded(column.trim()) == wanted)
        });
        let Some(found) = found else {
            let mut problems = Problems::new();
            problems.add_with(
                field,
                "expressions-import-no-such-column",
                &[("column", name), ("known", &self.columns.join(" · "))],
            );
            return Err(Error::Invalid(problems));
        };
        for (at, kept) in self.roles.iter_mut().enumerate() {
            let is_other_way = match role {
                Role::Text => kept.is_words(),
                Role::Positive | Role::Negative => *kept == Role::Text,
                _ => false,
            };
            if at == found || !(*kept == role || is_other_way) {
                continue;
            }
            // Words are no attribute: another question of the file would be read beside the one that was asked for.
            *kept = if kept.is_words() {
                Role::LeftOut
            } else {
                Role::Attribute
            };
        }
        self.roles[found] = role;
        Ok(self)
    }

    /// The same with no column in a role; the one that had it is kept to filter on.
    #[must_use]
    pub(crate) fn without(mut self, role: Role) -> Self {
        for kept in self.roles.iter_mut().filter(|kept| **kept == role) {
            *kept = Role::Attribute;
        }
        self
    }

    /// Refuses a mapping that cannot be imported; problems stand on the field `role-N` of the column.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::new();
        if self.words().is_empty() {
            problems.add("roles", "expressions-import-no-text");
        }
        for (at, role) in self.roles.iter().enumerate() {
            if role.is_single() && self.roles[..at].contains(role) {
                problems.add_with(
                    &format!("role-{at}"),
                    "expressions-import-role-twice",
                    &[("column", &self.columns[at])],
                );
            }
        }
        let paired = self.column(Role::Positive).or(self.column(Role::Negative));
        if let (Some(_), Some(text)) = (paired, self.column(Role::Text)) {
            problems.add_with(
                &format!("role-{text}"),
                "expressions-import-text-and-pair",
                &[("column", &self.columns[text])],
            );
        }
        problems.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(roles: &[Role]) -> Mapping {
        Mapping {
            columns: (0..roles.len()).map(|n| format!("Colonne {n}")).collect(),
            roles: roles.to_vec(),
            ..Mapping::default()
        }
    }

    #[test]
    fn a_file_without_words_cannot_be_imported() {
        assert!(mapping(&[Role::Date, Role::Attribute]).check().is_err());
        assert!(mapping(&[Role::Text]).check().is_ok());
        assert!(mapping(&[Role::Negative]).check().is_ok());
    }

    #[test]
    fn a_role_is_given_once_and_the_pair_excludes_the_single_text() {
        assert!(mapping(&[Role::Text, Role::Date, Role::Date]).check().is_err());
        assert!(mapping(&[Role::Text, Role::Positive]).check().is_err());
        assert!(
            mapping(&[Role::Positive, Role::Negative, Role::Attribute, Role::Attribute])
                .check()
                .is_ok()
        );
    }

    #[test]
    fn one_text_asked_for_leaves_the_other_questions_out() {
        let pair = mapping(&[Role::Positive, Role::Negative, Role::Attribute]);

        let one = pair.clone().with("text", Role::Text, "Colonne 1").expect("is there");
        let both = one
            .clone()
            .with("positive", Role::Positive, "Colonne 0")
            .and_then(|m| m.with("negative", Role::Negative, "Colonne 2"))
            .expect("are there");

        assert_eq!(one.roles, [Role::LeftOut, Role::Text, Role::Attribute]);
        assert_eq!(both.roles, [Role::Positive, Role::LeftOut, Role::Negative]);
    }

    #[test]
    fn an_unknown_column_lists_those_of_the_file() {
        let Err(Error::Invalid(problems)) = mapping(&[Role::Text, Role::Date]).with("text", Role::Text, "Avis") else {
            panic!("there is none");
        };
        let known = &problems.all()[0].arguments;
        assert!(
            known.contains(&("known".into(), "Colonne 0 · Colonne 1".into())),
            "{known:?}"
        );
    }

    #[test]
    fn a_column_is_named_whatever_its_accents_and_takes_the_role_over() {
        let given = Mapping {
            columns: vec!["Été".into(), "Description".into()],
            roles: vec![Role::Text, Role::Attribute],
            ..Mapping::default()
        };

        let changed = given.clone().with("text", Role::Text, "description").expect("is there");

        assert_eq!(changed.roles, [Role::LeftOut, Role::Text]);
        assert!(given.with("text", Role::Text, "autre").is_err());
    }
}
