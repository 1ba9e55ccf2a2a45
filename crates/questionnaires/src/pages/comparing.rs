//! Results beside another wave or the region, as the page, the report and the files say them.

use super::parts::Choice;
use crate::{
    actions::{
        comparing::{Comparison, With},
        results::Results,
    },
    campaign::Campaign,
    comparison::{Compared, Difference, NotCompared, Outcome},
};
use platform::Reader;

/// One score or question beside the other.
pub(crate) struct ComparedRow {
    pub name: String,
    pub own: String,
    pub own_n: String,
    pub other: String,
    pub other_n: String,
    pub difference: String,
    pub interval: String,
    /// Whether it is more than chance, or why nothing is given.
    pub said: String,
}

/// A comparison to a reader.
pub(crate) struct ComparisonShown {
    pub title: String,
    pub lead: String,
    /// Why nothing is compared; nothing where something is.
    pub why_not: String,
    pub scores: Vec<ComparedRow>,
    pub questions: Vec<ComparedRow>,
    /// What the other side is called in a table.
    pub other: String,
    pub rule: String,
}

impl ComparisonShown {
    /// Scores, then questions.
    pub fn rows(&self) -> impl Iterator<Item = &ComparedRow> {
        self.scores.iter().chain(&self.questions)
    }
}

/// What was asked to stand beside some results.
pub(super) fn comparison(t: &Reader, of: &Results) -> Option<ComparisonShown> {
    Some(match of.comparison.as_ref()? {
        Ok(found) => told(t, of, found),
        Err(why) => refused(t, *why),
    })
}

fn refused(t: &Reader, why: NotCompared) -> ComparisonShown {
    ComparisonShown {
        title: t.say("questionnaires-comparison"),
        lead: String::new(),
        why_not: t.say(&format!("questionnaires-not-compared-{}", why.code())),
        scores: Vec::new(),
        questions: Vec::new(),
        other: String::new(),
        rule: String::new(),
    }
}

fn told(t: &Reader, of: &Results, found: &Comparison) -> ComparisonShown {
    let (title, lead, other) = match &found.with {
        With::Wave(wave) => wave_words(t, wave),
        With::Region(name, others) => (
            t.say_one("questionnaires-comparison-region", "region", name),
            t.count(
                "questionnaires-comparison-region-lead",
                i64::try_from(*others).unwrap_or(0),
            ),
            t.say("questionnaires-comparison-others"),
        ),
    };
    let rows = |is_score: bool| {
        let some = found.rows.iter().filter(|one| one.is_score == is_score);
        some.map(|one| row(t, of, one)).collect()
    };
    ComparisonShown {
        title,
        lead,
        why_not: String::new(),
        scores: rows(true),
        questions: rows(false),
        other,
        rule: t.count("questionnaires-comparison-rule", found.least.for_score),
    }
}

fn wave_words(t: &Reader, wave: &Campaign) -> (String, String, String) {
    let words = &wave.words;
    let days = [("opens", t.date(words.opens_on)), ("closes", t.date(words.closes_on))];
    let days = days.each_ref().map(|(name, day)| (*name, day.as_str()));
    (
        t.say_one("questionnaires-comparison-wave", "name", &words.name),
        t.say_with("questionnaires-comparison-wave-lead", &days),
        words.name.clone(),
    )
}

fn row(t: &Reader, of: &Results, one: &Compared) -> ComparedRow {
    let language = t.language.code();
    let content = &of.version.content;
    let name = if one.is_score {
        let found = content.scores.iter().find(|score| score.key == one.key);
        found.map(|score| score.name.get(language))
    } else {
        content.item(&one.key).map(|item| item.ask.get(language))
    };
    let blank = ComparedRow {
        name: name.unwrap_or(&one.key).to_owned(),
        own: String::new(),
        own_n: String::new(),
        other: String::new(),
        other_n: String::new(),
        difference: String::new(),
        interval: String::new(),
        said: t.say(&format!("questionnaires-compared-{}", one.outcome.code())),
    };
    match &one.outcome {
        Outcome::Shown(found) => figures(t, found, blank),
        _ => blank,
    }
}

fn figures(t: &Reader, found: &Difference, blank: ComparedRow) -> ComparedRow {
    ComparedRow {
        own: t.decimal(found.own.mean, 1),
        own_n: t.number(found.own.n),
        other: t.decimal(found.other.mean, 1),
        other_n: t.number(found.other.n),
        difference: signed(t, found.difference),
        interval: t.say_with(
            "questionnaires-interval",
            &[
                ("low", &signed(t, found.interval.0)),
                ("high", &signed(t, found.interval.1)),
            ],
        ),
        ..blank
    }
}

/// A difference with its sign.
fn signed(t: &Reader, value: f64) -> String {
    let words = t.decimal(value, 1);
    if value > 0.0 { format!("+{words}") } else { words }
}

/// What may be chosen to stand beside results: nothing, another wave, one's own region.
pub(super) fn choices(t: &Reader, of: &Results, waves: &[Campaign]) -> Vec<Choice> {
    let chosen = of.comparison.as_ref().and_then(|found| found.as_ref().ok());
    let is_wave =
        |one: &Campaign| matches!(chosen, Some(Comparison { with: With::Wave(wave), .. }) if wave.id == one.id);
    let mut all = vec![Choice::new("", t.say("questionnaires-compare-nothing"), false)];
    all.extend(waves.iter().map(|one| {
        let label = t.say_one("questionnaires-compare-wave", "name", &one.words.name);
        Choice::new(one.id.to_string(), label, is_wave(one))
    }));
    if of.participant.as_ref().is_some_and(|one| one.region.is_some()) {
        let is_region = matches!(
            chosen,
            Some(Comparison {
                with: With::Region(..),
                ..
            })
        );
        all.push(Choice::new("region", t.say("questionnaires-compare-region"), is_region));
    }
    all
}
