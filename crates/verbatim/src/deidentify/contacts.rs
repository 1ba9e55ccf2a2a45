//! E-mail addresses and links.

use super::span::{Kind, Reason, Span};

/// Adds the e-mail addresses and links of `text`.
pub(super) fn find(text: &str, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices('@') {
        if let Some((start, end)) = email_around(bytes, at) {
            found.push(Span::new(start, end, Kind::Email, Reason::Pattern, 0.98));
        }
    }
    let mut from = 0;
    while let Some(start) = next_link(text, from) {
        let end = link_end(text, start);
        if !is_public_page(&text[start..end]) {
            found.push(Span::new(start, end, Kind::Url, Reason::Pattern, 0.9));
        }
        from = end.max(start + 1);
    }
}

/// The address around an "@", if it has a name before and a domain with a dot behind.
fn email_around(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-'".contains(byte) || *byte >= 0x80;
    let mut start = at - bytes[..at].iter().rev().take_while(|byte| local(byte)).count();
    while start < at && (b".'-".contains(&bytes[start]) || is_continuation(bytes[start])) {
        start += 1;
    }
    start = skip_outer_space(bytes, start, at);
    let domain = bytes[at + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte))
        .count();
    let mut end = at + 1 + domain;
    while end > at + 1 && b".-".contains(&bytes[end - 1]) {
        end -= 1;
    }
    let dotted = bytes[at + 1..end].contains(&b'.');
    (start < at && dotted).then_some((start, end))
}

/// Letters beyond ASCII belong to the local part; spaces and signs beyond ASCII ("\u{a0}", "«", "’") do not.
fn skip_outer_space(bytes: &[u8], start: usize, at: usize) -> usize {
    let Ok(local) = std::str::from_utf8(&bytes[start..at]) else {
        return start;
    };
    match local
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_ascii() && !c.is_alphanumeric())
    {
        Some((last, c)) => start + last + c.len_utf8(),
        None => start,
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn next_link(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|&at| {
        matches!(bytes[at], b'h' | b'H' | b'w' | b'W')
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
            && [&b"http://"[..], b"https://", b"www."]
                .iter()
                .any(|head| has_prefix(&bytes[at..], head))
    })
}

fn has_prefix(bytes: &[u8], head: &[u8]) -> bool {
    bytes
        .get(..head.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(head))
}

fn link_end(text: &str, start: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '|' | '\'' | '’');
    let end = text[start..].find(stops).map_or(text.len(), |length| start + length);
    start
        + text[start..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '…', '\'', '’'])
            .len()
}

/// A page of a public service says nothing of a person, unless the link carries a question or an address.
fn is_public_page(link: &str) -> bool {
    const PUBLIC: &[&str] = &[
        ".gouv.fr",
        "ameli.fr",
        "service-public.fr",
        "has-sante.fr",
        "sante.fr",
        "caf.fr",
        "doctolib.fr",
        "francetravail.fr",
        "aphp.fr",
        "gouvernement.fr",
        "lassuranceretraite.fr",
        "info-retraite.fr",
        "defenseurdesdroits.fr",
        "justice.fr",
    ];
    let rest = link.rsplit("://").next().unwrap_or(link);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest).to_ascii_lowercase();
    let of_public = |public: &&str| {
        host.strip_suffix(public.trim_start_matches('.'))
            .is_some_and(|head| head.is_empty() || head.ends_with('.'))
    };
    host.is_empty() || !rest.contains(['?', '=', '@', '&']) && PUBLIC.iter().any(of_public)
}
