//! What was said in a campaign, where it stands in the corpus: for the page of its results, and for the rooms above.

use crate::{corpus, filter::Filter, source::Source, store};
use platform::{App, BoxFuture, Hanging, Permission, Reader, Result, Scope, Subject, search::Count};
use questionnaires::CampaignId;

/// What the batch of a campaign has in the place of a file's fingerprint.
pub(crate) fn key(campaign: CampaignId) -> String {
    format!("campaign:{campaign}")
}

/// The batch that holds what was said in the open questions of a campaign; nothing where the scope does not reach it, before
/// its first words, and for a subject that is no campaign.
///
/// # Errors
/// When the database does not answer.
pub async fn said_in(app: &App, scope: &Scope, subject: &Subject) -> Result<Option<Source>> {
    if subject.kind() != CampaignId::KIND {
        return Ok(None);
    }
    let key = key(CampaignId(subject.id()));
    let found = store::source::said_in(app.db.read(), scope, &key).await?;
    Ok(found.filter(|source| source.undone.is_none()))
}

/// The words of a campaign, as the page of its results names them: how many may be read, and where.
pub(crate) fn hangs<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Vec<Hanging>>> {
    Box::pin(async move {
        if subject.kind() != CampaignId::KIND {
            return Ok(Vec::new());
        }
        let scope = t.actor.scope(Permission::ReadExpressions)?;
        let Some(source) = said_in(app, &scope, subject).await? else {
            return Ok(Vec::new());
        };
        let filter = Filter {
            source: Some(source.id),
            ..Filter::default()
        };
        let Count { n, more } = corpus::count(app, &scope, &filter).await?;
        Ok(vec![Hanging {
            subject: source.id.subject(),
            kind: t.say("expressions-room"),
            words: if more {
                t.say_one("expressions-count-more", "shown", &t.number(n))
            } else {
                t.count("expressions-count", n)
            },
            url: Some(format!("/expressions?source={}", source.id)),
            at: Some(source.created_at),
            role: None,
        }])
    })
}
