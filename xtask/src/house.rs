//! Where the workspace is and what Cargo says of it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::run;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is a folder of the workspace")
        .to_path_buf()
}

/// The folder where Cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(PathBuf::from(folder)))
}

/// One crate of the workspace, as its `Cargo.toml` describes it.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Names of its dependencies, those of its tests apart.
    pub dependencies: BTreeSet<String>,
    /// Names of the dependencies of its tests and benchmarks.
    pub test_dependencies: BTreeSet<String>,
    /// Names of its benchmarks.
    pub benches: Vec<String>,
}

/// The crates of the workspace.
pub fn members() -> Result<Vec<Member>> {
    let answer = run::output(run::cargo(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&answer)?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists no packages")?;
    let members: Vec<Member> = packages.iter().map(member).collect::<Result<_>>()?;
    ensure!(!members.is_empty(), "the workspace has no crate");
    Ok(members)
}

fn member(package: &Value) -> Result<Member> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let manifest = text(&package["manifest_path"]).context("a package without manifest")?;
    let mut member = Member {
        name: text(&package["name"]).context("a package without name")?,
        folder: Path::new(&manifest)
            .parent()
            .context("a manifest outside any folder")?
            .to_path_buf(),
        dependencies: BTreeSet::new(),
        test_dependencies: BTreeSet::new(),
        benches: Vec::new(),
    };
    for dependency in package["dependencies"].as_array().into_iter().flatten() {
        let name = text(&dependency["name"]).context("a dependency without name")?;
        if dependency["kind"] == "dev" {
            member.test_dependencies.insert(name);
        } else {
            member.dependencies.insert(name);
        }
    }
    for target in package["targets"].as_array().into_iter().flatten() {
        if target["kind"][0] == "bench" {
            member.benches.extend(text(&target["name"]));
        }
    }
    Ok(member)
}

/// Files under a folder whose extension is one of `extensions`, in a stable order.
pub fn files(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if path.is_dir() {
                if !matches!(name, Some("target" | "node_modules" | ".git")) {
                    folders.push(path);
                }
            } else if extensions.is_empty()
                || path
                    .extension()
                    .and_then(|extension| extension.to_str())
                    .is_some_and(|extension| extensions.contains(&extension))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
