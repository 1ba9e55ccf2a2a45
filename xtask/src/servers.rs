//! The real servers that tests talk to: PostgreSQL, SMTP, S3; thrown away after the run.

mod postgres;
mod s3;
mod smtp;

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

pub use postgres::{is_installed as postgres_is_installed, is_root};
pub use s3::install as install_s3;

use crate::{house, leash::Leash, run};

/// A folder in memory, where Linux has one: a database a test makes and throws away thousands of small files.
const MEMORY: &str = "/dev/shm";

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Database, superuser `portevoix`.
    Postgres,
    /// Mail: each message becomes a file of a Maildir.
    Smtp,
    /// Files: one bucket, kept in a folder.
    S3,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Postgres, Self::Smtp, Self::S3];

    fn name(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Smtp => "smtp",
            Self::S3 => "s3",
        }
    }

    /// Makes the folder ready; hands back the program to run and the address to give to tests.
    fn prepare(self, dir: &Path, port: u16) -> Result<(Command, String)> {
        match self {
            Self::Postgres => postgres::prepare(dir, port),
            Self::Smtp => smtp::prepare(dir, port),
            Self::S3 => s3::prepare(dir, port),
        }
    }

    fn answers(self, port: u16) -> bool {
        match self {
            Self::Postgres => postgres::answers(port),
            Self::Smtp => smtp::answers(port),
            Self::S3 => s3::answers(port),
        }
    }

    /// The signal that stops it at once and cleanly.
    fn farewell(self) -> &'static str {
        match self {
            Self::Postgres => "INT",
            Self::Smtp | Self::S3 => "TERM",
        }
    }
}

/// Becomes the server: the process that was started is the server itself, so that a test that
/// kills it takes it away at once. Returns only on failure.
pub fn in_foreground(kind: Kind, dir: &Path, port: u16) -> Result<bool> {
    fs::create_dir_all(dir)?;
    let dir = dir.canonicalize()?;
    let (mut command, url) = kind.prepare(&dir, port)?;
    fs::write(dir.join("url"), url)?;
    Err(command.exec()).with_context(|| format!("cannot become the {} server", kind.name()))
}

/// Servers that run until this value is dropped.
pub struct Servers {
    // Before the folder: fields are dropped in this order.
    leashes: Vec<Leash>,
    running: Vec<(Kind, String)>,
    home: Home,
}

impl Servers {
    /// Starts servers of these kinds on free ports and waits until they answer. They keep what they hold on the disk.
    pub fn start(kinds: &[Kind]) -> Result<Self> {
        Self::start_in(Home::on_disk()?, kinds)
    }

    fn start_in(home: Home, kinds: &[Kind]) -> Result<Self> {
        let mut servers = Self {
            leashes: Vec::new(),
            running: Vec::new(),
            home,
        };
        for &kind in kinds {
            let start = Instant::now();
            let url = servers.add(kind)?;
            servers.running.push((kind, url));
            println!("── {} server: {:.1} s", kind.name(), start.elapsed().as_secs_f32());
        }
        Ok(servers)
    }

    /// Starts all of them, for tests: in memory where there is room.
    pub fn start_all() -> Result<Self> {
        Self::start_in(Home::in_memory()?, &Kind::ALL)
    }

    fn add(&mut self, kind: Kind) -> Result<String> {
        let dir = self.home.0.join(kind.name());
        let log = self.home.0.join(format!("{}.log", kind.name()));
        let port = free_port()?;
        let mut command = own_command(kind)?;
        command.arg("--dir").arg(&dir);
        command.arg("--port").arg(port.to_string());
        self.leashes.push(Leash::start(&command, kind.farewell(), &log)?);
        let start = Instant::now();
        while !kind.answers(port) {
            if start.elapsed() > PATIENCE || self.leashes.last_mut().is_some_and(Leash::has_ended) {
                let said = fs::read_to_string(&log).unwrap_or_default();
                bail!("the {} server does not answer; it said:\n{said}", kind.name());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        fs::read_to_string(dir.join("url")).context("the server did not write its address")
    }

    /// How to reach the server of this kind.
    pub fn url(&self, kind: Kind) -> Option<&str> {
        self.running
            .iter()
            .find(|(running, _)| *running == kind)
            .map(|(_, url)| url.as_str())
    }

    /// Tells `command` how to reach the SMTP and S3 servers, and how to start servers of its own.
    ///
    /// `TEST_<KIND>_COMMAND` is a shell command that takes `--dir DIR --port PORT`, stays in the
    /// foreground and writes how to reach it in `DIR/url`; `TEST_SERVERS_DIR` is where `DIR` may
    /// be, since PostgreSQL refuses to run as root and its own user must be able to enter.
    pub fn tell(&self, command: &mut Command) -> Result<()> {
        for kind in Kind::ALL {
            let own = own_command(kind)?;
            let words: Vec<_> = std::iter::once(own.get_program())
                .chain(own.get_args())
                .map(|word| format!("'{}'", word.to_string_lossy()))
                .collect();
            let name = kind.name().to_uppercase();
            command.env(format!("TEST_{name}_COMMAND"), words.join(" "));
        }
        command.env("TEST_SERVERS_DIR", &self.home.0);
        if let Some(url) = self.url(Kind::Smtp) {
            command.env("TEST_SMTP_URL", url);
            command.env("TEST_SMTP_MAILDIR", smtp::maildir(&self.home.0.join("smtp")));
        }
        if let Some(url) = self.url(Kind::S3) {
            command.env("TEST_S3_URL", url);
            command.envs(s3::KEYS);
        }
        Ok(())
    }
}

/// The folder of one run.
struct Home(PathBuf);

impl Home {
    fn in_memory() -> Result<Self> {
        Self::sweep()?;
        let home = Self(Path::new(MEMORY).join(format!("portevoix-servers-{}", std::process::id())));
        if has_room(Path::new(MEMORY)) && home.make().is_ok() && postgres::can_live_in(&home.0) {
            return Ok(home);
        }
        Self::on_disk()
    }

    fn on_disk() -> Result<Self> {
        Self::sweep()?;
        let name = format!("servers-{}", std::process::id());
        let mut home = Self(house::target().join("test").join(&name));
        home.make()?;
        if !postgres::can_live_in(&home.0) {
            // The checkout is in a closed folder, such as /root.
            home = Self(std::env::temp_dir().join(format!("portevoix-{name}")));
            home.make()?;
        }
        Ok(home)
    }

    /// Removes what runs that were killed have left.
    fn sweep() -> Result<()> {
        let folders = [
            house::target().join("test"),
            PathBuf::from(MEMORY),
            std::env::temp_dir(),
        ];
        let left = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        for entry in left {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let pid = name.strip_prefix("portevoix-").unwrap_or(name).strip_prefix("servers-");
            if pid.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
                // Another user's is theirs to remove.
                fs::remove_dir_all(&path).ok();
            }
        }
        Ok(())
    }

    fn make(&self) -> Result<()> {
        fs::create_dir_all(&self.0)?;
        // Open to PostgreSQL's own user, and as /tmp is, to nobody's erasing of another's things.
        fs::set_permissions(&self.0, fs::Permissions::from_mode(0o1777))?;
        Ok(())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Is there room for the servers of a run, twice over?
fn has_room(folder: &Path) -> bool {
    let asked = run::program(
        "df",
        [
            "--output=avail".as_ref(),
            "--block-size=1M".as_ref(),
            folder.as_os_str(),
        ],
    );
    let told = run::output(asked).unwrap_or_default();
    let free = told.lines().nth(1).and_then(|line| line.trim().parse().ok());
    free.is_some_and(|free: u64| free >= 4096)
}

fn own_command(kind: Kind) -> Result<Command> {
    let own = std::env::current_exe().context("cannot find this program")?;
    Ok(run::program(own, ["server", kind.name()]))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
