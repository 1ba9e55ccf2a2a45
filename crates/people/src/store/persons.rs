//! The table `persons`.

use super::tables::{membership, organisation, person};
use crate::{account::person_sort_key, organisation::Names, person::PersonId};
use jiff::Timestamp;
use platform::{Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, JoinType, QuerySelect, entity::prelude::*};

/// Adds a person.
pub async fn insert(tx: &impl ConnectionTrait, id: PersonId, name: &str, at: Timestamp) -> Result<()> {
    person::Entity::insert(person::ActiveModel {
        id: Set(id.0),
        name: Set(name.to_owned()),
        sort_key: Set(person_sort_key(name)),
        created_at: Set(db::stored_time(at)),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Gives a person another name.
pub async fn rename(tx: &impl ConnectionTrait, id: PersonId, name: &str) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(name))
        .col_expr(person::Column::SortKey, Expr::value(person_sort_key(name)))
        .col_expr(person::Column::Version, Expr::col(person::Column::Version).add(1))
        .filter(person::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The name of somebody who has or had a role where the scope reaches.
pub async fn name_in(db: &impl ConnectionTrait, scope: &Scope, id: PersonId) -> Result<String> {
    let found: Option<String> = person::Entity::find()
        .select_only()
        .column(person::Column::Name)
        .join_rev(JoinType::InnerJoin, membership::Relation::Person.def())
        .filter(person::Column::Id.eq(id.0))
        .filter(scope.condition(membership::Column::OrganisationId))
        .into_tuple()
        .one(db)
        .await?;
    found.ok_or(Error::NotFound)
}

/// Names of persons and organisations by id; unknown ids are left out.
pub async fn names(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Names> {
    let mut names = Names::new();
    for some in ids.chunks(400) {
        let rows: Vec<(Uuid, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Name])
            .filter(person::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        names.extend(rows);
    }
    let others: Vec<Uuid> = ids.iter().copied().filter(|id| !names.contains_key(id)).collect();
    for some in others.chunks(400) {
        let rows: Vec<(Uuid, String)> = organisation::Entity::find()
            .select_only()
            .columns([organisation::Column::Id, organisation::Column::Name])
            .filter(organisation::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        names.extend(rows);
    }
    Ok(names)
}
