//! /campaigns/{id}/answers.sps and answers-spss.csv: answers as numbers, and the syntax that says what they mean.

use super::{
    files::{CSV, Stream, streamed},
    parts::own_words,
    results::ResultsQuery,
};
use crate::{
    campaign::CampaignId,
    spss::{self, Answer, Told, Variable, Words},
    store,
};
use axum::extract::State;
use documents::table_out::{Column, ColumnKind, CsvLines, CsvStyle};
use platform::{
    App, Reader, Result,
    web::{Download, Path, Query},
};

/// The name of the file of numbers, which the syntax reads.
const FILE: &str = "reponses-spss.csv";

fn variables(stream: &Stream) -> Vec<Variable> {
    let t = &stream.t;
    let language = t.language.code();
    let words = Words {
        ask: &|item| item.ask.get(language).to_owned(),
        choice: &|choice| choice.words.get(language).to_owned(),
        own: &|kind, code| own_words(t, kind, code),
        columns: [
            t.say("questionnaires-column-participant"),
            t.say("questionnaires-column-month"),
            t.say("questionnaires-column-complete"),
        ],
        no_yes: [t.say("questionnaires-no"), t.say("questionnaires-yes")],
        participants: stream.of.participants.iter().map(|one| one.name.clone()).collect(),
    };
    spss::variables(&stream.of.version.content, &words)
}

/// /campaigns/{id}/answers.sps: the syntax, where the answers themselves may be had.
pub(super) async fn syntax(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let stream = Stream::of(app, t, id, &query).await?;
    let told = Told {
        file: FILE,
        title: &stream.of.campaign.words.name,
        comment: &stream.t.say_one("questionnaires-spss-comment", "file", FILE),
    };
    let text = spss::syntax(&variables(&stream), &told);
    Ok(Download::bytes("reponses.sps", "text/plain; charset=utf-8", text))
}

/// /campaigns/{id}/answers-spss.csv: a line an answer, a column a variable, as the syntax reads it in any language.
pub(super) async fn answers(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let stream = Stream::of(app, t, id, &query).await?;
    let variables = variables(&stream);
    let body = streamed(stream, move |stream, batch, is_first| {
        let lines = CsvLines::new(CsvStyle::PLAIN);
        let mut out = Vec::new();
        if is_first {
            let column = |variable: &Variable| Column::new(variable.name.clone(), ColumnKind::Text);
            lines.header(&variables.iter().map(column).collect::<Vec<_>>(), &mut out);
        }
        for one in batch {
            let place = stream.of.participants.iter().position(|of| of.id == one.participant);
            let answer = Answer {
                participant: place.and_then(|place| i64::try_from(place + 1).ok()),
                month: &store::answers::month_of(one.received_on),
                is_complete: one.is_complete,
                answers: &one.answers,
            };
            lines.row(&spss::cells(&variables, &answer), &mut out);
        }
        out
    });
    Ok(Download {
        name: FILE.to_owned(),
        media_type: CSV,
        body,
    })
}
