//! /instruments/{id}/sections: the parts of an instrument, with what opens them.

use super::{
    instrument::{read_typed, saved, typed},
    item::{crumbs, seen, when, yes},
    parts::{FieldError, Link, errors},
};
use crate::{
    actions::instruments::{Edit, edit},
    campaign::{InstrumentId, Version},
    instrument::Section,
};
use askama::Template;
use axum::{extract::State, response::Response};
use platform::{
    App, Error, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, Path},
};
use serde::Deserialize;

/// A section as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SectionForm {
    #[serde(default)]
    edit: i64,
    #[serde(default)]
    key: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    when: String,
    #[serde(default)]
    random: String,
    #[serde(default)]
    regional: String,
}

#[derive(Template)]
#[template(path = "instrument_section.html")]
struct SectionPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    action: String,
    back: String,
    form: SectionForm,
    said: Said,
    errors: Vec<FieldError>,
}

fn section_page(
    t: &Reader,
    id: InstrumentId,
    version: &Version,
    action: String,
    form: SectionForm,
    said: Said,
) -> Result<Page> {
    let title = t.say("questionnaires-section");
    let page = SectionPage {
        crumbs: crumbs(t, id, version),
        action,
        back: format!("/instruments/{id}"),
        form,
        errors: errors(&said),
        said,
        title: title.clone(),
        t: t.clone(),
    };
    Page::work("questionnaires", title, &page)
}

pub(super) async fn new_section(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Page> {
    let version = seen(&app, &t, id).await?;
    let form = SectionForm {
        edit: version.edit,
        key: format!("bloc_{}", version.content.sections.len() + 1),
        ..SectionForm::default()
    };
    section_page(
        &t,
        id,
        &version,
        format!("/instruments/{id}/sections"),
        form,
        Said::default(),
    )
}

pub(super) async fn section(
    State(app): State<App>,
    t: Reader,
    Path((id, key)): Path<(InstrumentId, String)>,
) -> Result<Page> {
    let version = seen(&app, &t, id).await?;
    let section = version
        .content
        .sections
        .iter()
        .find(|section| section.key == key)
        .ok_or(Error::NotFound)?;
    let form = SectionForm {
        edit: version.edit,
        key: section.key.clone(),
        title: typed(&section.title, version.content.language()),
        when: section.when.as_ref().map_or_else(String::new, ToString::to_string),
        random: yes(section.random),
        regional: yes(section.regional),
    };
    section_page(
        &t,
        id,
        &version,
        format!("/instruments/{id}/sections/{key}"),
        form,
        Said::default(),
    )
}

pub(super) async fn add_section(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Form(form): Form<SectionForm>,
) -> Result<Response> {
    let version = seen(&app, &t, id).await?;
    put_section(
        &app,
        &t,
        id,
        &version,
        None,
        form,
        format!("/instruments/{id}/sections"),
    )
    .await
}

pub(super) async fn save_section(
    State(app): State<App>,
    t: Reader,
    Path((id, key)): Path<(InstrumentId, String)>,
    Form(form): Form<SectionForm>,
) -> Result<Response> {
    let version = seen(&app, &t, id).await?;
    let action = format!("/instruments/{id}/sections/{key}");
    put_section(&app, &t, id, &version, Some(key), form, action).await
}

async fn put_section(
    app: &App,
    t: &Reader,
    id: InstrumentId,
    version: &Version,
    key: Option<String>,
    form: SectionForm,
    action: String,
) -> Result<Response> {
    let mut problems = Problems::new();
    let when = when(t, &form.when, &mut problems);
    let outcome = match problems.check() {
        Ok(()) => {
            let section = Section {
                key: form.key.trim().to_owned(),
                title: read_typed(&form.title, version.content.language()),
                when,
                random: form.random == "yes",
                regional: form.regional == "yes",
                items: Vec::new(),
            };
            let change = Edit::Section {
                key,
                section: Box::new(section),
            };
            edit(app, &t.actor, id, form.edit, change).await
        }
        Err(error) => Err(error),
    };
    saved(t, id, outcome, |said| section_page(t, id, version, action, form, said))
}
