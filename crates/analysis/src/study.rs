//! A study, its readers, and the steps from a frozen corpus to findings.

use crate::{
    CodebookId, StudyId,
    codebook::too_long,
    learning::{LEAST_EXAMPLES, ModelOrigin},
    sample,
};
use expressions::Filter;
use jiff::{Timestamp, civil::Date};
use platform::{College, Problems, Result};
use uuid::Uuid;

/// Most characters of a study's name.
pub const LONGEST_NAME: usize = 120;
/// Most characters of its question.
pub const LONGEST_QUESTION: usize = 400;
/// Most characters of the note of the briefing.
pub const LONGEST_NOTE: usize = 1000;
/// Most readers of one study.
pub const MOST_READERS: usize = 20;
/// Most expressions of one corpus.
pub const LARGEST_CORPUS: i64 = 1_000_000;

/// One study.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Which.
    pub id: StudyId,
    /// Where it belongs.
    pub organisation: Uuid,
    /// Its codebook.
    pub codebook: CodebookId,
    /// Its name.
    pub name: String,
    /// The question it asks.
    pub question: String,
    /// What part of the corpus it takes.
    pub filter: Filter,
    /// How many expressions its corpus holds (so far, while it is being frozen).
    pub corpus_count: i64,
    /// Since when the corpus no longer changes.
    pub frozen_at: Option<Timestamp>,
    /// The day of the joint briefing.
    pub briefed_on: Option<Date>,
    /// Who was there and what was agreed, in words.
    pub briefing_note: String,
    /// How many expressions were drawn.
    pub sample_size: Option<i64>,
    /// The seed of the draw, written down so that anybody can draw it again.
    pub sample_seed: Option<u64>,
    /// When the sample was drawn.
    pub sampled_at: Option<Timestamp>,
    /// When the last reader finished: from here on, readers see each other's codes.
    pub closed_at: Option<Timestamp>,
    /// When it was opened.
    pub created_at: Timestamp,
    /// Grows with each change.
    pub version: i64,
}

/// What the form of a new study says.
#[derive(Clone, Debug, Default)]
pub struct NewStudy {
    /// Its name.
    pub name: String,
    /// The question it asks.
    pub question: String,
    /// What part of the corpus it takes.
    pub filter: Filter,
    /// Where its codebook comes from.
    pub codebook: CodebookSource,
    /// In which organisation; may be left out when there is only one.
    pub organisation: Option<Uuid>,
}

/// Where the codebook of a new study comes from; it is copied, so that no study changes another's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodebookSource {
    /// The one that the product brings.
    #[default]
    Starter,
    /// An earlier one.
    Copy(CodebookId),
    /// None: the group writes its own.
    Blank,
}

impl NewStudy {
    /// Trims and bounds it.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`].
    pub fn checked(self) -> Result<Self> {
        let mut problems = Problems::new();
        let name = problems
            .required("name", &self.name, "analysis-study-name-missing")
            .to_owned();
        let question = problems
            .required("question", &self.question, "analysis-study-question-missing")
            .to_owned();
        too_long(&mut problems, "name", &name, LONGEST_NAME);
        too_long(&mut problems, "question", &question, LONGEST_QUESTION);
        problems.check()?;
        Ok(Self { name, question, ..self })
    }
}

/// A person appointed to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyReader {
    /// Who.
    pub person: Uuid,
    /// For which college they read.
    pub college: College,
    /// Since when.
    pub appointed_at: Timestamp,
    /// When they finished the sample.
    pub finished_at: Option<Timestamp>,
    /// How many expressions they coded completely: a count, never what they said.
    pub coded: i64,
}

/// How far a study is: what its page and its actions decide on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Themes that may be used.
    pub themes: i64,
    /// Readers of each college.
    pub users: i64,
    /// Readers of each college.
    pub professionals: i64,
    /// Readers who finished.
    pub finished: i64,
    /// Expressions of the sample that went since the draw, taken back or with an import.
    pub sample_withdrawn: i64,
    /// Has anybody coded anything?
    pub coding_began: bool,
    /// Was agreement measured?
    pub measured: bool,
    /// Expressions read differently, not settled yet.
    pub to_settle: i64,
    /// Agreed codings.
    pub agreed: i64,
    /// Of these, those to learn from: all but those for which something is still proposed.
    pub examples: i64,
    /// Is there a model that learned from them, and did it read the rest?
    pub learned: bool,
    /// Is a job under way (freezing, measuring, learning)?
    pub busy: bool,
    /// Proposals that wait for a person.
    pub pending: i64,
    /// Expressions for which the tool proposes nothing and that nobody coded, counted up to a bound.
    pub unknown: i64,
    /// Expressions taken out of the corpus since it was frozen, by their authors or with an import.
    pub corpus_withdrawn: i64,
    /// Findings, and those that stand.
    pub findings: i64,
    /// Findings that stand.
    pub standing: i64,
}

impl Facts {
    /// Are there enough agreed codings to learn from?
    #[must_use]
    pub fn has_enough_examples(&self) -> bool {
        self.examples >= i64::try_from(LEAST_EXAMPLES).unwrap_or(i64::MAX)
    }
}

/// A step of a study, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The corpus is frozen.
    Corpus,
    /// The group has its themes.
    Codebook,
    /// Users and professionals were informed together.
    Briefing,
    /// Readers of both colleges.
    Readers,
    /// The sample is drawn.
    Sample,
    /// Everybody reads apart.
    Reading,
    /// Agreement is measured.
    Agreement,
    /// Differences are settled.
    Settling,
    /// The tool learns and proposes.
    Learning,
    /// Findings are written and agreed.
    Findings,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 10] = [
        Self::Corpus,
        Self::Codebook,
        Self::Briefing,
        Self::Readers,
        Self::Sample,
        Self::Reading,
        Self::Agreement,
        Self::Settling,
        Self::Learning,
        Self::Findings,
    ];

    /// The end of the message id `analysis-step-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Corpus => "corpus",
            Self::Codebook => "codebook",
            Self::Briefing => "briefing",
            Self::Readers => "readers",
            Self::Sample => "sample",
            Self::Reading => "reading",
            Self::Agreement => "agreement",
            Self::Settling => "settling",
            Self::Learning => "learning",
            Self::Findings => "findings",
        }
    }
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Done.
    Done,
    /// Under way, or the next thing to do.
    Now,
    /// Not yet.
    Later,
}

impl Study {
    /// How many expressions of the corpus are left.
    #[must_use]
    pub fn corpus_left(&self, facts: &Facts) -> i64 {
        (self.corpus_count - facts.corpus_withdrawn).max(0)
    }

    /// Where each step stands. The first that is not done and whose needs are met is `Now`.
    #[must_use]
    pub fn steps(&self, facts: &Facts) -> Vec<(Step, Progress)> {
        let mut waiting = false;
        Step::ALL
            .into_iter()
            .map(|step| {
                let progress = match (self.is_done(step, facts), waiting) {
                    (true, _) => Progress::Done,
                    (false, false) => {
                        waiting = true;
                        Progress::Now
                    }
                    (false, true) => Progress::Later,
                };
                (step, progress)
            })
            .collect()
    }

    fn is_done(&self, step: Step, facts: &Facts) -> bool {
        match step {
            Step::Corpus => self.frozen_at.is_some(),
            Step::Codebook => facts.themes > 0,
            Step::Briefing => self.briefed_on.is_some(),
            Step::Readers => facts.users > 0 && facts.professionals > 0,
            Step::Sample => self.sampled_at.is_some(),
            Step::Reading => self.closed_at.is_some(),
            Step::Agreement => facts.measured,
            Step::Settling => facts.measured && facts.to_settle == 0,
            Step::Learning => facts.learned,
            Step::Findings => facts.standing > 0,
        }
    }

    /// May the sample be drawn (again)?
    ///
    /// # Errors
    /// [`platform::Error::Conflict`] that says what lacks, [`platform::Error::Invalid`] for the size.
    pub fn may_draw(&self, facts: &Facts, size: i64) -> Result<()> {
        use platform::Error::Conflict;
        if self.frozen_at.is_none() {
            return Err(Conflict("analysis-corpus-not-frozen"));
        }
        if facts.coding_began || self.closed_at.is_some() {
            return Err(Conflict("analysis-sample-already-read"));
        }
        let smallest = sample::SMALLEST.min(self.corpus_count.max(1));
        let largest = sample::LARGEST.min(self.corpus_count);
        if !(smallest..=largest).contains(&size) {
            let mut problems = Problems::new();
            let bounds = [("least", smallest.to_string()), ("most", largest.to_string())];
            problems.add_with(
                "size",
                "analysis-sample-size",
                &bounds.each_ref().map(|(k, v)| (*k, v.as_str())),
            );
            problems.check()?;
        }
        Ok(())
    }

    /// Which model proposes when it is asked for: one that learns from the agreed codings, or, before there are enough of
    /// them, the starter where it knows themes of the codebook. The starter may be asked as soon as the corpus is frozen.
    ///
    /// # Errors
    /// [`platform::Error::Conflict`] that says what lacks.
    pub fn proposer(&self, facts: &Facts, is_known_to_starter: bool) -> Result<ModelOrigin> {
        use platform::Error::Conflict;
        if facts.measured && facts.has_enough_examples() {
            return Ok(ModelOrigin::Learned);
        }
        match (is_known_to_starter, self.frozen_at.is_some()) {
            (true, true) => Ok(ModelOrigin::Starter),
            (true, false) => Err(Conflict("analysis-corpus-not-frozen")),
            (false, _) if !facts.measured => Err(Conflict("analysis-learning-too-early")),
            (false, _) => Err(Conflict("analysis-learning-too-few")),
        }
    }

    /// May proposals be decided? Not while people read: what one of them decides would be seen by the others.
    ///
    /// # Errors
    /// [`platform::Error::Conflict`].
    pub fn may_decide(&self) -> Result<()> {
        if self.closed_at.is_none() {
            return Err(platform::Error::Conflict("analysis-still-blind"));
        }
        Ok(())
    }

    /// May reading go on? The joint briefing comes first (« informer et former ensemble »).
    ///
    /// # Errors
    /// [`platform::Error::Conflict`] that says what lacks.
    pub fn may_read(&self, facts: &Facts, today: Date) -> Result<()> {
        use platform::Error::Conflict;
        match self.briefed_on {
            None => return Err(Conflict("analysis-briefing-missing")),
            Some(day) if day > today => return Err(Conflict("analysis-briefing-to-come")),
            Some(_) => {}
        }
        if facts.users == 0 || facts.professionals == 0 {
            return Err(Conflict("analysis-readers-of-one-college"));
        }
        if self.sampled_at.is_none() {
            return Err(Conflict("analysis-sample-missing"));
        }
        if self.closed_at.is_some() {
            return Err(Conflict("analysis-reading-closed"));
        }
        Ok(())
    }

    /// May themes be added, changed or retired? Not while people read: they must share one codebook.
    ///
    /// # Errors
    /// [`platform::Error::Conflict`].
    pub fn may_edit_codebook(&self, facts: &Facts) -> Result<()> {
        if facts.coding_began && self.closed_at.is_none() {
            return Err(platform::Error::Conflict("analysis-codebook-locked"));
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use platform::Error;

    /// A study whose corpus is frozen and sample drawn, for tests.
    pub(crate) fn study() -> Study {
        Study {
            id: StudyId(Uuid::from_u128(1)),
            organisation: Uuid::from_u128(9),
            codebook: CodebookId(Uuid::from_u128(2)),
            name: "Sortie d’hospitalisation".into(),
            question: "Comment se passe la sortie ?".into(),
            filter: Filter::default(),
            corpus_count: 100,
            frozen_at: Some(Timestamp::UNIX_EPOCH),
            briefed_on: Some(Date::constant(2026, 11, 20)),
            briefing_note: String::new(),
            sample_size: Some(40),
            sample_seed: Some(7),
            sampled_at: Some(Timestamp::UNIX_EPOCH),
            closed_at: None,
            created_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn ready() -> Facts {
        Facts {
            themes: 12,
            users: 2,
            professionals: 2,
            ..Facts::default()
        }
    }

    const TODAY: Date = Date::constant(2026, 11, 22);

    #[test]
    fn nobody_reads_before_the_joint_briefing() {
        let unbriefed = Study {
            briefed_on: None,
            ..study()
        };
        assert!(matches!(
            unbriefed.may_read(&ready(), TODAY),
            Err(Error::Conflict("analysis-briefing-missing"))
        ));
        let to_come = Study {
            briefed_on: Some(Date::constant(2026, 12, 1)),
            ..study()
        };
        assert!(matches!(
            to_come.may_read(&ready(), TODAY),
            Err(Error::Conflict("analysis-briefing-to-come"))
        ));
        assert!(study().may_read(&ready(), TODAY).is_ok());
    }

    #[test]
    fn one_college_alone_does_not_read() {
        let facts = Facts {
            professionals: 0,
            ..ready()
        };
        assert!(matches!(
            study().may_read(&facts, TODAY),
            Err(Error::Conflict("analysis-readers-of-one-college"))
        ));
    }

    #[test]
    fn the_sample_is_not_drawn_again_once_somebody_read() {
        assert!(study().may_draw(&ready(), 40).is_ok());
        let begun = Facts {
            coding_began: true,
            ..ready()
        };
        assert!(matches!(study().may_draw(&begun, 40), Err(Error::Conflict(_))));
    }

    #[test]
    fn a_sample_stays_within_its_corpus_and_its_bounds() {
        assert!(matches!(study().may_draw(&ready(), 101), Err(Error::Invalid(_))));
        assert!(matches!(study().may_draw(&ready(), 2), Err(Error::Invalid(_))));
        let tiny = Study {
            corpus_count: 3,
            ..study()
        };
        assert!(tiny.may_draw(&ready(), 3).is_ok());
    }

    #[test]
    fn themes_stay_as_they_are_while_people_read() {
        let begun = Facts {
            coding_began: true,
            ..ready()
        };
        assert!(study().may_edit_codebook(&begun).is_err());
        let closed = Study {
            closed_at: Some(Timestamp::UNIX_EPOCH),
            ..study()
        };
        assert!(closed.may_edit_codebook(&begun).is_ok());
    }

    #[test]
    fn the_starter_proposes_until_people_coded_enough_to_learn_from() {
        let asked = |facts: &Facts, is_known| study().proposer(facts, is_known);
        assert_eq!(asked(&ready(), true).ok(), Some(ModelOrigin::Starter));
        let few = Facts {
            measured: true,
            examples: 19,
            ..ready()
        };
        assert_eq!(asked(&few, true).ok(), Some(ModelOrigin::Starter));
        let enough = Facts { examples: 20, ..few };
        assert_eq!(asked(&enough, true).ok(), Some(ModelOrigin::Learned));
        assert_eq!(asked(&enough, false).ok(), Some(ModelOrigin::Learned));
    }

    #[test]
    fn a_codebook_that_the_starter_does_not_know_waits_for_codes_to_learn_from() {
        assert!(matches!(
            study().proposer(&ready(), false),
            Err(Error::Conflict("analysis-learning-too-early"))
        ));
        let few = Facts {
            measured: true,
            ..ready()
        };
        assert!(matches!(
            study().proposer(&few, false),
            Err(Error::Conflict("analysis-learning-too-few"))
        ));
    }

    #[test]
    fn nothing_is_proposed_for_a_corpus_that_is_not_frozen() {
        let opened = Study {
            frozen_at: None,
            ..study()
        };
        assert!(matches!(
            opened.proposer(&ready(), true),
            Err(Error::Conflict("analysis-corpus-not-frozen"))
        ));
    }

    #[test]
    fn nobody_decides_on_a_proposal_while_people_read_apart() {
        assert!(study().may_decide().is_err());
        let closed = Study {
            closed_at: Some(Timestamp::UNIX_EPOCH),
            ..study()
        };
        assert!(closed.may_decide().is_ok());
    }

    #[test]
    fn one_step_is_the_next_one() {
        let steps = study().steps(&ready());
        let now: Vec<Step> = steps
            .iter()
            .filter(|(_, p)| *p == Progress::Now)
            .map(|(s, _)| *s)
            .collect();
        assert_eq!(now, [Step::Reading]);
        assert_eq!(steps.last().map(|(_, p)| *p), Some(Progress::Later));
    }
}
