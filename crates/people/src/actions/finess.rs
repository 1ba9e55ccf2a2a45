//! The FINESS register of the installation: imported as a whole, asked by numbers or by words.

use crate::{
    finess::{
        regions::{self, Regions},
        register::{self, RegisterRead, Site, SiteKind, Unreadable},
    },
    store::{
        self,
        finess::{Counts, Kept, RegisterId},
    },
};
use jiff::civil::Date;
use platform::{Actor, App, Error, Permission, Problems, Result};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
};
use tokio::sync::mpsc;

/// Most bytes of a file: the feed has some hundreds of millions.
pub(crate) const MOST_BYTES: u64 = 2_000_000_000;
/// Records that travel together from the file to the database.
const BATCH: usize = 1024;
/// Batches that wait for the database, at most.
const WAITING: usize = 4;

/// What an import kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinessImport {
    /// What was read of the file.
    pub read: RegisterRead,
    /// What the register says now.
    pub counts: Counts,
}

/// Replaces the register by that of a file, whole or not at all. The file is read once before anything is locked, so that
/// one that is refused changes nothing and holds nobody up. `tell` is told how many records were written.
///
/// # Errors
/// [`Error::Invalid`] when it is no register, or is older than the one that is kept and nobody asked for an `older` one;
/// [`Error::Conflict`] when the file changes meanwhile.
pub async fn import_finess(
    app: &App,
    actor: &Actor,
    path: &Path,
    older: bool,
    tell: &(dyn Fn(usize) + Send + Sync),
) -> Result<FinessImport> {
    actor.scope(Permission::ManagePeople)?;
    let checked = path.to_owned();
    let read = tokio::task::spawn_blocking(move || read_file(&checked, &mut |_| true))
        .await
        .map_err(Error::internal)??;
    let mut change = app.change(actor).await?;
    // A form sent twice is told so before its rows are written twice.
    change.sent_once().await?;
    let number = store::finess::begin_import(&mut change).await?;
    if let Some(kept) = store::finess::find(change.tx()).await?
        && kept.told_on > read.day
        && !older
    {
        return Err(too_old(&kept, read.day));
    }
    store::finess::remove_sites(change.tx()).await?;
    let (to_write, mut batches) = mpsc::channel::<Vec<Site>>(WAITING);
    let path = path.to_owned();
    let reading = tokio::task::spawn_blocking(move || hand_over(&path, &to_write));
    let mut written = 0;
    while let Some(batch) = batches.recv().await {
        store::finess::insert_sites(change.tx(), &batch).await?;
        written += batch.len();
        tell(written);
    }
    let again = reading.await.map_err(Error::internal)??;
    if again != read {
        // Somebody wrote to the file meanwhile.
        return Err(Error::Conflict("people-finess-file-changed"));
    }
    let id = RegisterId(change.fresh_id());
    store::finess::insert_register(&change, id, number, &read).await?;
    let counts = store::finess::counts(change.tx(), app.clock.today()).await?;
    let detail = json!({ "format": read.format.code(), "day": read.day, "sites": read.site_count, "older": older });
    change.audit("finess-register.replaced", &id.subject(), None, &detail);
    change.commit().await?;
    Ok(FinessImport { read, counts })
}

/// Reads the file again, and hands its records over in batches.
fn hand_over(path: &Path, to: &mpsc::Sender<Vec<Site>>) -> Result<RegisterRead> {
    let mut batch = Vec::with_capacity(BATCH);
    let read = read_file(path, &mut |site| {
        batch.push(site);
        batch.len() < BATCH || to.blocking_send(std::mem::take(&mut batch)).is_ok()
    })?;
    if !batch.is_empty() {
        // Where nobody listens any more, writing failed, and says so itself.
        let _ = to.blocking_send(batch);
    }
    Ok(read)
}

fn read_file(path: &Path, take: &mut dyn FnMut(Site) -> bool) -> Result<RegisterRead> {
    register::read(File::open(path)?, take).map_err(unreadable)
}

fn unreadable(why: Unreadable) -> Error {
    match why {
        Unreadable::Empty => Error::invalid("file", "people-finess-file-empty"),
        Unreadable::NotARegister => Error::invalid("file", "people-finess-file-other"),
        Unreadable::Encoding => Error::invalid("file", "people-finess-file-encoding"),
        Unreadable::Cut => Error::invalid("file", "people-finess-file-cut"),
        Unreadable::Broken { line, column } => problem(
            "people-finess-file-broken",
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        Unreadable::LongLine { line } => problem("people-finess-file-long-line", &[("line", &line.to_string())]),
        Unreadable::NoDay => Error::invalid("file", "people-finess-file-no-day"),
        Unreadable::NoSite => Error::invalid("file", "people-finess-file-no-site"),
        Unreadable::TooMany => Error::invalid("file", "people-finess-file-too-many"),
        Unreadable::Stopped => Error::internal(anyhow::anyhow!("the register was not written to its end")),
        Unreadable::Disk(error) => error.into(),
    }
}

fn problem(message: &str, arguments: &[(&str, &str)]) -> Error {
    let mut problems = Problems::new();
    problems.add_with("file", message, arguments);
    Error::Invalid(problems)
}

fn too_old(kept: &Kept, day: Date) -> Error {
    problem(
        "people-finess-file-older",
        &[("day", &day.to_string()), ("kept", &kept.told_on.to_string())],
    )
}

/// What the page of the register shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub kept: Kept,
    pub counts: Counts,
}

/// The register that is kept, if any.
///
/// # Errors
/// [`Error::Forbidden`] for who has no role anywhere.
pub(crate) async fn state(app: &App, actor: &Actor) -> Result<Option<State>> {
    actor.scope(Permission::ReadPeople)?;
    let Some(kept) = store::finess::find(app.db.read()).await? else {
        return Ok(None);
    };
    let counts = store::finess::counts(app.db.read(), app.clock.today()).await?;
    Ok(Some(State { kept, counts }))
}

/// Those that a text finds: the beginning of a number, or words of a name and a town.
///
/// # Errors
/// [`Error::Forbidden`] for who has no role anywhere.
pub(crate) async fn search(app: &App, actor: &Actor, text: &str) -> Result<Vec<Site>> {
    actor.scope(Permission::ReadPeople)?;
    store::finess::search(app.db.read(), text).await
}

/// The one that a number stands for.
///
/// # Errors
/// [`Error::NotFound`] where the register does not have it.
pub(crate) async fn site(app: &App, actor: &Actor, number: &str) -> Result<Site> {
    actor.scope(Permission::ReadPeople)?;
    let number = crate::finess::tidied(number);
    let mut found = chosen(
        store::finess::of_numbers(app.db.read(), std::slice::from_ref(&number)).await?,
        app.clock.today(),
    );
    found.remove(&number).ok_or(Error::NotFound)
}

/// Of two that one number stands for, the one that is open, else the establishment.
fn chosen(sites: Vec<Site>, today: Date) -> BTreeMap<String, Site> {
    let rank = |site: &Site| (site.is_over(today), site.kind != SiteKind::Establishment);
    let mut all: BTreeMap<String, Site> = BTreeMap::new();
    for site in sites {
        let is_better = all.get(&site.number).is_none_or(|other| rank(&site) < rank(other));
        if is_better {
            all.insert(site.number.clone(), site);
        }
    }
    all
}

/// What the register says of some numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The day that the register tells the state of.
    pub told_on: Date,
    sites: BTreeMap<String, Site>,
    entities: BTreeSet<String>,
}

impl Registered {
    /// What is known of a number.
    #[must_use]
    pub fn site(&self, number: &str) -> Option<&Site> {
        self.sites.get(number)
    }

    /// Is it there, at least as what an establishment belongs to?
    #[must_use]
    pub fn knows(&self, number: &str) -> bool {
        self.sites.contains_key(number) || self.entities.contains(number)
    }
}

/// What the register says of these numbers; nothing where no register is kept.
///
/// # Errors
/// When the database does not answer.
pub async fn registered(app: &App, numbers: &[String]) -> Result<Option<Registered>> {
    let db = app.db.read();
    let Some(kept) = store::finess::find(db).await? else {
        return Ok(None);
    };
    Ok(Some(Registered {
        told_on: kept.told_on,
        sites: chosen(store::finess::of_numbers(db, numbers).await?, app.clock.today()),
        entities: store::finess::entities(db, numbers).await?,
    }))
}

/// Refuses the number of an establishment that the register says closed.
///
/// # Errors
/// [`Error::Invalid`] for field `finess`.
pub(super) async fn refuse_closed(app: &App, number: Option<&str>) -> Result<()> {
    let number = crate::finess::tidied(number.unwrap_or_default());
    if number.is_empty() {
        return Ok(());
    }
    let registered = registered(app, std::slice::from_ref(&number)).await?;
    let site = registered.as_ref().and_then(|all| all.site(&number));
    let Some(site) = site.filter(|site| site.is_over(app.clock.today())) else {
        return Ok(());
    };
    let mut problems = Problems::new();
    match site.closed_on {
        Some(day) => problems.add_with("finess", "people-finess-closed-on", &[("day", &day.to_string())]),
        None => problems.add("finess", "people-finess-closed"),
    }
    problems.check()
}

/// The regions of departments in this installation: those of its folder's file, else those of the program.
///
/// # Errors
/// [`Error::Conflict`] when that file cannot be read as regions.
pub async fn regions(app: &App) -> Result<Regions> {
    let broken = Error::Conflict("people-regions-broken");
    match tokio::fs::read_to_string(app.settings.data.join(regions::FILE)).await {
        Ok(text) => Regions::read(&text).map_err(|_| broken),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Regions::shipped().clone()),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Err(broken),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests;
