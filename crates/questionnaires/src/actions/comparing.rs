//! Results beside those of another wave, or of the other establishments of a region.

use super::results::{Narrow, Results};
use crate::{
    campaign::{Campaign, CampaignId, CampaignKind, Participant, ParticipantId},
    comparison::{Compared, NotCompared, Side, compared as rows_of, region_of},
    masking::Least,
    store::{self, counts::Asked},
};
use platform::{Actor, App, Error, Permission, Result};
use std::{collections::BTreeMap, result::Result as Either};

/// What results are put beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compare {
    /// The wave before this one.
    Last,
    /// Another wave that the reader chose.
    Wave(CampaignId),
    /// The other establishments of one's own region.
    Region,
}

impl Compare {
    /// As an address has it: `last`, `region`, or the id of a campaign.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "last" => Some(Self::Last),
            "region" => Some(Self::Region),
            id => id.parse().ok().map(Self::Wave),
        }
    }
}

/// What results were put beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum With {
    /// Another wave.
    Wave(Box<Campaign>),
    /// So many other establishments of a region.
    Region(String, usize),
}

/// Results beside others.
#[derive(Clone, Debug)]
pub(crate) struct Comparison {
    pub with: With,
    pub rows: Vec<Compared>,
    /// Answers under which nothing is said.
    pub least: Least,
}

/// The other waves that this reader may look at: launched surveys of the same instrument by the same sponsor, the latest first.
///
/// # Errors
/// Of the database.
pub(crate) async fn waves(app: &App, actor: &Actor, of: &Results) -> Result<Vec<Campaign>> {
    let scope = actor.scope(Permission::ReadResults)?;
    let versions = store::instruments::version_ids(app.db.read(), of.version.instrument).await?;
    let today = app.clock.today();
    let is_wave = |one: &Campaign| {
        one.id != of.campaign.id
            && one.organisation == of.campaign.organisation
            && one.launched_at.is_some()
            && one.words.kind == CampaignKind::Survey
            && versions.contains(&one.version)
            && (of.is_sponsor || !one.is_under_embargo(today))
    };
    let all = store::campaigns::list(app, &scope).await?;
    Ok(all.into_iter().filter(is_wave).collect())
}

/// The wave before a campaign, of waves that stand the latest first.
fn last<'w>(waves: &'w [Campaign], of: &Campaign) -> Option<&'w Campaign> {
    let place = |one: &Campaign| (one.words.opens_on, one.id);
    waves.iter().find(|one| place(one) < place(of))
}

/// Results beside what was asked for, or why they are not.
///
/// # Errors
/// [`Error::NotFound`] for a wave that is none, or out of reach.
pub(super) async fn compared(
    app: &App,
    actor: &Actor,
    of: &Results,
    narrow: &Narrow,
    compare: Compare,
) -> Result<Either<Comparison, NotCompared>> {
    if compare == Compare::Region {
        return beside_region(app, of, narrow).await;
    }
    let waves = waves(app, actor, of).await?;
    let wave = match compare {
        Compare::Wave(id) => Some(waves.iter().find(|one| one.id == id).ok_or(Error::NotFound)?),
        _ => last(&waves, &of.campaign),
    };
    match wave {
        Some(wave) => beside_wave(app, of, wave).await,
        None => Ok(Err(NotCompared::NoWave)),
    }
}

async fn beside_wave(app: &App, of: &Results, wave: &Campaign) -> Result<Either<Comparison, NotCompared>> {
    let read = app.db.read();
    let participant = match &of.participant {
        None => None,
        Some(own) => {
            let there = store::participants::list(read, wave.id).await?;
            match there.into_iter().find(|one| is_same(own, one, of.is_sponsor)) {
                Some(one) => Some(one.id),
                None => return Ok(Err(NotCompared::Absent)),
            }
        }
    };
    let asked = Asked {
        participant,
        is_complete: true,
        ..Asked::default()
    };
    // The counts are the sponsor's rows: the waves are those that the reader reaches.
    let sponsor = Actor::System("results").scope(Permission::ReadResults)?;
    let counts = store::counts::read(read, &sponsor, wave.id, &asked).await?;
    let version = store::instruments::asked(read, wave.version).await?;
    let (own, other) = (of.campaign.words.least(), wave.words.least());
    let least = Least {
        for_score: own.for_score.max(other.for_score),
        in_cell: own.in_cell.max(other.in_cell),
    };
    let other = Side {
        content: &version.content,
        counts: &counts,
    };
    Ok(Ok(Comparison {
        with: With::Wave(Box::new(wave.clone())),
        rows: rows_of(own_side(of), other, least),
        least,
    }))
}

fn own_side(of: &Results) -> Side<'_> {
    Side {
        content: &of.version.content,
        counts: &of.complete,
    }
}

/// Is it the same establishment in another campaign? Its number alone says so to the sponsor, whose rows they are.
fn is_same(own: &Participant, other: &Participant, is_sponsor: bool) -> bool {
    let is_own = own.own.is_some() && own.own == other.own;
    is_own || is_sponsor && own.finess.is_some() && own.finess == other.finess
}

async fn beside_region(app: &App, of: &Results, narrow: &Narrow) -> Result<Either<Comparison, NotCompared>> {
    let Some(own) = &of.participant else {
        return Ok(Err(NotCompared::NoRegion));
    };
    if narrow.from.is_some() || narrow.to.is_some() {
        return Ok(Err(NotCompared::Months));
    }
    let read = app.db.read();
    let id = of.campaign.id;
    let all = store::participants::list(read, id).await?;
    let by_participant = store::counts::by_participant(read, id).await?;
    let complete: BTreeMap<_, _> = by_participant.into_iter().map(|(id, (whole, _))| (id, whole)).collect();
    let least = of.campaign.words.least();
    // The sponsor sees each establishment; another reader's own ones tell the rest by subtraction.
    let known: Vec<ParticipantId> = if of.is_sponsor {
        vec![own.id]
    } else {
        of.participants.iter().map(|one| one.id).collect()
    };
    let near = match region_of(&all, &complete, (own, &known), least) {
        Ok(near) => near,
        Err(why) => return Ok(Err(why)),
    };
    let others = near
        .iter()
        .filter(|id| complete.get(id).is_some_and(|n| *n > 0))
        .count();
    let asked = Asked {
        among: near,
        is_complete: true,
        ..Asked::default()
    };
    let sponsor = Actor::System("results").scope(Permission::ReadResults)?;
    let counts = store::counts::read(read, &sponsor, id, &asked).await?;
    let other = Side {
        content: &of.version.content,
        counts: &counts,
    };
    Ok(Ok(Comparison {
        with: With::Region(own.region.clone().unwrap_or_default(), others),
        rows: rows_of(own_side(of), other, least),
        least,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{CampaignWords, VersionId};
    use jiff::civil::{Date, date};
    use uuid::Uuid;

    fn wave(n: u128, opens_on: Date) -> Campaign {
        Campaign {
            id: CampaignId(Uuid::from_u128(n)),
            organisation: Uuid::nil(),
            version: VersionId(Uuid::nil()),
            words: CampaignWords::from_day(opens_on),
            edit: 1,
            launched_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn the_last_wave_is_the_latest_of_those_before() {
        let waves = [
            wave(4, date(2026, 11, 1)),
            wave(2, date(2026, 5, 1)),
            wave(1, date(2026, 1, 1)),
        ];
        let of = wave(3, date(2026, 8, 1));
        assert_eq!(last(&waves, &of).map(|one| one.id), Some(waves[1].id));
        assert_eq!(last(&waves, &waves[2]), None);
    }

    #[test]
    fn what_is_compared_with_is_read_from_the_address() {
        assert_eq!(Compare::read("region"), Some(Compare::Region));
        assert_eq!(Compare::read("last"), Some(Compare::Last));
        let id = Uuid::from_u128(7);
        assert_eq!(Compare::read(&id.to_string()), Some(Compare::Wave(CampaignId(id))));
        assert_eq!(Compare::read("ailleurs"), None);
    }
}
