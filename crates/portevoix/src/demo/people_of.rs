//! The invented hospital, association and people.

use super::{DemoPerson, PASSWORD, PEOPLE};
use people::{AccountId, Kind, NewMembership, NewOrganisation, NewPerson, OrganisationId};
use platform::{Actor, App, Language, Role};
use std::collections::HashMap;

/// Who plays in the story.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Cast {
    /// The hospital.
    pub hospital: OrganisationId,
    /// The account of each person.
    accounts: HashMap<Role, AccountId>,
}

impl Cast {
    /// Signs everybody in, now; answers their sessions.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_in(&self, app: &App) -> anyhow::Result<HashMap<Role, String>> {
        let mut sessions = HashMap::new();
        for (role, account) in &self.accounts {
            let mut change = app.change(&Actor::System("demo")).await?;
            sessions.insert(*role, people::open_session(&mut change, *account, true, "demo").await?);
            change.commit().await?;
        }
        Ok(sessions)
    }
}

/// The wards of the hospital, as the invented file names them.
const UNITS: &[&str] = &[
    "Chirurgie",
    "Médecine",
    "Urgences",
    "Maternité",
    "Rééducation",
    "Consultations",
];

pub(super) async fn invent(app: &App) -> anyhow::Result<Cast> {
    let mut change = app.change(&Actor::System("demo")).await?;
    let hospital = NewOrganisation {
        kind: Kind::Establishment,
        name: "Hôpital des Tilleuls (fictif)".to_owned(),
        // An invented number of the département 00, which does not exist; its key is right.
        finess: Some("000000109".to_owned()),
        fictitious: true,
        takes_suggestions: true,
    };
    let hospital = people::create_organisation(&mut change, hospital).await?;
    let association = NewOrganisation {
        kind: Kind::Association,
        name: "Paroles des Tilleuls (association fictive)".to_owned(),
        finess: None,
        fictitious: true,
        takes_suggestions: false,
    };
    let association = people::create_organisation(&mut change, association).await?;
    for unit in UNITS {
        people::create_unit(&mut change, hospital, unit).await?;
    }
    change.commit().await?;
    let mut accounts = HashMap::new();
    for person in PEOPLE {
        accounts.insert(person.role, invent_person(app, hospital, association, person).await?);
    }
    Ok(Cast { hospital, accounts })
}

async fn invent_person(
    app: &App,
    hospital: OrganisationId,
    association: OrganisationId,
    invented: &DemoPerson,
) -> anyhow::Result<AccountId> {
    let mut change = app.change(&Actor::System("demo")).await?;
    let person = people::create_person(&mut change, NewPerson { name: invented.name }).await?;
    let account = people::create_account(&mut change, person, invented.email, Language::French, Some(PASSWORD)).await?;
    let from_on = app.clock.today();
    let own = NewMembership {
        person,
        organisation: hospital,
        role: invented.role,
        from_on,
    };
    people::add_membership(&mut change, own).await?;
    if invented.in_association {
        let theirs = NewMembership {
            person,
            organisation: association,
            role: Role::Volunteer,
            from_on,
        };
        people::add_membership(&mut change, theirs).await?;
    }
    if invented.role.needs_second_factor() {
        people::set_totp(&mut change, account, &app.random.bytes::<20>()).await?;
        people::confirm_totp(&mut change, account).await?;
    }
    change.commit().await?;
    Ok(account)
}
