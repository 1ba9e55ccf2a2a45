//! Answers on five levels, as one bar from worst to best; "no opinion" stands apart, out of the percentages.

use super::canvas::{Anchor, Canvas, text_width};
use super::ink::Part;
use super::ticks::{number, percents};
use super::{Ink, Shape, Words, draw};

/// Counts of answers on five levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Answers per level, from worst to best.
    pub counts: [u64; 5],
    /// The levels' names, in the same order.
    pub names: [String; 5],
    /// Answers without an opinion.
    pub no_opinion: u64,
    /// How "no opinion" is said.
    pub no_opinion_name: String,
}

/// The chart of this scale, as SVG.
pub fn scale(chart: &Scale, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| drawing(chart, words, ink, shape))
}

const BAR: f64 = 40.0;
const ROW: f64 = 27.0;

fn drawing(chart: &Scale, words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let width = match shape {
        Shape::Wide => 680.0,
        Shape::Narrow => 340.0,
    };
    let apart = if chart.no_opinion > 0 { 70.0 } else { 0.0 };
    let percents = percents(chart.counts);
    let total: u64 = chart.counts.iter().sum();
    let mut canvas = Canvas::new(ink, shape);
    let mut left = 0.5;
    let full = width - apart - 1.0;
    for (level, (count, percent)) in (1..).zip(chart.counts.into_iter().zip(percents)) {
        if count == 0 {
            continue;
        }
        let wide = full * count as f64 / total as f64;
        canvas.rect(Part::Level(level), (left, 0.5), (wide, BAR));
        let text = percent.to_string();
        if wide > text_width(&text) + 6.0 {
            let at = (left + wide / 2.0, BAR / 2.0 + 6.0);
            canvas.text(Part::OnLevel(level), at, Anchor::Middle, &text);
        }
        left += wide;
    }
    if chart.no_opinion > 0 {
        canvas.hatched(words, (width - 50.0, 0.5), (49.5, BAR));
    }
    let bottom = legend(&mut canvas, chart, percents, words);
    canvas.finish(width, bottom, words)
}

/// Every level by name, with its share and its count: no figure hides in a segment that is too narrow for it.
fn legend(canvas: &mut Canvas, chart: &Scale, percents: [u64; 5], words: &Words<'_>) -> f64 {
    let sign = if words.lang.starts_with("fr") { "\u{a0}%" } else { "%" };
    let mut y = BAR + 18.0;
    for (place, name) in chart.names.iter().enumerate() {
        canvas.rect(Part::Level(place + 1), (0.5, y), (16.0, 16.0));
        let count = number(chart.counts[place] as f64, words.lang);
        let text = format!("{name}, {}{sign} ({count})", percents[place]);
        canvas.text(Part::Quiet, (26.0, y + 13.0), Anchor::Start, &text);
        y += ROW;
    }
    if chart.no_opinion > 0 {
        let swatch = Words {
            id: &format!("{}-legend", words.id),
            ..*words
        };
        canvas.hatched(&swatch, (0.5, y), (16.0, 16.0));
        let count = number(chart.no_opinion as f64, words.lang);
        let text = format!("{} ({count})", chart.no_opinion_name);
        canvas.text(Part::Quiet, (26.0, y + 13.0), Anchor::Start, &text);
        y += ROW;
    }
    y
}
