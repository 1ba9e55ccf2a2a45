//! The rules of the house that no compiler knows.

mod dependencies;
mod documents;
mod languages;
mod names;
mod rooms;
mod templates;
mod texts;

use std::{fs, time::Instant};

use anyhow::{Context, Result};

use crate::house::{self, Member};

/// What is wrong, and where.
#[derive(Debug, PartialEq, Eq)]
struct Problem {
    /// A file of the workspace, with a line where it helps.
    place: String,
    what: String,
}

impl Problem {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }
}

/// A file that the rules look at.
#[derive(Debug)]
struct Source {
    /// From the folder of the workspace.
    path: String,
    text: String,
}

impl Source {
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    fn has_extension(&self, extensions: &[&str]) -> bool {
        self.name()
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// Is it part of what runs at people's places, tests and benchmarks apart?
    fn is_product(&self) -> bool {
        self.path.starts_with("crates/")
            && !self.path.starts_with("crates/testkit/")
            && !self.path.contains("/tests/")
            && !self.path.ends_with("/tests.rs")
            && ["src", "templates", "static", "locales"]
                .into_iter()
                .any(|folder| self.path.split('/').nth(2) == Some(folder))
    }

    #[cfg(test)]
    fn of(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// Extensions of the files that the rules read.
const READ: [&str; 10] = ["rs", "html", "txt", "css", "js", "mjs", "svg", "ftl", "typ", "xml"];

/// Applies the rules; says each problem on a line of its own.
pub fn run() -> Result<bool> {
    println!("── tidy");
    let start = Instant::now();
    let sources = sources()?;
    let members = house::members()?;
    let problems = problems(&sources, &members)?;
    for Problem { place, what } in &problems {
        println!("{place}: {what}");
    }
    let word = if problems.is_empty() { "ok" } else { "FAILED" };
    println!(
        "── tidy: {word}, {} files, {:.1} s",
        sources.len(),
        start.elapsed().as_secs_f32()
    );
    Ok(problems.is_empty())
}

fn problems(sources: &[Source], members: &[Member]) -> Result<Vec<Problem>> {
    let mut problems = names::problems(sources);
    problems.extend(templates::problems(sources));
    problems.extend(texts::problems(sources));
    problems.extend(rooms::problems(sources, members));
    problems.extend(dependencies::problems(sources, members)?);
    problems.extend(languages::problems(sources));
    problems.extend(documents::problems()?);
    Ok(problems)
}

fn sources() -> Result<Vec<Source>> {
    let root = house::root();
    let mut sources = Vec::new();
    for folder in ["crates", "xtask", "e2e"] {
        for path in house::files(&root.join(folder), &READ)? {
            let bytes = fs::read(&path).with_context(|| format!("{}", path.display()))?;
            // Test inputs may be in any encoding; nothing that the rules look for is.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let path = path.strip_prefix(&root)?.to_string_lossy().into_owned();
            sources.push(Source { path, text });
        }
    }
    Ok(sources)
}

/// The lines of a text, numbered from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}
