//! The patient tracer: one real path, told by the person and by the team apart, then read side by side (HAS, *Le patient
//! traceur en établissement de santé*, November 2014). No name is written, of anybody.

use crate::{
    campaign::CampaignId,
    instrument::{Content, Item, Kind, Section},
    nameless::{Suspicion, suspicion, suspicion_in_label},
    value::{Answers, Value},
};
use jiff::civil::Date;
use platform::{Problems, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

platform::id!(TracingId, "tracing");

/// Longest label and unit of a tracing, in characters.
const LONGEST_LABEL: usize = 120;
/// Levels of five between two views that make a gap, where the instrument says nothing.
const GAP: u8 = 2;

/// Whose questions are whose, in an instrument that reads paths. What is of no pair and not of the meeting is asked of the
/// person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracer {
    /// The same step, as the person and as the team sees it.
    pub pairs: Vec<Pair>,
    /// What is written at the meeting, once both views are known.
    #[serde(default)]
    pub together: Vec<String>,
    /// What the tracing itself keeps of the agreement: not asked again.
    #[serde(default)]
    pub agreement: Vec<String>,
    /// Levels of five that make a gap.
    #[serde(default = "usual_gap")]
    pub gap: u8,
}

fn usual_gap() -> u8 {
    GAP
}

/// Two questions about one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The person's.
    pub patient: String,
    /// The team's.
    pub team: String,
}

/// Whose view it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// The person's, or a relative's.
    Patient,
    /// The team's.
    Team,
    /// What is written together, once both are known.
    Together,
}

impl View {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Patient, Self::Team, Self::Together];

    /// In addresses, and at the end of its message ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Team => "team",
            Self::Together => "together",
        }
    }

    /// The view of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// One step side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'c> {
    /// Where it stands.
    pub section: &'c Section,
    /// What the person was asked.
    pub patient: &'c Item,
    /// What the team was asked.
    pub team: &'c Item,
    /// How far apart both are.
    pub gap: Gap,
}

/// How far apart both views of one step are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// One of both says nothing of it.
    Unknown,
    /// They are near.
    Near,
    /// The team sees it better than the person does.
    TeamHigher,
    /// The person sees it better than the team does.
    PatientHigher,
}

impl Gap {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Near => "near",
            Self::TeamHigher => "team-higher",
            Self::PatientHigher => "patient-higher",
        }
    }

    /// Is it one that the meeting speaks of?
    #[must_use]
    pub fn is_gap(self) -> bool {
        matches!(self, Self::TeamHigher | Self::PatientHigher)
    }
}

/// Can a question of this kind be read side by side?
fn compares(kind: &Kind) -> bool {
    matches!(kind, Kind::Scale { .. } | Kind::YesNo { .. } | Kind::Rating { .. })
}

impl Tracer {
    /// The pairs whose questions stand in a version and can be compared.
    pub fn pairs_in<'c>(&'c self, content: &'c Content) -> impl Iterator<Item = (&'c Item, &'c Item)> {
        self.pairs.iter().filter_map(|pair| {
            let (patient, team) = (content.item(&pair.patient)?, content.item(&pair.team)?);
            let is_alike = std::mem::discriminant(&patient.kind) == std::mem::discriminant(&team.kind);
            (is_alike && compares(&patient.kind)).then_some((patient, team))
        })
    }

    fn asks(&self, view: View, key: &str) -> bool {
        let is_in = |keys: &[String]| keys.iter().any(|one| one == key);
        let of_patient = self.pairs.iter().any(|pair| pair.patient == key);
        let of_team = self.pairs.iter().any(|pair| pair.team == key);
        let of_together = is_in(&self.together);
        match view {
            _ if is_in(&self.agreement) => false,
            View::Patient => of_patient || !of_team && !of_together,
            View::Team => of_team,
            View::Together => of_together,
        }
    }

    /// The questions of one view, in their sections.
    #[must_use]
    pub fn part(&self, content: &Content, view: View) -> Content {
        let mut part = content.clone();
        for section in &mut part.sections {
            section.items.retain(|item| self.asks(view, &item.key));
        }
        part.sections.retain(|section| !section.items.is_empty());
        part.scores.clear();
        part
    }

    /// Both views, step by step.
    #[must_use]
    pub fn side_by_side<'c>(&'c self, content: &'c Content, patient: &Answers, team: &Answers) -> Vec<Step<'c>> {
        let step = |(one, other): (&'c Item, &'c Item)| {
            let section = content
                .sections
                .iter()
                .find(|section| section.items.iter().any(|item| item.key == one.key))?;
            let gap = gap(&one.kind, patient.get(&one.key), team.get(&other.key), self.gap);
            Some(Step {
                section,
                patient: one,
                team: other,
                gap,
            })
        };
        self.pairs_in(content).filter_map(step).collect()
    }
}

/// How far apart two answers are: so many levels of five or more, twice as many of ten, or yes beside no.
fn gap(kind: &Kind, patient: Option<&Value>, team: Option<&Value>, levels: u8) -> Gap {
    let height = |value: Option<&Value>| match (kind, value?) {
        (Kind::YesNo { .. }, value) if value.is("yes") => Some(1.0),
        (Kind::YesNo { .. }, value) if value.is("no") => Some(0.0),
        (Kind::YesNo { .. }, _) => None,
        (_, value) => value.number(),
    };
    let (Some(patient), Some(team)) = (height(patient), height(team)) else {
        return Gap::Unknown;
    };
    let least = match kind {
        Kind::YesNo { .. } => 1.0,
        Kind::Rating { .. } => f64::from(levels) * 2.0,
        _ => f64::from(levels),
    };
    match patient - team {
        apart if apart >= least => Gap::PatientHigher,
        apart if -apart >= least => Gap::TeamHigher,
        _ => Gap::Near,
    }
}

/// Where a tracing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is planned; the person has not agreed yet.
    Planned,
    /// The person agreed.
    Agreed,
    /// The person has spoken, the team has not.
    PatientHeard,
    /// The team has spoken, the person has not.
    TeamHeard,
    /// Both can be read side by side.
    SideBySide,
}

impl Standing {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Agreed => "agreed",
            Self::PatientHeard => "patient-heard",
            Self::TeamHeard => "team-heard",
            Self::SideBySide => "side-by-side",
        }
    }
}

/// One path of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracing {
    /// Which.
    pub id: TracingId,
    /// Of which campaign.
    pub campaign: CampaignId,
    /// Whose.
    pub organisation: Uuid,
    /// What it is called, without a name.
    pub words: TracingWords,
    /// The day of the oral agreement, and the role that noted it.
    pub agreed: Option<(Date, String)>,
    /// The day on which the person was heard.
    pub patient_on: Option<Date>,
    /// The day on which the team was.
    pub team_on: Option<Date>,
    /// The day on which both were read together.
    pub together_on: Option<Date>,
    /// Grows with each change.
    pub edit: i64,
}

impl Tracing {
    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (&self.agreed, self.patient_on, self.team_on) {
            (None, _, _) => Standing::Planned,
            (_, Some(_), Some(_)) => Standing::SideBySide,
            (_, Some(_), None) => Standing::PatientHeard,
            (_, None, Some(_)) => Standing::TeamHeard,
            (_, None, None) => Standing::Agreed,
        }
    }

    /// The day of a view; none where it is still to come.
    #[must_use]
    pub fn day_of(&self, view: View) -> Option<Date> {
        match view {
            View::Patient => self.patient_on,
            View::Team => self.team_on,
            View::Together => self.together_on,
        }
    }
}

/// A day of this century: another is a slip of the hand.
#[must_use]
pub fn is_of_our_time(day: Date) -> bool {
    (2000..2100).contains(&day.year())
}

/// What is planned of a tracing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TracingWords {
    /// What it is called: « Entrée par les urgences, fracture ».
    pub label: String,
    /// The ward where it is read.
    pub unit: String,
    /// The day of the interview.
    pub planned_on: Date,
}

impl TracingWords {
    /// Trimmed, bounded, and without what looks like a name or a number that identifies.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] for what is missing, too long, or names somebody.
    pub fn checked(mut self) -> Result<Self> {
        let mut problems = Problems::new();
        self.label = problems
            .required("label", &self.label, "questionnaires-tracing-label-missing")
            .to_owned();
        self.unit = problems
            .required("unit", &self.unit, "questionnaires-tracing-unit-missing")
            .to_owned();
        for (field, text, seen) in [
            ("label", &self.label, suspicion_in_label(&self.label)),
            ("unit", &self.unit, suspicion(&self.unit)),
        ] {
            if text.chars().count() > LONGEST_LABEL {
                problems.add(field, "questionnaires-name-long");
            }
            let (message, part) = match &seen {
                None => continue,
                Some(Suspicion::Name(part)) => ("questionnaires-tracing-name", part),
                Some(Suspicion::Number(part)) => ("questionnaires-tracing-number", part),
            };
            problems.add_with(field, message, &[("part", part)]);
        }
        if !is_of_our_time(self.planned_on) {
            problems.add("planned_on", "questionnaires-refusal-bad-date");
        }
        problems.check()?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use jiff::civil::date;

    fn ready() -> (Content, Tracer) {
        let content = library::get("patient-tracer").expect("is there");
        let tracer = content.tracer.clone().expect("says whose questions are whose");
        (content, tracer)
    }

    fn keys(content: &Content) -> Vec<&str> {
        content.items().map(|item| item.key.as_str()).collect()
    }

    fn choices(pairs: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (key, code) in pairs {
            answers.put(*key, Value::Choice((*code).to_owned()));
        }
        answers
    }

    #[test]
    fn each_question_of_the_ready_instrument_is_of_one_view_or_of_the_agreement() {
        let (content, tracer) = ready();
        let parts = View::ALL.map(|view| tracer.part(&content, view));
        let all: Vec<&str> = parts
            .iter()
            .flat_map(keys)
            .chain(["accord_oral", "accord_jour"])
            .collect();
        assert_eq!(all.len(), content.items().count());
        assert_eq!(keys(&parts[0])[..2], ["proche", "entree_patient"]);
        assert_eq!(keys(&parts[1])[..2], ["entree_equipe", "information_equipe"]);
        assert!(keys(&parts[2]).contains(&"ameliorer"));
        assert_eq!(tracer.pairs_in(&content).count(), 5);
    }

    #[test]
    fn two_levels_apart_or_yes_beside_no_are_a_gap() {
        let (content, tracer) = ready();
        let patient = choices(&[
            ("entree_patient", "2"),
            ("soins_patient", "5"),
            ("sortie_patient", "none"),
        ]);
        let team = choices(&[("entree_equipe", "4"), ("soins_equipe", "4"), ("sortie_equipe", "1")]);
        let steps = tracer.side_by_side(&content, &patient, &team);
        let gap = |key: &str| steps.iter().find(|step| step.patient.key == key).map(|step| step.gap);
        assert_eq!(gap("entree_patient"), Some(Gap::TeamHigher));
        assert_eq!(gap("soins_patient"), Some(Gap::Near));
        assert_eq!(gap("sortie_patient"), Some(Gap::Unknown), "no opinion is none");
        assert_eq!(gap("quotidien_patient"), Some(Gap::Unknown));

        let yes_no = Kind::YesNo { forgotten: true };
        let (yes, no) = (Value::Choice("yes".into()), Value::Choice("no".into()));
        assert_eq!(super::gap(&yes_no, Some(&yes), Some(&no), 2), Gap::PatientHigher);
        assert_eq!(super::gap(&yes_no, Some(&yes), Some(&yes), 2), Gap::Near);
    }

    #[test]
    fn a_pair_whose_question_is_gone_or_of_another_kind_is_left_out() {
        let (mut content, tracer) = ready();
        content.sections[1].items.retain(|item| item.key != "entree_equipe");
        content.sections[2].items[0].kind = Kind::YesNo { forgotten: false };
        assert_eq!(tracer.pairs_in(&content).count(), 3);
    }

    #[test]
    fn a_label_that_names_somebody_is_refused_and_one_that_tells_a_path_is_taken() {
        let words = |label: &str| TracingWords {
            label: label.into(),
            unit: "Chirurgie".into(),
            planned_on: date(2026, 12, 1),
        };
        assert!(words("Entrée par les urgences, fracture du poignet").checked().is_ok());
        for wrong in [
            "",
            "Mme Untel",
            "Jeanne Dupré",
            "Parcours de Jeanne",
            "Dossier 20261234",
        ] {
            assert!(words(wrong).checked().is_err(), "{wrong}");
        }
    }
}
