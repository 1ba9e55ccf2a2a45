//! Themes as JSON: counts of people and of the tool apart, and the expressions behind each.

use crate::{
    StudyId, ThemeId,
    coding::Tone,
    pages::theme_table::{self, Place, Row},
    store::{
        self,
        themes::{Asked, Narrow},
    },
    tally::{Axis, Says},
};
use axum::extract::State;
use platform::{
    App, Error, Permission, Reader,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A theme with its counts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CountedTheme {
    id: Uuid,
    name: String,
    /// Expressions that people coded with it.
    people: i64,
    /// Expressions for which the tool proposes it; never added to the others.
    tool: i64,
}

/// Themes with their counts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Themes {
    themes: Vec<CountedTheme>,
}

/// The themes of a study, in reading order.
#[utoipa::path(get, path = "/studies/{id}/themes", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = Themes), (status = 404)))]
pub(crate) async fn list_themes(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<Themes> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(&app, &scope, id).await?;
    let book = store::codebooks::get(&app, &scope, study.codebook).await?;
    let totals = store::tallies::totals(&app, id).await?;
    let themes = book.themes.iter().map(|theme| {
        let (people, tool) = totals.get(&theme.id).copied().unwrap_or_default();
        CountedTheme {
            id: theme.id.0,
            name: book.full_name(theme.id),
            people,
            tool,
        }
    });
    Ok(Json(Themes {
        themes: themes.collect(),
    }))
}

/// Counts of one month or place by tone; nothing where a number is small, or would tell a small one.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SlotJson {
    /// `2026-11`, a place, or empty for what has none.
    slot: String,
    positive: Option<i64>,
    negative: Option<i64>,
    mixed: Option<i64>,
    neutral: Option<i64>,
    total: Option<i64>,
}

impl From<Row> for SlotJson {
    fn from(row: Row) -> Self {
        let of = |tone| Some(row.counts.of(tone));
        Self {
            positive: of(Tone::Positive),
            negative: of(Tone::Negative),
            mixed: of(Tone::Mixed),
            neutral: of(Tone::Neutral),
            total: Some(row.counts.total()),
            slot: row.slot,
        }
    }
}

impl From<Place> for SlotJson {
    fn from(place: Place) -> Self {
        Self {
            positive: place.of(Tone::Positive),
            negative: place.of(Tone::Negative),
            mixed: place.of(Tone::Mixed),
            neutral: place.of(Tone::Neutral),
            total: place.total,
            slot: place.name,
        }
    }
}

/// What one voice says over time and place.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct VoiceJson {
    months: Vec<SlotJson>,
    places: Vec<SlotJson>,
}

/// A theme over time and place.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ThemeCounts {
    id: Uuid,
    name: String,
    people: VoiceJson,
    tool: VoiceJson,
}

/// A theme over time and place.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneTheme {
    theme: ThemeCounts,
}

/// One theme over time and place; people and the tool apart.
#[utoipa::path(get, path = "/studies/{id}/themes/{theme}", tag = "analysis", params(("id" = Uuid, Path), ("theme" = Uuid, Path)),
    responses((status = 200, body = OneTheme), (status = 404)))]
pub(crate) async fn show_theme(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Api<OneTheme> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(&app, &scope, id).await?;
    let book = store::codebooks::get(&app, &scope, study.codebook).await?;
    book.theme(theme).ok_or(Error::NotFound)?;
    let months = store::tallies::of_theme(&app, id, theme, Axis::Month).await?;
    let places = store::tallies::of_theme(&app, id, theme, Axis::Place).await?;
    let voice = |says| VoiceJson {
        months: theme_table::rows(&months, says)
            .into_iter()
            .map(SlotJson::from)
            .collect(),
        places: theme_table::places(theme_table::rows(&places, says))
            .into_iter()
            .map(SlotJson::from)
            .collect(),
    };
    let counts = ThemeCounts {
        id: theme.0,
        name: book.full_name(theme),
        people: voice(Says::People),
        tool: voice(Says::Tool),
    };
    Ok(Json(OneTheme { theme: counts }))
}

/// What narrows the list.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct ExpressionsQuery {
    /// `people` or `tool`.
    #[serde(default)]
    says: String,
    /// `2026-11`.
    #[serde(default)]
    month: Option<String>,
    #[serde(default)]
    place: Option<String>,
    /// `positive`, `negative`, `mixed` or `neutral`.
    #[serde(default)]
    tone: String,
    /// The month of the last expression of the page before.
    #[serde(default)]
    after_month: Option<String>,
    /// Its number.
    #[serde(default)]
    after: Option<i64>,
}

/// One expression of a theme.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CarriedJson {
    number: i64,
    expression: Uuid,
    tone: &'static str,
    month: String,
    /// Only for what the tool proposes.
    confidence: Option<f64>,
}

/// Expressions of a theme.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CarriedExpressions {
    expressions: Vec<CarriedJson>,
}

/// Expressions of a theme, latest month first, 50 at most.
#[utoipa::path(get, path = "/studies/{id}/themes/{theme}/expressions", tag = "analysis",
    params(("id" = Uuid, Path), ("theme" = Uuid, Path), ExpressionsQuery), responses((status = 200, body = CarriedExpressions), (status = 404)))]
pub(crate) async fn list_theme_expressions(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    ApiQuery(query): ApiQuery<ExpressionsQuery>,
) -> Api<CarriedExpressions> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let narrow = Narrow {
        month: query.month,
        place: query.place,
        tone: Tone::from_code(&query.tone),
    };
    let after = query.after_month.zip(query.after);
    let says = Says::from_code(&query.says);
    let asked = Asked {
        study: id,
        theme,
        says,
        narrow: &narrow,
        after: after.as_ref(),
        limit: 50,
    };
    let found = store::themes::list(&app, &scope, &asked).await?;
    #[expect(clippy::cast_precision_loss, reason = "between 0 and 1000")]
    let json = found.into_iter().map(|one| CarriedJson {
        number: one.number,
        expression: one.expression.0,
        tone: one.tone.code(),
        month: one.month,
        confidence: one.proposal.map(|p| p.confidence as f64 / 1000.0),
    });
    Ok(Json(CarriedExpressions {
        expressions: json.collect(),
    }))
}
