//! Double classification: what two classifications of units of different sizes agree on.
//!
//! Source: M. Reinert 1990 (Alceste). The same segments are put together into units of two sizes and classified twice.
//! Classes of one tree are crossed with those of the other, at every level; a crossing that holds more segments than
//! chance would have it is a class that does not hang on how the texts were cut. What no crossing holds stays unplaced.

use super::{Classification, Settings, classify, matrix::Matrix, segments::Units, specificity::Counts};

/// Most steps of the search for each number of classes.
const STEPS: usize = 200_000;

/// Most crossings that are looked at, those of most segments.
const CROSSINGS: usize = 400;

/// What a crossing must have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crossing {
    /// Fewer segments are no class.
    pub min_members: usize,
    /// The chi² (one degree of freedom) that the crossing must pass: 3.84 is 5 % of chance.
    pub min_chi2: f64,
}

impl Default for Crossing {
    fn default() -> Self {
        Self {
            min_members: 10,
            min_chi2: 3.84,
        }
    }
}

/// One class of both trees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stable {
    /// Segments in it.
    pub members: usize,
    /// Pearson's chi² of the crossing of its two classes, over all segments.
    pub chi2: f64,
}

/// Classes that hold no segment together.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// The classes, by falling size.
    pub classes: Vec<Stable>,
    /// The class of each segment; `None` for those that the two trees do not agree on.
    pub level: Vec<Option<usize>>,
}

impl Partition {
    /// How many segments are in a class.
    pub fn members(&self) -> usize {
        self.classes.iter().map(|class| class.members).sum()
    }
}

/// Classifies segments twice, in units of at least `sizes` terms, and gives for 2, 3, … classes, as far as
/// `settings.classes`, the classes without overlap that hold most segments; of equals, those of the largest sum of chi².
/// Ends before when there are not so many crossings apart.
pub fn double(
    segments: &Matrix,
    sources: &[u32],
    sizes: [usize; 2],
    settings: &Settings,
    crossing: &Crossing,
) -> Vec<Partition> {
    let trees = sizes.map(|size| {
        let units = Units::gathered(segments, sources, size).without_short();
        let tree = classify(&units.matrix, settings);
        let nodes = units.unit_of.iter().map(|&unit| tree.node(unit as usize)).collect();
        Tree::new(&tree, nodes)
    });
    crossed(&trees, settings.classes, crossing)
}

/// One tree over segments.
struct Tree {
    /// The deepest node of each segment.
    nodes: Vec<Option<usize>>,
    /// The chain of each node up to below the whole, itself first.
    chains: Vec<Vec<usize>>,
    /// Segments of each node.
    sizes: Vec<usize>,
}

impl Tree {
    fn new(tree: &Classification, nodes: Vec<Option<usize>>) -> Self {
        let parents = tree.parents();
        let chain = |node: usize| {
            let up = std::iter::successors(Some(node), |at| parents[*at]);
            up.filter(|at| *at > 0).collect::<Vec<_>>()
        };
        let chains: Vec<Vec<usize>> = (0..parents.len()).map(chain).collect();
        let mut sizes = vec![0; parents.len()];
        for node in nodes.iter().flatten() {
            chains[*node].iter().for_each(|&at| sizes[at] += 1);
        }
        Self { nodes, chains, sizes }
    }

    /// The smaller of two nodes that hold each other, if they do.
    fn within(&self, a: usize, b: usize) -> Option<usize> {
        if self.chains[a].contains(&b) {
            Some(a)
        } else {
            self.chains[b].contains(&a).then_some(b)
        }
    }
}

#[derive(Clone, Copy)]
struct Candidate {
    nodes: [usize; 2],
    stable: Stable,
}

fn crossed(trees: &[Tree; 2], classes: usize, crossing: &Crossing) -> Vec<Partition> {
    let [one, other] = trees;
    let width = other.sizes.len();
    let mut counts = vec![0_usize; one.sizes.len() * width];
    for (a, b) in one.nodes.iter().zip(&other.nodes) {
        if let (Some(a), Some(b)) = (a, b) {
            for &up in &one.chains[*a] {
                other.chains[*b].iter().for_each(|&over| counts[up * width + over] += 1);
            }
        }
    }
    let candidates = candidates(trees, &counts, crossing);
    let overlap = |a: &Candidate, b: &Candidate| {
        let nodes = one
            .within(a.nodes[0], b.nodes[0])
            .zip(other.within(a.nodes[1], b.nodes[1]));
        nodes.is_some_and(|(up, over)| counts[up * width + over] > 0)
    };
    let apart: Vec<Vec<bool>> = candidates
        .iter()
        .map(|a| candidates.iter().map(|b| !overlap(a, b)).collect())
        .collect();
    let mut out = Vec::new();
    for wanted in 2..=classes {
        let mut search = Search {
            candidates: &candidates,
            apart: &apart,
            wanted,
            steps: 0,
            best: None,
        };
        search.extend(&mut Vec::new(), 0, (0, 0.0));
        let Some((_, chosen)) = search.best else { break };
        out.push(partition(trees, chosen.into_iter().map(|at| candidates[at]).collect()));
    }
    out
}

/// Crossings that hold enough, largest first; of those that hold the same segments, one.
fn candidates(trees: &[Tree; 2], counts: &[usize], crossing: &Crossing) -> Vec<Candidate> {
    let [one, other] = trees;
    let width = other.sizes.len();
    let whole = one.nodes.len() as u64;
    let mut out: Vec<Candidate> = Vec::new();
    for a in 1..one.sizes.len() {
        for b in 1..width {
            let members = counts[a * width + b];
            let table = Counts {
                whole,
                class: one.sizes[a] as u64,
                marked: other.sizes[b] as u64,
                both: members as u64,
            };
            let chi2 = table.signed_chi2();
            if members >= crossing.min_members.max(1) && chi2 > crossing.min_chi2 {
                let nodes = [a, b];
                let stable = Stable { members, chi2 };
                out.push(Candidate { nodes, stable });
            }
        }
    }
    // Nested crossings of the same size hold the same segments: the one of the highest chi² speaks for them.
    out.sort_by(|a, b| {
        let by_size = b.stable.members.cmp(&a.stable.members);
        by_size
            .then(b.stable.chi2.total_cmp(&a.stable.chi2))
            .then(a.nodes.cmp(&b.nodes))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in out {
        let same = |before: &&Candidate| {
            let nodes = one
                .within(before.nodes[0], candidate.nodes[0])
                .zip(other.within(before.nodes[1], candidate.nodes[1]));
            nodes.is_some_and(|(a, b)| counts[a * width + b] == candidate.stable.members)
                && before.stable.members == candidate.stable.members
        };
        if kept.len() < CROSSINGS && !kept.iter().any(|before| same(&before)) {
            kept.push(candidate);
        }
    }
    kept
}

/// Looks for the classes apart that hold most, largest first, leaving what cannot beat the best any more.
struct Search<'a> {
    candidates: &'a [Candidate],
    apart: &'a [Vec<bool>],
    wanted: usize,
    steps: usize,
    best: Option<((usize, f64), Vec<usize>)>,
}

impl Search<'_> {
    fn extend(&mut self, chosen: &mut Vec<usize>, from: usize, so_far: (usize, f64)) {
        if chosen.len() == self.wanted {
            let better = |(best, _): &((usize, f64), Vec<usize>)| so_far > *best;
            if self.best.as_ref().is_none_or(better) {
                self.best = Some((so_far, chosen.clone()));
            }
            return;
        }
        let left = self.wanted - chosen.len();
        for at in from..self.candidates.len() {
            self.steps += 1;
            let stable = self.candidates[at].stable;
            // Those that follow are not larger.
            let most = so_far.0 + left * stable.members;
            if self.steps > STEPS || self.best.as_ref().is_some_and(|(best, _)| most < best.0) {
                return;
            }
            if chosen.iter().all(|&before| self.apart[before][at]) {
                chosen.push(at);
                self.extend(chosen, at + 1, (so_far.0 + stable.members, so_far.1 + stable.chi2));
                chosen.pop();
            }
        }
    }
}

fn partition(trees: &[Tree; 2], chosen: Vec<Candidate>) -> Partition {
    let [one, other] = trees;
    let of = |(a, b): (&Option<usize>, &Option<usize>)| {
        let (a, b) = ((*a)?, (*b)?);
        let holds = |candidate: &Candidate| {
            one.chains[a].contains(&candidate.nodes[0]) && other.chains[b].contains(&candidate.nodes[1])
        };
        chosen.iter().position(holds)
    };
    Partition {
        level: one.nodes.iter().zip(&other.nodes).map(of).collect(),
        classes: chosen.iter().map(|candidate| candidate.stable).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three themes; four segments a text, each of a few words of its theme.
    fn example() -> (Matrix, Vec<u32>) {
        let segment = |n: u32| {
            let theme = n / 4 % 3;
            let own = |k: u32| 9 * theme + (n * 5 + k * k * 2 + n * k / 3) % 9;
            vec![own(0), own(1), own(2), 27 + n % 4]
        };
        let segments = Matrix::from_rows(31, (0..480).map(segment)).unwrap();
        (segments, (0..480).map(|n| n / 4).collect())
    }

    fn settings() -> Settings {
        Settings {
            classes: 5,
            ..Settings::default()
        }
    }

    #[test]
    fn themes_that_do_not_hang_on_the_size_of_units_are_found() {
        let (segments, sources) = example();

        let partitions = double(&segments, &sources, [4, 8], &settings(), &Crossing::default());

        let three = &partitions[1];
        assert_eq!(three.classes.len(), 3);
        assert!(three.members() > 440, "{:?}", three.classes);
        for theme in 0..3 {
            let of_theme = |n: &usize| n / 4 % 3 == theme;
            let classes: Vec<_> = (0..480).filter(of_theme).filter_map(|n| three.level[n]).collect();
            let mode = classes.iter().filter(|class| **class == classes[0]).count();
            assert!(mode as f64 > 0.9 * classes.len() as f64);
        }
    }

    #[test]
    fn each_partition_says_the_truth_about_its_sizes() {
        let (segments, sources) = example();

        for partition in double(&segments, &sources, [3, 10], &settings(), &Crossing::default()) {
            for (class, stable) in partition.classes.iter().enumerate() {
                let members = partition.level.iter().filter(|at| **at == Some(class)).count();
                assert_eq!(members, stable.members);
                assert!(stable.chi2 > 3.84);
            }
        }
    }

    #[test]
    fn nothing_to_cross_gives_no_partition() {
        let crossing = Crossing::default();

        assert!(double(&Matrix::new(4), &[], [4, 8], &settings(), &crossing).is_empty());
        let alike = Matrix::from_rows(3, vec![vec![0, 1, 2]; 50]).unwrap();
        assert!(double(&alike, &(0..50).collect::<Vec<_>>(), [1, 2], &settings(), &crossing).is_empty());
    }
}
