//! Lines over time: from 0, no fill, no smoothing, names at the end of the lines.

use super::canvas::{Anchor, Canvas, text_width};
use super::ink::Part;
use super::ticks::{from_zero, number};
use super::{Ink, Shape, Strand, Words, draw};

/// Counts or measures over months or other periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The periods' short names, in order. A second line, after `\n`, is what several of them belong to (a year):
    /// it is written under the first name drawn, and where it changes.
    pub periods: Vec<String>,
    /// One to three series; more should be small multiples.
    pub series: Vec<Series>,
    /// What was decided meanwhile.
    pub decisions: Vec<Decision>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name, said beside its last point.
    pub name: String,
    /// Its colour and shape.
    pub strand: Strand,
    /// One value per period; `None` leaves a gap.
    pub values: Vec<Option<f64>>,
}

/// A decision, drawn as a dotted vertical with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Between which periods: 1.5 is half way from the second to the third.
    pub at: f64,
    /// Its name, a few words.
    pub name: String,
}

/// The chart of these lines, as SVG.
pub fn lines(chart: &Lines, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| drawing(chart, words, ink, shape))
}

/// Where things are on one drawing.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    steps: f64,
    max: f64,
}

impl Plot {
    fn x(&self, period: f64) -> f64 {
        if self.steps <= 0.0 {
            return (self.left + self.right) / 2.0;
        }
        self.left + (self.right - self.left) * (period / self.steps).clamp(0.0, 1.0)
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value / self.max).clamp(0.0, 1.0);
        self.bottom - (self.bottom - self.top) * share
    }
}

fn drawing(chart: &Lines, words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let values = || chart.series.iter().flat_map(|series| series.values.iter().flatten());
    let whole = values().all(|value| value.fract() == 0.0);
    let max = values().copied().filter(|value| value.is_finite()).fold(0.0, f64::max);
    let ticks = from_zero(max, if shape == Shape::Wide { 5 } else { 3 }, whole);
    let under = if chart.periods.iter().any(|name| name.contains('\n')) {
        GROUP_ROW
    } else {
        0.0
    };
    let (width, height, head) = match shape {
        Shape::Wide => (680.0, 340.0 + under, 0.0),
        Shape::Narrow => {
            let head = NAME_ROW * chart.series.len() as f64;
            (340.0, 250.0 + head + under, head)
        }
    };
    let plot = Plot {
        left: ticks
            .iter()
            .map(|tick| text_width(&number(*tick, words.lang)))
            .fold(0.0, f64::max)
            + 14.0,
        right: match shape {
            Shape::Wide => width - end_room(chart, words),
            Shape::Narrow => width - 20.0,
        },
        top: head + if chart.decisions.is_empty() { 16.0 } else { 34.0 },
        bottom: height - 30.0 - under,
        steps: chart.periods.len().saturating_sub(1) as f64,
        max: ticks.last().copied().unwrap_or(1.0),
    };
    let mut canvas = Canvas::new(ink, shape);
    frame(&mut canvas, &plot, &ticks, words);
    periods(&mut canvas, &plot, &chart.periods);
    for decision in &chart.decisions {
        self::decision(&mut canvas, &plot, decision, width);
    }
    for series in &chart.series {
        self::series(&mut canvas, &plot, series);
    }
    match shape {
        Shape::Wide => names_at_end(&mut canvas, &plot, chart, words),
        Shape::Narrow => names_on_top(&mut canvas, chart, words),
    }
    canvas.finish(width, height, words)
}

fn frame(canvas: &mut Canvas, plot: &Plot, ticks: &[f64], words: &Words<'_>) {
    for tick in ticks {
        let y = plot.y(*tick);
        let part = if *tick == 0.0 { Part::Axis } else { Part::Gridline };
        canvas.segment(part, (plot.left, y), (plot.right, y));
        let text = number(*tick, words.lang);
        canvas.text(Part::Quiet, (plot.left - 8.0, y + 5.0), Anchor::End, &text);
    }
}

/// Height of the second line of periods' names.
const GROUP_ROW: f64 = 19.0;

/// Names as many periods as there is room for, always the last one; what they belong to under those where it changes.
fn periods(canvas: &mut Canvas, plot: &Plot, names: &[String]) {
    let lines = |name: &String| -> (String, String) {
        let (name, group) = name.split_once('\n').unwrap_or((name, ""));
        (name.to_owned(), group.to_owned())
    };
    let names: Vec<(String, String)> = names.iter().map(lines).collect();
    let width = |(name, group): &(String, String)| text_width(name).max(text_width(group));
    let widest = names.iter().map(width).fold(0.0, f64::max) + 4.0;
    let between = if plot.steps > 0.0 {
        (plot.right - plot.left) / plot.steps
    } else {
        f64::MAX
    };
    let every = (widest / between).ceil().max(1.0) as usize;
    let last = names.len().saturating_sub(1);
    let mut present = "";
    for (place, (name, group)) in names.iter().enumerate() {
        if (last - place).is_multiple_of(every) {
            let x = plot.x(place as f64);
            canvas.text(Part::Quiet, (x, plot.bottom + 21.0), Anchor::Middle, name);
            if group != present {
                canvas.text(Part::Quiet, (x, plot.bottom + 21.0 + GROUP_ROW), Anchor::Middle, group);
            }
            present = group;
        }
    }
}

fn decision(canvas: &mut Canvas, plot: &Plot, decision: &Decision, width: f64) {
    let x = plot.x(decision.at);
    canvas.segment(Part::Event, (x, plot.top - 12.0), (x, plot.bottom));
    let half = text_width(&decision.name) / 2.0 + 4.0;
    let (at, anchor) = if x + half > width {
        (width - 2.0, Anchor::End)
    } else if x - half < 0.0 {
        (2.0, Anchor::Start)
    } else {
        (x, Anchor::Middle)
    };
    canvas.text(Part::Name, (at, plot.top - 18.0), anchor, &decision.name);
}

fn series(canvas: &mut Canvas, plot: &Plot, series: &Series) {
    let points: Vec<Option<(f64, f64)>> = series
        .values
        .iter()
        .enumerate()
        .map(|(place, value)| value.map(|value| (plot.x(place as f64), plot.y(value))))
        .collect();
    for run in points.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
        if run.len() > 1 {
            canvas.path(Part::Line(series.strand), &run);
        }
    }
    for point in points.into_iter().flatten() {
        canvas.mark(series.strand, point, 4.5);
    }
}

fn end_name(series: &Series, words: &Words<'_>) -> Option<(f64, String)> {
    let last = series.values.iter().flatten().last().copied()?;
    Some((last, format!("{} {}", number(last, words.lang), series.name)))
}

fn end_room(chart: &Lines, words: &Words<'_>) -> f64 {
    let widest = chart
        .series
        .iter()
        .filter_map(|series| end_name(series, words))
        .map(|(_, name)| text_width(&name))
        .fold(0.0, f64::max);
    (widest + 24.0).min(260.0)
}

/// The last value and the name at the right of each line, moved apart where lines end close to each other.
fn names_at_end(canvas: &mut Canvas, plot: &Plot, chart: &Lines, words: &Words<'_>) {
    let mut names: Vec<(f64, String)> = chart
        .series
        .iter()
        .filter_map(|series| end_name(series, words))
        .map(|(value, name)| (plot.y(value) + 5.0, name))
        .collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut lowest = f64::MIN;
    for (y, _) in &mut names {
        *y = y.max(lowest + 20.0);
        lowest = *y;
    }
    // Pushed past the axis, they all go up by as much.
    let over = (lowest - (plot.bottom + 2.0)).max(0.0);
    for (y, name) in names {
        canvas.text(Part::Name, (plot.right + 13.0, y - over), Anchor::Start, &name);
    }
}

/// Height of a line's name on a phone.
const NAME_ROW: f64 = 23.0;

/// On a phone there is no room beside the lines, and names among them would cover them where they cross: they stand on
/// top, each after a piece of its line, in the order in which the lines end.
fn names_on_top(canvas: &mut Canvas, chart: &Lines, words: &Words<'_>) {
    let mut names: Vec<(&Series, f64, String)> = chart
        .series
        .iter()
        .filter_map(|series| end_name(series, words).map(|(last, name)| (series, last, name)))
        .collect();
    names.sort_by(|one, other| other.1.total_cmp(&one.1));
    for (place, (series, _, name)) in names.iter().enumerate() {
        let y = 10.0 + NAME_ROW * place as f64;
        canvas.path(Part::Line(series.strand), &[(1.0, y), (33.0, y)]);
        canvas.mark(series.strand, (17.0, y), 4.5);
        canvas.text(Part::Name, (43.0, y + 5.0), Anchor::Start, name);
    }
}
