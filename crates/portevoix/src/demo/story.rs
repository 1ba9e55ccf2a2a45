//! One whole thread: from invented words to a change given back and shared, told through the API.

mod deciding;
mod reading;
mod sharing;

use super::{
    Cast,
    door::{Door, id},
};
use expressions::ImportOptions;
use jiff::{ToSpan, civil::Date};
use platform::{Actor, App, Role, jobs};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Invented words, as a hospital's export would bring them.
const WORDS: &str = include_str!("../../demo/paroles-fictives.csv");

/// Invented suggestions whose authors allow that they be quoted.
const SUGGESTIONS: &[(&str, &str, &str)] = &[
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
];

/// What the chapters share.
struct Teller {
    app: App,
    door: Door,
    hospital: String,
    people: HashMap<Role, String>,
    today: Date,
}

impl Teller {
    /// A day some days before today, as the API takes it.
    fn days_ago(&self, days: i64) -> String {
        self.today.checked_sub(days.days()).unwrap_or(self.today).to_string()
    }

    /// A day some days after today.
    fn in_days(&self, days: i64) -> String {
        self.today.checked_add(days.days()).unwrap_or(self.today).to_string()
    }

    /// The person who has this role.
    fn person(&self, role: Role) -> &str {
        self.people.get(&role).map_or("", String::as_str)
    }
}

/// Tells the story to an empty demonstration.
pub(super) async fn tell(app: &App, cast: &Cast) -> anyhow::Result<()> {
    import(app, cast).await?;
    let door = Door::of(app, cast.sessions.clone());
    let mut people = HashMap::new();
    for role in cast.sessions.keys() {
        people.insert(*role, id(&door.get(*role, "/me").await?, "/me/person")?);
    }
    let hospital = cast.hospital.to_string();
    let teller = Teller {
        app: app.clone(),
        door,
        hospital,
        people,
        today: app.clock.today(),
    };
    suggest(&teller).await?;
    let finding = reading::read_together(&teller).await?;
    let project = deciding::decide_and_act(&teller, &finding).await?;
    sharing::give_back(&teller, &project).await?;
    sharing::share(&teller, &project).await?;
    jobs::drain(app).await?;
    Ok(())
}

/// The quality manager imports a year of words.
async fn import(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    // The source takes its name from the file.
    let path = folder.path().join("paroles-fictives.csv");
    std::fs::write(&path, WORDS)?;
    let options = ImportOptions {
        path,
        organisation: Some(cast.hospital.into()),
        text: "Parole".to_owned(),
        id: Some("Numéro".to_owned()),
        polarity: Some("Ressenti".to_owned()),
        date: Some("Date".to_owned()),
    };
    expressions::import_file(app, &Actor::System("demo"), options, &|_, _| {}).await?;
    Ok(())
}

/// Visitors give words through the public form.
async fn suggest(teller: &Teller) -> anyhow::Result<()> {
    for (unit, speaker, words) in SUGGESTIONS {
        let body = json!({
            "organisation": teller.hospital, "words": words, "unit": unit, "speaker": speaker, "publication": true,
        });
        teller.door.visitor("/suggestions", body).await?;
    }
    jobs::drain(&teller.app).await?;
    Ok(())
}

/// The items of a list in an answer.
fn items<'a>(answer: &'a Value, place: &str) -> impl Iterator<Item = &'a Value> {
    answer.pointer(place).and_then(Value::as_array).into_iter().flatten()
}
