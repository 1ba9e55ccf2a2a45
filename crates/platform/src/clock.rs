//! The only door to the time: passed in, so that tests and deadlines are exact.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::{Arc, Mutex};

/// Tells the time; either the machine's or one that a test moves by hand.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    Fixed(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands at `at` until [`Clock::advance`] moves it.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(Mutex::new(at))))
    }

    /// Now, cut to microseconds: PostgreSQL keeps no finer, and both engines must agree.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    pub fn now(&self) -> Timestamp {
        let at = match &self.0 {
            Source::Machine => Timestamp::now(),
            Source::Fixed(at) => *at.lock().expect("no holder of the clock panics"),
        };
        Timestamp::from_microsecond(at.as_microsecond()).expect("already a valid time")
    }

    /// Today in France, the reader's calendar for every date on screen.
    #[must_use]
    pub fn today(&self) -> Date {
        civil_date(self.now())
    }

    /// Moves a fixed clock; the machine's clock is left alone.
    pub fn advance(&self, by: jiff::SignedDuration) {
        if let Source::Fixed(at) = &self.0 {
            let mut at = at.lock().expect("no holder of the clock panics");
            *at = at.checked_add(by).unwrap_or(*at);
        }
    }
}

/// The calendar day of `at` in Paris.
#[must_use]
pub fn civil_date(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}

/// The time zone of mainland France; tables are bundled, so this cannot be missing.
#[must_use]
pub fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}
