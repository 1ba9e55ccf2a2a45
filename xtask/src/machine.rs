//! What the tests need on a machine, and its installation where it is missing.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{house, run, servers};

/// The mail server of the tests.
const PYTHON_PACKAGES: &str = include_str!("../servers/requirements.txt");

/// A Debian package and how to see that the machine has what it brings.
struct Package {
    name: &'static str,
    is_there: fn() -> bool,
}

const FOR_RUST_TESTS: &[Package] = &[
    Package {
        name: "postgresql",
        is_there: servers::postgres_is_installed,
    },
    Package {
        name: "python3-venv",
        is_there: || answers("python3", "-c", "import venv, ensurepip"),
    },
    Package {
        name: "poppler-utils",
        is_there: || answers("pdftotext", "-v", ""),
    },
];

const FOR_JOURNEYS: &[Package] = &[
    Package {
        name: "chromium",
        is_there: || has("chromium"),
    },
    Package {
        name: "fonts-dejavu-core",
        is_there: || !fonts().is_empty(),
    },
    Package {
        name: "nodejs",
        is_there: || answers("node", "-e", "process.exit(+(parseInt(process.versions.node) < 18))"),
    },
    Package {
        name: "npm",
        is_there: || has("npm"),
    },
];

/// Makes the machine ready for Rust tests: their servers and nextest.
pub fn prepare_for_rust_tests() -> Result<()> {
    install(FOR_RUST_TESTS)?;
    if !run::succeeds(run::cargo(["nextest", "--version"])) {
        run::must(run::cargo(["install", "--locked", "cargo-nextest"]))?;
    }
    prepare_python()?;
    servers::install_s3()
}

/// Makes the machine ready for PostgreSQL alone.
pub fn prepare_for_postgres() -> Result<()> {
    install(&FOR_RUST_TESTS[..1])
}

/// Makes the machine ready for browser journeys.
pub fn prepare_for_journeys() -> Result<()> {
    install(FOR_JOURNEYS)?;
    let e2e = house::root().join("e2e");
    let wanted = fs::read_to_string(e2e.join("package-lock.json"))?;
    once(&e2e.join("node_modules/.installed"), &wanted, || {
        let mut npm = run::program("npm", ["ci", "--no-audit", "--no-fund"]);
        npm.current_dir(&e2e);
        run::must(npm)
    })
}

/// The interpreter of the virtual environment that has the mail server, and the reader of FHIR.
pub fn python() -> PathBuf {
    house::target().join("test/python/bin/python")
}

fn prepare_python() -> Result<()> {
    let environment = house::target().join("test/python");
    once(&environment.join("installed"), PYTHON_PACKAGES, || {
        fs::create_dir_all(&environment)?;
        let requirements = house::root().join("xtask/servers/requirements.txt");
        run::must(run::program(
            "python3",
            ["-m".as_ref(), "venv".as_ref(), environment.as_os_str()],
        ))?;
        let mut pip = run::program(python(), ["-m", "pip", "install", "--quiet"]);
        pip.args(["--disable-pip-version-check", "--requirement"]);
        pip.arg(requirements);
        run::must(pip)
    })
}

/// Runs `work` unless `stamp` says that it was done for the same `wish`.
pub fn once(stamp: &Path, wish: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    if fs::read_to_string(stamp).is_ok_and(|done| done == wish) {
        return Ok(());
    }
    work()?;
    fs::write(stamp, wish).with_context(|| format!("cannot write {}", stamp.display()))
}

fn install(packages: &[Package]) -> Result<()> {
    let missing: Vec<_> = packages
        .iter()
        .filter(|package| !(package.is_there)())
        .map(|package| package.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("── installing {}", missing.join(", "));
    if !has("apt-get") {
        bail!("please install what brings {}", missing.join(", "));
    }
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], &missing[..]].concat())?;
    for package in packages {
        if !(package.is_there)() {
            bail!("{} was installed but is not usable", package.name);
        }
    }
    Ok(())
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = if servers::is_root() {
        run::program("apt-get", arguments)
    } else {
        let mut sudo = run::program("sudo", ["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo.args(arguments);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    run::must(command).context("Debian packages can only be installed by root or with sudo")
}

fn has(program: &str) -> bool {
    answers(program, "--version", "")
}

fn answers(program: &str, option: &str, value: &str) -> bool {
    let arguments = [option, value];
    let count = if value.is_empty() { 1 } else { 2 };
    run::succeeds(run::program(program, &arguments[..count]))
}

fn fonts() -> Vec<PathBuf> {
    house::files(Path::new("/usr/share/fonts"), &["ttf", "otf"]).unwrap_or_default()
}
