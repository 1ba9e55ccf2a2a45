//! Words come in: two exports of the hospital's own tool, and what visitors write.

use super::{Teller, items};
use expressions::ImportOptions;
use jiff::{ToSpan, civil::Date};
use platform::{Actor, Role};
use serde_json::json;
use std::fmt::Write;

/// Invented words, as a hospital's export would bring them: number, day, place, means, feeling, words.
const WORDS: &str = include_str!("../../../demo/paroles-fictives.csv");

/// One export.
pub(super) struct Export {
    file: &'static str,
    /// Rows of the invented file, from the first to before the second.
    rows: (usize, usize),
    /// Over how many days they were said, up to two days before the import.
    spread_days: i64,
}

/// A year of words, imported at the beginning.
pub(super) const FIRST: Export = Export {
    file: "paroles-fictives.csv",
    rows: (60, 240),
    spread_days: 365,
};

/// The words of the last weeks.
pub(super) const LATEST: Export = Export {
    file: "paroles-fictives-automne.csv",
    rows: (0, 60),
    spread_days: 70,
};

/// An invented suggestion whose author allows that it be quoted: ward, speaker, words.
type Suggestion = (&'static str, &'static str, &'static str);

/// Those of the beginning.
pub(super) const SUGGESTIONS: &[Suggestion] = &[
    (
        "Chirurgie",
        "patient",
        "On m’a donné l’ordonnance en partant, debout dans le couloir. Je n’ai rien retenu.",
    ),
    (
        "Médecine",
        "patient",
        "À la maison, j’ai pris les deux boîtes. C’était le même médicament.",
    ),
    (
        "Chirurgie",
        "relative",
        "Le départ s’est fait en dix minutes, sans que personne ne s’assoie avec nous pour expliquer l’ordonnance.",
    ),
    (
        "Rééducation",
        "patient",
        "Le kiné m’a dit ce qu’il faisait avant de le faire. C’est tout bête, mais je n’ai plus eu peur.",
    ),
    (
        "Consultations",
        "relative",
        "Mon père est sourd. Personne ne lui a parlé en face, ni écrit ce qu’on lui disait.",
    ),
    (
        "Médecine",
        "relative",
        "Il faudrait un lit pour le proche qui reste la nuit. J’ai dormi sur une chaise.",
    ),
    (
        "Chirurgie",
        "patient",
        "La nuit, je ne vois pas l’heure depuis mon lit. Une horloge lisible suffirait.",
    ),
];

/// Those of the last days.
pub(super) const NEWS: &[Suggestion] = &[
    (
        "Urgences",
        "relative",
        "Un écran qui dit où en est l’attente, et pourquoi d’autres passent avant.",
    ),
    (
        "Maternité",
        "patient",
        "Merci à l’équipe de nuit, qui a pris le temps de m’apprendre à poser mon bébé.",
    ),
];

/// The quality manager imports an export.
pub(super) async fn import(teller: &Teller<'_>, export: &Export) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    // The source takes its name from the file.
    let path = folder.path().join(export.file);
    std::fs::write(&path, dated(export, teller.today())?)?;
    let options = ImportOptions {
        path,
        organisation: Some(teller.cast.hospital.into()),
        text: "Parole".to_owned(),
        id: Some("Numéro".to_owned()),
        polarity: Some("Ressenti".to_owned()),
        date: Some("Date".to_owned()),
        ..ImportOptions::default()
    };
    expressions::import_file(teller.app, &Actor::System("demo"), options, &|_, _| {}).await?;
    Ok(())
}

/// The rows of an export, said up to two days before `today`, in the order and at the rhythm of the file's own days.
fn dated(export: &Export, today: Date) -> anyhow::Result<String> {
    let mut lines = WORDS.lines();
    let mut file = format!("{}\n", lines.next().unwrap_or_default());
    let rows: Vec<&str> = lines.collect();
    let day_of = |row: &str| -> anyhow::Result<Date> {
        let day = row.split(';').nth(1).unwrap_or_default();
        Ok(Date::strptime("%d/%m/%Y", day)?)
    };
    let days = rows.iter().map(|row| day_of(row)).collect::<anyhow::Result<Vec<_>>>()?;
    let last = days.iter().max().copied().unwrap_or(today);
    let until = today.checked_sub(2.days())?;
    for (row, day) in rows.iter().zip(&days).take(export.rows.1).skip(export.rows.0) {
        let before = i64::from((last - *day).get_days()) * export.spread_days / 380;
        let said = until.checked_sub(before.days())?.strftime("%d/%m/%Y");
        let mut cells = row.splitn(3, ';');
        let (number, _, rest) = (cells.next(), cells.next(), cells.next());
        writeln!(
            file,
            "{};{said};{}",
            number.unwrap_or_default(),
            rest.unwrap_or_default()
        )?;
    }
    Ok(file)
}

/// Visitors give words through the public form.
pub(super) async fn suggest(teller: &Teller<'_>, suggestions: &[Suggestion]) -> anyhow::Result<()> {
    for (unit, speaker, words) in suggestions {
        let body = json!({
            "organisation": teller.hospital, "words": words, "unit": unit, "speaker": speaker, "publication": true,
        });
        teller.door.visitor("/suggestions", body).await?;
    }
    teller.work().await
}

/// Each suggestion has its answer.
pub(super) async fn answer(teller: &Teller<'_>) -> anyhow::Result<()> {
    let waiting = teller.door.get(Role::Quality, "/expressions?answered=no").await?;
    for one in items(&waiting, "/expressions") {
        let path = format!("/expressions/{}/answer", one["number"]);
        let answer = "Merci. Des usagers et des professionnels lisent vos paroles ensemble, ce mois-ci. \
                      Revenez avec votre code : vous verrez ce qu’elles deviennent.";
        teller
            .door
            .put(Role::Quality, &path, json!({ "answer": answer }))
            .await?;
    }
    Ok(())
}

/// The quality manager looks at what the tool was not sure of, and shares it.
pub(super) async fn review(teller: &Teller<'_>) -> anyhow::Result<()> {
    let waiting = teller.door.get(Role::Quality, "/reviews").await?;
    for one in items(&waiting, "/to_review") {
        let path = format!("/expressions/{}/review/share", one["number"]);
        let seen = json!({ "version": one["version"] });
        teller.door.post(Role::Quality, &path, seen).await?;
    }
    Ok(())
}

/// The number of each shared expression that a search finds.
pub(super) async fn numbers(teller: &Teller<'_>, query: &str) -> anyhow::Result<Vec<i64>> {
    let found = teller
        .door
        .get(Role::Quality, &format!("/expressions?q={query}"))
        .await?;
    Ok(items(&found, "/expressions")
        .filter_map(|one| one["number"].as_i64())
        .collect())
}
