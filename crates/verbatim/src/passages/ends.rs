//! Where a sentence ends.

use crate::emoji::picture_end;
use crate::fold::is_word_char;

/// Before a name: their point never ends a sentence.
const TITLES: &[&str] = &[
    "mr", "mrs", "mme", "mmes", "mlle", "mlles", "dr", "drs", "dre", "pr", "prs", "prof", "me", "st", "ste", "av",
    "bd", "bld", "fbg", "mgr",
];

/// Their point ends a sentence only before a capital.
const SHORTENED: &[&str] = &[
    "etc", "ex", "cf", "env", "min", "max", "mn", "sec", "h", "tel", "tél", "no", "art", "al", "p", "pp", "vol", "ref",
    "réf", "resp", "rdv", "vs", "apt", "bat", "bât", "j", "mail", "nb", "ps", "svp", "kg", "infos",
];

/// A line of fewer bytes was ended by hand, not folded by a program.
const FOLDED_LINE: usize = 56;

/// Where the sentence that begins at `start` ends, signs that close it included.
pub(super) fn end_of(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut lettered = false;
    while let Some(c) = text[at..].chars().next() {
        let after = at + c.len_utf8();
        match c {
            '\n' if !is_folded(text, at) => return after,
            '.' | '!' | '?' | '…' | ';' => {
                let run = marks_end(text, at);
                if let Some(end) = end_at_marks(text, start, at, run) {
                    return end;
                }
                at = run;
            }
            '•' | '●' | '▪' | '➢' if lettered => return at,
            _ => match picture_end(text, at) {
                Some(_) => {
                    let run = pictures_end(text, at);
                    let next = text[run..].chars().next();
                    let goes_on = next.is_some_and(|next| !next.is_whitespace() && !next.is_alphanumeric());
                    if lettered && !goes_on {
                        return run;
                    }
                    at = run;
                }
                None => {
                    lettered |= c.is_alphabetic();
                    at = after;
                }
            },
        }
    }
    text.len()
}

/// Behind a run of marks, spaces inside it not counted.
fn marks_end(text: &str, at: usize) -> usize {
    let run = text[at..].find(|c| !matches!(c, '.' | '!' | '?' | '…' | ';'));
    run.map_or(text.len(), |length| at + length)
}

/// Behind the pictures that begin at `at`, with the spaces between them.
fn pictures_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let next = end + (text[end..].len() - text[end..].trim_start_matches([' ', '\u{a0}']).len());
        match picture_end(text, next) {
            Some(after) => end = after,
            None => return end,
        }
    }
}

/// Where a sentence ends if it ends at the marks from `at` to `run`.
fn end_at_marks(text: &str, start: usize, at: usize, run: usize) -> Option<usize> {
    let marks = &text[at..run];
    let next = text[run..].chars().next();
    let smiles = marks == ";" && next.is_some_and(|c| matches!(c, ')' | '-'));
    if smiles {
        return None;
    }
    let ends = match marks {
        ";" => true,
        "." => ends_at_point(text, start, at, next),
        _ => ends_at_run(text, at, marks, run, next),
    };
    if !ends {
        return None;
    }
    let closed = closings_end(text, run);
    if closed > run && first_letter(text, closed).is_some_and(char::is_lowercase) {
        return None;
    }
    Some(pictures_end(text, closed))
}

fn ends_at_point(text: &str, start: usize, at: usize, next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    let word = word_before(text, start, at);
    if next.is_uppercase() {
        // "venue.Elle": the space was lost. "S.A.M.U." and "J.Dupont" are left.
        let small = text[at + 1..].chars().nth(1).is_some_and(char::is_lowercase);
        return small && word.chars().next_back().is_some_and(char::is_lowercase) && !is_title(word);
    }
    let open = next.is_whitespace() || matches!(next, '»' | '"' | '”' | ')') || crate::emoji::is_emoji(next);
    if !open || is_title(word) || is_number_of_item(text, start, at) {
        return false;
    }
    let before_word = text[..at - word.len()].chars().next_back();
    let acronym = before_word == Some('.') && word.chars().count() == 1;
    let capital = || first_letter(text, at + 1).is_none_or(char::is_uppercase);
    if acronym || SHORTENED.iter().any(|short| word.eq_ignore_ascii_case(short)) {
        return capital();
    }
    true
}

/// "!", "?", "…", "...", "?!": a lower-case letter behind "..." goes on hesitating.
fn ends_at_run(text: &str, at: usize, marks: &str, run: usize, next: Option<char>) -> bool {
    let hesitates = marks.chars().all(|c| matches!(c, '.' | '…'));
    match next {
        None => true,
        Some(_) if hesitates => first_letter(text, run).is_none_or(|letter| !letter.is_lowercase()),
        Some(c) if c.is_alphanumeric() => marks.starts_with('!') || c.is_uppercase() && !is_link(text, at),
        Some(c) => {
            c.is_whitespace() || matches!(c, '»' | '"' | '”' | ')' | ',' | '-' | '(') || crate::emoji::is_emoji(c)
        }
    }
}

/// Whether the run of signs before `at` is a link.
fn is_link(text: &str, at: usize) -> bool {
    const LONGEST: usize = 200;
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let word = text[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("//") || word.contains("www.")
}

/// The word that ends at `at`, not before `start`.
fn word_before(text: &str, start: usize, at: usize) -> &str {
    const LONGEST: usize = 8;
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST * 2)).max(start);
    let head = &text[from..at];
    head.rfind(|c| !is_word_char(c))
        .map_or(head, |gap| head[gap..].trim_start_matches(|c| !is_word_char(c)))
}

/// A title, or the initial of a given name.
fn is_title(word: &str) -> bool {
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
}

/// "2." at the beginning of an item.
fn is_number_of_item(text: &str, start: usize, at: usize) -> bool {
    const LONGEST: usize = 16;
    if at - start > LONGEST {
        return false;
    }
    let head = text[start..at].trim_start();
    !head.is_empty() && head.len() <= 2 && head.bytes().all(|byte| byte.is_ascii_digit())
}

/// Behind brackets and quotation marks that close what ended at `at`.
fn closings_end(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        let spaced = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if spaced.starts_with('»') {
            at += rest.len() - spaced.len() + '»'.len_utf8();
        } else if let Some(c) = rest.chars().next().filter(|c| matches!(c, '"' | '”' | ')')) {
            at += c.len_utf8();
        } else {
            return at;
        }
    }
}

/// The first letter or digit behind the spaces and opening signs at `at`.
fn first_letter(text: &str, at: usize) -> Option<char> {
    text[at..]
        .chars()
        .take(8)
        .find(|c| !c.is_whitespace() && !matches!(c, '«' | '"' | '“' | '('))
        .filter(|c| c.is_alphanumeric())
}

/// Whether the line end at `at` was put by a program in the middle of a sentence: a long line, no mark, a small letter.
fn is_folded(text: &str, at: usize) -> bool {
    let next = text[at + 1..].chars().next();
    if !next.is_some_and(char::is_lowercase) {
        return false;
    }
    let from = text.floor_char_boundary(at.saturating_sub(FOLDED_LINE));
    let line = text[from..at].trim_end();
    let ended = line.ends_with(['.', '!', '?', '…', ';', ':']);
    at - from >= FOLDED_LINE && !ended && !line.contains('\n')
}
