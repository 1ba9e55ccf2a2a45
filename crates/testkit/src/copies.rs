//! An installation that takes long to fill is filled once for a build and an engine, and copied for each test.

use crate::{TestApp, database, open};
use platform::{App, app::House, random::Random};
use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Opens a copy of what `fill` made of an empty house of this name, with what it wanted to be told again. Every copy is drawn
/// anew from one seed, so that no id comes twice.
///
/// # Panics
/// When the house cannot be filled or copied.
pub async fn copied(
    name: &str,
    house: impl Fn(Random) -> House,
    fill: impl AsyncFnOnce(&App) -> String,
) -> (TestApp, String) {
    let shelf = Shelf::of(name);
    // One test fills it, the others wait; a copy is made under the lock too, since a server copies no template twice at once.
    let lock = File::create(shelf.folder.with_extension("lock")).expect("a file to lock");
    lock.lock().expect("a lock");
    if !shelf.is_full().await {
        shelf.put(open(house(Random::seeded(7))).await, fill).await;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&shelf.folder.join("data"), folder.path()).expect("the folder is copied");
    let note = fs::read_to_string(shelf.folder.join("note")).expect("the note is there");
    let (settings, db, kept) = database::over_template(folder, &shelf.template).await;
    drop(lock);
    let app = App::assemble(settings, db, house(Random::seeded(8))).expect("the application opens");
    (TestApp { app, _kept: kept }, note)
}

/// Where a filled installation stands.
struct Shelf {
    folder: PathBuf,
    template: String,
}

impl Shelf {
    /// That of this very program: another build may fill it in another way.
    fn of(name: &str) -> Self {
        let program = std::env::current_exe().expect("a program");
        let about = fs::metadata(&program).expect("the program is there");
        let mut hasher = DefaultHasher::new();
        (
            &program,
            about.len(),
            about.modified().ok(),
            std::env::var("TEST_DATABASE_URL").ok(),
        )
            .hash(&mut hasher);
        let template = format!("pv_{name}_{:016x}", hasher.finish());
        // Beside the program, which goes with the other things that were built.
        let shelves = program.with_extension("filled");
        fs::create_dir_all(&shelves).expect("a folder");
        forget_before(&shelves, about.modified());
        Self {
            folder: shelves.join(&template),
            template,
        }
    }

    async fn is_full(&self) -> bool {
        self.folder.join("note").exists() && database::has_template(&self.template).await
    }

    async fn put(&self, filled: TestApp, fill: impl AsyncFnOnce(&App) -> String) {
        let note = fill(&filled.app).await;
        filled.app.db.clone().close().await;
        let TestApp { app, _kept: mut kept } = filled;
        drop(app);
        let _ = fs::remove_dir_all(&self.folder);
        copy(kept.folder.path(), &self.folder.join("data")).expect("the folder is copied");
        database::keep_as_template(&mut kept, &self.template).await;
        fs::write(self.folder.join("note"), note).expect("the note is written");
    }
}

/// Takes away what builds before this one left: nobody copies it any more.
fn forget_before(shelves: &Path, built: io::Result<SystemTime>) {
    let (Ok(built), Ok(entries)) = (built, fs::read_dir(shelves)) else {
        return;
    };
    for entry in entries.flatten() {
        let is_old = entry
            .metadata()
            .and_then(|about| about.modified())
            .is_ok_and(|made| made < built);
        if is_old && entry.path().is_dir() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Copies a folder with all that it holds, closed to others as it is.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
