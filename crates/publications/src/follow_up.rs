//! The human follow-up of a sheet: received, called, visited, published, sent back for more. Nothing is « refused ».

use crate::typed::{REASON_MOST, at_most, tidy};
use jiff::{Timestamp, civil::Date};
use platform::{Problems, Result};
use serde::{Deserialize, Serialize};

/// One step of the follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The sheet was received, and its authors were told.
    Received,
    /// Its authors were called: at least one exchange by telephone takes place.
    Called,
    /// The place was visited.
    Visited,
    /// It was published.
    Published,
    /// More was asked for, and what.
    SentBack,
}

impl Step {
    /// All, in the order of a sheet's life.
    pub const ALL: [Self; 5] = [
        Self::Received,
        Self::Called,
        Self::Visited,
        Self::Published,
        Self::SentBack,
    ];

    /// The steps that people record; publishing records its own.
    pub const RECORDED: [Self; 4] = [Self::Received, Self::Called, Self::Visited, Self::SentBack];

    /// As stored, and the end of the message id `publications-step-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Called => "called",
            Self::Visited => "visited",
            Self::Published => "published",
            Self::SentBack => "sent_back",
        }
    }

    /// The step of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The tag of docs/look.md: its kind and icon.
    #[must_use]
    pub fn tag(self) -> (&'static str, &'static str) {
        match self {
            Self::Published => ("done", "check-circle-b"),
            Self::SentBack => ("soon", "clock-b"),
            _ => ("plain", "info-b"),
        }
    }
}

/// A recorded step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Which step.
    pub step: Step,
    /// What was said or asked.
    pub note: String,
    /// The day.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    /// The role that recorded it, as a code.
    pub role: String,
}

/// A step to record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewFollowUp {
    /// `received`, `called`, `visited` or `sent_back`.
    pub step: String,
    /// What was said or asked.
    pub note: String,
    /// The day, as `2026-11-22`; today when empty.
    pub on: String,
}

impl NewFollowUp {
    /// The step, its note and its day.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] for an unknown step, a day to come, or a sheet sent back
    /// without saying what is asked.
    pub fn checked(&self, today: Date) -> Result<(Step, String, Date)> {
        let mut problems = Problems::new();
        let note = tidy(&self.note);
        at_most(&mut problems, "note", &note, REASON_MOST);
        let step = Step::from_code(&self.step).filter(|step| Step::RECORDED.contains(step));
        match step {
            None => problems.add("step", "publications-step-missing"),
            Some(Step::SentBack) if note.is_empty() => problems.add("note", "publications-note-missing"),
            Some(_) => {}
        }
        let on = if self.on.trim().is_empty() {
            Some(today)
        } else {
            self.on.trim().parse::<Date>().ok()
        };
        if on.is_none_or(|day| day > today) {
            problems.add("on", "publications-day-wrong");
        }
        problems.check()?;
        Ok((step.unwrap_or(Step::Received), note, on.unwrap_or(today)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 22);

    fn new(step: &str, note: &str, on: &str) -> NewFollowUp {
        NewFollowUp {
            step: step.to_owned(),
            note: note.to_owned(),
            on: on.to_owned(),
        }
    }

    #[test]
    fn no_step_says_refused() {
        assert!(
            Step::ALL
                .iter()
                .all(|step| !step.code().contains("refus") && !step.code().contains("reject"))
        );
        assert!(new("refused", "", "").checked(TODAY).is_err());
    }

    #[test]
    fn a_sheet_sent_back_says_what_is_asked() {
        assert!(new("sent_back", " ", "").checked(TODAY).is_err());
        assert!(
            new("sent_back", "Précisez le nombre de réponses.", "")
                .checked(TODAY)
                .is_ok()
        );
    }

    #[test]
    fn publishing_is_recorded_by_publishing_alone() {
        assert!(new("published", "", "").checked(TODAY).is_err());
    }

    #[test]
    fn a_step_happened_today_or_before() {
        assert_eq!(new("called", "", "").checked(TODAY).expect("is taken").2, TODAY);
        assert!(new("called", "", "2026-11-23").checked(TODAY).is_err());
        assert!(new("called", "", "hier").checked(TODAY).is_err());
    }
}
