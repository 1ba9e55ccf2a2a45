//! Persons, and what binds them to organisations.

use crate::{account::AccountId, organisation::OrganisationId};
use jiff::civil::Date;
use platform::{College, Role};

platform::id!(PersonId, "person");
platform::id!(MembershipId, "membership");

/// One running role of a person in an organisation, as other rooms see it. A person with two
/// roles comes twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// How they sign in, if they do.
    pub account: Option<AccountId>,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The college for which this role speaks.
    pub college: Option<College>,
}

/// A role of a person in an organisation, past or running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Which.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// Where.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// As what.
    pub role: Role,
    /// The first day.
    pub from_on: Date,
    /// The first day without it; none while it runs.
    pub until_on: Option<Date>,
    /// Why it ended.
    pub ended_because: Option<String>,
    /// How they sign in: shown to administrators only.
    pub email: Option<String>,
}

/// Does a role that began on one day, and perhaps ended, run on this day? Not any more on the day
/// it ends: rights go at once.
pub(crate) fn runs_on(from_on: Date, until_on: Option<Date>, day: Date) -> bool {
    from_on <= day && until_on.is_none_or(|until| day < until)
}

/// A role to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewMembership {
    /// To whom.
    pub person: PersonId,
    /// Where.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// From which day.
    pub from_on: Date,
}

/// What narrows the directory; everything is in the address of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only this role.
    pub role: Option<Role>,
    /// Only names that hold these letters, whatever their accents.
    pub name: String,
    /// Ended roles too.
    pub past: bool,
    /// The page, from 0.
    pub page: u64,
}

/// Rows of one page of the directory.
pub const PAGE: u64 = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_runs_from_its_first_day_and_no_longer_on_the_day_it_ends() {
        let (from, until) = (Date::constant(2026, 3, 1), Some(Date::constant(2026, 4, 1)));
        assert!(!runs_on(from, until, Date::constant(2026, 2, 28)));
        assert!(runs_on(from, until, Date::constant(2026, 3, 1)));
        assert!(runs_on(from, until, Date::constant(2026, 3, 31)));
        assert!(!runs_on(from, until, Date::constant(2026, 4, 1)));
        assert!(runs_on(from, None, Date::constant(2030, 1, 1)));
    }
}
