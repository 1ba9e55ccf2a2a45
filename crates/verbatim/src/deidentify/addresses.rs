//! Postal addresses: number, way and name; postcode and town.

use super::lexicon::{COMMUNE, FUNCTION, HOME, LOOSE_WAY, MONTH, NOT_NAME, PARTICLE, SHORT_TITLE, STRANGE, TITLE, WAY};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Words, is_space};

/// Adds addresses that begin with a number, and postcodes with their town.
pub(super) fn find(words: &Words<'_>, found: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        let street = street_at(words, at).map(|last| (last, 0.9));
        match street.or_else(|| town_at(words, at).map(|last| (last, 0.6))) {
            Some((last, confidence)) => {
                let last = if confidence > 0.8 { with_town(words, last) } else { last };
                found.push(Span::new(
                    words.list[at].start,
                    words.list[last].end,
                    Kind::Address,
                    Reason::Pattern,
                    confidence,
                ));
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// Adds ways without a number behind "j'habite", "domiciliée"…: elsewhere they may be the establishment's.
pub(super) fn find_unnumbered(words: &Words<'_>, found: &mut Vec<Span>) {
    for at in 0..words.len() {
        if words.list[at].is(WAY | LOOSE_WAY)
            && words.before(at, 4, HOME)
            && let Some(last) = way_name(words, at, true)
        {
            let last = with_town(words, last);
            found.push(Span::new(
                words.list[at].start,
                words.list[last].end,
                Kind::Address,
                Reason::AfterKeyword,
                0.7,
            ));
        }
    }
}

/// "12 bis, rue des Lilas": the last word, if an address begins at a word.
fn street_at(words: &Words<'_>, at: usize) -> Option<usize> {
    let number = words.get(at).filter(|word| word.case == Case::Number)?;
    let digits = words.raw(number).bytes().take_while(u8::is_ascii_digit).count();
    if digits > 4 || number.end - number.start > digits + 3 {
        return None;
    }
    let near = |gap: &str| is_space(gap) || matches!(gap, "," | ", " | " , " | "");
    let mut way = at + 1;
    let between = words.get(way)?;
    let letter = between.end - between.start == 1 && !between.is(PARTICLE | FUNCTION);
    let suffix = near(words.gap(at)) && (letter || matches!(words.folded(between), "bis" | "ter" | "quater"));
    let second = matches!(words.gap(at).trim(), "-" | "/") && words.digits(way).is_some_and(|second| second.len() <= 4);
    way += usize::from(suffix || second);
    let word = words.get(way)?;
    let abbreviated = words.gap(way).starts_with('.');
    (near(words.gap(way - 1)) && word.is(WAY | LOOSE_WAY)).then_some(())?;
    way_name(words, way, !word.is(WAY)).filter(|_| !abbreviated || word.end - word.start <= 4)
}

/// The name behind a way: its last word. `strict` asks for a capital.
fn way_name(words: &Words<'_>, way: usize, strict: bool) -> Option<usize> {
    const LONGEST: usize = 9;
    let mut last = None;
    let mut at = way + 1;
    let mut gap = words.gap(way).trim_start_matches('.');
    while at <= way + LONGEST && (is_space(gap) || matches!(gap, "-" | "'" | "’")) {
        let word = words.get(at)?;
        let named = words.is_capital(word) || word.case == Case::Initial;
        let numbered = word.case == Case::Number
            && word.end - word.start <= 4
            && (last.is_none() || words.get(at - 1).is_some_and(|w| w.is(MONTH)));
        if named && !word.is_function() || numbered {
            last = Some(at);
        } else if word.is(PARTICLE | TITLE | SHORT_TITLE)
            || words.folded(word) == "general"
            || words.folded(word) == "marechal"
        {
            // May lead to the name; is no name.
        } else if word.is(MONTH) && words.digits(at - 1).is_some() || last.is_none() && !strict && !word.is(FUNCTION) {
            last = Some(at);
        } else {
            break;
        }
        gap = words.gap(at);
        at += 1;
    }
    last
}

/// "saint", "sainte": the next word is the saint's.
fn is_saintly(words: &Words<'_>, at: usize) -> bool {
    matches!(words.folded(&words.list[at]), "saint" | "sainte" | "st" | "ste")
}

/// Goes on to a postcode and its town, or to "à" and a town, if they follow.
fn with_town(words: &Words<'_>, last: usize) -> usize {
    if let Some(town) = words.get(last + 2)
        // A large town says little; a small one, with a street, says much.
        && words.folded(&words.list[last + 1]) == "a"
        && words.spaced(last)
        && words.spaced(last + 1)
        && words.is_capital(town)
        && !town.is(NOT_NAME | FUNCTION)
    {
        return last + 2;
    }
    let gap = words.gap(last);
    let near = gap.chars().count() <= 4
        && gap
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '–' | ';' | '('));
    if near {
        town_at(words, last + 1).unwrap_or(last)
    } else {
        last
    }
}

/// "25000 Besançon": the last word, if a postcode and a town begin at a word.
fn town_at(words: &Words<'_>, at: usize) -> Option<usize> {
    const COUNTED: &[&str] = &[
        "francais",
        "francaises",
        "euros",
        "euro",
        "eur",
        "patients",
        "personnes",
        "habitants",
        "usagers",
        "citoyens",
        "lits",
    ];
    let code = words.digits(at).filter(|code| code.len() == 5)?;
    let department: u8 = code[..2].parse().ok()?;
    if !matches!(department, 1..=95 | 97 | 98) || !words.spaced(at) {
        return None;
    }
    let mut last = None;
    for place in at + 1..at + 6 {
        let Some(word) = words.get(place) else { break };
        let capital = words.is_capital(word) || words.shouting && word.case == Case::Upper;
        let small = word.case == Case::Small
            && (word.is(COMMUNE) || !word.known.is_word() && word.end - word.start >= 5 && word.flags == STRANGE);
        let saint = last.is_none() && matches!(words.folded(word), "saint" | "sainte" | "st" | "ste");
        if (capital
            || small
            || saint
            || place > at + 1
                && words.list[place - 1].end - words.list[place - 1].start <= 6
                && is_saintly(words, place - 1))
            && !word.is_function()
            && !COUNTED.contains(&words.folded(word))
        {
            last = Some(place);
        } else if !(last.is_some() && (word.is(PARTICLE) || matches!(words.folded(word), "sur" | "en" | "sous"))) {
            break;
        }
        if !words.spaced(place) && !matches!(words.gap(place), "-" | "'" | "’") {
            break;
        }
    }
    last
}
