//! The tables `finess_registers` and `finess_sites`: one register for the whole installation, no tenant's.

use super::tables::{finess_register, finess_site};
use crate::finess::{
    register::{Format, NotedRecord, RegisterRead, Site, SiteKind},
    tidied,
};
use jiff::{Timestamp, civil::Date};
use platform::{Change, Error, Result, db, text::folded};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
};
use std::collections::BTreeSet;

platform::id!(RegisterId, "finess_register");

/// Establishments that a search shows.
pub const MOST_FOUND: u64 = 50;
/// Numbers of one statement.
const NUMBERS: usize = 400;
/// Words of a search that are looked at.
const MOST_WORDS: usize = 8;
/// Characters of the key of a search: an index takes no longer ones.
const LONGEST_KEY: usize = 300;

/// The register that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which of the two files it was.
    pub format: Format,
    /// The day that it tells the state of.
    pub told_on: Date,
    /// When it was imported.
    pub imported_at: Timestamp,
    /// Records that were left out.
    pub left_out_count: i64,
    /// The first of them.
    pub noted: Vec<NotedRecord>,
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Establishments.
    pub establishments: u64,
    /// Those of them that are closed.
    pub closed: u64,
    /// Legal entities.
    pub legal_entities: u64,
}

/// The register that is kept, if any was imported.
pub async fn find(db: &impl ConnectionTrait) -> Result<Option<Kept>> {
    let row = finess_register::Entity::find()
        .order_by_desc(finess_register::Column::Number)
        .one(db)
        .await?;
    row.map(|row| {
        Ok(Kept {
            format: Format::from_code(&row.format)
                .ok_or_else(|| Error::internal(anyhow::anyhow!("a register has an unknown format")))?,
            told_on: db::date(row.told_on),
            imported_at: db::time(row.imported_at),
            left_out_count: row.left_out_count,
            noted: serde_json::from_value(row.noted)?,
        })
    })
    .transpose()
}

/// The number of the import that this change makes. Until it ends, another one waits here, and then sees what it wrote.
pub async fn begin_import(change: &mut Change) -> Result<i64> {
    change.next_number("finess_registers").await
}

/// Notes an import.
pub async fn insert_register(change: &Change, id: RegisterId, number: i64, read: &RegisterRead) -> Result<()> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let row = finess_register::ActiveModel {
        id: Set(id.0),
        number: Set(number),
        format: Set(read.format.code().to_owned()),
        told_on: Set(db::stored_date(read.day)),
        site_count: Set(count(read.site_count)),
        left_out_count: Set(count(read.left_out_count)),
        noted: Set(serde_json::to_value(&read.noted)?),
        imported_at: Set(change.stored_at()),
        imported_by: Set(change.actor().person()),
    };
    finess_register::Entity::insert(row)
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// Forgets everything that an earlier register said.
pub async fn remove_sites(tx: &impl ConnectionTrait) -> Result<()> {
    finess_site::Entity::delete_many().exec(tx).await?;
    Ok(())
}

/// Writes a batch of a register.
pub async fn insert_sites(tx: &impl ConnectionTrait, sites: &[Site]) -> Result<()> {
    for piece in db::pieces(sites.len()) {
        finess_site::Entity::insert_many(sites[piece].iter().map(model_of))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn model_of(site: &Site) -> finess_site::ActiveModel {
    let key = folded(&format!("{} {}", site.name, site.town.as_deref().unwrap_or_default()));
    finess_site::ActiveModel {
        number: Set(site.number.clone()),
        kind: Set(site.kind.code().to_owned()),
        name: Set(site.name.clone()),
        search_key: Set(key.chars().take(LONGEST_KEY).collect()),
        legal_entity: Set(site.legal_entity.clone()),
        category: Set(site.category.clone()),
        postal_code: Set(site.postal_code.clone()),
        town: Set(site.town.clone()),
        department: Set(site.department.clone()),
        opened_on: Set(site.opened_on.map(db::stored_date)),
        closed_on: Set(site.closed_on.map(db::stored_date)),
        is_closed: Set(site.is_closed),
    }
}

fn read_back(row: finess_site::Model) -> Site {
    Site {
        number: row.number,
        kind: SiteKind::from_code(&row.kind).unwrap_or(SiteKind::Establishment),
        name: row.name,
        legal_entity: row.legal_entity,
        category: row.category,
        postal_code: row.postal_code,
        town: row.town,
        department: row.department,
        opened_on: row.opened_on.map(db::date),
        closed_on: row.closed_on.map(db::date),
        is_closed: row.is_closed,
    }
}

/// Those that have these numbers; a number may stand for two.
pub async fn of_numbers(db: &impl ConnectionTrait, numbers: &[String]) -> Result<Vec<Site>> {
    let mut found = Vec::new();
    for some in numbers.chunks(NUMBERS) {
        let rows = finess_site::Entity::find()
            .filter(finess_site::Column::Number.is_in(some))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(read_back));
    }
    Ok(found)
}

/// Those of these numbers that some establishment says to belong to: the extract has no other trace of a legal entity.
pub async fn entities(db: &impl ConnectionTrait, numbers: &[String]) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for some in numbers.chunks(NUMBERS) {
        let rows: Vec<String> = finess_site::Entity::find()
            .select_only()
            .column(finess_site::Column::LegalEntity)
            .distinct()
            .filter(finess_site::Column::LegalEntity.is_in(some))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Those whose number begins with this, or whose name and town have all its words: the first fifty by name.
pub async fn search(db: &impl ConnectionTrait, text: &str) -> Result<Vec<Site>> {
    let folded = folded(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut named = Condition::all();
    let mut is_asked = false;
    for word in words.take(MOST_WORDS) {
        named = named.add(finess_site::Column::SearchKey.contains(word));
        is_asked = true;
    }
    if !is_asked {
        return Ok(Vec::new());
    }
    let number = tidied(text);
    let is_number = number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut wanted = Condition::any().add(named);
    if is_number && number.bytes().any(|byte| byte.is_ascii_digit()) {
        wanted = wanted.add(finess_site::Column::Number.starts_with(number.as_str()));
    }
    let rows = finess_site::Entity::find()
        .filter(wanted)
        .order_by_asc(finess_site::Column::SearchKey)
        .order_by_asc(finess_site::Column::Number)
        .order_by_asc(finess_site::Column::Kind)
        .limit(MOST_FOUND)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// How many there are, and how many are closed on this day.
pub async fn counts(db: &impl ConnectionTrait, today: Date) -> Result<Counts> {
    let of = |kind: SiteKind| finess_site::Entity::find().filter(finess_site::Column::Kind.eq(kind.code()));
    let closed = Condition::any()
        .add(finess_site::Column::IsClosed.eq(true))
        .add(finess_site::Column::ClosedOn.lte(db::stored_date(today)));
    Ok(Counts {
        establishments: of(SiteKind::Establishment).count(db).await?,
        closed: of(SiteKind::Establishment).filter(closed).count(db).await?,
        legal_entities: of(SiteKind::LegalEntity).count(db).await?,
    })
}
