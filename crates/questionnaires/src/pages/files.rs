//! What leaves as a file: questions, results, answers, posters.

use super::{
    parts::own_words,
    results::{ResultsQuery, questions, scores},
};
use crate::{
    actions::{
        instruments::latest,
        results::{Results, results},
    },
    campaign::{CampaignId, InstrumentId, ParticipantId},
    columns, fhir,
    instrument::{Item, Kind},
    store::{self, answers::Kept},
    value::Value,
};
use axum::{body::Body, extract::State};
use documents::{
    chart::Ink,
    pdf::{self, PdfProblem, Poster},
    table_out::{self, Cell, Column, ColumnKind, CsvLines, CsvStyle, Table},
};
use platform::{
    Actor, App, Error, Permission, Reader, Result,
    web::{Download, Path, Query},
};
use std::convert::Infallible;

pub(super) const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const FHIR: &str = "application/fhir+json";

/// The address that names an instrument in FHIR: of this installation, forever.
pub(crate) fn fhir_url(app: &App, id: InstrumentId) -> String {
    format!("{}/instruments/{id}", app.settings.address.trim_end_matches('/'))
}

/// /instruments/{id}/questionnaire.json: the latest version as a FHIR questionnaire.
pub(super) async fn fhir(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(&app, &scope, id).await?;
    let own = |kind: &Kind, code: &str, _: &str| own_words(&t, kind, code);
    let json = fhir::questionnaire(&version.content, &fhir_url(&app, id), version.number, &own);
    let bytes = serde_json::to_vec_pretty(&json)?;
    Ok(Download::bytes("questionnaire.json", FHIR, bytes))
}

/// /instruments/{id}/questions.csv: a line a question, which comes back as it left.
pub(super) async fn questions_csv(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(&app, &scope, id).await?;
    let lines = columns::lines(&version.content, t.is_french());
    let table = Table {
        title: version.content.title.get(t.language.code()).to_owned(),
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns: lines
            .header
            .into_iter()
            .map(|name| Column::new(name, ColumnKind::Text))
            .collect(),
        rows: lines.rows,
    };
    Ok(Download::bytes(
        "questions.csv",
        CSV,
        table_out::csv(&table, CsvStyle::of(t.language.code())),
    ))
}

fn table(t: &Reader, title: String, columns: &[(&str, ColumnKind)], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title,
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns: columns.iter().map(|(id, kind)| Column::new(t.say(id), *kind)).collect(),
        rows,
    }
}

/// Every line of every question and score, as the page shows them: masked numbers stay masked.
fn results_table(t: &Reader, of: &Results) -> Table {
    let mut rows = Vec::new();
    for score in scores(t, of) {
        rows.push(vec![
            Cell::Text(score.name),
            Cell::Text(score.formula),
            Cell::Text(score.n),
            Cell::Text(score.score),
            Cell::Text(score.interval),
        ]);
    }
    for question in questions(t, of, Ink::Page) {
        rows.push(vec![
            Cell::Text(question.ask.clone()),
            Cell::Text(t.say("questionnaires-answered")),
            Cell::Text(t.number(question.answered)),
            Cell::Text(question.mean.clone()),
            Cell::Text(String::new()),
        ]);
        for line in question.lines {
            rows.push(vec![
                Cell::Text(question.ask.clone()),
                Cell::Text(line.words),
                Cell::Text(line.n.map_or_else(|| t.say("questionnaires-masked"), |n| t.number(n))),
                Cell::Text(line.share),
                Cell::Text(line.interval),
            ]);
        }
    }
    let columns = [
        ("questionnaires-column-ask", ColumnKind::LongText),
        ("questionnaires-column-answer", ColumnKind::LongText),
        ("questionnaires-column-n", ColumnKind::Text),
        ("questionnaires-column-share", ColumnKind::Text),
        ("questionnaires-column-interval", ColumnKind::Text),
    ];
    table(t, of.campaign.words.name.clone(), &columns, rows)
}

/// /campaigns/{id}/results.csv.
pub(super) async fn results_csv(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let of = results(&app, &t.actor, id, &query.narrow()).await?;
    Ok(Download::bytes(
        "resultats.csv",
        CSV,
        table_out::csv(&results_table(&t, &of), CsvStyle::of(t.language.code())),
    ))
}

/// /campaigns/{id}/results.xlsx.
pub(super) async fn results_xlsx(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let of = results(&app, &t.actor, id, &query.narrow()).await?;
    let bytes = table_out::xlsx(&results_table(&t, &of)).map_err(Error::internal)?;
    Ok(Download::bytes("resultats.xlsx", XLSX, bytes))
}

/// Answers of one batch of a file.
const BATCH: u64 = 500;

/// What a file of answers is made of: who may read was asked, words are left out.
pub(super) struct Stream {
    app: App,
    pub t: Reader,
    pub of: Results,
    after: Option<crate::campaign::AnswerId>,
    begun: bool,
    ended: bool,
}

impl Stream {
    /// Of the answers behind some results, where there are enough of them that none is somebody's.
    pub async fn of(app: App, t: Reader, id: CampaignId, query: &ResultsQuery) -> Result<Self> {
        let of = results(&app, &t.actor, id, &query.narrow()).await?;
        if of.complete_count() < of.campaign.words.least_for_score {
            return Err(Error::Conflict("questionnaires-too-few-for-file"));
        }
        Ok(Self {
            app,
            t,
            of,
            after: None,
            begun: false,
            ended: false,
        })
    }

    async fn batch(&mut self) -> Result<Vec<Kept>> {
        let scope = Actor::System("results").scope(Permission::ReadResults)?;
        let participant = self.of.participant.as_ref().map(|one| one.id);
        let read = self.app.db.read();
        let batch = store::answers::after(read, &scope, self.of.campaign.id, participant, self.after, BATCH).await?;
        match batch.last() {
            Some(last) => self.after = Some(last.id),
            None => self.ended = true,
        }
        Ok(batch)
    }
}

/// A file that is written as it is read: its memory is that of one batch. A failure ends it short, and is in the log.
pub(super) fn streamed<F>(stream: Stream, write: F) -> Body
where
    F: Fn(&Stream, &[Kept], bool) -> Vec<u8> + Send + Sync + 'static,
{
    let chunks = futures_util::stream::unfold((stream, write), |(mut stream, write)| async move {
        if stream.ended {
            return None;
        }
        let is_first = !stream.begun;
        stream.begun = true;
        let batch = match stream.batch().await {
            Ok(batch) => batch,
            Err(error) => {
                tracing::error!(error = error.without_words(), "a file of answers was cut short");
                return None;
            }
        };
        let bytes = write(&stream, &batch, is_first);
        Some((Ok::<_, Infallible>(bytes), (stream, write)))
    });
    Body::from_stream(chunks)
}

/// /campaigns/{id}/answers.csv: a line an answer, a column a question; words are not in it: they are expressions.
pub(super) async fn answers_csv(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let stream = Stream::of(app, t, id, &query).await?;
    let body = streamed(stream, |stream, batch, is_first| {
        let lines = CsvLines::new(CsvStyle::of(stream.t.language.code()));
        let mut out = Vec::new();
        if is_first {
            lines.header(&answer_columns(stream), &mut out);
        }
        for one in batch {
            lines.row(&answer_cells(stream, one), &mut out);
        }
        out
    });
    Ok(Download {
        name: "reponses.csv".to_owned(),
        media_type: CSV,
        body,
    })
}

fn told_items(of: &Results) -> impl Iterator<Item = &Item> {
    of.version.content.questions().filter(|item| !item.kind.is_open())
}

fn answer_columns(stream: &Stream) -> Vec<Column> {
    let t = &stream.t;
    let mut columns = vec![
        Column::new(t.say("questionnaires-column-participant"), ColumnKind::Text),
        Column::new(t.say("questionnaires-column-month"), ColumnKind::Text),
        Column::new(t.say("questionnaires-column-complete"), ColumnKind::Text),
    ];
    columns.extend(told_items(&stream.of).map(|item| Column::new(item.key.clone(), ColumnKind::Text)));
    columns
}

fn answer_cells(stream: &Stream, one: &Kept) -> Vec<Cell> {
    let t = &stream.t;
    let name = stream.of.participants.iter().find(|of| of.id == one.participant);
    let mut cells = vec![
        Cell::Text(name.map_or_else(String::new, |of| of.name.clone())),
        Cell::Text(store::answers::month_of(one.received_on)),
        Cell::Text(t.say(if one.is_complete {
            "questionnaires-yes"
        } else {
            "questionnaires-no"
        })),
    ];
    cells.extend(told_items(&stream.of).map(|item| {
        let value = one.answers.get(&item.key);
        if item.kind.is_file() {
            // Of a file, that it was given is all that leaves.
            return Cell::Text(value.map_or_else(String::new, |_| t.say("questionnaires-file-given")));
        }
        Cell::Text(value.map(Value::codes).unwrap_or_default().join(" "))
    }));
    cells
}

/// /campaigns/{id}/answers.json: a bundle of FHIR responses.
pub(super) async fn answers_fhir(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ResultsQuery>,
) -> Result<Download> {
    let stream = Stream::of(app, t, id, &query).await?;
    let url = fhir_url(&stream.app, stream.of.version.instrument);
    let body = streamed(stream, move |stream, batch, is_first| {
        let mut out = String::new();
        if is_first {
            out.push_str("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
        }
        for (at, one) in batch.iter().enumerate() {
            if !(is_first && at == 0) {
                out.push(',');
            }
            let version = (url.as_str(), stream.of.version.number);
            let month = store::answers::month_of(one.received_on);
            let json = fhir::response(
                &stream.of.version.content,
                version,
                &one.answers,
                (one.is_complete, &month),
                &|_| None,
            );
            out.push_str("{\"resource\":");
            out.push_str(&json.to_string());
            out.push('}');
        }
        if stream.ended {
            out.push_str("]}");
        }
        out.into_bytes()
    });
    Ok(Download {
        name: "reponses.json".to_owned(),
        media_type: FHIR,
        body,
    })
}

/// /campaigns/{id}/participants/{participant}/poster.pdf: what to hang up: the code of the address, and why to answer.
pub(super) async fn poster(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let (campaign, participants, _) = crate::actions::results::reached(&app, &scope, id).await?;
    let participant = participants
        .into_iter()
        .find(|one| one.id == participant)
        .ok_or(Error::NotFound)?;
    let version = store::instruments::asked(app.db.read(), campaign.version).await?;
    let address = format!(
        "{}/answer/{}",
        app.settings.address.trim_end_matches('/'),
        participant.link
    );
    let minutes = crate::readability::readability(&version.content, "fr").map_or(5, |of| i64::from(of.minutes));
    let poster = Poster {
        lang: t.language.code().to_owned(),
        title: campaign.words.name.clone(),
        establishment: participant.name.clone(),
        place: None,
        said: t.say("questionnaires-poster-said"),
        quote: campaign.words.purpose.clone(),
        quote_is_voice: true,
        quote_caption: participant.name.clone(),
        done: t.say("questionnaires-poster-done"),
        answer: t.count("questionnaires-poster-answer", minutes),
        answer_note: Some(t.say(if campaign.words.is_anonymous {
            "questionnaires-promise-anonymous"
        } else {
            "questionnaires-promise-known"
        })),
        co_decided: false,
        change: None,
        call: t.say("questionnaires-poster-call"),
        call_before: None,
        address_in_letters: address
            .split_once("://")
            .map_or(address.as_str(), |(_, rest)| rest)
            .to_owned(),
        address,
        call_after: Some(t.say("questionnaires-poster-after")),
        foot: t.say_one("questionnaires-closes-on", "day", &t.date(campaign.words.closes_on)),
        fictitious: app.settings.demo.then(|| t.say("questionnaires-fictitious")),
        made_on: t.today,
    };
    printed("affiche.pdf", move || pdf::poster(&poster)).await
}

/// Sets a PDF on a thread of its own: it takes some tens of milliseconds of one core.
pub(super) async fn printed(
    name: &str,
    work: impl FnOnce() -> std::result::Result<Vec<u8>, PdfProblem> + Send + 'static,
) -> Result<Download> {
    let set = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    match set {
        Ok(bytes) => Ok(Download::bytes(name, "application/pdf", bytes)),
        Err(PdfProblem::TooLong) => Err(Error::Conflict("questionnaires-poster-too-long")),
        Err(problem) => Err(anyhow::anyhow!("{problem}").into()),
    }
}
