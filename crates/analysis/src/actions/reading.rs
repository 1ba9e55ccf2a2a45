//! Reading apart: each reader codes the sample blind, then finishes; the last one closes the reading.

use super::{present, reader};
use crate::{
    StudyId, ThemeId,
    coding::{Codes, Coding},
    store,
    store::codings::NewCoding,
    study::Study,
};
use platform::{Actor, App, Change, Error, Permission, Result, Scope, jobs::NewJob};
use serde_json::json;
use std::collections::BTreeSet;

/// What a reader sees of their own reading: the sample in order and their own codes.
pub(crate) struct Own {
    pub study: Study,
    pub sample: Vec<store::samples::Drawn>,
    pub codings: Vec<Coding>,
    pub finished: bool,
}

impl Own {
    /// One's own codes of one expression.
    pub fn coding(&self, number: i64) -> Option<&Coding> {
        self.codings.iter().find(|coding| coding.number == number)
    }

    /// How many expressions of the sample are coded completely.
    pub fn done(&self) -> i64 {
        let done = self
            .sample
            .iter()
            .filter(|drawn| self.coding(drawn.number).is_some_and(|c| c.codes.is_complete()));
        i64::try_from(done.count()).unwrap_or(i64::MAX)
    }
}

/// One's own reading.
///
/// # Errors
/// [`Error::Forbidden`] for who was not appointed; [`Error::Conflict`] before the briefing or the draw.
pub(crate) async fn own(app: &App, actor: &Actor, id: StudyId) -> Result<Own> {
    let scope = actor.scope(Permission::CodeExpressions)?;
    let person = actor.signed_in()?.person;
    let tx = app.db.read();
    let study = store::studies::read(tx, &scope, id).await?;
    let readers = store::readers::list(tx, &scope, id).await?;
    let own = readers.iter().find(|r| r.person == person).ok_or(Error::Forbidden)?;
    let facts = store::facts::of(tx, &scope, id).await?;
    if study.closed_at.is_none() {
        study.may_read(&facts, app.clock.today())?;
    }
    Ok(Own {
        sample: store::samples::list(tx, id).await?,
        codings: store::codings::own(tx, &scope, id, person).await?,
        finished: own.finished_at.is_some(),
        study,
    })
}

/// Writes one's own codes of one expression; half filled ones are kept too. Answers their version.
/// Without a `version` the last word of the same reader wins (a page that saves itself); with
/// one, another window of theirs is told.
///
/// # Errors
/// [`Error::Invalid`] as [`Codes::check`]; [`Error::Conflict`] once finished, before the briefing,
/// or when the version is no longer the present one.
pub(crate) async fn save(
    app: &App,
    actor: &Actor,
    id: StudyId,
    number: i64,
    codes: &Codes,
    version: Option<i64>,
) -> Result<i64> {
    let mut change = app.change(actor).await?;
    let (scope, person, college) = reader(&change, actor, id).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    study.may_read(&facts, app.clock.today())?;
    let readers = store::readers::list(change.tx(), &scope, id).await?;
    if readers.iter().any(|r| r.person == person && r.finished_at.is_some()) {
        return Err(Error::Conflict("analysis-reader-finished"));
    }
    let sample = store::samples::list(change.tx(), id).await?;
    let drawn = sample
        .iter()
        .find(|drawn| drawn.number == number)
        .ok_or(Error::NotFound)?;
    codes.check(&running_themes(&change, &scope, &study).await?)?;
    let new = NewCoding {
        study: id,
        organisation: study.organisation,
        number,
        expression: drawn.expression,
        person,
        college,
        codes,
    };
    let own = store::codings::own(change.tx(), &scope, id, person).await?;
    let present = own
        .iter()
        .find(|coding| coding.number == number)
        .map(|coding| coding.version);
    if version.is_some() && version != present {
        return Err(Error::Conflict("analysis-coding-changed"));
    }
    let version = store::codings::save(&change, &new, present).await?;
    // The audit says that somebody coded, not what: it must not break the blindness either.
    change.audit(
        "coding.save",
        &id.subject(),
        Some(study.organisation),
        &json!({ "number": number, "complete": codes.is_complete() }),
    );
    change.commit().await?;
    Ok(version)
}

/// The themes that may be put.
pub(crate) async fn running_themes(change: &Change, scope: &Scope, study: &Study) -> Result<BTreeSet<ThemeId>> {
    let book = store::codebooks::read(change.tx(), scope, study.codebook).await?;
    Ok(book.running().map(|theme| theme.id).collect())
}

/// Finishes one's own reading; the last reader closes it, and agreement is measured.
///
/// # Errors
/// [`Error::Conflict`] while an expression of the sample is not coded completely.
pub(crate) async fn finish(app: &App, actor: &Actor, id: StudyId) -> Result<()> {
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (scope, person, _) = reader(&change, actor, id).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    study.may_read(&facts, app.clock.today())?;
    let sample = store::samples::list(change.tx(), id).await?;
    let own = store::codings::own(change.tx(), &scope, id, person).await?;
    let is_done = |number| {
        own.iter()
            .any(|coding| coding.number == number && coding.codes.is_complete())
    };
    if sample.is_empty() || !sample.iter().all(|drawn| is_done(drawn.number)) {
        return Err(Error::Conflict("analysis-reading-unfinished"));
    }
    if !store::readers::finish(&change, id, person).await? {
        return Err(Error::Conflict("analysis-reader-finished"));
    }
    change.audit(
        "reading.finish",
        &id.subject(),
        Some(study.organisation),
        &json!({ "coded": sample.len() }),
    );
    close_if_everybody_finished(app, &mut change, &scope, &study).await?;
    change.commit().await
}

/// Closes the reading once every reader finished and both colleges have one; starts the measure.
pub(super) async fn close_if_everybody_finished(
    app: &App,
    change: &mut Change,
    scope: &Scope,
    study: &Study,
) -> Result<()> {
    let readers = store::readers::list(change.tx(), scope, study.id).await?;
    let everybody = !readers.is_empty() && readers.iter().all(|reader| reader.finished_at.is_some());
    let both = platform::College::BOTH
        .into_iter()
        .all(|college| readers.iter().any(|r| r.college == college));
    if !everybody || !both || study.closed_at.is_some() {
        return Ok(());
    }
    let closed = Study {
        closed_at: Some(change.at()),
        ..study.clone()
    };
    store::studies::update(change, &closed).await?;
    change.audit(
        "reading.close",
        &study.id.subject(),
        Some(study.organisation),
        &json!({ "readers": readers.len() }),
    );
    let [_, measure, _] = store::facts::job_keys(study.id.0);
    let payload = json!({ "study": study.id, "seed": app.random.number().to_string() });
    change
        .job(
            NewJob::now(crate::jobs::MEASURE, payload)
                .of(study.organisation)
                .once(measure),
        )
        .await?;
    Ok(())
}

/// Everybody's codes, once the reading is closed: for exports and the API.
///
/// # Errors
/// [`Error::Conflict`] while a reader has not finished, whoever asks.
pub(crate) async fn everybodys(app: &App, actor: &Actor, id: StudyId) -> Result<(Study, Vec<Coding>)> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(app, &scope, id).await?;
    let codings = store::codings::everybodys(app.db.read(), &scope, id).await?;
    Ok((study, codings))
}
