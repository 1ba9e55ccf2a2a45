//! Inviting somebody to a role, and accepting the invitation.

use super::{
    links, register,
    sign_in::{self, Entry, Origin},
};
use crate::{
    account,
    invitation::{Invitation, NewInvitation},
    link::{InvitationId, Purpose},
    password,
    person::{NewMembership, PersonId},
    store,
};
use platform::{Actor, App, Change, Error, Permission, Problems, Reader, Result};
use serde_json::json;

/// An invitation that was just written.
pub struct Sent {
    /// Which.
    pub id: InvitationId,
    /// The link, when no mail server can carry it: shown once to who invites.
    pub url: Option<String>,
}

/// Invites somebody to a role in an organisation that the actor administers.
///
/// # Errors
/// [`Error::Invalid`] for name or e-mail, [`Error::Conflict`] when the same invitation waits.
pub async fn invite(app: &App, actor: &Actor, new: NewInvitation) -> Result<Sent> {
    let scope = actor.scope(Permission::ManagePeople)?;
    scope.check(new.organisation.0)?;
    let mut problems = Problems::new();
    let name = account::person_name_of(&new.name, &mut problems);
    let email = account::email_of(&new.email, &mut problems);
    problems.check()?;
    let new = NewInvitation { name, email, ..new };
    let mut change = app.change(actor).await?;
    if store::invitations::is_waiting(change.tx(), &new).await? {
        return Err(Error::Conflict("people-invitation-waits-already"));
    }
    let id = InvitationId(change.fresh_id());
    store::invitations::insert(change.tx(), id, &new, actor.person(), change.at()).await?;
    let detail = json!({ "role": new.role.code() });
    change.audit("invitation.sent", &id.subject(), Some(new.organisation.0), &detail);
    let invitation = store::invitations::get(change.tx(), &scope, id).await?;
    let url = send(&mut change, &invitation).await?;
    change.commit().await?;
    Ok(Sent { id, url })
}

/// Sends an invitation once more with a new link; the old link is void.
///
/// # Errors
/// [`Error::NotFound`] when it does not wait any more.
pub async fn send_again(app: &App, actor: &Actor, id: InvitationId) -> Result<Sent> {
    let scope = actor.scope(Permission::ManagePeople)?;
    let mut change = app.change(actor).await?;
    let invitation = store::invitations::get(change.tx(), &scope, id).await?;
    let url = send(&mut change, &invitation).await?;
    change.audit(
        "invitation.sent-again",
        &id.subject(),
        Some(invitation.organisation.0),
        &json!({}),
    );
    change.commit().await?;
    Ok(Sent { id, url })
}

/// Writes the mail; without a mail server, answers the link instead.
async fn send(change: &mut Change, invitation: &Invitation) -> Result<Option<String>> {
    let token = links::make(change, Purpose::Invitation, None, Some(invitation.id)).await?;
    let app = change.app().clone();
    let url = format!("{}/people/invitations/{token}", app.settings.address);
    if !app.mailer.can_send() {
        return Ok(Some(url));
    }
    let t = Reader::new(
        app.messages.clone(),
        invitation.language,
        Actor::Visitor,
        app.clock.today(),
    );
    let body = t.say_with(
        "people-mail-invitation",
        &[
            ("name", &invitation.name),
            ("organisation", &invitation.organisation_name),
            ("role", &t.role(invitation.role)),
            ("url", &url),
        ],
    );
    change
        .mail(&invitation.email, &t.say("people-mail-invitation-subject"), &body)
        .await?;
    Ok(None)
}

/// Withdraws an invitation that waits.
///
/// # Errors
/// [`Error::NotFound`] when it does not wait any more.
pub async fn withdraw(app: &App, actor: &Actor, id: InvitationId) -> Result<()> {
    let scope = actor.scope(Permission::ManagePeople)?;
    let mut change = app.change(actor).await?;
    let invitation = store::invitations::get(change.tx(), &scope, id).await?;
    store::invitations::withdraw(change.tx(), id, change.at()).await?;
    store::links::use_up_all(change.tx(), Purpose::Invitation, None, Some(id), change.at()).await?;
    change.audit(
        "invitation.withdrawn",
        &id.subject(),
        Some(invitation.organisation.0),
        &json!({}),
    );
    change.commit().await
}

/// The invitations that wait where the actor administers.
///
/// # Errors
/// [`Error::Forbidden`] for who administers nothing.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Invitation>> {
    let scope = actor.scope(Permission::ManagePeople)?;
    store::invitations::list(app.db.read(), &scope).await
}

/// What the holder of an invitation's link may do.
pub enum Door {
    /// Choose a password: the e-mail has no account.
    Join(Invitation),
    /// Sign in first: the e-mail has an account, and this is not its session.
    SignIn(Invitation),
    /// Accept with the signed-in account.
    Accept(Invitation),
}

/// What the holder of this link may do.
///
/// # Errors
/// [`Error::NotFound`] when the link or the invitation is over.
pub async fn door(app: &App, actor: &Actor, token: &str) -> Result<Door> {
    let link = links::find(app, Purpose::Invitation, token).await?;
    let id = link.invitation.ok_or(Error::NotFound)?;
    let invitation = store::invitations::find_waiting(app.db.read(), id)
        .await?
        .ok_or(Error::NotFound)?;
    let account = store::accounts::find_by_email(app.db.read(), &invitation.email).await?;
    let own = sign_in::own_session(actor).ok().map(|(account, _)| account);
    Ok(match account {
        None => Door::Join(invitation),
        Some(account) if own == Some(account.id) => Door::Accept(invitation),
        Some(_) => Door::SignIn(invitation),
    })
}

/// Joins with a new account and a password, and comes in.
///
/// # Errors
/// [`Error::Invalid`] for the password, [`Error::NotFound`] when the link is over.
pub async fn join(
    app: &App,
    actor: &Actor,
    token: &str,
    name: &str,
    password: &str,
    origin: Origin<'_>,
) -> Result<Entry> {
    let Door::Join(invitation) = door(app, actor, token).await? else {
        return Err(Error::NotFound);
    };
    let mut problems = Problems::new();
    let name = account::person_name_of(name, &mut problems);
    password::check(password, &invitation.email, &name, &mut problems);
    problems.check()?;
    let hash = password::hash(password, &app.random).await?;
    let mut change = app.change(&Actor::Visitor).await?;
    take(&mut change, &invitation, token).await?;
    let person = register::create_person(&mut change, register::NewPerson { name: &name }).await?;
    let (email, language) = (&invitation.email, invitation.language);
    let id = register::create_account_with_hash(&mut change, person, email, language, Some(hash)).await?;
    give_role(&mut change, &invitation, person).await?;
    let account = store::accounts::get(change.tx(), id).await?;
    let entry = sign_in::admit(&mut change, &account, "invitation", origin).await?;
    change.commit().await?;
    Ok(entry)
}

/// Accepts with the account that is signed in.
///
/// # Errors
/// [`Error::NotFound`] when the link is over or for another e-mail.
pub async fn accept(app: &App, actor: &Actor, token: &str) -> Result<()> {
    let Door::Accept(invitation) = door(app, actor, token).await? else {
        return Err(Error::NotFound);
    };
    let person = PersonId(actor.signed_in()?.person);
    let mut change = app.change(actor).await?;
    take(&mut change, &invitation, token).await?;
    give_role(&mut change, &invitation, person).await?;
    change.commit().await
}

/// Uses up link and invitation: of two clicks at once, one wins.
async fn take(change: &mut Change, invitation: &Invitation, token: &str) -> Result<()> {
    let hash = links::link_hash(change.app(), token);
    let link = store::links::find(change.tx(), Purpose::Invitation, &hash, change.at()).await?;
    let link = link.ok_or(Error::NotFound)?;
    if !store::links::use_up(change.tx(), link.id, change.at()).await? {
        return Err(Error::NotFound);
    }
    store::invitations::accept(change.tx(), invitation.id, change.at()).await?;
    let detail = json!({ "role": invitation.role.code() });
    change.audit(
        "invitation.accepted",
        &invitation.id.subject(),
        Some(invitation.organisation.0),
        &detail,
    );
    Ok(())
}

async fn give_role(change: &mut Change, invitation: &Invitation, person: PersonId) -> Result<()> {
    let from_on = change.app().clock.today();
    let new = NewMembership {
        person,
        organisation: invitation.organisation,
        role: invitation.role,
        from_on,
    };
    if !store::memberships::has(change.tx(), &new, from_on).await? {
        register::add_membership(change, new).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        OrganisationId,
        actions::sign_in::Step,
        invented::{PASSWORD, by_cookie, from, house, organisation, person, signed_in},
    };
    use jiff::SignedDuration;
    use platform::{Language, Role};

    fn to(organisation: OrganisationId, email: &str, role: Role) -> NewInvitation {
        let name = "Amina Benali".to_owned();
        NewInvitation {
            organisation,
            name,
            email: email.to_owned(),
            role,
            language: Language::English,
        }
    }

    /// The link's token: without a mail server, the administrator is given the link.
    fn token(sent: &Sent) -> String {
        let url = sent.url.as_deref().expect("no mail server in tests");
        url.rsplit('/').next().expect("a last part").to_owned()
    }

    async fn administrator(app: &App, hospital: OrganisationId) -> Actor {
        signed_in(app, person(app, hospital, Role::Administrator).await.1, false).await
    }

    #[tokio::test]
    async fn an_invited_person_chooses_a_password_and_has_the_role() {
        let (app, hospital) = house().await;
        let admin = administrator(&app, hospital).await;
        let sent = invite(&app, &admin, to(hospital, "amina@tilleuls.example", Role::Partner))
            .await
            .expect("invites");

        let entry = join(
            &app,
            &Actor::Visitor,
            &token(&sent),
            "Amina B.",
            PASSWORD,
            from("192.0.2.1", None),
        )
        .await;

        let entry = entry.expect("joins");
        assert_eq!((entry.step, entry.language), (Step::Done, Language::English));
        let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
        let person = actor.signed_in().expect("a person");
        assert_eq!(
            (person.name.as_str(), person.role_in(hospital.0)),
            ("Amina B.", Some(Role::Partner))
        );
        assert!(list(&app, &admin).await.expect("reads").is_empty());
        let again = join(
            &app,
            &Actor::Visitor,
            &token(&sent),
            "Amina",
            PASSWORD,
            from("192.0.2.1", None),
        )
        .await;
        assert!(matches!(again, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_refused_password_leaves_the_link_good() {
        let (app, hospital) = house().await;
        let admin = administrator(&app, hospital).await;
        let sent = invite(&app, &admin, to(hospital, "amina@tilleuls.example", Role::Partner))
            .await
            .expect("invites");

        let weak = join(
            &app,
            &Actor::Visitor,
            &token(&sent),
            "Amina",
            "amina",
            from("192.0.2.1", None),
        )
        .await;

        assert!(matches!(weak, Err(Error::Invalid(_))));
        assert!(matches!(
            door(&app, &Actor::Visitor, &token(&sent)).await,
            Ok(Door::Join(_))
        ));
    }

    #[tokio::test]
    async fn only_the_invited_account_accepts_an_invitation_to_its_address() {
        let (app, hospital) = house().await;
        let admin = administrator(&app, hospital).await;
        let invited = signed_in(&app, person(&app, hospital, Role::Representative).await.1, false).await;
        let other = signed_in(&app, person(&app, hospital, Role::Volunteer).await.1, false).await;
        let new = to(hospital, "Representative@Tilleuls.example", Role::Partner);
        let sent = invite(&app, &admin, new).await.expect("invites");

        assert!(matches!(
            door(&app, &Actor::Visitor, &token(&sent)).await,
            Ok(Door::SignIn(_))
        ));
        assert!(matches!(
            accept(&app, &other, &token(&sent)).await,
            Err(Error::NotFound)
        ));
        let stolen = join(
            &app,
            &Actor::Visitor,
            &token(&sent),
            "X",
            PASSWORD,
            from("192.0.2.1", None),
        )
        .await;
        assert!(
            matches!(stolen, Err(Error::NotFound)),
            "an account is never taken over by an invitation"
        );
        accept(&app, &invited, &token(&sent)).await.expect("accepts");

        let again = signed_in(
            &app,
            crate::AccountId(invited.signed_in().expect("a person").account),
            false,
        )
        .await;
        assert_eq!(again.signed_in().expect("a person").memberships.len(), 2);
    }

    #[tokio::test]
    async fn an_administrator_invites_only_where_they_administer() {
        let (app, hospital) = house().await;
        let admin = administrator(&app, hospital).await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let quality = signed_in(&app, person(&app, hospital, Role::Quality).await.1, true).await;

        let there = invite(&app, &admin, to(elsewhere, "a@tilleuls.example", Role::Partner)).await;
        let by_another = invite(&app, &quality, to(hospital, "a@tilleuls.example", Role::Partner)).await;

        assert!(matches!(there, Err(Error::NotFound)));
        assert!(matches!(by_another, Err(Error::Forbidden)));
    }

    #[tokio::test]
    async fn a_new_link_a_withdrawal_and_seven_days_void_the_old_link() {
        let (app, hospital) = house().await;
        let admin = administrator(&app, hospital).await;
        let first = invite(&app, &admin, to(hospital, "amina@tilleuls.example", Role::Partner))
            .await
            .expect("invites");
        let twice = invite(&app, &admin, to(hospital, "AMINA@tilleuls.example", Role::Partner)).await;
        assert!(matches!(twice, Err(Error::Conflict("people-invitation-waits-already"))));

        let second = send_again(&app, &admin, first.id).await.expect("sends");
        assert!(matches!(
            door(&app, &Actor::Visitor, &token(&first)).await,
            Err(Error::NotFound)
        ));
        assert!(door(&app, &Actor::Visitor, &token(&second)).await.is_ok());
        app.clock.advance(SignedDuration::from_hours(7 * 24));
        assert!(matches!(
            door(&app, &Actor::Visitor, &token(&second)).await,
            Err(Error::NotFound)
        ));

        // The administrator's session is over too by now.
        let email = "administrator@tilleuls.example";
        let account = store::accounts::find_by_email(app.db.read(), email)
            .await
            .expect("reads")
            .expect("is there");
        let admin = signed_in(&app, account.id, false).await;
        let third = send_again(&app, &admin, first.id).await.expect("sends");
        withdraw(&app, &admin, first.id).await.expect("withdraws");
        assert!(matches!(
            door(&app, &Actor::Visitor, &token(&third)).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(send_again(&app, &admin, first.id).await, Err(Error::NotFound)));
    }
}
