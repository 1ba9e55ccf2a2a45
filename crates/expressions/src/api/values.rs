//! What the corpus can be filtered on, as JSON: the menus of its page.

use crate::{
    expression::SourceId,
    store::{
        self,
        attribute::{Menu, PLACE, UNIT},
    },
};
use axum::extract::State;
use platform::{
    App, Permission, Reader,
    web::{Api, ApiQuery, Json},
};
use serde::{Deserialize, Serialize};

/// A value, and how many expressions have it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ValueJson {
    value: String,
    count: i64,
}

/// What can be filtered on.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MenuJson {
    /// `place`, `unit`, or `a` for a column of the file.
    field: &'static str,
    /// The column's name, for `a=name:value`.
    name: Option<String>,
    /// The most frequent first.
    values: Vec<ValueJson>,
}

impl From<Menu> for MenuJson {
    fn from(menu: Menu) -> Self {
        let (field, name) = match menu.name.as_str() {
            PLACE => ("place", None),
            UNIT => ("unit", None),
            _ => ("a", Some(menu.name)),
        };
        let value = |(value, count): (String, i64)| ValueJson { value, count };
        Self {
            field,
            name,
            values: menu.values.into_iter().map(value).collect(),
        }
    }
}

/// The menus of filters.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FilterMenus {
    menus: Vec<MenuJson>,
}

/// Of which source.
#[derive(Deserialize)]
pub struct OfSource {
    #[serde(default)]
    source: Option<SourceId>,
}

/// What the corpus can be filtered on: places, services, and the columns of one source, the newest file without one.
#[utoipa::path(get, path = "/expressions/values", tag = "expressions", params(("source" = Option<Uuid>, Query)),
    responses((status = 200, body = FilterMenus), (status = 403), (status = 422)))]
pub async fn list_values(State(app): State<App>, t: Reader, ApiQuery(of): ApiQuery<OfSource>) -> Api<FilterMenus> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let columns_of = match of.source {
        Some(source) => Some(source),
        None => store::source::newest_with_words(&app, &scope).await?,
    };
    let menus = store::attribute::menus(&app, &scope, of.source, columns_of).await?;
    Ok(Json(FilterMenus {
        menus: menus.into_iter().map(Into::into).collect(),
    }))
}
