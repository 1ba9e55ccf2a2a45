//! Comments that somebody coded: polarity, codes of themes and text, parted by tabs.

use super::{Polarity, codebook, place_of};

/// What the starter learns from.
pub(super) const LEARNED: &str = include_str!("../../data/starter-comments.tsv");

/// One coded comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment<'t> {
    /// Of the whole text.
    pub polarity: Polarity,
    /// Places in [`codebook`], in order; a theme of the first level follows from those below it.
    pub themes: Vec<usize>,
    /// What was written.
    pub text: &'t str,
}

/// The number of a line, from 1, that is no coded comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine(pub usize);

/// Reads coded comments, one a line; empty lines and those that begin with `#` are left out.
///
/// # Errors
/// [`BadLine`] for a line without two tabs, with a polarity other than `+`, `-`, `+-` and `0`, or with a code that the
/// codebook does not have.
pub fn comments(source: &str) -> Result<Vec<Comment<'_>>, BadLine> {
    source
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
        .map(|(line, number)| comment(line).ok_or(BadLine(number)))
        .collect()
}

fn comment(line: &str) -> Option<Comment<'_>> {
    let (sign, rest) = line.split_once('\t')?;
    let (codes, text) = rest.split_once('\t')?;
    let themes: Option<Vec<usize>> = codes.split_whitespace().map(place_of).collect();
    Some(Comment {
        polarity: Polarity::from_sign(sign)?,
        themes: with_parents(themes?),
        text,
    })
}

/// A theme of the first level holds wherever one below it does.
pub(super) fn with_parents(mut themes: Vec<usize>) -> Vec<usize> {
    let parents: Vec<usize> = themes
        .iter()
        .filter_map(|theme| codebook().get(*theme)?.parent)
        .collect();
    themes.extend(parents);
    themes.sort_unstable();
    themes.dedup();
    themes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_that_the_starter_learns_from_reads() {
        assert!(comments(LEARNED).is_ok_and(|comments| comments.len() > 1200));
    }

    #[test]
    fn no_text_is_learned_twice() {
        let mut texts: Vec<&str> = comments(LEARNED)
            .expect("reads")
            .iter()
            .map(|comment| comment.text)
            .collect();
        let all = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), all);
    }

    #[test]
    fn every_theme_has_forty_comments_of_more_than_one_polarity() {
        let comments = comments(LEARNED).expect("reads");
        for (place, theme) in codebook().iter().enumerate() {
            let of: Vec<&Comment> = comments.iter().filter(|c| c.themes.contains(&place)).collect();
            assert!(of.len() >= 40, "{}: {}", theme.code, of.len());
            assert!(
                of.iter().any(|c| c.polarity != of[0].polarity),
                "{} is always said in one tone",
                theme.code
            );
        }
    }

    #[test]
    fn a_theme_brings_the_one_above_it() {
        let [comment] = &comments("-\tdouleur\tJ’ai eu mal.").expect("reads")[..] else {
            panic!("one comment");
        };

        assert_eq!(Some(comment.themes[0]), place_of("soins"));
        assert_eq!(Some(comment.themes[1]), place_of("douleur"));
        assert_eq!(comment.polarity, Polarity::Negative);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        assert_eq!(comments("# titre\n\n0\t\tRAS\nrien"), Err(BadLine(4)));
        assert_eq!(comments("?\t\tRAS"), Err(BadLine(1)));
        assert_eq!(comments("0\tmeteo\tRAS"), Err(BadLine(1)));
        assert_eq!(comments(""), Ok(Vec::new()));
    }
}
