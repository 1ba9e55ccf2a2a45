//! Organisations and their units: what kinds there are and what a form must give.

use crate::finess;
use platform::{Problems, Result, text::folded};
use uuid::Uuid;

platform::id!(OrganisationId, "organisation");
platform::id!(UnitId, "unit");

/// Most characters of an organisation's or unit's name.
pub const LONGEST_NAME: usize = 160;

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A hospital, clinic or medico-social establishment: it has a FINESS number.
    Establishment,
    /// An association of users.
    Association,
    /// A regional support structure or agency.
    RegionalBody,
    /// An institute that trains.
    TrainingInstitute,
    /// A community of professionals of a territory (CPTS, DAC).
    Territory,
    /// Anything else.
    Other,
}

impl Kind {
    /// All kinds, in the order of forms.
    pub const ALL: [Self; 6] = [
        Self::Establishment,
        Self::Association,
        Self::RegionalBody,
        Self::TrainingInstitute,
        Self::Territory,
        Self::Other,
    ];

    /// The stored code, also the end of the message id `people-kind-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Establishment => "establishment",
            Self::Association => "association",
            Self::RegionalBody => "regional_body",
            Self::TrainingInstitute => "training_institute",
            Self::Territory => "territory",
            Self::Other => "other",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An organisation, as other rooms see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its FINESS number as text, leading zero and all.
    pub finess: Option<String>,
    /// Is it invented, for demonstration? Every page then says so.
    pub fictitious: bool,
    /// Does it receive suggestions from the public form?
    pub takes_suggestions: bool,
    /// Grows at each change, against two people editing at once.
    pub version: i64,
}

/// An organisation to create, or the new values of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its FINESS number as typed.
    pub finess: Option<String>,
    /// Is it invented?
    pub fictitious: bool,
    /// Does it receive suggestions from the public form?
    pub takes_suggestions: bool,
}

impl NewOrganisation {
    /// The same with its texts tidied.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] for a missing or overlong name or an overlong number. A wrong
    /// FINESS key is no error: ask [`finess::oddity`] for a warning.
    pub fn checked(self) -> Result<Self> {
        let mut problems = Problems::new();
        let name = name_of(&self.name, &mut problems);
        let finess = self
            .finess
            .as_deref()
            .map(finess::tidied)
            .filter(|number| !number.is_empty());
        if finess.as_ref().is_some_and(|number| number.chars().count() > 20) {
            problems.add("finess", "people-finess-too-long");
        }
        problems.check()?;
        Ok(Self { name, finess, ..self })
    }
}

/// A service, ward or pole inside an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Which.
    pub id: UnitId,
    /// Its name.
    pub name: String,
}

/// A trimmed name with single spaces, and the problem of field `name` when it cannot be one.
pub(crate) fn name_of(typed: &str, problems: &mut Problems) -> String {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        problems.add("name", "people-name-missing");
    } else if name.chars().count() > LONGEST_NAME {
        problems.add("name", "people-name-too-long");
    }
    name
}

/// What a list is sorted by.
pub(crate) fn sort_key(name: &str) -> String {
    folded(name)
}

/// Names by id, asked by every room.
pub type Names = std::collections::HashMap<Uuid, String>;

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Error;

    fn typed(name: &str, finess: &str) -> NewOrganisation {
        NewOrganisation {
            name: name.to_owned(),
            kind: Kind::Establishment,
            finess: Some(finess.to_owned()),
            fictitious: true,
            takes_suggestions: true,
        }
    }

    #[test]
    fn a_wrong_finess_key_is_taken() {
        let taken = typed("Hôpital des Tilleuls", "01 0000 025")
            .checked()
            .expect("is taken");
        assert_eq!(taken.finess.as_deref(), Some("010000025"));
    }

    #[test]
    fn an_empty_number_is_none_and_an_empty_name_is_refused() {
        assert_eq!(typed("Hôpital", "  ").checked().expect("is taken").finess, None);
        assert!(matches!(typed(" \u{a0} ", "").checked(), Err(Error::Invalid(_))));
        assert!(matches!(typed(&"x".repeat(161), "").checked(), Err(Error::Invalid(_))));
    }

    #[test]
    fn codes_come_back_as_their_kind() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("castle"), None);
    }
}
