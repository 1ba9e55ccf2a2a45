//! How far readers agree: Krippendorff's alpha by theme, overall and on tone, each college apart and together.

use crate::{ThemeId, coding::Coding};
use platform::College;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use verbatim::agreement::{self, Interval, SetUnit, Undefined, Unit};

/// Alpha from here on is solid (Krippendorff 2004, p. 241).
pub const SOLID: f64 = 0.800;
/// Alpha from here on allows tentative conclusions (same place).
pub const TENTATIVE: f64 = 0.667;
/// Samples drawn for an interval.
pub const DRAWS: usize = 1000;
/// The half width of interval that the advice aims at.
const AIM: f64 = 0.10;

/// Whose agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strand {
    /// Users among themselves.
    Users,
    /// Professionals among themselves.
    Professionals,
    /// Everybody.
    Together,
}

impl Strand {
    /// All three, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Users, Self::Professionals, Self::Together];

    /// The end of the message id `analysis-strand-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Professionals => "professionals",
            Self::Together => "together",
        }
    }

    fn holds(self, college: College) -> bool {
        match self {
            Self::Users => college == College::Users,
            Self::Professionals => college == College::Professionals,
            Self::Together => true,
        }
    }
}

/// One coefficient with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Expressions that at least two readers coded.
    pub texts: i64,
    /// Readers.
    pub readers: i64,
    /// Alpha, when it has a meaning.
    pub alpha: Option<f64>,
    /// The bounds of the 95 % bootstrap interval, when it has a meaning.
    pub interval: Option<(f64, f64)>,
    /// Why there is no alpha: a code of [`Undefined`], also the end of the message id
    /// `analysis-undefined-…` with hyphens.
    pub undefined: Option<String>,
    /// For a theme: how many times a reader put it. Measured before this was counted, it is not known.
    #[serde(default)]
    pub put: Option<i64>,
}

/// How a coefficient is to be read: by its interval, for the coefficient alone says too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// The whole interval from .800.
    Solid,
    /// The whole interval from .667.
    Tentative,
    /// The whole interval below: talk first.
    Weak,
    /// The interval is on both sides of .667, or there is none: too wide to conclude.
    Unsure,
}

impl Band {
    /// The end of the message id `analysis-band-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Tentative => "tentative",
            Self::Weak => "weak",
            Self::Unsure => "unsure",
        }
    }
}

impl Figure {
    /// How it is to be read; nothing without a coefficient.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        self.alpha?;
        Some(match self.interval {
            Some((low, _)) if low >= SOLID => Band::Solid,
            Some((low, _)) if low >= TENTATIVE => Band::Tentative,
            Some((_, high)) if high < TENTATIVE => Band::Weak,
            _ => Band::Unsure,
        })
    }

    /// How many more expressions read by two would bring the interval down to ±0.10. Its width
    /// shrinks with the square root of their number.
    #[must_use]
    pub fn more_texts(&self) -> Option<i64> {
        let (low, high) = self.interval?;
        let ratio = (high - low) / (2.0 * AIM);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "a few thousand texts at most"
        )]
        let needed = (self.texts as f64 * ratio * ratio).ceil() as i64;
        Some((needed - self.texts).max(0))
    }

    fn of(result: Result<f64, Undefined>, interval: Result<Interval, Undefined>, texts: usize, readers: usize) -> Self {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Self {
            texts: count(texts),
            readers: count(readers),
            alpha: result.as_ref().ok().copied(),
            interval: interval.ok().map(|i| (i.low, i.high)),
            undefined: result.err().map(|why| why.code().to_owned()),
            put: None,
        }
    }
}

/// One measure in the three strands, in the order of [`Strand::ALL`].
pub type Strands = [Figure; 3];

/// Everything that is measured once the reading is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Sets of themes, with the MASI distance.
    pub overall: Strands,
    /// The tone of the whole.
    pub tone: Strands,
    /// Each theme that somebody used: present or not.
    pub themes: Vec<(ThemeId, Strands)>,
    /// Expressions that at least two readers coded.
    pub texts: i64,
    /// Of these, those that were not read alike.
    pub disagreements: i64,
}

/// Measures codings that are complete; `draws` samples for each interval, from the written seed.
#[must_use]
pub fn measure(codings: &[Coding], seed: u64, draws: usize) -> Report {
    let complete: Vec<&Coding> = codings.iter().filter(|coding| coding.codes.is_complete()).collect();
    let mut by_text: BTreeMap<i64, Vec<&Coding>> = BTreeMap::new();
    for coding in &complete {
        by_text.entry(coding.number).or_default().push(coding);
    }
    let double: Vec<&Vec<&Coding>> = by_text.values().filter(|all| all.len() > 1).collect();
    let disagreements = double
        .iter()
        .filter(|all| crate::coding::unanimous(all.iter().copied()).is_none())
        .count();
    let readers: BTreeSet<_> = complete.iter().map(|coding| coding.person).collect();
    let coders: BTreeMap<_, u32> = readers.into_iter().zip(0..).collect();
    let used: BTreeSet<ThemeId> = complete
        .iter()
        .flat_map(|coding| coding.codes.themes.iter().copied())
        .collect();
    let codes: BTreeMap<ThemeId, u32> = used.iter().copied().zip(0..).collect();
    let ruler = Ruler {
        by_text: &by_text,
        coders: &coders,
        seed,
        draws,
    };
    Report {
        overall: ruler.sets(&codes),
        tone: ruler.nominal(&|coding| coding.codes.tone.map_or(0, |tone| code_of(tone.place()))),
        themes: used.iter().map(|theme| (*theme, ruler.theme(*theme))).collect(),
        texts: i64::try_from(double.len()).unwrap_or(i64::MAX),
        disagreements: i64::try_from(disagreements).unwrap_or(i64::MAX),
    }
}

fn code_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What every measure shares.
struct Ruler<'a> {
    by_text: &'a BTreeMap<i64, Vec<&'a Coding>>,
    coders: &'a BTreeMap<uuid::Uuid, u32>,
    seed: u64,
    draws: usize,
}

impl Ruler<'_> {
    fn nominal(&self, code: &dyn Fn(&Coding) -> u32) -> Strands {
        Strand::ALL.map(|strand| {
            let units: Vec<Unit> = self.units(strand, code);
            let interval = agreement::bootstrap(&units, self.seed, self.draws);
            self.figure(strand, agreement::alpha_nominal(&units), interval)
        })
    }

    /// Put or not, with how many times each strand put it.
    fn theme(&self, theme: ThemeId) -> Strands {
        let mut figures = self.nominal(&|coding| u32::from(coding.codes.themes.contains(&theme)));
        for (figure, strand) in figures.iter_mut().zip(Strand::ALL) {
            let all = self.by_text.values().flatten();
            let put = all.filter(|coding| strand.holds(coding.college) && coding.codes.themes.contains(&theme));
            figure.put = i64::try_from(put.count()).ok();
        }
        figures
    }

    fn sets(&self, codes: &BTreeMap<ThemeId, u32>) -> Strands {
        Strand::ALL.map(|strand| {
            let set = |coding: &Coding| {
                coding
                    .codes
                    .themes
                    .iter()
                    .filter_map(|theme| codes.get(theme).copied())
                    .collect()
            };
            let units: Vec<SetUnit> = self.units(strand, set);
            let interval = agreement::bootstrap_sets(&units, self.seed, self.draws);
            self.figure(strand, agreement::alpha_sets(&units), interval)
        })
    }

    fn units<T>(&self, strand: Strand, code: impl Fn(&Coding) -> T) -> Vec<Vec<(u32, T)>> {
        let own = |all: &Vec<&Coding>| -> Vec<(u32, T)> {
            let mine = all.iter().filter(|coding| strand.holds(coding.college));
            mine.map(|coding| (self.coders.get(&coding.person).copied().unwrap_or(0), code(coding)))
                .collect()
        };
        self.by_text.values().map(own).collect()
    }

    fn figure(&self, strand: Strand, alpha: Result<f64, Undefined>, interval: Result<Interval, Undefined>) -> Figure {
        let of_strand = |all: &Vec<&Coding>| all.iter().filter(|coding| strand.holds(coding.college)).count();
        let texts = self.by_text.values().filter(|all| of_strand(all) > 1).count();
        let readers: BTreeSet<_> = self
            .by_text
            .values()
            .flatten()
            .filter(|coding| strand.holds(coding.college))
            .map(|coding| coding.person)
            .collect();
        Figure::of(alpha, interval, texts, readers.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::{
        Tone,
        tests::{coding, theme},
    };

    /// Two users who read alike, two professionals who read alike, and not as the users.
    fn apart(texts: i64) -> Vec<Coding> {
        (0..texts)
            .flat_map(|n| {
                let seen: &[u128] = if n % 2 == 0 { &[1] } else { &[2] };
                let other: &[u128] = if n % 3 == 0 { &[1] } else { &[2] };
                [
                    coding(n, 1, College::Users, seen, Tone::Negative),
                    coding(n, 2, College::Users, seen, Tone::Negative),
                    coding(n, 3, College::Professionals, other, Tone::Negative),
                    coding(n, 4, College::Professionals, other, Tone::Positive),
                ]
            })
            .collect()
    }

    #[test]
    fn each_college_may_agree_within_itself_and_not_with_the_other() {
        let report = measure(&apart(40), 1, 200);
        let [users, professionals, together] = &report.overall;
        assert_eq!(users.alpha, Some(1.0));
        assert_eq!(professionals.alpha, Some(1.0));
        assert!(together.alpha.expect("defined") < TENTATIVE);
        assert_eq!(together.readers, 4);
        assert_eq!(report.texts, 40);
    }

    #[test]
    fn a_tone_that_never_varies_says_why_it_has_no_coefficient() {
        let report = measure(&apart(40), 1, 200);
        assert_eq!(report.tone[0].alpha, None);
        assert_eq!(report.tone[0].undefined.as_deref(), Some("single_value"));
    }

    #[test]
    fn a_theme_is_measured_present_or_not() {
        let report = measure(&apart(40), 1, 200);
        let (first, strands) = &report.themes[0];
        assert_eq!(*first, theme(1));
        assert_eq!(strands[0].alpha, Some(1.0));
        assert!(strands[2].interval.expect("varies").0 < strands[2].alpha.expect("defined"));
    }

    fn figure(alpha: f64, interval: Option<(f64, f64)>) -> Figure {
        Figure {
            texts: 50,
            readers: 2,
            alpha: Some(alpha),
            interval,
            undefined: None,
            put: None,
        }
    }

    #[test]
    fn a_band_is_named_by_the_low_bound_of_the_interval() {
        assert_eq!(figure(0.9, Some((0.8, 0.95))).band(), Some(Band::Solid));
        assert_eq!(figure(0.9, Some((0.799, 0.95))).band(), Some(Band::Tentative));
        assert_eq!(figure(0.7, Some((0.667, 0.8))).band(), Some(Band::Tentative));
        assert_eq!(figure(0.5, Some((0.3, 0.6669))).band(), Some(Band::Weak));
    }

    #[test]
    fn an_interval_on_both_sides_of_the_threshold_is_too_wide_to_conclude() {
        assert_eq!(figure(0.8, Some((0.6, 0.95))).band(), Some(Band::Unsure));
        assert_eq!(figure(0.85, Some((0.0, 1.0))).band(), Some(Band::Unsure));
        assert_eq!(figure(0.9, None).band(), Some(Band::Unsure));
    }

    #[test]
    fn a_theme_says_how_many_times_each_college_put_it() {
        let report = measure(&apart(12), 1, 50);
        let (_, [users, professionals, together]) = &report.themes[0];
        assert_eq!(
            (users.put, professionals.put, together.put),
            (Some(12), Some(8), Some(20))
        );
        assert_eq!(report.overall[0].put, None);
    }

    #[test]
    fn twice_too_wide_an_interval_asks_for_four_times_the_texts() {
        let figure = figure(0.6, Some((0.4, 0.8)));
        assert_eq!(figure.more_texts(), Some(150));
        let narrow = Figure {
            interval: Some((0.55, 0.65)),
            ..figure
        };
        assert_eq!(narrow.more_texts(), Some(0));
    }

    #[test]
    fn codings_left_open_count_for_nothing() {
        let mut codings = apart(10);
        codings.push(Coding {
            codes: crate::coding::Codes::default(),
            ..codings[0].clone()
        });
        assert_eq!(measure(&codings, 1, 100), measure(&apart(10), 1, 100));
    }
}
