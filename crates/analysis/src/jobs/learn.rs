//! Learns from agreed codings, or takes the starter where there are too few, then reads the rest of the corpus in batches
//! and proposes.

mod next;

use super::{scope, study_of, think};
use crate::{
    ThemeId,
    codebook::Codebook,
    coding::{Agreed, Origin, Tone},
    learning::{
        ByMeaning, Example, Figures, Guess, LEAST_EXAMPLES, Learned, MOST_BY_MEANING, ModelOrigin, learned, thousandths,
    },
    starter, store,
    store::{corpus::Place, proposals::Batch},
    study::Study,
    tally::Deltas,
};
use jiff::Timestamp;
use platform::{App, Change, Error, Result, Scope, jobs::Running};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// Expressions of one batch.
const BATCH: u64 = 500;
/// Most agreed codings that are learned from; beyond, more of the same adds little and takes long.
const MOST_EXAMPLES: usize = 20_000;

/// Where the work stopped.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Progress {
    model: Uuid,
    position: i64,
    read: i64,
    unknown: i64,
    proposed: i64,
}

/// The work.
pub(super) async fn run(job: Running) -> Result<()> {
    let (id, scope) = (study_of(&job)?, scope(&job)?);
    let study = store::studies::get(&job.app, &scope, id).await?;
    let progress = match job.checkpoint.clone().map(serde_json::from_value).transpose()? {
        Some(progress) => progress,
        None => begin(&job, &scope, &study).await?,
    };
    propose(&job, &scope, &study, progress).await
}

/// Learns where there is enough to learn from; else takes the starter for the themes that it knows.
async fn begin(job: &Running, scope: &Scope, study: &Study) -> Result<Progress> {
    let app = &job.app;
    let book = store::codebooks::get(app, scope, study.codebook).await?;
    let themes: Vec<ThemeId> = book.running().map(|theme| theme.id).collect();
    let Some((mut change, learned, figures)) = learn(job, scope, study, &themes).await? else {
        return take_starter(job, study, &book).await;
    };
    let model = store::models::insert(&change, study.id, study.organisation, &learned, &figures).await?;
    let progress = started(job, study, &change, model).await?;
    change.audit(
        "model.learn",
        &study.id.subject(),
        Some(study.organisation),
        &json!({ "model": model, "examples": figures.examples }),
    );
    change.commit().await?;
    Ok(progress)
}

/// What was learned, with a change that holds the study; nothing where there is too little to learn from. Words that are taken
/// back meanwhile must not leave their fingerprint in the model: then it is learned again without them.
async fn learn(
    job: &Running,
    scope: &Scope,
    study: &Study,
    themes: &[ThemeId],
) -> Result<Option<(Change, Learned, Figures)>> {
    let app = &job.app;
    loop {
        let before = words_changed_at(app.db.read(), scope, study).await?;
        let examples = examples(app, scope, study, themes).await?;
        if examples.len() < LEAST_EXAMPLES {
            return Ok(None);
        }
        let themes = themes.to_vec();
        let (learned, figures) = think(move || learned(&examples, &themes)).await?;
        let change = app.change(&job.actor()).await?;
        store::studies::lock(change.tx(), study.id).await?;
        if words_changed_at(change.tx(), scope, study).await? == before {
            return Ok(Some((change, learned, figures)));
        }
    }
}

/// When words of the study last left it or were masked anew, as far as their meaning was read.
async fn words_changed_at(tx: &impl ConnectionTrait, scope: &Scope, study: &Study) -> Result<Option<Timestamp>> {
    let of = store::meanings::get(tx, scope, study.id).await?;
    Ok(of.and_then(|of| of.changed_at))
}

async fn take_starter(job: &Running, study: &Study, book: &Codebook) -> Result<Progress> {
    let themes: Vec<ThemeId> = starter::known(book).into_iter().map(|known| known.theme).collect();
    if themes.is_empty() {
        return Err(Error::Conflict("analysis-learning-too-few"));
    }
    let mut change = job.app.change(&job.actor()).await?;
    let model = store::models::insert_starter(&change, study.id, study.organisation, &themes).await?;
    let progress = started(job, study, &change, model).await?;
    change.audit(
        "model.take-starter",
        &study.id.subject(),
        Some(study.organisation),
        &json!({ "model": model, "themes": themes.len() }),
    );
    change.commit().await?;
    Ok(progress)
}

/// The checkpoint of a model that has read nothing yet.
async fn started(job: &Running, study: &Study, change: &Change, model: Uuid) -> Result<Progress> {
    let progress = Progress {
        model,
        position: 0,
        read: 0,
        unknown: 0,
        proposed: 0,
    };
    job.checkpoint(change, &json!(progress), 0, Some(study.corpus_count))
        .await?;
    Ok(progress)
}

/// Agreed codings with their shared words. One that was confirmed bit by bit counts once nothing
/// more is proposed for it: until then, what it lacks is not known to be absent.
async fn examples(app: &App, scope: &Scope, study: &Study, themes: &[ThemeId]) -> Result<Vec<Example>> {
    let place_of: HashMap<ThemeId, usize> = themes.iter().copied().zip(0..).collect();
    let mut found: Vec<(i64, Example)> = Vec::new();
    let mut last = i64::MIN;
    while found.len() < MOST_EXAMPLES {
        let batch = store::agreed::after(app, scope, study.id, last, BATCH).await?;
        let Some(end) = batch.last() else { break };
        last = end.number;
        let confirmed: Vec<i64> = batch
            .iter()
            .filter(|a| a.origin == Origin::Confirmed)
            .map(|a| a.number)
            .collect();
        let waiting = store::proposals::waiting_numbers(app, study.id, &confirmed).await?;
        let kept: Vec<&Agreed> = batch.iter().filter(|a| !waiting.contains(&a.number)).collect();
        let ids: Vec<_> = kept.iter().map(|a| a.expression).collect();
        for words in expressions::get_shared(app, scope, &ids).await? {
            let Some(agreed) = kept.iter().find(|a| a.expression == words.id) else {
                continue;
            };
            let carried = agreed
                .themes
                .iter()
                .filter_map(|theme| place_of.get(theme).copied())
                .collect();
            let example = Example {
                text: words.text.as_str().to_owned(),
                themes: carried,
                tone: agreed.tone,
                meaning: Vec::new(),
            };
            found.push((agreed.number, example));
        }
    }
    if found.len() <= MOST_BY_MEANING && is_read(app, scope, study).await? {
        let numbers: Vec<i64> = found.iter().map(|(number, _)| *number).collect();
        let mut senses = store::meanings::senses(app.db.read(), study.id, &numbers).await?;
        for (number, example) in &mut found {
            example.meaning = senses.remove(number).unwrap_or_default();
        }
    }
    Ok(found.into_iter().map(|(_, example)| example).collect())
}

/// Was everything read for what it means, with the encoder of today?
async fn is_read(app: &App, scope: &Scope, study: &Study) -> Result<bool> {
    let of = store::meanings::get(app.db.read(), scope, study.id).await?;
    let Some(of) = of.filter(|of| of.read_at.is_some()) else {
        return Ok(false);
    };
    think(move || of.is_of_this_encoder()).await
}

/// Reads one text after the other, each with what it means.
type ReadOne<'t> = Box<dyn FnMut(&str, &[f32]) -> Guess + 't>;

/// What reads the rest of the corpus.
enum Tool {
    /// A model that learned from the agreed codings, with the themes that its labels stand for.
    Learned(Box<Learned>, Figures, Vec<ThemeId>),
    /// The starter, with the themes that it knows.
    Starter(Vec<starter::Known>),
}

impl Tool {
    async fn open(app: &App, scope: &Scope, study: &Study, model: Uuid) -> Result<Self> {
        Ok(match store::models::origin(app, model).await? {
            ModelOrigin::Learned => {
                let (learned, themes) = store::models::open(app, model).await?;
                Self::Learned(Box::new(learned), store::models::figures(app, model).await?, themes)
            }
            ModelOrigin::Starter => {
                let book = store::codebooks::get(app, scope, study.codebook).await?;
                Self::Starter(starter::known(&book))
            }
        })
    }

    fn hears_meaning(&self) -> bool {
        match self {
            Self::Learned(_, figures, _) => figures.by_meaning != ByMeaning::default(),
            Self::Starter(_) => false,
        }
    }

    /// The theme behind a place of a guess.
    fn theme(&self, at: usize) -> Option<ThemeId> {
        match self {
            Self::Learned(_, _, themes) => themes.get(at).copied(),
            Self::Starter(known) => known.get(at).map(|one| one.theme),
        }
    }

    /// Keeps its tables from one text to the next.
    fn reader(&self) -> ReadOne<'_> {
        match self {
            Self::Learned(learned, ..) => {
                let mut reader = learned.reader();
                Box::new(move |text, meaning| reader.guess(text, meaning))
            }
            Self::Starter(known) => {
                let mut reader = starter::Reader::of(known);
                Box::new(move |text, _| reader.guess(text))
            }
        }
    }
}

async fn propose(job: &Running, scope: &Scope, study: &Study, mut progress: Progress) -> Result<()> {
    let app = &job.app;
    let tool = Arc::new(Tool::open(app, scope, study, progress.model).await?);
    let sample: BTreeSet<i64> = store::samples::list(app.db.read(), study.id)
        .await?
        .into_iter()
        .map(|drawn| drawn.number)
        .collect();
    loop {
        let places = store::corpus::from_position(app, study.id, progress.position, BATCH).await?;
        let Some(last) = places.last().map(|place| place.position) else {
            break;
        };
        let open = without_codes(app, scope, study, &sample, places).await?;
        let Guesses { guesses, read } = guess(app, scope, study, &tool, &open).await?;
        let change = app.change(&job.actor()).await?;
        store::studies::lock(change.tx(), study.id).await?;
        let mut deltas = Deltas::default();
        let batch = Batch {
            study: study.id,
            organisation: study.organisation,
            model: progress.model,
            places: &open,
            guesses: &guesses,
            read: &read,
        };
        let (proposed, unknown) = store::proposals::replace(&change, scope, &batch, &mut deltas).await?;
        progress.proposed += proposed;
        store::tallies::apply(change.tx(), study.id, &deltas).await?;
        progress.position = last + 1;
        progress.read += i64::try_from(open.len()).unwrap_or(0);
        progress.unknown += unknown;
        store::models::note(&change, progress.model, progress.read, progress.unknown, false).await?;
        job.checkpoint(&change, &json!(progress), progress.position, Some(study.corpus_count))
            .await?;
        change.commit_unnoted().await?;
    }
    let next = next::choose(app, scope, study).await?;
    let mut change = app.change(&job.actor()).await?;
    store::studies::lock(change.tx(), study.id).await?;
    store::next_readings::replace(change.tx(), study.id, study.organisation, &next).await?;
    store::models::note(&change, progress.model, progress.read, progress.unknown, true).await?;
    let outcome = json!({ "model": progress.model, "read": progress.read, "proposed": progress.proposed, "unknown": progress.unknown });
    job.outcome(&change, &outcome).await?;
    change.audit("model.propose", &study.id.subject(), Some(study.organisation), &outcome);
    change.commit().await
}

/// The tool reads what people have not: neither the sample nor what somebody confirmed.
async fn without_codes(
    app: &App,
    scope: &Scope,
    study: &Study,
    sample: &BTreeSet<i64>,
    places: Vec<Place>,
) -> Result<Vec<Place>> {
    let numbers: Vec<i64> = places.iter().map(|place| place.number).collect();
    let agreed = store::agreed::by_numbers(app.db.read(), scope, study.id, &numbers).await?;
    let coded: BTreeSet<i64> = agreed.into_iter().map(|a| a.number).collect();
    Ok(places
        .into_iter()
        .filter(|place| !sample.contains(&place.number) && !coded.contains(&place.number))
        .collect())
}

/// What the tool makes of a batch.
struct Guesses {
    /// Place in the batch, theme, confidence, tone.
    guesses: Vec<(usize, ThemeId, i64, Tone)>,
    /// Places that were read, with the confidence of the likeliest theme.
    read: Vec<(usize, i64)>,
}

async fn guess(app: &App, scope: &Scope, study: &Study, tool: &Arc<Tool>, places: &[Place]) -> Result<Guesses> {
    let ids: Vec<_> = places.iter().map(|place| place.expression).collect();
    let words = expressions::get_shared(app, scope, &ids).await?;
    let meanings = if tool.hears_meaning() {
        let numbers: Vec<i64> = places.iter().map(|place| place.number).collect();
        store::meanings::senses(app.db.read(), study.id, &numbers).await?
    } else {
        HashMap::new()
    };
    let at: HashMap<_, usize> = places
        .iter()
        .enumerate()
        .map(|(at, place)| (place.expression, at))
        .collect();
    let tool = Arc::clone(tool);
    think(move || {
        let mut read_one = tool.reader();
        let (mut guesses, mut read) = (Vec::new(), Vec::new());
        for expression in &words {
            let Some(place) = at.get(&expression.id).copied() else {
                continue;
            };
            let meaning = meanings.get(&expression.number).map_or(&[][..], |vector| vector);
            let guess = read_one(expression.text.as_str(), meaning);
            read.push((place, thousandths(guess.likeliest)));
            for (label, confidence) in guess.themes {
                if let Some(theme) = tool.theme(label) {
                    guesses.push((place, theme, thousandths(confidence), guess.tone));
                }
            }
        }
        Guesses { guesses, read }
    })
    .await
}
