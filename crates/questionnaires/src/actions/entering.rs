//! Entering what somebody else answered: sheets of paper, typed twice where that is wished, and what people tell.
//!
//! As with other answers, no entry is noted in the audit: its entries have a time.

use super::{
    answering::{self, Asked, Came, Given},
    filing,
};
use crate::{
    campaign::{CampaignId, Channel, ParticipantId},
    store::{self, sheets::NewSheet},
    taking::{Refusal, take},
    value::{Answers, Value},
};
use platform::{Actor, App, Error, Permission, Result};
use std::collections::BTreeSet;

/// Longest number of a sheet, in characters.
const LONGEST_NUMBER: usize = 20;

/// What is entered.
pub(crate) struct Entry {
    pub channel: Channel,
    /// What stands on the sheet of paper, to find it again; says nothing of who wrote.
    pub sheet: String,
    pub fields: Vec<(String, String)>,
    /// The files that came with it and could not be taken, each by its question.
    pub refused: Vec<(String, Refusal)>,
    pub language: String,
    /// Is it typed twice, to find slips?
    pub is_double: bool,
    /// Both typings differ, and this is what the sheet says.
    pub is_settled: bool,
    /// Who was asked said yes.
    pub has_agreed: bool,
    /// Of one opening of the page: two sendings of an interview are one.
    pub once: Option<String>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Entered {
    /// It is kept as an answer.
    Taken,
    /// It waits to be typed a second time.
    Again,
    /// Both typings differ in these questions.
    Differ(Vec<String>),
    /// It cannot be taken: each question with its reason.
    Wrong(Vec<(String, Refusal)>),
}

/// What is asked at an establishment, for somebody of it or of the sponsor who may enter answers.
///
/// # Errors
/// [`Error::NotFound`] outside their reach.
pub(crate) async fn door(app: &App, actor: &Actor, id: CampaignId, participant: ParticipantId) -> Result<Asked> {
    let scope = actor.scope(Permission::EnterAnswers)?;
    let read = app.db.read();
    let one = store::participants::get(read, id, participant).await?;
    let is_sponsor = store::campaigns::get(read, &scope, id).await.is_ok();
    if !is_sponsor && !one.own.is_some_and(|own| scope.allows(own)) {
        return Err(Error::NotFound);
    }
    answering::of_participant(app, one).await
}

/// Enters one answer.
///
/// # Errors
/// [`Error::Invalid`] for a sheet without a number, one that was entered already, or an interview without agreement;
/// [`Error::Conflict`] as other answers.
pub(crate) async fn enter(app: &App, actor: &Actor, asked: &Asked, mut entry: Entry) -> Result<Entered> {
    actor.scope(Permission::EnterAnswers)?;
    asked.check_takes(app, entry.channel)?;
    if entry.channel == Channel::Interview {
        if !entry.has_agreed {
            return Err(Error::invalid("_agreed", "questionnaires-entry-not-agreed"));
        }
        let once = entry.once.clone();
        return give(app, asked, entry, once).await;
    }
    let number = number_of(&entry.sheet)?;
    let once = format!("sheet:{}:{number}", asked.participant.id);
    if answering::is_there(app, asked.campaign.id, &once).await? {
        return Err(Error::invalid("_sheet", "questionnaires-entry-sheet-there"));
    }
    if !entry.is_double {
        return give(app, asked, entry, Some(once)).await;
    }
    let taken = take(asked.content(), &entry.fields);
    let mut wrong = [taken.refused, entry.refused.clone()].concat();
    wrong.extend(filing::gone(app, asked, &taken.answers, None).await?);
    if !wrong.is_empty() {
        return Ok(Entered::Wrong(wrong));
    }
    let (campaign, participant) = (asked.campaign.id, asked.participant.id);
    let Some(first) = store::sheets::get(app.db.read(), campaign, participant, &number).await? else {
        keep(app, actor, asked, &number, &taken.answers).await?;
        return Ok(Entered::Again);
    };
    let typed: Answers = serde_json::from_slice(&app.vault.open_bytes(&first.typed, first.id)?)?;
    let differ = differing(&typed, &taken.answers);
    if !differ.is_empty() && !entry.is_settled {
        return Ok(Entered::Differ(differ));
    }
    with_first_files(&typed, &taken.answers, &mut entry.fields);
    let entered = give(app, asked, entry, Some(once)).await?;
    if entered == Entered::Taken {
        let change = app.change(actor).await?;
        store::sheets::remove(&change, first.id).await?;
        change.commit_unnoted().await?;
    }
    Ok(entered)
}

/// The number of a sheet as it is kept: capitals and spaces do not count.
fn number_of(typed: &str) -> Result<String> {
    let number: String = typed.split_whitespace().collect::<String>().to_uppercase();
    if number.is_empty() || number.chars().count() > LONGEST_NUMBER {
        return Err(Error::invalid("_sheet", "questionnaires-entry-sheet-missing"));
    }
    Ok(number)
}

async fn give(app: &App, asked: &Asked, entry: Entry, once: Option<String>) -> Result<Entered> {
    let given = Given {
        fields: entry.fields,
        language: entry.language,
        once,
        link: None,
        refused: entry.refused,
    };
    Ok(match answering::give(app, asked, entry.channel, given).await? {
        Came::Taken { .. } => Entered::Taken,
        Came::Wrong(wrong) => Entered::Wrong(wrong),
    })
}

async fn keep(app: &App, actor: &Actor, asked: &Asked, number: &str, typed: &Answers) -> Result<()> {
    let change = app.change(actor).await?;
    let id = change.fresh_id();
    let new = NewSheet {
        id,
        campaign: asked.campaign.id,
        participant: asked.participant.id,
        organisation: asked.campaign.organisation,
        number,
        typed: app.vault.seal_bytes(&serde_json::to_vec(typed)?, id, &app.random)?,
        today: app.clock.today(),
    };
    match store::sheets::insert(&change, new).await {
        Ok(()) => {
            filing::wait_for_sheet(&change, typed, app.clock.today()).await?;
            change.commit_unnoted().await
        }
        // Two people typed it for the first time at once: one of both is the second typing.
        Err(Error::Internal(cause)) if cause.downcast_ref().is_some_and(platform::db::is_taken) => {
            Err(Error::Conflict("questionnaires-changed-meanwhile"))
        }
        Err(other) => Err(other),
    }
}

/// Files of the first typing stand where the second gave none: what is enclosed with a sheet is taken once.
fn with_first_files(first: &Answers, second: &Answers, fields: &mut Vec<(String, String)>) {
    for (key, id) in first.files().filter(|(key, _)| second.get(key).is_none()) {
        fields.retain(|(field, _)| field != key);
        fields.push((key.to_owned(), id.to_string()));
    }
}

/// The questions in which two typings differ; spaces in words do not count, and files are not compared.
fn differing(one: &Answers, other: &Answers) -> Vec<String> {
    let all = one.iter().chain(other.iter());
    let keys: BTreeSet<&str> = all
        .filter(|(_, value)| !matches!(value, Value::File(_)))
        .map(|(key, _)| key)
        .collect();
    let plain = |answers: &Answers, key: &str| {
        let said = answers.get(key).map(|value| match value {
            Value::Text(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            value => format!("{value:?}"),
        });
        (said, answers.other(key).map(|words| words.trim().to_owned()))
    };
    keys.into_iter()
        .filter(|key| plain(one, key) != plain(other, key))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_typings_of_a_sheet_differ_where_answers_do_and_not_by_spaces() {
        let (mut one, mut other) = (Answers::default(), Answers::default());
        one.put("a", Value::Choice("4".into()));
        other.put("a", Value::Choice("3".into()));
        one.put("mots", Value::Text("Merci  à tous".into()));
        other.put("mots", Value::Text("Merci à tous ".into()));
        other.put("b", Value::Choice("yes".into()));
        one.put("photo", Value::File("4f0b8d1c-9a52-4b7e-8f3d-2c1e5a6b7c8d".into()));
        assert_eq!(differing(&one, &other), ["a", "b"]);
        assert!(differing(&one, &one).is_empty());
    }

    #[test]
    fn what_was_enclosed_at_the_first_typing_is_taken_at_the_second() {
        let (mut first, second) = (Answers::default(), Answers::default());
        first.put("photo", Value::File("4f0b8d1c-9a52-4b7e-8f3d-2c1e5a6b7c8d".into()));
        let mut fields = vec![("photo".to_owned(), String::new())];
        with_first_files(&first, &second, &mut fields);
        let expected = ("photo".to_owned(), "4f0b8d1c-9a52-4b7e-8f3d-2c1e5a6b7c8d".to_owned());
        assert_eq!(fields, [expected]);
    }

    #[test]
    fn the_number_of_a_sheet_is_read_however_it_was_typed() {
        assert_eq!(number_of(" a 12 ").expect("is one"), "A12");
        assert!(number_of("  ").is_err() && number_of(&"9".repeat(21)).is_err());
    }
}
