//! The form of an action, and the choices that it offers.

use crate::{
    action::{Action, ActionWords},
    actions::carried::TypedAction,
    neighbours::Member,
    pages::parts::{Choice, day, typed_day},
    project::Phase,
};
use platform::{College, Problems, Reader, Result};
use serde::Deserialize;
use uuid::Uuid;

/// What the form of an action sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ActionForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub due_on: String,
    #[serde(default)]
    pub phase: String,
    #[serde(default)]
    pub priority: String,
    #[serde(default)]
    pub user: String,
    #[serde(default)]
    pub professional: String,
}

impl ActionForm {
    pub fn of(action: &Action) -> Self {
        let person = |college| {
            action
                .pair
                .of(college)
                .map(|carrier| carrier.person.to_string())
                .unwrap_or_default()
        };
        Self {
            version: action.version,
            what: action.words.what.clone(),
            due_on: typed_day(action.words.due_on),
            phase: action.words.phase.code().to_owned(),
            priority: action.words.priority.to_string(),
            user: person(College::Users),
            professional: person(College::Professionals),
        }
    }

    pub fn typed(&self) -> Result<TypedAction> {
        let mut problems = Problems::new();
        let due_on = day(&self.due_on, "due_on", &mut problems);
        let mut person = |text: &str, field: &str| match text.trim() {
            "" => None,
            text => text
                .parse::<Uuid>()
                .map_err(|_| problems.add(field, "projects-carrier-other-college"))
                .ok(),
        };
        let (user, professional) = (person(&self.user, "user"), person(&self.professional, "professional"));
        problems.check()?;
        Ok(TypedAction {
            words: ActionWords {
                what: self.what.clone(),
                due_on,
                phase: Phase::from_code(&self.phase).unwrap_or(Phase::During),
                priority: self.priority.parse().unwrap_or(0),
            },
            user,
            professional,
        })
    }
}

/// The fields of an action, ready to show.
pub struct Fields {
    pub phases: Vec<Choice>,
    pub priorities: Vec<Choice>,
    pub users: Vec<Choice>,
    pub professionals: Vec<Choice>,
}

/// The choices of the form.
pub fn fields(form: &ActionForm, members: &[Member], t: &Reader) -> Fields {
    let phase = |phase: Phase| {
        Choice::new(
            phase.code(),
            t.say(&format!("projects-phase-{}", phase.code())),
            form.phase == phase.code(),
        )
    };
    let priority = |n: i64| {
        Choice::new(
            n.to_string(),
            t.say(&format!("projects-priority-{n}")),
            form.priority == n.to_string(),
        )
    };
    let people = |college: College, chosen: &str| {
        let nobody = Choice::new("", t.say("projects-carrier-nobody"), chosen.is_empty());
        let one = |member: &Member| {
            let id = member.person.to_string();
            Choice::new(
                id.clone(),
                format!("{}, {}", member.name, t.role(member.role)),
                id == chosen,
            )
        };
        std::iter::once(nobody)
            .chain(members.iter().filter(|m| m.college == college).map(one))
            .collect()
    };
    Fields {
        phases: Phase::ALL.into_iter().map(phase).collect(),
        priorities: (1..=3).map(priority).collect(),
        users: people(College::Users, &form.user),
        professionals: people(College::Professionals, &form.professional),
    }
}
