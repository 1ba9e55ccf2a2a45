//! Le fil: from the words that asked for a change to what became of them, on one page, both ways.

mod told;

use askama::Template;
use axum::extract::State;
use platform::{
    App, Card, Reader, Result, Subject,
    room::Strand,
    thread::ThreadLink,
    web::{Api, Json, Page, Path},
};
use serde::Serialize;
use std::collections::BTreeSet;
use told::{Step, Told};
use uuid::Uuid;

/// No thread shows more links than this besides the voices; the page says when it was cut.
const MOST_LINKS: usize = 400;
/// No more voices than this are counted.
const MOST_VOICES: usize = 5_000;
/// So many voices are read to be quoted or listed; the others are counted.
const VOICES_READ: usize = 60;
/// How many voices are quoted in one station before « et N autres ».
const QUOTED: usize = 2;
/// The same where everybody may read them: as many as a give-back quotes.
const QUOTED_IN_PUBLIC: usize = 6;
/// The kind of what people said.
const VOICE: &str = "expression";

/// The stations in the order of the loop; kinds not named here come last.
const ORDER: &[&str] = &[
    VOICE,
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

/// What came of one project, where a thread tells of several.
struct Part {
    title: String,
    stations: Vec<Station>,
}

#[derive(Template)]
#[template(path = "thread.html")]
struct ThreadPage<'a> {
    t: &'a Reader,
    title: String,
    lead: String,
    stations: Vec<Station>,
    parts: Vec<Part>,
    withdrawn: Vec<String>,
    cut: bool,
}

/// `GET /thread/{kind}/{id}`
pub async fn show(State(app): State<App>, t: Reader, Path((kind, id)): Path<(String, Uuid)>) -> Result<Page> {
    let told = told::read(&app, &t, &Subject::new(&kind, id)).await?;
    let title = t.say_one("thread-title", "what", &told.title);
    let (stations, parts) = stations(&t, &told);
    let page = ThreadPage {
        t: &t,
        lead: lead(&t, &told),
        stations,
        parts,
        withdrawn: told.links.iter().filter_map(|link| withdrawn(&t, link)).collect(),
        cut: told.cut,
        title: title.clone(),
    };
    if t.is_signed_in() {
        Page::work("", title, &page)
    } else {
        Page::public(title, &page)
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn lead(t: &Reader, told: &Told) -> String {
    let steps = t.count("thread-steps", number(told.steps.len()));
    t.count_with("thread-lead", number(told.voice_count), &[("steps", &steps)])
}

/// What all share, then what came of each project when there are several, the oldest first.
fn stations(t: &Reader, told: &Told) -> (Vec<Station>, Vec<Part>) {
    let projects: Vec<&Step> = told
        .steps
        .iter()
        .filter(|step| step.project.as_ref() == Some(&step.subject))
        .collect();
    let mut shared: Vec<Station> = (told.voice_count > 0).then(|| voices(t, told)).into_iter().collect();
    let is_shared = |step: &&Step| projects.len() < 2 || step.project.is_none();
    shared.extend(
        told.steps
            .iter()
            .filter(is_shared)
            .map(|step| station(t, &told.links, step)),
    );
    if projects.len() < 2 {
        return (shared, Vec::new());
    }
    let part = |project: &&Step| Part {
        title: heading(t, project),
        stations: told
            .steps
            .iter()
            .filter(|step| step.project.as_ref() == Some(&project.subject))
            .map(|step| station(t, &told.links, step))
            .collect(),
    };
    (shared, projects.iter().map(part).collect())
}

fn heading(t: &Reader, project: &Step) -> String {
    match &project.card {
        Some(card) => card.title.clone(),
        None => t.say_with(
            "thread-hidden-project",
            &[("what", &project.kind), ("day", &day(t, project))],
        ),
    }
}

fn day(t: &Reader, step: &Step) -> String {
    step.at.map(|at| t.day_of(at)).unwrap_or_default()
}

/// « Constat, par : qualité »
fn signed(t: &Reader, kind: &str, role: Option<&str>) -> String {
    match role {
        Some(role) => t.say_with("thread-signed", &[("what", kind), ("role", &t.role_code(role))]),
        None => kind.to_owned(),
    }
}

/// All voices make one station: how many spoke, some of them, a link to the others.
fn voices(t: &Reader, told: &Told) -> Station {
    let cards = || told.voices.iter().filter_map(|step| step.card.as_ref());
    let is_public = told
        .voices
        .iter()
        .any(|step| step.card.as_ref().is_some_and(|card| card.title == step.kind));
    let most = if is_public { QUOTED_IN_PUBLIC } else { QUOTED };
    let quoted: Vec<Voice> = cards()
        .filter(|card| card.words.is_some())
        .take(most)
        .map(|card| Voice {
            words: card.words.clone().unwrap_or_default(),
            caption: card.detail.clone(),
            url: card.url.clone().unwrap_or_default(),
        })
        .collect();
    let (read, seen) = (told.voices.len(), cards().count());
    let unread = told.voice_count - read;
    // Those that were not read are like most of those that were.
    let (others, hidden) = if seen * 2 > read {
        (seen + unread - quoted.len(), read - seen)
    } else {
        (seen - quoted.len(), read - seen + unread)
    };
    let said = |id: &str, n: usize| {
        if n == 0 { String::new() } else { t.count(id, number(n)) }
    };
    let first = told.voices.iter().filter_map(|step| step.at).min();
    let role = told.voices.first().and_then(|step| step.role.as_deref());
    Station {
        kind: "voice",
        when: first.map(|at| t.day_of(at)).unwrap_or_default(),
        what: signed(t, &t.say("thread-voices"), role),
        title: t.count("thread-voices-title", number(told.voice_count)),
        detail: said("thread-hidden-voices", hidden),
        voices: quoted,
        others: said("thread-other-voices", others),
        url: finding_of(told).unwrap_or_default(),
        because: String::new(),
        hidden: seen == 0,
    }
}

/// Where all the voices can be read: the finding that they hold up.
fn finding_of(told: &Told) -> Option<String> {
    let findings = told.steps.iter().filter(|step| step.subject.kind() == "finding");
    findings.filter_map(|step| step.card.as_ref()?.url.clone()).next()
}

fn station(t: &Reader, links: &[ThreadLink], step: &Step) -> Station {
    let because = links
        .iter()
        .find(|link| link.to == step.subject && link.withdrawn.is_none())
        .map(|link| t.say(&format!("thread-because-{}", link.because)))
        .unwrap_or_default();
    let (title, detail, url) = match &step.card {
        Some(card) => (
            card.title.clone(),
            card.detail.clone(),
            card.url.clone().unwrap_or_default(),
        ),
        None => (
            t.say("thread-hidden-title"),
            t.say("thread-hidden-words"),
            String::new(),
        ),
    };
    Station {
        kind: step.card.as_ref().map_or("read", |card| strand(card, &step.subject)),
        when: day(t, step),
        what: signed(t, &step.kind, step.role.as_deref()),
        title,
        detail,
        voices: Vec::new(),
        others: String::new(),
        url,
        because,
        hidden: step.card.is_none(),
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
    /// When it happened, told even when the rest is not.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// The role that signed it, told even when the rest is not.
    role: Option<String>,
    /// The project of which it tells, when this reader may see that one.
    project: Option<String>,
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
    /// In the order of the loop; of many voices only the first are among them.
    steps: Vec<ThreadStepJson>,
    links: Vec<LinkJson>,
    /// How many people spoke.
    voices: i64,
    /// Was the thread too long to be told whole?
    cut: bool,
}

/// The whole thread of a thing: what led to it and what came of it, from whichever end.
#[utoipa::path(get, path = "/thread/{kind}/{id}", tag = "thread", params(("kind" = String, Path), ("id" = uuid::Uuid, Path)), responses((status = 200, body = ThreadJson)))]
pub async fn show_json(State(app): State<App>, t: Reader, Path((kind, id)): Path<(String, Uuid)>) -> Api<ThreadJson> {
    let told = told::read(&app, &t, &Subject::new(&kind, id)).await?;
    let all = || told.voices.iter().chain(&told.steps);
    let visible: BTreeSet<&Subject> = all()
        .filter(|step| step.card.is_some())
        .map(|step| &step.subject)
        .collect();
    // A link whose ends may not both be seen would tell the hidden end's id.
    let links = told
        .links
        .iter()
        .filter(|link| visible.contains(&link.from) && visible.contains(&link.to))
        .map(|link| LinkJson {
            from: link.from.to_string(),
            to: link.to.to_string(),
            because: link.because.clone(),
            at: link.at.to_string(),
            role: link.by_role.clone(),
            withdrawn: link.withdrawn.clone(),
        });
    let links = links.collect();
    let shown = |project: &&Subject| visible.contains(project);
    let step = |step: &Step| ThreadStepJson {
        subject: step.card.as_ref().map(|_| step.subject.to_string()),
        kind: step.subject.kind().to_owned(),
        title: step.card.as_ref().map(|card| card.title.clone()),
        detail: step.card.as_ref().map(|card| card.detail.clone()),
        words: step.card.as_ref().and_then(|card| card.words.clone()),
        at: step.at.map(|at| at.to_string()),
        role: step.role.clone(),
        project: step.project.as_ref().filter(shown).map(ToString::to_string),
        visible: step.card.is_some(),
    };
    Ok(Json(ThreadJson {
        steps: all().map(step).collect(),
        links,
        voices: number(told.voice_count),
        cut: told.cut,
    }))
}
