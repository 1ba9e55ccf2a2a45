//! Invented people for this room's own tests.

use crate::{
    AccountId, Kind, NewMembership, NewOrganisation, NewPerson, OrganisationId, PersonId, actions::sign_in::Origin,
};
use platform::{Actor, App, Language, Role, app::Credential};
use testkit::TestApp;

pub const PASSWORD: &str = "la girafe lit le journal";

/// An application with this room alone, and one invented hospital.
pub async fn house() -> (TestApp, OrganisationId) {
    let app = testkit::app(vec![crate::room()]).await;
    let id = organisation(&app, "Hôpital des Tilleuls (fictif)").await;
    (app, id)
}

pub async fn organisation(app: &App, name: &str) -> OrganisationId {
    let mut change = app.change(&Actor::System("test")).await.expect("begins");
    let new = NewOrganisation {
        name: name.to_owned(),
        kind: Kind::Establishment,
        finess: None,
        fictitious: true,
        takes_suggestions: true,
    };
    let id = crate::create_organisation(&mut change, new).await.expect("is created");
    change.commit().await.expect("commits");
    id
}

/// Somebody with an account `<role>@tilleuls.example`, the usual password and one role.
pub async fn person(app: &App, organisation: OrganisationId, role: Role) -> (PersonId, AccountId) {
    let email = format!("{}@tilleuls.example", role.code());
    let mut change = app.change(&Actor::System("test")).await.expect("begins");
    let name = format!("Personne {}", role.code());
    let person = crate::create_person(&mut change, NewPerson { name: &name })
        .await
        .expect("is created");
    let account = crate::create_account(&mut change, person, &email, Language::French, Some(PASSWORD)).await;
    let account = account.expect("is created");
    let from_on = app.clock.today();
    let membership = NewMembership {
        person,
        organisation,
        role,
        from_on,
    };
    crate::add_membership(&mut change, membership).await.expect("is given");
    change.commit().await.expect("commits");
    (person, account)
}

/// The account with a confirmed second factor of this secret.
pub async fn with_factor(app: &App, account: AccountId, secret: &[u8]) {
    let mut change = app.change(&Actor::System("test")).await.expect("begins");
    crate::set_totp(&mut change, account, secret).await.expect("is set");
    crate::confirm_totp(&mut change, account).await.expect("is confirmed");
    change.commit().await.expect("commits");
}

/// The actor of a new session.
pub async fn signed_in(app: &App, account: AccountId, second_factor: bool) -> Actor {
    let mut change = app.change(&Actor::System("test")).await.expect("begins");
    let token = crate::open_session(&mut change, account, second_factor, "test")
        .await
        .expect("opens");
    change.commit().await.expect("commits");
    by_cookie(app, &token).await.expect("is somebody")
}

/// Who this session cookie stands for.
pub async fn by_cookie(app: &App, token: &str) -> Option<Actor> {
    crate::identify(app, Credential::Session(token))
        .await
        .expect("the database answers")
}

/// A browser at an address, with the cookies that it has.
pub fn from<'a>(address: &str, device: Option<&'a str>) -> Origin<'a> {
    Origin {
        client: address.parse().ok(),
        device,
        user_agent: "Firefox/133.0 (Linux)",
        session: None,
    }
}
