//! An answer that is begun, gone on with by its code, and finished.

use super::{
    Asked, Came, Given, RECEIPT, RESUME, also, code, fresh, grouped, kept, order, plain, receipt_hash, resume_hash,
    sealed, unsealed,
};
use crate::{
    actions::filing,
    campaign::{AnswerId, Channel},
    instrument::{Content, shown},
    store::{
        self,
        answers::{Further, Kept, Outcome},
    },
    taking::{Refusal, counted, missing, take},
    tally::Deltas,
    value::Answers,
};
use platform::{Actor, App, Error, Result};

/// An answer that was begun: what is kept of it, and the code to go on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Begun {
    pub answers: Answers,
    pub code: String,
    /// What could not be kept, with its reason.
    pub refused: Vec<(String, Refusal)>,
}

/// Keeps a part of an answer: begins one, or goes on with that of a code. What is sent replaces what was said of the same
/// questions.
///
/// # Errors
/// [`Error::Conflict`] outside the campaign's days, or when the answer of the code was finished.
pub(crate) async fn keep(
    app: &App,
    asked: &Asked,
    channel: Channel,
    given: Given,
    resume: Option<&str>,
) -> Result<Begun> {
    asked.check_open(app)?;
    let content = asked.content();
    let mut taken = take(content, &given.fields);
    taken.refused.extend(given.refused.clone());
    let own = match resume {
        Some(code) => Some((code.to_owned(), begun(app, asked, code).await?)),
        None => begun_by(app, asked, given.once.as_deref()).await?,
    };
    if let Some((code, of)) = own {
        let mut all = whole(app, &of)?;
        merge(&mut all, &taken.answers, content, &given.fields);
        leave_out_gone(app, asked, (&mut all, &mut taken.refused), Some(of.id)).await?;
        further(app, asked, &of, &all, false, None).await?;
        return Ok(Begun {
            answers: all,
            code: grouped(&plain(&code)),
            refused: taken.refused,
        });
    }
    leave_out_gone(app, asked, (&mut taken.answers, &mut taken.refused), None).await?;
    let code = code(app, given.once.as_deref(), "resume", RESUME);
    let steps = shown(content, &taken.answers, &order(""));
    let mut new = fresh(app, asked, channel, &given, &taken.answers, &steps, false)?;
    new.resume_hash = Some(resume_hash(app, &code));
    // A link is used when the answer is finished, not when it is begun.
    new.by_link = None;
    if kept(app, new).await? == Outcome::FileGone {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    Ok(Begun {
        answers: taken.answers,
        code: grouped(&code),
        refused: taken.refused,
    })
}

/// Takes files that are not there any more out of what is kept, and says so.
async fn leave_out_gone(
    app: &App,
    asked: &Asked,
    (answers, refused): (&mut Answers, &mut Vec<(String, Refusal)>),
    of: Option<AnswerId>,
) -> Result<()> {
    for (key, why) in filing::gone(app, asked, answers, of).await? {
        answers.remove(&key);
        refused.push((key, why));
    }
    Ok(())
}

/// The code of the unfinished answer of one opening of the page, where there is one.
pub(super) async fn begun_by(app: &App, asked: &Asked, once: Option<&str>) -> Result<Option<(String, Kept)>> {
    if once.is_none() {
        return Ok(None);
    }
    let code = code(app, once, "resume", RESUME);
    match begun(app, asked, &code).await {
        Ok(of) => Ok(Some((code, of))),
        Err(Error::Invalid(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// New answers over earlier ones; a question of the form that came back empty loses its answer.
fn merge(all: &mut Answers, new: &Answers, content: &Content, fields: &[(String, String)]) {
    for (name, value) in fields {
        let key = name.split(['/', '.']).next().unwrap_or(name);
        let is_empty = value.trim().is_empty() && new.get(key).is_none();
        if is_empty && content.item(key).is_some() {
            all.remove(key);
        }
    }
    for (key, value) in new.iter() {
        all.remove(key);
        all.put(key, value.clone());
        if let Some(words) = new.other(key) {
            all.put_other(key, words);
        }
    }
}

/// The answer of a code to go on, with its words.
///
/// # Errors
/// [`Error::Invalid`] for an unknown code; [`Error::Conflict`] when it was finished or taken back.
pub(crate) async fn resumed(app: &App, asked: &Asked, code: &str) -> Result<Answers> {
    whole(app, &begun(app, asked, code).await?)
}

async fn begun(app: &App, asked: &Asked, code: &str) -> Result<Kept> {
    let of = store::answers::by_resume(app.db.read(), &resume_hash(app, code)).await?;
    let of = of.filter(|of| of.campaign == asked.campaign.id && of.participant == asked.participant.id);
    of.filter(|of| !of.is_complete && !of.is_withdrawn)
        .ok_or_else(|| Error::invalid("code", "questionnaires-resume-unknown"))
}

pub(super) fn whole(app: &App, of: &Kept) -> Result<Answers> {
    Ok(of.answers.clone().joined(unsealed(app, of)?))
}

async fn further(
    app: &App,
    asked: &Asked,
    of: &Kept,
    all: &Answers,
    is_complete: bool,
    receipt: Option<&str>,
) -> Result<()> {
    let content = asked.content();
    let before = of.answers.clone().joined(unsealed(app, of)?);
    let old = Deltas::of(content, &shown(content, &before, &order("")), &before, false);
    let steps = shown(content, all, &order(""));
    let now = if is_complete { counted(&steps, all) } else { all.clone() };
    let new = Deltas::of(content, &steps, &now, is_complete);
    let (bare, words) = now.apart();
    let files = filing::ids(&now);
    let had_files = before.files().next().is_some() || !files.is_empty();
    let change = app.change(&Actor::System("questionnaires")).await?;
    let further = Further {
        answers: &bare,
        words: sealed(app, of.id, &words)?,
        is_complete,
        receipt_hash: receipt.map(|code| receipt_hash(app, code)),
        deltas: (&old, &new),
    };
    if !store::answers::go_on(&change, of, further).await? {
        return Err(Error::Conflict("questionnaires-answer-over"));
    }
    let today = app.clock.today();
    let until = (!is_complete).then(|| filing::until(&asked.campaign, today));
    if !store::answer_files::claim(change.tx(), &files, of.id, until, today).await? {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    let has_let_go = had_files && store::answer_files::let_go(change.tx(), of.id, &files, today).await?;
    change.commit_unnoted().await?;
    if has_let_go {
        filing::forget_now(app).await;
    }
    Ok(())
}

/// Finishes an answer that was begun.
///
/// # Errors
/// As [`keep`].
pub(crate) async fn finish(app: &App, asked: &Asked, given: Given, code: &str) -> Result<Came> {
    asked.check_open(app)?;
    let content = asked.content();
    let receipt = self::code(app, given.once.as_deref(), "receipt", RECEIPT);
    // The same sending, a second time: it is answered as the first.
    if store::answers::by_receipt(app.db.read(), &receipt_hash(app, &receipt))
        .await?
        .is_some()
    {
        return Ok(Came::Taken {
            receipt: grouped(&receipt),
        });
    }
    let of = begun(app, asked, code).await?;
    let taken = take(content, &given.fields);
    let mut all = whole(app, &of)?;
    merge(&mut all, &taken.answers, content, &given.fields);
    let mut wrong = [taken.refused, given.refused].concat();
    leave_out_gone(app, asked, (&mut all, &mut wrong), Some(of.id)).await?;
    let steps = shown(content, &all, &order(""));
    also(
        &mut wrong,
        filing::unless_full(app, asked, missing(&steps, &all)).await?,
    );
    if !wrong.is_empty() {
        return Ok(Came::Wrong(wrong));
    }
    further(app, asked, &of, &all, true, Some(&receipt)).await?;
    Ok(Came::Taken {
        receipt: grouped(&receipt),
    })
}
