//! Official results of one establishment, beside its own surveys and what people said there.

use super::{
    official_imports::thresholds,
    results::{Narrow, Results, results},
};
use crate::{
    esatis::{
        OfficialRow, Survey,
        thresholds::{Mismatch, Threshold, mismatches},
    },
    official::{OfficialImport, OfficialImportId},
    store::{self, official_results::Found},
};
use people::finess;
use platform::{Actor, App, Error, Permission, Result};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Own surveys that a page shows.
const MOST_SURVEYS: usize = 12;

/// The establishments that somebody looks for, by number or name.
///
/// # Errors
/// [`Error::Forbidden`] for who may not read results.
pub(crate) async fn find(app: &App, actor: &Actor, asked: &str) -> Result<Vec<Found>> {
    let scope = actor.scope(Permission::ReadResults)?;
    if asked.trim().is_empty() {
        return Ok(Vec::new());
    }
    let imports = store::official_imports::in_force(app.db.read(), &scope).await?;
    let imports: Vec<OfficialImportId> = imports.iter().map(|import| import.id).collect();
    store::official_results::search(app.db.read(), &scope, &imports, asked).await
}

/// Own establishments of which a list asks whether files speak.
const MOST_OWN: usize = 20;

/// The reader's own establishments of which a file in force speaks: nobody has to type a number to find oneself.
///
/// # Errors
/// [`Error::Forbidden`] for who may not read results.
pub(crate) async fn own_establishments(app: &App, actor: &Actor) -> Result<Vec<Found>> {
    let scope = actor.scope(Permission::ReadResults)?;
    let imports = store::official_imports::in_force(app.db.read(), &scope).await?;
    let ids: Vec<OfficialImportId> = imports.iter().map(|import| import.id).collect();
    let all = people::organisations(app, &scope).await?;
    let numbered = all.into_iter().filter_map(|one| Some((one.finess?, one.name)));
    let mut own = Vec::new();
    for (number, name) in numbered.take(MOST_OWN) {
        let rows = store::official_results::of_establishment(app.db.read(), &scope, &ids, &number).await?;
        if let Some((_, row)) = rows.into_iter().next() {
            own.push(Found {
                name,
                finess: number,
                region: row.region,
            });
        }
    }
    Ok(own)
}

/// What one campaign says of an establishment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct YearResult {
    pub import: OfficialImport,
    pub survey: Survey,
    pub year: i64,
    pub row: OfficialRow,
    pub threshold: Option<Threshold>,
    pub mismatch: Option<Mismatch>,
}

/// One establishment.
pub(crate) struct Establishment {
    pub finess: String,
    /// As the latest file writes it, else as the house knows it.
    pub name: String,
    pub region: String,
    /// By survey, the latest year first.
    pub years: Vec<YearResult>,
    /// Its own surveys, the latest first.
    pub own: Vec<Results>,
    /// The organisation with this number, for who may read what people said there.
    pub organisation: Option<Uuid>,
}

/// An establishment by its number.
///
/// # Errors
/// [`Error::NotFound`] where neither a file nor a survey of the reader's speaks of it.
pub(crate) async fn establishment(app: &App, actor: &Actor, number: &str) -> Result<Establishment> {
    let number = finess::tidied(number);
    let years = years(app, actor, &number).await?;
    let own = own_surveys(app, actor, &number).await?;
    let organisation = organisation(app, actor, &number).await?;
    let latest = years.iter().max_by_key(|one| (one.year, one.import.imported_at));
    let name = latest
        .map(|one| one.row.name.clone())
        .or_else(|| {
            own.first()
                .and_then(|of| of.participant.as_ref())
                .map(|one| one.name.clone())
        })
        .or_else(|| organisation.as_ref().map(|(_, name)| name.clone()))
        .ok_or(Error::NotFound)?;
    Ok(Establishment {
        region: latest.map_or_else(String::new, |one| one.row.region.clone()),
        finess: number,
        organisation: organisation.map(|(id, _)| id),
        name,
        years,
        own,
    })
}

/// What the files in force say: of each survey and year, the last that was confirmed.
async fn years(app: &App, actor: &Actor, number: &str) -> Result<Vec<YearResult>> {
    let scope = actor.scope(Permission::ReadResults)?;
    let imports = store::official_imports::in_force(app.db.read(), &scope).await?;
    let ids: Vec<OfficialImportId> = imports.iter().map(|import| import.id).collect();
    let found = store::official_results::of_establishment(app.db.read(), &scope, &ids, number).await?;
    let mut rows: BTreeMap<Uuid, OfficialRow> = found.into_iter().map(|(id, row)| (id.0, row)).collect();
    let known = thresholds(app).await?;
    let mut last = BTreeMap::new();
    for import in imports {
        if let (Some(year), Some(row)) = (import.year, rows.remove(&import.id.0)) {
            last.insert((import.survey, std::cmp::Reverse(year)), (import, row));
        }
    }
    let year =
        |((survey, std::cmp::Reverse(year)), (import, row)): ((Survey, std::cmp::Reverse<i64>), (_, OfficialRow))| {
            let threshold = known.of(survey, year).cloned();
            let found = threshold.as_ref().map(|by| mismatches(std::slice::from_ref(&row), by));
            YearResult {
                mismatch: found.and_then(|all| all.into_iter().next()),
                import,
                survey,
                year,
                row,
                threshold,
            }
        };
    Ok(last.into_iter().map(year).collect())
}

/// The surveys that asked this establishment and that the reader may see: one under embargo waits.
async fn own_surveys(app: &App, actor: &Actor, number: &str) -> Result<Vec<Results>> {
    let scope = actor.scope(Permission::ReadResults)?;
    let taking_part = store::participants::by_finess(app.db.read(), &scope, number).await?;
    let mut own = Vec::new();
    for one in taking_part {
        let narrow = Narrow {
            participant: Some(one.id),
            ..Narrow::default()
        };
        match results(app, actor, one.campaign, &narrow).await {
            Ok(of) if of.campaign.launched_at.is_some() => own.push(of),
            Ok(_) | Err(Error::Conflict(_) | Error::NotFound) => {}
            Err(other) => return Err(other),
        }
        if own.len() == MOST_SURVEYS {
            break;
        }
    }
    own.sort_by_key(|of| std::cmp::Reverse(of.campaign.words.opens_on));
    Ok(own)
}

/// The organisation with this number, for who may read expressions.
async fn organisation(app: &App, actor: &Actor, number: &str) -> Result<Option<(Uuid, String)>> {
    let Ok(scope) = actor.scope(Permission::ReadExpressions) else {
        return Ok(None);
    };
    let all = people::organisations(app, &scope).await?;
    let found = all.into_iter().find(|one| one.finess.as_deref() == Some(number));
    Ok(found.map(|one| (one.id.into(), one.name)))
}
