//! The classes of a search: their words, values and expressions; and how they leave when words are taken back.

use super::{
    classifications, statement,
    tables::{class, class_expression, class_term, class_value},
    words,
};
use crate::{
    ClassificationId, StudyId,
    classification::{
        Class, ClassTerm, ClassValue, Classification, Steadiness, Variable, describe::Found, describe::Placed,
    },
    tally::LEAST_SHOWN,
};
use expressions::ExpressionId;
use jiff::Timestamp;
use platform::{App, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::ExprTrait,
};
use std::collections::BTreeMap;

/// Rows of one statement, well under what SQLite takes.
const ROWS: usize = 500;

/// The classes of a search, in their order.
pub(crate) async fn list(app: &App, scope: &Scope, of: ClassificationId) -> Result<Vec<Class>> {
    let rows = class::Entity::find()
        .filter(class::Column::ClassificationId.eq(of.0))
        .filter(scope.condition(class::Column::OrganisationId))
        .order_by_asc(class::Column::Place)
        .all(app.db.read())
        .await?;
    let one = |row: class::Model| Class {
        place: row.place,
        text_count: row.text_count,
        gone_count: row.gone_count,
        steadiness: row
            .jaccard
            .zip(row.dissolved)
            .map(|(jaccard, dissolved)| Steadiness { jaccard, dissolved }),
        at: row.x.zip(row.y),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The words of classes, the most particular to each first.
pub(crate) async fn terms(app: &App, scope: &Scope, of: ClassificationId) -> Result<Vec<ClassTerm>> {
    let rows = class_term::Entity::find()
        .filter(class_term::Column::ClassificationId.eq(of.0))
        .filter(scope.condition(class_term::Column::OrganisationId))
        .order_by_asc(class_term::Column::Place)
        .order_by_desc(class_term::Column::Chi2)
        .order_by_asc(class_term::Column::Term)
        .all(app.db.read())
        .await?;
    let one = |row: class_term::Model| ClassTerm {
        place: row.place,
        term: row.term,
        form: row.form,
        class_count: row.class_count,
        whole_count: row.whole_count,
        chi2: row.chi2,
        specificity: row.specificity,
        at: row.x.zip(row.y),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The values that one class has more often than the others, those furthest from chance first.
pub(crate) async fn values(app: &App, scope: &Scope, of: ClassificationId, place: i64) -> Result<Vec<ClassValue>> {
    let rows = class_value::Entity::find()
        .filter(class_value::Column::ClassificationId.eq(of.0))
        .filter(class_value::Column::Place.eq(place))
        .filter(scope.condition(class_value::Column::OrganisationId))
        .order_by_desc(class_value::Column::Chi2)
        .order_by_asc(class_value::Column::Value)
        .all(app.db.read())
        .await?;
    let one = |row: class_value::Model| {
        Some(ClassValue {
            place: row.place,
            variable: Variable::from_code(&row.variable)?,
            value: row.value,
            class_count: row.class_count,
            whole_count: row.whole_count,
            chi2: row.chi2,
            specificity: row.specificity,
        })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// One expression of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub number: i64,
    pub expression: ExpressionId,
    pub score: i64,
}

/// The expressions of a class, the most typical first, after a score and number; of what no class holds where there
/// is no place.
pub(crate) async fn members(
    app: &App,
    scope: &Scope,
    of: ClassificationId,
    place: Option<i64>,
    after: Option<(i64, i64)>,
    limit: u64,
) -> Result<Vec<Member>> {
    use class_expression::Column::{ClassificationId, Number, OrganisationId, Place, Score};
    let mut query = class_expression::Entity::find()
        .filter(ClassificationId.eq(of.0))
        .filter(scope.condition(OrganisationId))
        .filter(place.map_or_else(|| Place.is_null(), |place| Place.eq(place)));
    if let Some((score, number)) = after {
        let next = Condition::all().add(Score.eq(score)).add(Number.gt(number));
        query = query.filter(Condition::any().add(Score.lt(score)).add(next));
    }
    let rows = query
        .order_by_desc(Score)
        .order_by_asc(Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    let one = |row: class_expression::Model| Member {
        number: row.number,
        expression: ExpressionId(row.expression_id),
        score: row.score,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// How many expressions no class holds.
pub(crate) async fn unplaced_count(app: &App, of: ClassificationId) -> Result<i64> {
    let n = class_expression::Entity::find()
        .filter(class_expression::Column::ClassificationId.eq(of.0))
        .filter(class_expression::Column::Place.is_null())
        .count(app.db.read())
        .await?;
    Ok(i64::try_from(n).unwrap_or(0))
}

/// Writes the class of some expressions.
pub(crate) async fn place(tx: &impl ConnectionTrait, of: &Classification, placed: &[Placed]) -> Result<()> {
    for some in placed.chunks(ROWS) {
        let row = |one: &Placed| class_expression::ActiveModel {
            classification_id: Set(of.id.0),
            number: Set(one.number),
            organisation_id: Set(of.organisation),
            expression_id: Set(one.expression.0),
            place: Set(one.place),
            score: Set(one.score),
            changed_at: Set(None),
        };
        class_expression::Entity::insert_many(some.iter().map(row))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Writes the classes with their words and values, and the words of the corpus.
pub(crate) async fn describe(tx: &impl ConnectionTrait, of: &Classification, found: &Found) -> Result<()> {
    let (id, organisation) = (of.id.0, of.organisation);
    let class = |one: &Class| class::ActiveModel {
        classification_id: Set(id),
        place: Set(one.place),
        organisation_id: Set(organisation),
        text_count: Set(one.text_count),
        gone_count: Set(0),
        jaccard: Set(None),
        dissolved: Set(None),
        x: Set(one.at.map(|at| at.0)),
        y: Set(one.at.map(|at| at.1)),
    };
    let term = |one: &ClassTerm| class_term::ActiveModel {
        classification_id: Set(id),
        place: Set(one.place),
        term: Set(one.term.clone()),
        organisation_id: Set(organisation),
        form: Set(one.form.clone()),
        class_count: Set(one.class_count),
        whole_count: Set(one.whole_count),
        chi2: Set(one.chi2),
        specificity: Set(one.specificity),
        x: Set(one.at.map(|at| at.0)),
        y: Set(one.at.map(|at| at.1)),
    };
    let value = |one: &ClassValue| class_value::ActiveModel {
        classification_id: Set(id),
        place: Set(one.place),
        variable: Set(one.variable.code().to_owned()),
        value: Set(one.value.clone()),
        organisation_id: Set(organisation),
        class_count: Set(one.class_count),
        whole_count: Set(one.whole_count),
        chi2: Set(one.chi2),
        specificity: Set(one.specificity),
    };
    for some in found.classes.chunks(ROWS) {
        class::Entity::insert_many(some.iter().map(class))
            .exec_without_returning(tx)
            .await?;
    }
    for some in found.terms.chunks(ROWS) {
        class_term::Entity::insert_many(some.iter().map(term))
            .exec_without_returning(tx)
            .await?;
    }
    for some in found.values.chunks(ROWS) {
        class_value::Entity::insert_many(some.iter().map(value))
            .exec_without_returning(tx)
            .await?;
    }
    words::insert(tx, of, found).await
}

/// Writes how the classes fared so far.
pub(crate) async fn steady(tx: &impl ConnectionTrait, of: ClassificationId, steadiness: &[Steadiness]) -> Result<()> {
    for (place, one) in (1_i64..).zip(steadiness) {
        class::Entity::update_many()
            .col_expr(class::Column::Jaccard, Expr::value(one.jaccard))
            .col_expr(class::Column::Dissolved, Expr::value(one.dissolved))
            .filter(class::Column::ClassificationId.eq(of.0))
            .filter(class::Column::Place.eq(place))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes expressions out of the classes of a study: their authors took the words back, or their import was undone.
pub(super) async fn take_out(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
    at: DateTimeUtc,
) -> Result<()> {
    classifications::changed(tx, study, at).await?;
    for (id, _) in classifications::with_classes(tx, study).await? {
        forget(tx, id, numbers, at).await?;
        class_expression::Entity::delete_many()
            .filter(class_expression::Column::ClassificationId.eq(id.0))
            .filter(class_expression::Column::Number.is_in(numbers.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Forgets what was made of the words of expressions as they stood before they were masked anew at `at`; their class
/// stays. Twice does no harm.
pub(crate) async fn mask_anew(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64], at: Timestamp) -> Result<()> {
    classifications::changed(tx, study, db::stored_time(at)).await?;
    for (id, read_at) in classifications::with_classes(tx, study).await? {
        // What was read later was read as it is masked now.
        if read_at.is_none_or(|read| read <= at) {
            forget(tx, id, numbers, db::stored_time(at)).await?;
        }
    }
    Ok(())
}

/// Counts expressions as gone from their classes, once, and takes out every word that too few others may still use.
async fn forget(tx: &impl ConnectionTrait, id: ClassificationId, numbers: &[i64], at: DateTimeUtc) -> Result<()> {
    use class_expression::Column::{ChangedAt, ClassificationId, Number};
    let own = Condition::all()
        .add(ClassificationId.eq(id.0))
        .add(Number.is_in(numbers.iter().copied()))
        .add(ChangedAt.is_null());
    let rows = class_expression::Entity::find().filter(own.clone()).all(tx).await?;
    if rows.is_empty() {
        return Ok(());
    }
    class_expression::Entity::update_many()
        .col_expr(ChangedAt, Expr::value(at))
        .filter(own)
        .exec(tx)
        .await?;
    let mut gone: BTreeMap<i64, i64> = BTreeMap::new();
    for place in rows.iter().filter_map(|row| row.place) {
        *gone.entry(place).or_default() += 1;
    }
    for (place, n) in gone {
        class::Entity::update_many()
            .col_expr(class::Column::GoneCount, Expr::col(class::Column::GoneCount).add(n))
            .filter(class::Column::ClassificationId.eq(id.0))
            .filter(class::Column::Place.eq(place))
            .exec(tx)
            .await?;
    }
    classifications::add_gone(tx, id, i64::try_from(rows.len()).unwrap_or(0)).await?;
    // Were all that went among those that used a word, these would be left.
    let sql = "delete from class_terms where classification_id = $1 and class_count - \
               (select c.gone_count from classes c where c.classification_id = class_terms.classification_id \
               and c.place = class_terms.place) < $2";
    tx.execute_raw(statement(tx, sql, vec![id.0.into(), LEAST_SHOWN.into()]))
        .await?;
    words::forget_few(tx, id).await
}
