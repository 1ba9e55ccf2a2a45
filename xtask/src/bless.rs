//! `cargo xtask bless`: accepts what changed on purpose.

use std::fs;

use anyhow::Result;

use crate::{
    messages::{self, LANGUAGES, TO_TRANSLATE},
    run,
};

/// Adds the messages that a language lacks, marked, and takes the API description as it is now.
pub fn run() -> Result<bool> {
    for folder in messages::folders()? {
        for (to, from) in LANGUAGES.into_iter().zip(LANGUAGES.into_iter().rev()) {
            let file = folder.join(format!("{to}.ftl"));
            let text = fs::read_to_string(&file).unwrap_or_default();
            let other = folder.join(format!("{from}.ftl"));
            let other = fs::read_to_string(other).unwrap_or_default();
            let completed = complete(&text, &other);
            if completed != text {
                fs::write(&file, completed)?;
                println!("completed {}", file.display());
            }
        }
    }
    let mut snapshots = run::cargo(["nextest", "run", "--workspace", "--no-tests=pass"]);
    snapshots.args(["-E", "test(openapi)"]);
    snapshots.env("UPDATE_SNAPSHOTS", "1");
    snapshots.env("INSTA_UPDATE", "always");
    run::step("snapshot of the API description", snapshots)
}

/// `text` with the messages that only `other` has.
fn complete(text: &str, other: &str) -> String {
    let known = messages::read(text).messages;
    let mut completed = text.to_owned();
    for (id, message) in messages::read(other).messages {
        if !known.contains_key(&id) {
            if !completed.is_empty() && !completed.ends_with("\n\n") {
                completed.push('\n');
            }
            completed += TO_TRANSLATE;
            completed.push('\n');
            // A comment of the other language is not for this one.
            let lines = message.source.lines().filter(|line| !line.starts_with('#'));
            for line in lines {
                completed += line;
                completed.push('\n');
            }
        }
    }
    completed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_is_copied_with_a_mark_and_nothing_else_changes() {
        let text = "people-title = Annuaire\n";
        let other = "people-title = Directory\n\n# on the button\npeople-add = Add { $name }\n";

        let completed = complete(text, other);

        assert_eq!(
            completed,
            "people-title = Annuaire\n\n# à traduire\npeople-add = Add { $name }\n"
        );
        assert_eq!(complete(&completed, other), completed);
    }
}
