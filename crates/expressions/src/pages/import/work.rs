//! An import at work and afterwards: progress, result, refused lines, undoing.

use super::{Figure, SaidProblem, advice, figures, said, source, to_its_page, way};
use crate::{
    actions::imports,
    expression::SourceId,
    import::ImportState,
    jobs,
    pages::{Link, Wrong, imports::drawn, wrongs},
    source::Source,
    store,
};
use askama::Template;
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use documents::table_out::{Cell, Column, ColumnKind, CsvLines, CsvStyle};
use futures_util::stream;
use platform::{
    App, Error, Reader, Result,
    error::Said,
    jobs::JobId,
    web::{Download, Form, Page, Path, See, page::fragment},
};
use serde::Deserialize;

/// The part of the page that replaces itself.
#[derive(Template)]
#[template(path = "import_progress.html")]
struct Progress<'a> {
    t: &'a Reader,
    url: String,
    is_over: bool,
    label: String,
    rows_read: i64,
    rows_expected: i64,
    words: String,
}

#[derive(Template)]
#[template(path = "import_work.html")]
struct Work<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    name: String,
    file: String,
    state: String,
    tag: &'static str,
    icon: &'static str,
    is_busy: bool,
    has_failed: bool,
    progress: Progress<'a>,
    figures: Vec<Figure>,
    advice: String,
    undone: String,
    problems: Vec<SaidProblem>,
    corpus_url: String,
    can_be_undone: bool,
}

/// The page of an import that runs or ran.
pub(super) async fn page(app: &App, t: &Reader, source: Source) -> Result<Page> {
    let problems = store::problem::of(app, source.id, 0, 100).await?;
    let (tag, icon) = drawn(source.state);
    let is_busy = source.is_busy();
    let undone = source
        .undone
        .as_ref()
        .map(|(at, why)| t.say_with("expressions-undone", &[("day", &t.day_of(*at)), ("why", why)]));
    let view = Work {
        crumbs: way(t),
        url: format!("/expressions/imports/{}", source.id),
        file: if source.file_name.is_empty() {
            String::new()
        } else {
            format!("{} · {}", source.file_name, t.size(source.file_bytes))
        },
        state: source.state.said(t),
        has_failed: source.state == ImportState::Failed,
        progress: at_work(app, t, &source).await?,
        figures: figures(t, source.counts),
        advice: advice(app, t, &source).await?,
        undone: undone.unwrap_or_default(),
        problems: problems.iter().map(|p| said(t, p)).collect(),
        corpus_url: format!("/expressions?source={}", source.id),
        can_be_undone: source.can_be_undone(),
        name: source.name.clone(),
        tag,
        icon,
        is_busy,
        t,
    };
    let page = Page::work(
        "expressions",
        t.say_one("expressions-import-title", "name", &source.name),
        &view,
    )?;
    Ok(if is_busy { page.refreshed_every(3) } else { page })
}

async fn at_work<'t>(app: &App, t: &'t Reader, source: &Source) -> Result<Progress<'t>> {
    let job = match source.job {
        Some(job) => {
            let scope = t.actor.scope(platform::Permission::ImportExpressions)?;
            platform::jobs::get(app, &scope, JobId(job)).await.ok()
        }
        None => None,
    };
    let done = job.as_ref().map_or(source.rows_read, |job| job.done);
    let total = job.as_ref().and_then(|job| job.total).map(|total| total.max(done));
    Ok(Progress {
        t,
        url: format!("/expressions/imports/{}/progress", source.id),
        is_over: !source.is_busy(),
        label: source.state.said(t),
        rows_read: done,
        rows_expected: total.unwrap_or(done).max(1),
        words: far(t, source.state, done, total),
    })
}

/// How far the work is, in rows read or in expressions taken out.
fn far(t: &Reader, state: ImportState, done: i64, total: Option<i64>) -> String {
    let is_undoing = state == ImportState::Undoing;
    match total {
        Some(total) => {
            let id = if is_undoing {
                "expressions-progress-taken-out"
            } else {
                "expressions-progress"
            };
            t.count_with(id, done, &[("total", &t.number(total))])
        }
        None if is_undoing => t.count("expressions-progress-taken-out-so-far", done),
        None => t.count("expressions-tried-rows", done),
    }
}

/// The progress alone.
pub(in crate::pages) async fn progress(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
) -> Result<Response> {
    let source = source(&app, &t, id).await?;
    fragment(&at_work(&app, &t, &source).await?)
}

/// Starts a dry run.
pub(in crate::pages) async fn dry_run(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<See> {
    to_its_page(id, imports::try_out(&app, &t.actor, id).await)
}

/// Starts the import, or goes on after a failure.
pub(in crate::pages) async fn run(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<See> {
    to_its_page(id, imports::run(&app, &t.actor, id).await)
}

/// Drops an import that never ran.
pub(in crate::pages) async fn discard(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<See> {
    imports::discard(&app, &t.actor, id).await?;
    Ok(See::page("/expressions/imports").saying("expressions-import-discarded"))
}

/// The problems line by line, without what the cells say.
pub(in crate::pages) async fn problems(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
) -> Result<Download> {
    let source = source(&app, &t, id).await?;
    let lines = CsvLines::new(CsvStyle::of(t.language.code()));
    let columns = [
        ("expressions-problem-line", ColumnKind::Integer),
        ("expressions-problem-outcome", ColumnKind::Text),
        ("expressions-problem-why", ColumnKind::LongText),
    ];
    let columns: Vec<Column> = columns
        .into_iter()
        .map(|(name, kind)| Column::new(t.say(name), kind))
        .collect();
    let mut head = Vec::new();
    lines.header(&columns, &mut head);
    let rows = stream::try_unfold((app, t, 0_i64, Some(head)), move |(app, t, after, head)| async move {
        if let Some(head) = head {
            return Ok(Some((bytes::Bytes::from(head), (app, t, after, None))));
        }
        let mut some = store::problem::of(&app, source.id, after, 1000)
            .await
            .map_err(|_| std::io::Error::other("the list was cut"))?;
        // The last line of a full page may have further problems: it comes again with the next page.
        if let (1000, Some(last)) = (some.len(), some.last().map(|p| p.line)) {
            some.retain(|p| p.line < last);
        }
        let Some(last) = some.last().map(|p| p.line) else {
            return Ok(None);
        };
        let mut out = Vec::new();
        for problem in &some {
            let outcome = t.say(if problem.refuses() {
                "expressions-problem-refused"
            } else {
                "expressions-problem-remarked"
            });
            lines.row(
                &[Cell::Integer(problem.line), outcome.into(), problem.said(&t).into()],
                &mut out,
            );
        }
        Ok::<_, std::io::Error>(Some((bytes::Bytes::from(out), (app, t, last, None))))
    });
    Ok(Download {
        name: "lignes-refusees.csv".to_owned(),
        media_type: "text/csv; charset=utf-8",
        body: Body::from_stream(rows),
    })
}

#[derive(Template)]
#[template(path = "import_undo.html")]
struct Undo<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    name: String,
    count: String,
    used: i64,
    used_words: String,
    why: String,
    said: Said,
    errors: Vec<Wrong>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct Why {
    why: String,
}

/// Says what an undoing would take out, and what was built on it.
pub(in crate::pages) async fn ask_undo(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
) -> Result<Response> {
    if !source(&app, &t, id).await?.can_be_undone() {
        return Ok(See::page(format!("/expressions/imports/{id}")).into_response());
    }
    Ok(ask(&app, &t, id, "", Said::default()).await?.into_response())
}

async fn ask(app: &App, t: &Reader, id: SourceId, why: &str, said: Said) -> Result<Page> {
    let source = source(app, t, id).await?;
    let used = jobs::undo::count_used(app, id).await?;
    let view = Undo {
        crumbs: way(t),
        url: format!("/expressions/imports/{id}"),
        name: source.name.clone(),
        count: t.count("expressions-undo-count", store::raw::count_of_source(app, id).await?),
        used,
        used_words: t.count("expressions-undo-used", used),
        why: why.to_owned(),
        errors: wrongs(&said),
        said,
        t,
    };
    Page::work(
        "expressions",
        t.say_one("expressions-undo-title", "name", &source.name),
        &view,
    )
}

/// Starts the undoing.
pub(in crate::pages) async fn undo(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    Form(typed): Form<Why>,
) -> Result<Response> {
    match imports::undo(&app, &t.actor, id, &typed.why).await {
        Err(Error::Invalid(problems)) => Ok(ask(&app, &t, id, &typed.why, problems.said(&t))
            .await?
            .refused()
            .into_response()),
        done => Ok(to_its_page(id, done)?.into_response()),
    }
}
