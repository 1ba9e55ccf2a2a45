//! The rules of the room, kept in the tables of either engine.

mod publishing;
mod readers;
mod writing;

use crate::{
    catalogue::{self, Asked},
    scene::Scene,
};
use platform::{Error, Language};
use std::io::Cursor;

fn asked(words: &str) -> Asked {
    Asked {
        q: words.to_owned(),
        ..Asked::default()
    }
}

async fn titles(scene: &Scene, words: &str) -> Vec<String> {
    let found = catalogue::find(&scene.app, &asked(words), Language::French, 50)
        .await
        .unwrap();
    found.sheets.into_iter().map(|sheet| sheet.title).collect()
}

fn conflict<T>(outcome: platform::Result<T>) -> &'static str {
    match outcome {
        Err(Error::Conflict(message)) => message,
        Err(other) => panic!("failed otherwise: {other}"),
        Ok(_) => panic!("was taken"),
    }
}

fn photo() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 6)
        .write_to(&mut out, image::ImageFormat::Jpeg)
        .unwrap();
    out.into_inner()
}
