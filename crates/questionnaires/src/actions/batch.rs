//! Taking answers from a file: each line is read as a sheet of paper would be, once; what cannot be taken is told line by
//! line, and the lines after it are.

use super::{
    answering::{self, Asked, Came, Given},
    campaigns::managed,
};
use crate::{
    batch::{Columns, Target, fields_of},
    campaign::{CampaignId, Channel, ParticipantId},
    store,
    taking::Refusal,
};
use documents::table_in::{self, Limits, Row, RowProblem, TableProblem};
use platform::{App, Error, Problems, Reader, Result, text::folded};
use serde_json::json;
use std::{collections::BTreeMap, io::Cursor, sync::Arc};

/// Bytes of a file of answers, at most.
pub(crate) const MOST_BYTES: u64 = 20_000_000;
/// Lines of one file, at most.
const MOST_LINES: usize = 50_000;
/// Answers that are on their way to the disk together.
const AT_ONCE: usize = 200;

/// Why a line is not taken.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum BadRow {
    /// The table itself is wrong there.
    Table(RowProblem),
    /// A question's answer.
    Question(String, Refusal),
    /// An establishment that is not of the campaign.
    Participant,
    /// The campaign takes no more: the message that says why.
    Closed(&'static str),
    /// Nothing is answered.
    Empty,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Batch {
    /// Lines taken, or fit to be taken.
    pub taken: usize,
    /// Lines that were there already.
    pub before: usize,
    /// Line by line, what is wrong.
    pub bad: Vec<(u64, BadRow)>,
    /// Columns that are of no question.
    pub ignored: Vec<String>,
    /// Columns with the question that each answers.
    pub read: Vec<(String, String)>,
}

/// A file of answers.
pub(crate) struct AnswerFile<'f> {
    pub name: &'f str,
    pub bytes: Vec<u8>,
    /// The establishment of all lines; else the file has a column that says it.
    pub participant: Option<ParticipantId>,
    /// Is it only looked at?
    pub is_trial: bool,
}

/// Takes a file of answers, or says what would be taken.
///
/// # Errors
/// [`Error::Invalid`] for what is no table, names no question, or has too many lines; [`Error::Conflict`] outside the days.
pub(crate) async fn take_file(app: &App, t: &Reader, id: CampaignId, file: AnswerFile<'_>) -> Result<Batch> {
    let (_, campaign) = managed(app, &t.actor, id).await?;
    campaign.check_survey()?;
    if !campaign.takes_sheets(app.clock.today()) {
        return Err(Error::Conflict("questionnaires-closed"));
    }
    let doors = Doors::of(app, id).await?;
    let content = doors.all.first().ok_or(Error::NotFound)?.content();
    let name = file.name.to_owned();
    let bytes = file.bytes;
    let read = tokio::task::spawn_blocking(move || read_rows(bytes, &name)).await;
    let (header, rows) = read.map_err(Error::internal)?.map_err(|problem| no_table(&problem))?;
    if rows.len() > MOST_LINES {
        let mut problems = Problems::new();
        problems.add_with(
            "file",
            "questionnaires-batch-too-many-lines",
            &[("most", &t.number(i64::try_from(MOST_LINES).unwrap_or(i64::MAX)))],
        );
        return Err(Error::Invalid(problems));
    }
    let columns = Columns::of(&header, content);
    if columns.questions().next().is_none() {
        return Err(Error::invalid("file", "questionnaires-batch-no-question"));
    }
    if file.participant.is_none() && doors.all.len() > 1 && !columns.has(&Target::Participant) {
        return Err(Error::invalid("participant", "questionnaires-batch-no-participant"));
    }
    let mut batch = Batch {
        ignored: columns.ignored(),
        read: columns.questions().collect(),
        ..Batch::default()
    };
    let words = crate::batch::Words::of(app, content);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for some in rows.chunks(AT_ONCE) {
        let mut under_way = Vec::new();
        for row in some {
            match line(row, &columns, &words, &doors, file.participant) {
                Ok((door, given)) => {
                    let own = own(row, &columns);
                    let count = seen.entry(own.clone()).or_default();
                    *count += 1;
                    // The same words twice in a file are two people; the same number twice is one line.
                    let turn = if own.starts_with("no. ") { 1 } else { *count };
                    let once = format!("file:{turn}:{own}");
                    under_way.push((
                        row_line(row),
                        door,
                        Given {
                            once: Some(once),
                            ..given
                        },
                    ));
                }
                Err(bad) => batch.bad.push((row_line(row), bad)),
            }
        }
        give_some(app, under_way, file.is_trial, &mut batch).await?;
    }
    batch.bad.sort_by_key(|(line, _)| *line);
    if !file.is_trial && batch.taken > 0 {
        let mut change = app.change(&t.actor).await?;
        let detail = json!({ "taken": batch.taken });
        change.audit(
            "campaign.take-file",
            &id.subject(),
            Some(campaign.organisation),
            &detail,
        );
        change.commit().await?;
    }
    Ok(batch)
}

/// Gives answers side by side, so that they share their way to the disk.
async fn give_some(app: &App, some: Vec<(u64, Arc<Asked>, Given)>, is_trial: bool, batch: &mut Batch) -> Result<()> {
    let given = some.into_iter().map(|(line, door, given)| async move {
        let once = given.once.clone().unwrap_or_default();
        if answering::is_there(app, door.campaign.id, &once).await? {
            return Ok((line, None));
        }
        let came = if is_trial {
            answering::tried(&door, &given)
        } else {
            answering::give(app, &door, Channel::File, given).await
        };
        Ok::<_, Error>((line, Some(came)))
    });
    for outcome in futures_util::future::join_all(given).await {
        match outcome? {
            (_, None) => batch.before += 1,
            (_, Some(Ok(Came::Taken { .. }))) => batch.taken += 1,
            (line, Some(Ok(Came::Wrong(wrong)))) => {
                let each = wrong.into_iter().map(|(key, why)| (line, BadRow::Question(key, why)));
                batch.bad.extend(each);
            }
            (line, Some(Err(Error::Conflict(message)))) => batch.bad.push((line, BadRow::Closed(message))),
            (_, Some(Err(other))) => return Err(other),
        }
    }
    Ok(())
}

/// The establishments of a campaign with what is asked there, found by what a file says of them.
struct Doors {
    all: Vec<Arc<Asked>>,
    by_number: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
}

impl Doors {
    async fn of(app: &App, id: CampaignId) -> Result<Self> {
        let mut participants = store::participants::list(app.db.read(), id).await?.into_iter();
        let first = answering::of_participant(app, participants.next().ok_or(Error::NotFound)?).await?;
        let (campaign, version) = (first.campaign.clone(), Arc::clone(&first.version));
        let others = participants.map(|participant| Asked {
            campaign: campaign.clone(),
            version: Arc::clone(&version),
            participant,
        });
        let all: Vec<Arc<Asked>> = std::iter::once(first).chain(others).map(Arc::new).collect();
        let (mut by_number, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for (at, Asked { participant, .. }) in all.iter().map(AsRef::as_ref).enumerate() {
            if let Some(number) = &participant.finess {
                by_number.entry(number.clone()).or_insert(at);
            }
            by_name.entry(folded(&participant.name)).or_insert(at);
        }
        Ok(Self {
            all,
            by_number,
            by_name,
        })
    }

    /// The one that was chosen; else the one that a line names; else the only one.
    fn find(&self, chosen: Option<ParticipantId>, said: Option<&str>) -> Option<&Arc<Asked>> {
        match (chosen, said) {
            (Some(wanted), _) => self.all.iter().find(|door| door.participant.id == wanted),
            (None, Some(said)) => {
                let at = self.by_number.get(&people::finess::tidied(said));
                at.or_else(|| self.by_name.get(&folded(said)))
                    .and_then(|at| self.all.get(*at))
            }
            (None, None) if self.all.len() == 1 => self.all.first(),
            (None, None) => None,
        }
    }
}

type Read = (Vec<String>, Vec<std::result::Result<Row, RowProblem>>);

fn read_rows(bytes: Vec<u8>, name: &str) -> std::result::Result<Read, TableProblem> {
    let limits = Limits::default();
    let format = table_in::examine(Box::new(Cursor::new(bytes.clone())), name, &limits)?.with_headers(true);
    let rows = table_in::rows(Box::new(Cursor::new(bytes)), &format, &limits)?;
    let header = rows.header().to_vec();
    let all: Vec<_> = rows.take(MOST_LINES + 1).collect();
    Ok((header, all))
}

pub(crate) fn no_table(problem: &TableProblem) -> Error {
    let args = problem.args();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut problems = Problems::new();
    problems.add_with("file", &problem.message(), &args);
    Error::Invalid(problems)
}

fn row_line(row: &std::result::Result<Row, RowProblem>) -> u64 {
    match row {
        Ok(row) => row.line,
        Err(problem) => problem.line(),
    }
}

/// One line: where it was answered, and what.
fn line(
    row: &std::result::Result<Row, RowProblem>,
    columns: &Columns,
    words: &crate::batch::Words,
    doors: &Doors,
    participant: Option<ParticipantId>,
) -> std::result::Result<(Arc<Asked>, Given), BadRow> {
    let row = row.as_ref().map_err(|problem| BadRow::Table(problem.clone()))?;
    let said = columns.cell(row, &Target::Participant).filter(|said| !said.is_empty());
    let door = doors.find(participant, said).ok_or(BadRow::Participant)?;
    let fields = fields_of(row, columns, words);
    if fields.is_empty() {
        return Err(BadRow::Empty);
    }
    let given = Given {
        fields,
        language: door.content().language().to_owned(),
        ..Given::default()
    };
    Ok((Arc::clone(door), given))
}

/// What tells a line from others: its own number where it has one, else all that it says.
fn own(row: &std::result::Result<Row, RowProblem>, columns: &Columns) -> String {
    let Ok(row) = row else { return String::new() };
    let id = columns.cell(row, &Target::Id).filter(|id| !id.is_empty());
    id.map_or_else(|| row.cells.join("\u{1f}"), |id| format!("no. {id}"))
}
