//! A change that is more than noise: a count beside others of its kind, and which of many such comparisons may be told.
//!
//! Sources: R. A. Fisher's exact test on the 2 × 2 table (in the period or not, marked or not), both sides; P. McCullagh
//! and J. Nelder, "Generalized linear models" (1989), §4.5, for the dispersion by which a test is weakened where the
//! other periods already differ among themselves more than chance would have it; Y. Benjamini and Y. Hochberg,
//! "Controlling the false discovery rate", JRSS B 57 (1995), for what may be told of many comparisons: where nothing
//! changed, anything is told in at most as many cases as the share that was asked.

use crate::reinert::Counts;

/// Texts of one period or place: how many there are, and how many are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot {
    /// All texts.
    pub texts: u64,
    /// Those marked, by a theme for instance; at most `texts`.
    pub marked: u64,
}

/// What a comparison says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// How many texts would be marked if nothing differed.
    pub expected: f64,
    /// The probability of a difference as large or larger by chance alone, from 0 to 1.
    pub p: f64,
    /// How much more than chance the other slots differ among themselves: 1 where they do not.
    pub dispersion: f64,
}

/// Least slots beside the one that is looked at, for their dispersion to be measured.
const LEAST_SLOTS: usize = 4;

/// One slot beside the others. `None` where nothing can be said: there are no texts on one side, nothing or everything
/// is marked, or a slot has more marked texts than texts.
pub fn compared(one: Slot, others: &[Slot]) -> Option<Compared> {
    if one.marked > one.texts || others.iter().any(|slot| slot.marked > slot.texts) {
        return None;
    }
    let sum = |of: fn(&Slot) -> u64| others.iter().map(of).fold(0_u64, u64::saturating_add);
    let (texts, marked) = (sum(|slot| slot.texts), sum(|slot| slot.marked));
    let counts = Counts {
        whole: texts.saturating_add(one.texts),
        class: one.texts,
        marked: marked.saturating_add(one.marked),
        both: one.marked,
    };
    if one.texts == 0 || texts == 0 || counts.marked == 0 || counts.marked == counts.whole {
        return None;
    }
    let dispersion = dispersion(others, texts, marked);
    let both_sides = (2.0 * 10_f64.powf(-counts.specificity().abs())).min(1.0);
    Some(Compared {
        expected: counts.expected(),
        // The deviance is about −2 ln p; divided by the dispersion it gives the root of p.
        p: both_sides.powf(1.0 / dispersion),
        dispersion,
    })
}

/// Pearson's chi² of the slots among themselves over its degrees of freedom, 1 at least; 1 where they are too few.
fn dispersion(slots: &[Slot], texts: u64, marked: u64) -> f64 {
    let share = marked as f64 / texts as f64;
    let used: Vec<&Slot> = slots.iter().filter(|slot| slot.texts > 0).collect();
    if used.len() < LEAST_SLOTS || share <= 0.0 || share >= 1.0 {
        return 1.0;
    }
    let one = |slot: &&Slot| {
        let expected = slot.texts as f64 * share;
        (slot.marked as f64 - expected).powi(2) / (expected * (1.0 - share))
    };
    (used.iter().map(one).sum::<f64>() / (used.len() - 1) as f64).max(1.0)
}

/// Which of these comparisons may be told, so that of what is told at most this share is noise on average. `None` is a
/// comparison that says nothing; it counts for nothing.
pub fn told(probabilities: &[Option<f64>], share: f64) -> Vec<bool> {
    let mut order: Vec<f64> = probabilities
        .iter()
        .flatten()
        .copied()
        .filter(|p| p.is_finite())
        .collect();
    order.sort_by(f64::total_cmp);
    let count = order.len() as f64;
    let ranked = (1..).zip(&order);
    let held = ranked.filter(|(rank, p)| **p <= share * f64::from(*rank) / count);
    let bar = held.last().map(|(_, p)| *p);
    let tells = |p: &Option<f64>| matches!((p, bar), (Some(p), Some(bar)) if *p <= bar);
    probabilities.iter().map(tells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::SplitMix;

    const SHARE: f64 = 0.05;

    fn slot(marked: u64, texts: u64) -> Slot {
        Slot { texts, marked }
    }

    /// `texts` texts, each marked with this probability.
    fn drawn(random: &mut SplitMix, texts: u64, chance: f64) -> Slot {
        let bar = (chance * 1e6) as usize;
        slot(
            (0..texts).filter(|_| random.below(1_000_000) < bar).count() as u64,
            texts,
        )
    }

    /// A study of twelve themes over thirteen months, as many places beside; the last month of the first theme has
    /// `last` times its chance. Whether the theme is told, and whether anything is.
    fn study(random: &mut SplitMix, texts: u64, last: f64, wobble: f64) -> (bool, bool) {
        let chances = [0.3, 0.22, 0.18, 0.12, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01];
        let mut probabilities = Vec::new();
        for (theme, chance) in chances.iter().enumerate() {
            let mut slots: Vec<Slot> = Vec::new();
            for month in 0..13 {
                let is_last = month == 12 && theme == 4;
                let drift = 1.0 + wobble * (random.below(2001) as f64 / 1000.0 - 1.0);
                let chance = (chance * drift * if is_last { last } else { 1.0 }).min(1.0);
                slots.push(drawn(random, texts, chance));
            }
            probabilities.push(compared(slots[12], &slots[..12]).map(|said| said.p));
        }
        let told = told(&probabilities, SHARE);
        (told[4], told.contains(&true))
    }

    /// The share of `rounds` studies in which something, and in which the changed theme, is told.
    fn shares(seed: u64, rounds: usize, texts: u64, last: f64, wobble: f64) -> (f64, f64) {
        let mut random = SplitMix(seed);
        let (mut of_theme, mut of_any) = (0, 0);
        for _ in 0..rounds {
            let (theme, any) = study(&mut random, texts, last, wobble);
            of_theme += usize::from(theme);
            of_any += usize::from(any);
        }
        (of_theme as f64 / rounds as f64, of_any as f64 / rounds as f64)
    }

    #[test]
    fn of_studies_where_nothing_changed_at_most_one_in_twenty_says_something() {
        for (seed, texts) in [(1, 20), (2, 60), (3, 200)] {
            let (_, alarms) = shares(seed, 1000, texts, 1.0, 0.0);
            println!("{texts} texts a month: {alarms}");
            assert!(alarms <= 0.05, "{alarms} of studies with {texts} texts a month");
        }
    }

    #[test]
    fn months_that_always_wobble_raise_no_more_alarms() {
        let (_, alarms) = shares(4, 1000, 120, 1.0, 0.5);

        println!("months that wobble by half: {alarms}");
        assert!(alarms <= 0.05, "{alarms}");
    }

    #[test]
    fn a_theme_that_doubles_is_told_where_there_are_texts_enough() {
        let found = [40, 120, 240].map(|texts| shares(5, 500, texts, 2.0, 0.0).0);

        println!("a theme of 10 % that doubles, 40, 120 and 240 texts a month: {found:?}");
        assert!(
            found[0] < found[1] && found[1] < found[2] && found[2] > 0.85,
            "{found:?}"
        );
    }

    #[test]
    fn a_count_as_expected_is_no_change_and_a_large_one_is() {
        let others = [slot(10, 100), slot(11, 100), slot(9, 100)];

        let same = compared(slot(10, 100), &others).unwrap();
        let more = compared(slot(40, 100), &others).unwrap();

        assert!((same.expected - 10.0).abs() < 1e-9 && same.p > 0.9, "{same:?}");
        assert!(more.p < 1e-6 && more.expected < 20.0, "{more:?}");
    }

    #[test]
    fn where_other_months_differ_among_themselves_a_change_is_told_less_easily() {
        let calm = [slot(10, 100); 6];
        let rough = [2, 20, 1, 19, 3, 15].map(|marked| slot(marked, 100));

        let (calm, rough) = (
            compared(slot(25, 100), &calm).unwrap(),
            compared(slot(25, 100), &rough).unwrap(),
        );

        assert!((calm.dispersion - 1.0).abs() < 1e-12 && rough.dispersion > 4.0);
        assert!(calm.p < 0.001 && rough.p > 0.05, "{} {}", calm.p, rough.p);
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        for (one, others) in [
            (slot(0, 0), vec![slot(3, 10)]),
            (slot(3, 10), vec![]),
            (slot(0, 10), vec![slot(0, 10)]),
            (slot(10, 10), vec![slot(10, 10)]),
            (slot(11, 10), vec![slot(1, 10)]),
            (slot(1, 10), vec![slot(u64::MAX, 10)]),
        ] {
            assert_eq!(compared(one, &others), None, "{one:?} {others:?}");
        }
        assert_eq!(told(&[], SHARE), Vec::<bool>::new());
        assert_eq!(told(&[None, Some(f64::NAN)], SHARE), [false, false]);
    }

    #[test]
    fn of_many_comparisons_the_bar_rises_with_what_holds() {
        let probabilities = [Some(0.011), Some(0.02), None, Some(0.9), Some(0.001)];

        assert_eq!(told(&probabilities, SHARE), [true, true, false, false, true]);
        assert_eq!(told(&[Some(0.02), Some(0.9), Some(0.8), Some(0.7)], SHARE), [false; 4]);
    }
}
