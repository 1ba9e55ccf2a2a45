//! Each dependency is used, and the decision page says why it is there.

use std::{collections::BTreeSet, fs};

use anyhow::Result;

use super::{Problem, Source};
use crate::house::{self, Member};

const DECISIONS: &str = "docs/decisions/0001-dependencies.md";

/// Used by what macros write, or only for the features that they turn on.
const USED_UNSEEN: [&str; 2] = ["chrono", "intl-memoizer"];

pub(super) fn problems(sources: &[Source], members: &[Member]) -> Result<Vec<Problem>> {
    let mut problems = unused(sources, members);
    let decisions = fs::read_to_string(house::root().join(DECISIONS))?;
    problems.extend(unexplained(members, &decisions));
    Ok(problems)
}

fn unused(sources: &[Source], members: &[Member]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for member in members {
        let folder = if member.name == "xtask" {
            "xtask/".to_owned()
        } else {
            format!("crates/{}/", member.name)
        };
        let own: Vec<&Source> = sources
            .iter()
            .filter(|source| source.path.starts_with(&folder) && source.has_extension(&["rs"]))
            .collect();
        for name in member.dependencies.union(&member.test_dependencies) {
            let used = own.iter().any(|source| mentions(&source.text, name));
            if !used && !USED_UNSEEN.contains(&name.as_str()) {
                let what = format!("{} does not use {name}", member.name);
                problems.push(Problem::new(format!("{folder}Cargo.toml"), what));
            }
        }
    }
    problems
}

fn mentions(text: &str, name: &str) -> bool {
    let name = name.replace('-', "_");
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(&name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

fn unexplained(members: &[Member], decisions: &str) -> Vec<Problem> {
    let ours: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let used: BTreeSet<&str> = members
        .iter()
        .flat_map(|member| member.dependencies.union(&member.test_dependencies))
        .map(String::as_str)
        .filter(|name| !ours.contains(name))
        .collect();
    used.into_iter()
        .filter(|name| !decisions.contains(&format!("`{name}`")))
        .map(|name| Problem::new(DECISIONS, format!("no reason given for {name}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn member() -> Member {
        Member {
            name: "people".to_owned(),
            folder: PathBuf::new(),
            dependencies: ["sea-orm", "serde"].map(str::to_owned).into(),
            test_dependencies: BTreeSet::new(),
            benches: Vec::new(),
        }
    }

    #[test]
    fn a_dependency_counts_as_used_by_its_own_name_only() {
        let text = "//! People.\nuse sea_orm::Value;\nuse serde_json::Value;\n";

        let found = unused(&[Source::of("crates/people/src/lib.rs", text)], &[member()]);

        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("serde"));
    }

    #[test]
    fn a_dependency_without_a_reason_is_named() {
        let found = unexplained(&[member()], "| database | `sea-orm` | … |");

        assert_eq!(found.len(), 1);
        assert!(found[0].what.ends_with("serde"));
    }
}
