//! Answers: codes as they are, words sealed, no way to who answered where that was promised.

use super::{
    answer_files,
    counts::{self, Cell},
    links,
    tables::{RowAnswers, answer},
};
use crate::{
    campaign::{AnswerFileId, AnswerId, CampaignId, Channel, ParticipantId, VersionId},
    tally::Deltas,
    value::Answers,
};
use jiff::civil::Date;
use platform::{Change, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

/// Whole answers of each establishment: complete, and not finished.
type Reached = BTreeMap<ParticipantId, (i64, i64)>;

/// An answer to write.
#[derive(Clone, Debug)]
pub(crate) struct NewAnswer {
    /// Random, not of its moment: an ordered id would tell when it came.
    pub id: AnswerId,
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub organisation: Uuid,
    pub version: VersionId,
    pub channel: Channel,
    pub language: String,
    pub received_on: Date,
    pub is_complete: bool,
    /// Without words.
    pub answers: Answers,
    /// The words, sealed under its id.
    pub words: Option<Vec<u8>>,
    /// Of what makes two sendings one.
    pub once_hash: Option<String>,
    pub resume_hash: Option<String>,
    pub receipt_hash: Option<String>,
    /// The personal link that it came by.
    pub by_link: Option<Uuid>,
    /// Is that link noted beside the answer? Never in an anonymous campaign.
    pub keeps_link: bool,
    /// Complete answers after which no more is taken from this establishment.
    pub quota: Option<i64>,
    /// The files that it names.
    pub files: Vec<AnswerFileId>,
    /// The day up to which they stay, none where it is complete.
    pub files_until: Option<Date>,
    /// What it adds to the counts.
    pub deltas: Deltas,
}

impl NewAnswer {
    fn cell(&self) -> Cell {
        Cell {
            campaign: self.campaign,
            participant: self.participant,
            organisation: self.organisation,
            month: month_of(self.received_on),
            is_complete: self.is_complete,
        }
    }
}

/// `2026-11`.
pub(crate) fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is kept.
    Taken,
    /// It was there already: the same sending, twice.
    Before,
    /// The establishment takes no more.
    Full,
    /// The personal link was used.
    Used,
    /// A file that it names is gone.
    FileGone,
}

/// Writes answers together, each once; what cannot be taken says why, and the others are.
pub(crate) async fn insert(change: &Change, new: &[NewAnswer]) -> Result<Vec<Outcome>> {
    let tx = change.tx();
    let mut known = present(tx, new).await?;
    let mut outcomes = Vec::with_capacity(new.len());
    let mut rows = Vec::new();
    let mut cells: BTreeMap<Cell, Deltas> = BTreeMap::new();
    let mut counted: Option<BTreeMap<CampaignId, Reached>> = None;
    for one in new {
        let is_new = one.once_hash.as_ref().is_none_or(|hash| known.insert(hash.clone()));
        if !is_new {
            outcomes.push(Outcome::Before);
            continue;
        }
        if let Some(quota) = one.quota.filter(|_| one.is_complete) {
            let counted = counted.get_or_insert_default();
            let reached = match counted.entry(one.campaign) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(fresh) => fresh.insert(counts::by_participant(tx, one.campaign).await?),
            };
            let of = reached.entry(one.participant).or_default();
            if of.0 >= quota {
                outcomes.push(Outcome::Full);
                continue;
            }
            of.0 += 1;
        }
        if !answer_files::claim(tx, &one.files, one.id, one.files_until, one.received_on).await? {
            answer_files::release(tx, one.id, one.received_on).await?;
            outcomes.push(Outcome::FileGone);
            continue;
        }
        if let Some(link) = one.by_link
            && !links::use_up(tx, link).await?
        {
            if !one.files.is_empty() {
                answer_files::release(tx, one.id, one.received_on).await?;
            }
            outcomes.push(Outcome::Used);
            continue;
        }
        cells.entry(one.cell()).or_default().add(&one.deltas, 1);
        rows.push(row_of(one));
        outcomes.push(Outcome::Taken);
    }
    for range in db::pieces(rows.len()) {
        answer::Entity::insert_many(rows[range].iter().cloned())
            .exec_without_returning(tx)
            .await?;
    }
    counts::add(tx, &cells).await?;
    Ok(outcomes)
}

/// Is an answer of this sending there?
pub(crate) async fn is_there(tx: &impl ConnectionTrait, once_hash: &str) -> Result<bool> {
    let found = answer::Entity::find().filter(answer::Column::OnceHash.eq(once_hash));
    Ok(found.count(tx).await? > 0)
}

/// The answer of one sending.
pub(crate) async fn by_once(tx: &impl ConnectionTrait, once_hash: &str) -> Result<Option<AnswerId>> {
    let id: Option<Uuid> = answer::Entity::find()
        .select_only()
        .column(answer::Column::Id)
        .filter(answer::Column::OnceHash.eq(once_hash))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(id.map(AnswerId))
}

/// Of what makes sendings one, what is there already.
async fn present(tx: &impl ConnectionTrait, new: &[NewAnswer]) -> Result<BTreeSet<String>> {
    let hashes: Vec<&String> = new.iter().filter_map(|one| one.once_hash.as_ref()).collect();
    if hashes.is_empty() {
        return Ok(BTreeSet::new());
    }
    let found: Vec<String> = answer::Entity::find()
        .select_only()
        .column(answer::Column::OnceHash)
        .filter(answer::Column::OnceHash.is_in(hashes))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(found.into_iter().collect())
}

fn row_of(one: &NewAnswer) -> answer::ActiveModel {
    answer::ActiveModel {
        id: Set(one.id.0),
        campaign_id: Set(one.campaign.0),
        participant_id: Set(one.participant.0),
        organisation_id: Set(one.organisation),
        version_id: Set(one.version.0),
        channel: Set(one.channel.code().to_owned()),
        language: Set(one.language.clone()),
        received_on: Set(db::stored_date(one.received_on)),
        is_complete: Set(one.is_complete),
        answers: Set(RowAnswers(one.answers.clone())),
        words: Set(one.words.clone()),
        once_hash: Set(one.once_hash.clone()),
        resume_hash: Set(one.resume_hash.clone()),
        receipt_hash: Set(one.receipt_hash.clone()),
        personal_link_id: Set(one.by_link.filter(|_| one.keeps_link)),
        heard_on: Set(None),
        withdrawn_on: Set(None),
    }
}

/// An answer as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub id: AnswerId,
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub organisation: Uuid,
    pub received_on: Date,
    pub is_complete: bool,
    pub answers: Answers,
    pub words: Option<Vec<u8>>,
    pub is_withdrawn: bool,
}

fn kept(row: answer::Model) -> Kept {
    Kept {
        id: AnswerId(row.id),
        campaign: CampaignId(row.campaign_id),
        participant: ParticipantId(row.participant_id),
        organisation: row.organisation_id,
        received_on: db::date(row.received_on),
        is_complete: row.is_complete,
        answers: row.answers.0,
        words: row.words,
        is_withdrawn: row.withdrawn_on.is_some(),
    }
}

/// The answer of who holds the code to go on.
pub(crate) async fn by_resume(tx: &impl ConnectionTrait, hash: &str) -> Result<Option<Kept>> {
    let row = answer::Entity::find()
        .filter(answer::Column::ResumeHash.eq(hash))
        .one(tx)
        .await?;
    Ok(row.map(kept))
}

/// The answer of who holds the receipt.
pub(crate) async fn by_receipt(tx: &impl ConnectionTrait, hash: &str) -> Result<Option<Kept>> {
    let row = answer::Entity::find()
        .filter(answer::Column::ReceiptHash.eq(hash))
        .one(tx)
        .await?;
    Ok(row.map(kept))
}

/// What an answer that is gone on with becomes.
pub(crate) struct Further<'f> {
    pub answers: &'f Answers,
    pub words: Option<Vec<u8>>,
    pub is_complete: bool,
    pub receipt_hash: Option<String>,
    /// What it added before, and what it adds now.
    pub deltas: (&'f Deltas, &'f Deltas),
}

/// Writes further answers of one that was not finished; once it is, the code to go on opens nothing more.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn go_on(change: &Change, of: &Kept, further: Further<'_>) -> Result<bool> {
    let mut row = answer::ActiveModel {
        answers: Set(RowAnswers(further.answers.clone())),
        words: Set(further.words),
        is_complete: Set(further.is_complete),
        ..Default::default()
    };
    if further.is_complete {
        row.resume_hash = Set(None);
        row.receipt_hash = Set(further.receipt_hash);
    }
    let touched = answer::Entity::update_many()
        .set(row)
        .filter(answer::Column::Id.eq(of.id.0))
        .filter(answer::Column::IsComplete.eq(false))
        .filter(answer::Column::WithdrawnOn.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Ok(false);
    }
    let cell = |is_complete| Cell {
        campaign: of.campaign,
        participant: of.participant,
        organisation: of.organisation,
        month: month_of(of.received_on),
        is_complete,
    };
    let mut cells: BTreeMap<Cell, Deltas> = BTreeMap::new();
    cells.entry(cell(false)).or_default().add(further.deltas.0, -1);
    cells
        .entry(cell(further.is_complete))
        .or_default()
        .add(further.deltas.1, 1);
    counts::add(change.tx(), &cells).await?;
    Ok(true)
}

/// Empties an answer whose author takes it back: its codes leave the counts, its words are gone.
pub(crate) async fn withdraw(change: &Change, of: &Kept, deltas: &Deltas, today: Date) -> Result<()> {
    let row = answer::ActiveModel {
        answers: Set(RowAnswers(Answers::default())),
        words: Set(None),
        resume_hash: Set(None),
        withdrawn_on: Set(Some(db::stored_date(today))),
        ..Default::default()
    };
    let touched = answer::Entity::update_many()
        .set(row)
        .filter(answer::Column::Id.eq(of.id.0))
        .filter(answer::Column::WithdrawnOn.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Ok(());
    }
    let cell = Cell {
        campaign: of.campaign,
        participant: of.participant,
        organisation: of.organisation,
        month: month_of(of.received_on),
        is_complete: of.is_complete,
    };
    let mut taken = Deltas::default();
    taken.add(deltas, -1);
    counts::add(change.tx(), &BTreeMap::from([(cell, taken)])).await
}

/// A batch of the answers of a campaign after an id, for files; those taken back are left out.
pub(crate) async fn after(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    of: CampaignId,
    participant: Option<ParticipantId>,
    after: Option<AnswerId>,
    limit: u64,
) -> Result<Vec<Kept>> {
    let mut query = answer::Entity::find()
        .filter(answer::Column::CampaignId.eq(of.0))
        .filter(answer::Column::WithdrawnOn.is_null())
        .filter(scope.condition_on_named(answer::Column::OrganisationId));
    if let Some(participant) = participant {
        query = query.filter(answer::Column::ParticipantId.eq(participant.0));
    }
    if let Some(after) = after {
        query = query.filter(answer::Column::Id.gt(after.0));
    }
    let rows = query.order_by_asc(answer::Column::Id).limit(limit).all(tx).await?;
    Ok(rows.into_iter().map(kept).collect())
}

/// An answer with the version that it answers.
pub(crate) struct Heard {
    pub kept: Kept,
    pub version: VersionId,
}

fn heard(row: answer::Model) -> Heard {
    Heard {
        version: VersionId(row.version_id),
        kept: kept(row),
    }
}

/// Complete answers whose words were not handed over.
pub(crate) async fn unheard(tx: &impl ConnectionTrait, limit: u64) -> Result<Vec<Heard>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::HeardOn.is_null())
        .filter(answer::Column::Words.is_not_null())
        .filter(answer::Column::IsComplete.eq(true))
        .filter(answer::Column::WithdrawnOn.is_null())
        .order_by_asc(answer::Column::Id)
        .limit(limit)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(heard).collect())
}

/// Notes that the words of an answer were handed over, and what it keeps of them; no when it was taken back meanwhile.
pub(crate) async fn hear(change: &Change, id: AnswerId, words: Option<Vec<u8>>, today: Date) -> Result<bool> {
    let row = answer::ActiveModel {
        words: Set(words),
        heard_on: Set(Some(db::stored_date(today))),
        ..Default::default()
    };
    let touched = answer::Entity::update_many()
        .set(row)
        .filter(answer::Column::Id.eq(id.0))
        .filter(answer::Column::HeardOn.is_null())
        .filter(answer::Column::WithdrawnOn.is_null())
        .exec(change.tx())
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Answers that were taken back after their words were handed over.
pub(crate) async fn taken_back(tx: &impl ConnectionTrait, limit: u64) -> Result<Vec<Heard>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::HeardOn.is_not_null())
        .filter(answer::Column::WithdrawnOn.is_not_null())
        .limit(limit)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(heard).collect())
}

/// Forgets that the words of an answer were handed over.
pub(crate) async fn unhear(change: &Change, id: AnswerId) -> Result<()> {
    let row = answer::ActiveModel {
        heard_on: Set(None),
        ..Default::default()
    };
    let all = answer::Entity::update_many()
        .set(row)
        .filter(answer::Column::Id.eq(id.0));
    all.exec(change.tx()).await?;
    Ok(())
}
