//! The table `memberships`, with the names on both sides.

use super::tables::{account, membership, organisation, person};
use crate::{
    account::AccountId,
    organisation::OrganisationId,
    person::{Filter, Member, Membership, MembershipId, NewMembership, PAGE, PersonId},
};
use jiff::{Timestamp, civil::Date};
use platform::{Error, Result, Role, Scope, db, text::folded};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, ExprTrait, FromQueryResult, JoinType, PaginatorTrait, QueryOrder,
    QuerySelect, Select, entity::prelude::*,
};

/// Most running roles of one organisation that other rooms are given.
const MOST_MEMBERS: u64 = 5000;

/// Adds a role; the same role does not run twice.
pub async fn insert(tx: &impl ConnectionTrait, id: MembershipId, new: &NewMembership, at: Timestamp) -> Result<()> {
    membership::Entity::insert(membership::ActiveModel {
        id: Set(id.0),
        person_id: Set(new.person.0),
        organisation_id: Set(new.organisation.0),
        role: Set(new.role.code().to_owned()),
        from_on: Set(db::stored_date(new.from_on)),
        until_on: Set(None),
        ended_because: Set(None),
        created_at: Set(db::stored_time(at)),
    })
    .exec_without_returning(tx)
    .await
    .map_err(|error| {
        if db::is_taken(&error) {
            Error::Conflict("people-membership-there-already")
        } else {
            error.into()
        }
    })?;
    Ok(())
}

/// Ends a role that still runs.
pub async fn end(tx: &impl ConnectionTrait, scope: &Scope, id: MembershipId, on: Date, because: &str) -> Result<()> {
    let touched = membership::Entity::update_many()
        .col_expr(membership::Column::UntilOn, Expr::value(db::stored_date(on)))
        .col_expr(membership::Column::EndedBecause, Expr::value(because))
        .filter(scope.condition(membership::Column::OrganisationId))
        .filter(membership::Column::Id.eq(id.0))
        .filter(membership::Column::UntilOn.is_null())
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("people-membership-ended-already"))
    } else {
        Ok(())
    }
}

/// Does somebody have this very role there on this day?
pub async fn has(db: &impl ConnectionTrait, new: &NewMembership, today: Date) -> Result<bool> {
    let found = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(new.person.0))
        .filter(membership::Column::OrganisationId.eq(new.organisation.0))
        .filter(membership::Column::Role.eq(new.role.code()))
        .filter(running(today))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// How many administrators an organisation has on this day.
pub async fn administrators(db: &impl ConnectionTrait, organisation: OrganisationId, today: Date) -> Result<u64> {
    Ok(membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation.0))
        .filter(membership::Column::Role.eq(Role::Administrator.code()))
        .filter(running(today))
        .count(db)
        .await?)
}

/// How many roles other than administrator there are on this day, where the scope reaches.
pub async fn others_than_administrators(db: &impl ConnectionTrait, scope: &Scope, today: Date) -> Result<u64> {
    Ok(membership::Entity::find()
        .filter(scope.condition(membership::Column::OrganisationId))
        .filter(membership::Column::Role.ne(Role::Administrator.code()))
        .filter(running(today))
        .count(db)
        .await?)
}

/// One role that the scope reaches.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: MembershipId) -> Result<Membership> {
    let row = joined(scope)
        .filter(membership::Column::Id.eq(id.0))
        .into_model::<Row>()
        .one(db)
        .await?;
    row.and_then(read_back).ok_or(Error::NotFound)
}

/// Every role of one person where the scope reaches, running ones first.
pub async fn of_person(db: &impl ConnectionTrait, scope: &Scope, person: PersonId) -> Result<Vec<Membership>> {
    let rows = joined(scope)
        .filter(membership::Column::PersonId.eq(person.0))
        .order_by_asc(membership::Column::CreatedAt)
        .limit(200)
        .into_model::<Row>()
        .all(db)
        .await?;
    let mut all: Vec<Membership> = rows.into_iter().filter_map(read_back).collect();
    all.sort_by_key(|membership| membership.until_on.is_some());
    Ok(all)
}

/// One page of the directory and how many rows there are in all.
pub async fn directory(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    today: Date,
) -> Result<(Vec<Membership>, u64)> {
    let mut query = joined(scope);
    if !filter.past {
        query = query.filter(running(today));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(membership::Column::OrganisationId.eq(organisation.0));
    }
    if let Some(role) = filter.role {
        query = query.filter(membership::Column::Role.eq(role.code()));
    }
    for word in folded(&filter.name).split(' ').filter(|word| !word.is_empty()) {
        query = query.filter(person::Column::SortKey.contains(word));
    }
    let total = query.clone().count(db).await?;
    let rows = query
        .order_by_asc(organisation::Column::SortKey)
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(membership::Column::Id)
        .offset(Ord::min(filter.page, 100_000) * PAGE)
        .limit(PAGE)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok((rows.into_iter().filter_map(read_back).collect(), total))
}

/// The running roles of an organisation that the scope reaches, by name of person.
pub async fn members(
    db: &impl ConnectionTrait,
    scope: &Scope,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<Member>> {
    let rows = joined(scope)
        .filter(membership::Column::OrganisationId.eq(organisation.0))
        .filter(running(today))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(membership::Column::Id)
        .limit(MOST_MEMBERS)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(member).collect())
}

/// The running roles of one person, anywhere: for cards and checks inside this room.
pub async fn running_roles(
    db: &impl ConnectionTrait,
    person: PersonId,
    today: Date,
) -> Result<Vec<(OrganisationId, Role)>> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(running(today))
        .order_by_asc(membership::Column::CreatedAt)
        .all(db)
        .await?;
    let role = |row: membership::Model| Some((OrganisationId(row.organisation_id), Role::from_code(&row.role)?));
    Ok(rows.into_iter().filter_map(role).collect())
}

fn running(today: Date) -> Condition {
    let today = db::stored_date(today);
    Condition::all().add(membership::Column::FromOn.lte(today)).add(
        membership::Column::UntilOn
            .is_null()
            .or(membership::Column::UntilOn.gt(today)),
    )
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    person_name: String,
    organisation_id: Uuid,
    organisation_name: String,
    role: String,
    from_on: sea_orm::prelude::Date,
    until_on: Option<sea_orm::prelude::Date>,
    ended_because: Option<String>,
    account_id: Option<Uuid>,
    email: Option<String>,
}

fn joined(scope: &Scope) -> Select<membership::Entity> {
    use membership::Column as C;
    // A person has one account at most in practice; an account belongs to one person.
    let to_account = person::Entity::belongs_to(account::Entity)
        .from(person::Column::Id)
        .to(account::Column::PersonId)
        .into();
    membership::Entity::find()
        .select_only()
        .columns([
            C::Id,
            C::PersonId,
            C::OrganisationId,
            C::Role,
            C::FromOn,
            C::UntilOn,
            C::EndedBecause,
        ])
        .column_as(person::Column::Name, "person_name")
        .column_as(organisation::Column::Name, "organisation_name")
        .column_as(account::Column::Id, "account_id")
        .column_as(account::Column::Email, "email")
        .join(JoinType::InnerJoin, membership::Relation::Person.def())
        .join(JoinType::InnerJoin, membership::Relation::Organisation.def())
        .join(JoinType::LeftJoin, to_account)
        .filter(scope.condition(C::OrganisationId))
}

fn read_back(row: Row) -> Option<Membership> {
    Some(Membership {
        id: MembershipId(row.id),
        person: PersonId(row.person_id),
        person_name: row.person_name,
        organisation: OrganisationId(row.organisation_id),
        organisation_name: row.organisation_name,
        role: Role::from_code(&row.role)?,
        from_on: db::date(row.from_on),
        until_on: row.until_on.map(db::date),
        ended_because: row.ended_because,
        email: row.email,
    })
}

fn member(row: Row) -> Option<Member> {
    let role = Role::from_code(&row.role)?;
    Some(Member {
        person: PersonId(row.person_id),
        account: row.account_id.map(AccountId),
        name: row.person_name,
        role,
        college: role.college(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented::{house, organisation, person, signed_in};
    use platform::{Actor, Permission};

    #[tokio::test]
    async fn the_directory_is_filtered_by_name_role_and_organisation_and_stays_in_its_scope() {
        let (app, hospital) = house().await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        person(&app, hospital, Role::Partner).await;
        person(&app, elsewhere, Role::Volunteer).await;
        let actor = signed_in(&app, account, false).await;
        let scope = actor.scope(Permission::ReadPeople).expect("reads");
        let find = async |filter: Filter| {
            directory(app.db.read(), &scope, &filter, app.clock.today())
                .await
                .expect("reads")
        };

        assert_eq!(find(Filter::default()).await.1, 2, "not the person elsewhere");
        let (rows, total) = find(Filter {
            name: "PARTNÉR perso".to_owned(),
            ..Filter::default()
        })
        .await;
        assert_eq!((rows[0].role, total), (Role::Partner, 1));
        assert_eq!(
            find(Filter {
                role: Some(Role::Volunteer),
                ..Filter::default()
            })
            .await
            .1,
            0
        );
        assert_eq!(
            find(Filter {
                organisation: Some(elsewhere),
                ..Filter::default()
            })
            .await
            .1,
            0
        );
        assert_eq!(
            find(Filter {
                page: 1,
                ..Filter::default()
            })
            .await
            .0
            .len(),
            0
        );
    }

    #[tokio::test]
    async fn members_say_their_college_and_account() {
        let (app, hospital) = house().await;
        let (who, account) = person(&app, hospital, Role::Representative).await;
        person(&app, hospital, Role::Administrator).await;
        let scope = Actor::System("test").scope(Permission::ReadPeople).expect("all");

        let all = members(app.db.read(), &scope, hospital, app.clock.today())
            .await
            .expect("reads");

        let representative = all.iter().find(|member| member.person == who).expect("is there");
        assert_eq!(representative.account, Some(account));
        assert_eq!(representative.college, Some(platform::College::Users));
        assert!(all.iter().any(|member| member.college.is_none()));
    }

    #[tokio::test]
    async fn a_role_to_come_does_not_run_yet() {
        let (app, hospital) = house().await;
        let (who, _) = person(&app, hospital, Role::Partner).await;
        let from_on = app.clock.today().tomorrow().expect("a day");
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let new = NewMembership {
            person: who,
            organisation: hospital,
            role: Role::Quality,
            from_on,
        };
        crate::add_membership(&mut change, new).await.expect("is given");
        change.commit().await.expect("commits");

        let today = running_roles(app.db.read(), who, app.clock.today())
            .await
            .expect("reads");
        let tomorrow = running_roles(app.db.read(), who, from_on).await.expect("reads");

        assert_eq!((today.len(), tomorrow.len()), (1, 2));
    }
}
