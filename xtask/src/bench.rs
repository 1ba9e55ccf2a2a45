//! `cargo xtask bench`: the programs of the `benches/` folders, in release.

use anyhow::{Result, bail};

use crate::{
    house, machine, run,
    servers::{Kind, Servers},
};

/// Crates that know no database: their benchmarks alone start none.
const PURE: [&str; 3] = ["verbatim", "documents", "text"];

/// Runs all benchmarks, or the one of this name, with a PostgreSQL at hand where one may be asked for.
pub fn run(name: Option<&str>) -> Result<bool> {
    let mut benches = Vec::new();
    for member in house::members()? {
        for bench in member.benches {
            if name.is_none_or(|name| name == bench) {
                benches.push((member.name.clone(), bench));
            }
        }
    }
    if benches.is_empty() {
        match name {
            Some(name) => bail!("no benchmark is named {name}"),
            None => bail!("the workspace has no benchmark"),
        }
    }
    let mut kinds: &[Kind] = &[];
    if benches.iter().any(|(package, _)| !PURE.contains(&package.as_str())) {
        machine::prepare_for_postgres()?;
        kinds = &[Kind::Postgres];
    }
    let servers = Servers::start(kinds)?;
    let mut success = true;
    for (package, bench) in benches {
        let mut command = run::cargo(["bench", "--package", &package, "--bench", &bench]);
        servers.tell(&mut command)?;
        if let Some(url) = servers.url(Kind::Postgres) {
            command.env("TEST_DATABASE_URL", url);
        }
        success &= run::step(&bench, command)?;
    }
    Ok(success)
}
