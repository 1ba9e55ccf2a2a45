//! Points with their intervals, over named bands: how far readers agree, how sure a change is.

use super::canvas::{Anchor, Canvas, text_width};
use super::ink::Part;
use super::ticks::number;
use super::{Ink, Shape, Strand, Words, draw};

/// Points with intervals on one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// The axis' ends.
    pub axis: (f64, f64),
    /// Named zones of the axis, without overlap, from low to high.
    pub bands: Vec<Band>,
    /// From top to bottom.
    pub rows: Vec<Interval>,
}

/// A zone of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What a point there means: "à discuter", "solide".
    pub name: String,
    /// How it looks.
    pub kind: BandKind,
}

/// How a zone looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandKind {
    /// There is still to talk.
    Talk,
    /// It stands.
    Solid,
}

/// A point with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// What is measured.
    pub name: String,
    /// Its colour and shape.
    pub strand: Strand,
    /// The point, the low and the high end; `None` when there was too little to compute.
    pub value: Option<(f64, f64, f64)>,
    /// What to say in place of a point that is missing.
    pub words: String,
}

/// The chart of these intervals, as SVG.
pub fn intervals(chart: &Intervals, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| drawing(chart, words, ink, shape))
}

const ROW: f64 = 40.0;
const TOP: f64 = 28.0;

fn drawing(chart: &Intervals, words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let width = match shape {
        Shape::Wide => 560.0,
        Shape::Narrow => 340.0,
    };
    let names = chart.rows.iter().map(|row| text_width(&row.name)).fold(0.0, f64::max);
    let (left, right) = ((names + 18.0).min(width * 0.5), width - 12.0);
    let bottom = TOP + ROW * chart.rows.len() as f64;
    let (low, high) = chart.axis;
    let x = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.0 };
        left + (right - left) * share.clamp(0.0, 1.0)
    };
    let mut canvas = Canvas::new(ink, shape);
    for band in &chart.bands {
        let part = match band.kind {
            BandKind::Talk => Part::ZoneTalk,
            BandKind::Solid => Part::ZoneSolid,
        };
        let (from, to) = (x(band.from), x(band.to));
        canvas.rect(part, (from, TOP), (to - from, bottom - TOP));
    }
    band_names(&mut canvas, chart, x, right);
    for (place, row) in chart.rows.iter().enumerate() {
        let y = TOP + ROW * (place as f64 + 0.5);
        canvas.text(Part::Name, (0.0, y + 5.0), Anchor::Start, &row.name);
        match row.value {
            Some((point, from, to)) => {
                canvas.segment(Part::Gridline, (left, y), (right, y));
                canvas.segment(Part::Span(row.strand), (x(from), y), (x(to), y));
                canvas.mark(row.strand, (x(point), y), 8.0);
            }
            None => canvas.text(Part::Quiet, (left, y + 5.0), Anchor::Start, &row.words),
        }
    }
    tick_names(&mut canvas, chart, words, x, bottom + 22.0);
    canvas.finish(width, bottom + 32.0, words)
}

/// The bands' names over them, right to left, so that two narrow bands never write over each other.
fn band_names(canvas: &mut Canvas, chart: &Intervals, x: impl Fn(f64) -> f64, right: f64) {
    let mut free = right + 12.0;
    for band in chart.bands.iter().rev() {
        let wide = text_width(&band.name);
        let centre = (x(band.from) + x(band.to)) / 2.0;
        let end = (centre + wide / 2.0).min(free);
        canvas.text(Part::Quiet, (end, TOP - 9.0), Anchor::End, &band.name);
        free = end - wide - 10.0;
    }
}

/// The ends of the axis and of the bands, leaving out a number that would touch the one before.
fn tick_names(canvas: &mut Canvas, chart: &Intervals, words: &Words<'_>, x: impl Fn(f64) -> f64, y: f64) {
    let mut values = vec![chart.axis.0, chart.axis.1];
    for band in &chart.bands {
        values.extend([band.from, band.to]);
    }
    values.retain(|value| (chart.axis.0..=chart.axis.1).contains(value));
    values.sort_by(f64::total_cmp);
    values.dedup();
    let mut free = f64::MIN;
    for value in values {
        let mut text = number(value, words.lang);
        // 0,67 and 0,8 side by side read as if one were rounded.
        if text
            .rsplit([',', '.'])
            .next()
            .is_some_and(|decimals| decimals.len() == 1)
            && value.fract() != 0.0
        {
            text.push('0');
        }
        let half = text_width(&text) / 2.0;
        let at = x(value);
        if at - half > free {
            canvas.text(Part::Quiet, (at, y), Anchor::Middle, &text);
            free = at + half + 4.0;
        }
    }
}
