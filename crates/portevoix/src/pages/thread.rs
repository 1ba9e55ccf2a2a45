//! Le fil: from the words that asked for a change to what became of them, on one page, both ways.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;
use platform::{
    App, Card, Error, Reader, Result, Subject,
    room::{self, Strand},
    thread::{self, ThreadLink},
    web::{Api, Json, Page, Path},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// No thread shows more links than this; the page says when it was cut.
const MOST_LINKS: usize = 2_000;
/// How many voices are quoted in one station before « et N autres ».
const QUOTED: usize = 2;

/// The stations in the order of the loop; kinds not named here come last.
const ORDER: &[&str] = &[
    "expression",
    "study",
    "theme",
    "finding",
    "project",
    "decision",
    "action",
    "measure",
    "give_back",
    "sheet",
];

/// One step of the thread.
pub struct Station {
    kind: &'static str,
    when: String,
    what: String,
    title: String,
    detail: String,
    voices: Vec<Voice>,
    others: String,
    url: String,
    because: String,
    hidden: bool,
}

/// One quoted voice.
pub struct Voice {
    words: String,
    caption: String,
    url: String,
}

#[derive(Template)]
#[template(path = "thread.html")]
struct ThreadPage<'a> {
    t: &'a Reader,
    title: String,
    lead: String,
    stations: Vec<Station>,
    withdrawn: Vec<String>,
    cut: bool,
}

/// `GET /thread/{kind}/{id}`
pub async fn show(State(app): State<App>, t: Reader, Path((kind, id)): Path<(String, Uuid)>) -> Result<Page> {
    let subject = Subject::new(&kind, id);
    let read = read(&app, &t, &subject).await?;
    let title = t.say_one("thread-title", "what", &read.start.title);
    let stations = stations(&t, &read);
    let page = ThreadPage {
        t: &t,
        lead: lead(&t, &read),
        stations,
        withdrawn: read.links.iter().filter_map(|link| withdrawn(&t, link)).collect(),
        cut: read.links.len() >= MOST_LINKS,
        title: title.clone(),
    };
    if t.is_signed_in() {
        Page::work("", title, &page)
    } else {
        Page::public(title, &page)
    }
}

struct Read {
    start: Card,
    links: Vec<ThreadLink>,
    /// Every subject of the thread with its card, `None` where this reader may not look.
    cards: BTreeMap<Subject, Option<Card>>,
}

/// Reads the thread of a subject that this reader may see.
async fn read(app: &App, t: &Reader, subject: &Subject) -> Result<Read> {
    let start = match room::card(app, t, subject).await? {
        Some(card) => card,
        None if t.is_signed_in() => return Err(Error::NotFound),
        None => return Err(Error::SignIn(platform::error::SignInNeed::Account)),
    };
    let links = thread::walk(app, subject, MOST_LINKS).await?;
    let standing = links.iter().filter(|link| link.withdrawn.is_none());
    let subjects: BTreeSet<Subject> = standing
        .flat_map(|link| [link.from.clone(), link.to.clone()])
        .chain([subject.clone()])
        .collect();
    let mut cards = BTreeMap::new();
    for subject in subjects {
        let card = room::card(app, t, &subject).await?;
        cards.insert(subject, card);
    }
    Ok(Read { start, links, cards })
}

fn lead(t: &Reader, read: &Read) -> String {
    let voices = read
        .cards
        .keys()
        .filter(|subject| subject.kind() == "expression")
        .count();
    let steps = read.cards.len() - voices;
    let steps = t.count("thread-steps", i64::try_from(steps).unwrap_or(0));
    t.count_with("thread-lead", i64::try_from(voices).unwrap_or(0), &[("steps", &steps)])
}

fn stations(t: &Reader, read: &Read) -> Vec<Station> {
    let mut by_kind: BTreeMap<usize, Vec<(&Subject, &Option<Card>)>> = BTreeMap::new();
    for (subject, card) in &read.cards {
        let place = ORDER
            .iter()
            .position(|kind| *kind == subject.kind())
            .unwrap_or(ORDER.len());
        by_kind.entry(place).or_default().push((subject, card));
    }
    let mut stations = Vec::new();
    for (place, mut members) in by_kind {
        members.sort_by_key(|(_, card)| card.as_ref().and_then(|card| card.at));
        if ORDER.get(place) == Some(&"expression") {
            stations.push(voices(t, read, &members));
        } else {
            stations.extend(
                members
                    .into_iter()
                    .map(|(subject, card)| station(t, read, subject, card.as_ref())),
            );
        }
    }
    stations
}

/// All voices make one station: how many spoke, two of them, a link to the others.
fn voices(t: &Reader, read: &Read, members: &[(&Subject, &Option<Card>)]) -> Station {
    let seen: Vec<&Card> = members.iter().filter_map(|(_, card)| card.as_ref()).collect();
    let quoted = seen
        .iter()
        .filter(|card| card.words.is_some())
        .take(QUOTED)
        .map(|card| Voice {
            words: card.words.clone().unwrap_or_default(),
            caption: card.detail.clone(),
            url: card.url.clone().unwrap_or_default(),
        });
    let quoted: Vec<Voice> = quoted.collect();
    let n = |count: usize| i64::try_from(count).unwrap_or(0);
    let others = match seen.len().saturating_sub(quoted.len()) {
        0 => String::new(),
        more => t.count("thread-other-voices", n(more)),
    };
    let first = seen.iter().filter_map(|card| card.at).min();
    Station {
        kind: "voice",
        when: first.map(|at| t.day_of(at)).unwrap_or_default(),
        what: t.say("thread-voices"),
        title: t.count("thread-voices-title", n(members.len())),
        detail: match members.len() - seen.len() {
            0 => String::new(),
            hidden => t.count("thread-hidden-voices", n(hidden)),
        },
        voices: quoted,
        others,
        url: finding_of(read).unwrap_or_default(),
        because: String::new(),
        hidden: seen.is_empty(),
    }
}

/// Where all the voices can be read: the finding that they hold up.
fn finding_of(read: &Read) -> Option<String> {
    let findings = read.cards.iter().filter(|(subject, _)| subject.kind() == "finding");
    findings.filter_map(|(_, card)| card.as_ref()?.url.clone()).next()
}

fn station(t: &Reader, read: &Read, subject: &Subject, card: Option<&Card>) -> Station {
    let because = read
        .links
        .iter()
        .find(|link| &link.to == subject && link.withdrawn.is_none());
    let reason = because
        .map(|link| t.say(&format!("thread-because-{}", link.because)))
        .unwrap_or_default();
    let Some(card) = card else {
        let when = because.map(|link| t.day_of(link.at)).unwrap_or_default();
        return Station {
            kind: "read",
            when,
            what: t.say("thread-hidden"),
            title: t.say("thread-hidden-title"),
            detail: t.say("thread-hidden-words"),
            voices: Vec::new(),
            others: String::new(),
            url: String::new(),
            because: reason,
            hidden: true,
        };
    };
    let role = card.role.as_deref().map(|role| t.role_code(role)).unwrap_or_default();
    let signed = because
        .filter(|_| role.is_empty())
        .map(|link| t.role_code(&link.by_role))
        .unwrap_or(role);
    let what = if signed.is_empty() {
        card.kind.clone()
    } else {
        t.say_with("thread-signed", &[("what", &card.kind), ("role", &signed)])
    };
    Station {
        kind: strand(card, subject),
        when: card
            .at
            .or(because.map(|link| link.at))
            .map(|at| t.day_of(at))
            .unwrap_or_default(),
        what,
        title: card.title.clone(),
        detail: card.detail.clone(),
        voices: Vec::new(),
        others: String::new(),
        url: card.url.clone().unwrap_or_default(),
        because: reason,
        hidden: false,
    }
}

/// The class of the strand (LOOK §7): the larger bead stands at the vote.
fn strand(card: &Card, subject: &Subject) -> &'static str {
    match card.strand {
        Strand::Voice => "voice",
        Strand::Apart => "read",
        Strand::Together if subject.kind() == "decision" => "vote",
        Strand::Together => "together",
        Strand::ToCome => "ahead",
        Strand::Ended => "ended",
    }
}

fn withdrawn(t: &Reader, link: &ThreadLink) -> Option<String> {
    let because = link.withdrawn.as_ref()?;
    Some(t.say_with(
        "thread-withdrawn",
        &[
            ("when", &t.day_of(link.at)),
            ("because", &t.say(&format!("thread-because-{because}"))),
        ],
    ))
}

/// One step of the thread.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ThreadStepJson {
    /// `finding/018f…`; absent when this reader may not see the step.
    subject: Option<String>,
    /// The noun, told even when the rest is not.
    kind: String,
    title: Option<String>,
    detail: Option<String>,
    /// A person's shared words.
    words: Option<String>,
    #[schema(format = DateTime)]
    at: Option<String>,
    role: Option<String>,
    visible: bool,
}

/// One link of the thread.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LinkJson {
    from: String,
    to: String,
    because: String,
    #[schema(format = DateTime)]
    at: String,
    role: String,
    withdrawn: Option<String>,
}

/// A thread.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ThreadJson {
    steps: Vec<ThreadStepJson>,
    links: Vec<LinkJson>,
}

/// Everything that leads to a thing and comes of it.
#[utoipa::path(get, path = "/thread/{kind}/{id}", tag = "thread", params(("kind" = String, Path), ("id" = uuid::Uuid, Path)), responses((status = 200, body = ThreadJson)))]
pub async fn show_json(State(app): State<App>, t: Reader, Path((kind, id)): Path<(String, Uuid)>) -> Api<ThreadJson> {
    let read = read(&app, &t, &Subject::new(&kind, id)).await?;
    let visible = |subject: &Subject| read.cards.get(subject).is_some_and(Option::is_some);
    let steps = read.cards.iter().map(|(subject, card)| step(subject, card.as_ref()));
    // A link whose ends may not both be seen would tell the hidden end's id.
    let links = read
        .links
        .iter()
        .filter(|link| visible(&link.from) && visible(&link.to))
        .map(|link| LinkJson {
            from: link.from.to_string(),
            to: link.to.to_string(),
            because: link.because.clone(),
            at: link.at.to_string(),
            role: link.by_role.clone(),
            withdrawn: link.withdrawn.clone(),
        });
    Ok(Json(ThreadJson {
        steps: steps.collect(),
        links: links.collect(),
    }))
}

fn step(subject: &Subject, card: Option<&Card>) -> ThreadStepJson {
    let at: Option<Timestamp> = card.and_then(|card| card.at);
    ThreadStepJson {
        subject: card.map(|_| subject.to_string()),
        kind: subject.kind().to_owned(),
        title: card.map(|card| card.title.clone()),
        detail: card.map(|card| card.detail.clone()),
        words: card.and_then(|card| card.words.clone()),
        at: at.map(|at| at.to_string()),
        role: card.and_then(|card| card.role.clone()),
        visible: card.is_some(),
    }
}
