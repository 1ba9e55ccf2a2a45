//! Results on paper: the report of a campaign, and the poster of a ward, from the same reading as the page.

use super::{
    comparing::{ComparedRow, ComparisonShown},
    files::printed,
    public_results::full_address,
    results::{Question, ResultsQuery, ScoreRow, Shown, shown},
};
use crate::{
    actions::results::{Narrow, Results, results},
    campaign::{CampaignId, ParticipantId},
    highlights::{Judged, MOST, highlights},
    public_results::leading,
};
use axum::extract::State;
use documents::{
    chart::Ink,
    pdf::{self, Block, ChartBlock, Document, Header, NoticeKind, PdfProblem, Poster, TableBlock},
};
use platform::{
    App, Reader, Result,
    web::{Download, Path, Query},
};

/// /campaigns/{id}/results.pdf: everything that the page shows, masked as it is there.
pub(super) async fn results_pdf(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let t = t.on_paper();
    let narrow = query.narrow();
    let of = results(&app, &t.actor, id, &narrow).await?;
    let document = document(&app, &t, &of, &narrow);
    printed("resultats.pdf", move || pdf::report(&document)).await
}

/// The report of some results.
pub(crate) fn document(app: &App, t: &Reader, of: &Results, narrow: &Narrow) -> Document {
    let page = shown(t, of, Ink::Print);
    let words = &of.campaign.words;
    let mut blocks = Vec::new();
    blocks.push(paragraph(&days(t, of)));
    if let Some(months) = months(t, narrow) {
        blocks.push(paragraph(&months));
    }
    blocks.push(heading(1, &t.say("questionnaires-purpose")));
    blocks.push(paragraph(&words.purpose));
    blocks.push(heading(1, &t.say("questionnaires-who-answered")));
    blocks.push(Block::KeyFact {
        text: page.lead.clone(),
        n: page.rate.clone(),
    });
    if !page.reliability.is_empty() {
        blocks.push(Block::Notice {
            tone: NoticeKind::Info,
            text: page.reliability.clone(),
        });
    }
    score_blocks(t, &page, &mut blocks);
    if let Some(beside) = &page.comparison {
        comparison_blocks(t, beside, &mut blocks);
    }
    blocks.push(heading(1, &t.say("questionnaires-question-by-question")));
    blocks.push(paragraph(&page.least));
    for question in &page.questions {
        question_blocks(t, question, &mut blocks);
    }
    if !page.stops.is_empty() {
        blocks.push(heading(1, &t.say("questionnaires-stops")));
        blocks.push(Block::Table(TableBlock {
            caption: t.say("questionnaires-stops"),
            header: vec![
                column(t, "questionnaires-column-ask", false),
                column(t, "questionnaires-column-n", true),
            ],
            rows: page.stops.iter().map(|(ask, n)| vec![ask.clone(), n.clone()]).collect(),
        }));
    }
    let title = if of.participant.is_some() {
        format!("{} — {}", words.name, page.name)
    } else {
        words.name.clone()
    };
    Document {
        lang: t.language.code().to_owned(),
        title,
        author: page.name.clone(),
        description: Some(words.purpose.clone()),
        made_on: t.today,
        foot: format!("{} · {}", words.name, t.date(t.today)),
        address: Some(without_scheme(&format!(
            "{}/campaigns/{}/results",
            app.settings.address.trim_end_matches('/'),
            of.campaign.id
        ))),
        fictitious: app.settings.demo.then(|| t.say("questionnaires-fictitious")),
        sections: blocks,
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

fn column(t: &Reader, id: &str, number: bool) -> Header {
    Header {
        text: t.say(id),
        number,
    }
}

fn without_scheme(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).to_owned()
}

fn days(t: &Reader, of: &Results) -> String {
    let words = &of.campaign.words;
    t.say_with(
        "questionnaires-asked-days",
        &[("opens", &t.date(words.opens_on)), ("closes", &t.date(words.closes_on))],
    )
}

/// The months that the results were narrowed to: a report says what it leaves out.
fn months(t: &Reader, narrow: &Narrow) -> Option<String> {
    let (from, to) = (narrow.from.as_deref(), narrow.to.as_deref());
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(t.say_one("questionnaires-months-from", "from", from)),
        (None, Some(to)) => Some(t.say_one("questionnaires-months-to", "to", to)),
        (Some(from), Some(to)) => Some(t.say_with("questionnaires-months-between", &[("from", from), ("to", to)])),
    }
}

fn score_blocks(t: &Reader, page: &Shown, blocks: &mut Vec<Block>) {
    if page.scores.is_empty() {
        return;
    }
    blocks.push(heading(1, &t.say("questionnaires-scores")));
    blocks.push(paragraph(&t.say("questionnaires-raw-score")));
    let mut header = vec![
        column(t, "questionnaires-score", false),
        column(t, "questionnaires-column-n", true),
        column(t, "questionnaires-of-hundred", true),
        column(t, "questionnaires-column-interval", false),
    ];
    if page.has_whole {
        header.push(column(t, "questionnaires-whole-campaign", true));
    }
    let row = |row: &ScoreRow| {
        let mut cells = vec![row.name.clone(), row.n.clone(), row.score.clone(), row.interval.clone()];
        if page.has_whole {
            cells.push(row.whole.clone());
        }
        cells
    };
    blocks.push(Block::Table(TableBlock {
        caption: t.say("questionnaires-scores"),
        header,
        rows: page.scores.iter().map(row).collect(),
    }));
    blocks.push(heading(2, &t.say("questionnaires-formulas")));
    blocks.push(Block::List {
        items: page.scores.iter().map(|row| row.formula.clone()).collect(),
        numbered: false,
    });
}

/// What stands beside the results, where it was asked for.
fn comparison_blocks(t: &Reader, beside: &ComparisonShown, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, &beside.title));
    if !beside.why_not.is_empty() {
        blocks.push(paragraph(&beside.why_not));
        return;
    }
    blocks.push(paragraph(&beside.lead));
    let row = |row: &ComparedRow| {
        let figure = |mean: &str, n: &str| {
            if mean.is_empty() {
                String::new()
            } else {
                t.say_with("questionnaires-mean-of", &[("mean", mean), ("n", n)])
            }
        };
        vec![
            row.name.clone(),
            figure(&row.own, &row.own_n),
            figure(&row.other, &row.other_n),
            row.difference.clone(),
            row.interval.clone(),
            row.said.clone(),
        ]
    };
    blocks.push(Block::Table(TableBlock {
        caption: beside.title.clone(),
        header: vec![
            column(t, "questionnaires-column-compared", false),
            column(t, "questionnaires-column-here", true),
            Header {
                text: beside.other.clone(),
                number: true,
            },
            column(t, "questionnaires-column-difference", true),
            column(t, "questionnaires-column-interval", false),
            column(t, "questionnaires-column-verdict", false),
        ],
        rows: beside.rows().map(row).collect(),
    }));
    blocks.push(paragraph(&beside.rule));
}

/// One question: how many answered, its chart with its table, and what has to be known of it.
fn question_blocks(t: &Reader, question: &Question, blocks: &mut Vec<Block>) {
    blocks.push(heading(2, &question.ask));
    blocks.push(paragraph(&question.counted));
    if !question.mean.is_empty() {
        blocks.push(paragraph(&question.mean));
    }
    let line = |line: &super::results::Line| {
        vec![
            line.words.clone(),
            line.count.clone(),
            line.share.clone(),
            line.interval.clone(),
        ]
    };
    let table = TableBlock {
        caption: question.ask.clone(),
        header: vec![
            column(t, "questionnaires-column-answer", false),
            column(t, "questionnaires-column-n", true),
            column(t, "questionnaires-column-share", true),
            column(t, "questionnaires-column-interval", false),
        ],
        rows: question.lines.iter().map(line).collect(),
    };
    if !question.chart.is_empty() {
        let said = |line: &super::results::Line| {
            t.say_with(
                "questionnaires-row-answer",
                &[("row", &line.words), ("answer", &line.figures(t))],
            )
        };
        let figures: Vec<String> = question.lines.iter().map(said).collect();
        blocks.push(Block::Chart(ChartBlock {
            caption: question.ask.clone(),
            alt: format!("{} {}.", t.say("questionnaires-chart-words"), figures.join(", ")),
            svg: question.chart.clone(),
            table: Some(table),
        }));
    } else if !question.lines.is_empty() {
        blocks.push(Block::Table(table));
    }
    if !question.note.is_empty() {
        blocks.push(paragraph(&question.note));
    }
}

/// /campaigns/{id}/participants/{participant}/results-poster.pdf: what a ward hangs up once people have answered.
pub(super) async fn results_poster(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
) -> Result<Download> {
    printed_poster(&app, &t, id, Some(participant)).await
}

/// /campaigns/{id}/results-poster.pdf: the same of all establishments together; of one's own for who takes part.
pub(super) async fn campaign_poster(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Download> {
    printed_poster(&app, &t, id, None).await
}

async fn printed_poster(app: &App, t: &Reader, id: CampaignId, participant: Option<ParticipantId>) -> Result<Download> {
    let t = t.on_paper();
    let narrow = Narrow {
        participant,
        ..Narrow::default()
    };
    let of = results(app, &t.actor, id, &narrow).await?;
    // Long questions leave room for fewer of them.
    let posters: Vec<Poster> = (0..=MOST).rev().map(|most| poster(app, &t, &of, most)).collect();
    printed("affiche-resultats.pdf", move || {
        let mut set = Err(PdfProblem::TooLong);
        for poster in &posters {
            set = pdf::poster(poster);
            if !matches!(set, Err(PdfProblem::TooLong)) {
                break;
            }
        }
        set
    })
    .await
}

/// The poster of the results of an establishment: thanks, how many answered, what was judged best and worst where enough
/// people did, what becomes of it, and the code of the page of results once everybody may read it, or else of the page where
/// each follows their answer.
pub(crate) fn poster(app: &App, t: &Reader, of: &Results, most: usize) -> Poster {
    let words = &of.campaign.words;
    let whole = || t.say("questionnaires-whole-campaign");
    let place = of.participant.as_ref().map_or_else(whole, |one| one.name.clone());
    let n = of.complete_count();
    let answered = if n < words.least_in_cell {
        t.count("questionnaires-results-poster-few", words.least_in_cell)
    } else {
        t.count("questionnaires-results-poster-count", n)
    };
    let found = highlights(&of.version.content, &of.complete, words.least(), most);
    let line = |id: &str, judged: &Judged<'_>| {
        let ask = judged.item.ask.get(t.language.code());
        if !judged.is_told {
            return t.say_one(&format!("{id}-untold"), "question", ask);
        }
        let score = t.decimal(judged.mean.mean, 0);
        t.say_with(id, &[("question", ask), ("score", &score)])
    };
    let best = found
        .best
        .iter()
        .map(|one| line("questionnaires-results-poster-best", one));
    let worst = found
        .worst
        .iter()
        .map(|one| line("questionnaires-results-poster-worst", one));
    let lines: Vec<String> = best.chain(worst).collect();
    let becomes = t.say("questionnaires-results-poster-becomes");
    let (answer, note) = if lines.is_empty() {
        let why = if n < words.least_for_score {
            "questionnaires-results-poster-none"
        } else {
            "questionnaires-results-poster-no-marks"
        };
        (t.say(why), becomes)
    } else {
        let least = t.count("questionnaires-results-poster-least", words.least_for_score);
        (lines.join("\n"), format!("{least}\n{becomes}"))
    };
    let open = leading(&of.public, of.participant.as_ref().map(|one| one.id));
    let follow = || format!("{}/answers/follow", app.settings.address.trim_end_matches('/'));
    let address = open.map_or_else(follow, |open| full_address(app, open));
    let (call, after) = if open.is_some() {
        ("questionnaires-public-call", "questionnaires-public-after")
    } else {
        ("questionnaires-follow-title", "questionnaires-results-poster-after")
    };
    Poster {
        lang: t.language.code().to_owned(),
        title: words.name.clone(),
        establishment: place,
        place: None,
        said: t.say("questionnaires-thanks"),
        quote: answered,
        quote_is_voice: false,
        quote_caption: days(t, of),
        done: t.say("questionnaires-results-poster-said"),
        answer,
        answer_note: Some(note),
        co_decided: false,
        change: None,
        call: t.say(call),
        call_before: None,
        address_in_letters: without_scheme(&address),
        address,
        call_after: Some(t.say(after)),
        foot: t.say_one("questionnaires-results-poster-foot", "day", &t.date(t.today)),
        fictitious: app.settings.demo.then(|| t.say("questionnaires-fictitious")),
        made_on: t.today,
    }
}
