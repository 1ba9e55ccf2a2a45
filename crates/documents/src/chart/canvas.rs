//! Writes the SVG of one drawing, escaping every text.

use super::ink::Part;
use super::{Ink, Shape, Strand, Words};

/// Height of a chart's letters, in its own units.
pub(super) const LETTERS: f64 = 15.0;

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing in the making.
pub(super) struct Canvas {
    ink: Ink,
    shape: Shape,
    body: String,
}

impl Canvas {
    pub(super) fn new(ink: Ink, shape: Shape) -> Self {
        Canvas {
            ink,
            shape,
            body: String::new(),
        }
    }

    /// The whole `<svg>`, this wide and this high.
    pub(super) fn finish(self, width: f64, height: f64, words: &Words<'_>) -> String {
        let (class, suffix) = match self.shape {
            Shape::Wide => ("chart wide", "w"),
            Shape::Narrow => ("chart tall", "t"),
        };
        let id = format!("{}-{suffix}", escaped(words.id));
        let (title, description) = (escaped(words.title), escaped(words.description));
        let look = match self.ink {
            Ink::Page => format!(" class=\"{class}\""),
            Ink::Print => format!(
                " xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" font-family=\"Atkinson Hyperlegible Next\" font-size=\"{LETTERS}\"",
                round(width),
                round(height)
            ),
        };
        format!(
            "<svg{look} viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>{}</svg>",
            round(width),
            round(height),
            self.body
        )
    }

    pub(super) fn segment(&mut self, part: Part, from: (f64, f64), to: (f64, f64)) {
        self.push(&format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
            round(from.0),
            round(from.1),
            round(to.0),
            round(to.1),
            part.attributes(self.ink)
        ));
    }

    /// A broken line through the points.
    pub(super) fn path(&mut self, part: Part, points: &[(f64, f64)]) {
        let steps: Vec<String> = points
            .iter()
            .map(|(x, y)| format!("{} {}", round(*x), round(*y)))
            .collect();
        let steps = steps.join("L");
        let attributes = part.attributes(self.ink);
        self.push(&format!("<path d=\"M{steps}\"{attributes}/>"));
    }

    pub(super) fn rect(&mut self, part: Part, corner: (f64, f64), size: (f64, f64)) {
        self.rect_with(&part.attributes(self.ink), corner, size);
    }

    fn rect_with(&mut self, attributes: &str, corner: (f64, f64), size: (f64, f64)) {
        self.push(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{attributes}/>",
            round(corner.0),
            round(corner.1),
            round(size.0),
            round(size.1)
        ));
    }

    /// A hatched box: what stands outside of the counts.
    pub(super) fn hatched(&mut self, words: &Words<'_>, corner: (f64, f64), size: (f64, f64)) {
        let suffix = if self.shape == Shape::Wide { "w" } else { "t" };
        let id = format!("{}-hatch-{suffix}", escaped(words.id));
        let hatch = Part::Hatch.attributes(self.ink);
        self.push(&format!(
            "<defs><pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"{hatch}/></pattern></defs>"
        ));
        self.rect_with(&format!(" fill=\"url(#{id})\""), corner, size);
        self.rect(Part::Apart, corner, size);
    }

    pub(super) fn circle(&mut self, part: Part, centre: (f64, f64), radius: f64) {
        self.push(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            round(centre.0),
            round(centre.1),
            round(radius),
            part.attributes(self.ink)
        ));
    }

    /// The mark of a strand: circle, square or diamond, so that colour is never alone.
    pub(super) fn mark(&mut self, strand: Strand, (x, y): (f64, f64), radius: f64) {
        let part = Part::Mark(strand);
        match strand {
            Strand::First | Strand::Users => self.circle(part, (x, y), radius),
            Strand::Second | Strand::Professionals => {
                let side = radius * 1.8;
                self.rect(part, (x - side / 2.0, y - side / 2.0), (side, side));
            }
            Strand::Both => {
                let half = radius * 1.35;
                let corners = [
                    (x, y - half),
                    (x + half, y),
                    (x, y + half),
                    (x - half, y),
                    (x, y - half),
                ];
                self.path(part, &corners);
            }
        }
    }

    pub(super) fn text(&mut self, part: Part, at: (f64, f64), anchor: Anchor, text: &str) {
        self.sized_text(part, at, anchor, LETTERS, text);
    }

    pub(super) fn sized_text(&mut self, part: Part, at: (f64, f64), anchor: Anchor, size: f64, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let size = if (size - LETTERS).abs() < 0.01 {
            String::new()
        } else {
            format!(" font-size=\"{}\"", round(size))
        };
        self.push(&format!(
            "<text x=\"{}\" y=\"{}\"{anchor}{size}{}>{}</text>",
            round(at.0),
            round(at.1),
            part.attributes(self.ink),
            escaped(text)
        ));
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
    }
}

/// About how wide a text is, in units: enough to leave room, never to cut.
pub(super) fn text_width(text: &str) -> f64 {
    text.chars().count() as f64 * LETTERS * 0.53
}

/// Text that can stand inside an element or an attribute, without what XML can't carry.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// At most one decimal: a tenth of a unit can't be seen.
fn round(value: f64) -> f64 {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.is_finite() { rounded } else { 0.0 }
}
