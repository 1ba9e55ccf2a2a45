//! One whole thread: from invented words to a change given back and shared, told through the API.

use super::{Cast, door::Door};
use expressions::ImportOptions;
use platform::{Actor, App, jobs};
use std::io::Write;

/// Invented words, as a hospital's export would bring them.
const WORDS: &str = include_str!("../../demo/paroles-fictives.csv");

pub(super) async fn tell(app: &App, cast: &Cast) -> anyhow::Result<()> {
    import(app, cast).await?;
    let door = Door::of(app, cast.sessions.clone());
    let _ = door;
    jobs::drain(app).await?;
    Ok(())
}

/// The quality manager imports a year of words.
async fn import(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let mut file = tempfile::Builder::new().prefix("paroles-fictives-").suffix(".csv").tempfile()?;
    file.write_all(WORDS.as_bytes())?;
    file.flush()?;
    let options = ImportOptions {
        path: file.path().to_owned(),
        organisation: Some(cast.hospital.into()),
        text: "Parole".to_owned(),
        id: Some("Numéro".to_owned()),
        polarity: Some("Ressenti".to_owned()),
        date: Some("Date".to_owned()),
    };
    expressions::import_file(app, &Actor::System("demo"), options, &|_, _| {}).await?;
    Ok(())
}
