//! A dropped file while it is being imported: kept in sealed pieces, so that no raw word lies on a disk in clear,
//! and readable from any node.

use crate::expression::SourceId;
use platform::{App, Result, vault::hex};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};
use tokio::{io::AsyncReadExt, runtime::Handle};

/// Size of a piece before it is sealed, in bytes.
const PIECE: usize = 1 << 20;

/// What was kept of a file.
pub(crate) struct Kept {
    /// SHA-256 of the whole, as hexadecimal digits.
    pub(crate) hash: String,
    /// Size in bytes.
    pub(crate) byte_count: i64,
    /// Its sealed pieces, in order.
    pub(crate) chunks: Vec<String>,
}

/// Seals a file piece by piece; the caller then drops the clear one.
pub(crate) async fn keep(app: &App, source: SourceId, path: &Path) -> Result<Kept> {
    let mut file = tokio::fs::File::open(path).await?;
    let (mut whole, mut chunks, mut byte_count) = (Sha256::new(), Vec::new(), 0_i64);
    let mut piece = vec![0; PIECE];
    loop {
        let length = fill(&mut file, &mut piece).await?;
        if length == 0 {
            break;
        }
        whole.update(&piece[..length]);
        byte_count += i64::try_from(length).unwrap_or(0);
        let sealed = app.vault.seal_bytes(&piece[..length], source.0, &app.random)?;
        chunks.push(app.files.write(sealed.into()).await?);
        if length < PIECE {
            break;
        }
    }
    Ok(Kept {
        hash: hex(&whole.finalize()),
        byte_count,
        chunks,
    })
}

async fn fill(file: &mut tokio::fs::File, piece: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < piece.len() {
        match file.read(&mut piece[length..]).await? {
            0 => break,
            n => length += n,
        }
    }
    Ok(length)
}

/// Removes the pieces of a file that is no longer needed; one that cannot be removed is told in the log and left.
pub(crate) async fn forget(app: &App, chunks: &[String]) {
    for chunk in chunks {
        if let Err(error) = app.files.remove(chunk).await {
            tracing::warn!(
                error = error.without_words(),
                "a sealed piece of an imported file could not be removed"
            );
        }
    }
}

/// The file as a table reader takes it: pieces are opened as they are needed, one at a time in memory. It must be
/// read outside the asynchronous threads (`spawn_blocking`).
pub(crate) struct Sealed {
    app: App,
    handle: Handle,
    source: SourceId,
    chunks: Vec<String>,
    length: u64,
    at: u64,
    open: Option<(usize, Vec<u8>)>,
}

impl Sealed {
    /// Of a source whose file is still kept.
    pub(crate) fn of(app: &App, source: &crate::source::Source) -> Self {
        Self {
            app: app.clone(),
            handle: Handle::current(),
            source: source.id,
            chunks: source.chunks.clone(),
            length: u64::try_from(source.file_bytes).unwrap_or(0),
            at: 0,
            open: None,
        }
    }

    fn piece(&mut self, number: usize) -> io::Result<&[u8]> {
        if self.open.as_ref().is_none_or(|(open, _)| *open != number) {
            let chunk = self
                .chunks
                .get(number)
                .ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
            let sealed = self
                .handle
                .block_on(self.app.files.read(chunk))
                .map_err(|_| io::Error::other("a piece of the file cannot be read"))?;
            let clear = self
                .app
                .vault
                .open_bytes(&sealed, self.source.0)
                .map_err(|_| io::Error::other("a piece of the file cannot be opened"))?;
            self.open = Some((number, clear));
        }
        Ok(self.open.as_ref().map_or(&[], |(_, clear)| clear.as_slice()))
    }
}

impl Read for Sealed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.length || into.is_empty() {
            return Ok(0);
        }
        let place = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let (number, skip) = (place(self.at / PIECE as u64), place(self.at % PIECE as u64));
        let piece = self.piece(number)?;
        let rest = piece.get(skip..).unwrap_or(&[]);
        let length = rest.len().min(into.len());
        into[..length].copy_from_slice(&rest[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for Sealed {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(n) => Some(n),
            SeekFrom::End(n) => self.length.checked_add_signed(n),
            SeekFrom::Current(n) => self.at.checked_add_signed(n),
        };
        self.at = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}
