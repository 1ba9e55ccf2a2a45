//! ARCHITECTURE.md speaks of files that exist.

use std::{fs, path::Path};

use anyhow::Result;

use super::{Problem, lines};
use crate::house;

const MAP: &str = "ARCHITECTURE.md";

pub(super) fn problems() -> Result<Vec<Problem>> {
    let root = house::root();
    let map = root.join(MAP);
    if !map.exists() {
        return Ok(vec![Problem::new(MAP, "is missing")]);
    }
    Ok(missing(&fs::read_to_string(map)?, &root))
}

fn missing(text: &str, root: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, line) in lines(text) {
        for path in paths(line) {
            if !root.join(path).exists() {
                let place = format!("{MAP}:{number}");
                problems.push(Problem::new(place, format!("there is no `{path}`")));
            }
        }
    }
    problems
}

/// Paths between backticks: they have a slash, and neither start with one (addresses of pages)
/// nor hold a sign that stands for something else.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    line.split('`')
        .skip(1)
        .step_by(2)
        .map(|path| path.trim_end_matches('/'))
        .filter(|path| path.contains('/') || path.ends_with(".md") || path.ends_with(".toml"))
        .filter(|path| !path.starts_with('/') && !path.contains("//"))
        .filter(|path| !path.contains([' ', '*', '{', '<', '…', '(', '|', '$', '"']))
        .filter(|path| !path.starts_with("target/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_are_taken_from_a_line() {
        let line = "`crates/people/src/lib.rs`, `/complaints/new`, `a room`, `crates/*/src`, \
                    `deny.toml`, `Scope`, `postgres://x/y`, `docs/`";

        let found: Vec<_> = paths(line).collect();

        assert_eq!(found, ["crates/people/src/lib.rs", "deny.toml"]);
    }

    #[test]
    fn a_path_that_does_not_exist_is_named_with_its_line() {
        let text = "The map.\n\n- `xtask/src/main.rs` and `xtask/src/nowhere.rs`\n";

        let found = missing(text, &house::root());

        assert_eq!(
            found,
            [Problem::new("ARCHITECTURE.md:3", "there is no `xtask/src/nowhere.rs`")]
        );
    }
}
