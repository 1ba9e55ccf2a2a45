//! Reads XML as a program does that forgives nothing: feeds, and the parts of a workbook.

use super::html::decoded;

/// The elements and the words of a document.
#[derive(Debug, Default)]
pub struct Document {
    pub elements: Vec<String>,
    pub words: String,
}

/// Reads a document.
pub fn read(xml: &str) -> Result<Document, String> {
    let mut document = Document::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = xml.trim_start_matches('\u{feff}');
    while let Some((words, after)) = rest.split_once('<') {
        document.words.push_str(&plain(words)?);
        let (inside, after) = after.split_once('>').ok_or("a tag that never ends")?;
        rest = after;
        if inside.starts_with('?') {
            continue;
        }
        if let Some(name) = inside.strip_prefix('/') {
            let expected = open.pop().ok_or("closes what was never opened")?;
            if expected != name.trim_end() {
                return Err(format!("<{expected}> is closed by </{name}>"));
            }
            continue;
        }
        let (inside, is_whole) = inside
            .strip_suffix('/')
            .map_or((inside, false), |inside| (inside, true));
        let name = element(inside)?;
        if open.is_empty() && !document.elements.is_empty() {
            return Err(format!("<{name}> stands beside the root"));
        }
        document.elements.push(name.clone());
        if !is_whole {
            open.push(name);
        }
    }
    plain(rest)?;
    match open.pop() {
        Some(name) => Err(format!("<{name}> is never closed")),
        None if document.elements.is_empty() => Err("holds nothing".to_owned()),
        None => Ok(document),
    }
}

/// The words between two tags, with their entities read.
fn plain(words: &str) -> Result<String, String> {
    if words.chars().any(|c| c.is_control() && !c.is_whitespace()) || words.contains("]]>") {
        return Err(format!("a sign that XML forbids: {words:?}"));
    }
    for after in words.split('&').skip(1) {
        let name = after.split_once(';').map_or("", |(name, _)| name);
        let is_number = name.strip_prefix('#').is_some_and(|number| !number.is_empty());
        if !is_number && !matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") {
            return Err(format!("a bare & before {:.20}", after));
        }
    }
    Ok(decoded(words))
}

/// The name of an element, whose attributes are read on the way.
fn element(inside: &str) -> Result<String, String> {
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_:.".contains(c))
    };
    if !is_name(name) {
        return Err(format!("no name of an element: {name:?}"));
    }
    while !rest.trim().is_empty() {
        let (attribute, value) = rest
            .split_once('=')
            .ok_or(format!("<{name}> has words without a value"))?;
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let quote = quote.ok_or(format!("<{name}> has a value without quotes"))?;
        let (value, after) = value[1..]
            .split_once(quote)
            .ok_or(format!("<{name}> has a value that never ends"))?;
        if !is_name(attribute.trim()) {
            return Err(format!("<{name}> has an attribute named {attribute:?}"));
        }
        plain(value)?;
        rest = after;
    }
    Ok(name.to_owned())
}
