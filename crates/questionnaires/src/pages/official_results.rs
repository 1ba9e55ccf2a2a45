//! /official-results/{finess}: what the official files say of one establishment, beside its own surveys and its verbatims.

use super::{
    official_imports::{mismatch_words, place_words, survey_words, threshold_words},
    parts::Link,
    results::{ScoreRow, scores},
};
use crate::{
    actions::{
        official_results::{Establishment, YearResult, establishment},
        results::Results,
    },
    esatis::{ALL, Class, Evolution, Survey, means::EstablishmentMean},
};
use askama::Template;
use axum::extract::State;
use documents::{
    chart::{self, Bar, Bars, Ink, Lines, Series, Strand},
    table_out::{self, Cell, Column, ColumnKind, CsvStyle, Table},
};
use platform::{
    App, Reader, Result,
    web::{Download, Page, Path},
};

/// One score of one year.
pub(super) struct DimensionRow {
    pub name: String,
    pub value: Option<f64>,
    pub score: String,
    pub n: String,
    pub region: String,
    pub nation: String,
}

/// One year of one survey.
struct YearPart {
    title: String,
    class: String,
    evolution: String,
    facts: Vec<String>,
    rows: Vec<DimensionRow>,
    chart: String,
    thresholds: String,
    mismatch: String,
    source: String,
}

/// One survey.
struct SurveyPart {
    name: String,
    trend: String,
    years: Vec<YearPart>,
}

/// One of the establishment's own surveys.
struct OwnPart {
    url: String,
    name: String,
    days: String,
    count: String,
    scores: Vec<ScoreRow>,
}

#[derive(Template)]
#[template(path = "official_establishment.html")]
struct EstablishmentPage {
    t: Reader,
    crumbs: Vec<Link>,
    name: String,
    lead: String,
    surveys: Vec<SurveyPart>,
    own: Vec<OwnPart>,
    /// Empty for who may not read them, and where no organisation has the number.
    verbatims_url: String,
    letters_url: String,
    csv_url: String,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(number): Path<String>) -> Result<Page> {
    let of = establishment(&app, &t.actor, &number).await?;
    let (verbatims_url, letters_url) = match of.organisation {
        Some(id) => (
            format!("/expressions?organisation={id}"),
            format!("/expressions?organisation={id}&channel=letter"),
        ),
        None => Default::default(),
    };
    let view = EstablishmentPage {
        crumbs: vec![Link::to("/official-results", t.say("questionnaires-official"))],
        lead: place_words(&t, &of.finess, &of.region),
        surveys: surveys(&t, &of),
        own: of.own.iter().map(|one| own_part(&t, one)).collect(),
        csv_url: format!("/official-results/{}/results.csv", of.finess),
        verbatims_url,
        letters_url,
        name: of.name.clone(),
        t: t.clone(),
    };
    Page::work("questionnaires", of.name, &view)
}

fn surveys(t: &Reader, of: &Establishment) -> Vec<SurveyPart> {
    let part = |survey: Survey| {
        let years: Vec<&YearResult> = of.years.iter().filter(|one| one.survey == survey).collect();
        (!years.is_empty()).then(|| SurveyPart {
            name: survey_words(t, survey),
            trend: trend(t, survey, &years),
            years: years.iter().map(|one| year_part(t, one)).collect(),
        })
    };
    Survey::EVERY.into_iter().filter_map(part).collect()
}

fn year_part(t: &Reader, one: &YearResult) -> YearPart {
    let rows = dimension_rows(t, one);
    YearPart {
        title: one.year.to_string(),
        class: class_words(t, one.row.class),
        evolution: evolution_words(t, one.row.evolution),
        facts: facts(t, one),
        chart: bars(t, one, &rows),
        thresholds: if one.row.whole().is_some() {
            threshold_words(t, one.threshold.as_ref())
        } else {
            String::new()
        },
        mismatch: one
            .mismatch
            .as_ref()
            .map_or_else(String::new, |found| mismatch_words(t, found)),
        source: t.say_with(
            "questionnaires-official-source",
            &[("file", &one.import.file_name), ("line", &one.row.line.to_string())],
        ),
        rows,
    }
}

/// A class in words; DI, NR and NV say why there is no score.
pub(super) fn class_words(t: &Reader, class: Option<Class>) -> String {
    let code = class.map_or("none", Class::code);
    t.say(&format!("questionnaires-official-class-{}", code.to_lowercase()))
}

/// An evolution in words.
pub(super) fn evolution_words(t: &Reader, evolution: Option<Evolution>) -> String {
    let code = evolution.map_or("none", Evolution::code);
    t.say(&format!("questionnaires-official-evolution-{}", code.replace('_', "-")))
}

fn facts(t: &Reader, one: &YearResult) -> Vec<String> {
    let figures = &one.row.figures;
    let mut facts = Vec::new();
    if let Some(is_bound) = figures.is_bound {
        facts.push(t.say(if is_bound {
            "questionnaires-official-bound"
        } else {
            "questionnaires-official-free"
        }));
    }
    if let Some(has_deposited) = figures.has_deposited {
        facts.push(t.say(if has_deposited {
            "questionnaires-official-deposited"
        } else {
            "questionnaires-official-not-deposited"
        }));
    }
    if let Some(recommendation) = figures.recommendation {
        let rate = t.decimal(recommendation.rate, 1);
        facts.push(match recommendation.of {
            Some(of) => t.count_with("questionnaires-official-recommend", of, &[("rate", &rate)]),
            None => t.say_one("questionnaires-official-recommend-bare", "rate", &rate),
        });
    }
    if let Some((number, name)) = &figures.legal {
        facts.push(t.say_with("questionnaires-official-legal", &[("finess", number), ("name", name)]));
    }
    facts
}

/// The name of a score.
fn dimension_words(t: &Reader, survey: Survey, key: &str) -> String {
    let id = if key == ALL {
        "questionnaires-official-score-all".to_owned()
    } else {
        format!(
            "questionnaires-official-score-{}-{key}",
            survey.code().replace('_', "-")
        )
    };
    t.say(&id)
}

/// The score of the whole and of each dimension, with the means of the same file; none for a year without score.
fn dimension_rows(t: &Reader, one: &YearResult) -> Vec<DimensionRow> {
    let mean = |mean: Option<EstablishmentMean>| {
        mean.map_or_else(
            || t.say("questionnaires-official-no-mean"),
            |mean| {
                t.count_with(
                    "questionnaires-official-mean",
                    mean.n,
                    &[("mean", &t.decimal(mean.mean, 1))],
                )
            },
        )
    };
    let means = &one.import.means;
    let keys = std::iter::once(ALL).chain(one.survey.dimensions().iter().copied());
    let row = |key: &str| {
        let measured = one.row.figures.scores.get(key)?;
        Some(DimensionRow {
            name: dimension_words(t, one.survey, key),
            value: Some(measured.score),
            score: t.decimal(measured.score, 2),
            n: measured.n.map_or_else(String::new, |n| t.number(n)),
            region: mean(means.region(&one.row.region, key)),
            nation: mean(means.nation.get(key).copied()),
        })
    };
    keys.filter_map(row).collect()
}

/// The scores of one year, from 0 to 100.
fn bars(t: &Reader, one: &YearResult, rows: &[DimensionRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let bar = |row: &DimensionRow| Bar {
        name: row.name.clone(),
        strand: Strand::First,
        value: row.value,
        words: row.score.clone(),
    };
    let chart = Bars {
        bars: rows.iter().map(bar).collect(),
        full: Some(100.0),
    };
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            t.say_with(
                "questionnaires-official-bar",
                &[("name", &row.name), ("score", &row.score)],
            )
        })
        .collect();
    let title = format!("{}, {}", survey_words(t, one.survey), one.year);
    let words = chart::Words {
        id: &format!("official-{}-{}", one.survey.code().replace('_', "-"), one.year),
        title: &title,
        description: &said.join(" "),
        lang: t.language.code(),
    };
    chart::bars(&chart, &words, Ink::Page)
}

/// The score of the whole from year to year, where there are two at least.
fn trend(t: &Reader, survey: Survey, years: &[&YearResult]) -> String {
    let mut known: Vec<(i64, Option<f64>)> = years
        .iter()
        .map(|one| (one.year, one.row.whole().map(|whole| whole.score)))
        .collect();
    known.sort_by_key(|(year, _)| *year);
    if known.iter().filter(|(_, score)| score.is_some()).count() < 2 {
        return String::new();
    }
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else {
        return String::new();
    };
    // A year without a file is a gap, not a step.
    let span = *first..=*last;
    let score_of = |year: i64| {
        known
            .iter()
            .find(|(known, _)| *known == year)
            .and_then(|(_, score)| *score)
    };
    let name = t.say("questionnaires-official-score-all");
    let chart = Lines {
        periods: span.clone().map(|year| year.to_string()).collect(),
        series: vec![Series {
            name: name.clone(),
            strand: Strand::First,
            values: span.map(score_of).collect(),
        }],
        decisions: Vec::new(),
    };
    let said: Vec<String> = known
        .iter()
        .filter_map(|(year, score)| {
            let score = t.decimal((*score)?, 2);
            Some(t.say_with(
                "questionnaires-official-bar",
                &[("name", &year.to_string()), ("score", &score)],
            ))
        })
        .collect();
    let words = chart::Words {
        id: &format!("official-trend-{}", survey.code().replace('_', "-")),
        title: &t.say_one("questionnaires-official-trend", "survey", &survey_words(t, survey)),
        description: &said.join(" "),
        lang: t.language.code(),
    };
    chart::lines(&chart, &words, Ink::Page)
}

fn own_part(t: &Reader, of: &Results) -> OwnPart {
    let participant = of
        .participant
        .as_ref()
        .map(|one| one.id.to_string())
        .unwrap_or_default();
    OwnPart {
        url: format!("/campaigns/{}/results?participant={participant}", of.campaign.id),
        name: of.campaign.words.name.clone(),
        days: super::campaigns::days(t, &of.campaign.words),
        count: t.count_with(
            "questionnaires-answers-total",
            of.complete_count(),
            &[("partial", &t.number(of.partial_count()))],
        ),
        scores: scores(t, of),
    }
}

/// The columns of the file, and what they hold.
const COLUMNS: [(&str, ColumnKind); 10] = [
    ("questionnaires-official-column-survey", ColumnKind::Text),
    ("questionnaires-official-column-year", ColumnKind::Integer),
    ("questionnaires-official-column-class", ColumnKind::LongText),
    ("questionnaires-official-column-evolution", ColumnKind::LongText),
    ("questionnaires-official-column-dimension", ColumnKind::Text),
    ("questionnaires-official-column-score", ColumnKind::Decimal),
    ("questionnaires-column-n", ColumnKind::Integer),
    ("questionnaires-official-column-region", ColumnKind::Decimal),
    ("questionnaires-official-column-nation", ColumnKind::Decimal),
    ("questionnaires-official-column-source", ColumnKind::LongText),
];

fn csv_rows(t: &Reader, one: &YearResult) -> Vec<Vec<Cell>> {
    let head = || {
        vec![
            Cell::Text(survey_words(t, one.survey)),
            Cell::Integer(one.year),
            Cell::Text(class_words(t, one.row.class)),
            Cell::Text(evolution_words(t, one.row.evolution)),
        ]
    };
    let foot = || Cell::Text(t.say_one("questionnaires-official-source-short", "file", &one.import.file_name));
    let means = &one.import.means;
    let keys = std::iter::once(ALL).chain(one.survey.dimensions().iter().copied());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for key in keys {
        let Some(measured) = one.row.figures.scores.get(key) else {
            continue;
        };
        let mut row = head();
        row.extend([
            Cell::Text(dimension_words(t, one.survey, key)),
            Cell::Decimal(measured.score),
            Cell::from(measured.n),
            Cell::from(means.region(&one.row.region, key).map(|mean| mean.mean)),
            Cell::from(means.nation.get(key).map(|mean| mean.mean)),
            foot(),
        ]);
        rows.push(row);
    }
    if rows.is_empty() {
        let mut row = head();
        row.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, foot()]);
        rows.push(row);
    }
    rows
}

/// /official-results/{finess}/results.csv: what the page shows of the official files.
pub(super) async fn csv(State(app): State<App>, t: Reader, Path(number): Path<String>) -> Result<Download> {
    let of = establishment(&app, &t.actor, &number).await?;
    let table = Table {
        title: of.name.clone(),
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns: COLUMNS.iter().map(|(id, kind)| Column::new(t.say(id), *kind)).collect(),
        rows: of.years.iter().flat_map(|one| csv_rows(&t, one)).collect(),
    };
    let bytes = table_out::csv(&table, CsvStyle::of(t.language.code()));
    Ok(Download::bytes(
        "resultats-officiels.csv",
        "text/csv; charset=utf-8",
        bytes,
    ))
}
