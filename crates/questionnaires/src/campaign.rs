//! A campaign: who asks what, of whom, from when until when, and what is promised to those who answer.

use crate::{
    instrument::Content,
    masking::Least,
    results::{LEAST_FOR_SCORE, LEAST_IN_CELL},
};
use jiff::{Timestamp, civil::Date};
use platform::{Error, Problems, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

platform::id!(InstrumentId, "instrument");
platform::id!(VersionId, "version");
platform::id!(RemarkId, "remark");
platform::id!(CampaignId, "campaign");
platform::id!(ParticipantId, "participant");
platform::id!(AnswerId, "answer");
platform::id!(AnswerFileId, "answer_file");

/// Longest name of a campaign or an instrument, in characters.
pub const LONGEST_NAME: usize = 120;
/// Longest purpose, in characters.
pub const LONGEST_PURPOSE: usize = 2_000;

/// Days after the last day of a campaign in which its sheets of paper are still typed.
const SHEET_DAYS: i64 = 60;

/// Of which kind a campaign is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CampaignKind {
    /// Answers are counted.
    #[default]
    Survey,
    /// Patient tracer: the paths of single people are read with their team; nothing is counted.
    Tracer,
}

impl CampaignKind {
    /// As stored, in forms, and at the end of its message ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Tracer => "tracer",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Survey, Self::Tracer]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// By which way an answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The open link of an establishment, or its QR code.
    Open,
    /// A personal link, by mail.
    Personal,
    /// A tablet that goes back to its first page after each answer.
    Kiosk,
    /// A sheet of paper, typed by somebody of the establishment.
    Paper,
    /// What somebody told, written down by who asked.
    Interview,
    /// A line of a file.
    File,
}

impl Channel {
    /// Was it written before it came here?
    #[must_use]
    pub fn is_written(self) -> bool {
        matches!(self, Self::Paper | Self::File)
    }

    /// As stored, in addresses, and at the end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Personal => "personal",
            Self::Kiosk => "kiosk",
            Self::Paper => "paper",
            Self::Interview => "interview",
            Self::File => "file",
        }
    }
}

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It is prepared: nothing is asked yet.
    Draft,
    /// It is launched, and its first day is to come.
    ToCome,
    /// It takes answers.
    Open,
    /// It has ended.
    Closed,
}

impl Stage {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ToCome => "to-come",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Which.
    pub id: CampaignId,
    /// The sponsor.
    pub organisation: Uuid,
    /// What is asked.
    pub version: VersionId,
    /// What it says of itself.
    pub words: CampaignWords,
    /// Grows with each change before the launch.
    pub edit: i64,
    /// When it was launched: from then on only its end may change.
    pub launched_at: Option<Timestamp>,
    /// When somebody ended it before its last day.
    pub ended_at: Option<Timestamp>,
}

/// What is decided of a campaign before its launch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignWords {
    /// Its kind.
    pub kind: CampaignKind,
    /// Its name.
    pub name: String,
    /// « Dans quel but » : what respondents are told.
    pub purpose: String,
    /// Is there no way from an invitation to an answer?
    pub is_anonymous: bool,
    /// Its first day.
    pub opens_on: Date,
    /// Its last.
    pub closes_on: Date,
    /// Until when results are seen by the sponsor alone.
    pub embargo_until: Option<Date>,
    /// Answers after which an establishment takes no more.
    pub quota: Option<i64>,
    /// Answers that each establishment hopes for.
    pub target: Option<i64>,
    /// Days after which those who did not answer are reminded.
    pub remind_after: Option<i64>,
    /// Answers under which no score is shown.
    pub least_for_score: i64,
    /// People under which no count is shown.
    pub least_in_cell: i64,
}

impl CampaignWords {
    /// Under which numbers nothing is said.
    pub fn least(&self) -> Least {
        Least {
            for_score: self.least_for_score,
            in_cell: self.least_in_cell,
        }
    }

    /// A campaign of four weeks from a day on, anonymous, with the usual thresholds.
    #[must_use]
    pub fn from_day(day: Date) -> Self {
        Self {
            kind: CampaignKind::Survey,
            name: String::new(),
            purpose: String::new(),
            is_anonymous: true,
            opens_on: day,
            closes_on: day.saturating_add(jiff::Span::new().days(28)),
            embargo_until: None,
            quota: None,
            target: None,
            remind_after: None,
            least_for_score: LEAST_FOR_SCORE,
            least_in_cell: LEAST_IN_CELL,
        }
    }

    /// Trimmed and bounded.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] for what is missing, too long, or the wrong way round.
    pub fn checked(mut self) -> Result<Self> {
        let mut problems = Problems::new();
        self.name = problems
            .required("name", &self.name, "questionnaires-name-missing")
            .to_owned();
        self.purpose = problems
            .required("purpose", &self.purpose, "questionnaires-purpose-missing")
            .to_owned();
        if self.name.chars().count() > LONGEST_NAME {
            problems.add("name", "questionnaires-name-long");
        }
        if self.purpose.chars().count() > LONGEST_PURPOSE {
            problems.add("purpose", "questionnaires-purpose-long");
        }
        if self.closes_on < self.opens_on {
            problems.add("closes_on", "questionnaires-closes-before");
        }
        let positive = |n: Option<i64>| n.is_none_or(|n| (1..=10_000_000).contains(&n));
        for (field, value) in [
            ("quota", self.quota),
            ("target", self.target),
            ("remind_after", self.remind_after),
        ] {
            if !positive(value) {
                problems.add(field, "questionnaires-not-positive");
            }
        }
        // Below these, figures point at people: they can be raised, not lowered.
        if !(10..=1_000).contains(&self.least_for_score) {
            problems.add("least_for_score", "questionnaires-least-for-score");
        }
        if !(5..=100).contains(&self.least_in_cell) {
            problems.add("least_in_cell", "questionnaires-least-in-cell");
        }
        problems.check()?;
        Ok(self)
    }
}

impl Campaign {
    /// Where it stands on a day.
    #[must_use]
    pub fn stage(&self, today: Date) -> Stage {
        match (self.launched_at, self.ended_at) {
            (None, _) => Stage::Draft,
            (Some(_), Some(_)) => Stage::Closed,
            _ if today < self.words.opens_on => Stage::ToCome,
            _ if today > self.words.closes_on => Stage::Closed,
            _ => Stage::Open,
        }
    }

    /// Does it take what comes on paper or in a file on a day? Sheets lie for some weeks before somebody types them.
    #[must_use]
    pub fn takes_sheets(&self, today: Date) -> bool {
        let until = self.words.closes_on.saturating_add(jiff::Span::new().days(SHEET_DAYS));
        self.launched_at.is_some() && self.ended_at.is_none() && self.words.opens_on <= today && today <= until
    }

    /// Is it a survey, with its establishments, links and files?
    ///
    /// # Errors
    /// [`Error::Conflict`] for a tracer.
    pub fn check_survey(&self) -> Result<()> {
        match self.words.kind {
            CampaignKind::Survey => Ok(()),
            CampaignKind::Tracer => Err(Error::Conflict("questionnaires-tracer-no-survey")),
        }
    }

    /// May paths be read in it on a day? Meetings are held for some weeks after the interviews.
    #[must_use]
    pub fn takes_tracings(&self, today: Date) -> bool {
        let until = self.words.closes_on.saturating_add(jiff::Span::new().days(SHEET_DAYS));
        self.words.kind == CampaignKind::Tracer
            && self.launched_at.is_some()
            && self.ended_at.is_none()
            && today <= until
    }

    /// May an establishment of the campaign see its results on a day? The sponsor always may.
    #[must_use]
    pub fn is_under_embargo(&self, today: Date) -> bool {
        self.words.embargo_until.is_some_and(|until| today <= until)
    }
}

/// A version of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Which.
    pub id: VersionId,
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// Whose.
    pub organisation: Uuid,
    /// From 1.
    pub number: i64,
    /// What is asked.
    pub content: Content,
    /// Grows with each change of a draft.
    pub edit: i64,
    /// When it was published; from then on it never changes.
    pub published_at: Option<Timestamp>,
}

/// An establishment of a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Which.
    pub id: ParticipantId,
    /// Of which campaign.
    pub campaign: CampaignId,
    /// The sponsor.
    pub organisation: Uuid,
    /// Itself, where it is of this house.
    pub own: Option<Uuid>,
    /// Its number in FINESS.
    pub finess: Option<String>,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: Option<String>,
    /// The end of its open address.
    pub link: String,
    /// Answers that it hopes for.
    pub target: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn words() -> CampaignWords {
        CampaignWords {
            name: "Séjour".into(),
            purpose: "Améliorer la sortie".into(),
            ..CampaignWords::from_day(date(2026, 11, 1))
        }
    }

    #[test]
    fn a_campaign_is_open_from_its_first_day_to_its_last() {
        let mut campaign = Campaign {
            id: CampaignId(Uuid::nil()),
            organisation: Uuid::nil(),
            version: VersionId(Uuid::nil()),
            words: words(),
            edit: 1,
            launched_at: None,
            ended_at: None,
        };
        assert_eq!(campaign.stage(date(2026, 11, 5)), Stage::Draft);
        campaign.launched_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(campaign.stage(date(2026, 10, 31)), Stage::ToCome);
        assert_eq!(campaign.stage(date(2026, 11, 1)), Stage::Open);
        assert_eq!(campaign.stage(date(2026, 11, 29)), Stage::Open);
        assert_eq!(campaign.stage(date(2026, 11, 30)), Stage::Closed);
        campaign.ended_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(campaign.stage(date(2026, 11, 5)), Stage::Closed);
    }

    #[test]
    fn a_campaign_says_its_purpose_and_its_thresholds_are_never_lowered() {
        assert!(words().checked().is_ok());
        for wrong in [
            CampaignWords {
                purpose: " ".into(),
                ..words()
            },
            CampaignWords {
                closes_on: date(2026, 10, 1),
                ..words()
            },
            CampaignWords {
                least_in_cell: 1,
                ..words()
            },
            CampaignWords {
                quota: Some(0),
                ..words()
            },
        ] {
            assert!(wrong.checked().is_err());
        }
    }
}
