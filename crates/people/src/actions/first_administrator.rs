//! The first door of an empty instance: one link, printed by `portevoix serve`.

use super::{
    links, register,
    sign_in::{self, Entry, Origin},
};
use crate::{
    account,
    link::Purpose,
    organisation::{NewOrganisation, OrganisationId},
    password,
    person::NewMembership,
    store,
};
use platform::{Actor, App, Change, Error, Language, Permission, Problems, Result, Role};
use serde_json::json;

/// The path where the first administrator sets an empty instance up, good for a day; `None` as
/// soon as there is an account. Each call makes a new link and voids the one before.
///
/// # Errors
/// When the database does not answer.
pub async fn first_administrator_link(app: &App) -> Result<Option<String>> {
    if store::accounts::any(app.db.read()).await? {
        return Ok(None);
    }
    let mut change = app.change(&Actor::System("start")).await?;
    let token = links::make(&mut change, Purpose::FirstAdministrator, None, None).await?;
    change.commit_unnoted().await?;
    Ok(Some(format!("/first-administrator/{token}")))
}

/// Does this link still open?
///
/// # Errors
/// [`Error::NotFound`] when it does not, or when there is an account.
pub async fn check(app: &App, token: &str) -> Result<()> {
    links::find(app, Purpose::FirstAdministrator, token).await?;
    if store::accounts::any(app.db.read()).await? {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}

/// What the first administrator gives.
pub struct Beginning {
    /// The establishment.
    pub organisation: NewOrganisation,
    /// Their own name.
    pub person_name: String,
    /// Their e-mail.
    pub email: String,
    /// Their password.
    pub password: String,
    /// The language of the page.
    pub language: Language,
}

/// Creates the establishment and its administrator, and comes in; answers the establishment too.
///
/// # Errors
/// [`Error::Invalid`] with the form's fields, [`Error::NotFound`] when the link is over.
pub async fn begin(app: &App, token: &str, given: Beginning, origin: Origin<'_>) -> Result<(Entry, OrganisationId)> {
    let link = links::find(app, Purpose::FirstAdministrator, token).await?;
    let person_name = checked(&given)?;
    let hash = password::hash(&given.password, &app.random).await?;
    let mut change = app.change(&Actor::Visitor).await?;
    if store::accounts::any(change.tx()).await? || !store::links::use_up(change.tx(), link.id, change.at()).await? {
        return Err(Error::NotFound);
    }
    let organisation = settle_in(&mut change, given.organisation).await?;
    let person = register::create_person(&mut change, register::NewPerson { name: &person_name }).await?;
    let id = register::create_account_with_hash(&mut change, person, &given.email, given.language, Some(hash)).await?;
    let from_on = app.clock.today();
    let membership = NewMembership {
        person,
        organisation,
        role: Role::Administrator,
        from_on,
    };
    register::add_membership(&mut change, membership).await?;
    let account = store::accounts::get(change.tx(), id).await?;
    let entry = sign_in::admit(&mut change, &account, "first-administrator", origin).await?;
    change.commit().await?;
    Ok((entry, organisation))
}

/// The only establishment that is there received words from the command line before it had a name: it takes this one.
async fn settle_in(change: &mut Change, given: NewOrganisation) -> Result<OrganisationId> {
    let scope = Actor::System("first-administrator").scope(Permission::ManagePeople)?;
    let there = store::organisations::list(change.tx(), &scope).await?;
    let [unnamed] = there.as_slice() else {
        return register::create_organisation(change, given).await;
    };
    let given = given.checked()?;
    store::organisations::update(change.tx(), &scope, unnamed.id, &given, unnamed.version).await?;
    let detail = json!({ "kind": given.kind.code(), "first_administrator": true });
    change.audit(
        "organisation.corrected",
        &unnamed.id.subject(),
        Some(unnamed.id.0),
        &detail,
    );
    Ok(unnamed.id)
}

/// All problems of the form at once; answers the administrator's tidied name.
fn checked(given: &Beginning) -> Result<String> {
    let mut problems = Problems::new();
    if let Err(Error::Invalid(found)) = given.organisation.clone().checked() {
        for problem in found.all() {
            problems.add(&problem.field, &problem.message);
        }
    }
    let mut own = Problems::new();
    let name = account::person_name_of(&given.person_name, &mut own);
    for problem in own.all() {
        problems.add("person_name", &problem.message);
    }
    account::email_of(&given.email, &mut problems);
    password::check(&given.password, &given.email, &name, &mut problems);
    problems.check()?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Kind,
        invented::{PASSWORD, by_cookie, from},
    };

    fn beginning(finess: &str) -> Beginning {
        Beginning {
            organisation: NewOrganisation {
                name: "Hôpital des Tilleuls".to_owned(),
                kind: Kind::Establishment,
                finess: Some(finess.to_owned()),
                fictitious: false,
                takes_suggestions: true,
            },
            person_name: "Amina Benali".to_owned(),
            email: "amina@tilleuls.example".to_owned(),
            password: PASSWORD.to_owned(),
            language: Language::French,
        }
    }

    async fn link(app: &App) -> Option<String> {
        let path = first_administrator_link(app).await.expect("answers")?;
        Some(
            path.strip_prefix("/first-administrator/")
                .expect("the page's path")
                .to_owned(),
        )
    }

    #[tokio::test]
    async fn an_empty_instance_is_set_up_once_with_a_wrong_finess_key_kept() {
        let app = testkit::app(vec![crate::room()]).await;
        let token = link(&app).await.expect("is empty");

        let (entry, _) = begin(&app, &token, beginning("750100121"), from("192.0.2.1", None))
            .await
            .expect("begins");

        let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
        let person = actor.signed_in().expect("a person");
        assert_eq!(person.main_role(), Some(Role::Administrator));
        let scope = actor.scope(platform::Permission::ManagePeople).expect("administers");
        let all = crate::organisations(&app, &scope).await.expect("reads");
        assert_eq!(all[0].finess.as_deref(), Some("750100121"));
        assert_eq!(link(&app).await, None);
        let again = begin(&app, &token, beginning(""), from("192.0.2.1", None)).await;
        assert!(matches!(again, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn the_first_administrator_names_the_establishment_that_received_words_before() {
        let app = testkit::app(vec![crate::room()]).await;
        let mut change = app.change(&Actor::System("command-line")).await.expect("begins");
        let unnamed = NewOrganisation {
            name: "Établissement à nommer".to_owned(),
            finess: None,
            ..beginning("").organisation
        };
        let there = register::create_organisation(&mut change, unnamed)
            .await
            .expect("is made");
        change.commit().await.expect("is kept");
        let token = link(&app).await.expect("has no account");

        let (entry, organisation) = begin(&app, &token, beginning("750100125"), from("192.0.2.1", None))
            .await
            .expect("begins");

        assert_eq!(organisation, there);
        let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
        let scope = actor.scope(Permission::ManagePeople).expect("administers");
        let all = crate::organisations(&app, &scope).await.expect("reads");
        assert_eq!((all.len(), all[0].name.as_str()), (1, "Hôpital des Tilleuls"));
    }

    #[tokio::test]
    async fn a_lonely_administrator_is_asked_to_invite_somebody() {
        let app = testkit::app(vec![crate::room()]).await;
        let token = link(&app).await.expect("is empty");
        let (entry, organisation) = begin(&app, &token, beginning(""), from("192.0.2.1", None))
            .await
            .expect("begins");
        let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
        let t = platform::Reader::new(app.messages.clone(), Language::French, actor, app.clock.today());

        let alone = crate::pages::cards::tasks(&app, &t).await.expect("reads");
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let person = register::create_person(&mut change, register::NewPerson { name: "Lou Petit" })
            .await
            .expect("is made");
        let quality = NewMembership {
            person,
            organisation,
            role: Role::Quality,
            from_on: app.clock.today(),
        };
        register::add_membership(&mut change, quality)
            .await
            .expect("has a role");
        change.commit().await.expect("is kept");
        let together = crate::pages::cards::tasks(&app, &t).await.expect("reads");

        assert_eq!(alone.last().map(|task| task.url.as_str()), Some("/people/invitations"));
        assert!(together.iter().all(|task| task.url != "/people/invitations"));
    }

    #[tokio::test]
    async fn each_start_voids_the_link_of_the_one_before() {
        let app = testkit::app(vec![crate::room()]).await;
        let (old, new) = (link(&app).await.expect("is empty"), link(&app).await.expect("is empty"));

        assert!(matches!(check(&app, &old).await, Err(Error::NotFound)));
        check(&app, &new).await.expect("is good");
    }

    #[tokio::test]
    async fn a_form_with_problems_names_them_all_and_leaves_the_link_good() {
        let app = testkit::app(vec![crate::room()]).await;
        let token = link(&app).await.expect("is empty");
        let given = Beginning {
            person_name: String::new(),
            email: "amina".to_owned(),
            password: "court".to_owned(),
            ..beginning("")
        };

        let Err(Error::Invalid(problems)) = begin(&app, &token, given, from("192.0.2.1", None)).await else {
            panic!("was taken")
        };

        let fields: Vec<&str> = problems.all().iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["person_name", "email", "password"]);
        check(&app, &token).await.expect("is still good");
    }
}
