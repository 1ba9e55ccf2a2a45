//! A give-back: « Vous avez dit, nous avons fait », written from the record, edited, then published.

use crate::{
    ActionId, GiveBackId,
    action::ActionState,
    indicator::{Figure, IndicatorWords},
    project::{ProjectId, TEXT_MOST, TITLE_MOST, at_most},
    vote::{DecisionId, Tallies},
};
use jiff::{Timestamp, civil::Date};
use platform::Problems;
use uuid::Uuid;

/// Most quotes of one give-back.
pub const QUOTES_MOST: usize = 6;
/// Most things that could not be done, each with its reason.
pub const NOT_DONE_MOST: usize = 12;

/// Where a give-back stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GiveBackState {
    /// Being written.
    Draft,
    /// Everybody can read it.
    Published,
    /// Taken down, and why.
    Withdrawn,
}

impl GiveBackState {
    /// As stored, and the end of the message id `projects-give-back-state-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Draft, Self::Published, Self::Withdrawn]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// Something that was asked and not done, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NotDone {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// What people write in a give-back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GiveBackWords {
    /// The heading of the page and the poster.
    pub title: String,
    /// How many spoke, of what, and what came of it, in two or three sentences.
    pub lead: String,
    /// What was decided, as the heading of the answer.
    pub decided: String,
    /// What was done.
    pub done: String,
    /// What was not, and why.
    pub not_done: Vec<NotDone>,
    /// The quoted expressions, in order; their words are read again at each showing.
    pub quotes: Vec<Uuid>,
}

impl GiveBackWords {
    /// What is missing or too long.
    #[must_use]
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        problems.required("title", &self.title, "projects-give-back-title-missing");
        problems.required("decided", &self.decided, "projects-give-back-decided-missing");
        for (field, text, most) in [
            ("title", &self.title, TITLE_MOST),
            ("lead", &self.lead, TEXT_MOST),
            ("decided", &self.decided, TEXT_MOST),
            ("done", &self.done, TEXT_MOST),
        ] {
            at_most(&mut problems, field, text, most);
        }
        if self.quotes.len() > QUOTES_MOST {
            problems.add_with(
                "quotes",
                "projects-give-back-quotes-most",
                &[("most", &QUOTES_MOST.to_string())],
            );
        }
        if self.not_done.len() > NOT_DONE_MOST {
            problems.add_with(
                "not_done",
                "projects-give-back-not-done-most",
                &[("most", &NOT_DONE_MOST.to_string())],
            );
        }
        for item in &self.not_done {
            at_most(&mut problems, "not_done", &item.what, TITLE_MOST * 2);
            at_most(&mut problems, "not_done", &item.why, TEXT_MOST);
        }
        if self
            .not_done
            .iter()
            .any(|item| item.why.trim().is_empty() || item.what.trim().is_empty())
        {
            problems.add("not_done", "projects-give-back-why-missing");
        }
        problems
    }
}

/// What the record said when the give-back was published: figures and dates, kept as they were.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PublishedFacts {
    /// How many people had said it: the expressions behind the finding.
    pub voices: i64,
    /// The co-decision, if there was one.
    pub co_decision: Option<CoDecision>,
    /// The actions with their state.
    pub actions: Vec<PublishedAction>,
    /// What was measured.
    pub effects: Vec<PublishedEffect>,
}

/// What came of what was asked, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameOf {
    /// Everything that was kept of the plan is done.
    Done,
    /// Decided, or begun.
    Running,
    /// Nothing was begun, and the reason is told.
    NotTaken,
}

impl CameOf {
    /// The kind of strand and of tag of docs/look.md, its icon, and the end of the message id `projects-came-of-…`.
    #[must_use]
    pub fn drawn(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Done => ("done", "done", "check-circle-b"),
            Self::Running => ("running", "running", "clock-b"),
            Self::NotTaken => ("ended", "plain", "minus-circle-b"),
        }
    }
}

impl PublishedFacts {
    /// What came of it, read from the record and from the reasons that are told.
    #[must_use]
    pub fn came_of(&self, words: &GiveBackWords) -> CameOf {
        let kept = || self.actions.iter().filter(|a| a.state != ActionState::Abandoned);
        if kept().next().is_some() && kept().all(|a| a.state == ActionState::Done) {
            return CameOf::Done;
        }
        let is_begun = self.actions.iter().any(|a| a.state.is_begun());
        let is_refused = self.co_decision.is_none() && !words.not_done.is_empty();
        if is_refused && !is_begun {
            CameOf::NotTaken
        } else {
            CameOf::Running
        }
    }
}

/// The vote by which both colleges approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CoDecision {
    /// Which.
    pub decision: DecisionId,
    /// When.
    pub at: Timestamp,
    /// The votes.
    pub tallies: Tallies,
}

/// An action as published: what and its state, nobody's name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PublishedAction {
    /// Which; nothing in what was published before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ActionId>,
    /// What.
    pub what: String,
    /// Where it stood.
    pub state: ActionState,
}

/// An indicator with its latest measure.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PublishedEffect {
    /// Name, unit, source, baseline and target.
    pub words: IndicatorWords,
    /// The latest measure.
    pub after: Figure,
}

/// A give-back as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveBack {
    /// Which.
    pub id: GiveBackId,
    /// Of which project.
    pub project: ProjectId,
    /// Whose.
    pub organisation: Uuid,
    /// Where it stands.
    pub state: GiveBackState,
    /// What people wrote.
    pub words: GiveBackWords,
    /// What the record said at publication; none in a draft.
    pub facts: Option<PublishedFacts>,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// The role that published it.
    pub published_role: String,
    /// When it was taken down.
    pub withdrawn_at: Option<Timestamp>,
    /// Why.
    pub withdrawn_because: String,
    /// The version of the row.
    pub version: i64,
}

/// A time when people were told, outside the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// When.
    pub on: Date,
    /// How.
    pub channel: Channel,
    /// How many people, as counted or estimated by who told them.
    pub people: i64,
}

/// How people were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A poster on a wall.
    Poster,
    /// A meeting.
    Meeting,
    /// A letter.
    Letter,
    /// A mail.
    Mail,
    /// Anything else.
    Other,
}

impl Channel {
    /// All, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Poster, Self::Meeting, Self::Letter, Self::Mail, Self::Other];

    /// As stored, and the end of the message id `projects-channel-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Poster => "poster",
            Self::Meeting => "meeting",
            Self::Letter => "letter",
            Self::Mail => "mail",
            Self::Other => "other",
        }
    }

    /// The channel of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> GiveBackWords {
        GiveBackWords {
            title: "Ce que vos paroles ont changé".into(),
            decided: "Dix minutes assises avant chaque départ".into(),
            not_done: vec![NotDone {
                what: "Un lit pour le proche".into(),
                why: "Les chambres sont trop petites.".into(),
            }],
            ..GiveBackWords::default()
        }
    }

    #[test]
    fn what_was_not_done_needs_its_reason() {
        assert!(words().problems().is_empty());
        let mut silent = words();
        silent.not_done[0].why = " ".into();
        assert_eq!(silent.problems().all()[0].message, "projects-give-back-why-missing");
    }

    fn facts(states: &[ActionState]) -> PublishedFacts {
        let actions = states.iter().map(|state| PublishedAction {
            id: None,
            what: "Un lit".into(),
            state: *state,
        });
        PublishedFacts {
            voices: 3,
            co_decision: None,
            actions: actions.collect(),
            effects: Vec::new(),
        }
    }

    #[test]
    fn what_came_of_it_is_read_from_the_actions_and_the_reasons() {
        use ActionState::{Abandoned, Done, Running, ToDo};
        let silent = GiveBackWords::default();

        assert_eq!(facts(&[Done, Abandoned]).came_of(&words()), CameOf::Done);
        assert_eq!(facts(&[Done, Running]).came_of(&words()), CameOf::Running);
        assert_eq!(facts(&[ToDo]).came_of(&words()), CameOf::NotTaken);
        assert_eq!(facts(&[]).came_of(&words()), CameOf::NotTaken);
        assert_eq!(facts(&[ToDo]).came_of(&silent), CameOf::Running);
        assert_eq!(facts(&[Abandoned]).came_of(&words()), CameOf::NotTaken);
    }

    #[test]
    fn a_give_back_quotes_six_people_at_most() {
        let quotes = |count| GiveBackWords {
            quotes: vec![Uuid::nil(); count],
            ..words()
        };
        assert!(quotes(QUOTES_MOST).problems().is_empty());
        assert!(!quotes(QUOTES_MOST + 1).problems().is_empty());
    }

    #[test]
    fn codes_come_back_as_they_were() {
        for channel in Channel::ALL {
            assert_eq!(Channel::from_code(channel.code()), Some(channel));
        }
        assert_eq!(GiveBackState::from_code("published"), Some(GiveBackState::Published));
    }
}
