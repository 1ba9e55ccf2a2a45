//! The table `invitations`.

use super::tables::{invitation, organisation};
use crate::{
    account::folded_email,
    invitation::{Invitation, NewInvitation},
    link::InvitationId,
    organisation::OrganisationId,
};
use jiff::Timestamp;
use platform::{Error, Language, Result, Role, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Adds an invitation.
pub async fn insert(
    tx: &impl ConnectionTrait,
    id: InvitationId,
    new: &NewInvitation,
    invited_by: Option<Uuid>,
    at: Timestamp,
) -> Result<()> {
    invitation::Entity::insert(invitation::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(new.organisation.0),
        name: Set(new.name.clone()),
        email: Set(new.email.clone()),
        email_folded: Set(folded_email(&new.email)),
        role: Set(new.role.code().to_owned()),
        language: Set(new.language.code().to_owned()),
        invited_by: Set(invited_by),
        created_at: Set(db::stored_time(at)),
        accepted_at: Set(None),
        withdrawn_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// One invitation that still waits, for the holder of its link.
pub async fn find_waiting(db: &impl ConnectionTrait, id: InvitationId) -> Result<Option<Invitation>> {
    let row = waiting()
        .filter(invitation::Column::Id.eq(id.0))
        .find_also_related(organisation::Entity)
        .one(db)
        .await?;
    Ok(row.and_then(read_back))
}

/// One invitation that still waits, where the scope reaches.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: InvitationId) -> Result<Invitation> {
    let row = waiting()
        .filter(scope.condition(invitation::Column::OrganisationId))
        .filter(invitation::Column::Id.eq(id.0))
        .find_also_related(organisation::Entity)
        .one(db)
        .await?;
    row.and_then(read_back).ok_or(Error::NotFound)
}

/// The invitations that still wait where the scope reaches, newest first.
pub async fn list(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Invitation>> {
    let rows = waiting()
        .filter(scope.condition(invitation::Column::OrganisationId))
        .order_by_desc(invitation::Column::CreatedAt)
        .limit(200)
        .find_also_related(organisation::Entity)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(read_back).collect())
}

/// Does the same invitation wait already?
pub async fn is_waiting(db: &impl ConnectionTrait, new: &NewInvitation) -> Result<bool> {
    let found = waiting()
        .filter(invitation::Column::OrganisationId.eq(new.organisation.0))
        .filter(invitation::Column::EmailFolded.eq(folded_email(&new.email)))
        .filter(invitation::Column::Role.eq(new.role.code()))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Notes that it was accepted.
pub async fn accept(tx: &impl ConnectionTrait, id: InvitationId, at: Timestamp) -> Result<()> {
    close(tx, id, invitation::Column::AcceptedAt, at).await
}

/// Notes that it was withdrawn.
pub async fn withdraw(tx: &impl ConnectionTrait, id: InvitationId, at: Timestamp) -> Result<()> {
    close(tx, id, invitation::Column::WithdrawnAt, at).await
}

async fn close(tx: &impl ConnectionTrait, id: InvitationId, column: invitation::Column, at: Timestamp) -> Result<()> {
    let touched = invitation::Entity::update_many()
        .col_expr(column, Expr::value(db::stored_time(at)))
        .filter(invitation::Column::Id.eq(id.0))
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("people-invitation-over"))
    } else {
        Ok(())
    }
}

fn waiting() -> sea_orm::Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
}

fn read_back((row, organisation): (invitation::Model, Option<organisation::Model>)) -> Option<Invitation> {
    Some(Invitation {
        id: InvitationId(row.id),
        organisation: OrganisationId(row.organisation_id),
        organisation_name: organisation?.name,
        name: row.name,
        email: row.email,
        role: Role::from_code(&row.role)?,
        language: Language::from_code(&row.language).unwrap_or(Language::French),
        created_at: db::time(row.created_at),
    })
}
