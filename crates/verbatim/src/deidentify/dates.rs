//! Dates: of birth, behind words that announce it; and exact ones, where the policy makes them coarser.

use super::lexicon::{BIRTH, DEED, MONTH};
use super::span::{Kind, Reason, Span};
use super::words::{Case, Words};

/// How many words may stand between "née" and the date.
const REACH: usize = 8;

/// What becomes of dates that are none of birth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dates {
    /// They stay: they say when things happened.
    #[default]
    Kept,
    /// The day goes: "le 12 mars 2024" becomes "le mars 2024". With a service, a day may say who was there.
    MonthAndYear,
}

/// Adds the dates of birth, whole, and the other exact dates if the policy asks for it.
pub(super) fn find(words: &Words<'_>, others: Dates, found: &mut Vec<Span>) {
    let mut at = 0;
    // One birth has one date: "née le 3 avril 1961, opérée le 12 mars".
    let mut born = 0;
    while at < words.len() {
        let Some((last, whole)) = date_at(words, at) else {
            at += 1;
            continue;
        };
        let (start, end) = (words.list[at].start, words.list[last].end);
        if whole && is_of_birth(words, at, REACH.min(at - born)) {
            found.push(Span::new(start, end, Kind::BirthDate, Reason::AfterKeyword, 0.95));
            born = last + 1;
        } else if !whole && is_year_of_birth(words, at) {
            found.push(Span::new(start, end, Kind::BirthDate, Reason::AfterKeyword, 0.7));
        } else if whole && others == Dates::MonthAndYear {
            let start = words.list[first_of(words, at)].start;
            found.push(Span::new(start, end, Kind::Date, Reason::Pattern, 0.8));
        }
        at = last + 1;
    }
}

/// The word from which a date is told: the day of the week, and the first day of "12 au 15 mars", go with it.
fn first_of(words: &Words<'_>, at: usize) -> usize {
    const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let folded = |back: usize| at.checked_sub(back).map(|place| words.folded(&words.list[place]));
    if folded(1).is_some_and(|word| DAYS.contains(&word)) && words.spaced(at - 1) {
        return at - 1;
    }
    let joined = matches!(folded(1), Some("au" | "et" | "ou" | "a")) && words.spaced(at - 1);
    let day = |place: usize| {
        words
            .digits(place)
            .is_some_and(|day| day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)))
    };
    if joined && at >= 2 && words.spaced(at - 2) && day(at - 2) {
        at - 2
    } else {
        at
    }
}

/// The month and the year of a date as it is written, the month in letters; `None` for what is no date.
pub(super) fn month_and_year(date: &str) -> Option<String> {
    let words = Words::read(date);
    let at = (0..words.len())
        .rev()
        .find(|at| figures(&words, *at).is_some() || written(&words, *at).is_some())?;
    if let Some(last) = written(&words, at) {
        return Some(date[words.list[at + 1].start..words.list[last].end].to_owned());
    }
    let (first, second, third) = (words.digits(at)?, words.digits(at + 1)?, words.digits(at + 2)?);
    let year = if first.len() == 4 { first } else { third };
    let month: usize = second.parse().ok()?;
    Some(format!("{} {year}", MONTHS.get(month.checked_sub(1)?)?))
}

/// The months as French writes them.
pub const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A date at a word: its last word, and whether it is more than a year.
fn date_at(words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
    if words.list[at].case != Case::Number {
        return None;
    }
    figures(words, at)
        .or_else(|| written(words, at))
        .map(|last| (last, true))
        .or_else(|| {
            let year = words.digits(at)?;
            (year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))).then_some((at, false))
        })
}

/// 12/03/1954, 12-03-54, 12.03.1954, 12 03 1954, 1954-03-12.
pub(super) fn figures(words: &Words<'_>, at: usize) -> Option<usize> {
    let (first, second, third) = (words.digits(at)?, words.digits(at + 1)?, words.digits(at + 2)?);
    let gap = words.gap(at).trim();
    let same = words.gap(at + 1).trim() == gap && matches!(gap, "/" | "-" | "." | "");
    let day_first = first.len() <= 2 && second.len() <= 2 && (third.len() == 4 || third.len() == 2 && !gap.is_empty());
    let year_first = first.len() == 4 && second.len() == 2 && third.len() == 2 && gap == "-";
    let (day, month) = if year_first { (third, second) } else { (first, second) };
    let possible = day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
        && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    (same && possible && (day_first || year_first)).then_some(at + 2)
}

/// 12 mars 1954, 1er mai 60, 12 mars.
fn written(words: &Words<'_>, at: usize) -> Option<usize> {
    let day = words.folded(&words.list[at]);
    let number = day.strip_suffix("er").unwrap_or(day).parse::<u8>().ok()?;
    let month = words.get(at + 1)?;
    if !(1..=31).contains(&number) || !month.is(MONTH) || !words.spaced(at) {
        return None;
    }
    let year = words.digits(at + 2).is_some_and(|year| matches!(year.len(), 2 | 4)) && words.spaced(at + 1);
    Some(if year { at + 2 } else { at + 1 })
}

fn is_of_birth(words: &Words<'_>, at: usize, reach: usize) -> bool {
    words.before(at, reach, BIRTH) && !is_deed(words, at) || is_plain_born(words, at)
}

/// "acte de naissance demandé le…": the date is that of the deed.
fn is_deed(words: &Words<'_>, at: usize) -> bool {
    words.before(at, REACH + 2, DEED)
}

/// "né en 1954", "née 1954", "naissance : 1954".
fn is_year_of_birth(words: &Words<'_>, at: usize) -> bool {
    words.before(at, 3, BIRTH) && at > 0 && {
        let before = &words.list[at - 1];
        before.is(BIRTH) || matches!(words.folded(before), "en" | "annee" | "e")
    }
}

/// "NE LE 12/03/1954": without its accent, "né" is only known by what follows it.
fn is_plain_born(words: &Words<'_>, at: usize) -> bool {
    let folded = |back: usize| at.checked_sub(back).map(|place| words.folded(&words.list[place]));
    folded(1) == Some("le") && (folded(2) == Some("ne") || folded(2) == Some("e") && folded(3) == Some("ne"))
}
