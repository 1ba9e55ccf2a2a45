//! The thread (le fil): links between words, findings, decisions, actions, effects and what is shared.

use crate::{Actor, App, Result, Subject, db};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeSet;

mod link {
    //! The table `thread_links`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thread_links")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub from_subject: String,
        pub to_subject: String,
        pub because: String,
        pub organisation_id: Uuid,
        pub at: DateTimeUtc,
        pub by_actor: String,
        pub by_role: String,
        pub withdrawn_at: Option<DateTimeUtc>,
        pub withdrawn_because: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// One link: this led to that. Never changed, only withdrawn with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadLink {
    /// What came before.
    pub from: Subject,
    /// What came of it.
    pub to: Subject,
    /// Why they are linked: a code, said to readers by the message `thread-because-…`.
    pub because: String,
    /// When it was linked.
    pub at: Timestamp,
    /// The role that signed it.
    pub by_role: String,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
}

pub(crate) struct NewLink<'a> {
    pub id: Uuid,
    pub from: &'a Subject,
    pub to: &'a Subject,
    pub because: &'a str,
    pub organisation: Uuid,
    pub at: Timestamp,
}

pub(crate) async fn insert(tx: &impl ConnectionTrait, new: &NewLink<'_>, actor: &Actor) -> Result<()> {
    link::Entity::insert(link::ActiveModel {
        id: Set(new.id),
        from_subject: Set(new.from.to_string()),
        to_subject: Set(new.to.to_string()),
        because: Set(new.because.to_owned()),
        organisation_id: Set(new.organisation),
        at: Set(db::stored_time(new.at)),
        by_actor: Set(actor.signature()),
        by_role: Set(actor.signing_role(Some(new.organisation)).to_owned()),
        withdrawn_at: Set(None),
        withdrawn_because: Set(None),
    })
    .on_conflict(
        OnConflict::columns([
            link::Column::FromSubject,
            link::Column::ToSubject,
            link::Column::Because,
        ])
        .value(link::Column::WithdrawnAt, Option::<chrono::DateTime<chrono::Utc>>::None)
        .value(link::Column::WithdrawnBecause, Option::<String>::None)
        .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

pub(crate) async fn withdraw(tx: &impl ConnectionTrait, subject: &Subject, because: &str, at: Timestamp) -> Result<()> {
    let name = subject.to_string();
    link::Entity::update_many()
        .col_expr(link::Column::WithdrawnAt, Expr::value(db::stored_time(at)))
        .col_expr(link::Column::WithdrawnBecause, Expr::value(because))
        .filter(
            link::Column::FromSubject
                .eq(name.clone())
                .or(link::Column::ToSubject.eq(name)),
        )
        .filter(link::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

pub(crate) async fn withdraw_one(
    tx: &impl ConnectionTrait,
    (from, to, because): (&Subject, &Subject, &str),
    why: &str,
    at: Timestamp,
) -> Result<()> {
    link::Entity::update_many()
        .col_expr(link::Column::WithdrawnAt, Expr::value(db::stored_time(at)))
        .col_expr(link::Column::WithdrawnBecause, Expr::value(why))
        .filter(link::Column::FromSubject.eq(from.to_string()))
        .filter(link::Column::ToSubject.eq(to.to_string()))
        .filter(link::Column::Because.eq(because))
        .filter(link::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Which way to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards what came of it.
    Forward,
    /// Towards what asked for it.
    Back,
}

/// Direct links of some subjects, oldest first; withdrawn ones come too, and say why.
///
/// # Errors
/// When the database does not answer.
pub async fn links(app: &App, subjects: &[Subject], way: Way) -> Result<Vec<ThreadLink>> {
    let column = match way {
        Way::Forward => link::Column::FromSubject,
        Way::Back => link::Column::ToSubject,
    };
    let mut found = Vec::new();
    for some in subjects.chunks(400) {
        let rows = link::Entity::find()
            .filter(column.is_in(some.iter().map(ToString::to_string)))
            .order_by_asc(link::Column::At)
            .all(app.db.read())
            .await?;
        found.extend(rows.into_iter().filter_map(read_back));
    }
    Ok(found)
}

fn read_back(row: link::Model) -> Option<ThreadLink> {
    Some(ThreadLink {
        from: row.from_subject.parse().ok()?,
        to: row.to_subject.parse().ok()?,
        because: row.because,
        at: db::time(row.at),
        by_role: row.by_role,
        withdrawn: row.withdrawn_at.map(|_| row.withdrawn_because.unwrap_or_default()),
    })
}

/// Everything that leads to a subject and comes of it, as far as links go: first back, then
/// forward, never sideways, so that a project's thread does not drag in every other project that
/// the same words fed. `most` bounds how many links are read.
///
/// # Errors
/// When the database does not answer.
pub async fn walk(app: &App, from: &Subject, most: usize) -> Result<Vec<ThreadLink>> {
    let mut all = Vec::new();
    for way in [Way::Back, Way::Forward] {
        let mut seen = BTreeSet::from([from.clone()]);
        let mut edge = vec![from.clone()];
        while !edge.is_empty() && all.len() < most {
            let step = links(app, &edge, way).await?;
            edge.clear();
            for link in step {
                let next = if way == Way::Forward { &link.to } else { &link.from };
                if link.withdrawn.is_none() && seen.insert(next.clone()) {
                    edge.push(next.clone());
                }
                all.push(link);
            }
        }
    }
    all.truncate(most);
    Ok(all)
}
