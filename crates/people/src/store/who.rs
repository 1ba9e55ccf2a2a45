//! Who is behind a session or a token, with their running roles: one query on every request.

use super::tables::{account, api_token, membership, organisation, person, session};
use crate::person::runs_on;
use jiff::{Timestamp, civil::Date};
use platform::{Result, Role, access::Membership, db};
use sea_orm::{
    ConnectionTrait, DbErr, FromQueryResult, JoinType, QueryOrder, QueryResult, QuerySelect, Select, entity::prelude::*,
};

/// What one credential stands for.
pub struct Who {
    pub credential: Uuid,
    pub account: Uuid,
    pub person: Uuid,
    pub name: String,
    /// Does the account have a confirmed second factor?
    pub has_second_factor: bool,
    pub memberships: Vec<Membership>,
}

/// The times of a session.
#[derive(Clone, Copy)]
pub struct Times {
    pub second_factor_at: Option<Timestamp>,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The state of a token.
#[derive(Clone, Copy)]
pub struct TokenState {
    pub second_factor: bool,
    pub last_used_on: Option<Date>,
}

#[derive(FromQueryResult)]
struct Row {
    credential: Uuid,
    account: Uuid,
    person: Uuid,
    name: String,
    totp_confirmed_at: Option<DateTimeUtc>,
    organisation: Option<Uuid>,
    organisation_name: Option<String>,
    role: Option<String>,
    from_on: Option<sea_orm::prelude::Date>,
    until_on: Option<sea_orm::prelude::Date>,
}

struct SessionRow {
    times: Times,
    row: Row,
}

// By hand: both halves of these rows are read from the same columns' prefix.
impl FromQueryResult for SessionRow {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let times = Times {
            second_factor_at: row
                .try_get::<Option<DateTimeUtc>>(prefix, "second_factor_at")?
                .map(db::time),
            seen_at: db::time(row.try_get(prefix, "seen_at")?),
            expires_at: db::time(row.try_get(prefix, "expires_at")?),
        };
        Ok(Self {
            times,
            row: Row::from_query_result(row, prefix)?,
        })
    }
}

struct TokenRow {
    state: TokenState,
    row: Row,
}

impl FromQueryResult for TokenRow {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let state = TokenState {
            second_factor: row.try_get(prefix, "second_factor")?,
            last_used_on: row
                .try_get::<Option<sea_orm::prelude::Date>>(prefix, "last_used_on")?
                .map(db::date),
        };
        Ok(Self {
            state,
            row: Row::from_query_result(row, prefix)?,
        })
    }
}

/// Who has the session of this hash; whether it is still alive is the caller's to judge.
pub async fn of_session(db: &impl ConnectionTrait, hash: &str, today: Date) -> Result<Option<(Who, Times)>> {
    let query = session::Entity::find()
        .select_only()
        .column_as(session::Column::Id, "credential")
        .columns([
            session::Column::SecondFactorAt,
            session::Column::SeenAt,
            session::Column::ExpiresAt,
        ])
        .join(JoinType::InnerJoin, session::Relation::Account.def())
        .filter(session::Column::TokenHash.eq(hash));
    let mut rows = with_roles(query)
        .into_model::<SessionRow>()
        .all(db)
        .await?
        .into_iter()
        .peekable();
    let times = rows.peek().map(|row| row.times);
    Ok(gathered(rows.map(|row| row.row), today).zip(times))
}

/// Who has the living token of this hash.
pub async fn of_token(db: &impl ConnectionTrait, hash: &str, today: Date) -> Result<Option<(Who, TokenState)>> {
    let query = api_token::Entity::find()
        .select_only()
        .column_as(api_token::Column::Id, "credential")
        .columns([api_token::Column::SecondFactor, api_token::Column::LastUsedOn])
        .join(JoinType::InnerJoin, api_token::Relation::Account.def())
        .filter(api_token::Column::TokenHash.eq(hash))
        .filter(api_token::Column::RevokedAt.is_null());
    let mut rows = with_roles(query)
        .into_model::<TokenRow>()
        .all(db)
        .await?
        .into_iter()
        .peekable();
    let state = rows.peek().map(|row| row.state);
    Ok(gathered(rows.map(|row| row.row), today).zip(state))
}

fn with_roles<E: EntityTrait>(query: Select<E>) -> Select<E> {
    query
        .column_as(account::Column::Id, "account")
        .column_as(account::Column::TotpConfirmedAt, "totp_confirmed_at")
        .column_as(person::Column::Id, "person")
        .column_as(person::Column::Name, "name")
        .column_as(membership::Column::OrganisationId, "organisation")
        .column_as(membership::Column::Role, "role")
        .column_as(membership::Column::FromOn, "from_on")
        .column_as(membership::Column::UntilOn, "until_on")
        .column_as(organisation::Column::Name, "organisation_name")
        .join(JoinType::InnerJoin, account::Relation::Person.def())
        .join_rev(JoinType::LeftJoin, membership::Relation::Person.def())
        .join(JoinType::LeftJoin, membership::Relation::Organisation.def())
        .order_by_asc(membership::Column::CreatedAt)
        .limit(200)
}

fn gathered(rows: impl Iterator<Item = Row>, today: Date) -> Option<Who> {
    let mut who: Option<Who> = None;
    for row in rows {
        let who = who.get_or_insert_with(|| Who {
            credential: row.credential,
            account: row.account,
            person: row.person,
            name: row.name.clone(),
            has_second_factor: row.totp_confirmed_at.is_some(),
            memberships: Vec::new(),
        });
        who.memberships.extend(running(row, today));
    }
    who
}

fn running(row: Row, today: Date) -> Option<Membership> {
    let (from, until) = (db::date(row.from_on?), row.until_on.map(db::date));
    runs_on(from, until, today).then_some(())?;
    Some(Membership {
        organisation: row.organisation?,
        organisation_name: row.organisation_name?,
        role: Role::from_code(&row.role?)?,
    })
}
