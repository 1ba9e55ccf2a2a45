//! Naming the columns of a file, correcting how it is read, and what the import stands on.

use super::{
    Figure, SaidProblem, advice, figures,
    lists::{ColumnRow, PreviewRow, by_name, columns, encodings, preview_row, separators, sheets, understood},
    said, source, way,
};
use crate::{
    actions::{
        imports::{self, Settings},
        preview,
    },
    expression::{Channel, SourceId, Speaker},
    import::{ImportState, LegalBasis, Mapping, Role},
    pages::{Choice, Link, Wrong, choices, wrongs},
    source::Source,
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use documents::table_in::Format;
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// Fields as they were posted, in their order: there is one per column.
type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "import_settings.html")]
struct SettingsPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    version: i64,
    file: String,
    name: String,
    understood: String,
    is_text: bool,
    encodings: Vec<Choice>,
    separators: Vec<Choice>,
    sheets: Vec<Choice>,
    headers: Vec<Choice>,
    columns: Vec<ColumnRow>,
    single: Vec<Choice>,
    positive: Vec<Choice>,
    negative: Vec<Choice>,
    channels: Vec<Choice>,
    speakers: Vec<Choice>,
    bases: Vec<Choice>,
    retention: String,
    publication: bool,
    header: Vec<String>,
    rows: Vec<PreviewRow>,
    same_file: String,
    advice: String,
    is_checked: bool,
    tried: Vec<Figure>,
    tried_rows: String,
    problem_kinds: Vec<Figure>,
    problems: Vec<SaidProblem>,
    changed: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// The page; `typed` is what a refused form held, `changed` what somebody else did meanwhile.
pub(super) async fn page(
    app: &App,
    t: &Reader,
    source: &Source,
    typed: Option<Settings>,
    said_problems: Said,
    changed: &str,
) -> Result<Page> {
    let preview = preview::preview(app, source).await?;
    let mapping = typed.as_ref().map_or(&source.mapping, |typed| &typed.mapping);
    let is_checked = source.state == ImportState::Checked;
    let trial = source.trial.clone().filter(|_| is_checked).unwrap_or_default();
    let problems = if is_checked {
        store::problem::of(app, source.id, 0, 50).await?
    } else {
        Vec::new()
    };
    let format = source.format.clone();
    let view = SettingsPage {
        crumbs: way(t),
        url: format!("/expressions/imports/{}", source.id),
        version: source.version,
        file: format!("{} · {}", source.file_name, t.size(source.file_bytes)),
        understood: format.as_ref().map(|format| understood(t, format)).unwrap_or_default(),
        is_text: matches!(format, Some(Format::Text(_))),
        encodings: encodings(t, format.as_ref()),
        separators: separators(t, format.as_ref()),
        sheets: sheets(&preview.sheets, format.as_ref()),
        headers: [(true, "yes"), (false, "no")]
            .into_iter()
            .map(|(value, code)| {
                let chosen = format.as_ref().is_some_and(|format| format.headers() == value);
                Choice::new(code, t.say(&format!("expressions-format-headers-{code}")), chosen)
            })
            .collect(),
        columns: columns(t, mapping, &preview),
        single: by_name(mapping, Role::Text),
        positive: by_name(mapping, Role::Positive),
        negative: by_name(mapping, Role::Negative),
        channels: choices(Channel::ALL, Some(mapping.channel), Channel::code, |c| c.said(t)),
        speakers: choices(Speaker::ALL, Some(mapping.speaker), Speaker::code, |s| s.said(t)),
        bases: choices(
            LegalBasis::ALL,
            Some(typed.as_ref().map_or(source.basis, |s| s.basis)),
            LegalBasis::code,
            |b| b.said(t),
        ),
        retention: typed
            .as_ref()
            .map_or(source.retention_months, |s| s.retention_months)
            .to_string(),
        publication: typed
            .as_ref()
            .map_or(source.allows_publication, |s| s.allows_publication),
        name: typed.as_ref().map_or_else(|| source.name.clone(), |s| s.name.clone()),
        header: preview.header.clone(),
        rows: preview.rows.iter().map(|row| preview_row(t, row)).collect(),
        same_file: same_file(app, t, source).await?,
        advice: advice(app, t, source).await?,
        is_checked,
        tried: figures(t, trial.counts),
        tried_rows: t.count("expressions-tried-rows", trial.rows),
        problem_kinds: trial.problems.iter().map(|(code, n)| kind(t, code, *n)).collect(),
        problems: problems.iter().map(|p| said(t, p)).collect(),
        changed: changed.to_owned(),
        errors: wrongs(&said_problems),
        said: said_problems,
        t,
    };
    Page::work(
        "expressions",
        t.say_one("expressions-import-title", "name", &source.name),
        &view,
    )
}

/// How many rows have a problem; its sentence without the figures of one line.
fn kind(t: &Reader, code: &str, n: i64) -> Figure {
    let id = match code.strip_prefix("line-") {
        Some(line) => format!("expressions-problem-{line}"),
        None => format!("expressions-{code}"),
    };
    Figure {
        name: t.say(&id),
        value: t.number(n),
    }
}

async fn same_file(app: &App, t: &Reader, source: &Source) -> Result<String> {
    let scope = t.actor.scope(platform::Permission::ImportExpressions)?;
    let earlier = store::source::of_same_file(app, &scope, source).await?;
    Ok(earlier
        .map(|e| {
            t.say_with(
                "expressions-import-same-file",
                &[("name", &e.name), ("day", &t.day_of(e.created_at))],
            )
        })
        .unwrap_or_default())
}

fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields
        .iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, value)| value.as_str())
}

fn settings_of(source: &Source, fields: &Fields) -> Settings {
    let mut mapping = source.mapping.clone();
    for (at, role) in mapping.roles.iter_mut().enumerate() {
        *role = Role::from_code(field(fields, &format!("role-{at}"))).unwrap_or(*role);
    }
    mapping.channel = Channel::from_code(field(fields, "channel")).unwrap_or(mapping.channel);
    mapping.speaker = Speaker::from_code(field(fields, "speaker")).unwrap_or(mapping.speaker);
    Settings {
        version: field(fields, "version").parse().unwrap_or(0),
        name: field(fields, "name").to_owned(),
        mapping,
        basis: LegalBasis::from_code(field(fields, "basis")).unwrap_or(source.basis),
        retention_months: field(fields, "retention").trim().parse().unwrap_or(0),
        allows_publication: field(fields, "publication") == "yes",
    }
}

/// Saves, then starts a dry run or the import when its button was pressed.
pub(in crate::pages) async fn save(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let source = source(&app, &t, id).await?;
    let settings = settings_of(&source, &fields);
    let done = match imports::save(&app, &t.actor, id, settings.clone()).await {
        Ok(()) => match field(&fields, "then") {
            "dry-run" => imports::try_out(&app, &t.actor, id).await,
            "run" => imports::run(&app, &t.actor, id).await,
            _ => Ok(()),
        },
        Err(error) => Err(error),
    };
    answer(&app, &t, id, done, Some(settings)).await
}

async fn answer(app: &App, t: &Reader, id: SourceId, done: Result<()>, typed: Option<Settings>) -> Result<Response> {
    match done {
        Ok(()) => Ok(See::page(format!("/expressions/imports/{id}")).into_response()),
        Err(Error::Invalid(problems)) => {
            let source = source(app, t, id).await?;
            Ok(page(app, t, &source, typed, problems.said(t), "")
                .await?
                .refused()
                .into_response())
        }
        Err(Error::Conflict(message)) => {
            let source = source(app, t, id).await?;
            if !source.is_open() {
                // A button pressed twice, or somebody else's: the page says where the import stands.
                return Ok(See::page(format!("/expressions/imports/{id}")).into_response());
            }
            let page = page(app, t, &source, typed, Said::default(), &t.say(message)).await?;
            Ok(page.with_status(StatusCode::CONFLICT).into_response())
        }
        Err(other) => Err(other),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct Preset {
    version: i64,
    preset: String,
    text: String,
    positive: String,
    negative: String,
}

/// One column of texts, or the pair of questions; the other columns keep their roles.
pub(in crate::pages) async fn preset(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    Form(typed): Form<Preset>,
) -> Result<Response> {
    let source = source(&app, &t, id).await?;
    let mapping = match preset_of(&source, &typed) {
        Ok(mapping) => mapping,
        Err(error) => return answer(&app, &t, id, Err(error), None).await,
    };
    let settings = Settings {
        version: typed.version,
        name: source.name.clone(),
        mapping,
        basis: source.basis,
        retention_months: source.retention_months,
        allows_publication: source.allows_publication,
    };
    let done = imports::save(&app, &t.actor, id, settings.clone()).await;
    answer(&app, &t, id, done, Some(settings)).await
}

fn preset_of(source: &Source, typed: &Preset) -> Result<Mapping> {
    let mut mapping = source.mapping.clone();
    for role in mapping.roles.iter_mut().filter(|role| role.is_words()) {
        *role = Role::LeftOut;
    }
    let chosen = if typed.preset == "pair" {
        if typed.positive == typed.negative {
            return Err(Error::invalid("negative", "expressions-preset-same-column"));
        }
        vec![
            ("positive", typed.positive.as_str(), Role::Positive),
            ("negative", typed.negative.as_str(), Role::Negative),
        ]
    } else {
        vec![("text", typed.text.as_str(), Role::Text)]
    };
    for (field, at, role) in chosen {
        let place = at.parse::<usize>().ok().and_then(|at| mapping.roles.get_mut(at));
        *place.ok_or_else(|| Error::invalid(field, "expressions-import-no-text"))? = role;
    }
    Ok(mapping)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct Reading {
    version: i64,
    encoding: String,
    separator: String,
    headers: String,
    sheet: String,
}

/// Reads the file another way.
pub(in crate::pages) async fn format(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    Form(typed): Form<Reading>,
) -> Result<Response> {
    let source = source(&app, &t, id).await?;
    let parse = |text: &str| serde_json::Value::String(text.to_owned());
    let mut format = source
        .format
        .clone()
        .ok_or(Error::NotFound)?
        .with_headers(typed.headers == "yes");
    match &mut format {
        Format::Text(text) => {
            text.encoding = serde_json::from_value(parse(&typed.encoding)).unwrap_or(text.encoding);
            text.separator = serde_json::from_value(parse(&typed.separator)).unwrap_or(text.separator);
        }
        Format::Workbook(book) => book.sheet = Some(typed.sheet.clone()).filter(|sheet| !sheet.is_empty()),
    }
    let done = imports::reformat(&app, &t.actor, id, typed.version, format).await;
    answer(&app, &t, id, done, None).await
}
