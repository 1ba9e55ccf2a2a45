//! Answering: what is asked at an address, taking an answer once, going on with one, taking it back.
//!
//! An answer is not noted in the audit: its entries have a time, and who answers was promised that none is kept.

mod beginning;
mod following;

use super::filing;
use crate::{
    campaign::{AnswerId, Campaign, CampaignId, CampaignKind, Channel, Participant, Stage, Version},
    instrument::{Content, Step, shown},
    store::{
        self,
        answers::{Kept, NewAnswer, Outcome},
        links::PersonalLink,
    },
    taking::{Refusal, counted, missing, take},
    tally::Deltas,
    value::Answers,
};
use beginning::begun_by;
pub(crate) use beginning::{finish, keep, resumed};
pub(crate) use following::{follow, withdraw};
use jiff::{SignedDuration, Timestamp};
use platform::{Actor, App, Error, Result, random, together::Together};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// Letters of the code to go on with an answer.
const RESUME: usize = 8;
/// Letters of a receipt.
const RECEIPT: usize = 10;
/// How long what is asked at an address is kept in memory: an end that somebody decides is heard after this.
const KEPT: SignedDuration = SignedDuration::from_secs(5);
/// Addresses kept in memory.
const MOST_KEPT: usize = 2_000;

/// What is asked at an address.
#[derive(Debug)]
pub(crate) struct Asked {
    pub campaign: Campaign,
    pub participant: Participant,
    /// Shared: a campaign asks the same of all its establishments.
    pub version: Arc<Version>,
}

impl Asked {
    pub fn content(&self) -> &Content {
        &self.version.content
    }

    /// Does it take answers by this way on this day?
    ///
    /// # Errors
    /// As [`Self::check_open`]; what is written already is taken for some weeks more.
    pub fn check_takes(&self, app: &App, channel: Channel) -> Result<()> {
        if channel.is_written() && self.campaign.takes_sheets(app.clock.today()) {
            return Ok(());
        }
        self.check_open(app)
    }

    /// Does it take answers on this day?
    ///
    /// # Errors
    /// [`Error::Conflict`] before its first day and after its last; [`Error::NotFound`] before its launch.
    pub fn check_open(&self, app: &App) -> Result<()> {
        match self.campaign.stage(app.clock.today()) {
            Stage::Open => Ok(()),
            Stage::Draft => Err(Error::NotFound),
            Stage::ToCome => Err(Error::Conflict("questionnaires-not-open-yet")),
            Stage::Closed => Err(Error::Conflict("questionnaires-closed")),
        }
    }
}

/// What was asked lately, by address.
#[derive(Default)]
struct Doors(Mutex<HashMap<String, (Timestamp, Arc<Asked>)>>);

/// What is asked at an open address.
///
/// # Errors
/// [`Error::NotFound`] when there is no such address, or its campaign is not launched.
pub(crate) async fn asked(app: &App, link: &str) -> Result<Arc<Asked>> {
    let now = app.clock.now();
    let doors = app.shelf.get::<Doors>();
    let known = {
        let doors = doors.0.lock().unwrap_or_else(PoisonError::into_inner);
        doors
            .get(link)
            .filter(|(at, _)| now.duration_since(*at) < KEPT)
            .map(|(_, asked)| Arc::clone(asked))
    };
    if let Some(asked) = known {
        return Ok(asked);
    }
    let participant = store::participants::by_link(app.db.read(), link).await?;
    let asked = Arc::new(of_participant(app, participant).await?);
    let mut doors = doors.0.lock().unwrap_or_else(PoisonError::into_inner);
    if doors.len() >= MOST_KEPT {
        doors.clear();
    }
    doors.insert(link.to_owned(), (now, Arc::clone(&asked)));
    Ok(asked)
}

pub(super) async fn of_participant(app: &App, participant: Participant) -> Result<Asked> {
    let campaign = store::campaigns::asked(app.db.read(), participant.campaign).await?;
    // The paths of a tracer are read by those who may, and asked of nobody at an address.
    if campaign.launched_at.is_none() || campaign.words.kind == CampaignKind::Tracer {
        return Err(Error::NotFound);
    }
    let version = store::instruments::asked(app.db.read(), campaign.version).await?;
    Ok(Asked {
        campaign,
        participant,
        version: Arc::new(version),
    })
}

/// What is asked of the holder of a personal link.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code; [`Error::Conflict`] for one that was used or is over.
pub(crate) async fn asked_personally(app: &App, code: &str) -> Result<(Asked, PersonalLink)> {
    let link = store::links::by_code(app.db.read(), &link_hash(app, code)).await?;
    let link = link.ok_or(Error::NotFound)?;
    if link.is_answered {
        return Err(Error::Conflict("questionnaires-link-used"));
    }
    if app.clock.today() > link.expires_on {
        return Err(Error::Conflict("questionnaires-link-over"));
    }
    let participant = store::participants::get(app.db.read(), link.campaign, link.participant).await?;
    Ok((of_participant(app, participant).await?, link))
}

/// The keyed hash of the code of a personal link.
pub(crate) fn link_hash(app: &App, code: &str) -> String {
    app.vault.hash(&format!("personal-link:{}", plain(code)))
}

fn resume_hash(app: &App, code: &str) -> String {
    app.vault.hash(&format!("answer-resume:{}", plain(code)))
}

fn receipt_hash(app: &App, code: &str) -> String {
    app.vault.hash(&format!("answer-receipt:{}", plain(code)))
}

/// A code as its holder may type it.
fn plain(code: &str) -> String {
    let letters = code.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_uppercase).take(64).collect()
}

/// A code in groups of four, to be copied by hand.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// What somebody sends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// The fields of the form.
    pub fields: Vec<(String, String)>,
    pub language: String,
    /// Random, of one opening of the page: two sendings with it are one.
    pub once: Option<String>,
    /// The personal link that it comes by.
    pub link: Option<PersonalLink>,
    /// The files that came with it and could not be taken, each by its question.
    pub refused: Vec<(String, Refusal)>,
}

/// What became of what was sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Came {
    /// It is kept; the code lets its author see what becomes of it.
    Taken { receipt: String },
    /// It cannot be taken as it is: each question with its reason.
    Wrong(Vec<(String, Refusal)>),
}

/// An order of one's own for what stands in a random order: always the same for one opening of the page.
pub(crate) fn order(seed: &str) -> impl Fn(&str, usize) -> Vec<usize> {
    let seed = seed.to_owned();
    move |key, n| {
        let mut places: Vec<usize> = (0..n).collect();
        places.sort_by_key(|place| mixed(&seed, key, *place));
        places
    }
}

/// FNV-1a over the seed, the key and the place.
fn mixed(seed: &str, key: &str, place: usize) -> u64 {
    let bytes = seed.bytes().chain(key.bytes()).chain(place.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Takes a whole answer: checked, counted, kept once, and answered only when it is on the disk.
///
/// # Errors
/// [`Error::Conflict`] outside the campaign's days, over its quota, or for a link that was used.
pub(crate) async fn give(app: &App, asked: &Asked, channel: Channel, given: Given) -> Result<Came> {
    asked.check_takes(app, channel)?;
    let content = asked.content();
    let taken = take(content, &given.fields);
    let steps = shown(content, &taken.answers, &order(""));
    let mut wrong = [taken.refused, given.refused.clone()].concat();
    let held = held_by(app, asked, given.once.as_deref(), &taken.answers).await?;
    wrong.extend(filing::gone(app, asked, &taken.answers, held).await?);
    // What was left out on paper stays out: nobody is there to be asked again.
    if !channel.is_written() {
        let lacking = filing::unless_full(app, asked, missing(&steps, &taken.answers)).await?;
        also(&mut wrong, lacking);
    }
    if !wrong.is_empty() {
        return Ok(Came::Wrong(wrong));
    }
    let answers = counted(&steps, &taken.answers);
    let receipt = code(app, given.once.as_deref(), "receipt", RECEIPT);
    let mut new = fresh(app, asked, channel, &given, &answers, &steps, true)?;
    new.receipt_hash = Some(receipt_hash(app, &receipt));
    let outcome = kept(app, new).await?;
    // The same opening of the page was kept unfinished: it is finished now.
    if outcome == Outcome::Before
        && let Some((begun, _)) = begun_by(app, asked, given.once.as_deref()).await?
    {
        return finish(app, asked, given, &begun).await;
    }
    match outcome {
        Outcome::Taken | Outcome::Before => Ok(Came::Taken {
            receipt: grouped(&receipt),
        }),
        Outcome::Full => Err(Error::Conflict("questionnaires-full")),
        Outcome::Used => Err(Error::Conflict("questionnaires-link-used")),
        Outcome::FileGone => {
            let files = answers.files().map(|(key, _)| (key.to_owned(), Refusal::FileGone));
            Ok(Came::Wrong(files.collect()))
        }
    }
}

/// Adds what lacks to what is wrong: a question whose answer was refused is told once.
fn also(wrong: &mut Vec<(String, Refusal)>, lacking: Vec<(String, Refusal)>) {
    for (key, why) in lacking {
        if !wrong.iter().any(|(known, _)| *known == key) {
            wrong.push((key, why));
        }
    }
}

/// The answer that was begun by the same opening of the page, or kept of the same sending: it may hold the files that are named
/// again.
async fn held_by(app: &App, asked: &Asked, once: Option<&str>, answers: &Answers) -> Result<Option<AnswerId>> {
    let (Some(once), true) = (once, answers.files().next().is_some()) else {
        return Ok(None);
    };
    store::answers::by_once(app.db.read(), &once_hash(app, asked.campaign.id, once)).await
}

/// What [`give`] would answer to what was written before it came here, without keeping it.
///
/// # Errors
/// None of its own.
pub(super) fn tried(asked: &Asked, given: &Given) -> Result<Came> {
    let refused = take(asked.content(), &given.fields).refused;
    if refused.is_empty() {
        return Ok(Came::Taken { receipt: String::new() });
    }
    Ok(Came::Wrong(refused))
}

/// A code that the same sending gets again; a random one where nothing tells sendings apart.
fn code(app: &App, once: Option<&str>, purpose: &str, length: usize) -> String {
    let Some(once) = once else {
        return app.random.readable_code(length);
    };
    let digits = app.vault.hash(&format!("answer-{purpose}-of:{once}"));
    random::readable_of(length, &digits)
}

fn fresh(
    app: &App,
    asked: &Asked,
    channel: Channel,
    given: &Given,
    answers: &Answers,
    steps: &[Step<'_>],
    is_complete: bool,
) -> Result<NewAnswer> {
    let id = AnswerId(uuid::Builder::from_random_bytes(app.random.bytes()).into_uuid());
    let (bare, words) = answers.apart();
    let once = given.once.as_ref();
    Ok(NewAnswer {
        id,
        campaign: asked.campaign.id,
        participant: asked.participant.id,
        organisation: asked.campaign.organisation,
        version: asked.version.id,
        channel,
        language: given.language.clone(),
        received_on: app.clock.today(),
        is_complete,
        answers: bare,
        words: sealed(app, id, &words)?,
        once_hash: once.map(|once| once_hash(app, asked.campaign.id, once)),
        resume_hash: None,
        receipt_hash: None,
        by_link: given.link.as_ref().map(|link| link.id),
        keeps_link: !asked.campaign.words.is_anonymous,
        quota: asked.campaign.words.quota,
        files: filing::ids(answers),
        files_until: (!is_complete).then(|| filing::until(&asked.campaign, app.clock.today())),
        deltas: Deltas::of(asked.content(), steps, answers, is_complete),
    })
}

pub(crate) fn sealed(app: &App, id: AnswerId, words: &BTreeMap<String, String>) -> Result<Option<Vec<u8>>> {
    if words.is_empty() {
        return Ok(None);
    }
    let bytes = serde_json::to_vec(words)?;
    Ok(Some(app.vault.seal_bytes(&bytes, id.0, &app.random)?))
}

/// The words of an answer, for what may read them.
pub(crate) fn unsealed(app: &App, of: &Kept) -> Result<BTreeMap<String, String>> {
    match &of.words {
        None => Ok(BTreeMap::new()),
        Some(words) => Ok(serde_json::from_slice(&app.vault.open_bytes(words, of.id.0)?)?),
    }
}

/// Was an answer of this sending kept?
pub(super) async fn is_there(app: &App, of: CampaignId, once: &str) -> Result<bool> {
    store::answers::is_there(app.db.read(), &once_hash(app, of, once)).await
}

fn once_hash(app: &App, of: CampaignId, once: &str) -> String {
    app.vault.hash(&format!("answer-once:{of}:{once}"))
}

/// Keeps an answer, together with those that come at the same moment.
async fn kept(app: &App, new: NewAnswer) -> Result<Outcome> {
    let together = app.shelf.get::<Together<NewAnswer, Outcome>>();
    let own = app.clone();
    together
        .join(new, move |some| async move { commit(&own, some).await })
        .await
}

async fn commit(app: &App, new: Vec<NewAnswer>) -> Vec<Result<Outcome>> {
    match written(app, &new).await {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        Err(error) if new.len() == 1 => vec![Err(error)],
        // One that fails must not take the others along.
        Err(_) => {
            let mut answers = Vec::new();
            for one in new {
                let alone = written(app, std::slice::from_ref(&one)).await;
                answers.push(alone.and_then(|mut some| some.pop().ok_or(Error::NotFound)));
            }
            answers
        }
    }
}

async fn written(app: &App, new: &[NewAnswer]) -> Result<Vec<Outcome>> {
    let change = app.change(&Actor::System("questionnaires")).await?;
    let outcomes = store::answers::insert(&change, new).await?;
    change.commit_unnoted().await?;
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_order_is_the_same_for_one_opening_and_another_for_others() {
        let one = order("abc");
        assert_eq!(one("q", 8), one("q", 8));
        let others: Vec<Vec<usize>> = (0..20).map(|n| order(&format!("graine {n}"))("q", 8)).collect();
        assert!(others.iter().any(|other| *other != others[0]));
        let mut sorted = one("q", 8);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..8).collect::<Vec<_>>());
    }

    #[test]
    fn a_code_is_read_however_it_was_copied() {
        assert_eq!(grouped("K7M4Q2RX"), "K7M4-Q2RX");
        assert_eq!(plain(" k7m4 q2rx\n"), "K7M4Q2RX");
    }
}
