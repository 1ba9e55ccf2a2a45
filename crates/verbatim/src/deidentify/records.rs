//! Numbers that point to a person because words say so: IPP, file, member, reference.

use super::dates;
use super::lexicon::{LEGAL, LOOSE_RECORD, NUMBER, RECORD};
use super::numbers::is_service;
use super::span::{Kind, Reason, Span};
use super::words::{Case, Words};

/// How many words may stand between the announcement and the number.
const REACH: usize = 5;

/// Adds the numbers that are announced.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        let Some((last, digits)) = token_at(words, at) else {
            at += 1;
            continue;
        };
        let (start, end) = (words.list[at].start, words.list[last].end);
        let other = is_service(&words.text.as_bytes()[start..end]) || dates::figures(words, at).is_some();
        if let Some(confidence) = announced(words, at, digits).filter(|_| !other) {
            found.push(Span::new(
                start,
                end,
                Kind::RecordNumber,
                Reason::AfterKeyword,
                confidence,
            ));
        }
        at = last + 1;
    }
}

/// A token with digits at a word, groups parted by "-", "/", "." or a space joined: its last word, how many digits.
fn token_at(words: &Words<'_>, at: usize) -> Option<(usize, usize)> {
    let has_digit = |place: usize| {
        words
            .get(place)
            .is_some_and(|word| words.raw(word).bytes().any(|byte| byte.is_ascii_digit()))
    };
    let prefixed = || words.list[at].case != Case::Small && matches!(words.gap(at), "-" | "/") && has_digit(at + 1);
    if !has_digit(at) && !prefixed() {
        return None;
    }
    let mut last = at;
    while last - at < 6 {
        let joined = match words.gap(last) {
            "-" | "/" | "_" => true,
            " " | "\u{a0}" | "\u{202f}" | "." => words.digits(last).is_some() && words.digits(last + 1).is_some(),
            _ => false,
        };
        if !joined
            || !(has_digit(last + 1)
                || words
                    .list
                    .get(last + 1)
                    .is_some_and(|word| word.end - word.start <= 4 && word.case != Case::Small))
        {
            break;
        }
        last += 1;
    }
    let digits = words.text[words.list[at].start..words.list[last].end]
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    Some((last, digits))
}

/// How sure it is that the number points to a person; `None` when nothing announces it.
fn announced(words: &Words<'_>, at: usize, digits: usize) -> Option<f32> {
    if words.before(at, REACH, RECORD) && digits >= 4 {
        return Some(0.95);
    }
    let numbered = words.before(at, REACH, NUMBER) || at > 0 && words.gap(at - 1).contains('°');
    let loose = words.before(at, REACH, LOOSE_RECORD);
    match (loose, numbered) {
        (true, true) if digits >= 3 => Some(0.9),
        (true, false) if digits >= 6 => Some(0.7),
        (true, false) if digits >= 4 && words.gap(at - 1).contains(':') => Some(0.7),
        (false, true) if digits >= 5 && !words.before(at, REACH, LEGAL) => Some(0.6),
        _ => None,
    }
}
