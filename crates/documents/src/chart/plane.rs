//! Points on two axes with their names: near is alike.

use super::canvas::{Anchor, Canvas};
use super::ink::Part;
use super::labels::Labels;
use super::{Ink, Shape, Strand, Words, draw};

/// Points and what their axes are called.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// The names of the horizontal and of the vertical axis.
    pub axes: [String; 2],
    /// Those whose name must be read come first: where there is no room, a later name is left out.
    pub points: Vec<Point>,
}

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its coordinates.
    pub at: (f64, f64),
    /// Its name.
    pub name: String,
    /// Its colour and shape, for what the plane is about; `None` for what stands around it.
    pub strand: Option<Strand>,
}

/// The chart of this plane, as SVG.
pub fn plane(chart: &Plane, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| drawing(chart, words, ink, shape))
}

fn drawing(chart: &Plane, words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let (width, height) = match shape {
        Shape::Wide => (680.0, 480.0),
        Shape::Narrow => (340.0, 400.0),
    };
    let place = Place::of(&chart.points, width, height - 30.0);
    let mut canvas = Canvas::new(ink, shape);
    let origin = place.at((0.0, 0.0));
    canvas.segment(Part::Gridline, (0.0, origin.1), (width, origin.1));
    canvas.segment(Part::Gridline, (origin.0, 0.0), (origin.0, height - 30.0));
    let mut labels = Labels::within(width, height - 30.0);
    let of = |point: &&Point| place.at(point.at);
    let marked: Vec<(f64, f64)> = chart
        .points
        .iter()
        .filter(|p| p.strand.is_some())
        .map(|p| of(&p))
        .collect();
    marked.iter().for_each(|at| labels.keep_clear(*at, 7.0));
    for point in &chart.points {
        let at = of(&point);
        match point.strand {
            Some(strand) => {
                canvas.mark(strand, at, 6.0);
                labels.name(&mut canvas, Part::Name, at, 9.0, &point.name);
            }
            None => {
                labels.name(&mut canvas, Part::Quiet, at, 0.0, &point.name);
            }
        }
    }
    let below = height - 6.0;
    canvas.text(Part::Quiet, (0.0, below), Anchor::Start, &chart.axes[0]);
    canvas.text(Part::Quiet, (width, below), Anchor::End, &chart.axes[1]);
    canvas.finish(width, height, words)
}

/// From coordinates to units of the drawing, with the same scale on both axes.
struct Place {
    scale: f64,
    middle: (f64, f64),
    centre: (f64, f64),
}

impl Place {
    fn of(points: &[Point], width: f64, height: f64) -> Self {
        let range = |of: fn(&Point) -> f64| {
            let values = points.iter().map(of).filter(|value| value.is_finite());
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        };
        let (x, y) = (range(|p| p.at.0), range(|p| p.at.1));
        let fit = |(low, high): (f64, f64), room: f64| {
            if high > low { room / (high - low) } else { f64::MAX }
        };
        // Room beside the outermost points for their names.
        let scale = fit(x, width - 120.0).min(fit(y, height - 50.0));
        Self {
            scale: if scale < f64::MAX { scale } else { 1.0 },
            middle: ((x.0 + x.1) / 2.0, (y.0 + y.1) / 2.0),
            centre: (width / 2.0, height / 2.0),
        }
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.centre.0 + (x - self.middle.0) * self.scale,
            self.centre.1 - (y - self.middle.1) * self.scale,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Words<'_> = Words {
        id: "plane",
        title: "Plan",
        description: "Deux classes",
        lang: "fr",
    };

    fn point(at: (f64, f64), name: &str, strand: Option<Strand>) -> Point {
        Point {
            at,
            name: name.into(),
            strand,
        }
    }

    #[test]
    fn classes_are_named_and_words_that_would_cover_them_are_not() {
        let chart = Plane {
            axes: ["Axe 1".into(), "Axe 2".into()],
            points: vec![
                point((1.0, 0.0), "Classe 1", Some(Strand::First)),
                point((-1.0, 0.5), "Classe 2", Some(Strand::First)),
                point((1.0, 0.0), "attente", None),
                point((-0.2, -0.8), "repas", None),
            ],
        };

        let svg = plane(&chart, &WORDS, Ink::Print);

        for name in ["Classe 1", "Classe 2", "repas", "Axe 1"] {
            assert!(svg.contains(name), "{name}");
        }
        assert!(!svg.contains("attente"), "{svg}");
    }

    #[test]
    fn points_that_all_stand_at_one_place_are_drawn_there() {
        let chart = Plane {
            axes: [String::new(), String::new()],
            points: vec![point((0.0, 0.0), "Classe 1", Some(Strand::First))],
        };

        let svg = plane(&chart, &WORDS, Ink::Page);

        assert!(
            svg.contains("Classe 1") && !svg.contains("NaN") && !svg.contains("inf"),
            "{svg}"
        );
    }
}
