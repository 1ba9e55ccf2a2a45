//! The same resources as JSON, under `/api/v1`: every step of a study, through the same actions as the pages.

mod classes;
mod codebook;
mod drafts;
mod findings;
mod learning;
mod meaning;
mod reading;
mod studies;
mod summaries;
mod themes;
mod trends;
mod words;

use crate::{
    ThemeId,
    coding::{Codes, Tone},
};
use platform::{App, Error, Result};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// The routes, with their description.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(studies::list_studies, studies::open_study))
        .routes(routes!(studies::show_study))
        .routes(routes!(studies::brief_study))
        .routes(routes!(studies::draw_study_sample))
        .routes(routes!(studies::list_study_readers, studies::appoint_study_reader))
        .routes(routes!(studies::release_study_reader))
        .routes(routes!(codebook::show_codebook, codebook::add_theme))
        .routes(routes!(codebook::edit_theme))
        .routes(routes!(codebook::retire_theme))
        .routes(routes!(codebook::move_theme))
        .merge(reading_routes())
        .merge(class_routes())
        .merge(finding_routes())
}

fn reading_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(reading::show_reading))
        .routes(routes!(reading::save_coding))
        .routes(routes!(reading::finish_reading))
        .routes(routes!(reading::list_codings))
        .routes(routes!(reading::show_agreement))
        .routes(routes!(reading::list_disagreements))
        .routes(routes!(reading::settle_disagreement))
        .routes(routes!(learning::show_model, learning::learn_study))
        .routes(routes!(learning::next_proposal))
        .routes(routes!(learning::code_expression))
        .routes(routes!(learning::decide_proposal))
        .routes(routes!(themes::list_themes))
        .routes(routes!(themes::show_theme))
        .routes(routes!(themes::list_theme_expressions))
        .routes(routes!(summaries::show_theme_summary))
        .merge(draft_routes())
}

fn draft_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            drafts::show_machine_draft,
            drafts::ask_machine_draft,
            drafts::delete_machine_draft
        ))
        .routes(routes!(drafts::stop_machine_draft))
        .routes(routes!(drafts::show_draft_policy, drafts::set_draft_policy))
}

fn class_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(classes::list_classes, classes::search_classes))
        .routes(routes!(classes::stop_classes))
        .routes(routes!(classes::show_class))
        .routes(routes!(classes::list_class_expressions))
        .routes(routes!(meaning::show_meaning, meaning::read_meaning))
        .routes(routes!(meaning::stop_meaning))
        .routes(routes!(trends::list_trends))
        .routes(routes!(words::list_words))
        .routes(routes!(words::list_contexts))
}

fn finding_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(findings::list_findings, findings::write_finding))
        .routes(routes!(findings::show_finding, findings::rewrite_finding))
        .routes(routes!(findings::agree_finding))
        .routes(routes!(findings::disagree_finding))
        .routes(routes!(findings::take_back_answer))
}

/// What was made.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MadeInStudies {
    /// Its id.
    id: Uuid,
}

/// Codes of one expression, as a body gives them.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
pub(crate) struct CodesJson {
    /// Ids of themes.
    #[serde(default)]
    themes: Vec<Uuid>,
    /// Says that no theme of the codebook fits.
    #[serde(default)]
    nothing: bool,
    /// `positive`, `negative`, `mixed` or `neutral`.
    #[serde(default)]
    tone: Option<String>,
}

impl CodesJson {
    /// What they say.
    fn codes(&self) -> Result<Codes> {
        let tone = match self.tone.as_deref() {
            None | Some("") => None,
            Some(code) => {
                Some(Tone::from_code(code).ok_or_else(|| Error::invalid("tone", "analysis-coding-tone-missing"))?)
            }
        };
        Ok(Codes {
            themes: self.themes.iter().copied().map(ThemeId).collect(),
            nothing: self.nothing,
            tone,
        })
    }
}

/// Codes of one expression, as an answer gives them.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CodesView {
    /// Ids of themes.
    themes: Vec<Uuid>,
    /// Nothing of the codebook fits.
    nothing: bool,
    /// `positive`, `negative`, `mixed` or `neutral`.
    #[serde(skip_serializing_if = "Option::is_none")]
    tone: Option<&'static str>,
}

impl From<&Codes> for CodesView {
    fn from(codes: &Codes) -> Self {
        Self {
            themes: codes.themes.iter().map(|theme| theme.0).collect(),
            nothing: codes.nothing,
            tone: codes.tone.map(Tone::code),
        }
    }
}
