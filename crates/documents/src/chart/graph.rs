//! Words that stand together: a circle a word, a line where two do, laid out so that what is bound is near.
//!
//! Source: T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement", Software: Practice and
//! Experience 21 (1991). It begins on a spiral in the order of the list: the same graph is always drawn alike.

use super::canvas::Canvas;
use super::ink::Part;
use super::labels::Labels;
use super::{Ink, Shape, Strand, Words, draw};

/// Words and what binds them.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    /// The words; those whose name must be read come first.
    pub nodes: Vec<Node>,
    /// Pairs of places in `nodes`; what names another place is left out.
    pub edges: Vec<(usize, usize)>,
}

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// How much it weighs: the area of its circle.
    pub weight: f64,
}

/// Rounds of the layout.
const ROUNDS: usize = 300;

/// The chart of this graph, as SVG.
pub fn graph(chart: &Graph, words: &Words<'_>, ink: Ink) -> String {
    let places = laid_out(chart);
    draw(ink, |shape| drawing(chart, &places, words, ink, shape))
}

fn drawing(chart: &Graph, places: &[(f64, f64)], words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let (width, height) = match shape {
        Shape::Wide => (680.0, 520.0),
        Shape::Narrow => (340.0, 460.0),
    };
    let at = |(x, y): (f64, f64)| (60.0 + x * (width - 120.0), 24.0 + y * (height - 48.0));
    let heaviest = chart.nodes.iter().map(|node| node.weight).fold(1e-9, f64::max);
    let radius = |node: &Node| 3.0 + 9.0 * (node.weight / heaviest).clamp(0.0, 1.0).sqrt();
    let mut canvas = Canvas::new(ink, shape);
    for &(a, b) in &chart.edges {
        if let (Some(a), Some(b)) = (places.get(a), places.get(b)) {
            canvas.segment(Part::Axis, at(*a), at(*b));
        }
    }
    let mut labels = Labels::within(width, height);
    for (node, place) in chart.nodes.iter().zip(places) {
        canvas.mark(Strand::First, at(*place), radius(node));
        labels.keep_clear(at(*place), radius(node));
    }
    for (node, place) in chart.nodes.iter().zip(places) {
        labels.name(&mut canvas, Part::Name, at(*place), radius(node) + 3.0, &node.name);
    }
    canvas.finish(width, height, words)
}

/// Places from 0 to 1.
fn laid_out(chart: &Graph) -> Vec<(f64, f64)> {
    let count = chart.nodes.len();
    // A spiral by the golden angle: nothing stands opposite to another, so that no two forces cancel out.
    let begin = |at: usize| {
        let (turn, far) = (at as f64 * 2.399_963, 0.4 * ((at as f64 + 0.5) / count as f64).sqrt());
        (0.5 + far * turn.cos(), 0.5 + far * turn.sin())
    };
    let mut places: Vec<(f64, f64)> = (0..count).map(begin).collect();
    let near = 0.8 / (count.max(1) as f64).sqrt();
    for round in 0..ROUNDS {
        let step = 0.1 * (1.0 - round as f64 / ROUNDS as f64);
        let moves = forces(&places, &chart.edges, near);
        for (place, (x, y)) in places.iter_mut().zip(moves) {
            let length = x.hypot(y).max(1e-9);
            let bounded = length.min(step) / length;
            (place.0, place.1) = (place.0 + x * bounded, place.1 + y * bounded);
        }
    }
    let range = |of: fn(&(f64, f64)) -> f64| {
        let values = places.iter().map(of);
        values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let (x, y) = (range(|p| p.0), range(|p| p.1));
    let within = |value: f64, (low, high): (f64, f64)| {
        if high - low > 1e-9 {
            (value - low) / (high - low)
        } else {
            0.5
        }
    };
    places
        .iter()
        .map(|place| (within(place.0, x), within(place.1, y)))
        .collect()
}

/// Every two push each other away, bound ones draw near, and all are held by the middle.
fn forces(places: &[(f64, f64)], edges: &[(usize, usize)], near: f64) -> Vec<(f64, f64)> {
    let apart = |a: (f64, f64), b: (f64, f64)| {
        let (x, y) = (a.0 - b.0, a.1 - b.1);
        (x, y, x.hypot(y).max(1e-4))
    };
    let mut out = vec![(0.0, 0.0); places.len()];
    for a in 0..places.len() {
        for b in 0..a {
            let (x, y, far) = apart(places[a], places[b]);
            let push = near * near / (far * far);
            out[a] = (out[a].0 + x * push, out[a].1 + y * push);
            out[b] = (out[b].0 - x * push, out[b].1 - y * push);
        }
        let (x, y, far) = apart(places[a], (0.5, 0.5));
        out[a] = (out[a].0 - x * far, out[a].1 - y * far);
    }
    for &(a, b) in edges {
        if a == b || a >= places.len() || b >= places.len() {
            continue;
        }
        let (x, y, far) = apart(places[a], places[b]);
        let pull = far / near;
        out[a] = (out[a].0 - x * pull, out[a].1 - y * pull);
        out[b] = (out[b].0 + x * pull, out[b].1 + y * pull);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Words<'_> = Words {
        id: "graph",
        title: "Mots",
        description: "Quatre mots",
        lang: "fr",
    };

    fn chart(names: &[&str], edges: &[(usize, usize)]) -> Graph {
        let node = |name: &&str| Node {
            name: (*name).into(),
            weight: 5.0,
        };
        Graph {
            nodes: names.iter().map(node).collect(),
            edges: edges.to_vec(),
        }
    }

    #[test]
    fn words_that_stand_together_are_nearer_than_others() {
        let drawn = chart(&["attente", "repas", "urgences", "froid"], &[(0, 2), (1, 3)]);

        let places = laid_out(&drawn);

        let far = |a: usize, b: usize| (places[a].0 - places[b].0).hypot(places[a].1 - places[b].1);
        assert!(far(0, 2) < far(0, 1) && far(1, 3) < far(1, 2), "{places:?}");
        assert_eq!(places, laid_out(&drawn));
    }

    #[test]
    fn a_graph_of_nothing_or_of_one_word_is_drawn() {
        for drawn in [chart(&[], &[(0, 1)]), chart(&["attente"], &[(0, 0)])] {
            let svg = graph(&drawn, &WORDS, Ink::Page);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
