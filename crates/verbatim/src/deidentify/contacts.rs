//! E-mail addresses, links and accounts.

use super::register::known;
use super::span::{Kind, Reason, Span};
use super::words::Words;

/// Adds the e-mail addresses and links of `text`.
pub(super) fn find(text: &str, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices('@') {
        if let Some((start, end)) = email_around(bytes, at) {
            if !is_public_desk(&text[start..end]) {
                found.push(Span::new(start, end, Kind::Email, Reason::Pattern, 0.98));
            }
        } else if let Some(end) = account_at(text, at) {
            found.push(Span::new(at, end, Kind::Account, Reason::Pattern, 0.8));
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

/// An account name behind "@": where it ends.
fn account_at(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].chars().next_back();
    let name = text[at + 1..]
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')))
        .next()?;
    let name = name.trim_end_matches(['.', '-']);
    let free = !before.is_some_and(char::is_alphanumeric);
    (free && name.len() >= 3 && name.contains(char::is_alphabetic)).then_some(at + 1 + name.len())
}

/// Whether an address is that of a public service's desk, which says nothing of a person.
fn is_public_desk(address: &str) -> bool {
    const DESKS: [&str; 8] = [
        "noreply",
        "nepasrepondre",
        "contact",
        "info",
        "accueil",
        "service",
        "support",
        "assistance",
    ];
    let Some((local, host)) = address.split_once('@') else {
        return false;
    };
    let local: String = local
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let numbered = local.contains(|c: char| c.is_ascii_digit()) && host.ends_with(".gouv.fr");
    (numbered || DESKS.iter().any(|desk| local.starts_with(desk))) && is_public_host(&host.to_ascii_lowercase())
}

/// Adds addresses as people say them ("jean (point) dupont (at) exemple.fr") and pages of people on networks, written
/// without "http" ("facebook.com/jean.dupont").
pub(super) fn find_spoken(words: &Words<'_>, found: &mut Vec<Span>) {
    for at in 1..words.len().saturating_sub(1) {
        let folded = words.folded(&words.list[at]);
        if matches!(folded, "at" | "arobase" | "arobas") || folded == "a" && words.gap(at - 1).contains(['(', '[']) {
            if let Some(last) = spoken_domain(words, at + 1) {
                let start = words.list[spoken_local(words, at - 1)].start;
                found.push(Span::new(
                    start,
                    words.list[last].end,
                    Kind::Email,
                    Reason::Pattern,
                    0.85,
                ));
            }
        } else if folded == "com" && is_network(words, at) {
            let start = words.list[at - 1].start;
            let end = link_end(words.text, start);
            found.push(Span::new(start, end, Kind::Url, Reason::Pattern, 0.9));
        }
    }
}

/// "facebook.com/…": a network's host, with a path behind.
fn is_network(words: &Words<'_>, com: usize) -> bool {
    const NETWORKS: [&str; 10] = [
        "facebook",
        "fb",
        "instagram",
        "linkedin",
        "twitter",
        "tiktok",
        "x",
        "youtube",
        "snapchat",
        "threads",
    ];
    NETWORKS.contains(&words.folded(&words.list[com - 1]))
        && words.gap(com - 1) == "."
        && words.gap(com).starts_with('/')
}

/// Whether only spaces and brackets part two words.
fn is_bracketed(gap: &str) -> bool {
    gap.len() <= 4 && gap.chars().all(|c| matches!(c, ' ' | '(' | ')' | '[' | ']' | '\u{a0}'))
}

/// The first word of what is said before "at": parts joined by signs or by "point".
fn spoken_local(words: &Words<'_>, mut first: usize) -> usize {
    loop {
        let Some(before) = first.checked_sub(1) else {
            return first;
        };
        let gap = words.gap(before);
        if matches!(gap, "." | "-" | "_") {
            first = before;
        } else if before > 0
            && matches!(
                words.folded(&words.list[before]),
                "point" | "tiret" | "dot" | "underscore"
            )
            && is_bracketed(gap)
            && is_bracketed(words.gap(before - 1))
        {
            first = before - 1;
        } else {
            return first;
        }
    }
}

/// The last word of what is said behind "at", if it ends as a domain does.
fn spoken_domain(words: &Words<'_>, first: usize) -> Option<usize> {
    if !is_bracketed(words.gap(first - 1)) {
        return None;
    }
    let mut last = first;
    while last < first + 6 {
        let gap = words.gap(last);
        let said = words
            .get(last + 1)
            .is_some_and(|word| matches!(words.folded(word), "point" | "dot"));
        let step = match gap {
            "." | "-" => 1,
            _ if said && is_bracketed(gap) && is_bracketed(words.gap(last + 1)) => 2,
            _ => break,
        };
        words.get(last + step)?;
        last += step;
    }
    let ends = matches!(
        words.folded(&words.list[last]),
        "fr" | "com" | "org" | "net" | "eu" | "be" | "ch" | "re" | "info" | "bzh"
    );
    (last > first && ends).then_some(last)
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
    let stops = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '"' | '«' | '»' | '“' | '”' | '|' | '\'' | '’' | '[' | ']'
            )
    };
    let end = text[start..].find(stops).map_or(text.len(), |length| start + length);
    // "site.org/J’ai": the next sentence begins where its space was lost.
    let elided = text[end..].starts_with(['\'', '’'])
        && text[start..end]
            .rfind('/')
            .is_some_and(|slash| start + slash + 2 == end);
    let end = if elided { end - 1 } else { end };
    start
        + text[start..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '…', '\'', '’'])
            .len()
}

/// A page of a public service says nothing of a person, nor does the first page of a site, unless the link carries a
/// question or an address.
fn is_public_page(link: &str) -> bool {
    let rest = link.rsplit("://").next().unwrap_or(link);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    let asks = rest.contains(['?', '=', '@', '&']);
    host.is_empty() || !asks && (path.len() <= 1 || is_public_host(&host) && !names_person(path))
}

/// "/medecin-generaliste/dole/oriane-valmont": a given name and another word stand side by side in a path.
fn names_person(path: &str) -> bool {
    path.split('/').any(|part| {
        let words: Vec<String> = part.split(['-', '.', '_', '+']).map(crate::folded).collect();
        let given = |word: &String| {
            let known = known(word);
            word.len() >= 3 && known.given() >= 3 && !known.is_word()
        };
        words.len() >= 2 && words.iter().any(given)
    })
}

/// Whether a host is that of a public service, or of one that everybody uses.
fn is_public_host(host: &str) -> bool {
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
    PUBLIC.iter().any(|public| {
        host.strip_suffix(public.trim_start_matches('.'))
            .is_some_and(|head| head.is_empty() || head.ends_with('.'))
    })
}
