//! Two groups of answers side by side: the same campaign a wave before, or the other establishments of a region. A difference
//! has its interval, and nothing is said where too few answered or where a masked count could be computed.

use crate::{
    campaign::{Participant, ParticipantId},
    instrument::{Content, Kind},
    masking::{Least, Tells, cells, score_tells},
    results::{Mean, Z, mean, standard_error},
    tally::{Deltas, Sum},
};
use std::collections::BTreeMap;

/// Other establishments of a region that must have answered, and as many elsewhere where any did: with fewer, one of them
/// could be told from the whole.
pub const LEAST_OTHERS: usize = 3;

/// Questions whose difference is given, at most: as many as a page can say.
const MOST_QUESTIONS: usize = 500;

/// One of two groups of answers.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What was asked.
    pub content: &'a Content,
    /// What was answered.
    pub counts: &'a Deltas,
}

/// The difference of two means with its interval at 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// One's own mean.
    pub own: Mean,
    /// The other.
    pub other: Mean,
    /// One's own less the other.
    pub difference: f64,
    /// Its interval.
    pub interval: (f64, f64),
}

impl Difference {
    /// Is it more than chance, and which way?
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.interval {
            (low, _) if low > 0.0 => Verdict::More,
            (_, high) if high < 0.0 => Verdict::Less,
            _ => Verdict::Chance,
        }
    }
}

/// What an interval says of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// More than chance: one's own is higher.
    More,
    /// More than chance: one's own is lower.
    Less,
    /// No more than chance may do.
    Chance,
}

impl Verdict {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::More => "more",
            Self::Less => "less",
            Self::Chance => "chance",
        }
    }
}

/// What is said of one score or question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Both means and their difference.
    Shown(Difference),
    /// Too few answered it on one side.
    Few,
    /// A count of it is masked on one side: its mean would give it away.
    Masked,
    /// It is asked or computed otherwise on the other side, or not at all.
    Changed,
}

impl Outcome {
    /// The end of its message id, where nothing is shown.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shown(difference) => difference.verdict().code(),
            Self::Few => "few",
            Self::Masked => "masked",
            Self::Changed => "changed",
        }
    }
}

/// One score or question.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Its stable key.
    pub key: String,
    /// Is it a score, or a question?
    pub is_score: bool,
    /// What is said of it.
    pub outcome: Outcome,
}

/// The difference of two means, where at least `least` answered on both sides. The interval is that of two independent
/// samples, difference ± 1.96 × √(s₁²÷n₁ + s₂²÷n₂) (Welch, 1947, *Biometrika* 34), as it stands for thirty answers and more.
#[must_use]
pub fn difference(own: Sum, other: Sum, least: i64) -> Option<Difference> {
    let least = least.max(2);
    let (mine, theirs) = (mean(own, least)?, mean(other, least)?);
    let half = Z * standard_error(own)?.hypot(standard_error(other)?);
    let difference = mine.mean - theirs.mean;
    Some(Difference {
        own: mine,
        other: theirs,
        difference,
        interval: (difference - half, difference + half),
    })
}

/// Every score and every question with a level that both sides may have in common.
#[must_use]
pub fn compared(own: Side<'_>, other: Side<'_>, least: Least) -> Vec<Compared> {
    let scores = own.content.scores.iter().map(|score| Compared {
        key: score.key.clone(),
        is_score: true,
        outcome: score_outcome(own, other, &score.key, least),
    });
    let asked = own.content.questions().filter(|item| has_level(&item.kind));
    let questions = asked.take(MOST_QUESTIONS).map(|item| Compared {
        key: item.key.clone(),
        is_score: false,
        outcome: question_outcome(own, other, &item.key, least),
    });
    scores.chain(questions).collect()
}

fn has_level(kind: &Kind) -> bool {
    matches!(kind, Kind::Scale { .. } | Kind::YesNo { .. } | Kind::Rating { .. })
}

fn score_outcome(own: Side<'_>, other: Side<'_>, key: &str, least: Least) -> Outcome {
    let of = |side: Side<'_>| side.content.scores.iter().find(|one| one.key == key).cloned();
    let (Some(mine), Some(theirs)) = (of(own), of(other)) else {
        return Outcome::Changed;
    };
    let is_same = mine.items == theirs.items
        && mine.turned == theirs.turned
        && mine.needed() == theirs.needed()
        && mine.items.iter().all(|item| is_asked_alike(own, other, item));
    if !is_same {
        return Outcome::Changed;
    }
    let told = |side: Side<'_>| score_tells(side.content, &mine, side.counts, least) == Tells::Interval;
    if !(told(own) && told(other)) {
        return Outcome::Masked;
    }
    given(own, other, key, least)
}

fn question_outcome(own: Side<'_>, other: Side<'_>, key: &str, least: Least) -> Outcome {
    if !is_asked_alike(own, other, key) {
        return Outcome::Changed;
    }
    if is_told(own, key, least) && is_told(other, key, least) {
        given(own, other, key, least)
    } else {
        Outcome::Masked
    }
}

fn given(own: Side<'_>, other: Side<'_>, key: &str, least: Least) -> Outcome {
    difference(own.counts.sum_of(key), other.counts.sum_of(key), least.for_score).map_or(Outcome::Few, Outcome::Shown)
}

/// Is a question asked in the same way on both sides?
fn is_asked_alike(own: Side<'_>, other: Side<'_>, key: &str) -> bool {
    let kind = |side: Side<'_>| side.content.item(key).map(|item| std::mem::discriminant(&item.kind));
    kind(own).is_some() && kind(own) == kind(other)
}

/// May the mean of a question be told, with its interval, beside its counts?
fn is_told(side: Side<'_>, key: &str, least: Least) -> bool {
    let item = side.content.item(key);
    item.is_some_and(|item| cells(side.content, item, side.counts, least).tells == Tells::Interval)
}

/// Why nothing is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCompared {
    /// There is no wave before this one.
    NoWave,
    /// This establishment did not take part in the other wave.
    Absent,
    /// No establishment is chosen, or its region is not known.
    NoRegion,
    /// Too few other establishments of the region answered.
    FewOthers,
    /// So few establishments answered elsewhere that they could be told by subtraction.
    FewElsewhere,
    /// Results are narrowed to some months: small groups could be told by subtraction.
    Months,
}

impl NotCompared {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoWave => "no-wave",
            Self::Absent => "absent",
            Self::NoRegion => "no-region",
            Self::FewOthers => "few-others",
            Self::FewElsewhere => "few-elsewhere",
            Self::Months => "months",
        }
    }
}

/// The other establishments of the region of `own`, where enough of them answered, and where those that are left, elsewhere,
/// cannot be told by taking both from the whole campaign, which is shown too. Those of `known`, whose results the same reader
/// sees one by one, hide nobody.
///
/// # Errors
/// Why they cannot be compared with.
pub fn region_of(
    participants: &[Participant],
    complete: &BTreeMap<ParticipantId, i64>,
    (own, known): (&Participant, &[ParticipantId]),
    least: Least,
) -> Result<Vec<ParticipantId>, NotCompared> {
    let plain = |one: &Participant| one.region.as_deref().map(|region| region.trim().to_lowercase());
    let region = plain(own)
        .filter(|region| !region.is_empty())
        .ok_or(NotCompared::NoRegion)?;
    let others = participants.iter().filter(|one| one.id != own.id);
    let (near, far): (Vec<&Participant>, Vec<&Participant>) =
        others.partition(|one| plain(one).as_ref() == Some(&region));
    let hidden = |group: &[&Participant]| -> Vec<i64> {
        let some = group.iter().filter(|one| !known.contains(&one.id));
        some.filter_map(|one| complete.get(&one.id).copied())
            .filter(|n| *n > 0)
            .collect()
    };
    let holds = |answers: &[i64]| {
        answers.iter().filter(|n| **n >= least.in_cell).count() >= LEAST_OTHERS
            && answers.iter().sum::<i64>() >= least.for_score
    };
    if !holds(&hidden(&near)) {
        return Err(NotCompared::FewOthers);
    }
    let elsewhere = hidden(&far);
    if !elsewhere.is_empty() && !holds(&elsewhere) {
        return Err(NotCompared::FewElsewhere);
    }
    Ok(near.into_iter().map(|one| one.id).collect())
}

#[cfg(test)]
mod tests;
