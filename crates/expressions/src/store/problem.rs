//! The table `import_problems`: what was refused line by line, and why.

use crate::{
    expression::SourceId,
    import::{LineProblem, MOST_PROBLEMS, REMARKS},
};
use platform::{App, Result};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::OnConflict,
};
use serde_json::json;

mod row {
    //! The table `import_problems`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_problems")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub line: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub arguments: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Keeps the problems of a batch, up to a bound for the whole file.
pub(crate) async fn insert(tx: &impl ConnectionTrait, source: SourceId, problems: &[LineProblem]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let kept = row::Entity::find()
        .filter(row::Column::SourceId.eq(source.0))
        .count(tx)
        .await?;
    let room = usize::try_from(MOST_PROBLEMS - i64::try_from(kept).unwrap_or(MOST_PROBLEMS)).unwrap_or(0);
    for some in problems[..problems.len().min(room)].chunks(1000) {
        let rows = some.iter().map(|problem| row::ActiveModel {
            source_id: Set(source.0),
            line: Set(problem.line),
            code: Set(problem.code.clone()),
            arguments: Set(json!(problem.arguments)),
        });
        let once = OnConflict::columns([row::Column::SourceId, row::Column::Line, row::Column::Code])
            .do_nothing()
            .to_owned();
        row::Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Forgets the problems of a source: a new reading finds them again.
pub(crate) async fn clear(tx: &impl ConnectionTrait, source: SourceId) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::SourceId.eq(source.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The problems of a source after a line, in the order of the file. The caller has checked the source's scope.
pub(crate) async fn of(app: &App, source: SourceId, after: i64, limit: u64) -> Result<Vec<LineProblem>> {
    let rows = row::Entity::find()
        .filter(row::Column::SourceId.eq(source.0))
        .filter(row::Column::Line.gt(after))
        .order_by_asc(row::Column::Line)
        .order_by_asc(row::Column::Code)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// The first problems that refused a row, in the order of the file. The caller has checked the source's scope.
pub(crate) async fn refusals(app: &App, source: SourceId, limit: u64) -> Result<Vec<LineProblem>> {
    let rows = row::Entity::find()
        .filter(row::Column::SourceId.eq(source.0))
        .filter(row::Column::Code.is_not_in(REMARKS))
        .order_by_asc(row::Column::Line)
        .order_by_asc(row::Column::Code)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// How many lines have a problem, as far as they are kept. The caller has checked the source's scope.
pub(crate) async fn count(app: &App, source: SourceId, code: &str) -> Result<i64> {
    let n = row::Entity::find()
        .filter(row::Column::SourceId.eq(source.0))
        .filter(row::Column::Code.eq(code))
        .count(app.db.read())
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

fn read_back(row: row::Model) -> LineProblem {
    LineProblem {
        line: row.line,
        code: row.code,
        arguments: serde_json::from_value(row.arguments).unwrap_or_default(),
    }
}
