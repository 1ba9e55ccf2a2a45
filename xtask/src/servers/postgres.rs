//! A PostgreSQL cluster that forgets safety for speed, since it is thrown away.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::run;

/// Durability is for data that matter after a power cut.
const CARELESS: [&str; 5] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "log_min_messages=warning",
];

pub(super) fn prepare(dir: &Path, port: u16) -> Result<(Command, String)> {
    let data = dir.join("data");
    let secret = dir.join("password");
    if !data.join("PG_VERSION").exists() {
        give_away(dir)?;
        fs::write(&secret, random_password()?)?;
        give_away(&secret)?;
        run::output(as_database_user(
            &binary("initdb")?,
            [
                "--pgdata".as_ref(),
                data.as_os_str(),
                "--pwfile".as_ref(),
                secret.as_os_str(),
                "--username=portevoix".as_ref(),
                // The plain password costs nothing, and keeps the machine's other users out.
                "--auth=password".as_ref(),
                "--encoding=UTF8".as_ref(),
                "--locale=C.UTF-8".as_ref(),
                "--no-sync".as_ref(),
            ],
        ))
        .context("PostgreSQL's initdb")?;
    }
    let mut server = as_database_user(&binary("postgres")?, ["-D".as_ref(), data.as_os_str()]);
    server.args(["-h", "127.0.0.1", "-k", "", "-p", &port.to_string()]);
    for setting in CARELESS {
        server.args(["-c", setting]);
    }
    let password = fs::read_to_string(&secret)?;
    let url = format!("postgres://portevoix:{password}@127.0.0.1:{port}/postgres");
    Ok((server, url))
}

pub(super) fn answers(port: u16) -> bool {
    binary("pg_isready")
        .is_ok_and(|ready| run::succeeds(run::program(ready, ["-q", "-h", "127.0.0.1", "-p", &port.to_string()])))
}

/// Can PostgreSQL, which may run as another user than we do, write there?
pub(super) fn can_live_in(folder: &Path) -> bool {
    run::succeeds(as_database_user(Path::new("test"), ["-w".as_ref(), folder.as_os_str()]))
}

/// Is the server installed?
pub fn is_installed() -> bool {
    ["initdb", "postgres", "pg_isready"]
        .into_iter()
        .all(|program| binary(program).is_ok())
}

/// Debian keeps the server's programs out of the path, in a folder per version.
fn binary(program: &str) -> Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin").join(program)))
        });
    let newest = versions
        .filter(|(_, path)| path.exists())
        .max_by_key(|(version, _)| *version)
        .map(|(_, path)| path);
    let in_path = || {
        std::env::split_paths(&std::env::var_os("PATH")?)
            .map(|folder| folder.join(program))
            .find(|path| path.exists())
    };
    newest
        .or_else(in_path)
        .with_context(|| format!("PostgreSQL's {program} is not installed"))
}

/// PostgreSQL refuses to run as root: root becomes `postgres`, others stay who they are.
fn as_database_user<'a>(program: &Path, arguments: impl IntoIterator<Item = &'a std::ffi::OsStr>) -> Command {
    if !is_root() {
        return run::program(program, arguments);
    }
    let mut command = run::program(
        "setpriv",
        ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"],
    );
    command.arg(program).args(arguments);
    // The workspace may be in a folder that this user cannot enter.
    command.current_dir("/");
    command
}

fn give_away(path: &Path) -> Result<()> {
    if is_root() {
        run::output(run::program("chown", ["postgres:postgres".as_ref(), path.as_os_str()]))?;
    }
    Ok(())
}

/// Are we root?
pub fn is_root() -> bool {
    run::output(run::program("id", ["-u"])).is_ok_and(|id| id.trim() == "0")
}

fn random_password() -> Result<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    let password: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    ensure!(bytes != [0; 16], "the system has no randomness");
    Ok(password)
}
