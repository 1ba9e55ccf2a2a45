//! Words that stand together: the graph of similarities and its skeleton.
//!
//! Sources: P. Jaccard 1901, for the index; C. Flament, "L'analyse de similitude" (1962), for the maximum spanning tree.

use super::matrix::Matrix;

/// Most words of one graph; more cannot be read, and pairs would be too many.
pub const MAX_WORDS: usize = 1000;

/// Two words that stand together in a text at least once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The two terms, the lower number first.
    pub terms: [u32; 2],
    /// Texts in which both stand.
    pub together: u32,
    /// Texts in which both stand, out of those in which one does, from 0 to 1.
    pub jaccard: f64,
    /// Whether the edge is one of the maximum spanning tree (of the forest, where words do not all hang together).
    pub in_tree: bool,
}

/// Words and what binds them.
#[derive(Debug, Clone, PartialEq)]
pub struct Similarities {
    /// The words and the number of texts in which each stands.
    pub words: Vec<(u32, u32)>,
    /// The edges by falling Jaccard index, then by falling number of texts, then by terms.
    pub edges: Vec<Edge>,
}

/// The graph of some terms, [`MAX_WORDS`] at most, over the texts that `keep` holds (those of a class, or all). A term
/// named twice or unknown is left out.
pub fn similarities(matrix: &Matrix, terms: &[u32], keep: impl Fn(usize) -> bool) -> Similarities {
    let mut places = vec![usize::MAX; matrix.terms()];
    let mut words: Vec<(u32, u32)> = Vec::new();
    for &term in terms {
        match places.get_mut(term as usize) {
            Some(place) if *place == usize::MAX && words.len() < MAX_WORDS => {
                *place = words.len();
                words.push((term, 0));
            }
            _ => {}
        }
    }
    let width = words.len();
    let mut together = vec![0_u32; width * width];
    let mut here = Vec::new();
    for (_, row) in matrix.rows().enumerate().filter(|(text, _)| keep(*text)) {
        here.clear();
        let known = row.iter().map(|&term| places[term as usize]);
        here.extend(known.filter(|place| *place != usize::MAX));
        for (at, &a) in here.iter().enumerate() {
            words[a].1 += 1;
            for &b in &here[..at] {
                together[a.max(b) * width + a.min(b)] += 1;
            }
        }
    }
    let mut edges = Vec::new();
    for a in 0..width {
        for b in 0..a {
            let both = together[a * width + b];
            if both > 0 {
                let either = words[a].1 + words[b].1 - both;
                let (low, high) = (words[a].0.min(words[b].0), words[a].0.max(words[b].0));
                edges.push(Edge {
                    terms: [low, high],
                    together: both,
                    jaccard: f64::from(both) / f64::from(either),
                    in_tree: false,
                });
            }
        }
    }
    edges.sort_by(|a, b| {
        let by_weight = b.jaccard.total_cmp(&a.jaccard).then(b.together.cmp(&a.together));
        by_weight.then(a.terms.cmp(&b.terms))
    });
    span(&mut edges, &places, width);
    Similarities { words, edges }
}

/// Kruskal's algorithm on edges that are sorted already.
fn span(edges: &mut [Edge], places: &[usize], width: usize) {
    let mut leader: Vec<usize> = (0..width).collect();
    for edge in edges {
        let [a, b] = edge.terms.map(|term| find(&mut leader, places[term as usize]));
        if a != b {
            leader[a.max(b)] = a.min(b);
            edge.in_tree = true;
        }
    }
}

fn find(leader: &mut [usize], mut at: usize) -> usize {
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Matrix {
        let rows = [vec![0, 1, 2], vec![0, 1], vec![1, 2], vec![3, 4], vec![0, 1, 4]];
        Matrix::from_rows(5, rows).unwrap()
    }

    #[test]
    fn two_words_are_bound_by_the_texts_they_share() {
        let graph = similarities(&example(), &[0, 1, 2, 3, 4], |_| true);

        let strongest = graph.edges[0];
        assert_eq!((strongest.terms, strongest.together), ([0, 1], 3));
        assert!((strongest.jaccard - 0.75).abs() < 1e-12);
        assert_eq!(graph.words[1], (1, 4));
    }

    #[test]
    fn the_tree_reaches_every_word_once() {
        let graph = similarities(&example(), &[0, 1, 2, 3, 4], |_| true);

        let tree: Vec<[u32; 2]> = graph
            .edges
            .iter()
            .filter(|edge| edge.in_tree)
            .map(|edge| edge.terms)
            .collect();
        assert_eq!(tree, [[0, 1], [1, 2], [3, 4], [0, 4]]);
    }

    #[test]
    fn only_kept_texts_and_known_words_count() {
        let graph = similarities(&example(), &[4, 3, 3, 77], |text| text == 3);

        assert_eq!(graph.words, [(4, 1), (3, 1)]);
        assert_eq!(graph.edges.len(), 1);
        assert!(similarities(&Matrix::new(0), &[], |_| true).edges.is_empty());
    }
}
