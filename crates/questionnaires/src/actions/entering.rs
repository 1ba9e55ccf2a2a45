//! Entering what somebody else answered: sheets of paper, typed twice where that is wished, and what people tell.
//!
//! As with other answers, no entry is noted in the audit: its entries have a time.

use super::answering::{self, Asked, Came, Given};
use crate::{
    campaign::{CampaignId, Channel, ParticipantId},
    store::{self, sheets::NewSheet},
    taking::{Refusal, take},
    value::Answers,
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
pub(crate) async fn enter(app: &App, actor: &Actor, asked: &Asked, entry: Entry) -> Result<Entered> {
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
    if !taken.refused.is_empty() {
        return Ok(Entered::Wrong(taken.refused));
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
        Ok(()) => change.commit_unnoted().await,
        // Two people typed it for the first time at once: one of both is the second typing.
        Err(Error::Internal(cause)) if cause.downcast_ref().is_some_and(platform::db::is_taken) => {
            Err(Error::Conflict("questionnaires-changed-meanwhile"))
        }
        Err(other) => Err(other),
    }
}

/// The questions in which two typings differ; spaces in words do not count.
fn differing(one: &Answers, other: &Answers) -> Vec<String> {
    let keys: BTreeSet<&str> = one.iter().chain(other.iter()).map(|(key, _)| key).collect();
    let plain = |answers: &Answers, key: &str| {
        let said = answers.get(key).map(|value| match value {
            crate::value::Value::Text(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
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
    use crate::value::Value;

    #[test]
    fn two_typings_of_a_sheet_differ_where_answers_do_and_not_by_spaces() {
        let (mut one, mut other) = (Answers::default(), Answers::default());
        one.put("a", Value::Choice("4".into()));
        other.put("a", Value::Choice("3".into()));
        one.put("mots", Value::Text("Merci  à tous".into()));
        other.put("mots", Value::Text("Merci à tous ".into()));
        other.put("b", Value::Choice("yes".into()));
        assert_eq!(differing(&one, &other), ["a", "b"]);
        assert!(differing(&one, &one).is_empty());
    }

    #[test]
    fn the_number_of_a_sheet_is_read_however_it_was_typed() {
        assert_eq!(number_of(" a 12 ").expect("is one"), "A12");
        assert!(number_of("  ").is_err() && number_of(&"9".repeat(21)).is_err());
    }
}
