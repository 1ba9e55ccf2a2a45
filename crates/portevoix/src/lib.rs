//! The program: composes the rooms, adds the frame, decides nothing.

pub mod assets;
pub mod backup;
pub mod commands;
pub mod demo;
pub mod frame;
pub mod health;
pub mod openapi;
pub mod pages;
pub mod panics;
pub mod rooms;
pub mod server;

use platform::{Language, app::House, clock::Clock, random::Random};

/// The whole house, ready to be opened on an installation.
#[must_use]
pub fn house(clock: Clock, random: Random) -> House {
    House {
        rooms: rooms::all(),
        identify: people::identify,
        messages: vec![
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        clock,
        random,
    }
}
