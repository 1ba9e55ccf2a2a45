//! Which server an organisation lets draft for it.

use super::tables::draft_policy;
use jiff::Timestamp;
use platform::{Change, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*, sea_query::OnConflict};

/// What an organisation decided; version 0 was never decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DraftPolicy {
    /// The host that may draft; nothing where none may.
    pub host: Option<String>,
    /// Against two people deciding at once.
    pub version: i64,
    pub changed_at: Option<Timestamp>,
}

impl DraftPolicy {
    /// Was this host let draft? Another one has to be decided on anew.
    pub(crate) fn allows(&self, host: &str) -> bool {
        self.host.as_deref() == Some(host)
    }
}

/// The policy of an organisation. The caller has checked its scope.
pub(crate) async fn get(tx: &impl ConnectionTrait, organisation: Uuid) -> Result<DraftPolicy> {
    let found = draft_policy::Entity::find_by_id(organisation).one(tx).await?;
    Ok(found.map_or_else(DraftPolicy::default, |row| DraftPolicy {
        host: row.host,
        version: row.version,
        changed_at: Some(db::time(row.changed_at)),
    }))
}

/// Writes a policy over the version that was read; false when somebody decided meanwhile.
pub(crate) async fn save(change: &Change, organisation: Uuid, host: Option<&str>, version: i64) -> Result<bool> {
    let by = change.actor().person();
    if version == 0 {
        let first = draft_policy::ActiveModel {
            organisation_id: Set(organisation),
            host: Set(host.map(str::to_owned)),
            version: Set(1),
            changed_at: Set(change.stored_at()),
            changed_by: Set(by),
        };
        let once = OnConflict::column(draft_policy::Column::OrganisationId)
            .do_nothing()
            .to_owned();
        let inserted = draft_policy::Entity::insert(first)
            .on_conflict(once)
            .exec_without_returning(change.tx())
            .await?;
        return Ok(inserted == 1);
    }
    let done = draft_policy::Entity::update_many()
        .col_expr(draft_policy::Column::Host, Expr::value(host.map(str::to_owned)))
        .col_expr(draft_policy::Column::Version, Expr::value(version + 1))
        .col_expr(draft_policy::Column::ChangedAt, Expr::value(change.stored_at()))
        .col_expr(draft_policy::Column::ChangedBy, Expr::value(by))
        .filter(draft_policy::Column::OrganisationId.eq(organisation))
        .filter(draft_policy::Column::Version.eq(version))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected == 1)
}
