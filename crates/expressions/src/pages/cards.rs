//! How expressions and batches show in the thread and in notices, and what awaits a reader here.

use crate::{
    corpus::{self, MOST_COUNTED},
    expression::{ExpressionId, SourceId, State},
    store,
};
use platform::{App, BoxFuture, Card, Permission, Reader, Result, Subject, Task, Urgency, room::Strand, search::Count};

/// Longest words on a card, in characters.
const LONGEST: usize = 400;

/// The card of an expression or a batch: words only for who may read them.
pub(crate) fn card<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Option<Card>>> {
    Box::pin(async move {
        match subject.kind() {
            ExpressionId::KIND => expression(app, t, ExpressionId(subject.id())).await.map(Some),
            SourceId::KIND => source(app, t, SourceId(subject.id())).await.map(Some),
            _ => Ok(None),
        }
    })
}

async fn expression(app: &App, t: &Reader, id: ExpressionId) -> Result<Card> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let kept = store::raw::get(app.db.read(), &scope, id).await?;
    let kind = t.say("expressions-card-kind");
    let at = kept
        .said_on
        .unwrap_or(kept.received_on)
        .to_zoned(platform::clock::paris())
        .ok()
        .map(|z| z.timestamp());
    let number = t.say_one("expressions-name", "number", &t.number(kept.number));
    let mut card = Card {
        kind,
        title: number,
        detail: kept.state.said(t),
        words: None,
        url: None,
        at,
        role: Some("author".to_owned()),
        strand: Strand::Voice,
    };
    if matches!(kept.state, State::Shared | State::Blank) {
        let shared = corpus::get_one(app, &scope, id).await?;
        card.detail = shared.caption(t);
        card.words = Some(verbatim::truncate_words(shared.text.as_str(), LONGEST));
        card.url = Some(format!("/expressions/{}", kept.number));
    }
    Ok(card)
}

async fn source(app: &App, t: &Reader, id: SourceId) -> Result<Card> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    Ok(Card {
        kind: source.kind.said(t),
        title: source.name,
        detail: t.count("expressions-count", source.counts.taken),
        words: None,
        url: Some(format!("/expressions?source={id}")),
        at: Some(source.created_at),
        role: None,
        strand: Strand::Voice,
    })
}

/// Texts to review, suggestions to answer.
pub(crate) fn tasks<'a>(app: &'a App, t: &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>> {
    Box::pin(async move {
        let mut tasks = Vec::new();
        if let Ok(scope) = t.actor.scope(Permission::ReviewExpressions) {
            let Count { n: count, more } = store::raw::count_to_review_up_to(app, &scope, MOST_COUNTED).await?;
            tasks.extend((count > 0).then(|| Task {
                urgency: Urgency::ThisWeek,
                icon: "eye-slash",
                what: if more {
                    t.say_one("expressions-task-review-more", "shown", &t.number(count))
                } else {
                    t.count("expressions-task-review", count)
                },
                why: t.say("expressions-task-review-why"),
                delay: String::new(),
                url: "/expressions/review".to_owned(),
                verb: t.say("expressions-task-review-verb"),
                count,
            }));
        }
        if let Ok(scope) = t.actor.scope(Permission::AnswerExpressions) {
            let count = store::raw::count_unanswered(app, &scope).await?;
            tasks.extend((count > 0).then(|| Task {
                urgency: Urgency::ThisWeek,
                icon: "chat-teardrop-text",
                what: t.count("expressions-task-answer", count),
                why: t.say("expressions-task-answer-why"),
                delay: String::new(),
                url: "/expressions?channel=suggestion&answered=no".to_owned(),
                verb: t.say("expressions-task-answer-verb"),
                count,
            }));
        }
        Ok(tasks)
    })
}
