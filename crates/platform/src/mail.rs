//! Mail over SMTP: written with the change, sent afterwards, kept while the server is away.

mod reason;
mod sending;

pub use reason::Reason;
pub use sending::send_waiting;

use crate::{App, Change, Result, db, settings::Settings};
use jiff::Timestamp;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::PoolConfig,
};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, QuerySelect, entity::prelude::*};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

mod outgoing {
    //! The table `outgoing_mails`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outgoing_mails")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub recipient: String,
        pub subject_line: String,
        pub body: String,
        pub created_at: DateTimeUtc,
        pub sent_at: Option<DateTimeUtc>,
        pub attempts: i64,
        pub last_error: Option<String>,
        /// Not before; while it is claimed, the end of the lease. None is at once.
        pub next_at: Option<DateTimeUtc>,
        pub claimed_by: Option<String>,
        /// When nobody was to try any more, until somebody asks for it.
        pub given_up_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// How long one mail may take to leave: the time limit of the transport is for connecting alone.
const PATIENCE: Duration = Duration::from_secs(120);

/// Sends through the configured server, or keeps mails waiting when there is none.
#[derive(Clone)]
pub struct Mailer {
    transport: Option<AsyncSmtpTransport<Tokio1Executor>>,
    from: Option<Mailbox>,
    /// The second until which a server that could not be used is left alone.
    resting: Arc<AtomicI64>,
}

impl Mailer {
    /// From the settings.
    ///
    /// # Errors
    /// When the SMTP address or the sender is not understood.
    pub fn new(settings: &Settings) -> Result<Self> {
        let transport = match &settings.smtp {
            None => None,
            Some(url) => Some(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(anyhow::Error::from)?
                    .timeout(Some(Duration::from_secs(10)))
                    // A connection for each mail: one that was left in the middle of a mail must not carry the next.
                    .pool_config(PoolConfig::new().max_size(0))
                    .build(),
            ),
        };
        let from = match &transport {
            None => None,
            Some(_) => Some(
                settings
                    .mail_from
                    .parse()
                    .map_err(|_| anyhow::anyhow!("the sender of mails is not understood"))?,
            ),
        };
        Ok(Self {
            transport,
            from,
            resting: Arc::default(),
        })
    }

    /// Is a server configured?
    #[must_use]
    pub fn can_send(&self) -> bool {
        self.transport.is_some()
    }

    /// Could the server not be used a moment ago? Each try may take seconds of a worker.
    fn rests(&self, now: Timestamp) -> bool {
        now.as_second() < self.resting.load(Ordering::Relaxed)
    }

    fn rest_until(&self, then: Timestamp) {
        self.resting.store(then.as_second(), Ordering::Relaxed);
    }

    async fn send(&self, mail: &outgoing::Model) -> Result<(), Reason> {
        let (Some(transport), Some(from)) = (&self.transport, &self.from) else {
            return Err(Reason::Away);
        };
        let message = Message::builder()
            .from(from.clone())
            .to(mail.recipient.parse().map_err(|_| Reason::Unwritable)?)
            .subject(mail.subject_line.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|_| Reason::Unwritable)?;
        match tokio::time::timeout(PATIENCE, transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Reason::of(&error)),
            Err(_) => Err(Reason::Slow),
        }
    }
}

impl Change {
    /// Writes a mail that leaves once this change is committed. A link in it, never a person's words.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn mail(&mut self, recipient: &str, subject_line: &str, body: &str) -> Result<()> {
        outgoing::Entity::insert(outgoing::ActiveModel {
            id: Set(self.fresh_id()),
            recipient: Set(recipient.to_owned()),
            subject_line: Set(subject_line.to_owned()),
            body: Set(body.to_owned()),
            created_at: Set(self.stored_at()),
            sent_at: Set(None),
            attempts: Set(0),
            last_error: Set(None),
            next_at: Set(None),
            claimed_by: Set(None),
            given_up_at: Set(None),
        })
        .exec_without_returning(self.tx())
        .await?;
        Ok(())
    }

    /// Gives every mail that was given up its attempts again; says how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn try_mails_again(&mut self) -> Result<u64> {
        let none = || Expr::value(Option::<chrono::DateTime<chrono::Utc>>::None);
        let again = outgoing::Entity::update_many()
            .col_expr(outgoing::Column::GivenUpAt, none())
            .col_expr(outgoing::Column::NextAt, none())
            .col_expr(outgoing::Column::Attempts, Expr::value(0_i64))
            .filter(is_given_up())
            .exec(self.tx())
            .await?;
        Ok(again.rows_affected)
    }
}

fn is_given_up() -> Condition {
    Condition::all()
        .add(outgoing::Column::SentAt.is_null())
        .add(outgoing::Column::GivenUpAt.is_not_null())
}

/// How many mails were given up, by reason.
///
/// # Errors
/// When the database does not answer.
pub async fn given_up(app: &App) -> Result<Vec<(Reason, i64)>> {
    let stored: Vec<(Option<String>, i64)> = outgoing::Entity::find()
        .select_only()
        .column(outgoing::Column::LastError)
        .column_as(outgoing::Column::Id.count(), "count")
        .filter(is_given_up())
        .group_by(outgoing::Column::LastError)
        .into_tuple()
        .all(app.db.read())
        .await?;
    let mut counts = BTreeMap::new();
    for (reason, count) in stored {
        *counts.entry(Reason::read(reason.as_deref())).or_default() += count;
    }
    Ok(counts.into_iter().collect())
}

/// Forgets mails that left, or were given up, before then; says how many.
pub(crate) async fn forget_over(tx: &impl ConnectionTrait, before: Timestamp) -> Result<u64> {
    let gone = outgoing::Entity::delete_many()
        .filter(
            Condition::any()
                .add(outgoing::Column::SentAt.lt(db::stored_time(before)))
                .add(outgoing::Column::GivenUpAt.lt(db::stored_time(before))),
        )
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

/// How many mails wait to leave, for the readiness page and administrators.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_count(app: &App) -> Result<u64> {
    Ok(outgoing::Entity::find()
        .filter(outgoing::Column::SentAt.is_null())
        .filter(outgoing::Column::GivenUpAt.is_null())
        .count(app.db.read())
        .await?)
}
