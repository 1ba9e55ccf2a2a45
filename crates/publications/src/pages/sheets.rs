//! `/sheets`: the public catalogue, as a page, a table and a feed.

use super::{Choice, choices, publications::page_words};
use crate::{
    catalogue::{self, Asked, FILTERS, PAGE, SORTS},
    feed,
    public::PublicSheet,
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use documents::table_out::{self, Column, ColumnKind, CsvStyle, Table};
use http::header;
use platform::{
    App, Reader, Result,
    clock::civil_date,
    web::{Download, Page, Query},
};

/// Most rows of an export.
const EXPORTED: u64 = 5_000;

struct Filter {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

struct Row {
    url: String,
    title: String,
    organisation: String,
    facts: String,
    when: String,
}

#[derive(Template)]
#[template(path = "sheets.html")]
struct Sheets<'a> {
    t: &'a Reader,
    q: &'a str,
    filters: Vec<Filter>,
    count: String,
    rows: Vec<Row>,
    narrows: bool,
    previous_url: String,
    next_url: String,
    page_words: String,
    csv_url: String,
}

/// `GET /sheets`
pub async fn list(State(app): State<App>, t: Reader, Query(asked): Query<Asked>) -> Result<Page> {
    let found = catalogue::find(&app, &asked, t.language, PAGE).await?;
    let pages = found.total.div_ceil(PAGE).max(1);
    let url = |page: u64| format!("/sheets{}", asked.query(page));
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let view = Sheets {
        t: &t,
        q: &asked.q,
        filters: filters(&app, &t, &asked).await?,
        count: t.count("publications-catalogue-count", i64::try_from(found.total).unwrap_or(0)),
        rows: found.sheets.iter().map(|sheet| row(&t, sheet)).collect(),
        narrows: asked.narrows(),
        previous_url: if asked.page() > 1 {
            url(asked.page() - 1)
        } else {
            String::new()
        },
        next_url: if asked.page() < pages {
            url(asked.page() + 1)
        } else {
            String::new()
        },
        page_words: page_words(&t, number(asked.page()), number(pages)),
        csv_url: format!("/sheets/sheets.csv{}", asked.query(1)),
    };
    Page::public(t.say("publications-catalogue"), &view)
}

async fn filters(app: &App, t: &Reader, asked: &Asked) -> Result<Vec<Filter>> {
    let mut filters: Vec<Filter> = FILTERS
        .into_iter()
        .map(|name| Filter {
            name,
            label: t.say(&format!("publications-field-{name}")),
            choices: choices(name, asked.get(name), "publications-any", t),
        })
        .collect();
    let any = Choice {
        value: String::new(),
        label: t.say("publications-any"),
        hint: String::new(),
        chosen: asked.establishment.is_empty(),
    };
    let named = catalogue::establishments(app).await?.into_iter().map(|(id, label)| {
        let value = id.to_string();
        Choice {
            chosen: value == asked.establishment,
            value,
            label,
            hint: String::new(),
        }
    });
    filters.push(Filter {
        name: "establishment",
        label: t.say("publications-establishment"),
        choices: std::iter::once(any).chain(named).collect(),
    });
    let sorts = SORTS.into_iter().map(|sort| Choice {
        value: sort.to_owned(),
        label: t.say(&format!("publications-sort-{sort}")),
        hint: String::new(),
        chosen: asked.sorted_by() == sort,
    });
    filters.push(Filter {
        name: "sort",
        label: t.say("publications-sort"),
        choices: sorts.collect(),
    });
    Ok(filters)
}

fn row(t: &Reader, sheet: &PublicSheet) -> Row {
    let facts = ["outcome", "maturity", "theme", "region"].map(|field| sheet.said(field, t));
    Row {
        url: sheet.url.clone(),
        title: sheet.title.clone(),
        organisation: sheet.organisation.clone(),
        facts: facts
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        when: t.day_of(sheet.published_at),
    }
}

/// `GET /sheets/sheets.csv`: the same selection as a table.
pub async fn csv(State(app): State<App>, t: Reader, Query(asked): Query<Asked>) -> Result<Download> {
    let found = catalogue::find(
        &app,
        &Asked {
            page: String::new(),
            ..asked
        },
        t.language,
        EXPORTED,
    )
    .await?;
    let named = |name: &str, kind| Column::new(t.say(&format!("publications-field-{name}")), kind);
    let codes = [
        "theme",
        "outcome",
        "maturity",
        "discipline",
        "establishment_status",
        "region",
    ];
    let mut columns = vec![
        named("title", ColumnKind::LongText),
        Column::new(t.say("publications-establishment"), ColumnKind::Text),
    ];
    columns.extend(codes.map(|code| named(code, ColumnKind::Text)));
    columns.push(Column::new(t.say("publications-first-published"), ColumnKind::Date));
    columns.push(Column::new(t.say("publications-updated"), ColumnKind::Date));
    columns.push(Column::new(t.say("publications-address"), ColumnKind::Text));
    let rows = found.sheets.iter().map(|sheet| {
        let mut cells = vec![sheet.title.clone().into(), sheet.organisation.clone().into()];
        cells.extend(codes.map(|code| sheet.said(code, &t).into()));
        cells.extend([
            civil_date(sheet.published_at).into(),
            civil_date(sheet.updated_at).into(),
            format!("{}{}", app.settings.address, sheet.url).into(),
        ]);
        cells
    });
    let rows = rows.collect();
    let table = Table {
        title: t.say("publications-catalogue"),
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns,
        rows,
    };
    let style = CsvStyle::of(t.language.code());
    Ok(Download::bytes(
        "sheets.csv",
        "text/csv; charset=utf-8",
        table_out::csv(&table, style),
    ))
}

/// `GET /sheets/feed.atom`
pub async fn feed(State(app): State<App>, t: Reader) -> Result<Response> {
    let sheets = store::publication::latest_public(&app, feed::ENTRIES).await?;
    let xml = feed::atom(&app, &t, &sheets);
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], xml).into_response())
}
