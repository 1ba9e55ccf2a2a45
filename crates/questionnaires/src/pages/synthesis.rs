//! The synthesis of a path, side by side: on its page, as a PDF and as a CSV file. No name is in any of them.

use super::{
    files::{CSV, printed},
    parts::OwnWords,
    tracing::{agreement, meta},
};
use crate::{
    actions::tracings::{self as verbs, Looked},
    campaign::CampaignId,
    instrument::{Content, Item, piped},
    tracer::{Step, TracingId, View},
    value::Answers,
};
use axum::extract::State;
use documents::{
    pdf::{self, Block, Document, Header, NoticeKind, TableBlock},
    table_out::{self, Cell, Column, ColumnKind, CsvStyle, Table},
};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Download, Path},
};

/// One step, as both see it.
pub(super) struct BesideRow {
    pub step: String,
    pub patient: String,
    pub team: String,
    /// How far apart both are, in words.
    pub gap: String,
    pub is_gap: bool,
    /// Where a project begins from it; empty for who may begin none.
    pub project: String,
}

/// What was said outside the pairs: where, the question, the words.
pub(super) struct Noted {
    pub step: String,
    pub ask: String,
    pub words: String,
}

/// Both views of a path.
pub(super) struct Synthesis {
    pub rows: Vec<BesideRow>,
    /// What else the person said.
    pub told: Vec<Noted>,
    /// What was written together.
    pub together: Vec<Noted>,
    pub rule: String,
    pub counted: String,
}

impl Synthesis {
    /// The steps from which a project may begin.
    pub fn projects(&self) -> impl Iterator<Item = &BesideRow> {
        self.rows.iter().filter(|row| !row.project.is_empty())
    }

    /// Is there any?
    pub fn has_projects(&self) -> bool {
        self.projects().next().is_some()
    }
}

/// Both views to a reader; nothing until both are known.
pub(super) fn synthesis(t: &Reader, looked: &Looked) -> Option<Synthesis> {
    let [patient, team, together] = looked.views.as_ref()?;
    let content = &looked.of.version.content;
    let tracer = &looked.of.tracer;
    let steps = tracer.side_by_side(content, patient, team);
    let rows: Vec<BesideRow> = steps
        .iter()
        .map(|step| row(t, content, step, (patient, team)))
        .collect();
    let gaps = rows.iter().filter(|row| row.is_gap).count();
    let in_pairs = |key: &str| tracer.pairs.iter().any(|pair| pair.patient == key || pair.team == key);
    let part = |view: View| tracer.part(content, view);
    Some(Synthesis {
        told: noted(t, &part(View::Patient), patient, &in_pairs),
        together: noted(t, &part(View::Together), together, &|_| false),
        rule: t.count("questionnaires-gap-rule", i64::from(tracer.gap)),
        counted: t.count("questionnaires-gaps", i64::try_from(gaps).unwrap_or(0)),
        rows,
    })
}

fn words_of(t: &Reader, content: &Content, item: &Item, answers: &Answers) -> String {
    let quoted = format!("{{{}}}", item.key);
    piped(&quoted, content, answers, t.language.code(), &OwnWords(t))
}

fn row(t: &Reader, content: &Content, step: &Step<'_>, (patient, team): (&Answers, &Answers)) -> BesideRow {
    let language = t.language.code();
    let title = step.section.title.get(language).to_owned();
    let project = if step.gap.is_gap() && t.may(Permission::ManageProjects) {
        // The words of the instrument alone: nobody's words stand in an address.
        let objective = t.say_one("questionnaires-gap-objective", "step", &title);
        let query = serde_html_form::to_string([("objective", objective)]).unwrap_or_default();
        format!("/projects/new?{query}")
    } else {
        String::new()
    };
    BesideRow {
        patient: words_of(t, content, step.patient, patient),
        team: words_of(t, content, step.team, team),
        gap: t.say(&format!("questionnaires-gap-{}", step.gap.code())),
        is_gap: step.gap.is_gap(),
        step: title,
        project,
    }
}

fn noted(t: &Reader, part: &Content, answers: &Answers, is_elsewhere: &dyn Fn(&str) -> bool) -> Vec<Noted> {
    let language = t.language.code();
    let mut all = Vec::new();
    for section in &part.sections {
        for item in section.items.iter().filter(|item| !is_elsewhere(&item.key)) {
            if answers.get(&item.key).is_some() {
                all.push(Noted {
                    step: section.title.get(language).to_owned(),
                    ask: item.ask.get(language).to_owned(),
                    words: words_of(t, part, item, answers),
                });
            }
        }
    }
    all
}

/// Both views, for a file.
async fn whole(app: &App, t: &Reader, (id, tracing): (CampaignId, TracingId)) -> Result<(Looked, Synthesis)> {
    let looked = verbs::look(app, &t.actor, id, tracing).await?;
    let beside = synthesis(t, &looked).ok_or(Error::Conflict("questionnaires-tracing-not-both"))?;
    Ok((looked, beside))
}

/// /campaigns/{id}/tracings/{tracing}/synthesis.pdf.
pub(super) async fn synthesis_pdf(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(CampaignId, TracingId)>,
) -> Result<Download> {
    let t = t.on_paper();
    let (looked, beside) = whole(&app, &t, of).await?;
    let document = document(&app, &t, &looked, &beside);
    printed("parcours.pdf", move || pdf::report(&document)).await
}

fn document(app: &App, t: &Reader, looked: &Looked, beside: &Synthesis) -> Document {
    let (words, one) = (&looked.of.campaign.words, &looked.tracing);
    let heading = |id: &str| Block::Heading {
        level: 1,
        text: t.say(id),
    };
    let paragraph = |text: &str| Block::Paragraph { text: text.to_owned() };
    let mut sections = vec![
        paragraph(&meta(t, one)),
        paragraph(&agreement(t, one)),
        Block::Notice {
            tone: NoticeKind::Info,
            text: t.say("questionnaires-tracer-nameless"),
        },
        heading("questionnaires-side-by-side"),
        paragraph(&beside.counted),
        Block::Table(TableBlock {
            caption: t.say("questionnaires-side-by-side"),
            header: COLUMNS
                .map(|id| Header {
                    text: t.say(id),
                    number: false,
                })
                .into(),
            rows: beside.rows.iter().map(|row| cells(row).into()).collect(),
        }),
        paragraph(&beside.rule),
    ];
    for (id, some) in [
        ("questionnaires-told-besides", &beside.told),
        ("questionnaires-view-together", &beside.together),
    ] {
        if some.is_empty() {
            continue;
        }
        sections.push(heading(id));
        for note in some {
            sections.push(Block::Heading {
                level: 2,
                text: format!("{} — {}", note.step, note.ask),
            });
            sections.push(paragraph(&note.words));
        }
    }
    Document {
        lang: t.language.code().to_owned(),
        title: one.words.label.clone(),
        author: words.name.clone(),
        description: Some(words.purpose.clone()),
        made_on: t.today,
        foot: format!("{} · {}", words.name, t.date(t.today)),
        address: None,
        fictitious: app.settings.demo.then(|| t.say("questionnaires-fictitious")),
        sections,
    }
}

/// The columns of both files.
const COLUMNS: [&str; 4] = [
    "questionnaires-column-step",
    "questionnaires-view-patient",
    "questionnaires-view-team",
    "questionnaires-column-gap",
];

fn cells(row: &BesideRow) -> [String; 4] {
    [row.step.clone(), row.patient.clone(), row.team.clone(), row.gap.clone()]
}

/// /campaigns/{id}/tracings/{tracing}/synthesis.csv: a line a step, then a line for each thing written besides.
pub(super) async fn synthesis_csv(
    State(app): State<App>,
    t: Reader,
    Path(of): Path<(CampaignId, TracingId)>,
) -> Result<Download> {
    let (looked, beside) = whole(&app, &t, of).await?;
    let table = table(&t, &looked, &beside);
    let bytes = table_out::csv(&table, CsvStyle::of(t.language.code()));
    Ok(Download::bytes("parcours.csv", CSV, bytes))
}

fn table(t: &Reader, looked: &Looked, beside: &Synthesis) -> Table {
    let mut columns: Vec<Column> = COLUMNS
        .iter()
        .map(|id| Column::new(t.say(id), ColumnKind::LongText))
        .collect();
    for id in ["questionnaires-column-ask", "questionnaires-column-written"] {
        columns.push(Column::new(t.say(id), ColumnKind::LongText));
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &beside.rows {
        let blank = [Cell::Empty, Cell::Empty];
        rows.push(cells(row).map(Cell::from).into_iter().chain(blank).collect());
    }
    for note in beside.told.iter().chain(&beside.together) {
        rows.push(vec![
            Cell::from(note.step.as_str()),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::from(note.ask.as_str()),
            Cell::from(note.words.as_str()),
        ]);
    }
    Table {
        title: looked.tracing.words.label.clone(),
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns,
        rows,
    }
}
