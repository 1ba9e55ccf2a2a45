//! What many texts that wait are spared: those of which the machine is sure enough are shared in one go, and an
//! organisation's present rule is applied again to what waits.

use crate::{
    actions::review::{self, is_undecided},
    import::preparing::How,
    masking::{self, Decision, Review},
    store::{self, raw::Kept, span::Passage},
};
use platform::{Change, Error, Result, Subject, jobs::Running};
use serde_json::json;
use uuid::Uuid;
use verbatim::deidentify::{Span, deidentify};

/// The kinds of jobs.
pub(crate) const NAME: &str = "expressions.sharing";
pub(crate) const AGAIN: &str = "expressions.rule-again";
/// How many texts a transaction looks at.
const BATCH: u64 = 100;

/// Where a job stands, as its checkpoint keeps it.
#[derive(Clone, Copy, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Place {
    /// The last number that was looked at.
    after: i64,
    looked_at: i64,
    shared: i64,
}

fn place(running: &Running) -> Place {
    let kept = running.checkpoint.clone();
    kept.and_then(|kept| serde_json::from_value(kept).ok())
        .unwrap_or_default()
}

fn organisation_of(running: &Running) -> Result<Uuid> {
    let id = running.payload["organisation"]
        .as_str()
        .and_then(|text| text.parse().ok());
    id.ok_or_else(|| anyhow::anyhow!("a job without an organisation").into())
}

/// Shares the texts whose every open doubt is above a confidence; undecided passages are masked.
pub(crate) async fn run(running: Running) -> Result<()> {
    let (app, organisation) = (running.app.clone(), organisation_of(&running)?);
    let confidence = running.payload["confidence"].as_i64().unwrap_or(100);
    let mut at = place(&running);
    let total = at.looked_at + store::raw::count_confident(&app, organisation, confidence).await?;
    loop {
        let some = store::raw::confident(&app, organisation, confidence, at.after, BATCH).await?;
        let Some(last) = some.last() else { break };
        at.after = last.number;
        let mut change = app.change(&running.actor()).await?;
        for kept in &some {
            at.shared += i64::from(share(&mut change, kept).await?);
        }
        at.looked_at += i64::try_from(some.len()).unwrap_or(0);
        note(&running, &mut change, organisation, at, total, confidence).await?;
        change.commit().await?;
    }
    end(&running, at).await
}

/// Shares one text as it stands; false when somebody is at work on it.
async fn share(change: &mut Change, kept: &Kept) -> Result<bool> {
    match review::write_shared(change, kept, kept.version).await {
        Ok(_) => Ok(true),
        Err(Error::Conflict(_) | Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

async fn note(
    running: &Running,
    change: &mut Change,
    organisation: Uuid,
    at: Place,
    total: i64,
    confidence: i64,
) -> Result<()> {
    running
        .checkpoint(change, &json!(at), at.looked_at, Some(total.max(at.looked_at)))
        .await?;
    let detail = json!({ "confidence": confidence, "looked_at": at.looked_at, "shared": at.shared });
    change.audit(
        "organisation.texts-shared",
        &Subject::new("organisation", organisation),
        Some(organisation),
        &detail,
    );
    Ok(())
}

async fn end(running: &Running, at: Place) -> Result<()> {
    let change = running.app.change(&running.actor()).await?;
    let outcome = json!({ "looked_at": at.looked_at, "shared": at.shared });
    running.outcome(&change, &outcome).await?;
    change.commit_unnoted().await
}

/// Looks again at what waits, by the organisation's present words and rule. What people decided stays decided.
pub(crate) async fn run_again(running: Running) -> Result<()> {
    let (app, organisation) = (running.app.clone(), organisation_of(&running)?);
    let how = How::of(&app, organisation).await?;
    let mut at = place(&running);
    let total = at.looked_at + store::raw::count_waiting_of(&app, organisation, at.after).await?;
    loop {
        let some = store::raw::waiting_of(&app, organisation, at.after, BATCH).await?;
        let Some(last) = some.last() else { break };
        at.after = last.number;
        let mut change = app.change(&running.actor()).await?;
        for kept in &some {
            at.shared += i64::from(look_again(&mut change, kept, &how).await?);
        }
        at.looked_at += i64::try_from(some.len()).unwrap_or(0);
        note(&running, &mut change, organisation, at, total, 0).await?;
        change.commit().await?;
    }
    end(&running, at).await
}

/// Finds the passages of one text anew; shares it when nothing is left that a person must see.
async fn look_again(change: &mut Change, kept: &Kept, how: &How) -> Result<bool> {
    let Some(sealed) = &kept.sealed else { return Ok(false) };
    let raw = change.app().vault.open(sealed, kept.id.0)?;
    let passages = store::span::of(change.tx(), kept.id).await?;
    let found = beside(deidentify(raw.open(), &how.lists), &passages);
    if !store::raw::touch(change.tx(), kept.id, kept.version).await? {
        return Ok(false);
    }
    store::span::replace_found(change.tx(), kept.id, &found, change.at()).await?;
    let passages = store::span::of(change.tx(), kept.id).await?;
    if waits(how.review, &passages) {
        return Ok(false);
    }
    review::write_shared(change, kept, kept.version + 1).await?;
    Ok(true)
}

/// What the machine finds now, but for the places on which a person decided.
fn beside(found: Vec<Span>, passages: &[Passage]) -> Vec<Span> {
    let decided = |span: &Span| {
        passages
            .iter()
            .filter(|p| p.decision != Decision::Machine)
            .any(|p| span.start < p.span.end && p.span.start < span.end)
    };
    found.into_iter().filter(|span| !decided(span)).collect()
}

fn waits(rule: Review, passages: &[Passage]) -> bool {
    match rule {
        Review::Always => true,
        Review::Doubtful => passages.iter().any(is_undecided),
        Review::Never => false,
    }
}

/// From 0.8 to 80, as passages are kept.
pub(crate) fn sure_percent() -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share between 0 and 1, as a percentage"
    )]
    let percent = (masking::SURE * 100.0).round() as i64;
    percent
}

#[cfg(test)]
mod tests {
    use super::*;
    use verbatim::deidentify::{Kind, Reason};

    fn passage(start: usize, decision: Decision) -> Passage {
        let span = Span {
            start,
            end: start + 5,
            kind: Kind::Name,
            reason: Reason::InNameList,
            confidence: 0.7,
        };
        Passage {
            position: 0,
            span,
            decision,
        }
    }

    #[test]
    fn what_a_person_decided_is_not_found_again() {
        let passages = [passage(0, Decision::Rejected), passage(20, Decision::Machine)];
        let found = vec![passage(2, Decision::Machine).span, passage(20, Decision::Machine).span];

        let left = beside(found, &passages);

        assert_eq!(left.iter().map(|span| span.start).collect::<Vec<_>>(), [20]);
    }

    #[test]
    fn the_rule_says_what_goes_on_waiting() {
        let open = [passage(0, Decision::Machine)];
        let decided = [passage(0, Decision::Accepted)];
        assert!(waits(Review::Doubtful, &open) && !waits(Review::Doubtful, &decided));
        assert!(waits(Review::Always, &decided) && !waits(Review::Never, &open));
    }
}
