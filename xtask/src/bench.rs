//! `cargo xtask bench`: the programs of the `benches/` folders, in release.

use anyhow::{Result, bail};

use crate::{
    house, machine, run,
    servers::{Kind, Servers},
};

/// Runs all benchmarks, or the one of this name, with a PostgreSQL at hand.
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
    machine::prepare_for_postgres()?;
    let servers = Servers::start(&[Kind::Postgres])?;
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
