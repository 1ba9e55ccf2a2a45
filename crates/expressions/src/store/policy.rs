//! The tables `review_policies` and `mask_words`: how an organisation de-identifies.

use crate::masking::Review;
use platform::{Change, Result};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};
use verbatim::deidentify::{Dates, Lists};

mod row {
    //! The table `review_policies`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_policies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: Uuid,
        pub review: String,
        pub masks_days: bool,
        pub version: i64,
        pub changed_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod word {
    //! The table `mask_words`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mask_words")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub word_key: String,
        pub word: String,
        pub choice: String,
        pub at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// An organisation's policy; version 0 is the policy of the house, never changed there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Policy {
    /// When a person must look.
    pub(crate) review: Review,
    /// Does the day of an exact date go, so that its month is left?
    pub(crate) masks_days: bool,
    /// Against two people editing at once.
    pub(crate) version: i64,
}

/// The policy of an organisation. The caller has checked its scope.
pub(crate) async fn get(db: &impl ConnectionTrait, organisation: Uuid) -> Result<Policy> {
    let found = row::Entity::find_by_id(organisation).one(db).await?;
    Ok(found.map_or(
        Policy {
            review: Review::Doubtful,
            masks_days: false,
            version: 0,
        },
        |kept| Policy {
            review: Review::from_code(&kept.review).unwrap_or(Review::Doubtful),
            masks_days: kept.masks_days,
            version: kept.version,
        },
    ))
}

/// Writes a policy over the version that was read; false when somebody changed it meanwhile.
pub(crate) async fn save(
    change: &Change,
    organisation: Uuid,
    (review, masks_days): (Review, bool),
    version: i64,
) -> Result<bool> {
    let at = change.stored_at();
    if version == 0 {
        let first = row::ActiveModel {
            organisation_id: Set(organisation),
            review: Set(review.code().to_owned()),
            masks_days: Set(masks_days),
            version: Set(1),
            changed_at: Set(at),
        };
        let once = OnConflict::column(row::Column::OrganisationId).do_nothing().to_owned();
        return Ok(row::Entity::insert(first)
            .on_conflict(once)
            .exec_without_returning(change.tx())
            .await?
            == 1);
    }
    let done = row::Entity::update_many()
        .col_expr(row::Column::Review, Expr::value(review.code()))
        .col_expr(row::Column::MasksDays, Expr::value(masks_days))
        .col_expr(row::Column::Version, Expr::value(version + 1))
        .col_expr(row::Column::ChangedAt, Expr::value(at))
        .filter(row::Column::OrganisationId.eq(organisation))
        .filter(row::Column::Version.eq(version))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected == 1)
}

/// A word that an organisation always or never masks.
#[derive(Clone, Debug)]
pub(crate) struct MaskWord {
    /// As it was typed.
    pub(crate) word: String,
    /// Always, else never.
    pub(crate) always: bool,
}

/// Most words of an organisation.
const MOST_WORDS: u64 = 2000;

/// The words of an organisation, in alphabetical order. The caller has checked its scope.
pub(crate) async fn words(db: &impl ConnectionTrait, organisation: Uuid) -> Result<Vec<MaskWord>> {
    let rows = word::Entity::find()
        .filter(word::Column::OrganisationId.eq(organisation))
        .order_by_asc(word::Column::WordKey)
        .limit(MOST_WORDS)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| MaskWord {
            word: row.word,
            always: row.choice == "always",
        })
        .collect())
}

/// The same as the engine takes them.
pub(crate) async fn lists(db: &impl ConnectionTrait, organisation: Uuid, policy: Policy) -> Result<Lists> {
    let words = words(db, organisation).await?;
    let of = |always: bool| {
        words
            .iter()
            .filter(|w| w.always == always)
            .map(|w| w.word.as_str())
            .collect::<Vec<_>>()
    };
    let dates = if policy.masks_days {
        Dates::MonthAndYear
    } else {
        Dates::Kept
    };
    Ok(Lists::new(&of(true), &of(false)).under(verbatim::deidentify::Policy { dates }))
}

/// Puts a word on a list, in the place of where it was.
pub(crate) async fn put_word(change: &Change, organisation: Uuid, typed: &str, always: bool) -> Result<()> {
    let row = word::ActiveModel {
        organisation_id: Set(organisation),
        word_key: Set(platform::text::folded(typed)),
        word: Set(typed.to_owned()),
        choice: Set(if always { "always" } else { "never" }.to_owned()),
        at: Set(change.stored_at()),
    };
    word::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([word::Column::OrganisationId, word::Column::WordKey])
                .update_columns([word::Column::Word, word::Column::Choice, word::Column::At])
                .to_owned(),
        )
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// Takes a word off its list.
pub(crate) async fn remove_word(change: &Change, organisation: Uuid, typed: &str) -> Result<()> {
    word::Entity::delete_many()
        .filter(word::Column::OrganisationId.eq(organisation))
        .filter(word::Column::WordKey.eq(platform::text::folded(typed)))
        .exec(change.tx())
        .await?;
    Ok(())
}
