//! The messages of the rooms: what each language says, and with which variables.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use anyhow::Result;
use fluent_syntax::{
    ast::{Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource},
    parser, serializer,
};

use crate::house;

/// The languages of the interface; French comes first.
pub const LANGUAGES: [&str; 2] = ["fr", "en"];

/// Stands above a message that `bless` copied from another language.
pub const TO_TRANSLATE: &str = "# à traduire";

/// What a message needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Variables that it names.
    pub variables: BTreeSet<String>,
    /// Messages that it quotes.
    pub quotes: BTreeSet<String>,
    /// As it would be written in a file.
    pub source: String,
}

/// A file of messages.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Its messages by identifier.
    pub messages: BTreeMap<String, Message>,
    /// What Fluent refuses in it, and identifiers that come twice.
    pub mistakes: Vec<String>,
}

/// The folders `locales` of the workspace.
pub fn folders() -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(house::root().join("crates"))? {
        let folder = entry?.path().join("locales");
        if folder.is_dir() {
            found.push(folder);
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a file of messages.
pub fn read(text: &str) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
        let errors = errors.iter().map(|error| {
            let line = text[..error.pos.start.min(text.len())].lines().count();
            format!("line {line}: {}", error.kind)
        });
        catalogue.mistakes.extend(errors);
        resource
    });
    for entry in resource.body {
        let Entry::Message(message) = &entry else {
            continue;
        };
        let id = message.id.name.to_owned();
        let mut found = Message::default();
        if let Some(pattern) = &message.value {
            found.read_pattern(pattern);
        }
        for Attribute { value, .. } in &message.attributes {
            found.read_pattern(value);
        }
        let body = vec![entry];
        found.source = serializer::serialize(&Resource { body });
        if catalogue.messages.insert(id.clone(), found).is_some() {
            catalogue.mistakes.push(format!("{id} comes twice"));
        }
    }
    catalogue
}

impl Message {
    fn read_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read_pattern(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.quotes.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.read_inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_found_in_plurals_functions_and_attributes() {
        let catalogue = read(
            "found = { NUMBER($n) ->\n    [one] { $who } en a un\n   *[other] { other } en ont { $n }\n }\n    .title = { $title }\n",
        );

        let found = &catalogue.messages["found"];
        assert_eq!(found.variables, ["n", "title", "who"].map(str::to_owned).into());
        assert_eq!(found.quotes, ["other".to_owned()].into());
        assert!(catalogue.mistakes.is_empty());
    }

    #[test]
    fn what_fluent_cannot_read_is_a_mistake_and_so_is_a_repetition() {
        let catalogue = read("good = oui\nbad { = non\ngood = encore\n");

        assert_eq!(catalogue.mistakes.len(), 2, "{:?}", catalogue.mistakes);
        assert!(catalogue.messages.contains_key("good"));
    }
}
