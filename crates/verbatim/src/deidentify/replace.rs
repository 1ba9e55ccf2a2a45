//! The text with labels where spans were.

use std::fmt::Write;

use super::dates;
use super::span::{Kind, Span};
use crate::hash::StableMap;

/// `text` with each span replaced by its label: `[NOM 1]`, `[TÉLÉPHONE]`… The same name has the same number inside one
/// text; a surname alone has the number of the full name before it. An exact date keeps its month and year. Spans may come in any order, overlap, or be drawn by
/// hand: overlaps are joined, and borders are moved outwards to whole characters.
pub fn replace(text: &str, spans: &[Span]) -> String {
    let mut names = Names::default();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in joined(text, spans) {
        out.push_str(&text[at..span.start]);
        let label = span.kind.label();
        let written = match span.kind {
            Kind::Name => write!(out, "[{label} {}]", names.number(&text[span.start..span.end])),
            Kind::Date => match dates::month_and_year(&text[span.start..span.end]) {
                Some(coarse) => write!(out, "{coarse}"),
                None => write!(out, "[{label}]"),
            },
            _ => write!(out, "[{label}]"),
        };
        written.expect("writing to a String cannot fail");
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Spans inside the text, on character borders, sorted, overlaps joined under the more telling kind; empty ones dropped.
fn joined(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.iter().filter_map(|span| fitted(text, span)).collect();
    sorted.sort_by_key(|span| (span.start, span.end));
    let mut out: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match out.last_mut() {
            Some(last) if span.start < last.end => {
                last.end = last.end.max(span.end);
                if span.kind.rank() < last.kind.rank() {
                    last.kind = span.kind;
                }
            }
            _ => out.push(span),
        }
    }
    out
}

fn fitted(text: &str, span: &Span) -> Option<Span> {
    let (start, end) = (
        text.floor_char_boundary(span.start),
        text.ceil_char_boundary(span.end.min(text.len())),
    );
    (span.start < span.end && start < end).then_some(Span { start, end, ..*span })
}

/// The names met so far, with their numbers.
#[derive(Default)]
struct Names {
    count: usize,
    /// By the whole name, folded.
    whole: StableMap<String, usize>,
    /// By a word of a name of several words.
    parts: StableMap<String, usize>,
}

impl Names {
    /// The number of a name, from 1.
    fn number(&mut self, name: &str) -> usize {
        let folded = crate::folded(name);
        // An initial alone is nobody's name.
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 1)
            .collect();
        let key = if words.is_empty() {
            folded.clone()
        } else {
            words.join(" ")
        };
        let alike = match *words {
            [word] => self.parts.get(word),
            _ => words.iter().find_map(|word| self.whole.get(*word)),
        };
        let number = *self.whole.get(&key).or(alike).unwrap_or(&(self.count + 1));
        self.count = self.count.max(number);
        self.whole.entry(key).or_insert(number);
        if words.len() > 1 {
            for word in words {
                self.parts.entry(word.to_owned()).or_insert(number);
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deidentify::Reason;

    fn span(start: usize, end: usize, kind: Kind) -> Span {
        Span::new(start, end, kind, Reason::Pattern, 1.0)
    }

    #[test]
    fn the_same_name_keeps_its_number() {
        let text = "Anne Durieu, Paul Vasse, DURIEU et anne durieu";

        let shared = replace(
            text,
            &[
                span(0, 11, Kind::Name),
                span(13, 23, Kind::Name),
                span(25, 31, Kind::Name),
                span(35, 46, Kind::Name),
            ],
        );

        assert_eq!(shared, "[NOM 1], [NOM 2], [NOM 1] et [NOM 1]");
    }

    #[test]
    fn an_exact_date_keeps_its_month_and_year() {
        for (date, coarse) in [
            ("12 mars 2024", "mars 2024"),
            ("lundi 1er Août 2024", "Août 2024"),
            ("12/03/2024", "mars 2024"),
            ("2024-03-12", "mars 2024"),
            ("12.12.24", "décembre 24"),
            ("3 avril", "avril"),
            ("hier", "[DATE]"),
            ("12/45/2024", "[DATE]"),
        ] {
            assert_eq!(replace(date, &[span(0, date.len(), Kind::Date)]), coarse, "{date}");
        }
    }

    #[test]
    fn spans_drawn_by_hand_are_joined_and_moved_to_whole_characters() {
        let text = "été à la mer";

        assert_eq!(
            replace(text, &[span(3, 4, Kind::Name), span(1, 2, Kind::Name)]),
            "[NOM 1]t[NOM 1] à la mer"
        );
        assert_eq!(
            replace(text, &[span(8, 200, Kind::Phone), span(6, 10, Kind::Name)]),
            "été [TÉLÉPHONE]"
        );
        assert_eq!(replace(text, &[span(5, 5, Kind::Name), span(50, 60, Kind::Name)]), text);
    }
}
