//! The command line: `portevoix demo|serve|work|import|official-results|finess|sheet|text|analyse|audit|backup|restore|openapi`.

mod finess;
mod import;
mod official;
mod run;
mod sheet;

use clap::{Args, Parser, Subcommand};
use platform::{
    App,
    clock::Clock,
    random::Random,
    settings::{DraftServer, Settings},
};
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};

/// Carries what patients and users say to those who can change things, and carries the change back.
#[derive(Parser)]
#[command(name = "portevoix", version, about)]
pub struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Starts a demonstration with an invented hospital and association
    Demo(#[command(flatten)] Place),
    /// Starts the server; an empty instance prints a link for its first administrator
    Serve(#[command(flatten)] Place),
    /// Runs long work only, beside one or several servers on the same database
    Work(#[command(flatten)] Place),
    /// Imports a CSV or XLSX file of people's words
    Import(import::Import),
    /// Imports the results that the HAS publishes of e-Satis, or takes an import out again
    OfficialResults {
        #[command(subcommand)]
        verb: official::OfficialResults,
    },
    /// Replaces the register of FINESS numbers: which establishments exist, and which are closed
    Finess(finess::Finess),
    /// Writes, signs, publishes, prints and withdraws experience sheets
    Sheet(sheet::Sheet),
    /// Uses the text engine on files, without an installation
    Text(text::Text),
    /// Reads a file of words and writes what they speak of: a page, a PDF and tables, names masked
    Analyse(text::Analyse),
    /// Checks the chain of the audit
    Audit {
        #[command(subcommand)]
        verb: AuditVerb,
    },
    /// Copies a running installation into a new folder
    Backup {
        #[command(flatten)]
        place: Place,
        /// The folder to make
        to: PathBuf,
    },
    /// Puts a backup into an empty installation
    Restore {
        #[command(flatten)]
        place: Place,
        /// The folder that `backup` made
        from: PathBuf,
    },
    /// Prints the description of the API
    Openapi,
}

#[derive(Subcommand)]
enum AuditVerb {
    /// Walks the whole chain and names the first broken link
    Verify(#[command(flatten)] Place),
}

/// Where an installation is and how it is reached. `.env.example` explains each variable.
#[derive(Args, Clone)]
struct Place {
    /// The folder of everything that is kept
    #[arg(long, env = "PORTEVOIX_DATA", default_value = "portevoix-data")]
    data: PathBuf,
    /// Where the server listens
    #[arg(long, env = "PORTEVOIX_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// `postgres://…`; embedded SQLite in the data folder by default
    #[arg(long, env = "PORTEVOIX_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The address that people type, when it is not the one listened on
    #[arg(long, env = "PORTEVOIX_ADDRESS")]
    address: Option<String>,
    /// `smtp://user:password@host:587?tls=required`
    #[arg(long, env = "PORTEVOIX_SMTP", hide_env_values = true)]
    smtp: Option<String>,
    /// Sender of mails
    #[arg(long, env = "PORTEVOIX_MAIL_FROM")]
    mail_from: Option<String>,
    /// `s3://bucket?endpoint=https://…&region=…`; the data folder by default
    #[arg(long, env = "PORTEVOIX_FILES", hide_env_values = true)]
    files: Option<String>,
    /// The establishment's own server for drafts, OpenAI-compatible: `https://…/v1`; none by default
    #[arg(long, env = "PORTEVOIX_DRAFTS")]
    drafts: Option<String>,
    /// The name of its model
    #[arg(long, env = "PORTEVOIX_DRAFTS_MODEL")]
    drafts_model: Option<String>,
    /// Its key, when it wants one
    #[arg(env = "PORTEVOIX_DRAFTS_KEY", hide = true, long, hide_env_values = true)]
    drafts_key: Option<String>,
    /// A file that holds its key
    #[arg(long, env = "PORTEVOIX_DRAFTS_KEY_FILE")]
    drafts_key_file: Option<PathBuf>,
    /// How many seconds it may take to write a draft
    #[arg(long, env = "PORTEVOIX_DRAFTS_SECONDS", default_value_t = 180)]
    drafts_seconds: u64,
    /// The key as 64 hexadecimal digits; a file of the data folder by default
    #[arg(env = "PORTEVOIX_KEY", hide = true, long, hide_env_values = true)]
    key: Option<String>,
    /// Believe `X-Forwarded-For`: only behind a proxy of your own
    #[arg(long, env = "PORTEVOIX_BEHIND_PROXY")]
    behind_proxy: bool,
    /// How many jobs run at a time; 0 leaves them to `portevoix work`
    #[arg(long, env = "PORTEVOIX_WORKERS", default_value_t = 2)]
    workers: usize,
}

impl Place {
    fn settings(&self) -> Settings {
        let mut settings = Settings::for_folder(&self.data);
        settings.listen = self.listen;
        settings.address = self
            .address
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen));
        if let Some(database) = &self.database {
            settings.database.clone_from(database);
        }
        if let Some(from) = &self.mail_from {
            settings.mail_from.clone_from(from);
        }
        settings.smtp.clone_from(&self.smtp);
        settings.s3.clone_from(&self.files);
        settings.drafts = self.draft_server();
        settings.key.clone_from(&self.key);
        settings.behind_proxy = self.behind_proxy;
        settings.workers = self.workers;
        settings.demo = crate::demo::is_marked(&self.data);
        settings
    }

    /// The server for drafts; a name that was left empty is no server.
    fn draft_server(&self) -> Option<DraftServer> {
        let address = self.drafts.clone().filter(|address| !address.trim().is_empty())?;
        Some(DraftServer {
            address,
            model: self.drafts_model.clone().unwrap_or_default(),
            key: self.drafts_key.clone().filter(|key| !key.trim().is_empty()),
            key_file: self.drafts_key_file.clone(),
            patience: Duration::from_secs(self.drafts_seconds.max(1)),
        })
    }

    async fn open(&self) -> anyhow::Result<App> {
        self.open_with(self.settings()).await
    }

    async fn open_with(&self, settings: Settings) -> anyhow::Result<App> {
        Ok(App::open(settings, crate::house(Clock::machine(), Random::machine())).await?)
    }
}

/// Starts logging: lines on the error output, JSON when `PORTEVOIX_LOG_FORMAT=json`.
pub fn start_logs(command: &Command) {
    use tracing_subscriber::{EnvFilter, fmt, prelude::*};
    let serves = matches!(command.verb, Verb::Serve(_) | Verb::Work(_));
    let filter = EnvFilter::try_from_env("PORTEVOIX_LOG")
        .unwrap_or_else(|_| EnvFilter::new(if serves { "info" } else { "warn" }));
    let registry = tracing_subscriber::registry().with(filter);
    if std::env::var("PORTEVOIX_LOG_FORMAT").is_ok_and(|format| format == "json") {
        registry.with(fmt::layer().json().with_writer(std::io::stderr)).init();
    } else {
        registry.with(fmt::layer().with_writer(std::io::stderr)).init();
    }
}

/// Runs a command.
///
/// # Errors
/// What the person who typed it must know.
pub async fn run(command: Command) -> anyhow::Result<ExitCode> {
    // One cryptographic provider for mail and object storage: ring, chosen once.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match command.verb {
        Verb::Demo(place) => run::demo(&place).await,
        Verb::Serve(place) => run::serve(&place).await,
        Verb::Work(place) => run::work(&place).await,
        Verb::Import(import) => import.run().await,
        Verb::OfficialResults { verb } => verb.run().await,
        Verb::Finess(finess) => finess.run().await,
        Verb::Sheet(sheet) => sheet.run().await,
        Verb::Text(text) => text.run(),
        Verb::Analyse(analyse) => analyse.run(Clock::machine().today()),
        Verb::Audit {
            verb: AuditVerb::Verify(place),
        } => run::verify(&place).await,
        Verb::Backup { place, to } => run::backup(&place, &to).await,
        Verb::Restore { place, from } => run::restore(&place, &from).await,
        Verb::Openapi => run::openapi().await,
    }
}
