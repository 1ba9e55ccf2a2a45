//! Opening the results of a campaign to everybody, with what will be done, and taking them back.

use super::{campaigns::managed, results};
use crate::{
    campaign::{Campaign, CampaignId, Participant, ParticipantId},
    public_results::{self as rules, PublicResults},
    store,
};
use platform::{Actor, App, Error, Result};
use serde_json::json;

/// What is to be opened, of whom, over what was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The whole campaign without one.
    pub participant: Option<ParticipantId>,
    /// « Ce que nous allons faire ».
    pub becomes: String,
    /// The `edit` that was seen; 0 where there was no page.
    pub edit: i64,
}

/// Opens results to everybody, or changes the words of a page that is open.
///
/// # Errors
/// [`Error::NotFound`] for who does not lead the campaign; [`Error::Invalid`] without words; [`Error::Conflict`] under embargo,
/// with too few answers, where another page would give masked numbers back, or when somebody else changed it meanwhile.
pub(crate) async fn open(app: &App, actor: &Actor, id: CampaignId, opening: &Opening) -> Result<()> {
    let (_, campaign) = managed(app, actor, id).await?;
    let participants = store::participants::list(app.db.read(), id).await?;
    let participant = one_of(&participants, opening.participant)?;
    let becomes = rules::checked(&opening.becomes)?;
    check_may_open(app, &campaign)?;
    let shown = results::of_everybody(app, campaign.clone(), participant).await?;
    if shown.complete_count() < campaign.words.least_in_cell {
        return Err(Error::Conflict("questionnaires-public-too-few"));
    }
    let mut change = app.change(actor).await?;
    change.sent_once().await?;
    // Two people who open the whole and an establishment at once wait for each other: the second is told.
    store::campaigns::lock(&change, id).await?;
    let all = store::public_results::list(change.tx(), id).await?;
    if rules::would_subtract(&all, opening.participant, participants.len()) {
        return Err(Error::Conflict("questionnaires-public-subtract"));
    }
    let kept = rules::about(&all, opening.participant);
    match kept {
        Some(kept) => store::public_results::open(&change, kept.id, opening.edit, &becomes).await?,
        None => store::public_results::insert(&change, &campaign, opening.participant, &becomes).await?,
    }
    let verb = if kept.is_some_and(PublicResults::is_open) {
        "campaign.edit-public-results"
    } else {
        "campaign.open-results"
    };
    let detail = json!({ "participant": opening.participant });
    change.audit(verb, &id.subject(), Some(campaign.organisation), &detail);
    change.commit().await
}

fn one_of(all: &[Participant], wanted: Option<ParticipantId>) -> Result<Option<Participant>> {
    let Some(wanted) = wanted else { return Ok(None) };
    let found = all.iter().find(|one| one.id == wanted);
    found.cloned().map(Some).ok_or(Error::NotFound)
}

fn check_may_open(app: &App, campaign: &Campaign) -> Result<()> {
    if campaign.launched_at.is_none() {
        return Err(Error::Conflict("questionnaires-public-not-launched"));
    }
    if campaign.is_under_embargo(app.clock.today()) {
        return Err(Error::Conflict("questionnaires-public-embargo"));
    }
    Ok(())
}

/// Takes a page back: nobody reads it any more, its address stays for another time.
///
/// # Errors
/// [`Error::NotFound`] for who does not lead the campaign; [`Error::Conflict`] when it is not open.
pub(crate) async fn take_back(
    app: &App,
    actor: &Actor,
    id: CampaignId,
    participant: Option<ParticipantId>,
) -> Result<()> {
    let (_, campaign) = managed(app, actor, id).await?;
    let all = store::public_results::list(app.db.read(), id).await?;
    let kept = rules::about(&all, participant).ok_or(Error::Conflict("questionnaires-not-public"))?;
    let mut change = app.change(actor).await?;
    change.sent_once().await?;
    store::public_results::take_back(&change, kept.id).await?;
    let detail = json!({ "participant": participant });
    change.audit(
        "campaign.take-results-back",
        &id.subject(),
        Some(campaign.organisation),
        &detail,
    );
    change.commit().await
}

/// What stands on an open page.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    pub page: PublicResults,
    pub of: results::Results,
}

/// The open page at an address.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or when it is open no more.
pub(crate) async fn at(app: &App, link: &str) -> Result<Opened> {
    let page = store::public_results::by_link(app.db.read(), link).await?;
    let campaign = store::campaigns::asked(app.db.read(), page.campaign).await?;
    if !page.is_open() || check_may_open(app, &campaign).is_err() {
        return Err(Error::NotFound);
    }
    let participant = match page.participant {
        Some(one) => Some(store::participants::get(app.db.read(), page.campaign, one).await?),
        None => None,
    };
    let of = results::of_everybody(app, campaign, participant).await?;
    Ok(Opened { page, of })
}

/// The open page to which somebody of an establishment is led, if there is one.
///
/// # Errors
/// Of the database.
pub(crate) async fn leading(app: &App, campaign: &Campaign, of: ParticipantId) -> Result<Option<PublicResults>> {
    if check_may_open(app, campaign).is_err() {
        return Ok(None);
    }
    let all = store::public_results::list(app.db.read(), campaign.id).await?;
    Ok(rules::leading(&all, Some(of)).cloned())
}
