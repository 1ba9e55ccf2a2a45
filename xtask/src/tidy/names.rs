//! Files: no name that means nothing, none too long, each Rust file says what it is.

use super::{Problem, Source, lines};

/// Names that collect what nobody wanted to name.
const BANNED: [&str; 9] = [
    "util", "utils", "helper", "helpers", "common", "misc", "service", "manager", "mod",
];

/// More than this, and a file does two things.
const LINES_MAX: usize = 600;

/// Files that are long because they are lists.
const LISTS: [&str; 0] = [];

pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources {
        if source.has_extension(&["txt", "ftl"]) {
            // Data, named after what they list.
            continue;
        }
        let stem = source.name().split('.').next().unwrap_or_default();
        if BANNED.contains(&stem) || BANNED.contains(&stem.trim_end_matches('s')) {
            problems.push(Problem::new(&source.path, "a name that says nothing"));
        }
        if source.has_extension(&["rs"]) {
            problems.extend(rust(source));
        }
    }
    problems
}

fn rust(source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !source.text.starts_with("//! ") {
        let what = "does not start with a sentence that says what it is (`//! …`)";
        problems.push(Problem::new(&source.path, what));
    }
    let count = source.text.lines().count();
    if count > LINES_MAX && !LISTS.contains(&source.path.as_str()) {
        let what = format!("{count} lines: does it do two things? (at most {LINES_MAX})");
        problems.push(Problem::new(&source.path, what));
    }
    for (number, line) in lines(&source.text) {
        if line.trim_start().starts_with("#[ignore") {
            let place = format!("{}:{number}", source.path);
            problems.push(Problem::new(place, "an ignored test says nothing"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_file_is_left_alone() {
        let good = Source::of("crates/people/src/role.rs", "//! What a role allows.\n");

        assert_eq!(problems(&[good]), []);
    }

    #[test]
    fn names_that_mean_nothing_are_refused_whatever_their_number() {
        for path in [
            "crates/people/src/utils.rs",
            "a/services.rs",
            "e2e/helpers.mjs",
            "a/mod.rs",
        ] {
            let found = problems(&[Source::of(path, "//! A file.\n")]);
            assert_eq!(found.len(), 1, "{path}");
        }
    }

    #[test]
    fn a_silent_long_file_with_an_ignored_test_has_three_problems() {
        let text = "fn a() {}\n".repeat(LINES_MAX) + "#[ignore]\n";

        assert_eq!(problems(&[Source::of("a/b.rs", &text)]).len(), 3);
    }
}
