//! Every message exists in every language with the same variables, and every message is said.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problem, Source, lines};
use crate::messages::{self, Catalogue, LANGUAGES, TO_TRANSLATE};

/// Functions of the reader whose first argument is a message's identifier.
const SAY: [&str; 6] = ["say", "say_one", "say_with", "say_all", "count", "count_with"];

pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut known = BTreeMap::new();
    for source in sources {
        let Some(folder) = source.path.strip_suffix("/fr.ftl") else {
            continue;
        };
        problems.extend(twins(folder, sources));
        for (id, message) in messages::read(&source.text).messages {
            if let Some((other, _)) = known.insert(id.clone(), (source.path.clone(), message)) {
                let what = format!("{id} is also in {other}");
                problems.push(Problem::new(&source.path, what));
            }
        }
    }
    let speaking: Vec<&Source> = sources
        .iter()
        .filter(|source| source.is_product() && source.has_extension(&["rs", "html", "txt"]))
        .collect();
    for source in &speaking {
        for (line, id) in said(&source.text) {
            if !known.contains_key(id) {
                let place = format!("{}:{line}", source.path);
                problems.push(Problem::new(place, format!("no message is named {id}")));
            }
        }
    }
    let used = Used::of(&speaking);
    let quoted: BTreeSet<&String> = known.values().flat_map(|(_, m)| &m.quotes).collect();
    for (id, (place, _)) in &known {
        if !used.names(id) && !quoted.contains(id) {
            problems.push(Problem::new(place, format!("{id} is never said")));
        }
    }
    problems
}

/// Compares the languages of a folder with French.
fn twins(folder: &str, sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut catalogues: BTreeMap<&str, Catalogue> = BTreeMap::new();
    for language in LANGUAGES {
        let path = format!("{folder}/{language}.ftl");
        let text = sources
            .iter()
            .find(|source| source.path == path)
            .map_or("", |source| source.text.as_str());
        for (number, line) in lines(text) {
            if line.starts_with(TO_TRANSLATE) {
                problems.push(Problem::new(format!("{path}:{number}"), "to translate"));
            }
        }
        let catalogue = messages::read(text);
        let mistakes = catalogue.mistakes.iter();
        problems.extend(mistakes.map(|mistake| Problem::new(&path, mistake)));
        catalogues.insert(language, catalogue);
    }
    for (one, other) in [("fr", "en"), ("en", "fr")] {
        let path = format!("{folder}/{other}.ftl");
        for (id, message) in &catalogues[one].messages {
            match catalogues[other].messages.get(id) {
                None => problems.push(Problem::new(&path, format!("{id} is missing"))),
                Some(twin) if one == "fr" && twin.variables != message.variables => {
                    let what = format!("{id} uses {:?}, French uses {:?}", twin.variables, message.variables);
                    problems.push(Problem::new(&path, what));
                }
                Some(_) => {}
            }
        }
    }
    problems
}

/// Identifiers said literally, with their lines; what tests say at the bottom of a file is theirs.
fn said(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = lines(product_part(text)).filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.flat_map(|(number, line)| {
        SAY.into_iter().flat_map(move |function| {
            line.match_indices(function).filter_map(move |(at, _)| {
                let before = line[..at].chars().next_back()?;
                let rest = line[at + function.len()..].strip_prefix("(\"")?;
                let (id, _) = rest.split_once('"')?;
                let is_id = id.contains('-') && id.chars().all(is_id_letter);
                (before == '.' && is_id).then_some((number, id))
            })
        })
    })
}

fn product_part(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn is_id_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// Texts between quotes that are, begin or end an identifier.
#[derive(Default)]
struct Used {
    whole: BTreeSet<String>,
    beginnings: BTreeSet<String>,
    endings: BTreeSet<String>,
}

impl Used {
    fn of(sources: &[&Source]) -> Self {
        let mut used = Self::default();
        for source in sources {
            for (at, _) in source.text.match_indices("}-") {
                // `"{id}-help"`: the ending of messages whose beginning is another's name.
                let ending = &source.text[at + 1..];
                let end = ending.find(|letter| !is_id_letter(letter));
                let (ending, after) = ending.split_at(end.unwrap_or(ending.len()));
                if after.starts_with('"') {
                    used.endings.insert(ending.to_owned());
                }
            }
            for quote in ['"', '\''] {
                for (at, _) in source.text.match_indices(quote) {
                    let rest = &source.text[at + 1..];
                    let end = rest.find(|letter| !is_id_letter(letter));
                    let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
                    if after.starts_with(quote) && !word.ends_with('-') {
                        used.whole.insert(word.to_owned());
                    } else if word.ends_with('-') && after.starts_with(['{', quote]) {
                        // `"month-{}"` or `"month-" ~ n`: any message that begins so.
                        used.beginnings.insert(word.to_owned());
                    }
                }
            }
        }
        used
    }

    fn names(&self, id: &str) -> bool {
        self.whole.contains(id)
            || self.beginnings.iter().any(|start| id.starts_with(start))
            || self.endings.iter().any(|end| {
                id.strip_suffix(end.as_str())
                    .is_some_and(|start| self.whole.contains(start))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(french: &str, english: &str, rust: &str, page: &str) -> Vec<String> {
        let sources = [
            Source::of("crates/people/locales/fr.ftl", french),
            Source::of("crates/people/locales/en.ftl", english),
            Source::of("crates/people/src/pages.rs", rust),
            Source::of("crates/people/templates/show.html", page),
        ];
        let problems = problems(&sources);
        problems.into_iter().map(|problem| problem.what).collect()
    }

    #[test]
    fn messages_that_match_and_are_said_are_left_alone() {
        let french = "people-title = Annuaire\npeople-n = { $n } gens\nrole-ru = RU\n";
        let english = "people-title = Directory\npeople-n = { $n } people\nrole-ru = UR\n";
        let rust = r#"fn f() { t.count("people-n", 3); t.say(&format!("role-{}", r)); }"#;

        assert!(found(french, english, rust, r#"{{ t.say("people-title") }}"#).is_empty());
    }

    #[test]
    fn a_missing_message_a_different_variable_and_a_mark_are_found() {
        let french = "people-a = { $n } gens\npeople-b = oui\n";
        let english = "# à traduire\npeople-a = { $m } people\n";

        let found = found(french, english, r#"["people-a", "people-b"]"#, "");

        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn what_is_said_must_exist_and_what_exists_must_be_said() {
        let found = found("people-a = a\n", "people-a = a\n", "", r#"{{ t.say("people-z") }}"#);

        assert_eq!(found, ["no message is named people-z", "people-a is never said"]);
    }

    #[test]
    fn a_message_may_be_named_after_another_with_an_ending() {
        let texts = "people-lost = a\npeople-lost-help = b\npeople-other-help = c\n";
        let rust = r#"fn f() { show("people-lost", format!("{id}-help")); }"#;

        assert_eq!(found(texts, texts, rust, ""), ["people-other-help is never said"]);
    }

    #[test]
    fn what_only_a_test_says_is_not_asked_for() {
        let rust = "#[cfg(test)]\nmod tests { fn f() { t.say(\"people-z\"); } }";

        assert!(found("", "", rust, "").is_empty());
    }
}
