//! Pages ask nothing from another host, and hold no script or style of their own.

use super::{Problem, Source, lines};

/// Addresses that name something and are never asked for.
const NAMES_NOT_ADDRESSES: [&str; 4] = [
    "http://www.w3.org/",
    "http://purl.org/",
    "https://www.w3.org/",
    "http://127.0.0.1",
];

pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| source.is_product()) {
        let is_page = source.has_extension(&["html"]);
        let is_asset = source.has_extension(&["css", "js", "svg", "xml"]);
        for (number, line) in lines(&source.text) {
            let place = || format!("{}:{number}", source.path);
            if is_page && let Some(what) = inline(line) {
                problems.push(Problem::new(place(), what));
            }
            if (is_page || is_asset) && reaches_outside(line) {
                problems.push(Problem::new(place(), "an address of another host"));
            }
        }
    }
    problems
}

/// The content security policy would refuse these without a word to the reader.
fn inline(line: &str) -> Option<&'static str> {
    let lower = line.to_ascii_lowercase();
    if lower
        .match_indices("<script")
        .any(|(at, _)| !tag(&lower[at..]).contains("src="))
    {
        return Some("a script inside a page");
    }
    if lower.contains("<style") || attribute(&lower, |name| name == "style") {
        return Some("a style inside a page");
    }
    if lower.contains("javascript:") || attribute(&lower, is_handler) {
        return Some("an event handler inside a page");
    }
    None
}

fn tag(text: &str) -> &str {
    text.split('>').next().unwrap_or(text)
}

fn is_handler(name: &str) -> bool {
    name.len() > 3 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Is there an attribute, preceded by a space and followed by `=`, whose name is accepted?
fn attribute(line: &str, accepts: impl Fn(&str) -> bool) -> bool {
    line.match_indices('=').any(|(at, _)| {
        let before = &line[..at];
        let start = before
            .rfind(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
            .map_or(0, |space| space + 1);
        let after_space = start == 0 || before.as_bytes()[start - 1].is_ascii_whitespace();
        let quoted = line[at + 1..].starts_with(['"', '\'']);
        after_space && quoted && accepts(&before[start..])
    })
}

fn reaches_outside(line: &str) -> bool {
    ["http://", "https://"].into_iter().any(|scheme| {
        line.match_indices(scheme).any(|(at, _)| {
            let address = &line[at..];
            let rest = &address[scheme.len()..];
            let names_a_host = rest.starts_with(|letter: char| letter.is_ascii_alphanumeric());
            names_a_host && !NAMES_NOT_ADDRESSES.iter().any(|name| address.starts_with(name))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(path: &str, text: &str) -> Vec<String> {
        let problems = problems(&[Source::of(path, text)]);
        problems.into_iter().map(|problem| problem.what).collect()
    }

    #[test]
    fn a_page_that_keeps_to_itself_is_left_alone() {
        let page = r#"<script src="/app.js" defer></script>
<svg xmlns="http://www.w3.org/2000/svg"><option value="on"></svg>
<p data-on="x" class="style">Une phrase</p>{% let style = "x" %}"#;

        assert!(found_in("crates/people/templates/show.html", page).is_empty());
    }

    #[test]
    fn scripts_styles_and_handlers_inside_a_page_are_refused() {
        for line in [
            "<script>alert(1)</script>",
            r#"<p style="color:red">"#,
            "<style>p{}</style>",
            r#"<button onclick="go()">"#,
            r#"<a href="javascript:go()">"#,
        ] {
            let found = found_in("crates/people/templates/show.html", line);
            assert_eq!(found.len(), 1, "{line}");
        }
    }

    #[test]
    fn another_host_is_refused_in_pages_and_assets_but_a_namespace_is_a_name() {
        let path = "crates/portevoix/static/app.css";

        let outside = found_in(path, "@import url(https://fonts.example/a.css);");
        let namespace = found_in(path, "@namespace url(http://www.w3.org/2000/svg);");

        assert_eq!(outside.len(), 1);
        assert!(namespace.is_empty());
    }
}
