//! The table `expressions`, and what readers may see of it.

use super::source::Heading;
use crate::expression::{Channel, ExpressionId, Polarity, Precision, SharedExpression, SourceId, Speaker, State};
use platform::{App, Result, Scope, SharedText, db};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::{BTreeSet, HashMap};

pub(crate) mod row {
    //! The table `expressions`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "expressions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: i64,
        pub organisation_id: Uuid,
        pub source_id: Uuid,
        pub outside_number: Option<String>,
        pub row_key: String,
        pub words_key: Option<String>,
        pub said_on: Option<Date>,
        pub said_precision: String,
        pub received_on: Date,
        pub channel: String,
        pub speaker: String,
        pub polarity: Option<String>,
        pub unit: Option<String>,
        pub place: Option<String>,
        pub attributes: Json,
        pub state: String,
        pub raw: Option<Vec<u8>>,
        pub raw_purged_at: Option<DateTimeUtc>,
        pub shared_text: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What of a row a reader of shared words may have: everything but the raw words.
#[derive(sea_orm::FromQueryResult)]
struct Shown {
    id: Uuid,
    number: i64,
    organisation_id: Uuid,
    source_id: Uuid,
    said_on: Option<Date>,
    said_precision: String,
    received_on: Date,
    channel: String,
    speaker: String,
    polarity: Option<String>,
    unit: Option<String>,
    place: Option<String>,
    attributes: Json,
    state: String,
    shared_text: Option<String>,
}

const SHOWN: [row::Column; 15] = [
    row::Column::Id,
    row::Column::Number,
    row::Column::OrganisationId,
    row::Column::SourceId,
    row::Column::SaidOn,
    row::Column::SaidPrecision,
    row::Column::ReceivedOn,
    row::Column::Channel,
    row::Column::Speaker,
    row::Column::Polarity,
    row::Column::Unit,
    row::Column::Place,
    row::Column::Attributes,
    row::Column::State,
    row::Column::SharedText,
];

/// How many identifiers one question holds.
const AT_ONCE: usize = 500;

/// Those that can be read: shared, or an answer that says nothing.
fn readable() -> Condition {
    Condition::all().add(row::Column::State.is_in([State::Shared.code(), State::Blank.code()]))
}

/// The expressions of these numbers that the scope may see, newest first.
pub(crate) async fn by_numbers(app: &App, scope: &Scope, numbers: &[i64]) -> Result<Vec<SharedExpression>> {
    let mut found = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(AT_ONCE) {
        let condition = scope
            .condition_on_named(row::Column::OrganisationId)
            .add(row::Column::Number.is_in(some.iter().copied()))
            .add(readable());
        found.extend(shown(app, condition).await?);
    }
    found.sort_by_key(|e| std::cmp::Reverse(e.number));
    Ok(found)
}

/// The expressions of these ids that the scope may see, in the order of the ids.
pub(crate) async fn by_ids(app: &App, scope: &Scope, ids: &[ExpressionId]) -> Result<Vec<SharedExpression>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let condition = scope
            .condition_on_named(row::Column::OrganisationId)
            .add(row::Column::Id.is_in(some.iter().map(|id| id.0)))
            .add(readable());
        found.extend(shown(app, condition).await?.into_iter().map(|e| (e.id, e)));
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Ids and numbers of these numbers, newest first.
pub(crate) async fn ids_of(app: &App, scope: &Scope, numbers: &[i64]) -> Result<Vec<(ExpressionId, i64)>> {
    let mut found: Vec<(ExpressionId, i64)> = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(AT_ONCE) {
        let rows: Vec<(Uuid, i64)> = row::Entity::find()
            .select_only()
            .columns([row::Column::Id, row::Column::Number])
            .filter(scope.condition_on_named(row::Column::OrganisationId))
            .filter(row::Column::Number.is_in(some.iter().copied()))
            .order_by_desc(row::Column::Number)
            .into_tuple()
            .all(app.db.read())
            .await?;
        found.extend(rows.into_iter().map(|(id, number)| (ExpressionId(id), number)));
    }
    Ok(found)
}

async fn shown(app: &App, condition: Condition) -> Result<Vec<SharedExpression>> {
    let rows: Vec<Shown> = row::Entity::find()
        .select_only()
        .columns(SHOWN)
        .filter(condition)
        .into_model()
        .all(app.db.read())
        .await?;
    let sources: BTreeSet<Uuid> = rows.iter().map(|row| row.source_id).collect();
    let sources: Vec<Uuid> = sources.into_iter().collect();
    let headings = super::source::headings(app.db.read(), &sources).await?;
    Ok(rows.into_iter().map(|row| read_back(row, &headings)).collect())
}

fn read_back(row: Shown, headings: &HashMap<Uuid, Heading>) -> SharedExpression {
    let heading = headings.get(&row.source_id);
    SharedExpression {
        id: ExpressionId(row.id),
        number: row.number,
        text: SharedText::from_deidentified(row.shared_text.unwrap_or_default()),
        said_on: row.said_on.map(db::date),
        said_precision: Precision::from_code(&row.said_precision).unwrap_or(Precision::None),
        received_on: db::date(row.received_on),
        place: row.place,
        unit: row.unit,
        source: SourceId(row.source_id),
        source_name: heading.map(|h| h.name.clone()).unwrap_or_default(),
        channel: Channel::from_code(&row.channel).unwrap_or(Channel::Other),
        speaker: Speaker::from_code(&row.speaker).unwrap_or(Speaker::Unknown),
        polarity: row.polarity.as_deref().and_then(Polarity::from_code),
        organisation: row.organisation_id,
        attributes: attributes(&row.attributes, heading.map_or(&[], |h| &h.columns)),
        state: State::from_code(&row.state).unwrap_or(State::Received),
    }
}

/// Attributes are kept by the place of their column, whose name stands once in the source; in the order of the file.
pub(crate) fn attributes(kept: &serde_json::Value, columns: &[String]) -> Vec<(String, String)> {
    let Some(kept) = kept.as_object() else {
        return Vec::new();
    };
    let mut all: Vec<(usize, &str)> = kept
        .iter()
        .filter_map(|(column, value)| Some((column.parse().ok()?, value.as_str()?)))
        .collect();
    all.sort_unstable();
    all.into_iter()
        .filter_map(|(at, value)| Some((columns.get(at)?.clone(), value.to_owned())))
        .collect()
}

/// Of these expressions, the words that may be shown to everybody.
pub(crate) async fn publishable(app: &App, ids: &[ExpressionId]) -> Result<Vec<(ExpressionId, String)>> {
    let mut found = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let wanted: Vec<Uuid> = some.iter().map(|id| id.0).collect();
        let allowed = Condition::any()
            .add(row::Column::SourceId.in_subquery(super::source::allowing_publication()))
            .add(row::Column::Id.in_subquery(super::consent::publication_given(&wanted)));
        let rows: Vec<(Uuid, Option<String>)> = row::Entity::find()
            .select_only()
            .columns([row::Column::Id, row::Column::SharedText])
            .filter(row::Column::Id.is_in(wanted.iter().copied()))
            .filter(row::Column::State.eq(State::Shared.code()))
            .filter(row::Column::Id.not_in_subquery(super::consent::publication_refused(&wanted)))
            .filter(allowed)
            .into_tuple()
            .all(app.db.read())
            .await?;
        found.extend(
            rows.into_iter()
                .filter_map(|(id, text)| Some((ExpressionId(id), text?))),
        );
    }
    Ok(ids
        .iter()
        .filter_map(|id| found.remove(id).map(|text| (*id, text)))
        .collect())
}
