//! A year of the loop, told through the API: one change given back and shared, others on their way, one not taken.

mod deciding;
mod official;
mod others;
mod paths;
mod reading;
mod register;
mod sharing;
mod surveys;
mod words;

use super::{
    Cast,
    door::{Door, id},
};
use jiff::{SignedDuration, ToSpan, civil::Date};
use platform::{App, Role, jobs};
use serde_json::{Value, json};
use std::collections::HashMap;

/// How many days ago the story begins.
pub(super) const DAYS: i64 = 330;

/// What the chapters share.
struct Teller<'a> {
    app: &'a App,
    cast: &'a Cast,
    door: Door,
    hospital: String,
    people: HashMap<Role, String>,
    /// How many days of the story are told.
    told: i64,
}

impl Teller<'_> {
    /// Some days before the end: the clock goes there, everybody signs in again.
    async fn go_to(&mut self, days_before_the_end: i64) -> anyhow::Result<()> {
        let days = DAYS - days_before_the_end - self.told;
        self.told += days;
        self.app.clock.advance(SignedDuration::from_hours(24 * days));
        self.door.open_to(self.cast.sign_in(self.app).await?);
        Ok(())
    }

    fn today(&self) -> Date {
        self.app.clock.today()
    }

    /// A day some days before the day that is told, as the API takes it.
    fn days_ago(&self, days: i64) -> String {
        let today = self.today();
        today.checked_sub(days.days()).unwrap_or(today).to_string()
    }

    /// A day some days after the day that is told.
    fn in_days(&self, days: i64) -> String {
        let today = self.today();
        today.checked_add(days.days()).unwrap_or(today).to_string()
    }

    /// The person who has this role.
    fn person(&self, role: Role) -> &str {
        self.people.get(&role).map_or("", String::as_str)
    }

    async fn work(&self) -> anyhow::Result<()> {
        jobs::drain(self.app).await?;
        Ok(())
    }
}

/// Tells the story to an empty demonstration whose clock stands [`DAYS`] days ago.
pub(super) async fn tell(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let mut teller = Teller {
        app,
        cast,
        door: Door::of(app),
        hospital: cast.hospital.to_string(),
        people: HashMap::new(),
        told: 0,
    };
    teller.go_to(270).await?;
    for role in reading::READERS.iter().chain(&[Role::Direction]) {
        let me = teller.door.get(*role, "/me").await?;
        teller.people.insert(*role, id(&me, "/me/person")?);
    }
    words::import(&teller, &words::FIRST).await?;
    words::suggest(&teller, words::SUGGESTIONS).await?;
    words::review(&teller).await?;
    let study = reading::read_together(&mut teller).await?;
    let survey = surveys::ask_first(&mut teller).await?;
    let project = deciding::decide_and_act(&mut teller, &study).await?;
    let waiting = others::decide_again(&mut teller, &study).await?;
    sharing::give_back(&mut teller, &project).await?;
    sharing::share(&mut teller, &project).await?;
    others::begin_again(&mut teller, &waiting).await?;
    surveys::count_participation(&mut teller).await?;
    surveys::ask_again(&mut teller, &survey).await?;
    surveys::give_first_back(&mut teller, &survey).await?;
    paths::read_together(&teller).await?;
    official::publish(&mut teller).await?;
    register::publish(&teller).await?;
    teller.work().await
}

/// The items of a list in an answer.
fn items<'a>(answer: &'a Value, place: &str) -> impl Iterator<Item = &'a Value> {
    answer.pointer(place).and_then(Value::as_array).into_iter().flatten()
}

/// Nothing to say in a body.
fn nothing() -> Value {
    json!({})
}
