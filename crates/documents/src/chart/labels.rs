//! Names beside points: written where there is room, left out where one would cover another.

use super::canvas::{Anchor, Canvas, LETTERS, text_width};
use super::ink::Part;

/// What is written already.
pub(super) struct Labels {
    width: f64,
    height: f64,
    /// Left, top, right, bottom.
    taken: Vec<[f64; 4]>,
}

impl Labels {
    pub(super) fn within(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            taken: Vec::new(),
        }
    }

    /// No name will be written over this point.
    pub(super) fn keep_clear(&mut self, (x, y): (f64, f64), radius: f64) {
        self.taken.push([x - radius, y - radius, x + radius, y + radius]);
    }

    /// Writes a name `beside` a point, right, left, under or over it, or on it when that is 0; says whether there was room.
    pub(super) fn name(
        &mut self,
        canvas: &mut Canvas,
        part: Part,
        (x, y): (f64, f64),
        beside: f64,
        name: &str,
    ) -> bool {
        let places = if beside > 0.0 {
            vec![
                (x + beside, y + 5.0, Anchor::Start),
                (x - beside, y + 5.0, Anchor::End),
                (x, y + beside + LETTERS - 2.0, Anchor::Middle),
                (x, y - beside - 2.0, Anchor::Middle),
            ]
        } else {
            vec![(x, y + 5.0, Anchor::Middle)]
        };
        let wide = text_width(name);
        for (x, y, anchor) in places {
            let left = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - wide / 2.0,
                Anchor::End => x - wide,
            };
            let own = [left - 1.0, y - LETTERS + 2.0, left + wide + 1.0, y + 4.0];
            if self.is_free(&own) {
                self.taken.push(own);
                canvas.text(part, (x, y), anchor, name);
                return true;
            }
        }
        false
    }

    fn is_free(&self, own: &[f64; 4]) -> bool {
        let inside = own[0] >= 0.0 && own[1] >= 0.0 && own[2] <= self.width && own[3] <= self.height;
        let clear =
            |other: &[f64; 4]| own[2] <= other[0] || other[2] <= own[0] || own[3] <= other[1] || other[3] <= own[1];
        inside && self.taken.iter().all(clear)
    }
}
