//! Horizontal bars from 0, each with its name and its value in words.

use super::canvas::{Anchor, Canvas, text_width};
use super::ink::Part;
use super::{Ink, Shape, Strand, Words, draw};

/// Values side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// What a full width stands for; `None` is the greatest value.
    pub full: Option<f64>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What is measured.
    pub name: String,
    /// Its colour.
    pub strand: Strand,
    /// Its length; `None` draws no bar, for a value that is missing or masked.
    pub value: Option<f64>,
    /// The value as it is to be read: "42 paroles", "moins de 5".
    pub words: String,
}

/// The chart of these bars, as SVG.
pub fn bars(chart: &Bars, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| drawing(chart, words, ink, shape))
}

const THICK: f64 = 16.0;

fn drawing(chart: &Bars, words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let width = match shape {
        Shape::Wide => 680.0,
        Shape::Narrow => 340.0,
    };
    let widest = |text: fn(&Bar) -> &str| chart.bars.iter().map(|bar| text_width(text(bar))).fold(0.0, f64::max);
    let names = widest(|bar| &bar.name);
    // Long names stand over their bars: a name is never cut.
    let beside = shape == Shape::Wide && names < 250.0;
    let left = if beside { names + 14.0 } else { 0.5 };
    let room = width - left - widest(|bar| &bar.words) - 12.0;
    let row = if beside { 32.0 } else { 50.0 };
    let full = chart
        .full
        .unwrap_or_else(|| chart.bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max));
    let mut canvas = Canvas::new(ink, shape);
    for (place, bar) in chart.bars.iter().enumerate() {
        let top = place as f64 * row;
        let y = if beside { top + 8.0 } else { top + 26.0 };
        let name_at = if beside {
            (left - 12.0, y + 13.0)
        } else {
            (0.0, top + 18.0)
        };
        let anchor = if beside { Anchor::End } else { Anchor::Start };
        canvas.text(Part::Name, name_at, anchor, &bar.name);
        let share = match bar.value {
            Some(value) if full > 0.0 => (value / full).clamp(0.0, 1.0),
            _ => 0.0,
        };
        let length = room.max(40.0) * share;
        if length > 0.0 {
            canvas.rect(Part::Mark(bar.strand), (left, y), (length, THICK));
        }
        canvas.text(Part::Quiet, (left + length + 8.0, y + 13.0), Anchor::Start, &bar.words);
    }
    let height = chart.bars.len() as f64 * row + 8.0;
    if chart.bars.iter().any(|bar| bar.value.is_some()) {
        canvas.segment(Part::Axis, (left, 4.0), (left, height - 4.0));
    }
    canvas.finish(width, height, words)
}
