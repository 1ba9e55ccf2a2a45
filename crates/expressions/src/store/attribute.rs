//! The table `attribute_values`: which values each named attribute has, for the menus of filters.

use crate::{expression::SourceId, import::MOST_VALUES};
use platform::{App, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict,
};
use std::collections::{BTreeMap, HashMap, HashSet};

mod row {
    //! The table `attribute_values`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "attribute_values")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub value: String,
        pub organisation_id: Uuid,
        pub count: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The names under which places and services are counted beside the file's own columns.
pub(crate) const PLACE: &str = "\u{1f}place";
pub(crate) const UNIT: &str = "\u{1f}unit";

/// The values of a source while it is being imported.
#[derive(Default)]
pub(crate) struct Tally {
    values: HashMap<String, HashSet<String>>,
    wide: HashSet<String>,
    fresh: HashMap<(String, String), i64>,
    newly_wide: Vec<String>,
}

impl Tally {
    /// As it stood after the last batch.
    pub(crate) async fn read(connection: &impl ConnectionTrait, source: SourceId, wide: &[String]) -> Result<Self> {
        let rows = row::Entity::find()
            .filter(row::Column::SourceId.eq(source.0))
            .all(connection)
            .await?;
        let mut tally = Self {
            wide: wide.iter().cloned().collect(),
            ..Self::default()
        };
        for row in rows {
            tally.values.entry(row.name).or_default().insert(row.value);
        }
        Ok(tally)
    }

    /// Counts one value; false when its name has too many values to be filtered on.
    pub(crate) fn count(&mut self, name: &str, value: &str) -> bool {
        if self.wide.contains(name) {
            return false;
        }
        if !self.values.contains_key(name) {
            self.values.insert(name.to_owned(), HashSet::new());
        }
        let values = self.values.get_mut(name).expect("was just put there");
        if !values.contains(value) {
            values.insert(value.to_owned());
        }
        if values.len() > MOST_VALUES {
            self.values.remove(name);
            self.wide.insert(name.to_owned());
            self.newly_wide.push(name.to_owned());
            return false;
        }
        *self.fresh.entry((name.to_owned(), value.to_owned())).or_default() += 1;
        true
    }

    /// Writes what was counted since the last time.
    pub(crate) async fn write(
        &mut self,
        tx: &impl ConnectionTrait,
        source: SourceId,
        organisation: Uuid,
    ) -> Result<()> {
        for name in std::mem::take(&mut self.newly_wide) {
            row::Entity::delete_many()
                .filter(row::Column::SourceId.eq(source.0))
                .filter(row::Column::Name.eq(name))
                .exec(tx)
                .await?;
            let wide: Vec<String> = self.wide.iter().cloned().collect();
            super::source::save_wide(tx, source, &wide).await?;
        }
        let fresh = std::mem::take(&mut self.fresh)
            .into_iter()
            .filter(|((name, _), _)| !self.wide.contains(name));
        let rows: Vec<row::ActiveModel> = fresh
            .map(|((name, value), count)| row::ActiveModel {
                source_id: Set(source.0),
                name: Set(name),
                value: Set(value),
                organisation_id: Set(organisation),
                count: Set(count),
            })
            .collect();
        let pieces = db::pieces(rows.len());
        let mut rows = rows.into_iter();
        for piece in pieces {
            let some = rows.by_ref().take(piece.len());
            let add = Expr::col((row::Entity, row::Column::Count)).add(Expr::col(("excluded", row::Column::Count)));
            row::Entity::insert_many(some)
                .on_conflict(
                    OnConflict::columns([row::Column::SourceId, row::Column::Name, row::Column::Value])
                        .value(row::Column::Count, add)
                        .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
        }
        Ok(())
    }
}

/// Takes out what a source counted.
pub(crate) async fn remove(tx: &impl ConnectionTrait, source: SourceId) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::SourceId.eq(source.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// One menu: a name and its values, the most frequent first.
#[derive(Clone, Debug)]
pub(crate) struct Menu {
    /// The attribute's name; [`PLACE`] and [`UNIT`] are kept apart by the caller.
    pub(crate) name: String,
    /// Values and how many expressions have each.
    pub(crate) values: Vec<(String, i64)>,
}

/// Most rows that menus are made of; beyond, rare values are left out of menus and stay in addresses.
const MOST_ROWS: u64 = 6000;

/// The menus of filters: places and services of one source or of all, and the named attributes of one source.
pub(crate) async fn menus(
    app: &App,
    scope: &Scope,
    places_of: Option<SourceId>,
    attributes_of: Option<SourceId>,
) -> Result<Vec<Menu>> {
    let mut menus: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    let mut places = row::Entity::find().filter(row::Column::Name.is_in([PLACE, UNIT]));
    if let Some(source) = places_of {
        places = places.filter(row::Column::SourceId.eq(source.0));
    }
    for (name, value, count) in counted(app, scope, places).await? {
        menus.entry(name).or_default().push((value, count));
    }
    if let Some(source) = attributes_of {
        let named = row::Entity::find()
            .filter(row::Column::SourceId.eq(source.0))
            .filter(row::Column::Name.is_not_in([PLACE, UNIT]));
        for (name, value, count) in counted(app, scope, named).await? {
            menus.entry(name).or_default().push((value, count));
        }
    }
    Ok(menus.into_iter().map(|(name, values)| Menu { name, values }).collect())
}

async fn counted(app: &App, scope: &Scope, some: Select<row::Entity>) -> Result<Vec<(String, String, i64)>> {
    Ok(some
        .select_only()
        .columns([row::Column::Name, row::Column::Value])
        .column_as(row::Column::Count.sum().cast_as("bigint"), "total")
        .filter(scope.condition(row::Column::OrganisationId))
        .group_by(row::Column::Name)
        .group_by(row::Column::Value)
        .order_by_desc(row::Column::Count.sum())
        .limit(MOST_ROWS)
        .into_tuple()
        .all(app.db.read())
        .await?)
}
