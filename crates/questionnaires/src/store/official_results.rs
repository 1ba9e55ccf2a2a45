//! The rows of official results.

use super::tables::official_result;
use crate::{
    esatis::{ALL, Class, Evolution, OfficialRow},
    official::OfficialImportId,
};
use platform::{Change, Result, Scope, text::folded};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Rows of one statement: eleven values each, under what both engines take.
const BATCH: usize = 300;
/// Establishments that a search shows.
pub(crate) const MOST_FOUND: u64 = 50;
/// Imports of one statement.
const IMPORTS: usize = 400;

/// Writes the rows of a draft.
pub(crate) async fn insert(
    change: &Change,
    import: OfficialImportId,
    organisation: Uuid,
    rows: &[OfficialRow],
) -> Result<()> {
    for some in rows.chunks(BATCH) {
        let models = some
            .iter()
            .map(|row| model_of(row, import, organisation))
            .collect::<Result<Vec<_>>>()?;
        official_result::Entity::insert_many(models)
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(())
}

fn model_of(row: &OfficialRow, import: OfficialImportId, organisation: Uuid) -> Result<official_result::ActiveModel> {
    Ok(official_result::ActiveModel {
        import_id: Set(import.0),
        finess: Set(row.finess.clone()),
        organisation_id: Set(organisation),
        line: Set(i64::try_from(row.line).unwrap_or(i64::MAX)),
        name: Set(row.name.clone()),
        name_key: Set(folded(&row.name)),
        region: Set(row.region.clone()),
        class: Set(row.class.map(|class| class.code().to_owned())),
        evolution: Set(row.evolution.map(|evolution| evolution.code().to_owned())),
        answer_count: Set(row.figures.scores.get(ALL).and_then(|whole| whole.n)),
        figures: Set(serde_json::to_value(&row.figures)?),
    })
}

fn row_of(row: official_result::Model) -> Result<(OfficialImportId, OfficialRow)> {
    let read = OfficialRow {
        line: u64::try_from(row.line).unwrap_or(0),
        finess: row.finess,
        name: row.name,
        region: row.region,
        class: row.class.as_deref().and_then(Class::from_code),
        evolution: row.evolution.as_deref().and_then(Evolution::from_code),
        figures: serde_json::from_value(row.figures)?,
    };
    Ok((OfficialImportId(row.import_id), read))
}

/// The rows of an import that the scope reaches, in the order of the file.
pub(crate) async fn of_import(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    import: OfficialImportId,
) -> Result<Vec<OfficialRow>> {
    let rows = official_result::Entity::find()
        .filter(official_result::Column::ImportId.eq(import.0))
        .filter(scope.condition_on_named(official_result::Column::OrganisationId))
        .order_by_asc(official_result::Column::Line)
        .all(tx)
        .await?;
    rows.into_iter().map(|row| row_of(row).map(|(_, row)| row)).collect()
}

/// What these imports say of an establishment.
pub(crate) async fn of_establishment(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    imports: &[OfficialImportId],
    finess: &str,
) -> Result<Vec<(OfficialImportId, OfficialRow)>> {
    let mut found = Vec::new();
    for some in imports.chunks(IMPORTS) {
        let rows = official_result::Entity::find()
            .filter(official_result::Column::Finess.eq(finess))
            .filter(official_result::Column::ImportId.is_in(some.iter().map(|id| id.0)))
            .filter(scope.condition_on_named(official_result::Column::OrganisationId))
            .all(tx)
            .await?;
        for row in rows {
            found.push(row_of(row)?);
        }
    }
    Ok(found)
}

/// An establishment that a search found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub name: String,
    pub finess: String,
    pub region: String,
}

/// The establishments of these imports whose number begins so or whose name has these words, by name.
pub(crate) async fn search(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    imports: &[OfficialImportId],
    asked: &str,
) -> Result<Vec<Found>> {
    use official_result::Column;
    let words = folded(asked);
    let number: String = asked.split_whitespace().collect::<String>().to_uppercase();
    let mut named = sea_orm::Condition::all();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        named = named.add(Column::NameKey.contains(word));
    }
    let asked = sea_orm::Condition::any()
        .add(named)
        .add(Column::Finess.starts_with(&number));
    let mut found = std::collections::BTreeMap::new();
    for some in imports.chunks(IMPORTS) {
        let rows: Vec<(String, String, String)> = official_result::Entity::find()
            .select_only()
            .columns([Column::Name, Column::Finess, Column::Region])
            .distinct()
            .filter(Column::ImportId.is_in(some.iter().map(|id| id.0)))
            .filter(scope.condition_on_named(Column::OrganisationId))
            .filter(asked.clone())
            .order_by_asc(Column::Name)
            .order_by_asc(Column::Finess)
            // One establishment may have had several names.
            .limit(MOST_FOUND * 4)
            .into_tuple()
            .all(tx)
            .await?;
        for (name, finess, region) in rows {
            found.entry(finess.clone()).or_insert(Found { name, finess, region });
        }
    }
    let mut found: Vec<Found> = found.into_values().collect();
    found.sort();
    Ok(found)
}
