//! Settings, read once at start.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

/// How this installation runs; every field has a safe default, `.env.example` explains each.
#[derive(Clone)]
pub struct Settings {
    /// Folder of everything that is kept: database, files, key.
    pub data: PathBuf,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// `sqlite://…` or `postgres://…`.
    pub database: String,
    /// The key as 64 hexadecimal digits; without it the file `key` of the data folder is used.
    pub key: Option<String>,
    /// The address that people type, without a final slash: used in mails, QR codes and feeds.
    pub address: String,
    /// `smtp://…` or `smtps://…`; without it mails wait in the database and the page says so.
    pub smtp: Option<String>,
    /// Sender of mails.
    pub mail_from: String,
    /// `s3://bucket?endpoint=…&region=…`; without it files stay in the data folder.
    pub s3: Option<String>,
    /// The establishment's own server for drafts; without it there are none and nothing leaves.
    pub drafts: Option<DraftServer>,
    /// Is the server behind a proxy whose `X-Forwarded-For` can be believed?
    pub behind_proxy: bool,
    /// Does this instance hold invented data and say so on each page?
    pub demo: bool,
    /// How many jobs run at a time in this process; 0 leaves them to `portevoix work`.
    pub workers: usize,
}

/// A server that speaks as OpenAI's does (`/v1/chat/completions`), as its keeper names it.
#[derive(Clone)]
pub struct DraftServer {
    /// `https://host/v1`, to which the operation is added.
    pub address: String,
    /// The name under which it knows its model.
    pub model: String,
    /// The key, when it wants one.
    pub key: Option<String>,
    /// A file that holds the key, where it is not given as it is.
    pub key_file: Option<PathBuf>,
    /// How long it may take to write a draft.
    pub patience: Duration,
}

impl Settings {
    /// Settings for a folder, on embedded SQLite, listening on the default port.
    #[must_use]
    pub fn for_folder(data: impl Into<PathBuf>) -> Self {
        let data = data.into();
        let listen: SocketAddr = ([127, 0, 0, 1], 8080).into();
        Self {
            database: Self::sqlite_in(&data),
            key: None,
            address: format!("http://{listen}"),
            data,
            listen,
            smtp: None,
            mail_from: "Portevoix <portevoix@localhost>".to_owned(),
            s3: None,
            drafts: None,
            behind_proxy: false,
            demo: false,
            workers: 2,
        }
    }

    /// The address of the SQLite file of a data folder.
    #[must_use]
    pub fn sqlite_in(data: &std::path::Path) -> String {
        format!("sqlite://{}", data.join("portevoix.sqlite").display())
    }

    /// The file of the embedded database, when it is the one.
    #[must_use]
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        let path = self.database.strip_prefix("sqlite://")?;
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }

    /// Are cookies only sent over TLS? Yes as soon as people come by `https`.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        self.address.starts_with("https://")
    }
}
