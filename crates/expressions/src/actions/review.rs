//! The review before sharing: what the machine found, what people decide, and the text that results.

use crate::{
    corpus::COLLECTION,
    expression::{Channel, ExpressionId, State},
    indexing,
    masking::{self, Decision},
    store::{self, raw::Kept, span::Passage},
};
use platform::{Actor, App, Change, Error, Permission, RawText, Result, SharedText, search};
use serde_json::json;
use verbatim::deidentify::{Kind, Reason, Span, replace};

/// An expression open on the review screen.
pub(crate) struct Reviewed {
    /// What is kept of it.
    pub(crate) kept: Kept,
    /// The raw words.
    pub(crate) raw: RawText,
    /// Its passages, in the order of the text.
    pub(crate) passages: Vec<Passage>,
    /// What others would read if it were shared now.
    pub(crate) preview: SharedText,
}

/// Opens an expression for its review; the page notes it with [`note_opening`].
pub(crate) async fn open(app: &App, actor: &Actor, id: ExpressionId) -> Result<Reviewed> {
    let scope = actor.scope(Permission::ReviewExpressions)?;
    let kept = store::raw::get(app.db.read(), &scope, id).await?;
    let sealed = kept.sealed.as_ref().ok_or(Error::NotFound)?;
    let raw = app.vault.open(sealed, id.0)?;
    let passages = store::span::of(app.db.read(), id).await?;
    let preview = SharedText::from_deidentified(shared(&raw, &passages));
    Ok(Reviewed {
        kept,
        raw,
        passages,
        preview,
    })
}

/// How long one note stands for the openings of one reader: each decision opens the page again.
const ONE_READING: jiff::SignedDuration = jiff::SignedDuration::from_hours(4);

/// Notes in the audit that raw words were read on the review screen.
pub(crate) async fn note_opening(app: &App, actor: &Actor, reviewed: &Reviewed) -> Result<()> {
    let since = app.clock.now() - ONE_READING;
    let noted = platform::audit::about(app, &reviewed.kept.id.subject()).await?;
    if noted
        .iter()
        .any(|e| e.verb == "expression.review-opened" && e.actor == actor.signature() && e.at > since)
    {
        return Ok(());
    }
    let mut change = app.change(actor).await?;
    let detail = json!({ "number": reviewed.kept.number, "passages": reviewed.passages.len() });
    change.audit(
        "expression.review-opened",
        &reviewed.kept.id.subject(),
        Some(reviewed.kept.organisation),
        &detail,
    );
    change.commit().await
}

fn shared(raw: &RawText, passages: &[Passage]) -> String {
    let masked: Vec<Span> = passages.iter().filter(|p| p.decision.masks()).map(|p| p.span).collect();
    replace(raw.open(), &masked)
}

async fn begin(app: &App, actor: &Actor, id: ExpressionId) -> Result<(Kept, Change)> {
    let scope = actor.scope(Permission::ReviewExpressions)?;
    let kept = store::raw::get(app.db.read(), &scope, id).await?;
    if kept.sealed.is_none() || !matches!(kept.state, State::ToReview | State::Shared) {
        return Err(Error::Conflict("expressions-review-closed"));
    }
    Ok((kept, app.change(actor).await?))
}

async fn touch(change: &Change, kept: &Kept, version: i64) -> Result<()> {
    if kept.version != version || !store::raw::touch(change.tx(), kept.id, version).await? {
        return Err(Error::Conflict("expressions-review-changed"));
    }
    Ok(())
}

/// Masks or keeps one passage; `list` also puts its words on the organisation's list.
pub(crate) async fn decide(
    app: &App,
    actor: &Actor,
    id: ExpressionId,
    position: i64,
    version: i64,
    decision: Decision,
    list: bool,
) -> Result<()> {
    let (kept, mut change) = begin(app, actor, id).await?;
    touch(&change, &kept, version).await?;
    let at = change.at();
    if !store::span::decide(change.tx(), id, position, decision, actor.person(), at).await? {
        return Err(Error::NotFound);
    }
    if list {
        put_on_list(app, &change, &kept, position, decision).await?;
    }
    let detail = json!({ "position": position, "decision": decision, "on_list": list });
    change.audit(
        "expression.passage-decided",
        &id.subject(),
        Some(kept.organisation),
        &detail,
    );
    reshare(&mut change, &kept).await?;
    change.commit().await
}

async fn put_on_list(app: &App, change: &Change, kept: &Kept, position: i64, decision: Decision) -> Result<()> {
    let raw = app.vault.open(kept.sealed.as_deref().unwrap_or(&[]), kept.id.0)?;
    let passages = store::span::of(change.tx(), kept.id).await?;
    let passage = passages
        .iter()
        .find(|p| p.position == position)
        .ok_or(Error::NotFound)?;
    let words = raw
        .open()
        .get(passage.span.start..passage.span.end)
        .unwrap_or("")
        .trim();
    if words.is_empty() || words.chars().count() > 80 {
        return Err(Error::invalid("list", "expressions-mask-word-long"));
    }
    store::policy::put_word(change, kept.organisation, words, decision.masks()).await
}

/// What a person marked: a place in Unicode characters of the raw text, or words to find in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marked {
    /// The words, as selected or typed.
    pub(crate) words: String,
    /// First character.
    pub(crate) start: Option<usize>,
    /// Character after the last.
    pub(crate) end: Option<usize>,
    /// What it holds, as a code.
    pub(crate) kind: String,
}

/// Adds a passage that the machine did not see; words typed are masked wherever they stand.
pub(crate) async fn add(app: &App, actor: &Actor, id: ExpressionId, version: i64, marked: &Marked) -> Result<()> {
    let (kept, mut change) = begin(app, actor, id).await?;
    let kind =
        Kind::from_code(&marked.kind).ok_or_else(|| Error::invalid("kind", "expressions-review-kind-missing"))?;
    let raw = app.vault.open(kept.sealed.as_deref().unwrap_or(&[]), id.0)?;
    let places =
        places(raw.open(), marked).ok_or_else(|| Error::invalid("words", "expressions-review-words-absent"))?;
    touch(&change, &kept, version).await?;
    let at = change.at();
    for (start, end) in &places {
        let span = Span {
            start: *start,
            end: *end,
            kind,
            reason: Reason::OrganisationList,
            confidence: 1.0,
        };
        store::span::add(change.tx(), id, &span, actor.person(), at).await?;
    }
    change.audit(
        "expression.passage-added",
        &id.subject(),
        Some(kept.organisation),
        &json!({ "kind": kind.code(), "count": places.len() }),
    );
    reshare(&mut change, &kept).await?;
    change.commit().await
}

/// Most places of one word in one text.
const MOST_PLACES: usize = 50;

/// Where the marked words stand, in bytes: the selection when it holds the words typed, else each place of the words.
fn places(raw: &str, marked: &Marked) -> Option<Vec<(usize, usize)>> {
    let words = marked.words.trim();
    if words.is_empty() {
        return None;
    }
    if let (Some(start), Some(end)) = (marked.start, marked.end) {
        let byte = |n: usize| raw.char_indices().nth(n).map_or(raw.len(), |(at, _)| at);
        let (start, end) = (byte(start), byte(end));
        if let Some(selected) = raw.get(start..end).filter(|selected| selected.trim() == words) {
            let before = selected.len() - selected.trim_start().len();
            return Some(vec![(start + before, start + before + words.len())]);
        }
    }
    let found: Vec<(usize, usize)> = raw
        .match_indices(words)
        .take(MOST_PLACES)
        .map(|(at, found)| (at, at + found.len()))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// Shares an expression as its passages stand; says which one waits next for this reviewer.
pub(crate) async fn share(app: &App, actor: &Actor, id: ExpressionId, version: i64) -> Result<Option<ExpressionId>> {
    let (kept, mut change) = begin(app, actor, id).await?;
    let text = write_shared(&mut change, &kept, version).await?;
    let detail = json!({ "number": kept.number, "characters": text.chars().count() });
    change.audit("expression.shared", &id.subject(), Some(kept.organisation), &detail);
    change
        .event(
            "expression.shared",
            &id.subject(),
            Some(kept.organisation),
            json!({ "expression": id }),
        )
        .await?;
    change.commit().await?;
    let scope = actor.scope(Permission::ReviewExpressions)?;
    let mut next = store::raw::to_review(app, &scope, kept.number, 1).await?;
    if next.is_empty() {
        next = store::raw::to_review(app, &scope, 0, 1).await?;
    }
    Ok(next.pop().map(|kept| kept.id))
}

/// A decision on a text that is already shared changes what is read at once.
async fn reshare(change: &mut Change, kept: &Kept) -> Result<()> {
    if kept.state == State::Shared {
        write_shared(change, kept, kept.version + 1).await?;
    }
    Ok(())
}

/// Writes the shared words of a text as its passages stand, and puts them in the index; a conflict writes nothing.
pub(crate) async fn write_shared(change: &mut Change, kept: &Kept, version: i64) -> Result<String> {
    let raw = change
        .app()
        .vault
        .open(kept.sealed.as_deref().unwrap_or(&[]), kept.id.0)?;
    let passages = store::span::of(change.tx(), kept.id).await?;
    let text = shared(&raw, &passages);
    if !store::raw::share(change.tx(), kept.id, version, &text).await? {
        return Err(Error::Conflict("expressions-review-changed"));
    }
    let shared = Kept {
        state: State::Shared,
        ..kept.clone()
    };
    index(change, &shared, &text).await?;
    if kept.state == State::Shared {
        // What other rooms made of the words as they stood is no longer of these words.
        let event = "expression.masked-anew";
        let payload = json!({ "expression": kept.id });
        change
            .event(event, &kept.id.subject(), Some(kept.organisation), payload)
            .await?;
    }
    Ok(text)
}

/// Puts an expression in the index, in the place of what stood there.
pub(crate) async fn index(change: &Change, kept: &Kept, text: &str) -> Result<()> {
    let answered = store::answer::of(change.tx(), kept.id).await?.is_some();
    let mut facets = kept
        .shelved((kept.channel == Channel::Suggestion).then_some(answered))
        .facets();
    let headings = store::source::headings(change.tx(), &[kept.source.0]).await?;
    if let Some(heading) = headings.get(&kept.source.0) {
        let attributes = store::expression::attributes(&kept.attributes, &heading.columns);
        facets.extend(
            attributes
                .iter()
                .filter_map(|(name, value)| indexing::attribute(name, value)),
        );
    }
    search::replace(
        change.tx(),
        COLLECTION,
        &[indexing::entry(kept.number, indexing::terms(text), facets)],
    )
    .await
}

/// Is this passage one on which the machine is not sure, and nobody has decided?
pub(crate) fn is_undecided(passage: &Passage) -> bool {
    passage.decision == Decision::Machine && masking::is_doubtful(passage.span.kind, passage.span.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(words: &str, start: Option<usize>, end: Option<usize>) -> Marked {
        Marked {
            words: words.into(),
            start,
            end,
            kind: "name".into(),
        }
    }

    #[test]
    fn a_selection_is_counted_in_characters_and_kept_in_bytes() {
        let raw = "L’été, Zoé et zoé";
        assert_eq!(places(raw, &marked("Zoé", Some(7), Some(10))), Some(vec![(11, 15)]));
        assert_eq!(&raw[11..15], "Zoé");
    }

    #[test]
    fn words_typed_without_a_selection_are_found_wherever_they_stand() {
        assert_eq!(
            places("Ana, puis Ana", &marked("Ana", None, None)),
            Some(vec![(0, 3), (10, 13)])
        );
        assert_eq!(places("Ana", &marked("Eve", None, None)), None);
        assert_eq!(places("Ana", &marked("  ", Some(0), Some(2))), None);
    }

    #[test]
    fn a_selection_that_does_not_hold_the_words_is_not_believed() {
        assert_eq!(places("Ana et Bo", &marked("Bo", Some(0), Some(3))), Some(vec![(7, 9)]));
        assert_eq!(places("Ana", &marked("Ana", Some(90), Some(95))), Some(vec![(0, 3)]));
    }
}
