//! Who may import whom, and what the product must not know.

use super::{Problem, Source, lines};
use crate::house::Member;

/// The crates of each crate's choice: the table "The house" of the architecture.
const MAY_IMPORT: [(&str, &[&str]); 16] = [
    ("xtask", &["verbatim"]),
    ("verbatim", &[]),
    ("documents", &[]),
    ("weights", &[]),
    ("text", &["verbatim", "documents", "weights"]),
    ("platform", &["verbatim"]),
    ("people", &[]),
    ("questionnaires", &["people"]),
    ("expressions", &["people", "questionnaires", "verbatim"]),
    ("analysis", &["people", "expressions", "verbatim", "weights"]),
    ("groups", &["people"]),
    ("complaints", &["people", "groups", "expressions"]),
    ("projects", &["people", "groups", "analysis"]),
    ("publications", &["people", "projects"]),
    ("calls", &["people", "questionnaires", "groups", "publications"]),
    ("partners", &["people", "groups", "questionnaires"]),
];

/// What every room stands on.
const GROUND: [&str; 2] = ["platform", "documents"];

/// Crates under the rooms.
const GROUND_FLOOR: [&str; 5] = ["verbatim", "documents", "weights", "text", "platform"];

/// The program knows every room; the test kit builds what it needs of any.
const KNOW_ALL: [&str; 2] = ["portevoix", "testkit"];

/// Things of a developer's machine, that the product must work without.
const NOT_OURS: [&str; 5] = ["crates.io", "pypi.org", "npmjs", "deb.debian.org", "../shared"];

pub(super) fn problems(sources: &[Source], members: &[Member]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    for member in members {
        for dependency in &member.dependencies {
            let is_ours = names.contains(&dependency.as_str());
            if is_ours && !may_import(&member.name, dependency) {
                let place = format!("crates/{}/Cargo.toml", member.name);
                let what = format!("{} may not import {dependency}", member.name);
                problems.push(Problem::new(place, what));
            }
        }
    }
    for source in sources.iter().filter(|source| source.is_product()) {
        for (number, line) in lines(&source.text) {
            for word in NOT_OURS {
                if line.contains(word) {
                    let place = format!("{}:{number}", source.path);
                    problems.push(Problem::new(place, format!("the product knows no `{word}`")));
                }
            }
        }
    }
    problems
}

fn may_import(importer: &str, imported: &str) -> bool {
    if KNOW_ALL.contains(&importer) {
        return imported != "xtask" && imported != "portevoix" && imported != "testkit";
    }
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == importer) else {
        return false;
    };
    let stands_on = !GROUND_FLOOR.contains(&importer) && GROUND.contains(&imported);
    stands_on || allowed.contains(&imported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_of_the_table_are_allowed_and_no_others() {
        assert!(may_import("analysis", "expressions"));
        assert!(may_import("people", "platform"));
        assert!(may_import("projects", "documents"));
        assert!(may_import("platform", "verbatim"));
        assert!(may_import("portevoix", "publications"));

        assert!(!may_import("expressions", "analysis"));
        assert!(!may_import("platform", "people"));
        assert!(!may_import("platform", "documents"));
        assert!(!may_import("verbatim", "platform"));
        assert!(!may_import("text", "platform"));
        assert!(!may_import("publications", "analysis"));
        assert!(!may_import("people", "portevoix"));
        assert!(!may_import("gossip", "people"));
    }

    #[test]
    fn the_product_names_no_place_of_a_developer_but_its_tests_may() {
        let text = "//! See ../shared/x.csv\n";

        let found = problems(&[Source::of("crates/people/src/a.rs", text)], &[]);
        let in_a_test = problems(&[Source::of("crates/people/tests/a.rs", text)], &[]);

        assert_eq!(found.len(), 1);
        assert_eq!(in_a_test, []);
    }
}
