//! Results: who may see which, and what there is to see.

use super::comparing::{self, Compare, Comparison};
use crate::{
    campaign::{Campaign, CampaignId, CampaignKind, Participant, ParticipantId, Version},
    comparison::NotCompared,
    public_results::{PublicResults, last_day},
    store::{self, counts::Asked},
    tally::{ALL, ANSWERED, Deltas},
};
use platform::{Actor, App, Error, Permission, Result, Scope};

/// What narrows results, as the address has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Narrow {
    pub participant: Option<ParticipantId>,
    /// `2026-10`.
    pub from: Option<String>,
    pub to: Option<String>,
    /// What stands beside them.
    pub compare: Option<Compare>,
}

/// The results of a campaign, or of an establishment of it.
#[derive(Clone, Debug)]
pub(crate) struct Results {
    pub campaign: Campaign,
    pub version: Version,
    /// The establishments that this reader may look at.
    pub participants: Vec<Participant>,
    /// The one that is looked at.
    pub participant: Option<Participant>,
    pub complete: Deltas,
    pub partial: Deltas,
    /// The whole campaign, beside one establishment of it; never another establishment.
    pub whole: Option<Deltas>,
    /// Personal links made and answered, where there are any.
    pub links: Option<(i64, i64)>,
    /// The same beside another wave or the region, or why not; nothing where nobody asked.
    pub comparison: Option<std::result::Result<Comparison, NotCompared>>,
    pub is_sponsor: bool,
    /// The pages of this campaign that are or were open to everybody.
    pub public: Vec<PublicResults>,
}

impl Results {
    /// Complete answers.
    pub fn complete_count(&self) -> i64 {
        whole_answers(&self.complete)
    }

    /// Answers that were not finished.
    pub fn partial_count(&self) -> i64 {
        whole_answers(&self.partial)
    }
}

/// Whole answers of some counts.
pub(crate) fn whole_answers(deltas: &Deltas) -> i64 {
    deltas.count_of(ALL, ANSWERED)
}

/// What somebody may see of a campaign: everything as its sponsor, their own establishment and the whole as one of it, once
/// the embargo is over.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Error::Conflict`] under embargo.
pub(crate) async fn results(app: &App, actor: &Actor, id: CampaignId, narrow: &Narrow) -> Result<Results> {
    let scope = actor.scope(Permission::ReadResults)?;
    let (campaign, participants, is_sponsor) = reached(app, &scope, id).await?;
    if campaign.words.kind == CampaignKind::Tracer {
        return Err(Error::Conflict("questionnaires-tracer-no-results"));
    }
    let participant = match (narrow.participant, is_sponsor) {
        (Some(wanted), _) => Some(
            participants
                .iter()
                .find(|one| one.id == wanted)
                .ok_or(Error::NotFound)?
                .clone(),
        ),
        (None, true) => None,
        (None, false) => participants.first().cloned(),
    };
    let reached = Reached {
        campaign,
        participants,
        participant,
        is_sponsor,
    };
    let mut of = gathered(app, reached, narrow).await?;
    if let Some(compare) = narrow.compare {
        of.comparison = Some(comparing::compared(app, actor, &of, narrow, compare).await?);
    }
    Ok(of)
}

/// What everybody may see of a campaign, or of an establishment of it: the same reading as [`results`], of the months that are
/// over while people still answer. Whether it is open is asked before.
///
/// # Errors
/// Of the database.
pub(crate) async fn of_everybody(app: &App, campaign: Campaign, participant: Option<Participant>) -> Result<Results> {
    let narrow = Narrow {
        to: last_day(&campaign, app.clock.today()).map(|day| format!("{:04}-{:02}", day.year(), day.month())),
        ..Narrow::default()
    };
    let reached = Reached {
        campaign,
        // Nothing but what the page is about: no other establishment, and no whole beside one.
        participants: Vec::new(),
        participant,
        is_sponsor: true,
    };
    gathered(app, reached, &narrow).await
}

/// What was let in: a campaign, and what of it is looked at.
struct Reached {
    campaign: Campaign,
    participants: Vec<Participant>,
    participant: Option<Participant>,
    is_sponsor: bool,
}

async fn gathered(app: &App, reached: Reached, narrow: &Narrow) -> Result<Results> {
    let Reached {
        campaign,
        participants,
        participant,
        is_sponsor,
    } = reached;
    let id = campaign.id;
    let version = store::instruments::asked(app.db.read(), campaign.version).await?;
    // The counts are the sponsor's rows: who takes part was let in above.
    let sponsor = Actor::System("results").scope(Permission::ReadResults)?;
    let asked = |participant: Option<ParticipantId>, is_complete| Asked {
        participant,
        months: (narrow.from.clone(), narrow.to.clone()),
        is_complete,
        ..Asked::default()
    };
    let of = participant.as_ref().map(|one| one.id);
    let read = app.db.read();
    Ok(Results {
        complete: store::counts::read(read, &sponsor, id, &asked(of, true)).await?,
        partial: store::counts::read(read, &sponsor, id, &asked(of, false)).await?,
        whole: match of {
            Some(_) if participants.len() > 1 || !is_sponsor => {
                Some(store::counts::read(read, &sponsor, id, &asked(None, true)).await?)
            }
            _ => None,
        },
        links: links(app, id, of).await?,
        public: store::public_results::list(read, id).await?,
        campaign,
        version,
        participants,
        participant,
        comparison: None,
        is_sponsor,
    })
}

async fn links(app: &App, id: CampaignId, of: Option<ParticipantId>) -> Result<Option<(i64, i64)>> {
    let counts = store::links::counts(app.db.read(), id).await?;
    let kept = counts
        .into_iter()
        .filter(|(participant, _)| of.is_none_or(|of| of == *participant));
    let sum = kept.fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
    Ok((sum.0 > 0).then_some(sum))
}

/// A campaign with the establishments that a scope may look at, and whether it is the sponsor's.
///
/// # Errors
/// As [`results`].
pub(crate) async fn reached(app: &App, scope: &Scope, id: CampaignId) -> Result<(Campaign, Vec<Participant>, bool)> {
    let read = app.db.read();
    match store::campaigns::get(read, scope, id).await {
        Ok(campaign) => Ok((campaign, store::participants::list(read, id).await?, true)),
        Err(Error::NotFound) => {
            let own = store::participants::own(read, scope, id).await?;
            if own.is_empty() {
                return Err(Error::NotFound);
            }
            let campaign = store::campaigns::asked(read, id).await?;
            if campaign.launched_at.is_none() {
                return Err(Error::NotFound);
            }
            if campaign.is_under_embargo(app.clock.today()) {
                return Err(Error::Conflict("questionnaires-embargo"));
            }
            Ok((campaign, own, false))
        }
        Err(other) => Err(other),
    }
}
