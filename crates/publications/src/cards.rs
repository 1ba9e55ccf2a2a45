//! How a sheet shows in the thread, and what awaits each role.

use crate::{
    actions,
    catalogue::{self, Place},
    dossier::{Dossier, State},
    sheet::SheetId,
    store,
};
use jiff::Timestamp;
use platform::{Actor, App, BoxFuture, Card, Permission, Reader, Result, Subject, Task, Urgency, room::Strand};
use projects::ProjectId;

/// Most tasks of one kind shown one by one.
const SHOWN: usize = 5;

/// The card of a sheet: its work face for who may read it, its public face for everybody once published.
pub(crate) fn card<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Option<Card>>> {
    Box::pin(async move {
        let id = SheetId(subject.id());
        if t.may(Permission::ReadSheets)
            && let Ok(dossier) = actions::read(app, t, id).await
        {
            return work_card(app, t, &dossier).await.map(Some);
        }
        let Place::Here(sheet) = catalogue::place(app, id).await? else {
            return Ok(None);
        };
        let house = Actor::System("publications").scope(Permission::ReadSheets)?;
        let (at, role) = appeared(&store::dossier(app.db.read(), &house, id).await?);
        Ok(Some(Card {
            kind: t.say("publications-kind"),
            title: sheet.title.as_str().to_owned(),
            detail: t.say_one(
                "publications-card-public",
                "organisation",
                sheet.organisation_name.as_str(),
            ),
            words: None,
            url: Some(sheet.url()),
            at: Some(at),
            role,
            strand: strand(app, sheet.project).await,
        }))
    })
}

/// When a sheet first appeared and the role that published it, the same for every reader; while it
/// has not, when it was begun.
fn appeared(dossier: &Dossier) -> (Timestamp, Option<String>) {
    match dossier.publications.iter().min_by_key(|publication| publication.at) {
        Some(first) => (first.at, Some(first.role.clone())),
        None => (dossier.sheet.created_at, None),
    }
}

async fn work_card(app: &App, t: &Reader, dossier: &Dossier) -> Result<Card> {
    let state = dossier.state();
    let (at, role) = appeared(dossier);
    let strand = match state {
        State::Published => strand(app, dossier.sheet.project.0).await,
        State::Withdrawn => Strand::Ended,
        State::Draft | State::Waiting | State::Ready => Strand::ToCome,
    };
    Ok(Card {
        kind: t.say("publications-kind"),
        title: dossier.sheet.words.title.clone(),
        detail: t.say(&format!("publications-state-{}", state.code())),
        words: None,
        url: Some(format!("/publications/{}", dossier.sheet.id)),
        at: Some(at),
        role,
        strand,
    })
}

/// The cord goes on only where the project was decided by both colleges.
async fn strand(app: &App, project: uuid::Uuid) -> Strand {
    let Ok(scope) = Actor::System("publications").scope(Permission::ReadProjects) else {
        return Strand::Apart;
    };
    match projects::project(app, &scope, ProjectId(project)).await {
        Ok(project) if project.co_decided => Strand::Together,
        _ => Strand::Apart,
    }
}

/// What awaits this reader: signatures, publications, drafts of theirs, replies of readers.
pub(crate) fn tasks<'a>(app: &'a App, t: &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>> {
    Box::pin(async move {
        if !t.may(Permission::ReadSheets) {
            return Ok(Vec::new());
        }
        let dossiers = actions::all(app, t).await?;
        let mut tasks = Vec::new();
        let allowed = |permission, dossier: &Dossier| t.actor.may_in(permission, dossier.sheet.organisation);
        for dossier in &dossiers {
            let asked = match dossier.state() {
                State::Ready if allowed(Permission::PublishSheets, dossier) => Some(Asked::Publish),
                State::Waiting if allowed(Permission::AuthoriseSheets, dossier) => Some(Asked::Sign),
                State::Draft
                    if dossier.sheet.created_by == t.actor.person() && allowed(Permission::WriteSheets, dossier) =>
                {
                    Some(Asked::Finish)
                }
                _ => None,
            };
            tasks.extend(
                asked
                    .filter(|asked| count(&tasks, *asked) < SHOWN)
                    .map(|asked| task(t, dossier, asked)),
            );
        }
        tasks.extend(replies(app, t).await?);
        Ok(tasks)
    })
}

#[derive(Clone, Copy)]
enum Asked {
    Sign,
    Publish,
    Finish,
}

impl Asked {
    fn code(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Publish => "publish",
            Self::Finish => "finish",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Sign => "signature",
            Self::Publish => "book-open-text",
            Self::Finish => "pencil",
        }
    }
}

fn count(tasks: &[Task], asked: Asked) -> usize {
    tasks.iter().filter(|task| task.icon == asked.icon()).count()
}

fn task(t: &Reader, dossier: &Dossier, asked: Asked) -> Task {
    let id = dossier.sheet.id;
    let (urgency, page) = match asked {
        Asked::Sign => (Urgency::ThisWeek, "/authorisation"),
        Asked::Publish => (Urgency::ThisWeek, ""),
        Asked::Finish => (Urgency::WheneverPossible, ""),
    };
    let why = match asked {
        Asked::Finish => {
            let missing = i64::try_from(dossier.missing_content().len()).unwrap_or(0);
            t.count("publications-task-finish-why", missing)
        }
        _ => t.say(&format!("publications-task-{}-why", asked.code())),
    };
    Task {
        urgency,
        icon: asked.icon(),
        what: t.say_one(
            &format!("publications-task-{}", asked.code()),
            "title",
            &dossier.sheet.words.title,
        ),
        why,
        delay: String::new(),
        url: format!("/publications/{id}{page}"),
        verb: t.say(&format!("publications-task-{}-verb", asked.code())),
        count: 1,
    }
}

async fn replies(app: &App, t: &Reader) -> Result<Vec<Task>> {
    if !t.may(Permission::PublishSheets) {
        return Ok(Vec::new());
    }
    let scope = t.actor.scope(Permission::PublishSheets)?;
    let contacts = store::contact::waiting_in(app, &scope).await?;
    let reuses = store::reuse::waiting_in(app, &scope).await?;
    let total = i64::try_from(contacts + reuses).unwrap_or(i64::MAX);
    if total == 0 {
        return Ok(Vec::new());
    }
    Ok(vec![Task {
        urgency: Urgency::ThisWeek,
        icon: "envelope",
        what: t.count("publications-task-replies", total),
        why: t.say("publications-task-replies-why"),
        delay: String::new(),
        url: "/publications?replies=waiting".to_owned(),
        verb: t.say("publications-task-replies-verb"),
        count: total,
    }])
}
