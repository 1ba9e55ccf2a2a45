//! The same resources as JSON: same actions, same rules.

mod actions;
mod decisions;
mod give_backs;
mod indicators;
mod projects;

use platform::{App, Permission, Reader, Result, Scope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// The room's resources, under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(projects::list, projects::create))
        .routes(routes!(projects::show, projects::rewrite))
        .routes(routes!(projects::start))
        .routes(routes!(projects::end))
        .routes(routes!(projects::brief))
        .routes(routes!(actions::list, actions::add))
        .routes(routes!(actions::write))
        .routes(routes!(actions::set_state))
        .routes(routes!(actions::remove))
        .routes(routes!(indicators::list, indicators::add))
        .routes(routes!(indicators::write))
        .routes(routes!(indicators::lock))
        .routes(routes!(indicators::remove))
        .routes(routes!(indicators::measures, indicators::measure))
        .routes(routes!(indicators::withdraw_measure))
        .routes(routes!(decisions::list, decisions::open))
        .routes(routes!(decisions::show))
        .routes(routes!(decisions::vote))
        .routes(routes!(decisions::close))
        .routes(routes!(decisions::withdraw))
        .routes(routes!(give_backs::list, give_backs::begin))
        .routes(routes!(give_backs::write))
        .routes(routes!(give_backs::publish))
        .routes(routes!(give_backs::withdraw))
        .routes(routes!(give_backs::tell))
        .routes(routes!(give_backs::published))
        .routes(routes!(give_backs::one))
}

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    /// Its id.
    pub id: Uuid,
}

/// The version that the caller read; another one in the database refuses with 409.
#[derive(Debug, Deserialize, ToSchema)]
pub struct OverVersion {
    /// As read.
    pub version: i64,
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Because {
    /// In a sentence.
    pub reason: String,
}

/// Nothing to say but that it was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct Done {
    /// Always true.
    pub done: bool,
}

impl Done {
    const YES: Self = Self { done: true };
}

/// A figure: an amount over n.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub struct FigureJson {
    /// For a proportion how many of `n`; for a number its value in thousandths of the unit.
    pub amount: i64,
    /// How many it rests on.
    pub n: i64,
    /// How many could not be counted.
    #[serde(default)]
    pub missing: i64,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: jiff::civil::Date,
}

impl From<crate::Figure> for FigureJson {
    fn from(figure: crate::Figure) -> Self {
        Self { amount: figure.amount, n: figure.n, missing: figure.missing, on: figure.on }
    }
}

impl From<FigureJson> for crate::Figure {
    fn from(json: FigureJson) -> Self {
        Self { amount: json.amount, n: json.n, missing: json.missing, on: json.on }
    }
}

fn reading(t: &Reader) -> Result<Scope> {
    t.actor.scope(Permission::ReadProjects)
}
