//! The tables `accounts` and `recovery_codes`.

use super::tables::{account, person, recovery_code};
use crate::{
    account::{Account, AccountId, Digest, folded_email},
    person::PersonId,
};
use jiff::{Timestamp, civil::Date};
use platform::{Error, Language, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, PaginatorTrait, QuerySelect, entity::prelude::*};

/// An account to add.
pub struct NewAccount<'a> {
    pub id: AccountId,
    pub person: PersonId,
    pub email: &'a str,
    pub password_hash: Option<String>,
    pub language: Language,
}

/// Adds an account; its e-mail and its person have no other.
pub async fn insert(tx: &impl ConnectionTrait, new: NewAccount<'_>, at: Timestamp) -> Result<()> {
    account::Entity::insert(account::ActiveModel {
        id: Set(new.id.0),
        person_id: Set(new.person.0),
        email: Set(new.email.trim().to_owned()),
        email_folded: Set(folded_email(new.email)),
        password_hash: Set(new.password_hash),
        language: Set(new.language.code().to_owned()),
        digest: Set(Digest::default().code().to_owned()),
        digested_on: Set(None),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        created_at: Set(db::stored_time(at)),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await
    .map_err(|error| super::on_taken(error, "email", "people-email-taken"))?;
    Ok(())
}

/// The account of an e-mail, if any.
pub async fn find_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>> {
    one(db, account::Column::EmailFolded.eq(folded_email(email))).await
}

/// The account of a person, if any.
pub async fn find_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Account>> {
    one(db, account::Column::PersonId.eq(person.0)).await
}

/// One account.
pub async fn get(db: &impl ConnectionTrait, id: AccountId) -> Result<Account> {
    one(db, account::Column::Id.eq(id.0)).await?.ok_or(Error::NotFound)
}

async fn one(db: &impl ConnectionTrait, which: impl sea_orm::sea_query::IntoCondition) -> Result<Option<Account>> {
    let row = account::Entity::find()
        .filter(which)
        .find_also_related(person::Entity)
        .one(db)
        .await?;
    Ok(row.map(|(account, person)| read_back(account, person.map(|p| p.name).unwrap_or_default())))
}

/// Is there any account at all?
pub async fn any(db: &impl ConnectionTrait) -> Result<bool> {
    let found: Option<Uuid> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Keeps the language and the choice of mails, if the account still has this version.
pub async fn save_choices(
    tx: &impl ConnectionTrait,
    id: AccountId,
    language: Language,
    digest: Digest,
    version: i64,
) -> Result<()> {
    let touched = account::Entity::update_many()
        .col_expr(account::Column::Language, Expr::value(language.code()))
        .col_expr(account::Column::Digest, Expr::value(digest.code()))
        .col_expr(account::Column::Version, Expr::value(version + 1))
        .filter(account::Column::Id.eq(id.0))
        .filter(account::Column::Version.eq(version))
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("people-account-changed"))
    } else {
        Ok(())
    }
}

/// Keeps another password.
pub async fn save_password(tx: &impl ConnectionTrait, id: AccountId, hash: &str) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that today's digest was sent.
pub async fn save_digested(tx: &impl ConnectionTrait, id: AccountId, on: Date) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::DigestedOn, Expr::value(db::stored_date(on)))
        .filter(account::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps a sealed secret that is not confirmed yet; one that is confirmed stays.
pub async fn save_secret(tx: &impl ConnectionTrait, id: AccountId, sealed: Vec<u8>) -> Result<()> {
    let touched = account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(sealed))
        .col_expr(account::Column::TotpLastStep, Expr::value(Option::<i64>::None))
        .filter(account::Column::Id.eq(id.0))
        .filter(account::Column::TotpConfirmedAt.is_null())
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("people-factor-set-already"))
    } else {
        Ok(())
    }
}

/// Confirms the second factor.
pub async fn confirm_secret(tx: &impl ConnectionTrait, id: AccountId, at: Timestamp) -> Result<()> {
    let touched = account::Entity::update_many()
        .col_expr(account::Column::TotpConfirmedAt, Expr::value(db::stored_time(at)))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(id.0))
        .filter(account::Column::TotpSecret.is_not_null())
        .filter(account::Column::TotpConfirmedAt.is_null())
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("people-factor-set-already"))
    } else {
        Ok(())
    }
}

/// Takes the second factor and its recovery codes away.
pub async fn remove_secret(tx: &impl ConnectionTrait, id: AccountId) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(
            account::Column::TotpConfirmedAt,
            Expr::value(Option::<DateTimeUtc>::None),
        )
        .col_expr(account::Column::TotpLastStep, Expr::value(Option::<i64>::None))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    replace_recovery_codes(tx, id, &[]).await
}

/// Uses up a step of the second factor; says whether it was still unused.
pub async fn use_step(tx: &impl ConnectionTrait, id: AccountId, step: i64) -> Result<bool> {
    let touched = account::Entity::update_many()
        .col_expr(account::Column::TotpLastStep, Expr::value(step))
        .filter(account::Column::Id.eq(id.0))
        .filter(
            account::Column::TotpLastStep
                .is_null()
                .or(account::Column::TotpLastStep.lt(step)),
        )
        .exec(tx)
        .await?
        .rows_affected;
    Ok(touched == 1)
}

/// Uses up a recovery code; says whether it was there and unused.
pub async fn use_recovery_code(tx: &impl ConnectionTrait, id: AccountId, hash: &str, at: Timestamp) -> Result<bool> {
    let touched = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(db::stored_time(at)))
        .filter(recovery_code::Column::AccountId.eq(id.0))
        .filter(recovery_code::Column::CodeHash.eq(hash))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?
        .rows_affected;
    Ok(touched == 1)
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(db: &impl ConnectionTrait, id: AccountId) -> Result<u64> {
    Ok(recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(id.0))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(db)
        .await?)
}

/// Replaces all recovery codes by these hashes with their row ids.
pub async fn replace_recovery_codes(tx: &impl ConnectionTrait, id: AccountId, codes: &[(Uuid, String)]) -> Result<()> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(id.0))
        .exec(tx)
        .await?;
    if codes.is_empty() {
        return Ok(());
    }
    let rows = codes.iter().map(|(row, hash)| recovery_code::ActiveModel {
        id: Set(*row),
        account_id: Set(id.0),
        code_hash: Set(hash.clone()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn read_back(row: account::Model, name: String) -> Account {
    Account {
        id: AccountId(row.id),
        person: PersonId(row.person_id),
        name,
        email: row.email,
        password_hash: row.password_hash,
        language: Language::from_code(&row.language).unwrap_or(Language::French),
        digest: Digest::from_code(&row.digest).unwrap_or_default(),
        digested_on: row.digested_on.map(db::date),
        totp_secret: row.totp_secret,
        totp_confirmed_at: row.totp_confirmed_at.map(db::time),
        version: row.version,
    }
}
