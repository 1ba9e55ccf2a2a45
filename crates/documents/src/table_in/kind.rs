//! Tells a text table from a workbook, and both from everything else that people drop.

use super::census::Census;
use super::problem::TableProblem;

/// The two kinds that can be read.
pub(super) enum Kind {
    Text,
    Workbook,
}

/// What these first bytes are. The name only helps where bytes alone can't tell.
pub(super) fn kind_of(head: &[u8], file_name: &str, census: &Census) -> Result<Kind, TableProblem> {
    if head.starts_with(b"PK\x03\x04") {
        return zip_kind(head, file_name);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file(head, file_name));
    }
    if let Some(kind) = foreign(head) {
        return Err(not_a_table(kind));
    }
    if head.iter().all(|byte| byte.is_ascii_whitespace()) || head == b"\xef\xbb\xbf" {
        return Err(TableProblem::EmptyFile);
    }
    if !census.is_utf16() && is_binary(head) {
        return Err(not_a_table("binary"));
    }
    Ok(Kind::Text)
}

fn not_a_table(looks_like: &str) -> TableProblem {
    TableProblem::NotATable {
        looks_like: looks_like.to_owned(),
    }
}

fn zip_kind(head: &[u8], file_name: &str) -> Result<Kind, TableProblem> {
    let names = |needle: &[u8]| contains(head, needle);
    if names(b"mimetypeapplication/vnd.oasis.opendocument") {
        return Err(not_a_table("opendocument"));
    }
    if names(b"word/") || names(b"ppt/") {
        return Err(not_a_table("word"));
    }
    if names(b"xl/") || has_extension(file_name, &["xlsx", "xlsm"]) {
        return Ok(Kind::Workbook);
    }
    Err(not_a_table("zip"))
}

/// A compound file is an old workbook, or the envelope of an encrypted one.
fn compound_file(head: &[u8], file_name: &str) -> TableProblem {
    let names = |name: &str| {
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(head, &utf16)
    };
    if names("EncryptedPackage") || has_extension(file_name, &["xlsx", "xlsm"]) {
        TableProblem::EncryptedWorkbook
    } else if names("WordDocument") || has_extension(file_name, &["doc", "ppt", "msg"]) {
        not_a_table("word")
    } else {
        TableProblem::OldWorkbook
    }
}

fn foreign(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"%PDF", "pdf"),
        (b"\x89PNG", "image"),
        (b"\xff\xd8\xff", "image"),
        (b"GIF8", "image"),
        (b"{\\rtf", "rtf"),
        (b"\x1f\x8b", "zip"),
        (b"Rar!", "zip"),
        (b"7z\xbc\xaf", "zip"),
        (b"\x7fELF", "binary"),
    ];
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(kind);
    }
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start: String = start
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take(64)
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect();
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| start.starts_with(prefix));
    if starts(&["<!doctype html", "<html", "<table"]) {
        Some("html")
    } else if starts(&["<?xml"]) {
        Some("xml")
    } else if starts(&["{\"", "[{", "{\n", "{\r\n"]) {
        Some("json")
    } else {
        None
    }
}

/// Text holds hardly any control byte; a few NULs are left for the rows to refuse one by one.
fn is_binary(head: &[u8]) -> bool {
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31 | 127)).count();
    controls * 10 > head.len()
}

fn contains(head: &[u8], needle: &[u8]) -> bool {
    head.windows(needle.len()).any(|window| window == needle)
}

fn has_extension(file_name: &str, extensions: &[&str]) -> bool {
    file_name
        .rsplit_once('.')
        .is_some_and(|(_, extension)| extensions.iter().any(|e| extension.eq_ignore_ascii_case(e)))
}
