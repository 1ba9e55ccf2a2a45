//! Pages of results that everybody may read.

use super::tables::public_results;
use crate::{
    campaign::{Campaign, CampaignId, ParticipantId},
    public_results::PublicResults,
};
use platform::{Change, Error, Result, db};
use sea_orm::{ConnectionTrait, ExprTrait, QueryOrder, Statement, Value, entity::prelude::*};

/// Letters of the end of an address: as many as an open address has.
const LINK: usize = 12;

/// Those of a campaign, open or taken back.
pub(crate) async fn list(tx: &impl ConnectionTrait, of: CampaignId) -> Result<Vec<PublicResults>> {
    let rows = public_results::Entity::find()
        .filter(public_results::Column::CampaignId.eq(of.0))
        .order_by_asc(public_results::Column::Id)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(results_of).collect())
}

/// The one at an address, open or taken back.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn by_link(tx: &impl ConnectionTrait, link: &str) -> Result<PublicResults> {
    let row = public_results::Entity::find()
        .filter(public_results::Column::Link.eq(link))
        .one(tx)
        .await?;
    row.map(results_of).ok_or(Error::NotFound)
}

fn results_of(row: public_results::Model) -> PublicResults {
    PublicResults {
        id: row.id,
        campaign: CampaignId(row.campaign_id),
        participant: row.participant_id.map(ParticipantId),
        link: row.link,
        becomes: row.becomes,
        edit: row.edit,
        published_at: db::time(row.published_at),
        taken_back_at: row.taken_back_at.map(db::time),
    }
}

/// Opens a page for the first time.
///
/// # Errors
/// [`Error::Conflict`] when somebody opened it meanwhile.
pub(crate) async fn insert(
    change: &Change,
    campaign: &Campaign,
    participant: Option<ParticipantId>,
    becomes: &str,
) -> Result<()> {
    let link = change.app().random.readable_code(LINK).to_lowercase();
    let values: Vec<Value> = vec![
        change.fresh_id().into(),
        campaign.id.0.into(),
        participant.map(|one| one.0).into(),
        participant.map_or(campaign.id.0, |one| one.0).into(),
        campaign.organisation.into(),
        link.into(),
        becomes.into(),
        1_i64.into(),
        change.stored_at().into(),
        change.actor().person().into(),
    ];
    // Of two people who open it at once, the second is told rather than failing.
    let sql = "insert into public_results (id, campaign_id, participant_id, about_id, organisation_id, link, becomes, edit, \
               published_at, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (about_id) do nothing";
    let tx = change.tx();
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    changed(tx.execute_raw(statement).await?.rows_affected())
}

/// Changes the words of a page that was seen at `edit`, and opens it.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it meanwhile.
pub(crate) async fn open(change: &Change, id: Uuid, edit: i64, becomes: &str) -> Result<()> {
    use public_results::Column;
    let touched = public_results::Entity::update_many()
        .col_expr(Column::Becomes, Expr::value(becomes))
        .col_expr(Column::Edit, Expr::value(edit + 1))
        .col_expr(Column::PublishedAt, Expr::value(change.stored_at()))
        .col_expr(Column::PublishedBy, Expr::value(change.actor().person()))
        .col_expr(Column::TakenBackAt, Expr::value(None::<DateTimeUtc>))
        .col_expr(Column::TakenBackBy, Expr::value(None::<Uuid>))
        .filter(Column::Id.eq(id))
        .filter(Column::Edit.eq(edit))
        .exec(change.tx())
        .await?;
    changed(touched.rows_affected)
}

/// Takes a page back; its words and its address stay for another time.
///
/// # Errors
/// [`Error::Conflict`] when it is not open.
pub(crate) async fn take_back(change: &Change, id: Uuid) -> Result<()> {
    use public_results::Column;
    let touched = public_results::Entity::update_many()
        .col_expr(Column::Edit, Expr::col(Column::Edit).add(1))
        .col_expr(Column::TakenBackAt, Expr::value(change.stored_at()))
        .col_expr(Column::TakenBackBy, Expr::value(change.actor().person()))
        .filter(Column::Id.eq(id))
        .filter(Column::TakenBackAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-not-public"));
    }
    Ok(())
}

fn changed(rows: u64) -> Result<()> {
    if rows == 0 {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    Ok(())
}
