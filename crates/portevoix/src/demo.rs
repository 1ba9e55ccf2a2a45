//! The demonstration: an invented hospital and association, their people, and one whole thread.

mod door;
mod people_of;
mod story;

pub use people_of::Cast;

use anyhow::{Context, bail};
use jiff::SignedDuration;
use platform::{Actor, App, Role, clock::Clock, settings::Settings};
use std::path::Path;

/// One person of the demonstration.
#[derive(Clone, Copy, Debug)]
pub struct DemoPerson {
    /// How they sign in.
    pub email: &'static str,
    /// Their invented name.
    pub name: &'static str,
    /// What they are, in words, for the terminal.
    pub title: &'static str,
    /// Their role in the hospital.
    pub role: Role,
    /// Are they a member of the association too?
    pub in_association: bool,
}

/// The password of every person of the demonstration: it protects nothing.
pub const PASSWORD: &str = "tilleuls-demonstration";

/// The people: all invented.
pub const PEOPLE: &[DemoPerson] = &[
    DemoPerson {
        email: "qualite@tilleuls.example",
        name: "Claire Morvan",
        title: "responsable qualité",
        role: Role::Quality,
        in_association: false,
    },
    DemoPerson {
        email: "direction@tilleuls.example",
        name: "Marc Duval",
        title: "directeur",
        role: Role::Direction,
        in_association: false,
    },
    DemoPerson {
        email: "cadre@tilleuls.example",
        name: "Yanis Colin",
        title: "cadre de santé",
        role: Role::Clinician,
        in_association: false,
    },
    DemoPerson {
        email: "representante@tilleuls.example",
        name: "Odile Garnier",
        title: "représentante des usagers",
        role: Role::Representative,
        in_association: true,
    },
    DemoPerson {
        email: "partenaire@tilleuls.example",
        name: "Paul Tessier",
        title: "patient partenaire",
        role: Role::Partner,
        in_association: true,
    },
    DemoPerson {
        email: "administration@tilleuls.example",
        name: "Inès Roche",
        title: "administratrice",
        role: Role::Administrator,
        in_association: false,
    },
];

/// The file that says that a folder holds a demonstration.
const MARK: &str = "demonstration";

/// Does this folder hold a demonstration?
#[must_use]
pub fn is_marked(data: &Path) -> bool {
    data.join(MARK).exists()
}

/// Marks a folder as a demonstration, unless it already holds something real.
///
/// # Errors
/// When the folder holds an installation that is no demonstration, or cannot be written.
pub fn mark(settings: &Settings) -> anyhow::Result<()> {
    let data = &settings.data;
    if is_marked(data) {
        return Ok(());
    }
    if data.join("portevoix.sqlite").exists() || data.join("key").exists() {
        bail!(
            "le dossier {} contient une vraie installation. Choisissez un autre dossier : portevoix demo --data DOSSIER",
            data.display()
        );
    }
    std::fs::create_dir_all(data).with_context(|| format!("le dossier {} ne peut pas être créé", data.display()))?;
    Ok(std::fs::write(data.join(MARK), "Tout est inventé dans ce dossier.\n")?)
}

/// Fills an empty demonstration and says who plays in it; does nothing when it was filled before.
///
/// # Errors
/// When a step of the story is refused: a defect of ours.
pub async fn seed(app: &App) -> anyhow::Result<Option<Cast>> {
    let scope = Actor::System("demo").scope(platform::Permission::ReadPeople)?;
    if !people::organisations(app, &scope).await?.is_empty() {
        return Ok(None);
    }
    // The same installation, a year ago: the story walks its clock up to yesterday.
    let beginning = app.clock.now() - SignedDuration::from_hours(24 * story::DAYS);
    let house = crate::house(Clock::fixed(beginning), app.random.clone());
    let then = App::assemble(app.settings.clone(), app.db.clone(), house)?;
    let cast = people_of::invent(&then).await?;
    story::tell(&then, &cast).await?;
    Ok(Some(cast))
}
