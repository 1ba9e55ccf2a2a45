//! Following an answer by its receipt, and taking it back.

use super::{Asked, beginning::whole, of_participant, order, receipt_hash};
use crate::{
    actions::filing,
    instrument::shown,
    store::{self, answers::Kept},
    tally::Deltas,
};
use platform::{Actor, App, Error, Result};

/// What the holder of a receipt sees.
pub(crate) struct Followed {
    pub kept: Kept,
    pub asked: Asked,
}

/// The answer of a receipt.
///
/// # Errors
/// [`Error::Invalid`] for an unknown code.
pub(crate) async fn follow(app: &App, code: &str) -> Result<Followed> {
    let kept = store::answers::by_receipt(app.db.read(), &receipt_hash(app, code)).await?;
    let kept = kept.ok_or_else(|| Error::invalid("code", "questionnaires-receipt-unknown"))?;
    let participant = store::participants::get(app.db.read(), kept.campaign, kept.participant).await?;
    let asked = of_participant(app, participant).await?;
    Ok(Followed { kept, asked })
}

/// Takes an answer back: it leaves the counts, its files are removed, and nothing of it is kept but that there was one.
///
/// # Errors
/// [`Error::Invalid`] for an unknown code.
pub(crate) async fn withdraw(app: &App, code: &str) -> Result<()> {
    let Followed { kept, asked } = follow(app, code).await?;
    if kept.is_withdrawn {
        return Ok(());
    }
    let answers = whole(app, &kept)?;
    let content = asked.content();
    let deltas = Deltas::of(
        content,
        &shown(content, &answers, &order("")),
        &answers,
        kept.is_complete,
    );
    let today = app.clock.today();
    let change = app.change(&Actor::System("questionnaires")).await?;
    store::answers::withdraw(&change, &kept, &deltas, today).await?;
    let had_files = store::answer_files::let_go(change.tx(), kept.id, &[], today).await?;
    change.commit_unnoted().await?;
    if had_files {
        filing::forget_now(app).await;
    }
    Ok(())
}
