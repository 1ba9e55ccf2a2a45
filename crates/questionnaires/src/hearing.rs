//! What is said in open questions, handed over once: it becomes an expression, masked and followed as the others, and the
//! answer keeps no copy of it. A withdrawal of the answer reaches the expression.

use crate::{
    actions::answering::{sealed, unsealed},
    campaign::{AnswerId, Campaign, CampaignId, Participant, VersionId},
    instrument::{Content, Tone},
    store::{self, answers::Heard},
};
use jiff::civil::Date;
use platform::{App, Change, Result};
use std::collections::{BTreeMap, HashMap, hash_map::Entry};
use uuid::Uuid;

/// What stays in an answer of words that were handed over: that there were some.
const HANDED_OVER: &str = "·";

/// What was said in the open questions of a complete answer.
#[derive(Debug)]
pub struct Said {
    /// Which answer.
    pub answer: AnswerId,
    /// Of which campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// Where its words belong.
    pub organisation: Uuid,
    /// The establishment that was spoken of.
    pub place: String,
    /// When, to the day.
    pub received_on: Date,
    /// The question's key, what it asked for, and the words.
    pub words: Vec<(String, Tone, String)>,
    /// What the answer keeps of its words.
    rest: BTreeMap<String, String>,
}

/// What makes an expression of words of an answer the only one: nothing of who answers is in it.
#[must_use]
pub fn row_key(answer: AnswerId, item: &str) -> String {
    format!("a{}:{item}", answer.0.simple())
}

/// Answers that are complete and whose words were not handed over yet, in the random order of their ids: `limit` at most.
///
/// # Errors
/// Of the database, or words that cannot be opened.
pub async fn unheard(app: &App, limit: u64) -> Result<Vec<Said>> {
    let mut known = Known::default();
    let mut all = Vec::new();
    for heard in store::answers::unheard(app.db.read(), limit).await? {
        let asked = known.of(app, &heard).await?;
        let content = &asked.2;
        let mut rest = unsealed(app, &heard.kept)?;
        let mut words = Vec::new();
        for (key, text) in &mut rest {
            if let Some(tone) = content.item(key).and_then(|item| item.kind.tone()) {
                words.push((key.clone(), tone, std::mem::replace(text, HANDED_OVER.to_owned())));
            }
        }
        all.push(Said {
            answer: heard.kept.id,
            campaign: heard.kept.campaign,
            campaign_name: asked.0.words.name.clone(),
            organisation: heard.kept.organisation,
            place: asked.1.name.clone(),
            received_on: heard.kept.received_on,
            words,
            rest,
        });
    }
    Ok(all)
}

/// Campaigns, participants and contents that were read once.
#[derive(Default)]
struct Known(HashMap<(CampaignId, Uuid, VersionId), (Campaign, Participant, Content)>);

impl Known {
    async fn of(&mut self, app: &App, heard: &Heard) -> Result<&(Campaign, Participant, Content)> {
        let key = (heard.kept.campaign, heard.kept.participant.0, heard.version);
        let fresh = match self.0.entry(key) {
            Entry::Occupied(known) => return Ok(known.into_mut()),
            Entry::Vacant(fresh) => fresh,
        };
        let db = app.db.read();
        let campaign = store::campaigns::asked(db, heard.kept.campaign).await?;
        let participant = store::participants::get(db, heard.kept.campaign, heard.kept.participant).await?;
        let content = store::instruments::asked(db, heard.version).await?.content;
        Ok(fresh.insert((campaign, participant, content)))
    }
}

/// Marks answers as handed over, in the change that keeps their words as expressions; says which were still there to be
/// handed over: one that was taken back meanwhile is not.
///
/// # Errors
/// Of the database.
pub async fn hand_over(app: &App, change: &Change, said: &[Said]) -> Result<Vec<bool>> {
    let today = app.clock.today();
    let mut done = Vec::with_capacity(said.len());
    for one in said {
        let words = sealed(app, one.answer, &one.rest)?;
        done.push(store::answers::hear(change, one.answer, words, today).await?);
    }
    Ok(done)
}

/// Answers that were taken back after their words were handed over: the organisation, and the row keys of their words.
///
/// # Errors
/// Of the database.
pub async fn taken_back(app: &App, limit: u64) -> Result<Vec<(AnswerId, Uuid, Vec<String>)>> {
    let mut all = Vec::new();
    let mut known = Known::default();
    for heard in store::answers::taken_back(app.db.read(), limit).await? {
        let content = &known.of(app, &heard).await?.2;
        let open = content.items().filter(|item| item.kind.tone().is_some());
        let keys = open.map(|item| row_key(heard.kept.id, &item.key)).collect();
        all.push((heard.kept.id, heard.kept.organisation, keys));
    }
    Ok(all)
}

/// Forgets that the words of a withdrawn answer were handed over, in the change that withdraws them.
///
/// # Errors
/// Of the database.
pub async fn forget(change: &Change, answer: AnswerId) -> Result<()> {
    store::answers::unhear(change, answer).await
}
