//! Asks the establishment's own server for a draft of a theme, and keeps of the answer what stands the check.

use super::{scope, study_of, think};
use crate::{
    StudyId, ThemeId,
    actions::{machine_drafts, summary},
    machine_draft::{self, LeftOut, MachineDraft, Sentence},
    store,
};
use expressions::ExpressionId;
use platform::{App, Error, Result, Scope, SharedText, jobs::Running};
use serde_json::json;
use std::time::Duration;

/// How often a draft under way is asked whether somebody stopped it.
const LISTENING: Duration = Duration::from_millis(500);
/// Steps that progress counts: the words are chosen and sent, the answer is there.
const STEPS: i64 = 2;

/// The work. Cut anywhere it is done again from the beginning: nothing was written but that something left.
pub(super) async fn run(job: Running) -> Result<()> {
    let (id, scope) = (study_of(&job)?, scope(&job)?);
    let theme: ThemeId = serde_json::from_value(job.payload["theme"].clone())?;
    let app = job.app.clone();
    let Some(of) = store::machine_drafts::get(app.db.read(), &scope, id, theme).await? else {
        return Ok(());
    };
    if of.is_over() {
        return Ok(());
    }
    let study = store::studies::get(&app, &scope, id).await?;
    let book = store::codebooks::get(&app, &scope, study.codebook).await?;
    let words = summary::read(&app, (&scope, &scope), id, theme, of.says).await?;
    if words.len() < summary::LEAST {
        return fail(&job, &of, "too-few").await;
    }
    let sent = think(move || machine_drafts::chosen(&words)).await?;
    let task = machine_draft::task(&book.full_name(theme));
    let texts: Vec<SharedText> = sent.iter().map(|(_, _, text)| text.clone()).collect();
    let Some(drafter) = leave(&job, &scope, &of, sent.len()).await? else {
        return Ok(());
    };
    let answer = tokio::select! {
        answer = drafter.write(&task, &texts) => answer,
        stopped = stopped(&app, &scope, id, theme) => {
            stopped?;
            return end(&job, &of).await;
        }
    };
    match answer {
        Err(failure) => fail(&job, &of, failure.code()).await,
        Ok(written) => {
            let read = sent.clone();
            let (kept, left_out) = think(move || {
                let texts: Vec<&str> = read.iter().map(|(_, _, text)| text.as_str()).collect();
                machine_draft::checked(&written.text, written.is_cut, &texts)
            })
            .await?;
            let cited = |place: &usize| sent.get(*place).map(|(number, expression, _)| (*number, *expression));
            let sentences: Vec<Sentence> = (1..)
                .zip(kept)
                .map(|(position, one)| Sentence {
                    position,
                    words: one.words,
                    cites: one.cites.iter().filter_map(cited).collect(),
                })
                .collect();
            finish(&job, &scope, &of, &sentences, left_out).await
        }
    }
}

/// Notes that words are about to leave, where the establishment still lets them; nothing where they may not, or where
/// somebody stopped the draft.
async fn leave<'a>(
    job: &'a Running,
    scope: &Scope,
    of: &MachineDraft,
    count: usize,
) -> Result<Option<&'a platform::drafter::Drafter>> {
    let app = &job.app;
    let drafter = match machine_drafts::allowed(app, app.db.read(), of.organisation).await {
        Ok(drafter) if drafter.host() == of.host && drafter.model() == of.model => drafter,
        Ok(_) | Err(Error::Conflict(_)) => {
            fail(job, of, "not-allowed").await?;
            return Ok(None);
        }
        Err(other) => return Err(other),
    };
    let mut change = app.change(&job.actor()).await?;
    store::studies::lock(change.tx(), of.study).await?;
    let now = store::machine_drafts::get(change.tx(), scope, of.study, of.theme).await?;
    let Some(now) = now.filter(|now| now.asked_at == of.asked_at) else {
        return Ok(None);
    };
    if now.stopped_at.is_some() {
        drop(change);
        end(job, of).await?;
        return Ok(None);
    }
    if now.changed_at != of.changed_at {
        drop(change);
        fail(job, of, "changed").await?;
        return Ok(None);
    }
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    store::machine_drafts::sent(&change, of.study, of.theme, count).await?;
    change.audit(
        "draft.send",
        &of.theme.subject(),
        Some(of.organisation),
        &json!({ "study": of.study, "texts": count, "host": of.host, "model": of.model }),
    );
    job.checkpoint(&change, &json!({}), 1, Some(STEPS)).await?;
    change.commit().await?;
    Ok(Some(drafter))
}

/// Ends once somebody stopped the draft, or took it away.
async fn stopped(app: &App, scope: &Scope, id: StudyId, theme: ThemeId) -> Result<()> {
    loop {
        tokio::time::sleep(LISTENING).await;
        let now = store::machine_drafts::get(app.db.read(), scope, id, theme).await?;
        if now.is_none_or(|now| now.stopped_at.is_some()) {
            return Ok(());
        }
    }
}

/// Writes what is left of the answer, unless words changed while the server wrote: they were read as they stood before.
async fn finish(
    job: &Running,
    scope: &Scope,
    of: &MachineDraft,
    sentences: &[Sentence],
    left_out: LeftOut,
) -> Result<()> {
    let mut change = job.app.change(&job.actor()).await?;
    store::studies::lock(change.tx(), of.study).await?;
    let now = store::machine_drafts::get(change.tx(), scope, of.study, of.theme).await?;
    let Some(now) = now.filter(|now| now.asked_at == of.asked_at) else {
        return Ok(());
    };
    if now.stopped_at.is_some() {
        drop(change);
        return end(job, of).await;
    }
    if now.changed_at != of.changed_at || !all_there(&change, of.study, sentences).await? {
        drop(change);
        return fail(job, of, "changed").await;
    }
    store::machine_drafts::finish(&change, of, sentences, left_out).await?;
    let detail = json!({ "study": of.study, "sentences": sentences.len(), "left_out": left_out.total() });
    job.checkpoint(&change, &json!({}), STEPS, Some(STEPS)).await?;
    job.outcome(&change, &detail).await?;
    change.audit("draft.make", &of.theme.subject(), Some(of.organisation), &detail);
    change.commit().await
}

/// Is everything that is cited still in the corpus?
async fn all_there(change: &platform::Change, study: StudyId, sentences: &[Sentence]) -> Result<bool> {
    let mut numbers: Vec<i64> = sentences
        .iter()
        .flat_map(|one| one.cites.iter().map(|(number, _): &(i64, ExpressionId)| *number))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let places = store::corpus::by_numbers(change.tx(), study, &numbers).await?;
    Ok(places.len() == numbers.len())
}

/// Notes why there is no draft: nothing of what the server said.
async fn fail(job: &Running, of: &MachineDraft, failure: &str) -> Result<()> {
    let change = job.app.change(&job.actor()).await?;
    store::machine_drafts::fail(&change, of.study, of.theme, failure).await?;
    job.outcome(&change, &json!({ "study": of.study, "failure": failure }))
        .await?;
    change.commit_unnoted().await
}

/// Ends a draft that somebody stopped.
async fn end(job: &Running, of: &MachineDraft) -> Result<()> {
    let change = job.app.change(&job.actor()).await?;
    job.outcome(&change, &json!({ "study": of.study, "stopped": true }))
        .await?;
    change.commit_unnoted().await
}
