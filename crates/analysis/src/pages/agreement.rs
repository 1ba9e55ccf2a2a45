//! /studies/{id}/agreement: how far readers agree, each college apart and together.

use super::parts::{Link, Tab, crumbs, study as seen, tabs};
use crate::{
    StudyId,
    agreement::{Band, Figure, SOLID, Strand, Strands, TENTATIVE},
    store,
    study::Study,
};
use askama::Template;
use axum::{extract::State, http::StatusCode};
use documents::chart::{self, BandKind, Ink, Interval, Intervals};
use platform::{
    App, Permission, Reader, Result,
    web::{Page, Path},
};

/// One coefficient as a row shows it.
struct Row {
    name: String,
    url: String,
    strand: String,
    texts: String,
    put: String,
    alpha: String,
    interval: String,
    band: String,
}

#[derive(Template)]
#[template(path = "agreement.html")]
struct AgreementPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    sentence: String,
    advice: String,
    chart: String,
    overall: Vec<Row>,
    tone: Vec<Row>,
    themes: Vec<Row>,
    meta: String,
    waits: String,
    disagreements: String,
    disagreements_url: String,
    export_url: String,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    let (study, book) = seen(&app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let measured = store::agreements::get(&app, &scope, id).await?;
    let mut page = empty(&t, &study);
    match measured {
        None => {
            page.waits = t.say(if study.closed_at.is_some() {
                "analysis-measured-soon"
            } else {
                "analysis-still-blind"
            })
        }
        Some(measured) => {
            let report = &measured.report;
            page.sentence = sentence(&t, &report.overall);
            page.advice = advice(&t, &report.overall[2]);
            page.chart = chart(&t, &report.overall);
            page.overall = rows(&t, &report.overall, "", "");
            page.tone = rows(&t, &report.tone, "", "");
            for (theme, strands) in &report.themes {
                page.themes.extend(rows(
                    &t,
                    strands,
                    &book.full_name(*theme),
                    &format!("/studies/{id}/themes/{theme}"),
                ));
            }
            let seed = measured.seed.to_string();
            page.meta = t.count_with(
                "analysis-measured-meta",
                measured.draws,
                &[("seed", &seed), ("day", &t.day_of(measured.at))],
            );
            page.disagreements = t.count_with(
                "analysis-disagreements-of",
                report.disagreements,
                &[("texts", &t.number(report.texts))],
            );
        }
    }
    let title = t.say("analysis-tab-agreement");
    let page = Page::work("analysis", title, &page)?;
    Ok(if study.closed_at.is_some() {
        page
    } else {
        page.with_status(StatusCode::CONFLICT)
    })
}

fn empty(t: &Reader, study: &Study) -> AgreementPage {
    AgreementPage {
        crumbs: crumbs(t, study),
        tabs: tabs(t, study, "/agreement"),
        name: study.name.clone(),
        sentence: String::new(),
        advice: String::new(),
        chart: String::new(),
        overall: Vec::new(),
        tone: Vec::new(),
        themes: Vec::new(),
        meta: String::new(),
        waits: String::new(),
        disagreements: String::new(),
        disagreements_url: format!("/studies/{}/disagreements", study.id),
        export_url: format!("/studies/{}/codes.csv", study.id),
        t: t.clone(),
    }
}

/// What the three coefficients say, in one sentence.
pub(crate) fn sentence(t: &Reader, overall: &Strands) -> String {
    let [users, professionals, together] = overall;
    let at_least = |figure: &Figure| matches!(figure.band(), Some(Band::Solid | Band::Tentative));
    let message = match (together.band(), at_least(users) && at_least(professionals)) {
        (None, _) => "analysis-sentence-undefined",
        (Some(Band::Unsure), _) => "analysis-sentence-unsure",
        (Some(Band::Solid), _) => "analysis-sentence-solid",
        (Some(Band::Tentative), _) => "analysis-sentence-tentative",
        (Some(Band::Weak), true) => "analysis-sentence-apart",
        (Some(Band::Weak), false) => "analysis-sentence-weak",
    };
    t.say(message)
}

/// How many more texts to read twice, when the interval is wide.
pub(crate) fn advice(t: &Reader, together: &Figure) -> String {
    match together.more_texts() {
        Some(0) => t.say("analysis-advice-enough"),
        Some(more) => t.count("analysis-advice-more", more),
        None => t.say("analysis-advice-undefined"),
    }
}

fn rows(t: &Reader, strands: &Strands, name: &str, url: &str) -> Vec<Row> {
    let rows = Strand::ALL.iter().zip(strands).map(|(strand, figure)| Row {
        name: name.to_owned(),
        url: url.to_owned(),
        strand: t.say(&format!("analysis-strand-{}", strand.code())),
        texts: t.number(figure.texts),
        put: figure.put.map_or_else(|| "–".to_owned(), |put| t.number(put)),
        alpha: figure
            .alpha
            .map(|alpha| t.decimal(alpha, 2))
            .unwrap_or_else(|| "–".to_owned()),
        interval: figure
            .interval
            .map(|(low, high)| {
                t.say_with(
                    "analysis-interval",
                    &[("low", &t.decimal(low, 2)), ("high", &t.decimal(high, 2))],
                )
            })
            .unwrap_or_else(|| "–".to_owned()),
        band: reading(t, figure),
    });
    rows.collect()
}

/// How a coefficient is to be read, or why there is none.
fn reading(t: &Reader, figure: &Figure) -> String {
    match (figure.band(), &figure.undefined) {
        (Some(band), _) => t.say(&format!("analysis-band-{}", band.code())),
        (None, Some(why)) => t.say(&format!("analysis-undefined-{}", why.replace('_', "-"))),
        (None, None) => String::new(),
    }
}

/// The overall coefficients over the bands.
pub(super) fn chart(t: &Reader, overall: &Strands) -> String {
    let strands = [chart::Strand::Users, chart::Strand::Professionals, chart::Strand::Both];
    let rows = Strand::ALL
        .iter()
        .zip(overall)
        .zip(strands)
        .map(|((strand, figure), drawn)| Interval {
            name: t.say(&format!("analysis-strand-{}", strand.code())),
            strand: drawn,
            value: figure
                .alpha
                .zip(figure.interval)
                .map(|(alpha, (low, high))| (alpha, low, high)),
            words: reading(t, figure),
        });
    let intervals = Intervals {
        axis: (0.0, 1.0),
        bands: vec![
            chart::Band {
                from: TENTATIVE,
                to: SOLID,
                name: t.say("analysis-band-short-tentative"),
                kind: BandKind::Talk,
            },
            chart::Band {
                from: SOLID,
                to: 1.0,
                name: t.say("analysis-band-short-solid"),
                kind: BandKind::Solid,
            },
        ],
        rows: rows.collect(),
    };
    let (title, description) = (t.say("analysis-agreement-chart"), sentence(t, overall));
    let words = chart::Words {
        id: "agreement",
        title: &title,
        description: &description,
        lang: t.language.code(),
    };
    chart::intervals(&intervals, &words, Ink::Page)
}
