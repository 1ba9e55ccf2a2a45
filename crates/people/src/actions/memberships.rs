//! Giving and ending roles, by administrators of the organisation.

use super::{register, second_factor, sign_in};
use crate::{
    invitation::LONGEST_REASON,
    organisation::OrganisationId,
    person::{Membership, MembershipId, NewMembership, PersonId},
    store,
};
use platform::{Actor, App, Change, Error, Permission, Problems, Result, Role, Scope, notices::NewNotice};
use serde_json::json;
use std::collections::BTreeSet;

/// Gives a role to somebody who has or had one where the administrator's scope reaches.
///
/// # Errors
/// [`Error::NotFound`] for a person or an organisation out of reach, [`Error::Conflict`] when they have it.
pub async fn add(
    app: &App,
    actor: &Actor,
    person: PersonId,
    organisation: OrganisationId,
    role: Role,
) -> Result<MembershipId> {
    let scope = actor.scope(Permission::ManagePeople)?;
    scope.check(organisation.0)?;
    let mut change = app.change(actor).await?;
    store::persons::name_in(change.tx(), &scope, person).await?;
    let new = NewMembership {
        person,
        organisation,
        role,
        from_on: app.clock.today(),
    };
    let id = register::add_membership(&mut change, new).await?;
    if let Some(account) = store::accounts::find_of_person(change.tx(), person).await? {
        sign_in::tell(&mut change, account.id, "people-notice-role-given", "").await?;
    }
    if actor.person() == Some(person.0) {
        tell_of_own_role(&mut change, &scope, person, organisation).await?;
    }
    change.commit().await?;
    Ok(id)
}

/// Nobody takes a role in silence: who directs the organisation or administers it too is told that an administrator
/// gave themselves one.
async fn tell_of_own_role(
    change: &mut Change,
    scope: &Scope,
    person: PersonId,
    organisation: OrganisationId,
) -> Result<()> {
    let today = change.app().clock.today();
    let members = store::memberships::members(change.tx(), scope, organisation, today).await?;
    let answerable = members
        .iter()
        .filter(|m| m.person != person && matches!(m.role, Role::Direction | Role::Administrator));
    let accounts: BTreeSet<_> = answerable.filter_map(|m| m.account.map(|account| account.0)).collect();
    for account in accounts {
        change
            .notice(NewNotice {
                account,
                subject: &person.subject(),
                message: "people-notice-role-taken",
                arguments: json!({}),
                url: format!("/people/{person}"),
            })
            .await?;
    }
    Ok(())
}

/// Ends a role today. The last administrator of an organisation cannot leave it without one.
///
/// # Errors
/// [`Error::Invalid`] without a reason, [`Error::Conflict`] for the last administrator or an ended role.
pub async fn end(app: &App, actor: &Actor, id: MembershipId, because: &str) -> Result<Membership> {
    let scope = actor.scope(Permission::ManagePeople)?;
    let mut problems = Problems::new();
    let because = problems
        .required("because", because, "people-reason-missing")
        .to_owned();
    if because.chars().count() > LONGEST_REASON {
        problems.add("because", "people-reason-too-long");
    }
    let membership = store::memberships::get(app.db.read(), &scope, id).await?;
    problems.check()?;
    let mut change = app.change(actor).await?;
    if membership.role == Role::Administrator {
        let left = store::memberships::administrators(change.tx(), membership.organisation, app.clock.today()).await?;
        if left <= 1 {
            return Err(Error::Conflict("people-last-administrator"));
        }
    }
    register::end_membership(&mut change, &scope, id, &because).await?;
    change.commit().await?;
    Ok(membership)
}

/// Takes away the second factor of somebody who lost phone and codes: they set one up again at
/// their next sign-in, and are told.
///
/// # Errors
/// [`Error::NotFound`] for a person out of reach or without a second factor. An administrator
/// cannot do it to somebody who also belongs to an organisation that they do not administer.
pub async fn reset_second_factor(app: &App, actor: &Actor, person: PersonId) -> Result<()> {
    let scope = actor.scope(Permission::ManagePeople)?;
    sign_in::own_session(actor)?;
    let mut change = app.change(actor).await?;
    store::persons::name_in(change.tx(), &scope, person).await?;
    let roles = store::memberships::running_roles(change.tx(), person, app.clock.today()).await?;
    if !roles.iter().all(|(organisation, _)| scope.allows(organisation.0)) {
        return Err(Error::Conflict("people-factor-elsewhere"));
    }
    let account = store::accounts::find_of_person(change.tx(), person).await?;
    let account = account
        .filter(crate::account::Account::has_second_factor)
        .ok_or(Error::NotFound)?;
    second_factor::take_away(&mut change, account.id).await?;
    sign_in::tell(&mut change, account.id, "people-notice-factor-reset", "").await?;
    change.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented::{house, organisation, person, signed_in, with_factor};

    #[tokio::test]
    async fn the_last_administrator_cannot_leave_an_organisation_without_one() {
        let (app, hospital) = house().await;
        let (person_id, account) = person(&app, hospital, Role::Administrator).await;
        let admin = signed_in(&app, account, false).await;
        let scope = admin.scope(Permission::ManagePeople).expect("administers");
        let own = store::memberships::of_person(app.db.read(), &scope, person_id)
            .await
            .expect("reads")
            .remove(0);

        let alone = end(&app, &admin, own.id, "départ").await;
        let (other, _) = person(&app, hospital, Role::Direction).await;
        add(&app, &admin, other, hospital, Role::Administrator)
            .await
            .expect("is given");
        let followed = end(&app, &admin, own.id, "départ").await;

        assert!(matches!(alone, Err(Error::Conflict("people-last-administrator"))));
        assert!(followed.is_ok());
    }

    #[tokio::test]
    async fn a_role_is_given_once_and_ended_once_with_a_reason() {
        let (app, hospital) = house().await;
        let admin = signed_in(&app, person(&app, hospital, Role::Administrator).await.1, false).await;
        let (who, _) = person(&app, hospital, Role::Partner).await;

        let id = add(&app, &admin, who, hospital, Role::Volunteer)
            .await
            .expect("is given");
        let twice = add(&app, &admin, who, hospital, Role::Volunteer).await;
        let silent = end(&app, &admin, id, "  ").await;
        end(&app, &admin, id, "fin de mandat").await.expect("ends");
        let again = end(&app, &admin, id, "fin de mandat").await;

        assert!(matches!(twice, Err(Error::Conflict("people-membership-there-already"))));
        assert!(matches!(silent, Err(Error::Invalid(_))));
        assert!(matches!(again, Err(Error::Conflict("people-membership-ended-already"))));
        add(&app, &admin, who, hospital, Role::Volunteer)
            .await
            .expect("may be given anew");
    }

    #[tokio::test]
    async fn who_directs_is_told_that_an_administrator_took_a_role() {
        let (app, hospital) = house().await;
        let (own, account) = person(&app, hospital, Role::Administrator).await;
        let admin = signed_in(&app, account, false).await;
        let (other, directs) = person(&app, hospital, Role::Direction).await;
        let told = async || {
            let unread = platform::notices::unread(&app, directs.0).await.expect("reads");
            let taken = unread.iter().filter(|n| n.message == "people-notice-role-taken");
            taken.count()
        };

        add(&app, &admin, other, hospital, Role::Volunteer)
            .await
            .expect("is given");
        assert_eq!(told().await, 0, "a role given to somebody else is no news for others");
        add(&app, &admin, own, hospital, Role::Quality).await.expect("is taken");

        assert_eq!(told().await, 1);
    }

    #[tokio::test]
    async fn a_person_out_of_reach_is_not_there() {
        let (app, hospital) = house().await;
        let admin = signed_in(&app, person(&app, hospital, Role::Administrator).await.1, false).await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let (stranger, _) = person(&app, elsewhere, Role::Partner).await;

        let given = add(&app, &admin, stranger, hospital, Role::Partner).await;
        let there = add(&app, &admin, stranger, elsewhere, Role::Partner).await;

        assert!(matches!(given, Err(Error::NotFound)));
        assert!(matches!(there, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_lost_second_factor_is_reset_only_where_the_administrator_answers_for_the_person() {
        let (app, hospital) = house().await;
        let admin = signed_in(&app, person(&app, hospital, Role::Administrator).await.1, false).await;
        let (who, account) = person(&app, hospital, Role::Quality).await;
        with_factor(&app, account, b"12345678901234567890").await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let there = NewMembership {
            person: who,
            organisation: elsewhere,
            role: Role::Quality,
            from_on: app.clock.today(),
        };
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let there = register::add_membership(&mut change, there).await.expect("is given");
        change.commit().await.expect("commits");

        let also_elsewhere = reset_second_factor(&app, &admin, who).await;
        assert!(matches!(
            also_elsewhere,
            Err(Error::Conflict("people-factor-elsewhere"))
        ));

        let all = Actor::System("test").scope(Permission::ManagePeople).expect("all");
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        register::end_membership(&mut change, &all, there, "départ")
            .await
            .expect("ends");
        change.commit().await.expect("commits");
        reset_second_factor(&app, &admin, who).await.expect("resets");

        assert!(
            !store::accounts::get(app.db.read(), account)
                .await
                .expect("reads")
                .has_second_factor()
        );
        let told = platform::notices::unread(&app, account.0).await.expect("reads");
        assert!(told.iter().any(|notice| notice.message == "people-notice-factor-reset"));
    }
}
