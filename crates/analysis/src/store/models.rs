//! Models, learned or the starter: bytes, figures, what they learned from and how far they read.

use super::{tables::model, theme_list, themes_json};
use crate::{
    StudyId, ThemeId,
    learning::{ByMeaning, Figures, Learned, ModelOrigin},
};
use jiff::Timestamp;
use platform::{App, Change, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

/// A model without its bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    pub id: Uuid,
    pub origin: ModelOrigin,
    /// The themes that it proposes for.
    pub themes: Vec<ThemeId>,
    pub trained_count: i64,
    pub figures: Figures,
    pub learned_at: Timestamp,
    /// When it had read the whole corpus; none while it reads.
    pub proposed_at: Option<Timestamp>,
    /// Expressions read.
    pub read_count: i64,
    /// Of these, those for which it proposed nothing: « I don't know ».
    pub unknown_count: i64,
}

/// The latest model of a study.
pub(crate) async fn latest(app: &App, scope: &Scope, study: StudyId) -> Result<Option<Sheet>> {
    // The columns without the bytes: a page must not read megabytes to show a date.
    type Row = (
        Uuid,
        serde_json::Value,
        i64,
        serde_json::Value,
        DateTimeUtc,
        Option<DateTimeUtc>,
        i64,
        i64,
        String,
    );
    let row: Option<Row> = model::Entity::find()
        .select_only()
        .columns([
            model::Column::Id,
            model::Column::Themes,
            model::Column::TrainedCount,
            model::Column::Figures,
            model::Column::LearnedAt,
            model::Column::ProposedAt,
            model::Column::ReadCount,
            model::Column::UnknownCount,
            model::Column::Origin,
        ])
        .filter(model::Column::StudyId.eq(study.0))
        .filter(scope.condition(model::Column::OrganisationId))
        .order_by_desc(model::Column::LearnedAt)
        .order_by_desc(model::Column::Id)
        .limit(1)
        .into_tuple()
        .one(app.db.read())
        .await?;
    let Some((id, themes, trained_count, figures, learned_at, proposed_at, read_count, unknown_count, origin)) = row
    else {
        return Ok(None);
    };
    Ok(Some(Sheet {
        id,
        origin: ModelOrigin::from_code(&origin),
        themes: theme_list(&themes),
        trained_count,
        figures: serde_json::from_value(figures)?,
        learned_at: db::time(learned_at),
        proposed_at: proposed_at.map(db::time),
        read_count,
        unknown_count,
    }))
}

/// Did a model learn, or is it the starter?
pub(crate) async fn origin(app: &App, id: Uuid) -> Result<ModelOrigin> {
    let code: Option<String> = model::Entity::find_by_id(id)
        .select_only()
        .column(model::Column::Origin)
        .into_tuple()
        .one(app.db.read())
        .await?;
    Ok(ModelOrigin::from_code(&code.ok_or(platform::Error::NotFound)?))
}

/// A learned model to use, with the themes that its labels stand for.
///
/// # Errors
/// [`platform::Error::Conflict`] when another version of the engine wrote it: learn again.
pub(crate) async fn open(app: &App, id: Uuid) -> Result<(Learned, Vec<ThemeId>)> {
    let row = model::Entity::find_by_id(id)
        .one(app.db.read())
        .await?
        .ok_or(platform::Error::NotFound)?;
    let read = |bytes: &[u8]| {
        verbatim::linear::Model::from_bytes(bytes)
            .map_err(|_| platform::Error::Conflict("analysis-model-of-another-version"))
    };
    let learned = Learned {
        themes: read(&row.theme_model)?,
        tones: read(&row.polarity_model)?,
    };
    Ok((learned, theme_list(&row.themes)))
}

/// What a model is worth and what it looks at.
pub(crate) async fn figures(app: &App, id: Uuid) -> Result<Figures> {
    let figures: Option<serde_json::Value> = model::Entity::find_by_id(id)
        .select_only()
        .column(model::Column::Figures)
        .into_tuple()
        .one(app.db.read())
        .await?;
    Ok(serde_json::from_value(figures.ok_or(platform::Error::NotFound)?)?)
}

/// Writes what was learned; earlier models lose their bytes, their figures stay.
pub(crate) async fn insert(
    change: &Change,
    study: StudyId,
    organisation: Uuid,
    learned: &Learned,
    figures: &Figures,
) -> Result<Uuid> {
    let row = model::ActiveModel {
        theme_model: Set(learned.themes.to_bytes()),
        polarity_model: Set(learned.tones.to_bytes()),
        trained_count: Set(figures.examples),
        figures: Set(serde_json::to_value(figures)?),
        origin: Set(ModelOrigin::Learned.code().to_owned()),
        ..unlearned(change, study, organisation)?
    };
    replace(change, study, row, figures.themes.iter().map(|(theme, _)| theme)).await
}

/// Writes that the starter proposes for some themes; it is in the program, so that nothing of it is kept. Earlier models
/// lose their bytes, their figures stay.
pub(crate) async fn insert_starter(
    change: &Change,
    study: StudyId,
    organisation: Uuid,
    themes: &[ThemeId],
) -> Result<Uuid> {
    let row = unlearned(change, study, organisation)?;
    replace(change, study, row, themes).await
}

/// A model that learned nothing of its study.
fn unlearned(change: &Change, study: StudyId, organisation: Uuid) -> Result<model::ActiveModel> {
    Ok(model::ActiveModel {
        study_id: Set(study.0),
        organisation_id: Set(organisation),
        theme_model: Set(Vec::new()),
        polarity_model: Set(Vec::new()),
        trained_count: Set(0),
        figures: Set(serde_json::to_value(Figures::default())?),
        learned_at: Set(change.stored_at()),
        proposed_at: Set(None),
        read_count: Set(0),
        unknown_count: Set(0),
        origin: Set(ModelOrigin::Starter.code().to_owned()),
        ..Default::default()
    })
}

async fn replace<'t>(
    change: &Change,
    study: StudyId,
    row: model::ActiveModel,
    themes: impl IntoIterator<Item = &'t ThemeId>,
) -> Result<Uuid> {
    let id = change.fresh_id();
    let row = model::ActiveModel {
        id: Set(id),
        themes: Set(themes_json(themes)),
        ..row
    };
    model::Entity::update_many()
        .col_expr(model::Column::ThemeModel, Expr::value(Vec::<u8>::new()))
        .col_expr(model::Column::PolarityModel, Expr::value(Vec::<u8>::new()))
        .filter(model::Column::StudyId.eq(study.0))
        .exec(change.tx())
        .await?;
    model::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(id)
}

/// Forgets what models keep of what expressions mean, and of which words they were learned: a model that hears meaning
/// has a fingerprint of each text that it learned from. Its figures stay; says whether there was something.
pub(crate) async fn forget_meaning(tx: &impl ConnectionTrait, study: StudyId) -> Result<bool> {
    let rows: Vec<(Uuid, serde_json::Value)> = model::Entity::find()
        .select_only()
        .columns([model::Column::Id, model::Column::Figures])
        .filter(model::Column::StudyId.eq(study.0))
        .order_by_desc(model::Column::LearnedAt)
        .order_by_desc(model::Column::Id)
        .limit(1)
        .into_tuple()
        .all(tx)
        .await?;
    let Some((id, figures)) = rows.into_iter().next() else {
        return Ok(false);
    };
    let figures: Figures = serde_json::from_value(figures)?;
    if figures.by_meaning == ByMeaning::default() {
        return Ok(false);
    }
    model::Entity::update_many()
        .col_expr(model::Column::ThemeModel, Expr::value(Vec::<u8>::new()))
        .col_expr(model::Column::PolarityModel, Expr::value(Vec::<u8>::new()))
        .filter(model::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(true)
}

/// Notes how far a model read; `over` once it read everything.
pub(crate) async fn note(change: &Change, id: Uuid, read: i64, unknown: i64, over: bool) -> Result<()> {
    model::Entity::update_many()
        .col_expr(model::Column::ReadCount, Expr::value(read))
        .col_expr(model::Column::UnknownCount, Expr::value(unknown))
        .col_expr(model::Column::ProposedAt, Expr::value(over.then(|| change.stored_at())))
        .filter(model::Column::Id.eq(id))
        .exec(change.tx())
        .await?;
    Ok(())
}
