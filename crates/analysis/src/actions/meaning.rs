//! Asking what the words of a study mean, stopping it, and looking for words by what they mean.

use super::{present, workable};
use crate::{
    StudyId, ThemeId,
    codebook::{Example, Theme},
    jobs,
    meaning::{self, MOST_ASKED, Meaning, nearest, tool},
    store,
};
use expressions::{ExpressionId, SharedExpression};
use platform::{Actor, App, Change, Error, Permission, Result, Scope, jobs::NewJob};
use serde_json::json;
use std::collections::HashMap;
use verbatim::encoder::Vector;

/// Expressions sought beyond those that are shown: some may have been taken back since.
const SPARE: usize = 20;
/// Expressions of a group that are looked at for one that is still there.
const GROUP: u64 = 5;

/// Reads what the words of a study mean; what was read before stays.
///
/// # Errors
/// [`Error::Conflict`] before the corpus is frozen, when nothing of it is left, or while it is being read.
pub(crate) async fn read(app: &App, actor: &Actor, id: StudyId) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let encoder = encoder().await?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let told = ("analysis-meaning-nothing", "analysis-meaning-under-way");
    let study = workable(&change, &scope, id, &jobs::meaning_key(id), told).await?;
    store::meanings::ask(&change, id, study.organisation, &encoder).await?;
    change.audit("meaning.read", &id.subject(), Some(study.organisation), &json!({}));
    enqueue(&mut change, id, study.organisation).await?;
    change.commit().await
}

async fn enqueue(change: &mut Change, id: StudyId, organisation: uuid::Uuid) -> Result<()> {
    let job = NewJob::now(jobs::MEANING, json!({ "study": id }))
        .of(organisation)
        .once(jobs::meaning_key(id));
    change.job(job).await?;
    Ok(())
}

/// The name of the encoder, which is made ready where that does not hold up pages.
async fn encoder() -> Result<String> {
    tokio::task::spawn_blocking(|| tool().name())
        .await
        .map_err(Error::internal)
}

/// Stops the reading. What was read stays, and is gone on with when somebody asks again.
///
/// # Errors
/// [`Error::Conflict`] when nothing is being read.
pub(crate) async fn stop(app: &App, actor: &Actor, id: StudyId) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    let under_way = store::facts::is_under_way(change.tx(), &jobs::meaning_key(id)).await?;
    if !under_way || !store::meanings::stop(&change, id).await? {
        return Err(Error::Conflict("analysis-meaning-none-under-way"));
    }
    change.audit("meaning.stop", &id.subject(), Some(study.organisation), &json!({}));
    change.commit().await
}

/// Words of a study were masked anew: what they meant before goes, and they are read again by themselves.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn masked_anew(change: &mut Change, id: StudyId, numbers: &[i64]) -> Result<()> {
    let at = change.stored_at();
    if !store::meanings::remove(change.tx(), id, numbers, at).await? {
        return Ok(());
    }
    let scope = change.actor().scope(Permission::ReadStudies)?;
    super::learning::forget_meaning(change, &scope, id).await?;
    let Some(of) = store::meanings::get(change.tx(), &scope, id).await? else {
        return Ok(());
    };
    if of.stopped_at.is_none() {
        enqueue(change, id, of.organisation).await?;
    }
    Ok(())
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Near {
    /// A sentence.
    To(String),
    /// Another expression of the study, by number.
    Like(i64),
    /// A theme: its name, definition and examples.
    Theme(ThemeId),
}

/// What is nearest, and to what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nearest {
    /// With the proximity of each, from -1 to 1, the nearest first.
    pub found: Vec<(SharedExpression, f32)>,
    /// The expression that the others are near to.
    pub like: Option<SharedExpression>,
}

/// The expressions of a study that are nearest in meaning, `limit` at most.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, or for a number or theme that is not of the study; [`Error::Conflict`] before
/// anything was read.
pub(crate) async fn near(app: &App, actor: &Actor, id: StudyId, near: &Near, limit: usize) -> Result<Nearest> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let reading = actor.scope(Permission::ReadExpressions)?;
    let study = store::studies::get(app, &scope, id).await?;
    let of = ready(app, &scope, id).await?;
    let mut result = Nearest::default();
    let asked = match near {
        Near::To(sentence) => sentences(vec![sentence.chars().take(MOST_ASKED).collect()]).await?,
        Near::Theme(theme) => {
            let book = store::codebooks::get(app, &scope, study.codebook).await?;
            defined(app, id, book.theme(*theme).ok_or(Error::NotFound)?).await?
        }
        Near::Like(number) => {
            result.like = shared(app, &reading, id, &[*number]).await?.remove(number);
            let vectors = store::meanings::vectors(app.db.read(), id, &[*number]).await?;
            result.like.as_ref().ok_or(Error::NotFound)?;
            vectors.into_values().collect()
        }
    };
    let index = meaning::indexed(app, &of).await?;
    let ranked = tokio::task::spawn_blocking(move || nearest(&index, &asked, limit + SPARE))
        .await
        .map_err(Error::internal)?;
    let own = if let Near::Like(number) = near {
        Some(*number)
    } else {
        None
    };
    let numbers: Vec<i64> = ranked.iter().map(|(number, _)| *number).collect();
    let mut words = shared(app, &reading, id, &numbers).await?;
    result.found = ranked
        .into_iter()
        .filter(|(number, _)| Some(*number) != own)
        .filter_map(|(number, score)| Some((words.remove(&number)?, score)))
        .take(limit)
        .collect();
    Ok(result)
}

/// The reading of a study, if its numbers can be compared.
async fn ready(app: &App, scope: &Scope, id: StudyId) -> Result<Meaning> {
    let of = store::meanings::get(app.db.read(), scope, id).await?;
    let of = of.filter(|of| of.text_count > 0);
    let of = of.ok_or(Error::Conflict("analysis-meaning-not-read"))?;
    if of.encoder == encoder().await? {
        Ok(of)
    } else {
        Err(Error::Conflict("analysis-meaning-of-another-encoder"))
    }
}

async fn sentences(texts: Vec<String>) -> Result<Vec<Vector>> {
    tokio::task::spawn_blocking(move || tool().read(&texts))
        .await
        .map_err(Error::internal)
}

/// What tells a theme: its name, its definition, each of its examples.
async fn defined(app: &App, id: StudyId, theme: &Theme) -> Result<Vec<Vector>> {
    let mut told = vec![theme.name.clone(), theme.definition.clone()];
    let mut quoted = Vec::new();
    for example in theme.examples() {
        match example {
            Example::Invented(words) => told.push(words),
            Example::Quoted(number) => quoted.push(number),
        }
    }
    told.retain(|line| !line.trim().is_empty());
    let mut vectors = sentences(told).await?;
    vectors.extend(
        store::meanings::vectors(app.db.read(), id, &quoted)
            .await?
            .into_values(),
    );
    Ok(vectors)
}

/// Shared words of a study by number; those taken back are left out.
async fn shared(app: &App, scope: &Scope, id: StudyId, numbers: &[i64]) -> Result<HashMap<i64, SharedExpression>> {
    let places = store::corpus::by_numbers(app.db.read(), id, numbers).await?;
    let ids: Vec<ExpressionId> = places.iter().map(|place| place.expression).collect();
    let words = expressions::get_shared(app, scope, &ids).await?;
    Ok(words.into_iter().map(|one| (one.number, one)).collect())
}

/// Groups of expressions that say nearly the same: one of each, and how many there are, the largest first.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn alike(app: &App, actor: &Actor, id: StudyId, limit: u64) -> Result<Vec<(SharedExpression, i64)>> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let reading = actor.scope(Permission::ReadExpressions)?;
    let mut groups = Vec::new();
    for (first, count) in store::meanings::alike(app, &scope, id, limit).await? {
        let numbers = store::meanings::group(app, id, first, GROUP).await?;
        let mut words = shared(app, &reading, id, &numbers).await?;
        if let Some(one) = numbers.iter().find_map(|number| words.remove(number)) {
            groups.push((one, count));
        }
    }
    Ok(groups)
}
