//! The same resources as JSON: same actions, same rules.

mod actions;
mod decisions;
mod give_backs;
mod indicators;
mod projects;

use crate::indicator::{Kind, real};
use platform::{App, Error, Permission, Reader, Result, Scope};
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
pub struct MadeInProjects {
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

/// A figure: an amount over n.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub struct MeasureFigureJson {
    /// For a proportion how many of `n`; for a number its value in the unit, with three decimals at most.
    pub amount: f64,
    /// How many it rests on.
    pub n: i64,
    /// How many could not be counted.
    #[serde(default)]
    pub missing: i64,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: jiff::civil::Date,
}

impl MeasureFigureJson {
    fn of(figure: crate::Figure, kind: Kind) -> Self {
        let amount = match kind {
            Kind::Proportion => real(figure.amount),
            Kind::Number => real(figure.amount) / 1000.0,
        };
        Self {
            amount,
            n: figure.n,
            missing: figure.missing,
            on: figure.on,
        }
    }

    fn figure(self, kind: Kind, field: &str) -> Result<crate::Figure> {
        let thousandths = thousandths(self.amount, field)?;
        let amount = match kind {
            Kind::Number => thousandths,
            Kind::Proportion if thousandths % 1000 == 0 => thousandths / 1000,
            Kind::Proportion => return Err(Error::invalid(field, "projects-number-unreadable")),
        };
        Ok(crate::Figure {
            amount,
            n: self.n,
            missing: self.missing,
            on: self.on,
        })
    }
}

/// A number of three decimals at most, in thousandths.
fn thousandths(value: f64, field: &str) -> Result<i64> {
    let unreadable = || Error::invalid(field, "projects-number-unreadable");
    if !value.is_finite() || value.abs() > 1e12 {
        return Err(unreadable());
    }
    let scaled = value * 1000.0;
    // Numbers of JSON are binary: 12.345 is not exactly its decimals.
    if (scaled - scaled.round()).abs() > 1e-4 {
        return Err(unreadable());
    }
    format!("{:.0}", scaled.round()).parse().map_err(|_| unreadable())
}

fn reading(t: &Reader) -> Result<Scope> {
    t.actor.scope(Permission::ReadProjects)
}

/// What is wrong with a body is said to those who may send it.
fn managing(t: &Reader) -> Result<Scope> {
    t.actor.scope(Permission::ManageProjects)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_to_the_thousandth_and_no_finer() {
        assert_eq!(thousandths(70.0, "target").unwrap(), 70_000);
        assert_eq!(thousandths(12.345, "target").unwrap(), 12_345);
        assert_eq!(thousandths(-0.05, "target").unwrap(), -50);
        for wrong in [12.3456, f64::NAN, f64::INFINITY, 1e13] {
            assert!(thousandths(wrong, "target").is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_proportion_counts_whole_answers() {
        let figure = |amount| MeasureFigureJson {
            amount,
            n: 10,
            missing: 0,
            on: jiff::civil::Date::constant(2026, 3, 1),
        };
        assert_eq!(figure(7.0).figure(Kind::Proportion, "amount").unwrap().amount, 7);
        assert_eq!(figure(7.5).figure(Kind::Number, "amount").unwrap().amount, 7_500);
        assert!(figure(7.5).figure(Kind::Proportion, "amount").is_err());
    }
}
