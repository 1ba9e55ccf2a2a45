//! What one reader is told of a thread: every step with its kind, day and role, and its words where they are for them.

use super::{MOST_LINKS, MOST_VOICES, ORDER, VOICE, VOICES_READ};
use jiff::Timestamp;
use platform::{
    Actor, App, Card, Error, Reader, Result, Subject,
    room::{self, Strand},
    thread::{self, Route, ThreadLink},
};
use projects::{ProjectId, PublicQuote};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The thread of a subject, as one reader may see it.
pub struct Told {
    /// The heading of what it started from.
    pub title: String,
    /// The links, withdrawn ones too.
    pub links: Vec<ThreadLink>,
    /// Was it too long to be told whole?
    pub cut: bool,
    /// Who spoke: those that were read, the ones with words first.
    pub voices: Vec<Step>,
    /// How many spoke.
    pub voice_count: usize,
    /// Everything else, in the order of the loop, then of time.
    pub steps: Vec<Step>,
}

/// One step, dated and signed for everybody.
pub struct Step {
    /// Which.
    pub subject: Subject,
    /// The kind's name in the reader's language.
    pub kind: String,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// The role that signed it, as a code.
    pub role: Option<String>,
    /// What it says; none where this reader may not look.
    pub card: Option<Card>,
    /// Of which project it tells, for what came of one.
    pub project: Option<Subject>,
}

/// Reads the thread of a subject that this reader may see.
pub async fn read(app: &App, t: &Reader, subject: &Subject) -> Result<Told> {
    let start = room::card(app, t, subject).await?;
    let route = Route {
        turn: ProjectId::KIND,
        voice: VOICE,
        voices_most: MOST_VOICES,
        most: MOST_LINKS,
    };
    let thread::Walked { links, cut } = thread::walk(app, subject, route).await?;
    let standing = || links.iter().filter(|link| link.withdrawn.is_none());
    let all: BTreeSet<&Subject> = standing()
        .flat_map(|link| [&link.from, &link.to])
        .chain([subject])
        .collect();
    let (voices, others): (Vec<&Subject>, Vec<&Subject>) = all.iter().partition(|one| one.kind() == VOICE);
    let projects: Vec<ProjectId> = others
        .iter()
        .filter(|one| one.kind() == ProjectId::KIND)
        .map(|one| ProjectId(one.id()))
        .collect();
    let quotes = projects::public_quotes(app, t, &projects).await?;
    let quoted = quotes.iter().map(|quote| quote.expression).collect::<BTreeSet<_>>();
    let title = match &start {
        Some(card) => card.title.clone(),
        None if subject.kind() == VOICE && quoted.contains(&subject.id()) => t.say("thread-voices"),
        None if t.is_signed_in() => return Err(Error::NotFound),
        None => return Err(Error::SignIn(platform::error::SignInNeed::Account)),
    };
    let teller = Teller::new(app, t, standing());
    let mut steps = Vec::new();
    for one in others {
        steps.push(teller.step(one).await?);
    }
    steps.sort_by_key(|step| (place(&step.subject), step.at));
    let voice_count = voices.len();
    let told = teller.voices(voices, quotes).await?;
    Ok(Told {
        title,
        cut,
        voices: told,
        voice_count,
        steps,
        links,
    })
}

fn place(subject: &Subject) -> usize {
    let own = ORDER.iter().position(|kind| *kind == subject.kind());
    own.unwrap_or(ORDER.len())
}

struct Teller<'a> {
    app: &'a App,
    t: &'a Reader,
    /// The program itself, which asks for the kind, the day and the role of what is not for the reader.
    house: Reader,
    /// The link that signs a subject: the one that led to it, or else one that it led to.
    signed: BTreeMap<&'a Subject, (bool, &'a ThreadLink)>,
    projects: BTreeMap<&'a Subject, &'a Subject>,
}

impl<'a> Teller<'a> {
    fn new(app: &'a App, t: &'a Reader, links: impl Iterator<Item = &'a ThreadLink>) -> Self {
        let mut house = t.clone();
        house.actor = Actor::System("public-thread");
        let mut signed: BTreeMap<&Subject, (bool, &ThreadLink)> = BTreeMap::new();
        let mut projects = BTreeMap::new();
        for link in links {
            let own = signed.entry(&link.to).or_insert((true, link));
            if !own.0 {
                *own = (true, link);
            }
            signed.entry(&link.from).or_insert((false, link));
            if link.from.kind() == ProjectId::KIND {
                projects.insert(&link.from, &link.from);
                projects.insert(&link.to, &link.from);
            } else if link.to.kind() == ProjectId::KIND {
                projects.insert(&link.to, &link.to);
            }
        }
        Self {
            app,
            t,
            house,
            signed,
            projects,
        }
    }

    async fn step(&self, subject: &Subject) -> Result<Step> {
        let card = room::card(self.app, self.t, subject).await?;
        let house = match &card {
            Some(_) => None,
            None => room::card(self.app, &self.house, subject).await?,
        };
        let link = self.signed.get(subject).map(|(_, link)| *link);
        let known = card.as_ref().or(house.as_ref());
        Ok(Step {
            subject: subject.clone(),
            kind: known.map_or_else(|| self.t.say("thread-hidden"), |card| card.kind.clone()),
            at: known.and_then(|card| card.at).or(link.map(|link| link.at)),
            role: known
                .and_then(|card| card.role.clone())
                .or(link.map(|link| link.by_role.clone())),
            card,
            project: self.projects.get(subject).map(|project| (*project).clone()),
        })
    }

    /// The first voices, those that a published give-back quotes before the others.
    async fn voices(&self, mut all: Vec<&Subject>, quotes: Vec<PublicQuote>) -> Result<Vec<Step>> {
        let mut quotes: BTreeMap<Uuid, PublicQuote> =
            quotes.into_iter().map(|quote| (quote.expression, quote)).collect();
        all.sort_by_key(|subject| !quotes.contains_key(&subject.id()));
        let mut told = Vec::new();
        for subject in all.into_iter().take(VOICES_READ) {
            let mut step = self.step(subject).await?;
            if let (None, Some(quote)) = (&step.card, quotes.remove(&subject.id())) {
                step.card = Some(public_card(&step, quote));
            }
            told.push(step);
        }
        told.sort_by_key(|step| (step.card.as_ref().is_none_or(|card| card.words.is_none()), step.at));
        Ok(told)
    }
}

/// Words that everybody may read, as the give-back that quotes them shows them.
fn public_card(step: &Step, quote: PublicQuote) -> Card {
    Card {
        kind: step.kind.clone(),
        title: step.kind.clone(),
        detail: quote.caption,
        words: Some(quote.words.as_str().to_owned()),
        url: Some(quote.url),
        at: step.at,
        role: step.role.clone(),
        strand: Strand::Voice,
    }
}
