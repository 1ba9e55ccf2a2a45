//! What is wrong with an answer that holds hostile texts, whatever its type, and which of them it shows.

use super::{
    html::{self, Piece, Tag},
    pen::{END, marks},
    tables, xml,
};
use crate::house::Reply;
use http::header;
use std::collections::BTreeSet;

/// The end of a hostile text in the query of an address.
const IN_ADDRESS: &str = "%26lt%3Bb%26gt%3B";

/// Reads answers one after the other.
#[derive(Default)]
pub struct Reading {
    /// Marks of the texts that were shown whole.
    pub shown: BTreeSet<String>,
    /// What is wrong, with where.
    pub faults: BTreeSet<String>,
    /// The types of what was read.
    pub types: BTreeSet<String>,
}

impl Reading {
    /// Reads one answer; `place` is said with each fault.
    pub fn read(&mut self, place: &str, reply: &Reply) {
        let header = |name| {
            reply
                .headers
                .get(name)
                .map_or("", |value| value.to_str().unwrap_or("unreadable"))
        };
        let media_type = header(header::CONTENT_TYPE)
            .split(';')
            .next()
            .unwrap_or_default()
            .to_owned();
        let mut faults = Vec::new();
        if reply.status.is_server_error() {
            faults.push(format!("broke: {}", reply.status));
        }
        if header(header::X_CONTENT_TYPE_OPTIONS) != "nosniff" {
            faults.push("lets a browser guess its type".to_owned());
        }
        faults.extend(named_unsafely(header(header::CONTENT_DISPOSITION)));
        if !reply.bytes.is_empty() {
            faults.extend(self.body(&media_type, reply));
        }
        self.types.insert(media_type);
        self.faults
            .extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
    }

    fn body(&mut self, media_type: &str, reply: &Reply) -> Vec<String> {
        let text = reply.text();
        match media_type {
            "text/html" => self.page(&text),
            "application/json" | "application/problem+json" => match serde_json::from_str(&text) {
                Ok(value) => self.json(&value),
                Err(error) => vec![format!("is no JSON: {error}")],
            },
            "application/atom+xml" => match xml::read(&text) {
                Ok(document) => self.words(&document.words),
                Err(error) => vec![format!("is no XML: {error}")],
            },
            "text/csv" => self.csv(&text),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => self.workbook(&reply.bytes),
            "application/pdf" if !reply.bytes.starts_with(b"%PDF-") => vec!["is no PDF".to_owned()],
            _ => Vec::new(),
        }
    }

    /// A text as its reader sees it: each mark stands behind a hostile text that was not touched.
    fn words(&mut self, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for (before, mark) in marks(text) {
            if is_whole(before) {
                self.shown.insert(mark.to_owned());
            } else if !before.ends_with(", ") {
                // After a comma it is one of the words that weighed, which are told one by one.
                let from = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
                faults.push(format!("{mark} is not shown as it was written: {}", &before[from..]));
            }
        }
        faults
    }

    fn page(&mut self, page: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut words = String::new();
        for piece in html::pieces(page) {
            match piece {
                Piece::Text(text) => words.push_str(&text),
                Piece::Tag(tag) => {
                    faults.extend(runs(&tag).map(|why| format!("<{}> {why}", tag.name)));
                    for (_, value) in &tag.attributes {
                        faults.extend(self.words(value));
                    }
                }
            }
        }
        faults.extend(self.words(&words));
        faults
    }

    fn json(&mut self, value: &serde_json::Value) -> Vec<String> {
        match value {
            serde_json::Value::String(text) => self.words(text),
            serde_json::Value::Array(all) => all.iter().flat_map(|one| self.json(one)).collect(),
            serde_json::Value::Object(all) => {
                let names: Vec<String> = all.keys().flat_map(|name| self.words(name)).collect();
                names
                    .into_iter()
                    .chain(all.values().flat_map(|one| self.json(one)))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn csv(&mut self, text: &str) -> Vec<String> {
        let lines = tables::csv(text);
        let width = lines.first().map_or(0, Vec::len);
        let mut faults = Vec::new();
        for line in &lines {
            if line.len() != width {
                faults.push(format!("a line of {} cells under {width} columns", line.len()));
            }
            for cell in line {
                if tables::is_formula(cell) {
                    faults.push(format!("a spreadsheet would calculate {cell}"));
                }
                faults.extend(self.words(cell));
            }
        }
        faults
    }

    fn workbook(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, text) in tables::parts(bytes) {
            match xml::read(&text) {
                Ok(part) => {
                    let runs = part
                        .elements
                        .iter()
                        .find(|e| matches!(e.as_str(), "f" | "hyperlink" | "ddeLink"));
                    faults.extend(runs.map(|element| format!("{name} holds <{element}>")));
                    faults.extend(self.words(&part.words));
                }
                Err(error) => faults.push(format!("{name} is no XML: {error}")),
            }
        }
        faults
    }
}

/// Does a hostile text end here, as it was written or in the query of an address?
fn is_whole(text: &str) -> bool {
    let in_query = text.trim_end_matches('+').trim_end_matches("%20");
    text.trim_end().ends_with(END) || in_query.ends_with(IN_ADDRESS)
}

/// What of a tag would run, or was not written by us.
fn runs(tag: &Tag) -> Option<String> {
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "-_:".contains(c));
    if !is_name(&tag.name) || matches!(tag.name.as_str(), "b" | "iframe" | "object" | "embed" | "base") {
        return Some("is not ours".to_owned());
    }
    if matches!(tag.name.as_str(), "script" | "img") && !tag.closes {
        let source = tag.attribute("src").unwrap_or_default();
        if !source.starts_with('/') || source.starts_with("//") {
            return Some(format!("is not ours: {source}"));
        }
    }
    for (name, value) in &tag.attributes {
        if !is_name(name) || name.starts_with("on") || matches!(name.as_str(), "style" | "srcdoc") {
            return Some(format!("has an attribute {name}"));
        }
        let leads = matches!(name.as_str(), "href" | "src" | "action" | "formaction" | "data-live");
        let is_own = value.is_empty()
            || ["/", "#", "?", "http://", "https://", "mailto:", "tel:"]
                .iter()
                .any(|start| value.starts_with(start));
        if leads && (!is_own || value.starts_with("//")) {
            return Some(format!("leads to {value}"));
        }
    }
    None
}

/// What is wrong with the name under which a file is offered.
fn named_unsafely(disposition: &str) -> Option<String> {
    let name = disposition.split_once("filename=").map_or("", |(_, name)| name);
    let bare = name.trim_matches('"');
    let is_plain = bare.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    (!is_plain || bare.starts_with('.')).then(|| format!("offers a file named {name}"))
}
