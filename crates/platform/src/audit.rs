//! The audit: append-only, hash-chained, written in the transaction of the change.

use crate::{App, Result, db, vault::hex};
use jiff::Timestamp;
use sea_orm::{
    ConnectionTrait, DatabaseBackend, EntityTrait, QueryOrder, QuerySelect, Set, Statement, entity::prelude::*,
};
use sha2::{Digest, Sha256};

mod entry {
    //! The table `audit_entries`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub sequence: i64,
        pub at: DateTimeUtc,
        pub actor: String,
        pub role: String,
        pub verb: String,
        pub subject: String,
        pub organisation_id: Option<Uuid>,
        pub detail: String,
        pub previous_hash: String,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The hash before the first entry.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One line of the audit, as read back.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Who: `person/…`, `system/…`, `visitor`, `receipt`.
    pub actor: String,
    /// The role under which it was done.
    pub role: String,
    /// What was done: `expression.raw-opened`.
    pub verb: String,
    /// To what.
    pub subject: String,
    /// Ids, counts and reasons as JSON; never a person's words.
    pub detail: String,
}

/// What a change writes when it commits.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub verb: &'static str,
    pub subject: String,
    pub organisation: Option<Uuid>,
    pub detail: String,
    pub role: &'static str,
}

/// Appends entries at the end of the chain, inside the change's transaction.
pub(crate) async fn append(tx: &impl ConnectionTrait, at: Timestamp, actor: &str, pending: Vec<Pending>) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        // One writer of the chain at a time; SQLite has one writer anyway.
        tx.execute_unprepared("select pg_advisory_xact_lock(706872)").await?;
    }
    let last = entry::Entity::find()
        .order_by_desc(entry::Column::Sequence)
        .one(tx)
        .await?;
    let (mut sequence, mut previous) = last.map_or((0, GENESIS.to_owned()), |e| (e.sequence, e.hash));
    for p in pending {
        sequence += 1;
        let mut model = entry::Model {
            sequence,
            at: db::stored_time(at),
            actor: actor.to_owned(),
            role: p.role.to_owned(),
            verb: p.verb.to_owned(),
            subject: p.subject,
            organisation_id: p.organisation,
            detail: p.detail,
            previous_hash: previous.clone(),
            hash: String::new(),
        };
        model.hash = hash_of(&model);
        previous.clone_from(&model.hash);
        entry::Entity::insert(entry::ActiveModel {
            sequence: Set(model.sequence),
            at: Set(model.at),
            actor: Set(model.actor),
            role: Set(model.role),
            verb: Set(model.verb),
            subject: Set(model.subject),
            organisation_id: Set(model.organisation_id),
            detail: Set(model.detail),
            previous_hash: Set(model.previous_hash),
            hash: Set(model.hash),
        })
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}

/// SHA-256 over each field preceded by its length, so that no two entries share a text.
fn hash_of(e: &entry::Model) -> String {
    let mut hasher = Sha256::new();
    let organisation = e.organisation_id.map(|o| o.to_string()).unwrap_or_default();
    let (sequence, at) = (e.sequence.to_string(), e.at.timestamp_micros().to_string());
    for field in [
        &e.previous_hash,
        &sequence,
        &at,
        &e.actor,
        &e.role,
        &e.verb,
        &e.subject,
        &organisation,
        &e.detail,
    ] {
        hasher.update((field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    hex(&hasher.finalize())
}

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry follows from the one before.
    Whole {
        /// How many entries.
        count: u64,
        /// The hash of the last one: noted elsewhere, it proves that nothing before it was rewritten.
        last_hash: String,
    },
    /// The chain breaks first at this sequence number.
    Broken {
        /// The first entry that does not follow.
        sequence: i64,
    },
}

/// Walks the chain from its first entry and names the first broken link.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(app: &App) -> Result<Verdict> {
    let (mut previous, mut expected, mut count) = (GENESIS.to_owned(), 1, 0);
    loop {
        let entries = entry::Entity::find()
            .filter(entry::Column::Sequence.gte(expected))
            .order_by_asc(entry::Column::Sequence)
            .limit(1000)
            .all(app.db.read())
            .await?;
        if entries.is_empty() {
            return Ok(Verdict::Whole {
                count,
                last_hash: previous,
            });
        }
        for e in entries {
            if e.sequence != expected || e.previous_hash != previous || hash_of(&e) != e.hash {
                return Ok(Verdict::Broken { sequence: expected });
            }
            previous = e.hash;
            expected += 1;
            count += 1;
        }
    }
}

/// The latest entries of some organisations, newest first, before a sequence number.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(app: &App, scope: &crate::Scope, before: Option<i64>, limit: u64) -> Result<Vec<Entry>> {
    let mut query = entry::Entity::find().filter(scope.condition(entry::Column::OrganisationId));
    if let Some(before) = before {
        query = query.filter(entry::Column::Sequence.lt(before));
    }
    let entries = query
        .order_by_desc(entry::Column::Sequence)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(entries.into_iter().map(read_back).collect())
}

/// Every entry about one subject, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn about(app: &App, subject: &crate::Subject) -> Result<Vec<Entry>> {
    let entries = entry::Entity::find()
        .filter(entry::Column::Subject.eq(subject.to_string()))
        .order_by_asc(entry::Column::Sequence)
        .all(app.db.read())
        .await?;
    Ok(entries.into_iter().map(read_back).collect())
}

fn read_back(e: entry::Model) -> Entry {
    Entry {
        sequence: e.sequence,
        at: db::time(e.at),
        actor: e.actor,
        role: e.role,
        verb: e.verb,
        subject: e.subject,
        detail: e.detail,
    }
}

/// Breaks the chain on purpose: only tests of [`verify`] call it.
#[doc(hidden)]
pub async fn tamper(app: &App, sequence: i64) -> Result<()> {
    app.db
        .upkeep()
        .execute_raw(Statement::from_sql_and_values(
            app.db.upkeep().get_database_backend(),
            "update audit_entries set detail = '{\"changed\":true}' where sequence = $1",
            [sequence.into()],
        ))
        .await?;
    Ok(())
}
