//! /campaigns/{id}/results: what was answered, question by question, with n, missing, intervals and what cannot be said.

use super::{
    comparing::{self, ComparisonShown},
    instrument::formula,
    open_answers::{self, OpenAnswers},
    parts::{Choice, FieldError, Link, errors, words_of},
    public_results::{self, Back, Publicity},
};
use crate::{
    actions::{
        comparing::{Compare, waves},
        results::{Narrow, Results, results},
    },
    campaign::{CampaignId, ParticipantId},
    instrument::{Item, Kind},
    masking::{Cells, ScoreTold, cells, score_told, unmasked},
    results::{Mean, Reliability, mean, share},
    score::Score,
    tally::{ANSWERED, SHOWN, STOPPED},
};
use askama::Template;
use axum::extract::State;
use documents::chart::{self, Bar, Bars, Ink};
use platform::{
    App, Permission, Reader, Result,
    error::Said,
    web::{Page, Path, Query},
};
use serde::Deserialize;

/// What narrows results.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ResultsQuery {
    #[serde(default)]
    pub participant: String,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub to: String,
    /// `last`, `region`, or the id of a campaign.
    #[serde(default)]
    pub compare: String,
}

impl ResultsQuery {
    /// As the action takes it; months that are none are left out.
    pub fn narrow(&self) -> Narrow {
        let month = |text: &str| {
            let is_month =
                text.len() == 7 && text.as_bytes()[4] == b'-' && text.bytes().filter(u8::is_ascii_digit).count() == 6;
            is_month.then(|| text.to_owned())
        };
        Narrow {
            participant: self.participant.parse::<ParticipantId>().ok(),
            from: month(&self.from),
            to: month(&self.to),
            compare: Compare::read(&self.compare),
        }
    }
}

/// One line of a question: a code and how many gave it.
pub(crate) struct Line {
    pub words: String,
    /// Masked where it would point at people.
    pub n: Option<i64>,
    /// The same in words.
    pub count: String,
    pub share: String,
    pub interval: String,
}

impl Line {
    /// How many and which share, or that they are masked.
    pub fn figures(&self, t: &Reader) -> String {
        match self.n {
            Some(n) => t.say_with("questionnaires-bar", &[("n", &t.number(n)), ("share", &self.share)]),
            None => t.say("questionnaires-masked"),
        }
    }
}

/// One question.
pub(crate) struct Question {
    pub ask: String,
    pub answered: i64,
    /// How many answered, as everybody may see it.
    pub n: Option<i64>,
    /// The same in words; nothing where it is masked.
    pub open_counted: String,
    pub is_open: bool,
    /// How many answered, and how many were asked and did not.
    pub counted: String,
    pub lines: Vec<Line>,
    pub chart: String,
    pub mean: String,
    pub note: String,
    pub stopped: i64,
}

/// One score.
pub(crate) struct ScoreRow {
    pub name: String,
    pub formula: String,
    pub n: String,
    /// Of how many, as everybody may see it.
    pub open_n: Option<i64>,
    /// The same in words.
    pub open_counted: String,
    pub mean: Option<Mean>,
    pub score: String,
    pub interval: String,
    pub whole: String,
}

/// Results as they are shown, on the page and on paper: what is masked here is masked in both.
pub(crate) struct Shown {
    pub name: String,
    pub lead: String,
    pub rate: String,
    /// How far they can be relied on; nothing where they are sound.
    pub reliability: String,
    pub scores: Vec<ScoreRow>,
    pub has_whole: bool,
    pub questions: Vec<Question>,
    pub stops: Vec<(String, String)>,
    /// The same beside another wave or the region, where it was asked for.
    pub comparison: Option<ComparisonShown>,
    /// Under which number counts are masked.
    pub least: String,
}

/// Results to a reader, with charts for a page or for print.
pub(crate) fn shown(t: &Reader, of: &Results, ink: Ink) -> Shown {
    let words = &of.campaign.words;
    let questions = questions(t, of, ink);
    let reliability = Reliability::of(
        of.complete_count(),
        of.links.map(|links| links.0),
        words.least_for_score,
    );
    Shown {
        name: of
            .participant
            .as_ref()
            .map_or_else(|| words.name.clone(), |one| one.name.clone()),
        lead: t.count_with(
            "questionnaires-answers-total",
            of.complete_count(),
            &[("partial", &t.number(of.partial_count()))],
        ),
        rate: rate(t, of),
        reliability: match reliability {
            Reliability::Sound => String::new(),
            other => t.count(
                &format!("questionnaires-reliability-{}", other.code()),
                words.least_for_score,
            ),
        },
        scores: scores(t, of),
        has_whole: of.whole.is_some(),
        stops: stops(t, of, &questions),
        comparison: comparing::comparison(t, of),
        questions,
        least: t.count("questionnaires-least-shown", words.least_in_cell),
    }
}

/// Where results can be had as files.
struct Files {
    csv: String,
    xlsx: String,
    pdf: String,
    /// Of the establishment that is looked at, or of all together and of each.
    posters: Vec<Link>,
    answers: String,
    fhir: String,
    sps: String,
    spss: String,
    /// Of the list of files that were given, for who may open them.
    given: String,
}

#[derive(Template)]
#[template(path = "results.html")]
struct ResultsPage {
    t: Reader,
    crumbs: Vec<Link>,
    of: Shown,
    participants: Vec<Choice>,
    compared: Vec<Choice>,
    from: String,
    to: String,
    files: Files,
    has_enough: bool,
    open_answers: OpenAnswers,
    public: Publicity,
    said: Said,
    errors: Vec<FieldError>,
}

/// Posters of results that a page offers at most: more are a click on their establishment away.
const MOST_POSTERS: usize = 12;

fn files(t: &Reader, of: &Results, query: &ResultsQuery) -> Files {
    let base = format!("/campaigns/{}", of.campaign.id);
    let address = serde_html_form::to_string([
        ("participant", query.participant.as_str()),
        ("from", query.from.as_str()),
        ("to", query.to.as_str()),
        ("compare", query.compare.as_str()),
    ])
    .unwrap_or_default();
    let at = |file: &str| format!("{base}/{file}?{address}");
    let chosen = of.participant.as_ref().map(|one| one.id);
    let asks_for_files = of.version.content.items().any(|item| item.kind.is_file());
    let is_whole = chosen.is_none() && of.participants.len() > 1;
    let whole = is_whole.then(|| {
        let url = format!("{base}/results-poster.pdf");
        Link::to(url, t.say("questionnaires-whole-campaign"))
    });
    let posters = of
        .participants
        .iter()
        .filter(|one| chosen.is_none_or(|chosen| chosen == one.id))
        .take(MOST_POSTERS)
        .map(|one| {
            let url = format!("{base}/participants/{}/results-poster.pdf", one.id);
            Link::to(url, one.name.clone())
        });
    Files {
        csv: at("results.csv"),
        xlsx: at("results.xlsx"),
        pdf: at("results.pdf"),
        posters: whole.into_iter().chain(posters).collect(),
        answers: at("answers.csv"),
        fhir: at("answers.json"),
        sps: at("answers.sps"),
        spss: at("answers-spss.csv"),
        given: if asks_for_files && t.actor.may_in(Permission::OpenRawText, of.campaign.organisation) {
            format!("{base}/answer-files")
        } else {
            String::new()
        },
    }
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Page> {
    results_page(&app, &t, id, query, Back::default()).await
}

/// The page, with what was typed to make it public, and what was wrong with it.
pub(super) async fn results_page(
    app: &App,
    t: &Reader,
    id: CampaignId,
    query: ResultsQuery,
    back: Back,
) -> Result<Page> {
    let of = results(app, &t.actor, id, &query.narrow()).await?;
    let mut participants = Vec::new();
    if of.is_sponsor {
        participants.push(Choice::new(
            "",
            t.say("questionnaires-all-participants"),
            of.participant.is_none(),
        ));
    }
    let chosen = of.participant.as_ref().map(|one| one.id);
    participants.extend(
        of.participants
            .iter()
            .map(|one| Choice::new(one.id.to_string(), one.name.clone(), chosen == Some(one.id))),
    );
    let compared = comparing::choices(t, &of, &waves(app, &t.actor, &of).await?);
    let read = shown(t, &of, Ink::Page);
    let page = ResultsPage {
        compared,
        open_answers: open_answers::of(t, &read, open_answers::came_of(app, t, id).await?),
        public: public_results::publicity(app, t, &of, &back),
        crumbs: vec![
            Link::to("/campaigns", t.say("questionnaires-campaigns")),
            Link::to(format!("/campaigns/{id}"), of.campaign.words.name.clone()),
        ],
        files: files(t, &of, &query),
        has_enough: of.complete_count() >= of.campaign.words.least_for_score,
        of: read,
        participants,
        from: query.from,
        to: query.to,
        errors: errors(&back.said),
        said: back.said,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-results"), &page)
}

/// The response rate, where it is known of how many; and how many finished.
fn rate(t: &Reader, of: &Results) -> String {
    let begun = of.complete_count() + of.partial_count();
    let mut parts = Vec::new();
    if let Some((made, answered)) = of.links
        && let Some(of) = share(answered, made)
    {
        parts.push(t.say_with(
            "questionnaires-rate",
            &[
                ("share", &t.percent(of.share)),
                ("n", &t.number(answered)),
                ("of", &t.number(made)),
            ],
        ));
    }
    if let Some(finished) = share(of.complete_count(), begun) {
        parts.push(t.say_with(
            "questionnaires-finished",
            &[
                ("share", &t.percent(finished.share)),
                ("n", &t.number(of.complete_count())),
                ("of", &t.number(begun)),
            ],
        ));
    }
    parts.join(" ")
}

/// Where people stopped, of those who did not finish.
fn stops(t: &Reader, of: &Results, questions: &[Question]) -> Vec<(String, String)> {
    let least = of.campaign.words.least_in_cell;
    let row = |one: &Question| {
        let n = if one.stopped < least {
            t.count("questionnaires-fewer-than", least)
        } else {
            t.number(one.stopped)
        };
        (one.ask.clone(), n)
    };
    questions.iter().filter(|one| one.stopped > 0).map(row).collect()
}

/// A score with its interval, or why there is none.
fn score_words(t: &Reader, told: &ScoreTold) -> (String, String) {
    match told.mean {
        None if told.n.is_none() => (t.say("questionnaires-masked"), String::new()),
        None => (t.say("questionnaires-too-few"), String::new()),
        Some(mean) => (
            t.decimal(mean.mean, 1),
            mean.interval.map_or_else(String::new, |(low, high)| {
                t.say_with(
                    "questionnaires-interval",
                    &[("low", &t.decimal(low, 1)), ("high", &t.decimal(high, 1))],
                )
            }),
        ),
    }
}

/// The scores of a campaign.
pub(super) fn scores(t: &Reader, of: &Results) -> Vec<ScoreRow> {
    let content = &of.version.content;
    let least = of.campaign.words.least();
    let row = |score: &Score| {
        let told = score_told(content, score, &of.complete, least);
        let open_n = told.n.and_then(|n| unmasked(n, least.in_cell));
        let number = |n: Option<i64>| n.map_or_else(|| t.say("questionnaires-masked"), |n| t.number(n));
        let (words, interval) = score_words(t, &told);
        let whole = of
            .whole
            .as_ref()
            .map(|whole| score_words(t, &score_told(content, score, whole, least)).0);
        ScoreRow {
            name: score.name.get(t.language.code()).to_owned(),
            formula: formula(t, score),
            n: number(told.n),
            open_counted: number(open_n),
            open_n,
            mean: told.mean,
            score: words,
            interval,
            whole: whole.unwrap_or_default(),
        }
    };
    of.version.content.scores.iter().map(row).collect()
}

/// Every question with its counts.
pub(super) fn questions(t: &Reader, of: &Results, ink: Ink) -> Vec<Question> {
    of.version
        .content
        .questions()
        .map(|item| question(t, of, item, ink))
        .collect()
}

fn question(t: &Reader, of: &Results, item: &Item, ink: Ink) -> Question {
    let deltas = &of.complete;
    let answered = deltas.count_of(&item.key, ANSWERED);
    let least = of.campaign.words.least();
    let shown = cells(&of.version.content, item, deltas, least);
    let tells = shown.tells;
    let lines = lines(t, item, shown, answered);
    let n = unmasked(answered, least.in_cell);
    let mean = match &item.kind {
        Kind::Number { .. } | Kind::Rating { .. } => {
            let found = tells.of(mean(deltas.sum_of(&item.key), least.in_cell));
            found.map_or_else(String::new, |found| {
                let scale = if matches!(item.kind, Kind::Rating { .. }) {
                    10.0
                } else {
                    1.0
                };
                t.say_one("questionnaires-mean", "mean", &t.decimal(found.mean / scale, 1))
            })
        }
        _ => String::new(),
    };
    Question {
        ask: item.ask.get(t.language.code()).to_owned(),
        counted: t.say_with(
            "questionnaires-n-missing",
            &[
                ("n", &t.number(answered)),
                ("missing", &t.number(deltas.count_of(&item.key, SHOWN) - answered)),
            ],
        ),
        chart: bars(t, item, &lines, ink),
        note: if item.kind.is_multiple() {
            t.say("questionnaires-over-hundred")
        } else if item.kind.is_open() {
            t.say("questionnaires-open-answers")
        } else if item.kind.is_file() {
            t.count("questionnaires-files-given", answered)
        } else {
            String::new()
        },
        stopped: of.partial.count_of(&item.key, STOPPED),
        open_counted: n.map_or_else(String::new, |n| t.say_one("questionnaires-public-n", "n", &t.number(n))),
        n,
        is_open: item.kind.is_open(),
        mean,
        lines,
        answered,
    }
}

fn lines(t: &Reader, item: &Item, shown: Cells, answered: i64) -> Vec<Line> {
    let line = |(code, n): (String, Option<i64>)| {
        let found = n.and_then(|n| share(n, answered));
        Line {
            words: words_of(t, item, &code, t.language.code()),
            share: found.map_or_else(String::new, |found| t.percent(found.share)),
            interval: found.map_or_else(String::new, |found| {
                t.say_with(
                    "questionnaires-interval",
                    &[
                        ("low", &t.percent(found.interval.0)),
                        ("high", &t.percent(found.interval.1)),
                    ],
                )
            }),
            count: n.map_or_else(|| t.say("questionnaires-masked"), |n| t.number(n)),
            n,
        }
    };
    item.kind.codes().into_iter().zip(shown.counts).map(line).collect()
}

fn bars(t: &Reader, item: &Item, lines: &[Line], ink: Ink) -> String {
    if lines.is_empty()
        || lines.iter().all(|line| line.n.is_none_or(|n| n == 0))
        || matches!(item.kind, Kind::Matrix { .. })
    {
        return String::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of answers")]
    let bar = |line: &Line| Bar {
        name: line.words.clone(),
        strand: chart::Strand::First,
        value: line.n.map(|n| n as f64),
        words: line.figures(t),
    };
    let chart = Bars {
        bars: lines.iter().map(bar).collect(),
        full: None,
    };
    let title = item.ask.get(t.language.code());
    let description = t.say("questionnaires-chart-words");
    let said = chart::Words {
        id: &item.key,
        title,
        description: &description,
        lang: t.language.code(),
    };
    chart::bars(&chart, &said, ink)
}
