//! What happened: written in the transaction that did it, delivered afterwards, at least once.

use crate::{App, BoxFuture, Result, Subject, db};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde_json::Value;

mod event {
    //! The table `events`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "events")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub at: DateTimeUtc,
        pub kind: String,
        pub subject: String,
        pub organisation_id: Option<Uuid>,
        pub payload: Json,
        pub delivered_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Which one; an interest that must act once keys on it.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// What: `expression.withdrawn`.
    pub kind: String,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub organisation: Option<Uuid>,
    /// Ids and counts.
    pub payload: Value,
}

/// A room's interest in a kind of event. Delivery is at least once: acting twice must do no harm.
#[derive(Clone, Copy)]
pub struct Interest {
    /// The kind of event.
    pub event: &'static str,
    /// What to do.
    pub act: fn(App, Event) -> BoxFuture<'static, Result<()>>,
}

pub(crate) async fn record(
    tx: &impl ConnectionTrait,
    id: Uuid,
    at: Timestamp,
    kind: &str,
    subject: &Subject,
    organisation: Option<Uuid>,
    payload: Value,
) -> Result<()> {
    event::Entity::insert(event::ActiveModel {
        id: Set(id),
        at: Set(db::stored_time(at)),
        kind: Set(kind.to_owned()),
        subject: Set(subject.to_string()),
        organisation_id: Set(organisation),
        payload: Set(payload),
        delivered_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Delivers what waits, oldest first; says how many. An interest that fails keeps its event waiting.
///
/// # Errors
/// When the database does not answer.
pub async fn deliver(app: &App) -> Result<usize> {
    let waiting = event::Entity::find()
        .filter(event::Column::DeliveredAt.is_null())
        .order_by_asc(event::Column::Id)
        .limit(200)
        .all(app.db.read())
        .await?;
    let mut delivered = 0;
    for model in waiting {
        let id = model.id;
        if deliver_one(app, model).await {
            let tx = app.db.begin().await?;
            event::Entity::update_many()
                .col_expr(
                    event::Column::DeliveredAt,
                    Expr::value(db::stored_time(app.clock.now())),
                )
                .filter(event::Column::Id.eq(id))
                .exec(&tx)
                .await?;
            tx.commit().await?;
            delivered += 1;
        }
    }
    Ok(delivered)
}

/// Forgets events that everybody heard before then; says how many.
pub(crate) async fn forget_delivered(tx: &impl ConnectionTrait, before: Timestamp) -> Result<u64> {
    let gone = event::Entity::delete_many()
        .filter(event::Column::DeliveredAt.lt(db::stored_time(before)))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

async fn deliver_one(app: &App, model: event::Model) -> bool {
    let Ok(subject) = model.subject.parse() else {
        return true;
    };
    let event = Event {
        id: model.id,
        at: db::time(model.at),
        kind: model.kind,
        subject,
        organisation: model.organisation_id,
        payload: model.payload,
    };
    let interests = app.rooms.iter().flat_map(|room| room.interests);
    for interest in interests.filter(|i| i.event == event.kind) {
        if let Err(error) = (interest.act)(app.clone(), event.clone()).await {
            tracing::error!(event = %event.id, kind = %event.kind, error = error.without_words(), "an interest in an event failed");
            return false;
        }
    }
    true
}
