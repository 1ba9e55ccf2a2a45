//! `GET /expressions/export.csv` and `.xlsx`: what a filter keeps, as shared words.

use crate::{
    corpus,
    expression::{SharedExpression, SourceId},
    filter::Filter,
    import::Role,
    store,
};
use axum::{body::Body, extract::State};
use documents::table_out::{self, Cell, Column, ColumnKind, CsvLines, CsvStyle, Table};
use futures_util::stream;
use platform::{
    App, Error, Permission, Reader, Result, Scope, Subject,
    web::{Download, Query},
};
use serde_json::json;

/// Most rows of a workbook; a CSV has no bound.
pub(crate) const MOST_ROWS: usize = 100_000;
/// Most named attributes that have a column.
const MOST_ATTRIBUTES: usize = 100;
/// Of how many sources, the newest, the columns are looked for.
const MOST_SOURCES: u64 = 50;
/// How many expressions are read at a time.
const AT_ONCE: u64 = 500;

/// The corpus as CSV, streamed.
pub(super) async fn csv(State(app): State<App>, t: Reader, Query(filter): Query<Filter>) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let names = attribute_names(&app, &scope, &filter).await?;
    note(&app, &t, &scope, "csv").await?;
    let lines = CsvLines::new(CsvStyle::of(t.language.code()));
    let mut head = Vec::new();
    lines.header(&columns(&t, &names), &mut head);
    let state = Streaming {
        app,
        scope,
        filter,
        t,
        names,
        lines,
        before: None,
        head: Some(head),
        is_over: false,
    };
    let body = Body::from_stream(stream::try_unfold(state, |mut state| async move {
        let piece = state
            .next()
            .await
            .map_err(|_| std::io::Error::other("the export was cut"))?;
        Ok::<_, std::io::Error>(piece.map(|piece| (bytes::Bytes::from(piece), state)))
    }));
    Ok(Download {
        name: "paroles.csv".to_owned(),
        media_type: "text/csv; charset=utf-8",
        body,
    })
}

struct Streaming {
    app: App,
    scope: Scope,
    filter: Filter,
    t: Reader,
    names: Vec<String>,
    lines: CsvLines,
    before: Option<i64>,
    head: Option<Vec<u8>>,
    is_over: bool,
}

impl Streaming {
    async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        if let Some(head) = self.head.take() {
            return Ok(Some(head));
        }
        if self.is_over {
            return Ok(None);
        }
        let list = corpus::list(&self.app, &self.scope, &self.filter, self.before, AT_ONCE).await?;
        self.is_over = (list.len() as u64) < AT_ONCE;
        self.before = list.last().map(|e| e.number);
        let mut out = Vec::new();
        for expression in &list {
            self.lines.row(&cells(&self.t, expression, &self.names), &mut out);
        }
        Ok((!out.is_empty()).then_some(out))
    }
}

/// The corpus as a workbook: the newest [`MOST_ROWS`] expressions.
pub(super) async fn xlsx(State(app): State<App>, t: Reader, Query(filter): Query<Filter>) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let names = attribute_names(&app, &scope, &filter).await?;
    note(&app, &t, &scope, "xlsx").await?;
    let (mut rows, mut before) = (Vec::new(), None);
    while rows.len() < MOST_ROWS {
        let list = corpus::list(&app, &scope, &filter, before, AT_ONCE).await?;
        before = list.last().map(|e| e.number);
        rows.extend(list.iter().map(|e| cells(&t, e, &names)));
        if (list.len() as u64) < AT_ONCE {
            break;
        }
    }
    rows.truncate(MOST_ROWS);
    let table = Table {
        title: t.say("expressions-room"),
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns: columns(&t, &names),
        rows,
    };
    let made = tokio::task::spawn_blocking(move || table_out::xlsx(&table))
        .await
        .map_err(Error::internal)?;
    let bytes = made.map_err(Error::internal)?;
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Download::bytes("paroles.xlsx", media_type, bytes))
}

/// Words leave the product: the audit says who took them, not which.
async fn note(app: &App, t: &Reader, scope: &Scope, format: &str) -> Result<()> {
    let mut change = app.change(&t.actor).await?;
    let organisations = scope.organisations().unwrap_or(&[]).to_vec();
    for organisation in &organisations {
        change.audit(
            "corpus.exported",
            &Subject::new("organisation", *organisation),
            Some(*organisation),
            &json!({ "format": format }),
        );
    }
    if organisations.is_empty() {
        change.commit_unnoted().await
    } else {
        change.commit().await
    }
}

/// The named attributes of the sources that may be met, in the order of their files.
async fn attribute_names(app: &App, scope: &Scope, filter: &Filter) -> Result<Vec<String>> {
    let sources = match filter.source {
        Some(id) => vec![store::source::get(app.db.read(), scope, id).await?],
        None => {
            let mut met = Vec::new();
            for source in store::source::latest(app, scope, MOST_SOURCES).await? {
                if is_met(app, scope, filter, source.id).await? {
                    met.push(source);
                }
            }
            met
        }
    };
    let mut names: Vec<String> = Vec::new();
    for source in sources {
        for (name, role) in source.mapping.columns.into_iter().zip(source.mapping.roles) {
            if role == Role::Attribute && names.len() < MOST_ATTRIBUTES && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// Does a filter keep anything of a source?
async fn is_met(app: &App, scope: &Scope, filter: &Filter, source: SourceId) -> Result<bool> {
    if filter.is_default() {
        return Ok(true);
    }
    let of_source = Filter {
        source: Some(source),
        ..filter.clone()
    };
    Ok(!corpus::list(app, scope, &of_source, None, 1).await?.is_empty())
}

fn columns(t: &Reader, names: &[String]) -> Vec<Column> {
    let own = [
        ("expressions-column-number", ColumnKind::Integer),
        ("expressions-column-said-on", ColumnKind::Date),
        ("expressions-column-words", ColumnKind::LongText),
        ("expressions-column-polarity", ColumnKind::Text),
        ("expressions-column-unit", ColumnKind::Text),
        ("expressions-column-place", ColumnKind::Text),
        ("expressions-column-channel", ColumnKind::Text),
        ("expressions-column-speaker", ColumnKind::Text),
        ("expressions-column-source", ColumnKind::Text),
    ];
    let own = own.into_iter().map(|(name, kind)| Column::new(t.say(name), kind));
    own.chain(names.iter().map(|name| Column::new(name.clone(), ColumnKind::Text)))
        .collect()
}

fn cells(t: &Reader, e: &SharedExpression, names: &[String]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![
        e.number.into(),
        e.said_on.into(),
        e.text.as_str().into(),
        e.polarity.map(|p| p.said(t)).into(),
        e.unit.clone().into(),
        e.place.clone().into(),
        e.channel.said(t).into(),
        e.speaker.said(t).into(),
        e.source_name.clone().into(),
    ];
    let value = |name: &String| e.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
    cells.extend(names.iter().map(|name| value(name).into()));
    cells
}
