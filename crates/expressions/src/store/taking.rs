//! Writing a batch of new expressions: rows, passages and index, in a few statements whatever the number of rows.

use super::{expression::row, span};
use crate::{
    corpus::COLLECTION,
    expression::{Channel, ExpressionId, Polarity, Precision, SourceId, Speaker, State},
    indexing::{self, Shelved},
};
use jiff::civil::Date;
use platform::{Change, Result, db, search};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QuerySelect, entity::prelude::*};
use std::collections::HashMap;
use verbatim::deidentify::Span;

/// An expression that is ready to be written.
pub(crate) struct NewExpression {
    /// Its identifier, with which its raw words are sealed.
    pub(crate) id: ExpressionId,
    /// Where it belongs.
    pub(crate) organisation: Uuid,
    /// Its batch.
    pub(crate) source: SourceId,
    /// What is unique about it in its organisation.
    pub(crate) row_key: String,
    /// The number where it comes from.
    pub(crate) outside_number: Option<String>,
    /// What its words are known by, where it has a number: the same number may come back with other words.
    pub(crate) words_key: Option<String>,
    /// The line of its file.
    pub(crate) line: i64,
    /// When.
    pub(crate) said_on: Option<Date>,
    /// How finely.
    pub(crate) precision: Precision,
    /// When it came in.
    pub(crate) received_on: Date,
    /// By which way.
    pub(crate) channel: Channel,
    /// Who.
    pub(crate) speaker: Speaker,
    /// What was asked, or felt.
    pub(crate) polarity: Option<Polarity>,
    /// Where.
    pub(crate) place: Option<String>,
    /// The service.
    pub(crate) unit: Option<String>,
    /// Values of named attributes, by the place of their column in the file.
    pub(crate) attributes: Vec<(usize, String)>,
    /// Where it stands.
    pub(crate) state: State,
    /// The sealed raw words; none for an answer that says nothing.
    pub(crate) sealed: Option<Vec<u8>>,
    /// The shared words, unless a person must look first.
    pub(crate) shared: Option<String>,
    /// What the machine found in the raw words.
    pub(crate) spans: Vec<Span>,
    /// Terms of the shared words.
    pub(crate) terms: Vec<String>,
}

/// An expression that is already there.
pub(crate) struct Known {
    pub(crate) id: ExpressionId,
    /// None for rows that came in before it was kept, and for words that were taken back.
    pub(crate) words_key: Option<String>,
}

/// Which of these keys are already there.
pub(crate) async fn known_keys(
    connection: &impl ConnectionTrait,
    organisation: Uuid,
    keys: &[&str],
) -> Result<HashMap<String, Known>> {
    let mut known = HashMap::new();
    for piece in db::pieces(keys.len()) {
        let some = &keys[piece];
        let found: Vec<(String, Uuid, Option<String>)> = row::Entity::find()
            .select_only()
            .columns([row::Column::RowKey, row::Column::Id, row::Column::WordsKey])
            .filter(row::Column::OrganisationId.eq(organisation))
            .filter(row::Column::RowKey.is_in(some.iter().copied()))
            .into_tuple()
            .all(connection)
            .await?;
        let keyed = found.into_iter().map(|(key, id, words_key)| {
            let id = ExpressionId(id);
            (key, Known { id, words_key })
        });
        known.extend(keyed);
    }
    Ok(known)
}

/// Identifier, sealed words, shared text, state.
type Sealed = (Uuid, Option<Vec<u8>>, Option<String>, String);

/// The words of expressions, sealed, or as they are where they say nothing; for those whose words have no key.
pub(crate) async fn words_of(
    connection: &impl ConnectionTrait,
    ids: &[ExpressionId],
) -> Result<Vec<(ExpressionId, Option<Vec<u8>>, Option<String>)>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(400) {
        let found: Vec<Sealed> = row::Entity::find()
            .select_only()
            .columns([
                row::Column::Id,
                row::Column::Raw,
                row::Column::SharedText,
                row::Column::State,
            ])
            .filter(row::Column::Id.is_in(some.iter().map(|id| id.0)))
            .into_tuple()
            .all(connection)
            .await?;
        all.extend(found.into_iter().map(|(id, raw, shared, state)| {
            let blank = shared.filter(|_| state == State::Blank.code());
            (ExpressionId(id), raw, blank)
        }));
    }
    Ok(all)
}

/// Writes new expressions, in their order; `attribute_facets` says what each can be filtered on besides.
pub(crate) async fn insert(
    change: &mut Change,
    new: Vec<NewExpression>,
    mut attribute_facets: impl FnMut(&NewExpression) -> Vec<search::Facet>,
) -> Result<()> {
    let count = i64::try_from(new.len()).unwrap_or(0);
    if count == 0 {
        return Ok(());
    }
    let mut number = change.next_numbers("expression", count).await?;
    let at = change.at();
    let (mut rows, mut spans, mut entries) = (Vec::with_capacity(new.len()), Vec::new(), Vec::with_capacity(new.len()));
    for mut expression in new {
        number += 1;
        spans.extend(span::found(expression.id, &expression.spans, at));
        if matches!(expression.state, State::Shared | State::Blank) {
            let mut facets = shelved(&expression).facets();
            facets.extend(attribute_facets(&expression));
            entries.push(indexing::entry(number, std::mem::take(&mut expression.terms), facets));
        }
        rows.push(active(expression, number));
    }
    let pieces = db::pieces(rows.len());
    let mut rows = rows.into_iter();
    for piece in pieces {
        row::Entity::insert_many(rows.by_ref().take(piece.len()))
            .exec_without_returning(change.tx())
            .await?;
    }
    span::insert(change.tx(), spans).await?;
    search::put(change.tx(), COLLECTION, &entries).await
}

fn shelved(new: &NewExpression) -> Shelved<'_> {
    Shelved {
        organisation: new.organisation,
        source: new.source,
        state: new.state,
        said_on: new.said_on,
        channel: new.channel,
        speaker: new.speaker,
        polarity: new.polarity,
        place: new.place.as_deref(),
        unit: new.unit.as_deref(),
        answered: (new.channel == Channel::Suggestion).then_some(false),
    }
}

fn active(new: NewExpression, number: i64) -> row::ActiveModel {
    let attributes: serde_json::Map<String, serde_json::Value> = new
        .attributes
        .into_iter()
        .map(|(column, value)| (column.to_string(), value.into()))
        .collect();
    row::ActiveModel {
        id: Set(new.id.0),
        number: Set(number),
        organisation_id: Set(new.organisation),
        source_id: Set(new.source.0),
        outside_number: Set(new.outside_number),
        row_key: Set(new.row_key),
        words_key: Set(new.words_key),
        said_on: Set(new.said_on.map(db::stored_date)),
        said_precision: Set(new.precision.code().to_owned()),
        received_on: Set(db::stored_date(new.received_on)),
        channel: Set(new.channel.code().to_owned()),
        speaker: Set(new.speaker.code().to_owned()),
        polarity: Set(new.polarity.map(|p| p.code().to_owned())),
        unit: Set(new.unit),
        place: Set(new.place),
        attributes: Set(attributes.into()),
        state: Set(new.state.code().to_owned()),
        raw: Set(new.sealed),
        raw_purged_at: Set(None),
        shared_text: Set(new.shared),
        version: Set(1),
    }
}
