//! Mail over SMTP: written with the change, sent afterwards, kept while the server is away.

use crate::{App, Change, Result, db, settings::Settings};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::header::ContentType};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

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
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// After this many refusals a mail stays where it is, for an administrator to see.
const MOST_ATTEMPTS: i64 = 12;

/// Sends through the configured server, or keeps mails waiting when there is none.
#[derive(Clone)]
pub struct Mailer {
    transport: Option<AsyncSmtpTransport<Tokio1Executor>>,
    from: String,
}

impl Mailer {
    /// From the settings.
    ///
    /// # Errors
    /// When the SMTP address is not understood.
    pub fn new(settings: &Settings) -> Result<Self> {
        let transport = match &settings.smtp {
            None => None,
            Some(url) => Some(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(anyhow::Error::from)?
                    .timeout(Some(std::time::Duration::from_secs(10)))
                    .build(),
            ),
        };
        Ok(Self {
            transport,
            from: settings.mail_from.clone(),
        })
    }

    /// Is a server configured?
    #[must_use]
    pub fn can_send(&self) -> bool {
        self.transport.is_some()
    }

    async fn send(&self, mail: &outgoing::Model) -> anyhow::Result<()> {
        let Some(transport) = &self.transport else {
            anyhow::bail!("no mail server is configured")
        };
        let message = Message::builder()
            .from(self.from.parse()?)
            .to(mail.recipient.parse()?)
            .subject(mail.subject_line.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())?;
        transport.send(message).await?;
        Ok(())
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
        })
        .exec_without_returning(self.tx())
        .await?;
        Ok(())
    }
}

/// Sends what waits, oldest first; says how many left. A server that is away keeps them waiting.
///
/// # Errors
/// When the database does not answer.
pub async fn send_waiting(app: &App) -> Result<usize> {
    if !app.mailer.can_send() {
        return Ok(0);
    }
    let waiting = outgoing::Entity::find()
        .filter(outgoing::Column::SentAt.is_null())
        .filter(outgoing::Column::Attempts.lt(MOST_ATTEMPTS))
        .order_by_asc(outgoing::Column::Id)
        .limit(20)
        .all(app.db.read())
        .await?;
    let mut sent = 0;
    for mail in waiting {
        let now = app.clock.now();
        // Wait longer after each refusal: a server that is away must not eat the attempts at once.
        let rest = jiff::SignedDuration::from_secs(if mail.attempts == 0 {
            0
        } else {
            10 << mail.attempts.min(10)
        });
        if db::time(mail.created_at) + rest > now {
            continue;
        }
        let outcome = app.mailer.send(&mail).await;
        let tx = app.db.begin().await?;
        let update = outgoing::Entity::update_many().filter(outgoing::Column::Id.eq(mail.id));
        match outcome {
            Ok(()) => {
                sent += 1;
                // The link in the body has done its work: only who and when are kept.
                update
                    .col_expr(outgoing::Column::SentAt, Expr::value(db::stored_time(now)))
                    .col_expr(outgoing::Column::Body, Expr::value(""))
                    .exec(&tx)
                    .await?;
            }
            Err(error) => {
                tracing::warn!(mail = %mail.id, attempt = mail.attempts, %error, "a mail could not be sent yet");
                update
                    .col_expr(outgoing::Column::Attempts, Expr::value(mail.attempts + 1))
                    .col_expr(outgoing::Column::LastError, Expr::value(error.to_string()))
                    .exec(&tx)
                    .await?;
            }
        }
        tx.commit().await?;
    }
    Ok(sent)
}

/// Forgets mails that left before then; says how many.
pub(crate) async fn forget_sent(tx: &impl ConnectionTrait, before: jiff::Timestamp) -> Result<u64> {
    let gone = outgoing::Entity::delete_many()
        .filter(outgoing::Column::SentAt.lt(db::stored_time(before)))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

/// How many mails wait, for the readiness page and administrators.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_count(app: &App) -> Result<u64> {
    Ok(outgoing::Entity::find()
        .filter(outgoing::Column::SentAt.is_null())
        .count(app.db.read())
        .await?)
}
