//! The way out: claim, send, note what came of it. Two workers never hold the same mail.
//!
//! A mail belongs to who claimed it until its lease ends; one whose sender died is taken up again then. A sender
//! that dies between the server's yes and our note sends twice: SMTP has no way to ask.

use super::{Reason, outgoing};
use crate::{App, Result, db};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};

/// How long a mail belongs to a sender that no longer answers; longer than [`super::PATIENCE`].
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long the server is left alone once it could not be used.
const REST: SignedDuration = SignedDuration::from_secs(30);
/// The longest rest of one mail between two attempts.
const LONGEST_REST: SignedDuration = SignedDuration::from_hours(4);
/// After so many refusals, over three days, a mail is given up.
const MOST_ATTEMPTS: i64 = 30;
/// How many mails are looked at in a round.
const ROUND: u64 = 20;

/// Sends what is due, mails that were never tried first; says how many left. A server that is away keeps them waiting.
///
/// # Errors
/// When the database does not answer.
pub async fn send_waiting(app: &App) -> Result<usize> {
    if !app.mailer.can_send() || app.mailer.rests(app.clock.now()) {
        return Ok(0);
    }
    let mut sent = 0;
    for id in due(app).await? {
        let Some(mail) = claim(app, id).await? else { continue };
        let outcome = app.mailer.send(&mail).await;
        note(app, &mail, outcome).await?;
        match outcome {
            Ok(()) => sent += 1,
            Err(reason) if reason.is_of_the_server() => {
                app.mailer.rest_until(app.clock.now() + REST);
                break;
            }
            Err(_) => {}
        }
    }
    Ok(sent)
}

/// Neither gone nor given up, and its time has come.
fn is_due(now: Timestamp) -> Condition {
    Condition::all()
        .add(outgoing::Column::SentAt.is_null())
        .add(outgoing::Column::GivenUpAt.is_null())
        .add(
            Condition::any()
                .add(outgoing::Column::NextAt.is_null())
                .add(outgoing::Column::NextAt.lte(db::stored_time(now))),
        )
}

async fn due(app: &App) -> Result<Vec<Uuid>> {
    Ok(outgoing::Entity::find()
        .select_only()
        .column(outgoing::Column::Id)
        .filter(is_due(app.clock.now()))
        .order_by_asc(outgoing::Column::Attempts)
        .order_by_asc(outgoing::Column::Id)
        .limit(ROUND)
        .into_tuple()
        .all(app.db.read())
        .await?)
}

/// Takes a mail for the length of a lease; none when somebody was faster. The condition is looked at again under the
/// row's lock, on both engines.
async fn claim(app: &App, id: Uuid) -> Result<Option<outgoing::Model>> {
    let now = app.clock.now();
    let claim = format!("{}-{:016x}", std::process::id(), app.random.number());
    let tx = app.db.begin().await?;
    let taken = outgoing::Entity::update_many()
        .col_expr(outgoing::Column::ClaimedBy, Expr::value(claim))
        .col_expr(outgoing::Column::NextAt, Expr::value(db::stored_time(now + LEASE)))
        .filter(outgoing::Column::Id.eq(id))
        .filter(is_due(now))
        .exec(&tx)
        .await?;
    let mail = match taken.rows_affected {
        0 => None,
        _ => outgoing::Entity::find_by_id(id).one(&tx).await?,
    };
    tx.commit().await?;
    Ok(mail)
}

async fn note(app: &App, mail: &outgoing::Model, outcome: Result<(), Reason>) -> Result<()> {
    let now = app.clock.now();
    let update = outgoing::Entity::update_many()
        .col_expr(outgoing::Column::ClaimedBy, Expr::value(Option::<String>::None))
        .filter(outgoing::Column::Id.eq(mail.id));
    let update = match outcome {
        // What left has left, whoever holds it by now. The link in the body has done its work: only who and when are kept.
        Ok(()) => update
            .col_expr(outgoing::Column::SentAt, Expr::value(db::stored_time(now)))
            .col_expr(outgoing::Column::Body, Expr::value("")),
        Err(reason) => {
            let attempts = mail.attempts + 1;
            let is_over = reason.is_final() || attempts >= MOST_ATTEMPTS;
            tracing::warn!(mail = %mail.id, attempts, %reason, is_over, "a mail could not be sent");
            let (next_at, given_up_at) = if is_over {
                (None, Some(db::stored_time(now)))
            } else {
                (Some(db::stored_time(now + rest(attempts))), None)
            };
            update
                .col_expr(outgoing::Column::Attempts, Expr::value(attempts))
                .col_expr(outgoing::Column::LastError, Expr::value(reason.to_string()))
                .col_expr(outgoing::Column::NextAt, Expr::value(next_at))
                .col_expr(outgoing::Column::GivenUpAt, Expr::value(given_up_at))
                .filter(outgoing::Column::ClaimedBy.eq(mail.claimed_by.clone()))
        }
    };
    let tx = app.db.begin().await?;
    update.exec(&tx).await?;
    Ok(tx.commit().await?)
}

/// How long a mail rests after so many refusals: a minute, two, four, up to [`LONGEST_REST`].
fn rest(attempts: i64) -> SignedDuration {
    let doubled = SignedDuration::from_mins(1 << (attempts - 1).clamp(0, 10));
    doubled.min(LONGEST_REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_for_three_days_before_it_is_given_up() {
        let tried: i64 = (1..MOST_ATTEMPTS)
            .map(|attempts| rest(attempts).as_hours().max(0))
            .sum();

        assert!((72..=168).contains(&tried), "{tried} hours");
        assert!(rest(1) <= SignedDuration::from_mins(2), "a sign-in link does not wait");
    }
}
