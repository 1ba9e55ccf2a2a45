//! Give-backs, what they quote, who was told, and which authors saw them.

use super::{
    from_json, known, met,
    proof::{give_back, quote, seen, telling},
};
use crate::{
    GiveBackId,
    give_back::{Channel, GiveBack, GiveBackState, GiveBackWords, PublishedFacts, Telling},
    project::ProjectId,
};
use platform::{Change, Error, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::OnConflict,
};
use uuid::Uuid;

/// Rows of one page of the public list.
pub const PAGE: u64 = 20;

/// The give-backs of some projects, oldest first.
pub async fn list(db: &impl ConnectionTrait, projects: &[ProjectId]) -> Result<Vec<GiveBack>> {
    let rows = give_back::Entity::find()
        .filter(give_back::Column::ProjectId.is_in(projects.iter().map(|id| id.0)))
        .order_by_asc(give_back::Column::Id)
        .all(db)
        .await?;
    read_all(db, rows).await
}

/// One give-back that the scope may see.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: GiveBackId) -> Result<GiveBack> {
    let row = give_back::Entity::find_by_id(id.0)
        .filter(scope.condition(give_back::Column::OrganisationId))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read_all(db, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// One give-back that everybody may see: published, or taken down after that.
pub async fn public(db: &impl ConnectionTrait, id: GiveBackId) -> Result<GiveBack> {
    let row = give_back::Entity::find_by_id(id.0)
        .filter(give_back::Column::State.ne(GiveBackState::Draft.code()))
        .filter(give_back::Column::PublishedAt.is_not_null())
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read_all(db, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// The give-back that everybody may see between two identifiers, if it is the only one.
pub async fn public_between(db: &impl ConnectionTrait, (first, last): (Uuid, Uuid)) -> Result<GiveBackId> {
    let found: Vec<Uuid> = give_back::Entity::find()
        .select_only()
        .column(give_back::Column::Id)
        .filter(give_back::Column::Id.between(first, last))
        .filter(give_back::Column::State.ne(GiveBackState::Draft.code()))
        .filter(give_back::Column::PublishedAt.is_not_null())
        .limit(2)
        .into_tuple()
        .all(db)
        .await?;
    match found[..] {
        [id] => Ok(GiveBackId(id)),
        _ => Err(Error::NotFound),
    }
}

/// Published give-backs, newest first; one more than a page comes when there is a next one.
pub async fn published(db: &impl ConnectionTrait, organisation: Option<Uuid>, page: u64) -> Result<Vec<GiveBack>> {
    let mut query = give_back::Entity::find().filter(give_back::Column::State.eq(GiveBackState::Published.code()));
    if let Some(organisation) = organisation {
        query = query.filter(give_back::Column::OrganisationId.eq(organisation));
    }
    let rows = query
        .order_by_desc(give_back::Column::PublishedAt)
        .order_by_desc(give_back::Column::Id)
        .offset(page * PAGE)
        .limit(PAGE + 1)
        .all(db)
        .await?;
    read_all(db, rows).await
}

/// The organisations that have published something.
pub async fn publishers(db: &impl ConnectionTrait) -> Result<Vec<Uuid>> {
    Ok(give_back::Entity::find()
        .select_only()
        .column(give_back::Column::OrganisationId)
        .distinct()
        .filter(give_back::Column::State.eq(GiveBackState::Published.code()))
        .into_tuple()
        .all(db)
        .await?)
}

/// The drafts of a scope, oldest first.
pub async fn drafts(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<GiveBack>> {
    let rows = give_back::Entity::find()
        .filter(scope.condition(give_back::Column::OrganisationId))
        .filter(give_back::Column::State.eq(GiveBackState::Draft.code()))
        .order_by_asc(give_back::Column::Id)
        .limit(20)
        .all(db)
        .await?;
    read_all(db, rows).await
}

async fn read_all(db: &impl ConnectionTrait, rows: Vec<give_back::Model>) -> Result<Vec<GiveBack>> {
    let quotes = quote::Entity::find()
        .filter(quote::Column::GiveBackId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(quote::Column::Position)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let own = quotes
                .iter()
                .filter(|quote| quote.give_back_id == row.id)
                .map(|quote| quote.expression_id);
            read(row.clone(), own.collect())
        })
        .collect()
}

fn read(row: give_back::Model, quotes: Vec<Uuid>) -> Result<GiveBack> {
    Ok(GiveBack {
        id: GiveBackId(row.id),
        project: ProjectId(row.project_id),
        organisation: row.organisation_id,
        state: known(GiveBackState::from_code(&row.state), "state of a give-back")?,
        words: GiveBackWords {
            title: row.title,
            lead: row.lead,
            decided: row.decided,
            done: row.done,
            not_done: from_json(row.not_done)?,
            quotes,
        },
        facts: row.facts.map(from_json).transpose()?,
        created_at: db::time(row.created_at),
        published_at: super::maybe_time(row.published_at),
        published_role: row.published_role,
        withdrawn_at: super::maybe_time(row.withdrawn_at),
        withdrawn_because: row.withdrawn_because,
        version: row.version,
    })
}

/// Writes a new draft.
pub async fn insert(change: &Change, new: &GiveBack) -> Result<()> {
    let words = new.words.clone();
    give_back::Entity::insert(give_back::ActiveModel {
        id: Set(new.id.0),
        project_id: Set(new.project.0),
        organisation_id: Set(new.organisation),
        state: Set(new.state.code().to_owned()),
        title: Set(words.title),
        lead: Set(words.lead),
        decided: Set(words.decided),
        done: Set(words.done),
        not_done: Set(serde_json::to_value(&words.not_done)?),
        facts: Set(None),
        created_at: Set(change.stored_at()),
        by_role: Set(change.actor().signing_role(Some(new.organisation)).to_owned()),
        published_at: Set(None),
        published_role: Set(String::new()),
        withdrawn_at: Set(None),
        withdrawn_because: Set(String::new()),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    write_quotes(change, new.id, &new.words.quotes).await
}

async fn write_quotes(change: &Change, id: GiveBackId, quotes: &[Uuid]) -> Result<()> {
    quote::Entity::delete_many()
        .filter(quote::Column::GiveBackId.eq(id.0))
        .exec(change.tx())
        .await?;
    let rows = quotes.iter().zip(0..).map(|(expression, position)| quote::ActiveModel {
        give_back_id: Set(id.0),
        expression_id: Set(*expression),
        position: Set(position),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        quote::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([quote::Column::GiveBackId, quote::Column::ExpressionId])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(())
}

/// Writes words over the version that was shown.
pub async fn write(change: &Change, shown: &GiveBack, words: &GiveBackWords) -> Result<()> {
    let outcome = give_back::Entity::update_many()
        .col_expr(give_back::Column::Title, Expr::value(words.title.clone()))
        .col_expr(give_back::Column::Lead, Expr::value(words.lead.clone()))
        .col_expr(give_back::Column::Decided, Expr::value(words.decided.clone()))
        .col_expr(give_back::Column::Done, Expr::value(words.done.clone()))
        .col_expr(
            give_back::Column::NotDone,
            Expr::value(serde_json::to_value(&words.not_done)?),
        )
        .col_expr(give_back::Column::Version, Expr::value(shown.version + 1))
        .filter(give_back::Column::Id.eq(shown.id.0))
        .filter(give_back::Column::Version.eq(shown.version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-give-back-changed")?;
    write_quotes(change, shown.id, &words.quotes).await
}

/// Publishes the version that was shown, with what the record says now.
pub async fn publish(change: &Change, shown: &GiveBack, facts: &PublishedFacts) -> Result<()> {
    let role = change.actor().signing_role(Some(shown.organisation));
    let outcome = give_back::Entity::update_many()
        .col_expr(give_back::Column::State, Expr::value(GiveBackState::Published.code()))
        .col_expr(give_back::Column::Facts, Expr::value(serde_json::to_value(facts)?))
        .col_expr(give_back::Column::PublishedAt, Expr::value(change.stored_at()))
        .col_expr(give_back::Column::PublishedRole, Expr::value(role))
        .col_expr(give_back::Column::WithdrawnAt, Expr::value(Option::<DateTimeUtc>::None))
        .col_expr(give_back::Column::WithdrawnBecause, Expr::value(""))
        .col_expr(give_back::Column::Version, Expr::value(shown.version + 1))
        .filter(give_back::Column::Id.eq(shown.id.0))
        .filter(give_back::Column::Version.eq(shown.version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-give-back-changed")
}

/// Takes a published give-back down, saying why.
pub async fn withdraw(change: &Change, shown: &GiveBack, reason: &str) -> Result<()> {
    let outcome = give_back::Entity::update_many()
        .col_expr(give_back::Column::State, Expr::value(GiveBackState::Withdrawn.code()))
        .col_expr(give_back::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .col_expr(give_back::Column::WithdrawnBecause, Expr::value(reason.to_owned()))
        .col_expr(give_back::Column::Version, Expr::value(shown.version + 1))
        .filter(give_back::Column::Id.eq(shown.id.0))
        .filter(give_back::Column::Version.eq(shown.version))
        .filter(give_back::Column::State.eq(GiveBackState::Published.code()))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-give-back-changed")
}

/// The give-backs that quote an expression.
pub async fn quoting(db: &impl ConnectionTrait, expression: Uuid) -> Result<Vec<GiveBack>> {
    let ids: Vec<Uuid> = quote::Entity::find()
        .select_only()
        .column(quote::Column::GiveBackId)
        .filter(quote::Column::ExpressionId.eq(expression))
        .into_tuple()
        .all(db)
        .await?;
    let rows = give_back::Entity::find()
        .filter(give_back::Column::Id.is_in(ids))
        .all(db)
        .await?;
    read_all(db, rows).await
}

/// Forgets a quote everywhere; answers how many rows.
pub async fn forget_quote(change: &Change, expression: Uuid) -> Result<u64> {
    let gone = quote::Entity::delete_many()
        .filter(quote::Column::ExpressionId.eq(expression))
        .exec(change.tx())
        .await?;
    seen::Entity::delete_many()
        .filter(seen::Column::ExpressionId.eq(expression))
        .exec(change.tx())
        .await?;
    Ok(gone.rows_affected)
}

/// Notes that people were told.
pub async fn tell(change: &Change, of: &GiveBack, telling: &Telling) -> Result<()> {
    telling::Entity::insert(telling::ActiveModel {
        id: Set(change.fresh_id()),
        give_back_id: Set(of.id.0),
        told_on: Set(db::stored_date(telling.on)),
        channel: Set(telling.channel.code().to_owned()),
        people_count: Set(telling.people),
        at: Set(change.stored_at()),
        by_role: Set(change.actor().signing_role(Some(of.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// When people were told, oldest first.
pub async fn tellings(db: &impl ConnectionTrait, id: GiveBackId) -> Result<Vec<Telling>> {
    let rows = telling::Entity::find()
        .filter(telling::Column::GiveBackId.eq(id.0))
        .order_by_asc(telling::Column::ToldOn)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let channel = known(Channel::from_code(&row.channel), "way of telling")?;
            Ok(Telling {
                on: db::date(row.told_on),
                channel,
                people: row.people_count,
            })
        })
        .collect()
}

/// Notes that the author of an expression saw the give-back by their receipt code; once, without time.
pub async fn see(db: &impl ConnectionTrait, id: GiveBackId, expression: Uuid) -> Result<()> {
    seen::Entity::insert(seen::ActiveModel {
        give_back_id: Set(id.0),
        expression_id: Set(expression),
    })
    .on_conflict(
        OnConflict::columns([seen::Column::GiveBackId, seen::Column::ExpressionId])
            .do_nothing()
            .to_owned(),
    )
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// Has this author already been counted?
pub async fn has_seen(db: &impl ConnectionTrait, id: GiveBackId, expression: Uuid) -> Result<bool> {
    Ok(seen::Entity::find_by_id((id.0, expression)).one(db).await?.is_some())
}

/// How many authors saw it by their receipt code.
pub async fn seen_count(db: &impl ConnectionTrait, id: GiveBackId) -> Result<i64> {
    let count = seen::Entity::find()
        .filter(seen::Column::GiveBackId.eq(id.0))
        .count(db)
        .await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}
