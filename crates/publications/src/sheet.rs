//! An experience sheet: what a team and its users tried, told so that others can do it, or avoid it.

use crate::typed::{LINE_MOST, at_most, is_mailbox, tidy, tidy_line};
use jiff::Timestamp;
use platform::{Problems, Reader, Result};
use projects::ProjectId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

platform::id!(SheetId, "sheet");

/// The only kind of sheet written here so far.
pub const EXPERIENCE: &str = "experience";
/// Most characters of a title.
pub const TITLE_MOST: usize = 160;
/// Most characters of a text.
pub const TEXT_MOST: usize = 6_000;

/// What came of it. The three stand on one level: none is first, none is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It worked.
    Success,
    /// Some of it did.
    Mixed,
    /// It did not, and others can learn from it (« échec utile »).
    UsefulFailure,
}

impl Outcome {
    /// All three, in the order of forms.
    pub const ALL: [Self; 3] = [Self::Success, Self::Mixed, Self::UsefulFailure];

    /// As stored, and the end of the message id `publications-outcome-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Mixed => "mixed",
            Self::UsefulFailure => "useful_failure",
        }
    }

    /// The outcome of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Its name in the reader's language.
    #[must_use]
    pub fn said(self, t: &Reader) -> String {
        t.say(&format!("publications-outcome-{}", self.code()))
    }
}

/// How far the experience is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Maturity {
    /// Not tried yet.
    Idea,
    /// Being prepared.
    Incubating,
    /// Under way.
    Running,
    /// Tried to its end, with good or bad results.
    Proven,
    /// Part of how things are done.
    Lasting,
}

impl Maturity {
    /// All, in the order of an experience's life.
    pub const ALL: [Self; 5] = [Self::Idea, Self::Incubating, Self::Running, Self::Proven, Self::Lasting];

    /// As stored, and the end of the message id `publications-maturity-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Incubating => "incubating",
            Self::Running => "running",
            Self::Proven => "proven",
            Self::Lasting => "lasting",
        }
    }

    /// The maturity of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|maturity| maturity.code() == code)
    }

    /// Can there be results to tell already?
    #[must_use]
    pub fn has_results(self) -> bool {
        !matches!(self, Self::Idea | Self::Incubating)
    }

    /// Its name in the reader's language.
    #[must_use]
    pub fn said(self, t: &Reader) -> String {
        t.say(&format!("publications-maturity-{}", self.code()))
    }
}

/// What people write and choose; an empty text is not written yet. Choices are kept as codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Words {
    /// The heading.
    pub title: String,
    /// Context and identified problem.
    pub context: String,
    /// What was to be reached.
    pub objectives: String,
    /// For whom, with whom.
    pub people_concerned: String,
    /// What was done.
    pub actions: String,
    /// Time, money, people, places.
    pub means: String,
    /// When.
    pub calendar: String,
    /// What was hard.
    pub difficulties: String,
    /// What came of it.
    pub results: String,
    /// How one knows.
    pub evaluation: String,
    /// What we would do again.
    pub again: String,
    /// What we would not do again.
    pub not_again: String,
    /// `success`, `mixed` or `useful_failure`.
    pub outcome: String,
    /// `idea`, `incubating`, `running`, `proven` or `lasting`.
    pub maturity: String,
    /// A code of the list of themes.
    pub theme: String,
    /// A code of the list of disciplines.
    pub discipline: String,
    /// A code of the list of statuses: public or private.
    pub establishment_status: String,
    /// A code of the list of regions.
    pub region: String,
    /// The role that answers questions: a function, not a person.
    pub contact_role: String,
    /// The mailbox that receives them; it is never shown.
    pub contact_mailbox: String,
}

/// The long texts in the order of the sheet.
pub const TEXTS: [&str; 11] = [
    "context",
    "objectives",
    "people_concerned",
    "actions",
    "means",
    "calendar",
    "difficulties",
    "results",
    "evaluation",
    "again",
    "not_again",
];

/// The choices in the order of the form.
pub const CHOICES: [&str; 6] = [
    "outcome",
    "maturity",
    "theme",
    "discipline",
    "establishment_status",
    "region",
];

impl Words {
    /// The text or code of a field; an unknown name is empty.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        match field {
            "title" => &self.title,
            "context" => &self.context,
            "objectives" => &self.objectives,
            "people_concerned" => &self.people_concerned,
            "actions" => &self.actions,
            "means" => &self.means,
            "calendar" => &self.calendar,
            "difficulties" => &self.difficulties,
            "results" => &self.results,
            "evaluation" => &self.evaluation,
            "again" => &self.again,
            "not_again" => &self.not_again,
            "outcome" => &self.outcome,
            "maturity" => &self.maturity,
            "theme" => &self.theme,
            "discipline" => &self.discipline,
            "establishment_status" => &self.establishment_status,
            "region" => &self.region,
            "contact_role" => &self.contact_role,
            "contact_mailbox" => &self.contact_mailbox,
            _ => "",
        }
    }

    /// The same words as they are kept: tidy line ends, no control characters, no spaces around.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self {
            title: tidy_line(&self.title),
            context: tidy(&self.context),
            objectives: tidy(&self.objectives),
            people_concerned: tidy(&self.people_concerned),
            actions: tidy(&self.actions),
            means: tidy(&self.means),
            calendar: tidy(&self.calendar),
            difficulties: tidy(&self.difficulties),
            results: tidy(&self.results),
            evaluation: tidy(&self.evaluation),
            again: tidy(&self.again),
            not_again: tidy(&self.not_again),
            outcome: tidy_line(&self.outcome),
            maturity: tidy_line(&self.maturity),
            theme: tidy_line(&self.theme),
            discipline: tidy_line(&self.discipline),
            establishment_status: tidy_line(&self.establishment_status),
            region: tidy_line(&self.region),
            contact_role: tidy_line(&self.contact_role),
            contact_mailbox: tidy_line(&self.contact_mailbox),
        }
    }

    /// Refuses what cannot be kept: no title, a text too long, a code that no list holds, a
    /// mailbox that is none. What is merely not written yet is no problem here.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] with each field's problem.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::new();
        problems.required("title", &self.title, "publications-title-missing");
        at_most(&mut problems, "title", &self.title, TITLE_MOST);
        for field in TEXTS {
            at_most(&mut problems, field, self.get(field), TEXT_MOST);
        }
        for field in ["contact_role", "contact_mailbox"] {
            at_most(&mut problems, field, self.get(field), LINE_MOST);
        }
        for field in CHOICES {
            if !self.get(field).is_empty() && !crate::lists::knows(field, self.get(field)) {
                problems.add(field, "publications-choice-unknown");
            }
        }
        if !self.contact_mailbox.is_empty() && !is_mailbox(&self.contact_mailbox) {
            problems.add("contact_mailbox", "publications-mailbox-wrong");
        }
        problems.check()
    }

    /// How far it is, once chosen.
    #[must_use]
    pub fn maturity(&self) -> Option<Maturity> {
        Maturity::from_code(&self.maturity)
    }
}

/// A sheet as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which.
    pub id: SheetId,
    /// Whose.
    pub organisation: Uuid,
    /// The project that it tells.
    pub project: ProjectId,
    /// What people wrote.
    pub words: Words,
    /// Grows at each edit of the words, against two people editing at once.
    pub words_version: i64,
    /// Grows at each edit of the criteria.
    pub criteria_version: i64,
    /// Grows at each edit of anything that is published: an authorisation covers one of these.
    pub content_version: i64,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Who began it.
    pub created_by: Option<Uuid>,
    /// When it was last edited.
    pub updated_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Error;

    fn words() -> Words {
        Words {
            title: "Dire les heures de visite".to_owned(),
            ..Words::default()
        }
    }

    #[test]
    fn a_sheet_may_be_kept_with_a_title_alone() {
        assert!(words().check().is_ok());
        assert!(matches!(Words::default().check(), Err(Error::Invalid(_))));
    }

    #[test]
    fn what_no_list_holds_is_refused() {
        let odd = Words {
            outcome: "triumph".to_owned(),
            region: "99".to_owned(),
            ..words()
        };
        let Err(Error::Invalid(problems)) = odd.check() else {
            panic!("was taken")
        };
        let fields: Vec<&str> = problems.all().iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["outcome", "region"]);
    }

    #[test]
    fn every_outcome_and_maturity_is_taken_alike() {
        for outcome in Outcome::ALL {
            for maturity in Maturity::ALL {
                let words = Words {
                    outcome: outcome.code().to_owned(),
                    maturity: maturity.code().to_owned(),
                    ..words()
                };
                assert!(words.check().is_ok(), "{outcome:?} {maturity:?}");
            }
        }
    }

    #[test]
    fn a_text_is_bounded_in_characters_not_in_bytes() {
        assert!(
            Words {
                context: "é".repeat(TEXT_MOST),
                ..words()
            }
            .check()
            .is_ok()
        );
        assert!(
            Words {
                context: "é".repeat(TEXT_MOST + 1),
                ..words()
            }
            .check()
            .is_err()
        );
    }

    #[test]
    fn every_field_of_the_form_is_a_field_of_the_words() {
        let all = serde_json::to_value(Words::default()).expect("is JSON");
        for field in TEXTS.iter().chain(&CHOICES) {
            assert!(all.get(field).is_some(), "{field}");
        }
    }
}
