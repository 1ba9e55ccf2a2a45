//! `/sheets`: what everybody may read, as JSON.

use crate::{
    actions::respond,
    catalogue::{self, Asked, PAGE},
    public::{PublicSheet, PublishedSheet},
    reply::{NewContactRequest, NewReuse},
    sheet::SheetId,
    store,
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A line of the catalogue.
#[derive(Serialize, ToSchema)]
pub struct SheetLineJson {
    id: uuid::Uuid,
    title: String,
    organisation: String,
    url: String,
    theme: String,
    discipline: String,
    outcome: String,
    maturity: String,
    establishment_status: String,
    region: String,
    #[schema(format = DateTime)]
    published_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl SheetLineJson {
    fn of(app: &App, sheet: PublicSheet) -> Self {
        Self {
            id: sheet.id.0,
            title: sheet.title,
            organisation: sheet.organisation,
            url: format!("{}{}", app.settings.address, sheet.url),
            theme: sheet.theme,
            discipline: sheet.discipline,
            outcome: sheet.outcome,
            maturity: sheet.maturity,
            establishment_status: sheet.establishment_status,
            region: sheet.region,
            published_at: sheet.published_at.to_string(),
            updated_at: sheet.updated_at.to_string(),
        }
    }
}

/// A page of the catalogue.
#[derive(Serialize, ToSchema)]
pub struct SheetsJson {
    sheets: Vec<SheetLineJson>,
    /// How many there are on all pages.
    total: u64,
    page: u64,
}

/// The public catalogue: neutral sorts only (date, title, region).
#[utoipa::path(get, path = "/sheets", tag = "publications", params(
    ("q" = Option<String>, Query, description = "Words"), ("theme" = Option<String>, Query), ("outcome" = Option<String>, Query),
    ("maturity" = Option<String>, Query), ("discipline" = Option<String>, Query), ("establishment_status" = Option<String>, Query),
    ("region" = Option<String>, Query), ("establishment" = Option<String>, Query), ("sort" = Option<String>, Query), ("page" = Option<String>, Query)
), responses((status = 200, body = SheetsJson)))]
pub async fn list(State(app): State<App>, t: Reader, ApiQuery(asked): ApiQuery<Asked>) -> Api<SheetsJson> {
    let found = catalogue::find(&app, &asked, t.language, PAGE).await?;
    let sheets = found
        .sheets
        .into_iter()
        .map(|sheet| SheetLineJson::of(&app, sheet))
        .collect();
    Ok(Json(SheetsJson {
        sheets,
        total: found.total,
        page: asked.page(),
    }))
}

/// A public file of a sheet.
#[derive(Serialize, ToSchema)]
pub struct FileJson {
    name: String,
    media_type: String,
    byte_count: i64,
    url: String,
    alternative: String,
    caption: String,
}

/// How somebody else used it.
#[derive(Serialize, ToSchema)]
pub struct ReuseJson {
    who: String,
    how: String,
    what_came: String,
    #[schema(format = DateTime)]
    told_at: String,
}

/// A published sheet, whole.
#[derive(Serialize, ToSchema)]
pub struct SheetJson {
    id: uuid::Uuid,
    title: String,
    organisation: String,
    url: String,
    /// Texts by field: `context`, `objectives`, `actions`…
    texts: BTreeMap<String, String>,
    /// Codes by field: `theme`, `outcome`, `maturity`…
    codes: BTreeMap<String, String>,
    /// Answers by criterion.
    criteria: BTreeMap<String, String>,
    contact_role: String,
    files: Vec<FileJson>,
    reuses: Vec<ReuseJson>,
    #[schema(format = DateTime)]
    published_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// The body of an answer about one published sheet.
#[derive(Serialize, ToSchema)]
pub struct OneSheetJson {
    sheet: SheetJson,
}

/// One published sheet.
#[utoipa::path(get, path = "/sheets/{id}", tag = "publications", params(("id" = uuid::Uuid, Path)), responses((status = 200, body = OneSheetJson), (status = 404)))]
pub async fn show(State(app): State<App>, Path(id): Path<SheetId>) -> Api<OneSheetJson> {
    let sheet = catalogue::published(&app, id).await?;
    let reuses = store::reuse::shown(&app, id).await?.into_iter().map(|reuse| ReuseJson {
        who: reuse.who,
        how: reuse.how,
        what_came: reuse.what_came,
        told_at: reuse.at.to_string(),
    });
    let sheet = whole(&app, &sheet, reuses.collect());
    Ok(Json(OneSheetJson { sheet }))
}

fn whole(app: &App, sheet: &PublishedSheet, reuses: Vec<ReuseJson>) -> SheetJson {
    let address = &app.settings.address;
    let codes = crate::sheet::CHOICES
        .iter()
        .filter(|field| !sheet.code(field).is_empty());
    SheetJson {
        id: sheet.id.0,
        title: sheet.title.to_string(),
        organisation: sheet.organisation_name.to_string(),
        url: format!("{address}{}", sheet.url()),
        texts: sheet
            .texts
            .iter()
            .map(|(field, text)| ((*field).to_owned(), text.to_string()))
            .collect(),
        codes: codes
            .map(|field| ((*field).to_owned(), sheet.code(field).to_owned()))
            .collect(),
        criteria: sheet
            .answers
            .iter()
            .map(|(code, text)| (code.clone(), text.to_string()))
            .collect(),
        contact_role: sheet.contact_role.to_string(),
        files: sheet.files.iter().map(|file| file_json(address, sheet, file)).collect(),
        reuses,
        published_at: sheet.first_published_at.to_string(),
        updated_at: sheet.published_at.to_string(),
    }
}

fn file_json(address: &str, sheet: &PublishedSheet, file: &crate::public::SnapshotFile) -> FileJson {
    FileJson {
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        byte_count: file.byte_count,
        url: format!("{address}{}/files/{}", sheet.url(), file.id),
        alternative: file.alternative.clone(),
        caption: file.caption.clone(),
    }
}

/// Asks the people of a sheet to be put in touch.
#[utoipa::path(post, path = "/sheets/{id}/contact", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = NewContactRequest, responses((status = 202), (status = 404), (status = 422)))]
pub async fn contact(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(request): Json<NewContactRequest>,
) -> Result<StatusCode> {
    respond::ask_contact(&app, &t.actor, id, &request).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Tells how a published experience was tried elsewhere; somebody reads it before it is shown.
#[utoipa::path(post, path = "/sheets/{id}/reuses", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = NewReuse, responses((status = 202), (status = 404), (status = 422)))]
pub async fn tell_reuse(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(reuse): Json<NewReuse>,
) -> Result<StatusCode> {
    respond::tell_reuse(&app, &t.actor, id, &reuse).await?;
    Ok(StatusCode::ACCEPTED)
}
