//! Files given as answers: cleaned, sealed and put aside until an answer holds them, and forgotten where none does.
//!
//! Neither the name of a file nor the moment at which it came is kept, and no entry in the audit tells of one that is given: its
//! entries have a time.

use super::answering::Asked;
use crate::{
    campaign::{AnswerFileId, AnswerId, Campaign, CampaignId, Channel},
    instrument::{Content, Item, Kind},
    store::{self, answer_files::GivenFile},
    taking::Refusal,
    value::Answers,
};
use axum::body::Bytes;
use jiff::{Span, civil::Date};
use platform::{Actor, App, Error, Result, files};
use tokio::sync::Semaphore;

/// Bytes of all files of one campaign: two gigabytes hold a thousand photos, and no machine fills the disk.
pub(crate) const MOST_OF_CAMPAIGN: u64 = 2_000_000_000;
/// Bytes of a file once it was cleaned: a photo that is written again without loss may grow.
const MOST_CLEANED: usize = 30_000_000;
/// Days for which a file waits for the answer that was sent with it, after the day on which it came.
const WAITING_DAYS: i64 = 1;
/// Days for which an answer that was begun keeps its files: as long as a browser remembers it.
const BEGUN_DAYS: i64 = 30;
/// Days for which a file waits for the second typing of its sheet.
const SHEET_DAYS: i64 = 60;
/// Files forgotten in one go.
const ROUND: u64 = 200;
/// Pictures that are cleaned at a time: each may take some hundred megabytes for a moment.
const AT_A_TIME: usize = 2;

struct Cleaning(Semaphore);

impl Default for Cleaning {
    fn default() -> Self {
        Self(Semaphore::new(AT_A_TIME))
    }
}

fn later(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The day up to which the files of an answer that is not finished stay.
pub(crate) fn until(campaign: &Campaign, today: Date) -> Date {
    later(today, BEGUN_DAYS).min(campaign.words.closes_on).max(today)
}

/// Takes a file for a question: its type is told by its bytes, what it says of its author is taken off where it is a picture, and
/// the rest is sealed. It waits for the answer that names it.
///
/// # Errors
/// Of the database or the store of files; what is wrong with the file is a [`Refusal`].
pub(crate) async fn receive(
    app: &App,
    asked: &Asked,
    item: &Item,
    bytes: Bytes,
) -> Result<std::result::Result<AnswerFileId, Refusal>> {
    let (Kind::File { types, .. }, Some(most)) = (&item.kind, item.most_file_bytes()) else {
        return Ok(Err(Refusal::UnknownItem));
    };
    if u64::try_from(bytes.len()).is_ok_and(|n| n > most) {
        return Ok(Err(Refusal::FileTooLarge));
    }
    if is_full(app, asked.campaign.id).await? {
        return Ok(Err(Refusal::FilesFull));
    }
    let cleaned = match cleaned(app, bytes).await? {
        Ok(cleaned) => cleaned,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !types.takes(cleaned.media_type) {
        return Ok(Err(Refusal::FileType));
    }
    if cleaned.bytes.len() > MOST_CLEANED {
        return Ok(Err(Refusal::FileTooLarge));
    }
    let id = AnswerFileId(uuid::Builder::from_random_bytes(app.random.bytes()).into_uuid());
    let sealed = app.vault.seal_bytes(&cleaned.bytes, id.0, &app.random)?;
    let hash = app.files.write(sealed.into()).await?;
    let new = GivenFile {
        id,
        campaign: asked.campaign.id,
        participant: asked.participant.id,
        organisation: asked.campaign.organisation,
        item: item.key.clone(),
        answer: None,
        media_type: cleaned.media_type.to_owned(),
        byte_count: i64::try_from(cleaned.bytes.len()).unwrap_or(i64::MAX),
        forget_on: Some(later(app.clock.today(), WAITING_DAYS)),
        hash,
    };
    if let Err(error) = noted(app, &new).await {
        // What no row names would lie there forever.
        let _ = app.files.remove(&new.hash).await;
        return Err(error);
    }
    Ok(Ok(id))
}

async fn noted(app: &App, new: &GivenFile) -> Result<()> {
    let change = app.change(&Actor::System("questionnaires")).await?;
    store::answer_files::insert(&change, new).await?;
    change.commit_unnoted().await
}

async fn cleaned(app: &App, bytes: Bytes) -> Result<std::result::Result<files::Cleaned, Refusal>> {
    let cleaning = app.shelf.get::<Cleaning>();
    let _turn = cleaning.0.acquire().await.map_err(Error::internal)?;
    // Without its name: what a camera calls its photos is no reason to refuse them, and a name may tell a person.
    let outcome = tokio::task::spawn_blocking(move || files::clean(&bytes, ""))
        .await
        .map_err(Error::internal)?;
    Ok(outcome.map_err(|why| match why {
        "file-empty" | "file-image-broken" => Refusal::FileBroken,
        _ => Refusal::FileType,
    }))
}

/// Does a campaign take no more files?
///
/// # Errors
/// Of the database.
pub(crate) async fn is_full(app: &App, of: CampaignId) -> Result<bool> {
    let count = store::answer_files::byte_count(app.db.read(), of).await?;
    Ok(u64::try_from(count).is_ok_and(|count| count >= MOST_OF_CAMPAIGN))
}

/// What lacks of an answer, without the files that a full campaign cannot take: nobody is kept from answering by them.
///
/// # Errors
/// Of the database.
pub(crate) async fn unless_full(
    app: &App,
    asked: &Asked,
    mut lacking: Vec<(String, Refusal)>,
) -> Result<Vec<(String, Refusal)>> {
    let is_file = |key: &str| asked.content().item(key).is_some_and(|item| item.kind.is_file());
    if lacking.iter().any(|(key, _)| is_file(key)) && is_full(app, asked.campaign.id).await? {
        lacking.retain(|(key, _)| !is_file(key));
    }
    Ok(lacking)
}

/// The files that answers name: of this survey and question, and not forgotten.
///
/// # Errors
/// Of the database.
pub(crate) async fn named(app: &App, asked: &Asked, answers: &Answers) -> Result<Vec<GivenFile>> {
    let named: Vec<(&str, AnswerFileId)> = answers.files().collect();
    let ids: Vec<AnswerFileId> = named.iter().map(|(_, id)| *id).collect();
    let today = app.clock.today();
    let mut some = store::answer_files::some(app.db.read(), &ids).await?;
    some.retain(|file| {
        let is_here = file.campaign == asked.campaign.id && file.participant == asked.participant.id;
        let is_asked = named.iter().any(|(key, id)| *id == file.id && *key == file.item);
        is_here && is_asked && file.forget_on.is_none_or(|day| day >= today)
    });
    Ok(some)
}

/// The questions whose file is not there, or no more.
///
/// # Errors
/// Of the database.
pub(crate) async fn gone(
    app: &App,
    asked: &Asked,
    answers: &Answers,
    of: Option<AnswerId>,
) -> Result<Vec<(String, Refusal)>> {
    let mut there = named(app, asked, answers).await?;
    // Of another answer: whoever sends its id has not given it.
    there.retain(|file| file.answer.is_none() || file.answer == of);
    let lost = answers
        .files()
        .filter(|(_, id)| !there.iter().any(|file| file.id == *id));
    Ok(lost.map(|(key, _)| (key.to_owned(), Refusal::FileGone)).collect())
}

/// The ids of the files that answers name.
pub(crate) fn ids(answers: &Answers) -> Vec<AnswerFileId> {
    answers.files().map(|(_, id)| id).collect()
}

/// Lets the files of a sheet wait for its second typing.
///
/// # Errors
/// Of the database.
pub(crate) async fn wait_for_sheet(change: &platform::Change, answers: &Answers, today: Date) -> Result<()> {
    store::answer_files::wait_until(change.tx(), &ids(answers), later(today, SHEET_DAYS)).await
}

/// May files still be given by this way?
pub(crate) fn takes(app: &App, asked: &Asked, channel: Channel) -> bool {
    asked.content().most_file_bytes() > 0 && asked.check_takes(app, channel).is_ok()
}

/// The question of a key that is answered by a file.
pub(crate) fn question<'c>(content: &'c Content, key: &str) -> Option<&'c Item> {
    content.item(key).filter(|item| item.kind.is_file())
}

/// Forgets the files whose day is over: first their bytes, then that they were there. What is cut short is gone on with at the
/// next round.
///
/// # Errors
/// Of the database or the store of files.
pub(crate) async fn forget_over(app: &App) -> Result<usize> {
    let mut count = 0;
    loop {
        let some = store::answer_files::over(app.db.read(), app.clock.today(), ROUND).await?;
        if some.is_empty() {
            return Ok(count);
        }
        for file in some {
            app.files.remove(&file.hash).await?;
            let change = app.change(&Actor::System("questionnaires")).await?;
            store::answer_files::remove(&change, file.id).await?;
            change.commit_unnoted().await?;
            count += 1;
        }
    }
}

/// The same right after a file was let go; where it cannot be done now, the daily round does it.
pub(crate) async fn forget_now(app: &App) {
    if let Err(error) = forget_over(app).await {
        tracing::warn!(
            error = error.without_words(),
            "a file that was let go could not be removed yet"
        );
    }
}

/// The hash of the sealed bytes of every file, for backups.
///
/// # Errors
/// Of the database.
pub async fn sealed_hashes(app: &App) -> Result<Vec<String>> {
    store::answer_files::hashes(app.db.read()).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::MEDIA_TYPES;
    use proptest::prelude::*;

    /// How files of the types that are known begin.
    const BEGINNINGS: [&[u8]; 6] = [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        b"RIFF\xff\xff\xff\x7fWEBPVP8L",
        b"%PDF-1.7",
        b"<svg xmlns=",
    ];

    proptest! {
        #[test]
        fn whatever_bytes_come_are_a_known_type_or_refused(
            beginning in 0..BEGINNINGS.len(),
            rest in prop::collection::vec(any::<u8>(), 0..600),
        ) {
            let bytes = Bytes::from([BEGINNINGS[beginning], &rest].concat());
            if let Ok(cleaned) = files::clean(&bytes, "") {
                let is_taken = MEDIA_TYPES.contains(&cleaned.media_type);
                prop_assert!(is_taken || !crate::instrument::FileTypes::Both.takes(cleaned.media_type));
            }
        }
    }

    #[test]
    fn the_files_of_an_answer_that_is_begun_wait_for_it_as_long_as_it_may_be_finished() {
        let day = jiff::civil::date(2026, 11, 22);
        let mut campaign = Campaign {
            id: CampaignId(uuid::Uuid::nil()),
            organisation: uuid::Uuid::nil(),
            version: crate::campaign::VersionId(uuid::Uuid::nil()),
            words: crate::campaign::CampaignWords::from_day(day),
            edit: 1,
            launched_at: None,
            ended_at: None,
        };
        campaign.words.closes_on = jiff::civil::date(2026, 12, 1);
        assert_eq!(until(&campaign, day), campaign.words.closes_on);
        campaign.words.closes_on = jiff::civil::date(2027, 12, 1);
        assert_eq!(until(&campaign, day), jiff::civil::date(2026, 12, 22));
        campaign.words.closes_on = jiff::civil::date(2026, 11, 1);
        assert_eq!(until(&campaign, day), day, "never in the past");
    }
}
