//! Codebooks and their themes.

use super::tables::{codebook, study, theme, theme_version};
use crate::{
    CodebookId, ThemeId,
    codebook::{Codebook, Theme, ThemeText, in_reading_order},
};
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::HashMap;
use uuid::Uuid;

/// A codebook to write, with its themes in order.
pub(crate) struct NewTheme {
    pub id: ThemeId,
    pub parent: Option<ThemeId>,
    pub name: String,
    pub definition: String,
    pub examples: String,
    /// The starter's code of it, if it came from there.
    pub starter_key: Option<String>,
}

/// One codebook with its themes.
pub(crate) async fn get(app: &App, scope: &Scope, id: CodebookId) -> Result<Codebook> {
    read(app.db.read(), scope, id).await
}

/// As [`get`], inside a change.
pub(crate) async fn read(tx: &impl ConnectionTrait, scope: &Scope, id: CodebookId) -> Result<Codebook> {
    let row = codebook::Entity::find_by_id(id.0)
        .filter(scope.condition(codebook::Column::OrganisationId))
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    let themes = theme::Entity::find()
        .filter(theme::Column::CodebookId.eq(id.0))
        .order_by_asc(theme::Column::Position)
        .all(tx)
        .await?;
    Ok(Codebook {
        id: CodebookId(row.id),
        organisation: row.organisation_id,
        name: row.name,
        version: row.version,
        themes: in_reading_order(themes.into_iter().map(theme_of).collect()),
    })
}

/// A codebook that a new study may copy.
pub(crate) struct Copied {
    pub id: CodebookId,
    pub name: String,
    /// The study that works with it; all of them begin with the name of what they were copied from.
    pub study: String,
}

/// The codebooks that a new study may copy, newest first.
pub(crate) async fn list(app: &App, scope: &Scope) -> Result<Vec<Copied>> {
    let rows = codebook::Entity::find()
        .filter(scope.condition(codebook::Column::OrganisationId))
        .order_by_desc(codebook::Column::Id)
        .limit(50)
        .all(app.db.read())
        .await?;
    let studies = study::Entity::find()
        .filter(study::Column::CodebookId.is_in(rows.iter().map(|row| row.id)))
        .filter(scope.condition(study::Column::OrganisationId))
        .all(app.db.read())
        .await?;
    let mut of: HashMap<Uuid, String> = studies
        .into_iter()
        .map(|study| (study.codebook_id, study.name))
        .collect();
    let copied = rows.into_iter().map(|row| Copied {
        id: CodebookId(row.id),
        name: row.name,
        study: of.remove(&row.id).unwrap_or_default(),
    });
    Ok(copied.collect())
}

/// Writes a codebook and its themes.
pub(crate) async fn insert(
    change: &Change,
    organisation: Uuid,
    id: CodebookId,
    name: &str,
    themes: &[NewTheme],
) -> Result<()> {
    codebook::Entity::insert(codebook::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation),
        name: Set(name.to_owned()),
        version: Set(1),
        created_at: Set(change.stored_at()),
        created_by: Set(change.actor().person()),
    })
    .exec_without_returning(change.tx())
    .await?;
    for (new, position) in themes.iter().zip(0..) {
        insert_theme(change, organisation, id, new, position).await?;
    }
    Ok(())
}

/// Adds one theme at a place.
pub(crate) async fn insert_theme(
    change: &Change,
    organisation: Uuid,
    book: CodebookId,
    new: &NewTheme,
    position: i64,
) -> Result<()> {
    theme::Entity::insert(theme::ActiveModel {
        id: Set(new.id.0),
        organisation_id: Set(organisation),
        codebook_id: Set(book.0),
        parent_id: Set(new.parent.map(|p| p.0)),
        name: Set(new.name.clone()),
        definition: Set(new.definition.clone()),
        examples: Set(new.examples.clone()),
        position: Set(position),
        version: Set(1),
        edited_at: Set(change.stored_at()),
        edited_by: Set(change.actor().person()),
        retired_at: Set(None),
        starter_key: Set(new.starter_key.clone()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Changes a theme's words, keeping what it said before; refuses when somebody else changed it meanwhile.
pub(crate) async fn update_theme(
    change: &Change,
    old: &Theme,
    organisation: Uuid,
    text: &ThemeText,
    version: i64,
) -> Result<()> {
    keep_version(change, old.id).await?;
    let touched = theme::Entity::update_many()
        .col_expr(theme::Column::Name, Expr::value(text.name.clone()))
        .col_expr(theme::Column::Definition, Expr::value(text.definition.clone()))
        .col_expr(theme::Column::Examples, Expr::value(text.examples.clone()))
        .col_expr(theme::Column::ParentId, Expr::value(text.parent.map(|p| p.0)))
        .col_expr(theme::Column::Version, Expr::value(version + 1))
        .col_expr(theme::Column::EditedAt, Expr::value(change.stored_at()))
        .col_expr(theme::Column::EditedBy, Expr::value(change.actor().person()))
        .filter(theme::Column::Id.eq(old.id.0))
        .filter(theme::Column::OrganisationId.eq(organisation))
        .filter(theme::Column::Version.eq(version))
        .exec(change.tx())
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("analysis-theme-changed"))
    } else {
        Ok(())
    }
}

async fn keep_version(change: &Change, id: ThemeId) -> Result<()> {
    let Some(row) = theme::Entity::find_by_id(id.0).one(change.tx()).await? else {
        return Err(Error::NotFound);
    };
    theme_version::Entity::insert(theme_version::ActiveModel {
        theme_id: Set(row.id),
        version: Set(row.version),
        organisation_id: Set(row.organisation_id),
        parent_id: Set(row.parent_id),
        name: Set(row.name),
        definition: Set(row.definition),
        examples: Set(row.examples),
        edited_at: Set(row.edited_at),
        edited_by: Set(row.edited_by),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Retires a theme, or takes it up again.
pub(crate) async fn set_retired(change: &Change, id: ThemeId, retired: bool) -> Result<()> {
    keep_version(change, id).await?;
    theme::Entity::update_many()
        .col_expr(
            theme::Column::RetiredAt,
            Expr::value(retired.then(|| change.stored_at())),
        )
        .col_expr(theme::Column::Version, Expr::col(theme::Column::Version).add(1))
        .filter(theme::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Writes the places of themes, in this order.
pub(crate) async fn set_positions(change: &Change, ids: &[ThemeId]) -> Result<()> {
    for (id, position) in ids.iter().zip(0_i64..) {
        theme::Entity::update_many()
            .col_expr(theme::Column::Position, Expr::value(position))
            .filter(theme::Column::Id.eq(id.0))
            .exec(change.tx())
            .await?;
    }
    Ok(())
}

/// Says that a codebook changed.
pub(crate) async fn touch(change: &Change, id: CodebookId) -> Result<()> {
    codebook::Entity::update_many()
        .col_expr(codebook::Column::Version, Expr::col(codebook::Column::Version).add(1))
        .filter(codebook::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// How often a theme was changed, and what it said: version, name and definition, newest first.
pub(crate) async fn versions(app: &App, scope: &Scope, id: ThemeId) -> Result<Vec<(i64, String, String)>> {
    let rows = theme_version::Entity::find()
        .filter(scope.condition(theme_version::Column::OrganisationId))
        .filter(theme_version::Column::ThemeId.eq(id.0))
        .order_by_desc(theme_version::Column::Version)
        .limit(50)
        .all(app.db.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.version, row.name, row.definition))
        .collect())
}

fn theme_of(row: theme::Model) -> Theme {
    Theme {
        id: ThemeId(row.id),
        codebook: CodebookId(row.codebook_id),
        parent: row.parent_id.map(ThemeId),
        name: row.name,
        definition: row.definition,
        examples: row.examples,
        position: row.position,
        version: row.version,
        retired_at: row.retired_at.map(db::time),
        starter_key: row.starter_key,
    }
}
