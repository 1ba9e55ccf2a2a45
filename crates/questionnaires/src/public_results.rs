//! Results that everybody may read: about whom, since when, and what those who asked say they will do.

use crate::campaign::{Campaign, CampaignId, ParticipantId, Stage};
use jiff::{Timestamp, ToSpan, civil::Date};
use platform::{Problems, Result};
use uuid::Uuid;

/// Longest « ce que nous allons faire », in characters.
pub(crate) const LONGEST_BECOMES: usize = 2_000;

/// A page of results that is, or was, open to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicResults {
    pub id: Uuid,
    pub campaign: CampaignId,
    /// The whole campaign without one.
    pub participant: Option<ParticipantId>,
    /// The end of its address; it outlives a taking back.
    pub link: String,
    /// « Ce que nous allons faire ».
    pub becomes: String,
    /// Grows with each change.
    pub edit: i64,
    pub published_at: Timestamp,
    /// Since when it is open no more.
    pub taken_back_at: Option<Timestamp>,
}

impl PublicResults {
    /// May everybody read it?
    pub fn is_open(&self) -> bool {
        self.taken_back_at.is_none()
    }

    /// Where it stands.
    pub fn path(&self) -> String {
        format!("/answers/results/{}", self.link)
    }
}

/// The page about exactly one establishment, or about the whole campaign, open or taken back.
pub(crate) fn about(all: &[PublicResults], participant: Option<ParticipantId>) -> Option<&PublicResults> {
    all.iter().find(|one| one.participant == participant)
}

/// The open page to which somebody of an establishment is led: its own, or else that of the whole campaign.
pub(crate) fn leading(all: &[PublicResults], participant: Option<ParticipantId>) -> Option<&PublicResults> {
    let open = |participant| about(all, participant).filter(|one| one.is_open());
    open(participant).or_else(|| open(None))
}

/// Would one more page give masked numbers back? The whole less the others leaves an establishment, so that a campaign of
/// several shows either the whole or establishments.
pub(crate) fn would_subtract(all: &[PublicResults], participant: Option<ParticipantId>, establishments: usize) -> bool {
    let is_other_kind = |one: &PublicResults| one.is_open() && one.participant.is_none() != participant.is_none();
    establishments > 1 && all.iter().any(is_other_kind)
}

/// The last day, of a month that is over, whose answers a public page shows; all of them once nothing more is answered. While
/// people still answer, a number that changes from one hour to the next would tell what who has just left has said.
pub(crate) fn last_day(campaign: &Campaign, today: Date) -> Option<Date> {
    (campaign.stage(today) != Stage::Closed).then(|| today.first_of_month().saturating_sub(1.day()))
}

/// « Ce que nous allons faire », trimmed and bounded.
///
/// # Errors
/// [`platform::Error::Invalid`] when nothing is said, or too much.
pub(crate) fn checked(becomes: &str) -> Result<String> {
    let mut problems = Problems::new();
    let text = problems
        .required("becomes", becomes, "questionnaires-public-becomes-missing")
        .to_owned();
    if text.chars().count() > LONGEST_BECOMES {
        problems.add("becomes", "questionnaires-public-becomes-long");
    }
    problems.check()?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{CampaignWords, VersionId};
    use jiff::civil::date;

    const ONE: Option<ParticipantId> = Some(ParticipantId(Uuid::from_u128(1)));
    const OTHER: Option<ParticipantId> = Some(ParticipantId(Uuid::from_u128(2)));

    fn page(participant: Option<ParticipantId>, is_open: bool) -> PublicResults {
        PublicResults {
            id: Uuid::nil(),
            campaign: CampaignId(Uuid::nil()),
            participant,
            link: "abc".into(),
            becomes: "Des repas chauds".into(),
            edit: 1,
            published_at: Timestamp::UNIX_EPOCH,
            taken_back_at: (!is_open).then_some(Timestamp::UNIX_EPOCH),
        }
    }

    fn campaign() -> Campaign {
        Campaign {
            id: CampaignId(Uuid::nil()),
            organisation: Uuid::nil(),
            version: VersionId(Uuid::nil()),
            words: CampaignWords::from_day(date(2026, 1, 5)),
            edit: 1,
            launched_at: Some(Timestamp::UNIX_EPOCH),
            ended_at: None,
        }
    }

    #[test]
    fn somebody_is_led_to_the_page_of_their_establishment_or_else_to_the_whole() {
        let all = [page(None, true), page(ONE, true), page(OTHER, false)];
        assert_eq!(leading(&all, ONE), Some(&all[1]));
        assert_eq!(leading(&all, OTHER), Some(&all[0]), "what was taken back leads nowhere");
        assert_eq!(leading(&all[1..], OTHER), None, "never to another establishment");
    }

    #[test]
    fn the_whole_and_an_establishment_are_never_both_open_where_one_follows_from_the_other() {
        assert!(would_subtract(&[page(None, true)], ONE, 2));
        assert!(would_subtract(&[page(ONE, true)], None, 2));
        assert!(!would_subtract(&[page(ONE, true)], OTHER, 2));
        assert!(!would_subtract(&[page(ONE, false)], None, 2));
        assert!(!would_subtract(&[page(None, true)], ONE, 1), "the same numbers");
    }

    #[test]
    fn only_months_that_are_over_are_shown_while_people_still_answer() {
        let mut campaign = campaign();
        assert_eq!(last_day(&campaign, date(2026, 1, 20)), Some(date(2025, 12, 31)));
        assert_eq!(last_day(&campaign, date(2026, 2, 2)), Some(date(2026, 1, 31)));
        assert_eq!(last_day(&campaign, date(2026, 2, 3)), None);
        campaign.ended_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(last_day(&campaign, date(2026, 1, 20)), None);
    }

    #[test]
    fn what_will_be_done_is_said_and_bounded() {
        assert_eq!(checked("  Des repas chauds \n").expect("is taken"), "Des repas chauds");
        assert!(checked(" \n").is_err());
        assert!(checked(&"é".repeat(LONGEST_BECOMES)).is_ok());
        assert!(checked(&"é".repeat(LONGEST_BECOMES + 1)).is_err());
    }
}
