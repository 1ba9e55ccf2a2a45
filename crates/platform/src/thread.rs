//! The thread (le fil): links between words, findings, decisions, actions, effects and what is shared.

use crate::{Actor, App, Result, Subject, db};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::OnConflict,
};
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

/// How the kinds of a thread stand to each other: the ground floor knows none of them.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Where the walk turns round: from a sheet back to its project, then on to all that came of the project.
    pub turn: &'static str,
    /// What stands at the beginning and may be many: read last, so that it never hides the rest.
    pub voice: &'static str,
    /// Most links that are read of the voices.
    pub voices_most: usize,
    /// Most links that are read of everything else.
    pub most: usize,
}

/// A thread from beginning to end.
#[derive(Clone, Debug)]
pub struct Walked {
    /// Its links; withdrawn ones come too, and lead nowhere.
    pub links: Vec<ThreadLink>,
    /// Were there more than [`Route`] lets be read?
    pub cut: bool,
}

/// The whole thread of a subject, from whichever end one takes it: back to what asked for it, on to
/// what came of it, and beside that to what else led there (the study and the theme of a finding).
/// Never sideways: a project does not drag in another one that the same finding fed, nor one voice
/// the other voices of a finding.
///
/// # Errors
/// When the database does not answer.
pub async fn walk(app: &App, from: &Subject, route: Route) -> Result<Walked> {
    let mut walk = Walk {
        app,
        route,
        seen: BTreeSet::from([from.clone()]),
        links: Vec::new(),
        left: route.most,
        cut: false,
    };
    let no_voices = format!("{}/%", route.voice);
    let back = walk.all(vec![from.clone()], Way::Back, &[&no_voices]).await?;
    let mut edge = vec![from.clone()];
    edge.extend(back.into_iter().filter(|subject| subject.kind() == route.turn));
    let came = walk.all(edge, Way::Forward, &[]).await?;
    let own_kind = format!("{}/%", from.kind());
    walk.all(came, Way::Back, &[&no_voices, &own_kind]).await?;
    walk.left = route.voices_most;
    // One voice is told alone; anything else, with everybody who asked for it.
    if from.kind() != route.voice {
        walk.voices().await?;
    }
    Ok(Walked {
        links: walk.links,
        cut: walk.cut,
    })
}

struct Walk<'a> {
    app: &'a App,
    route: Route,
    seen: BTreeSet<Subject>,
    links: Vec<ThreadLink>,
    left: usize,
    cut: bool,
}

impl Walk<'_> {
    /// Goes one way to the end, leaving out what begins like one of `but`; answers the subjects that it met first.
    async fn all(&mut self, mut edge: Vec<Subject>, way: Way, but: &[&str]) -> Result<Vec<Subject>> {
        let mut met = Vec::new();
        while !edge.is_empty() {
            let found = self.step(&edge, way, |far| {
                but.iter()
                    .fold(Condition::all(), |all, start| all.add(far.not_like(*start)))
            });
            let found = found.await?;
            edge.clear();
            for link in found {
                let next = if way == Way::Forward { &link.to } else { &link.from };
                if link.withdrawn.is_none() && self.seen.insert(next.clone()) {
                    edge.push(next.clone());
                    met.push(next.clone());
                }
                if !self.links.contains(&link) {
                    self.links.push(link);
                }
            }
        }
        Ok(met)
    }

    /// The voices of everything that was met.
    async fn voices(&mut self) -> Result<()> {
        let all: Vec<Subject> = self.seen.iter().cloned().collect();
        let start = format!("{}/%", self.route.voice);
        let found = self
            .step(&all, Way::Back, |far| Condition::all().add(far.like(&start)))
            .await?;
        self.links.extend(found);
        Ok(())
    }

    async fn step(
        &mut self,
        edge: &[Subject],
        way: Way,
        only: impl Fn(link::Column) -> Condition,
    ) -> Result<Vec<ThreadLink>> {
        let (near, far) = match way {
            Way::Forward => (link::Column::FromSubject, link::Column::ToSubject),
            Way::Back => (link::Column::ToSubject, link::Column::FromSubject),
        };
        let mut found = Vec::new();
        for some in edge.chunks(400) {
            // One more than may be kept tells that there are more.
            let rows = link::Entity::find()
                .filter(near.is_in(some.iter().map(ToString::to_string)))
                .filter(only(far))
                .order_by_asc(link::Column::At)
                .order_by_asc(link::Column::Id)
                .limit(u64::try_from(self.left + 1).unwrap_or(u64::MAX))
                .all(self.app.db.read())
                .await?;
            self.cut |= rows.len() > self.left;
            let kept = rows.len().min(self.left);
            self.left -= kept;
            found.extend(rows.into_iter().take(kept).filter_map(read_back));
        }
        Ok(found)
    }
}
