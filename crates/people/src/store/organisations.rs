//! The tables `organisations` and `units`.

use super::{
    on_taken,
    tables::{organisation, unit},
};
use crate::organisation::{Kind, NewOrganisation, Organisation, OrganisationId, Unit, UnitId, sort_key};
use jiff::Timestamp;
use platform::{Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// Most organisations or units that one page lists.
const MOST: u64 = 500;

/// Adds an organisation.
pub async fn insert(tx: &impl ConnectionTrait, id: OrganisationId, new: &NewOrganisation, at: Timestamp) -> Result<()> {
    organisation::Entity::insert(organisation::ActiveModel {
        id: Set(id.0),
        kind: Set(new.kind.code().to_owned()),
        name: Set(new.name.clone()),
        sort_key: Set(sort_key(&new.name)),
        finess: Set(new.finess.clone()),
        fictitious: Set(new.fictitious),
        takes_suggestions: Set(new.takes_suggestions),
        created_at: Set(db::stored_time(at)),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Gives an organisation new values if it still has this version.
pub async fn update(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    id: OrganisationId,
    new: &NewOrganisation,
    version: i64,
) -> Result<()> {
    use organisation::Column as C;
    let touched = organisation::Entity::update_many()
        .col_expr(C::Kind, Expr::value(new.kind.code()))
        .col_expr(C::Name, Expr::value(new.name.clone()))
        .col_expr(C::SortKey, Expr::value(sort_key(&new.name)))
        .col_expr(C::Finess, Expr::value(new.finess.clone()))
        .col_expr(C::Fictitious, Expr::value(new.fictitious))
        .col_expr(C::TakesSuggestions, Expr::value(new.takes_suggestions))
        .col_expr(C::Version, Expr::value(version + 1))
        .filter(scope.condition(C::Id))
        .filter(C::Id.eq(id.0))
        .filter(C::Version.eq(version))
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("people-organisation-changed"))
    } else {
        Ok(())
    }
}

/// One organisation that the scope reaches.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: OrganisationId) -> Result<Organisation> {
    let row = organisation::Entity::find_by_id(id.0)
        .filter(scope.condition(organisation::Column::Id))
        .one(db)
        .await?;
    row.map(read_back).ok_or(Error::NotFound)
}

/// The organisations that the scope reaches, by name.
pub async fn list(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Organisation>> {
    let rows = organisation::Entity::find()
        .filter(scope.condition(organisation::Column::Id))
        .order_by_asc(organisation::Column::SortKey)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// The organisations that receive suggestions from anybody, by name.
pub async fn list_public(db: &impl ConnectionTrait) -> Result<Vec<Organisation>> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::TakesSuggestions.eq(true))
        .order_by_asc(organisation::Column::SortKey)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// One organisation as anybody may know it: by its id, its name and kind are no secret.
pub async fn get_public(db: &impl ConnectionTrait, id: OrganisationId) -> Result<Organisation> {
    organisation::Entity::find_by_id(id.0)
        .one(db)
        .await?
        .map(read_back)
        .ok_or(Error::NotFound)
}

/// Does another organisation have this FINESS number? For a warning: one number may stand for a
/// legal entity and its only site.
pub async fn has_finess(db: &impl ConnectionTrait, finess: &str, besides: Option<OrganisationId>) -> Result<bool> {
    let mut query = organisation::Entity::find().filter(organisation::Column::Finess.eq(finess));
    if let Some(id) = besides {
        query = query.filter(organisation::Column::Id.ne(id.0));
    }
    Ok(query.one(db).await?.is_some())
}

/// The organisations that have these FINESS numbers, where a number stands for one alone.
pub async fn of_finess(db: &impl ConnectionTrait, numbers: &[String]) -> Result<BTreeMap<String, OrganisationId>> {
    let mut found: BTreeMap<String, Option<OrganisationId>> = BTreeMap::new();
    for some in numbers.chunks(400) {
        let rows = organisation::Entity::find()
            .filter(organisation::Column::Finess.is_in(some))
            .all(db)
            .await?;
        for row in rows {
            let (number, id) = (row.finess.unwrap_or_default(), OrganisationId(row.id));
            found.entry(number).and_modify(|one| *one = None).or_insert(Some(id));
        }
    }
    Ok(found
        .into_iter()
        .filter_map(|(number, id)| Some((number, id?)))
        .collect())
}

/// Adds a unit; two units of an organisation have different names.
pub async fn insert_unit(
    tx: &impl ConnectionTrait,
    organisation: OrganisationId,
    unit: &Unit,
    at: Timestamp,
) -> Result<()> {
    unit::Entity::insert(unit::ActiveModel {
        id: Set(unit.id.0),
        organisation_id: Set(organisation.0),
        name: Set(unit.name.clone()),
        sort_key: Set(sort_key(&unit.name)),
        created_at: Set(db::stored_time(at)),
    })
    .exec_without_returning(tx)
    .await
    .map_err(|error| on_taken(error, "name", "people-unit-taken"))?;
    Ok(())
}

/// The units of an organisation that the scope reaches, by name.
pub async fn units(db: &impl ConnectionTrait, scope: &Scope, organisation: OrganisationId) -> Result<Vec<Unit>> {
    let rows = unit::Entity::find()
        .filter(scope.condition(unit::Column::OrganisationId))
        .filter(unit::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(unit::Column::SortKey)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Unit {
            id: UnitId(row.id),
            name: row.name,
        })
        .collect())
}

fn read_back(row: organisation::Model) -> Organisation {
    Organisation {
        id: OrganisationId(row.id),
        name: row.name,
        kind: Kind::from_code(&row.kind).unwrap_or(Kind::Other),
        finess: row.finess,
        fictitious: row.fictitious,
        takes_suggestions: row.takes_suggestions,
        version: row.version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        invented::{house, organisation, person, signed_in},
        organisation::Kind,
    };
    use platform::{Actor, Permission, Role};

    fn named(name: &str) -> NewOrganisation {
        NewOrganisation {
            name: name.to_owned(),
            kind: Kind::Association,
            finess: Some("010000024".to_owned()),
            fictitious: true,
            takes_suggestions: false,
        }
    }

    #[tokio::test]
    async fn two_corrections_of_the_same_version_do_not_overwrite_each_other() {
        let (app, hospital) = house().await;
        let scope = Actor::System("test").scope(Permission::ManagePeople).expect("all");
        let tx = app.db.begin().await.expect("begins");

        update(&tx, &scope, hospital, &named("Hôpital A"), 1)
            .await
            .expect("is first");
        let second = update(&tx, &scope, hospital, &named("Hôpital B"), 1).await;
        update(&tx, &scope, hospital, &named("Hôpital C"), 2)
            .await
            .expect("has read the first");
        tx.commit().await.expect("commits");

        assert!(matches!(second, Err(Error::Conflict("people-organisation-changed"))));
        let kept = get(app.db.read(), &scope, hospital).await.expect("reads");
        assert_eq!(
            (kept.name.as_str(), kept.version, kept.finess.as_deref()),
            ("Hôpital C", 3, Some("010000024"))
        );
    }

    #[tokio::test]
    async fn a_scope_neither_reads_nor_corrects_another_organisation() {
        let (app, hospital) = house().await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let admin = signed_in(&app, person(&app, hospital, Role::Administrator).await.1, false).await;
        let scope = admin.scope(Permission::ManagePeople).expect("administers");
        let tx = app.db.begin().await.expect("begins");

        assert!(matches!(get(&tx, &scope, elsewhere).await, Err(Error::NotFound)));
        assert!(update(&tx, &scope, elsewhere, &named("X"), 1).await.is_err());
        let all: Vec<_> = list(&tx, &scope)
            .await
            .expect("reads")
            .into_iter()
            .map(|o| o.id)
            .collect();
        assert_eq!(all, [hospital]);
    }

    #[tokio::test]
    async fn only_those_that_receive_suggestions_are_offered_to_the_public_sorted_without_accents() {
        let (app, _) = house().await;
        organisation(&app, "Établissement des Aulnes (fictif)").await;
        let silent = organisation(&app, "Clinique des Ormes (fictive)").await;
        let scope = Actor::System("test").scope(Permission::ManagePeople).expect("all");
        let tx = app.db.begin().await.expect("begins");
        update(&tx, &scope, silent, &named("Association muette"), 1)
            .await
            .expect("is corrected");
        tx.commit().await.expect("commits");

        let names: Vec<_> = list_public(app.db.read())
            .await
            .expect("reads")
            .into_iter()
            .map(|o| o.name)
            .collect();

        assert_eq!(
            names,
            ["Établissement des Aulnes (fictif)", "Hôpital des Tilleuls (fictif)"]
        );
    }

    #[tokio::test]
    async fn two_units_of_one_organisation_have_different_names_whatever_the_accents() {
        let (app, hospital) = house().await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let add = async |organisation: OrganisationId, name: &str| {
            let mut change = app.change(&Actor::System("test")).await.expect("begins");
            let outcome = crate::create_unit(&mut change, organisation, name).await;
            if outcome.is_ok() {
                change.commit().await.expect("commits");
            }
            outcome
        };

        add(hospital, "Médecine").await.expect("is added");
        add(elsewhere, "Médecine").await.expect("another organisation may");
        assert!(matches!(add(hospital, "MEDECINE").await, Err(Error::Invalid(_))));
    }
}
