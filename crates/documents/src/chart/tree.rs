//! A tree of classes lying on its side: the root at the left, a class with its words at the end of each branch.

use super::canvas::{Anchor, Canvas, text_width};
use super::ink::Part;
use super::{Ink, Shape, Strand, Words, draw};

/// A branch of a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Branch {
    /// Where a branch ends.
    Leaf {
        /// Its name.
        name: String,
        /// What is said under its name.
        words: String,
    },
    /// Where a branch parts in two.
    Fork {
        /// How far from the leaves, above 0; at most that of the fork before.
        height: f64,
        /// From top to bottom.
        branches: Box<[Branch; 2]>,
    },
}

/// The chart of this tree, as SVG.
pub fn tree(root: &Branch, words: &Words<'_>, ink: Ink) -> String {
    draw(ink, |shape| drawing(root, words, ink, shape))
}

const LINE: f64 = 20.0;
const BETWEEN: f64 = 18.0;

struct Drawing {
    canvas: Canvas,
    /// Where the leaves stand, and what the highest fork is drawn over.
    leaves: f64,
    room: f64,
    highest: f64,
    text_room: f64,
    y: f64,
}

fn drawing(root: &Branch, words: &Words<'_>, ink: Ink, shape: Shape) -> String {
    let (width, leaves) = match shape {
        Shape::Wide => (680.0, 250.0),
        Shape::Narrow => (340.0, 90.0),
    };
    let mut drawing = Drawing {
        canvas: Canvas::new(ink, shape),
        leaves,
        room: leaves - 10.0,
        highest: match root {
            Branch::Fork { height, .. } if *height > 0.0 => *height,
            _ => 1.0,
        },
        text_room: width - leaves - 22.0,
        y: 0.0,
    };
    let (x, y) = drawing.branch(root);
    drawing.canvas.segment(Part::Axis, (x - 8.0, y), (x, y));
    let height = drawing.y;
    drawing.canvas.finish(width, height, words)
}

impl Drawing {
    fn x(&self, height: f64) -> f64 {
        self.leaves - self.room * (height / self.highest).clamp(0.0, 1.0)
    }

    /// Draws a branch; says where it joins the one before.
    fn branch(&mut self, branch: &Branch) -> (f64, f64) {
        match branch {
            Branch::Leaf { name, words } => (self.leaves, self.leaf(name, words)),
            Branch::Fork { height, branches } => {
                let x = self.x(*height);
                let ends = [self.branch(&branches[0]), self.branch(&branches[1])];
                for (end, y) in ends {
                    self.canvas.segment(Part::Axis, (x, y), (end, y));
                }
                self.canvas.segment(Part::Axis, (x, ends[0].1), (x, ends[1].1));
                (x, (ends[0].1 + ends[1].1) / 2.0)
            }
        }
    }

    fn leaf(&mut self, name: &str, words: &str) -> f64 {
        let x = self.leaves + 14.0;
        let first = self.y + 14.0;
        self.canvas.mark(Strand::First, (self.leaves, first - 5.0), 5.0);
        let mut y = first;
        for line in lines(name, self.text_room) {
            self.canvas.text(Part::Name, (x, y), Anchor::Start, &line);
            y += LINE;
        }
        for line in lines(words, self.text_room) {
            self.canvas.text(Part::Quiet, (x, y), Anchor::Start, &line);
            y += LINE;
        }
        self.y = y + BETWEEN - LINE;
        first - 5.0
    }
}

/// A text in lines of about this width, cut at spaces; a word that is longer stands alone.
fn lines(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(line) + text_width(word) + text_width(" ") <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(name: &str, words: &str) -> Branch {
        Branch::Leaf {
            name: name.into(),
            words: words.into(),
        }
    }

    const WORDS: Words<'_> = Words {
        id: "tree",
        title: "Classes",
        description: "Trois classes",
        lang: "fr",
    };

    #[test]
    fn each_class_stands_at_the_end_of_its_branch() {
        let root = Branch::Fork {
            height: 4.0,
            branches: Box::new([
                leaf("Classe 1", "attente"),
                Branch::Fork {
                    height: 2.0,
                    branches: Box::new([leaf("Classe 2", "repas & sel"), leaf("Classe 3", "accueil")]),
                },
            ]),
        };

        let svg = tree(&root, &WORDS, Ink::Page);

        for words in ["Classe 1", "repas &amp; sel", "Classe 3"] {
            assert_eq!(svg.matches(words).count(), 2, "wide and narrow: {words}");
        }
        // The inner fork stands half way between the root and the leaves.
        assert!(svg.contains("x1=\"130\" y1=\"61\""), "{svg}");
    }

    #[test]
    fn a_long_list_of_words_goes_on_below() {
        let long = "attente urgences brancard couloir heures nuit samedi personne";

        assert!(lines(long, 150.0).len() > 2);
        assert!(lines(long, 150.0).iter().all(|line| text_width(line) <= 150.0));
        assert_eq!(lines("", 100.0), Vec::<String>::new());
        assert_eq!(lines("anticonstitutionnellement", 10.0).len(), 1);
    }

    #[test]
    fn a_tree_of_one_class_is_drawn() {
        let svg = tree(&leaf("Classe 1", ""), &WORDS, Ink::Print);

        assert!(svg.contains("Classe 1") && !svg.contains("NaN"), "{svg}");
    }
}
