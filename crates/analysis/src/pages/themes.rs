//! /studies/{id}/themes: each theme with its count over time and place, and its verbatims.

mod counts;
pub(super) mod draft;
mod items;

use super::{
    parts::{Choice, FieldError, Link, Tab, Words, crumbs, errors, study as seen, tabs, tone_filter},
    taken_out, theme_table,
    work::Work,
};
use crate::{
    StudyId, ThemeId, actions, agreement,
    codebook::{Codebook, Theme},
    coding::Tone,
    learning::ModelOrigin,
    store::{
        self,
        themes::{Asked, Narrow},
    },
    tally::{Axis, Says},
};
use askama::Template;
use axum::extract::State;
use counts::{TableRow, chart, chart_words, month_rows, place_chart, place_row, place_words, placeless};
use expressions::Month;
use items::{Item, items};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Page, Path, Query},
};
use serde::Deserialize;

/// Verbatims of one page.
const ROWS: u64 = 20;
/// Months of the chart; the table behind it has them all.
const MONTHS: usize = 24;
/// Places of the chart; the table beside it has more.
const BARS: usize = 12;
/// Places of the table on the page; the export has them all.
const PLACES: usize = 30;
/// Fewer words a month or a place than this, and a trend is not yet a proof.
const FEW: i64 = 15;

/// One theme of the list.
struct ThemeRow {
    name: String,
    is_child: bool,
    url: String,
    people: String,
    people_url: String,
    tool: String,
    tool_url: String,
}

#[derive(Template)]
#[template(path = "themes.html")]
struct ListPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    lead: String,
    gone: String,
    rows: Vec<ThemeRow>,
    base: String,
    is_starter: bool,
}

pub(super) async fn list(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    let (study, book) = seen(&app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let totals = store::tallies::totals(&app, id).await?;
    let shown = book
        .themes
        .iter()
        .filter(|theme| theme.retired_at.is_none() || totals.contains_key(&theme.id));
    let rows = shown.map(|theme| {
        let (people, tool) = totals.get(&theme.id).copied().unwrap_or_default();
        let url = format!("/studies/{id}/themes/{}", theme.id);
        ThemeRow {
            name: theme.name.clone(),
            is_child: theme.parent.is_some(),
            people: t.number(people),
            people_url: format!("{url}?says=people#words"),
            tool: t.number(tool),
            tool_url: format!("{url}?says=tool#words"),
            url,
        }
    });
    let page = ListPage {
        rows: rows.collect(),
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/themes"),
        name: study.name.clone(),
        lead: t.count_with(
            "analysis-themes-lead",
            facts.agreed,
            &[("corpus", &t.number(study.corpus_left(&facts)))],
        ),
        gone: if facts.corpus_withdrawn > 0 {
            taken_out::words(&app, &t, &store::withdrawal::of_corpus(app.db.read(), id).await?).await?
        } else {
            String::new()
        },
        base: format!("/studies/{id}"),
        is_starter: is_starter(&app, &scope, id).await?,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-themes"), &page)
}

/// Who says so, what narrows the list, and where its page begins.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ThemeQuery {
    #[serde(default)]
    says: String,
    #[serde(default)]
    month: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    tone: String,
    #[serde(default)]
    after_month: Option<String>,
    #[serde(default)]
    after: Option<i64>,
}

impl ThemeQuery {
    /// The page as it is first opened, by what people or the tool say.
    fn saying(says: Says) -> Self {
        Self {
            says: says.code().to_owned(),
            ..Self::default()
        }
    }

    fn narrow(&self) -> Narrow {
        let month = self
            .month
            .as_ref()
            .filter(|month| !month.is_empty())
            .map(|month| if month == "none" { String::new() } else { month.clone() });
        let place = self.place.as_ref().filter(|place| !place.is_empty()).cloned();
        Narrow {
            month,
            place,
            tone: Tone::from_code(&self.tone),
        }
    }
}

/// One strand of the theme's agreement.
struct StrandRow {
    name: String,
    alpha: String,
    interval: String,
}

/// One of the verbatims that best cover the theme.
struct Quote {
    words: Words,
    stands_for: String,
}

/// A theme below this one, with what it holds.
struct ChildRow {
    url: String,
    name: String,
    people: String,
    tool: String,
}

#[derive(Template)]
#[template(path = "theme.html")]
struct ThemePage {
    t: Reader,
    crumbs: Vec<Link>,
    name: String,
    definition: String,
    lead: String,
    voices: Vec<Tab>,
    is_tool: bool,
    is_starter: bool,
    chart: String,
    chart_words: String,
    too_few: String,
    months: Vec<TableRow>,
    undated: String,
    places: Vec<TableRow>,
    more_places: String,
    place_chart: String,
    place_words: String,
    placeless: String,
    too_few_places: String,
    strands: Vec<StrandRow>,
    items: Vec<Item>,
    count: String,
    narrowed: String,
    clear_url: String,
    tones: Vec<Choice>,
    form_month: String,
    form_place: String,
    next_url: String,
    export_url: String,
    finding_url: String,
    quotes: Vec<Quote>,
    quotes_from: String,
    near_url: String,
    children: Vec<ChildRow>,
    family: String,
    how_url: String,
    draft: draft::DraftPart,
    work: Work,
    errors: Vec<FieldError>,
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(StudyId, ThemeId)>,
    Query(query): Query<ThemeQuery>,
) -> Result<Page> {
    theme_page(&app, t, of, query, &Said::default()).await
}

async fn theme_page(
    app: &App,
    t: Reader,
    (id, theme): (StudyId, ThemeId),
    query: ThemeQuery,
    said: &Said,
) -> Result<Page> {
    let (study, book) = seen(app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let present = book.theme(theme).ok_or(Error::NotFound)?;
    let says = Says::from_code(&query.says);
    let kept = store::tallies::of_theme(app, id, theme, Axis::Month).await?;
    let by_month = theme_table::rows(&kept, says);
    let of = |says| -> i64 { kept.iter().filter(|(key, _)| key.says == says).map(|(_, n)| n).sum() };
    let (people, tool) = (of(Says::People), of(Says::Tool));
    let by_place = theme_table::places(theme_table::rows(
        &store::tallies::of_theme(app, id, theme, Axis::Place).await?,
        says,
    ));
    let narrow = query.narrow();
    let after = query.after_month.clone().zip(query.after);
    let mut carried = store::themes::list(
        app,
        &scope,
        &Asked {
            study: id,
            theme,
            says,
            narrow: &narrow,
            after: after.as_ref(),
            limit: ROWS + 1,
        },
    )
    .await?;
    let base = format!("/studies/{id}/themes/{theme}");
    let more = carried.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    carried.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let next_url = carried
        .last()
        .filter(|_| more)
        .map(|last| address(&base, says, &narrow, Some((&last.month, last.number))))
        .unwrap_or_default();
    let months = theme_table::latest_months(&by_month, MONTHS);
    let placed: Vec<&theme_table::Place> = by_place.iter().filter(|place| !place.name.is_empty()).collect();
    let drawn = &placed[..placed.len().min(BARS)];
    let below: Vec<ThemeId> = book
        .themes
        .iter()
        .filter(|one| one.parent == Some(theme))
        .map(|one| one.id)
        .collect();
    let summary = actions::summary::of_theme(app, &t.actor, id, theme, says).await?;
    let has_meaning = store::meanings::get(app.db.read(), &scope, id)
        .await?
        .is_some_and(|of| of.text_count > 0);
    let (draft, work) = draft::part(app, &t, &study, theme, (says, summary.read)).await?;
    let busy = work.is_busy;
    let mut links = crumbs(&t, &study);
    links.push(Link {
        url: format!("/studies/{id}/themes"),
        label: t.say("analysis-tab-themes"),
    });
    let page = ThemePage {
        crumbs: links,
        name: book.full_name(theme),
        definition: present.definition.clone(),
        lead: t.count_with(
            "analysis-theme-lead",
            people,
            &[("tool", &t.count("analysis-theme-lead-tool", tool))],
        ),
        voices: voices(&t, &base, says, people, tool),
        is_tool: says == Says::Tool,
        is_starter: is_starter(app, &scope, id).await?,
        chart: if months.len() > 1 {
            chart(&t, &book.full_name(theme), &months)
        } else {
            String::new()
        },
        chart_words: chart_words(&t, &months),
        too_few: if months.iter().any(|(_, c)| c.total() < FEW) {
            t.count("analysis-few-a-month", FEW)
        } else {
            String::new()
        },
        months: month_rows(&t, &base, says, &by_month),
        undated: t.count(
            "analysis-undated",
            by_month
                .iter()
                .find(|row| row.slot.is_empty())
                .map_or(0, |row| row.counts.total()),
        ),
        more_places: if by_place.len() > PLACES {
            t.count(
                "analysis-more-places",
                i64::try_from(by_place.len() - PLACES).unwrap_or(0),
            )
        } else {
            String::new()
        },
        place_chart: if drawn.is_empty() {
            String::new()
        } else {
            place_chart(&t, &book.full_name(theme), drawn)
        },
        place_words: if drawn.is_empty() {
            String::new()
        } else {
            place_words(&t, &placed)
        },
        placeless: placeless(&t, &by_place),
        too_few_places: if drawn.iter().any(|place| place.total.is_none_or(|n| n < FEW)) {
            t.count("analysis-few-a-place", FEW)
        } else {
            String::new()
        },
        places: by_place
            .iter()
            .take(PLACES)
            .map(|place| place_row(&t, &base, says, place))
            .collect(),
        strands: strands(app, &t, &scope, id, theme).await?,
        items: items(app, &t, &book, &study, &scope, carried).await?,
        count: t.count("analysis-words-count", if says == Says::People { people } else { tool }),
        narrowed: narrowed(&t, &narrow),
        clear_url: format!("{base}?says={}#words", says.code()),
        tones: tone_filter(&t, narrow.tone),
        form_month: query.month.clone().unwrap_or_default(),
        form_place: query.place.clone().unwrap_or_default(),
        next_url,
        export_url: format!("{base}/table"),
        finding_url: if study.closed_at.is_some() {
            format!("/findings/new?study={id}&theme={theme}")
        } else {
            String::new()
        },
        quotes_from: t.count("analysis-summary-from", summary.read),
        quotes: quotes(&t, &summary),
        near_url: if has_meaning {
            format!("/studies/{id}/meaning?theme={theme}")
        } else {
            String::new()
        },
        family: family(app, &t, &scope, id, theme, &below).await?,
        children: children(app, &t, id, &book, &below).await?,
        how_url: format!("/studies/{id}/proposals"),
        draft,
        work,
        errors: errors(said),
        t: t.clone(),
    };
    let page = Page::work("analysis", book.full_name(theme), &page)?;
    Ok(if busy { page.refreshed_every(3) } else { page })
}

/// Are the proposals those of the starter, which learned nothing here?
async fn is_starter(app: &App, scope: &platform::Scope, id: StudyId) -> Result<bool> {
    let model = store::models::latest(app, scope, id).await?;
    Ok(model.is_some_and(|model| model.origin == ModelOrigin::Starter))
}

/// The verbatims that best cover the theme, as the page shows them.
fn quotes(t: &Reader, summary: &actions::summary::Summary) -> Vec<Quote> {
    let quote = |(one, stands_for): &(expressions::SharedExpression, i64)| Quote {
        words: Words::of(t, one),
        stands_for: t.count("analysis-summary-stands-for", *stands_for),
    };
    summary.quotes.iter().map(quote).collect()
}

/// The themes below one, each with its counts.
async fn children(app: &App, t: &Reader, id: StudyId, book: &Codebook, below: &[ThemeId]) -> Result<Vec<ChildRow>> {
    if below.is_empty() {
        return Ok(Vec::new());
    }
    let totals = store::tallies::totals(app, id).await?;
    let shown = below.iter().filter_map(|theme| book.theme(*theme));
    let shown = shown.filter(|theme| theme.retired_at.is_none() || totals.contains_key(&theme.id));
    let row = |theme: &Theme| {
        let (people, tool) = totals.get(&theme.id).copied().unwrap_or_default();
        ChildRow {
            url: format!("/studies/{id}/themes/{}", theme.id),
            name: theme.name.clone(),
            people: t.number(people),
            tool: t.number(tool),
        }
    };
    Ok(shown.map(row).collect())
}

/// How many expressions carry a theme or one below it: each counted once, by people alone.
async fn family(
    app: &App,
    t: &Reader,
    scope: &platform::Scope,
    id: StudyId,
    theme: ThemeId,
    below: &[ThemeId],
) -> Result<String> {
    if below.is_empty() {
        return Ok(String::new());
    }
    let all: Vec<ThemeId> = below.iter().copied().chain([theme]).collect();
    let n = store::themes::carried_count(app, scope, id, &all).await?;
    Ok(t.count("analysis-theme-family", n))
}

/// The address of the list with these narrowings.
fn address(base: &str, says: Says, narrow: &Narrow, after: Option<(&str, i64)>) -> String {
    let mut pairs: Vec<(&str, String)> = vec![("says", says.code().to_owned())];
    if let Some(month) = &narrow.month {
        pairs.push((
            "month",
            if month.is_empty() {
                "none".to_owned()
            } else {
                month.clone()
            },
        ));
    }
    pairs.extend(narrow.place.clone().map(|place| ("place", place)));
    pairs.extend(narrow.tone.map(|tone| ("tone", tone.code().to_owned())));
    if let Some((month, number)) = after {
        pairs.push(("after_month", month.to_owned()));
        pairs.push(("after", number.to_string()));
    }
    format!(
        "{base}?{}#words",
        serde_html_form::to_string(&pairs).unwrap_or_default()
    )
}

fn voices(t: &Reader, base: &str, says: Says, people: i64, tool: i64) -> Vec<Tab> {
    [
        (Says::People, "analysis-voice-people", people),
        (Says::Tool, "analysis-voice-tool", tool),
    ]
    .into_iter()
    .map(|(voice, label, n)| Tab {
        url: format!("{base}?says={}", voice.code()),
        label: t.count(label, n),
        current: voice == says,
    })
    .collect()
}

async fn strands(
    app: &App,
    t: &Reader,
    scope: &platform::Scope,
    id: StudyId,
    theme: ThemeId,
) -> Result<Vec<StrandRow>> {
    let Some(measured) = store::agreements::get(app, scope, id).await? else {
        return Ok(Vec::new());
    };
    let Some((_, strands)) = measured.report.themes.into_iter().find(|(of, _)| *of == theme) else {
        return Ok(Vec::new());
    };
    let rows = agreement::Strand::ALL
        .iter()
        .zip(strands)
        .map(|(strand, figure)| StrandRow {
            name: t.say(&format!("analysis-strand-{}", strand.code())),
            alpha: figure.alpha.map_or_else(|| "–".to_owned(), |alpha| t.decimal(alpha, 2)),
            interval: figure.interval.map_or_else(
                || "–".to_owned(),
                |(low, high)| {
                    t.say_with(
                        "analysis-interval",
                        &[("low", &t.decimal(low, 2)), ("high", &t.decimal(high, 2))],
                    )
                },
            ),
        });
    Ok(rows.collect())
}

fn narrowed(t: &Reader, narrow: &Narrow) -> String {
    let month = narrow
        .month
        .as_ref()
        .map(|slot| Month::parse(slot).map_or_else(|| t.say("analysis-no-date"), |m| t.month(m.year, m.month)));
    let parts: Vec<String> = [month, narrow.place.clone(), narrow.tone.map(|tone| tone.said(t))]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}
