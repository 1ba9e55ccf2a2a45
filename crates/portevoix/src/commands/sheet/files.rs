//! The files that a verb is given, and those that it makes.

use anyhow::{Context, bail};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Write},
    path::Path,
};

/// A file that was given.
pub(super) struct Given {
    /// Its name, without its folders.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Reads a file of at most so many bytes, before anything else is done.
pub(super) fn read(path: &Path, most: u64) -> anyhow::Result<Given> {
    let shown = path.display();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => bail!("le fichier {shown} n’existe pas"),
        Err(error) => return Err(error).with_context(|| format!("le fichier {shown} ne s’ouvre pas")),
    };
    if file.metadata().is_ok_and(|about| about.is_dir()) {
        bail!("{shown} est un dossier : donnez un fichier");
    }
    let mut bytes = Vec::new();
    // Not its told size: a pipe or a device tells none.
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("le fichier {shown} ne se lit pas"))?;
    if u64::try_from(bytes.len()).is_ok_and(|count| count > most) {
        bail!("le fichier {shown} est trop grand : {} Mo au plus", most / 1_000_000);
    }
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Given { name, bytes })
}

/// Writes a file that was not there: nothing that somebody keeps is overwritten.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let shown = path.display();
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{shown} existe déjà : donnez un autre nom, rien n’est écrasé")
        }
        Err(error) if error.kind() == ErrorKind::NotFound => bail!("le dossier de {shown} n’existe pas"),
        Err(error) => return Err(error).with_context(|| format!("le fichier {shown} ne peut pas être fait")),
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would be taken for a whole one.
        let _ = std::fs::remove_file(path);
    }
    written.with_context(|| format!("le fichier {shown} ne peut pas être écrit"))
}

/// Prints lines; whoever stopped reading (`| head`) has what they wanted.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("fiche.pdf");

        write_new(&path, b"un").expect("is new");

        assert!(write_new(&path, b"deux").is_err());
        let given = read(&path, 2).expect("fits");
        assert_eq!((given.name.as_str(), given.bytes.as_slice()), ("fiche.pdf", &b"un"[..]));
        assert!(read(&path, 1).is_err());
        assert!(read(folder.path(), 100).is_err());
    }
}
