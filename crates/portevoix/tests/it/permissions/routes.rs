//! Every route of the program, read from its source: what somebody adds is seen without being told.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// How the source says a method, and its name.
pub const METHODS: [(&str, &str); 5] = [
    ("get", "GET"),
    ("post", "POST"),
    ("put", "PUT"),
    ("patch", "PATCH"),
    ("delete", "DELETE"),
];

/// Ways to open a door that this reading would not see.
const UNSEEN: [&str; 4] = [
    ".route_service(",
    ".nest_service(",
    ".fallback_service(",
    ".method_filter(",
];

/// Where the API hangs; its own routes are described by themselves, and walked from there.
const API: &str = "/api/v1";

/// One method of one address, as the source writes it: `POST /studies/{id}/sample`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    pub method: &'static str,
    pub address: String,
}

impl Route {
    /// Does the program answer this address by this route? Segments between braces take anything.
    pub fn takes(&self, method: &str, address: &str) -> bool {
        let own: Vec<&str> = self.address.split('/').collect();
        let asked: Vec<&str> = address.split('/').collect();
        let whole = own.last().is_some_and(|last| last.starts_with("{*"));
        let same_length = own.len() == asked.len() || whole && asked.len() > own.len();
        let same = own
            .iter()
            .zip(&asked)
            .all(|(own, asked)| own.starts_with('{') || own == asked);
        self.method == method && same_length && same
    }

    /// How many segments are said in words: the router prefers them.
    pub fn words(&self) -> usize {
        self.address.split('/').filter(|part| !part.starts_with('{')).count()
    }
}

/// The route that answers an address, as the router chooses it.
pub fn route_of<'r>(routes: impl IntoIterator<Item = &'r Route>, method: &str, address: &str) -> Option<&'r Route> {
    let takers = routes.into_iter().filter(|route| route.takes(method, address));
    takers.max_by_key(|route| route.words())
}

/// The routes of every crate.
pub fn of_the_source() -> BTreeSet<Route> {
    let mut found = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for way in UNSEEN {
            assert!(!text.contains(way), "{} opens a door by {way}", file.display());
        }
        for nested in text.split(".nest(").skip(1) {
            assert!(
                nested.starts_with(&format!("\"{API}\"")),
                "{} nests routes elsewhere than under {API}",
                file.display()
            );
        }
        found.extend(text.split("fn ").flat_map(|function| routes(function, &file)));
    }
    found
}

/// The sources of every crate.
pub fn sources() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for entry in fs::read_dir(crates).unwrap() {
        rust_files(&entry.unwrap().path().join("src"), &mut files);
    }
    files
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// The routes that one function adds.
fn routes(function: &str, file: &Path) -> Vec<Route> {
    let under = if function.contains("OpenApiRouter") { API } else { "" };
    let mut found = Vec::new();
    for rest in function.split(".route(").skip(1) {
        let said = rest
            .trim_start()
            .strip_prefix('"')
            .and_then(|rest| rest.split_once('"'));
        let (address, rest) = said.unwrap_or_else(|| panic!("{}: an address that is no text", file.display()));
        let handlers = until_closed(rest);
        let methods: Vec<_> = METHODS.iter().filter(|(verb, _)| calls(handlers, verb)).collect();
        assert!(!methods.is_empty(), "{}: no method for {address}", file.display());
        found.extend(methods.into_iter().map(|(_, method)| Route {
            method,
            address: format!("{under}{address}"),
        }));
    }
    found
}

/// The text up to the parenthesis that closes what was opened before it.
fn until_closed(text: &str) -> &str {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// Is `get(…)` called here, by itself or at the end of a chain?
fn calls(text: &str, verb: &str) -> bool {
    let call = format!("{verb}(");
    text.match_indices(&call).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}
