//! The folder `incoming`: files on their way, and how those that nobody receives any more are swept.
//!
//! Whoever receives a file holds a lock on it, which ends with its process however that ends: what can be locked
//! belongs to nobody, be it in this process or in another of the same folder. Age alone would keep words in clear for as
//! long as the slowest upload may take.

use crate::private;
use std::{
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::NamedTempFile;

/// Where there are no locks, and for a file that is empty, what is older than this belongs to nobody.
const OLD: Duration = Duration::from_secs(24 * 3600);

/// The folder of a data folder, made when it is missing.
pub(super) fn folder(data: &Path) -> io::Result<PathBuf> {
    let folder = data.join("incoming");
    private::own_folder(&folder)?;
    Ok(folder)
}

/// A file to receive into: locked before its first byte, and gone when dropped.
pub(super) fn receive(folder: &Path) -> io::Result<NamedTempFile> {
    let file = NamedTempFile::new_in(folder)?;
    // Elsewhere a lock keeps the file's own reader out.
    #[cfg(unix)]
    let _ = file.as_file().lock();
    Ok(file)
}

/// Removes what nobody receives any more; says how many files.
///
/// # Errors
/// When the folder cannot be read.
pub fn sweep(data: &Path) -> io::Result<usize> {
    let mut count = 0;
    let folder = data.join("incoming");
    if !folder.exists() {
        return Ok(0);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        // One that goes away meanwhile was somebody's.
        if path.is_file() && is_left_behind(&path).unwrap_or(false) && std::fs::remove_file(&path).is_ok() {
            count += 1;
        }
    }
    Ok(count)
}

fn is_left_behind(path: &Path) -> io::Result<bool> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    let is_old = about.modified()?.elapsed().is_ok_and(|age| age > OLD);
    if !cfg!(unix) {
        return Ok(is_old);
    }
    match file.try_lock() {
        // Still empty: its receiver may be about to lock it.
        Ok(()) => Ok(file.metadata()?.len() > 0 || is_old),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(_)) => Ok(is_old),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn left_behind(folder: &Path, name: &str, words: &str) -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, words).expect("writes");
        path
    }

    #[test]
    fn an_upload_that_was_cut_by_a_kill_is_swept_and_one_under_way_is_not() {
        let data = tempfile::tempdir().expect("a folder");
        let folder = folder(data.path()).expect("a folder");
        let mut received = receive(&folder).expect("receives");
        received
            .write_all("Le couloir était froid.".as_bytes())
            .expect("writes");
        let just_made = receive(&folder).expect("receives");
        let dead = left_behind(&folder, ".tmpDead", "Mme Durand m’a dit");
        let unlocked = left_behind(&folder, ".tmpNew", "");

        assert_eq!(sweep(data.path()).expect("sweeps"), 1);

        assert!(!dead.exists());
        assert!(received.path().exists() && just_made.path().exists() && unlocked.exists());
        assert_eq!(sweep(&data.path().join("nowhere")).expect("nothing to do"), 0);
    }

    #[test]
    fn an_empty_file_of_yesterday_is_swept() {
        let data = tempfile::tempdir().expect("a folder");
        let folder = folder(data.path()).expect("a folder");
        let empty = left_behind(&folder, ".tmpEmpty", "");
        let file = File::options().write(true).open(&empty).expect("opens");
        let before = file.metadata().and_then(|about| about.modified()).expect("a time") - OLD * 2;
        file.set_modified(before).expect("sets");
        drop(file);

        sweep(data.path()).expect("sweeps");

        assert!(!empty.exists());
    }
}
