//! Opening a study, briefing, appointing readers, drawing the sample.

use super::present;
use crate::{
    CodebookId, StudyId, ThemeId,
    codebook::{self, StarterTheme, too_long},
    sample, store,
    store::{codebooks::NewTheme, corpus::Place},
    study::{CodebookSource, LONGEST_NOTE, MOST_READERS, NewStudy, Study},
    tally::Deltas,
};
use jiff::civil::Date;
use people::OrganisationId;
use platform::{Actor, App, Change, Error, Permission, Problems, Result, Role, Scope, jobs::NewJob};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// Opens a study over a part of the corpus; a job freezes it.
///
/// # Errors
/// [`Error::Invalid`] for what the form lacks, [`Error::Forbidden`], [`Error::NotFound`] for a
/// codebook of somebody else.
pub(crate) async fn open(app: &App, actor: &Actor, new: NewStudy) -> Result<StudyId> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let organisation = organisation_of(&scope, &new)?;
    let mut new = new.checked()?;
    new.filter.organisation = Some(organisation);
    let mut change = app.change(actor).await?;
    let id = StudyId(change.fresh_id());
    let book = copy_codebook(&change, &scope, organisation, &new).await?;
    store::studies::insert(&change, id, organisation, book, &new).await?;
    change.audit(
        "study.open",
        &id.subject(),
        Some(organisation),
        &json!({ "codebook": book }),
    );
    let [freeze, ..] = store::facts::job_keys(id.0);
    change
        .job(
            NewJob::now(crate::jobs::FREEZE, json!({ "study": id }))
                .of(organisation)
                .once(freeze),
        )
        .await?;
    change.commit().await?;
    Ok(id)
}

fn organisation_of(scope: &Scope, new: &NewStudy) -> Result<Uuid> {
    let asked = new.organisation.or(new.filter.organisation).or_else(|| scope.single());
    let organisation = asked.ok_or_else(|| Error::invalid("organisation", "analysis-study-organisation-missing"))?;
    if scope.allows(organisation) {
        Ok(organisation)
    } else {
        Err(Error::Forbidden)
    }
}

async fn copy_codebook(change: &Change, scope: &Scope, organisation: Uuid, new: &NewStudy) -> Result<CodebookId> {
    let id = CodebookId(change.fresh_id());
    let (name, themes) = match new.codebook {
        CodebookSource::Starter => starter_themes(change)?,
        CodebookSource::Blank => (new.name.clone(), Vec::new()),
        CodebookSource::Copy(other) => {
            let other = store::codebooks::read(change.tx(), scope, other).await?;
            (other.name.clone(), copied_themes(change, &other))
        }
    };
    store::codebooks::insert(change, organisation, id, &name, &themes).await?;
    Ok(id)
}

fn starter_themes(change: &Change) -> Result<(String, Vec<NewTheme>)> {
    let starter = codebook::starter()?;
    let mut all = Vec::new();
    let mut add = |theme: &StarterTheme, parent: Option<ThemeId>| {
        let id = ThemeId(change.fresh_id());
        let (name, definition) = (theme.name.clone(), theme.definition.clone());
        all.push(NewTheme {
            id,
            parent,
            name,
            definition,
            examples: theme.examples.join("\n"),
            starter_key: Some(theme.code.clone()),
        });
        id
    };
    for theme in &starter.themes {
        let id = add(theme, None);
        for child in &theme.themes {
            add(child, Some(id));
        }
    }
    Ok((starter.name, all))
}

fn copied_themes(change: &Change, book: &codebook::Codebook) -> Vec<NewTheme> {
    let ids: HashMap<ThemeId, ThemeId> = book
        .running()
        .map(|theme| (theme.id, ThemeId(change.fresh_id())))
        .collect();
    book.running()
        .filter_map(|theme| {
            Some(NewTheme {
                id: *ids.get(&theme.id)?,
                parent: theme.parent.and_then(|parent| ids.get(&parent).copied()),
                name: theme.name.clone(),
                definition: theme.definition.clone(),
                examples: theme.examples.clone(),
                starter_key: theme.starter_key.clone(),
            })
        })
        .collect()
}

/// Records the joint briefing, without which nobody reads (« informer et former ensemble »).
///
/// # Errors
/// [`Error::Invalid`] without a day, or for a day to come; [`Error::Conflict`] once people read.
pub(crate) async fn brief(app: &App, actor: &Actor, id: StudyId, on: Option<Date>, note: &str) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut problems = Problems::new();
    if on.is_none() {
        problems.add("on", "analysis-briefing-day-missing");
    }
    if on.is_some_and(|day| day > app.clock.today()) {
        problems.add("on", "analysis-briefing-day-to-come");
    }
    too_long(&mut problems, "note", note, LONGEST_NOTE);
    problems.check()?;
    let mut change = app.change(actor).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    if facts.coding_began {
        return Err(Error::Conflict("analysis-briefing-after-reading"));
    }
    let changed = Study {
        briefed_on: on,
        briefing_note: note.trim().to_owned(),
        ..study
    };
    store::studies::update(&change, &changed).await?;
    let day = on.map(|day| day.to_string());
    change.audit(
        "study.brief",
        &id.subject(),
        Some(changed.organisation),
        &json!({ "on": day }),
    );
    change.commit().await
}

/// Somebody who may be appointed: their name, role and the college for which they would read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub person: Uuid,
    pub name: String,
    pub role: Role,
    pub college: platform::College,
}

/// Members of the study's organisation who may code and are not appointed yet, by name.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn candidates(app: &App, scope: &Scope, study: &Study) -> Result<Vec<Candidate>> {
    let appointed = store::readers::list(app.db.read(), scope, study.id).await?;
    let mut found: Vec<Candidate> = Vec::new();
    for member in people::members(app, scope, OrganisationId(study.organisation)).await? {
        let person = member.person.0;
        let known = appointed.iter().any(|r| r.person == person) || found.iter().any(|c| c.person == person);
        let Some(college) = member
            .college
            .filter(|_| !known && member.role.may(Permission::CodeExpressions))
        else {
            continue;
        };
        found.push(Candidate {
            person,
            name: member.name,
            role: member.role,
            college,
        });
    }
    Ok(found)
}

/// Appoints a reader for the college of their role.
///
/// # Errors
/// [`Error::Invalid`] for somebody who may not read here or reads already; [`Error::Conflict`]
/// once the reading is closed.
pub(crate) async fn appoint(app: &App, actor: &Actor, id: StudyId, person: Uuid) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let study = store::studies::get(app, &scope, id).await?;
    let candidates = candidates(app, &scope, &study).await?;
    let chosen = candidates.into_iter().find(|c| c.person == person);
    let mut change = app.change(actor).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    if study.closed_at.is_some() {
        return Err(Error::Conflict("analysis-reading-closed"));
    }
    let count = usize::try_from(facts.users + facts.professionals).unwrap_or(usize::MAX);
    if count >= MOST_READERS {
        return Err(Error::invalid("person", "analysis-readers-too-many"));
    }
    let chosen = chosen.ok_or_else(|| Error::invalid("person", "analysis-reader-unknown"))?;
    store::readers::insert(&change, id, study.organisation, person, chosen.college).await?;
    let detail = json!({ "reader": person, "college": chosen.college });
    change.audit("reader.appoint", &id.subject(), Some(study.organisation), &detail);
    change.commit().await
}

/// Releases a reader who has not finished; what they had coded goes with them.
///
/// # Errors
/// [`Error::Conflict`] for a reader who finished: their reading is part of the study.
pub(crate) async fn release(app: &App, actor: &Actor, id: StudyId, person: Uuid) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    let readers = store::readers::list(change.tx(), &scope, id).await?;
    let reader = readers.iter().find(|r| r.person == person).ok_or(Error::NotFound)?;
    if reader.finished_at.is_some() {
        return Err(Error::Conflict("analysis-reader-finished"));
    }
    store::codings::remove_of(&change, id, person).await?;
    store::readers::remove(&change, id, person).await?;
    let detail = json!({ "reader": person, "coded": reader.coded });
    change.audit("reader.release", &id.subject(), Some(study.organisation), &detail);
    super::reading::close_if_everybody_finished(app, &mut change, &scope, &study).await?;
    change.commit().await
}

async fn forget_proposals(change: &Change, id: StudyId, drawn: &[Place]) -> Result<()> {
    let numbers: Vec<i64> = drawn.iter().map(|place| place.number).collect();
    let mut deltas = Deltas::default();
    store::proposals::remove(change.tx(), id, &numbers, &mut deltas).await?;
    store::next_readings::remove(change.tx(), id, &numbers).await?;
    store::tallies::apply(change.tx(), id, &deltas).await
}

/// Draws the sample; the seed is written down. Drawing again is possible until somebody reads. What the starter proposed
/// for what is drawn goes: people read it without.
///
/// # Errors
/// As [`Study::may_draw`]; [`Error::Conflict`] while the tool reads.
pub(crate) async fn draw(app: &App, actor: &Actor, id: StudyId, size: i64) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    study.may_draw(&facts, size)?;
    let [.., learn] = store::facts::job_keys(id.0);
    if store::facts::is_under_way(change.tx(), &learn).await? {
        return Err(Error::Conflict("analysis-learning-busy"));
    }
    let seed = app.random.number();
    let positions = sample::draw(seed, study.corpus_count, size);
    let drawn = store::corpus::at(change.tx(), id, &positions).await?;
    store::samples::replace(&change, id, &drawn).await?;
    forget_proposals(&change, id, &drawn).await?;
    let changed = Study {
        sample_size: Some(size),
        sample_seed: Some(seed),
        sampled_at: Some(change.at()),
        ..study
    };
    store::studies::update(&change, &changed).await?;
    let detail = json!({ "size": size, "seed": seed.to_string(), "corpus": changed.corpus_count });
    change.audit("sample.draw", &id.subject(), Some(changed.organisation), &detail);
    change.commit().await
}
