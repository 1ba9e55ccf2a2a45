//! What a classification gives: a tree of splits, and the class of each text at every level.

/// A text that no class holds.
const NOWHERE: u16 = u16::MAX;

/// One split of a class in two.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The class that was split, by its place (from 0) among those of the level before.
    pub class: usize,
    /// The chi² said of the split. In exact mode it is `reached`; in compat mode it is what rainette says of it.
    pub height: f64,
    /// The chi² that the two classes truly have in the table that was split.
    pub reached: f64,
    /// Texts of the two classes.
    pub sizes: [usize; 2],
}

/// Why fewer classes were made than asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// No class has as many texts as [`super::Settings::min_split_members`].
    NoClassLargeEnough,
    /// The class to split has fewer than three texts with terms, or fewer than three terms.
    TooSmall,
    /// The texts of the class to split do not differ in their terms.
    NothingVaries,
}

impl Stop {
    /// A stable name, for messages and records.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoClassLargeEnough => "no_class_large_enough",
            Self::TooSmall => "too_small",
            Self::NothingVaries => "nothing_varies",
        }
    }
}

/// The classes of texts at every level, from one class to as many as were made.
///
/// Classes of a level are numbered from 0 in the order of the tree's leaves: a split puts its two classes where the
/// class that was split stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// The deepest node that holds each text; a text whose class was split without it stays at that class.
    nodes: Vec<u16>,
    splits: Vec<Split>,
    /// The nodes of the classes of each level; node 0 is the whole, split n makes nodes 2n + 1 and 2n + 2.
    levels: Vec<Vec<u16>>,
    stop: Option<Stop>,
}

impl Classification {
    pub(super) fn begin(texts: usize) -> Self {
        Self {
            nodes: vec![NOWHERE; texts],
            splits: Vec::new(),
            levels: vec![vec![0]],
            stop: None,
        }
    }

    /// Puts texts in the whole, before any split.
    pub(super) fn place_in_whole(&mut self, texts: &[u32]) {
        for &text in texts {
            self.nodes[text as usize] = 0;
        }
    }

    pub(super) fn split(&mut self, split: Split, texts: [&mut dyn Iterator<Item = u32>; 2]) {
        let node = 2 * self.splits.len() as u16 + 1;
        for (side, texts) in (0..).zip(texts) {
            for text in texts {
                self.nodes[text as usize] = node + side;
            }
        }
        let mut level = self.levels.last().cloned().unwrap_or_default();
        level.splice(split.class..=split.class, [node, node + 1]);
        self.levels.push(level);
        self.splits.push(split);
    }

    pub(super) fn stopped(&mut self, stop: Stop) {
        self.stop = Some(stop);
    }

    /// How many texts were given.
    pub fn texts(&self) -> usize {
        self.nodes.len()
    }

    /// How many classes were made: 1 when nothing could be split.
    pub fn classes(&self) -> usize {
        self.levels.len()
    }

    /// Why there are fewer classes than asked, if so.
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// The splits, in the order in which they were made: the first gives level 2.
    pub fn splits(&self) -> &[Split] {
        &self.splits
    }

    /// The class of each text, from 0, at the level of `classes` classes; `None` for a text that could not be placed:
    /// it has no term, or none of its terms was left when its class was split. Empty when there is no such level.
    pub fn level(&self, classes: usize) -> Vec<Option<usize>> {
        let Some(level) = classes.checked_sub(1).and_then(|at| self.levels.get(at)) else {
            return Vec::new();
        };
        let places = self.places(level);
        let of = |&node: &u16| places.get(usize::from(node)).copied().flatten();
        self.nodes.iter().map(of).collect()
    }

    /// The deepest node that holds a text.
    pub(super) fn node(&self, text: usize) -> Option<usize> {
        let node = self.nodes.get(text).filter(|node| **node != NOWHERE);
        node.map(|node| usize::from(*node))
    }

    /// The parent of each node; the whole has none.
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut out = vec![None];
        for (at, split) in self.splits.iter().enumerate() {
            let parent = Some(usize::from(self.levels[at][split.class]));
            out.extend([parent, parent]);
        }
        out
    }

    /// The class of a level in which what a node holds stands.
    fn places(&self, level: &[u16]) -> Vec<Option<usize>> {
        let mut places: Vec<Option<usize>> = vec![None; 2 * self.splits.len() + 1];
        for (place, &node) in level.iter().enumerate() {
            places[usize::from(node)] = Some(place);
        }
        // A parent is always numbered before its children.
        for (at, split) in self.splits.iter().enumerate() {
            let parent = self.levels[at][split.class];
            if let Some(place) = places[usize::from(parent)] {
                places[2 * at + 1] = Some(place);
                places[2 * at + 2] = Some(place);
            }
        }
        places
    }

    /// The heights of a dendrogram, lowest first: the last split, then with each split before it the sum so far. This
    /// is how rainette draws its trees.
    pub fn cumulated_heights(&self) -> Vec<f64> {
        let mut sum = 0.0;
        let add = |split: &Split| {
            sum += split.height;
            sum
        };
        self.splits.iter().rev().map(add).collect()
    }

    /// The dendrogram over the classes of the last level, as nested pairs; `None` when nothing was split.
    pub fn dendrogram(&self) -> Option<Dendrogram> {
        (!self.splits.is_empty()).then(|| self.branch(0))
    }

    fn branch(&self, node: u16) -> Dendrogram {
        let last = self
            .levels
            .last()
            .and_then(|level| level.iter().position(|at| *at == node));
        if let Some(class) = last {
            return Dendrogram::Class(class);
        }
        let own = |(at, split): &(usize, &Split)| self.levels[*at][split.class] == node;
        let found = self.splits.iter().enumerate().find(own);
        let at = found.map_or(0, |(at, _)| at);
        let child = 2 * at as u16 + 1;
        Dendrogram::Split {
            split: at,
            branches: Box::new([self.branch(child), self.branch(child + 1)]),
        }
    }
}

/// A tree of splits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dendrogram {
    /// A class of the last level, by its number.
    Class(usize),
    /// Two branches.
    Split {
        /// The place of the split in [`Classification::splits`].
        split: usize,
        /// What it parted.
        branches: Box<[Dendrogram; 2]>,
    },
}
