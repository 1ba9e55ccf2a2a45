//! The draft of a machine on a theme's page: asked for, stopped, read with what it cites, taken away.

use super::{ThemeQuery, theme_page};
use crate::{
    StudyId, ThemeId,
    actions::{self, machine_drafts::Shown},
    jobs,
    machine_draft::{LeftOut, MOST_SENT},
    pages::{
        findings::WHOLE_DRAFT,
        parts::{Link, refused},
        work::Work,
    },
    study::Study,
    tally::Says,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result, Scope,
    jobs::Progress,
    web::{Form, Path, See},
};
use serde::Deserialize;

/// Jobs that are looked through for that of a theme.
const LATEST: u64 = 50;

/// A sentence of a draft as the page shows it.
pub(super) struct Sentence {
    pub words: String,
    /// Each verbatim that it cites.
    pub cites: Vec<Link>,
    /// The form of a finding, with this sentence in it; empty where none may be written.
    pub copy_url: String,
}

/// What the page shows of a draft.
#[derive(Default)]
pub(super) struct DraftPart {
    /// Is there anything to show?
    pub is_shown: bool,
    pub sentences: Vec<Sentence>,
    /// Was a draft made?
    pub is_made: bool,
    /// Who wrote it, where, when, and of what.
    pub origin: String,
    pub left_out: Vec<String>,
    pub lost: String,
    pub failure: String,
    pub copy_url: String,
    /// Where one is asked for; empty where it may not be.
    pub ask_url: String,
    pub says: &'static str,
    pub ask_label: String,
    /// What leaves, and for where.
    pub leaves: String,
    pub stop_url: String,
    pub delete_url: String,
}

/// What the page of a theme shows of its draft, and of the work under way; `read` is how many verbatims there are to choose
/// from.
pub(super) async fn part(
    app: &App,
    t: &Reader,
    study: &Study,
    theme: ThemeId,
    (says, read): (Says, i64),
) -> Result<(DraftPart, Work)> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let base = format!("/studies/{}/themes/{theme}", study.id);
    let shown = actions::machine_drafts::shown(app, &t.actor, study.id, theme).await?;
    let work = work(app, t, &scope, (study.id, theme), shown.as_ref()).await?;
    let manages = t.actor.may_in(Permission::ManageStudies, study.organisation);
    let drafter = match actions::machine_drafts::allowed(app, app.db.read(), study.organisation).await {
        Ok(drafter) => Some(drafter),
        Err(Error::Conflict(_)) => None,
        Err(other) => return Err(other),
    };
    let mut part = DraftPart::default();
    if let Some(shown) = &shown {
        fill(t, study, theme, shown, &mut part);
        if manages && !work.is_busy {
            part.delete_url = format!("{base}/draft/removal");
        }
    }
    if let Some(drafter) = drafter.filter(|_| manages && read > 0 && !work.is_busy) {
        part.ask_url = format!("{base}/draft");
        part.says = says.code();
        part.ask_label = t.say(if part.is_made {
            "analysis-draft-ask-again"
        } else {
            "analysis-draft-ask"
        });
        let most = i64::try_from(MOST_SENT).unwrap_or(i64::MAX);
        part.leaves = t.count_with("analysis-draft-leaves", read.min(most), &[("host", drafter.host())]);
    }
    if manages && work.is_busy {
        part.stop_url = format!("{base}/draft/stop");
    }
    part.is_shown = shown.is_some() || !part.ask_url.is_empty();
    Ok((part, work))
}

fn fill(t: &Reader, study: &Study, theme: ThemeId, shown: &Shown, part: &mut DraftPart) {
    let draft = &shown.draft;
    if let Some(failure) = &draft.failure {
        part.failure = t.say(&format!("analysis-draft-failed-{failure}"));
    } else if draft.stopped_at.is_some() {
        part.failure = t.say("analysis-draft-stopped");
    }
    let Some(made_at) = draft.made_at else { return };
    let may_copy = study.closed_at.is_some() && t.actor.may_in(Permission::AgreeFindings, study.organisation);
    let copy_url = |what: &str| {
        if may_copy {
            format!("/findings/new?study={}&theme={theme}&draft={what}", study.id)
        } else {
            String::new()
        }
    };
    let cited = |one: &expressions::SharedExpression| Link {
        url: format!("/expressions/{}", one.id),
        label: t.number(one.number),
    };
    let sentences = shown.sentences.iter().map(|one| Sentence {
        words: one.words.clone(),
        cites: one.cites.iter().map(cited).collect(),
        copy_url: copy_url(&one.position.to_string()),
    });
    part.is_made = true;
    part.sentences = sentences.collect();
    if part.sentences.len() > 1 {
        part.copy_url = copy_url(WHOLE_DRAFT);
    }
    part.origin = t.count_with(
        "analysis-draft-origin",
        draft.sent_count,
        &[
            ("model", &draft.model),
            ("host", &draft.host),
            ("at", &t.moment(made_at)),
            ("voice", &t.say(&format!("analysis-draft-of-{}", draft.says.code()))),
        ],
    );
    part.left_out = left_out(t, draft.left_out);
    if draft.lost_count > 0 {
        part.lost = t.count("analysis-draft-lost", draft.lost_count);
    }
}

/// How many sentences were left out, and why.
fn left_out(t: &Reader, counts: LeftOut) -> Vec<String> {
    [
        (counts.uncited, "analysis-draft-left-uncited"),
        (counts.unknown, "analysis-draft-left-unknown"),
        (counts.misquoted, "analysis-draft-left-misquoted"),
        (counts.surplus, "analysis-draft-left-surplus"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, message)| t.count(message, n))
    .collect()
}

/// How far the draft under way is.
async fn work(
    app: &App,
    t: &Reader,
    scope: &Scope,
    (id, theme): (StudyId, ThemeId),
    shown: Option<&Shown>,
) -> Result<Work> {
    let own = serde_json::json!({ "study": id, "theme": theme });
    let job = match shown {
        // Nobody asked: there is no job to look for on a page that everybody opens.
        None => None,
        Some(_) => {
            let latest = platform::jobs::latest(app, scope, Some(jobs::DRAFT), LATEST).await?;
            latest.into_iter().find(|job| job.payload == own)
        }
    };
    let words = |job: &Progress| match shown.map(|shown| &shown.draft) {
        Some(draft) if draft.stopped_at.is_some() => t.say("analysis-draft-stopping"),
        Some(draft) if job.done > 0 => {
            t.count_with("analysis-draft-writing", draft.sent_count, &[("host", &draft.host)])
        }
        _ => t.say("analysis-draft-waiting"),
    };
    let base = format!("/studies/{id}/themes/{theme}");
    let none = Work::none(
        format!("{base}/draft"),
        t.say("analysis-draft-busy"),
        t.say("analysis-draft-see"),
    );
    let mut work = none.of(job.as_ref(), words, t.say("analysis-draft-failed"));
    // The live part lies below the draft; what came of it is on the theme's page.
    work.page_url = base;
    Ok(work)
}

/// The live part of the page alone.
pub(in crate::pages) async fn progress(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(StudyId, ThemeId)>,
) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let shown = actions::machine_drafts::shown(&app, &t.actor, of.0, of.1).await?;
    work(&app, &t, &scope, of, shown.as_ref()).await?.part(t)
}

/// Whose readings the verbatims come from.
#[derive(Debug, Default, Deserialize)]
pub(in crate::pages) struct AskForm {
    #[serde(default)]
    says: String,
}

pub(in crate::pages) async fn ask(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(StudyId, ThemeId)>,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let says = Says::from_code(&form.says);
    let outcome = actions::machine_drafts::ask(&app, &t.actor, of.0, of.1, says).await;
    answer(&app, t, of, says, (outcome, "analysis-draft-asked")).await
}

pub(in crate::pages) async fn stop(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(StudyId, ThemeId)>,
) -> Result<Response> {
    let outcome = actions::machine_drafts::stop(&app, &t.actor, of.0, of.1).await;
    answer(&app, t, of, Says::People, (outcome, "analysis-draft-stopping")).await
}

pub(in crate::pages) async fn remove(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(StudyId, ThemeId)>,
) -> Result<Response> {
    let outcome = actions::machine_drafts::delete(&app, &t.actor, of.0, of.1).await;
    answer(&app, t, of, Says::People, (outcome, "analysis-draft-deleted")).await
}

async fn answer(
    app: &App,
    t: Reader,
    (id, theme): (StudyId, ThemeId),
    says: Says,
    (outcome, message): (Result<()>, &'static str),
) -> Result<Response> {
    match outcome {
        Ok(()) => {
            let url = format!("/studies/{id}/themes/{theme}?says={}#draft", says.code());
            Ok(See::page(url).saying(message).into_response())
        }
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = theme_page(app, t, (id, theme), ThemeQuery::saying(says), &said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}
