//! Folders and files that only the account of the program may open, where the system knows accounts.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io,
    path::Path,
};

/// Makes a folder, and those above it that are missing, for our account alone (0700). One that is there
/// already stays as its keeper made it.
///
/// # Errors
/// When it cannot be made.
pub fn folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// As [`folder`], for one that bears a name of ours: it is closed to others even when an older version made it.
///
/// # Errors
/// When it cannot be made.
pub fn own_folder(path: &Path) -> io::Result<()> {
    folder(path)?;
    close(path, 0o700);
    Ok(())
}

/// Opens a file for writing, empty, for our account alone (0600).
///
/// # Errors
/// When it cannot be made.
pub fn file(path: &Path) -> io::Result<File> {
    let file = options().truncate(true).open(path)?;
    close(path, 0o600);
    Ok(file)
}

/// Makes a file for our account alone when it is missing, and closes one that is there; its bytes stay.
///
/// # Errors
/// When it cannot be made.
pub fn keep_file(path: &Path) -> io::Result<()> {
    drop(options().truncate(false).open(path)?);
    close(path, 0o600);
    Ok(())
}

/// Closes a file to others if it is there.
pub fn close_file(path: &Path) {
    if path.exists() {
        close(path, 0o600);
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// What belongs to another account, or lies on a share without modes, stays as it is.
#[cfg(unix)]
fn close(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    if let Err(error) = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)) {
        tracing::warn!(kind = ?error.kind(), "a part of the data folder could not be closed to other accounts");
    }
}

#[cfg(not(unix))]
fn close(_: &Path, _: u32) {}
