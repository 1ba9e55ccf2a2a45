//! Before and after, as a hundred dots each.

use serde::{Deserialize, Serialize};

use super::canvas::{Anchor, Canvas};
use super::ink::Part;
use super::{Ink, Shape, Strand, Words, draw};

/// One share, as it was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// How many of a hundred, from 0 to 100.
    pub percent: u32,
    /// When: "avant", "après".
    pub name: String,
    /// Of how many: "198 réponses".
    pub n: String,
}

/// A share before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeAfter {
    /// The baseline.
    pub before: Measure,
    /// The later measure.
    pub after: Measure,
}

/// The chart of a share before and after, as SVG.
pub fn before_after(chart: &BeforeAfter, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| {
        let mut canvas = Canvas::new(ink, shape);
        grid(&mut canvas, &chart.before, Strand::Second, (0.0, 0.0), words);
        let (second, width, height) = match shape {
            Shape::Wide => ((320.0, 0.0), 640.0, 132.0),
            Shape::Narrow => ((0.0, 152.0), 320.0, 284.0),
        };
        grid(&mut canvas, &chart.after, Strand::First, second, words);
        canvas.finish(width, height, words)
    })
}

/// A hundred dots, filled from the bottom, and their words at the right.
fn grid(canvas: &mut Canvas, measure: &Measure, strand: Strand, (left, top): (f64, f64), words: &Words<'_>) {
    const STEP: f64 = 13.0;
    for dot in 0..100u32 {
        let column = f64::from(dot % 10);
        let row = f64::from(dot / 10);
        let centre = (left + 7.0 + column * STEP, top + 124.0 - row * STEP);
        if dot < measure.percent {
            canvas.circle(Part::DotOn(strand), centre, 4.9);
        } else {
            canvas.circle(Part::DotOff, centre, 4.2);
        }
    }
    let x = left + 152.0;
    let sign = if words.lang.starts_with("fr") { "\u{a0}%" } else { "%" };
    let share = format!("{}{sign}", measure.percent.min(100));
    canvas.sized_text(Part::Name, (x, top + 52.0), Anchor::Start, 30.0, &share);
    canvas.sized_text(Part::Name, (x, top + 80.0), Anchor::Start, 16.0, &measure.name);
    canvas.sized_text(Part::Quiet, (x, top + 104.0), Anchor::Start, 16.0, &measure.n);
}
