//! What everybody may read of a finding's evidence: for give-backs, which quote it.

use crate::{FindingId, evidence};
use expressions::{ExpressionId, SharedExpression};
use platform::{Actor, App, Permission, PublicText, Reader, Result, Scope};
use uuid::Uuid;

/// One thing said that everybody may read, with what is needed to say where and when.
#[derive(Clone, Debug)]
pub struct PublicEvidence {
    /// Which.
    pub expression: Uuid,
    /// The words.
    pub words: PublicText,
    shared: SharedExpression,
}

impl PublicEvidence {
    /// What, where, when; never who.
    #[must_use]
    pub fn caption(&self, t: &Reader) -> String {
        self.shared.caption(t)
    }
}

/// The evidence of a finding that may be quoted in public, highest number first, `limit` at most.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is no such finding.
pub async fn public_evidence(app: &App, scope: &Scope, id: FindingId, limit: usize) -> Result<Vec<PublicEvidence>> {
    let ids = evidence(app, scope, id, crate::finding::MOST_EVIDENCE as u64).await?;
    let mut found = readable(app, &ids).await?;
    found.truncate(limit);
    Ok(found)
}

/// Some expressions as everybody may read them now, in this order. One that was withdrawn, or may
/// no longer be published, is left out: who quotes words asks here at each showing.
///
/// # Errors
/// When the database does not answer.
pub async fn public_quotes(app: &App, expressions: &[Uuid]) -> Result<Vec<PublicEvidence>> {
    let ids: Vec<_> = expressions.iter().copied().map(ExpressionId).collect();
    readable(app, &ids).await
}

async fn readable(app: &App, ids: &[ExpressionId]) -> Result<Vec<PublicEvidence>> {
    let mut words: std::collections::HashMap<_, _> = expressions::public_words(app, ids).await?.into_iter().collect();
    let kept: Vec<_> = ids.iter().copied().filter(|id| words.contains_key(id)).collect();
    // The words themselves were found to be public; where and when they were said goes with them.
    let scope = Actor::System("public-evidence").scope(Permission::ReadExpressions)?;
    let shared = expressions::get_shared(app, &scope, &kept).await?;
    let public = |shared: SharedExpression| {
        let words = words.remove(&shared.id)?;
        Some(PublicEvidence {
            expression: shared.id.0,
            words,
            shared,
        })
    };
    Ok(shared.into_iter().filter_map(public).collect())
}
