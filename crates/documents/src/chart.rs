//! Charts as inline SVG, for pages and for print.
//!
//! On a page, parts carry the classes of `docs/look.md` and never a colour, and each chart is drawn twice: wide, and
//! narrow for a phone. In print it is drawn once, with the light colours. Every chart belongs beside its table.

mod bars;
mod canvas;
mod dots;
mod graph;
mod ink;
mod interval;
mod labels;
mod lines;
mod plane;
mod scale;
mod ticks;
mod tree;

pub use bars::{Bar, Bars, bars};
pub use dots::{BeforeAfter, Measure, before_after};
pub use graph::{Graph, Node, graph};
pub use interval::{Band, BandKind, Interval, Intervals, intervals};
pub use lines::{Decision, Lines, Series, lines};
pub use plane::{Plane, Point, plane};
pub use scale::{Scale, scale};
pub use tree::{Branch, tree};

use serde::{Deserialize, Serialize};

/// What is read aloud in place of a chart, and how its numbers are written.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Distinguishes the chart on its page: letters, digits and `-`.
    pub id: &'a str,
    /// What the chart is about, in a few words.
    pub title: &'a str,
    /// What it shows, in a sentence with its figures.
    pub description: &'a str,
    /// The reader's language, as a BCP 47 tag: `fr` writes 0,67 and `en` 0.67.
    pub lang: &'a str,
}

/// What a chart is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// A page: classes, wide and narrow.
    Page,
    /// A PDF: colours of the light theme, wide.
    Print,
}

/// Which colour and shape something has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strand {
    /// The first of any two things, and "after": plum, circle, solid.
    First,
    /// The second of any two things, and "before": grey, square, dashed.
    Second,
    /// Users, only where the two colleges are compared: saffron, circle, solid.
    Users,
    /// Professionals, only where the two colleges are compared: teal, square, dashed.
    Professionals,
    /// Both colleges together, beside the two: plum, diamond, solid.
    Both,
}

/// Draws for the ink: both drawings for a page, the wide one for print.
fn draw(ink: Ink, mut drawing: impl FnMut(Shape) -> String) -> String {
    match ink {
        Ink::Page => drawing(Shape::Wide) + &drawing(Shape::Narrow),
        Ink::Print => drawing(Shape::Wide),
    }
}

/// The two drawings of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Wide,
    Narrow,
}

#[cfg(test)]
mod tests;
