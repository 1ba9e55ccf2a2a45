//! What a French text says of its tone beyond its n-grams: words of a lexicon, turned over by a denial, and cues.
//!
//! The lexicon is that of textblob-fr (Tom De Smedt, Walter Daelemans; public domain, PDDL); the cues and pictures are ours.

use std::sync::LazyLock;

use super::grams::Cutter;
use crate::hash::StableMap;

/// How many numbers a text gives.
pub(super) const TONES: usize = 35;

/// A denial turns over this many words after it.
const REACH: usize = 3;
/// A word that is denied says the contrary, less loudly.
const TURNED: f32 = -0.5;
/// Words at either end, where people greet, thank and conclude.
const ENDS: usize = 15;

const KINDS: usize = 10;
const THANKS: usize = 0;
const PRAISE: usize = 1;
const BLAME: usize = 2;

static LEXICON: LazyLock<StableMap<&str, f32>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (word, polarity) = line.split_once(' ')?;
        Some((word, polarity.parse::<f32>().ok()? / 100.0))
    };
    include_str!("tone/lexicon.txt").lines().filter_map(line).collect()
});

/// Beginnings of words with their kinds, sorted.
static CUES: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let lines = include_str!("tone/cues.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut cues: Vec<(&str, usize)> = lines
        .zip(0..)
        .flat_map(|(line, kind)| line.split(' ').skip(1).map(move |cue| (cue, kind)))
        .collect();
    cues.sort_unstable();
    cues
});

/// Pictures with what they say: their polarity and their kind.
static PICTURES: LazyLock<StableMap<&str, (f32, usize)>> = LazyLock::new(|| {
    let lines = include_str!("tone/emoji.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut table = StableMap::default();
    for line in lines {
        let mut cells = line.split(' ');
        let polarity = cells
            .next()
            .and_then(|cell| cell.parse::<f32>().ok())
            .unwrap_or_default()
            / 100.0;
        let kind = match cells.next() {
            Some("thanks") => THANKS,
            Some("praise") => PRAISE,
            _ => BLAME,
        };
        table.extend(cells.map(|picture| (picture, (polarity, kind))));
    }
    table
});

fn denies(word: &str) -> bool {
    matches!(
        word,
        "pas"
            | "ne"
            | "n"
            | "jamais"
            | "aucun"
            | "aucune"
            | "rien"
            | "sans"
            | "ni"
            | "non"
            | "plus"
            | "impossible"
            | "guere"
    )
}

/// The kinds of cues that a word is.
fn kinds(word: &str, mut each: impl FnMut(usize)) {
    for length in 2..=word.len() {
        let Some(start) = word.get(..length).filter(|_| length > 4 || length == word.len()) else {
            continue;
        };
        let from = CUES.partition_point(|(cue, _)| *cue < start);
        for (_, kind) in CUES[from..].iter().take_while(|(cue, _)| *cue == start) {
            each(*kind);
        }
    }
}

/// What is counted along a text.
#[derive(Default)]
struct Heard {
    words: usize,
    denied_until: usize,
    polarities: Vec<f32>,
    /// Places of the words of each kind.
    cues: [Vec<usize>; KINDS],
    /// Praise that is denied, blame that is denied.
    turned: [f32; 2],
}

impl Heard {
    fn word(&mut self, word: &str) {
        let at = self.words;
        // No denial reaches a picture: "pas de repas 😡".
        if let Some((polarity, kind)) = PICTURES.get(word) {
            self.polarities.push(*polarity);
            self.cues[*kind].push(at);
            self.words += 1;
            return;
        }
        let denied = at < self.denied_until;
        if let Some(polarity) = LEXICON.get(word) {
            self.polarities.push(if denied { TURNED * polarity } else { *polarity });
        }
        let mut found = [false; KINDS];
        kinds(word, |kind| found[kind] = true);
        for kind in (0..KINDS).filter(|kind| found[*kind]) {
            match kind {
                PRAISE if denied => self.turned[0] += 1.0,
                BLAME if denied => self.turned[1] += 1.0,
                _ => self.cues[kind].push(at),
            }
        }
        self.words += 1;
        if denies(word) {
            self.denied_until = self.words + REACH;
        }
    }
}

/// The numbers of a text; all are 0 for a text without a word.
pub(super) fn tones(cutter: &mut Cutter, text: &str) -> [f32; TONES] {
    let mut heard = Heard::default();
    cutter.words(text, |word, _, _| heard.word(word));
    let mut out = [0.0; TONES];
    if heard.words == 0 {
        return out;
    }
    let words = heard.words as f32;
    let root = words.sqrt();
    let sum = |polarities: &[f32], sign: f32| polarities.iter().map(|p| (p * sign).max(0.0)).sum::<f32>();
    let mean = |polarities: &[f32]| polarities.iter().sum::<f32>() / polarities.len().max(1) as f32;
    let all = &heard.polarities;
    let signs = |sign: char| text.chars().filter(|c| *c == sign).count() as f32;
    let (good, bad) = (sum(all, 1.0), sum(all, -1.0));
    let of_text = [
        good / root,
        bad / root,
        mean(all),
        10.0 * good / words,
        10.0 * bad / words,
        mean(&all[all.len().saturating_sub(3)..]),
        mean(&all[..all.len().min(3)]),
        words.ln(),
        signs('!') / root,
        signs('?') / root,
        heard.turned[0] / root,
        heard.turned[1] / root,
    ];
    let (pro, con) = (
        [&heard.cues[PRAISE][..], &heard.cues[THANKS][..]].concat(),
        &heard.cues[BLAME],
    );
    let between =
        |places: &[usize], from: usize, to: usize| places.iter().filter(|at| (from..to).contains(*at)).count() as f32;
    let ahead = |from, to| between(&pro, from, to) - between(con, from, to);
    let (pros, cons) = (pro.len() as f32, con.len() as f32);
    let balance = [
        (pros - cons) / (pros + cons + 1.0),
        ahead(heard.words.saturating_sub(ENDS), heard.words),
        ahead(0, ENDS),
    ];
    let of_cues = heard
        .cues
        .iter()
        .flat_map(|places| [places.len() as f32 / root, f32::from(u8::from(!places.is_empty()))]);
    let numbers = of_text.into_iter().chain(balance).chain(of_cues);
    for (place, number) in out.iter_mut().zip(numbers) {
        *place = number;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(text: &str) -> f32 {
        tones(&mut Cutter::default(), text)[2]
    }

    #[test]
    fn praise_is_above_blame_and_a_denial_turns_it_over() {
        assert!(mean("une équipe excellente") > 0.0);
        assert!(mean("un séjour horrible") < 0.0);
        assert!(mean("rien n'était excellent") < 0.0);
    }

    #[test]
    fn a_picture_has_a_tone_that_no_denial_turns_over() {
        assert!(mean("les repas 😡") < 0.0 && mean("les repas 😍") > 0.0);
        assert!(mean("jamais 👍") > 0.0);
        assert!(mean("une équipe :)") > 0.0 && mean("une équipe :(") < 0.0);
        assert!(
            PICTURES
                .keys()
                .all(|picture| picture.chars().all(crate::emoji::is_emoji))
        );
    }

    #[test]
    fn a_text_without_a_word_says_nothing() {
        assert_eq!(tones(&mut Cutter::default(), "… !"), [0.0; TONES]);
    }

    #[test]
    fn cues_are_beginnings_of_words_and_short_ones_are_whole() {
        let found = |word: &str| {
            let mut out = Vec::new();
            kinds(word, |kind| out.push(kind));
            out
        };

        assert_eq!(found("remerciements"), [THANKS]);
        assert_eq!(found("nul"), [BLAME]);
        assert!(found("nulle").is_empty() && found("bonbon").is_empty());
        assert!(CUES.iter().all(|(_, kind)| *kind < KINDS));
    }
}
