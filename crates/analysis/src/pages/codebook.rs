//! /studies/{id}/codebook: the themes of a study, in words.

use super::{
    classes,
    parts::{Choice, FieldError, Link, Tab, crumbs, errors, refused, study as seen, tabs},
};
use crate::{
    StudyId, ThemeId, actions,
    codebook::{Codebook, Example, Theme, ThemeText},
    store,
    study::Study,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;

/// One theme of the list.
struct ThemeRow {
    id: ThemeId,
    name: String,
    is_child: bool,
    definition: String,
    invented: Vec<String>,
    quoted: Vec<super::parts::Words>,
    base: String,
}

#[derive(Template)]
#[template(path = "codebook.html")]
struct CodebookPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    meta: String,
    rows: Vec<ThemeRow>,
    retired: Vec<ThemeRow>,
    may_edit: bool,
    locked: bool,
    new_url: String,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    let (study, book) = seen(&app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let manages = t.actor.may_in(Permission::ManageStudies, study.organisation);
    let locked = study.may_edit_codebook(&facts).is_err();
    let quoted = quoted(&app, &t, &book).await?;
    let row = |theme: &Theme| theme_row(theme, id, &quoted);
    let page = CodebookPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/codebook"),
        name: book.name.clone(),
        meta: t.count_with(
            "analysis-codebook-meta",
            facts.themes,
            &[("version", &t.number(book.version))],
        ),
        rows: book.running().map(row).collect(),
        retired: book
            .themes
            .iter()
            .filter(|theme| theme.retired_at.is_some())
            .map(row)
            .collect(),
        may_edit: manages && !locked,
        locked: manages && locked,
        new_url: format!("/studies/{id}/codebook/new"),
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-codebook"), &page)
}

/// The shared words that examples quote, by number.
async fn quoted(app: &App, t: &Reader, book: &Codebook) -> Result<Vec<super::parts::Words>> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let mut found = Vec::new();
    for example in book.running().flat_map(Theme::examples) {
        let Example::Quoted(number) = example else { continue };
        match expressions::shared_by_number(app, &scope, number).await {
            Ok(expression) => found.push(super::parts::Words::of(t, &expression)),
            // Taken back by its author, or of another organisation: it is simply no longer quoted.
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

fn theme_row(theme: &Theme, study: StudyId, quoted: &[super::parts::Words]) -> ThemeRow {
    let examples = theme.examples();
    let invented = |example: &Example| match example {
        Example::Invented(words) => Some(words.clone()),
        Example::Quoted(_) => None,
    };
    let quotes = |words: &&super::parts::Words| examples.contains(&Example::Quoted(words.number));
    let copy = |words: &super::parts::Words| super::parts::Words {
        number: words.number,
        text: words.text.clone(),
        caption: words.caption.clone(),
        url: words.url.clone(),
    };
    ThemeRow {
        id: theme.id,
        name: theme.name.clone(),
        is_child: theme.parent.is_some(),
        definition: theme.definition.clone(),
        invented: examples.iter().filter_map(invented).collect(),
        quoted: quoted.iter().filter(quotes).map(copy).collect(),
        base: format!("/studies/{study}/codebook/{}", theme.id),
    }
}

/// The form of a theme.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ThemeForm {
    #[serde(default)]
    parent: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    examples: String,
    #[serde(default)]
    version: i64,
}

impl ThemeForm {
    fn text(&self) -> ThemeText {
        ThemeText {
            parent: self.parent.parse().ok(),
            name: self.name.clone(),
            definition: self.definition.clone(),
            examples: self.examples.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "theme_form.html")]
struct FormPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    url: String,
    cancel: String,
    form: ThemeForm,
    parents: Vec<Choice>,
    said: Said,
    errors: Vec<FieldError>,
    now: Vec<(String, String)>,
    history: Vec<(String, String, String)>,
    base: String,
}

/// A class from which a theme is proposed.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct BlankQuery {
    #[serde(default)]
    class: Option<i64>,
}

pub(super) async fn blank(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<BlankQuery>,
) -> Result<Page> {
    t.actor.scope(Permission::ManageStudies)?;
    let proposed = match query.class {
        Some(place) => classes::proposed_theme(&app, &t, id, place).await?,
        None => None,
    };
    let form = proposed.map_or_else(ThemeForm::default, |(name, definition, examples)| ThemeForm {
        name,
        definition,
        examples,
        ..ThemeForm::default()
    });
    form_page(&app, t, id, None, form, Said::default(), None).await
}

pub(super) async fn edit(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Result<Page> {
    t.actor.scope(Permission::ManageStudies)?;
    let (_, book) = seen(&app, &t, id).await?;
    let present = book.theme(theme).ok_or(Error::NotFound)?;
    let form = ThemeForm {
        parent: present.parent.map(|parent| parent.to_string()).unwrap_or_default(),
        name: present.name.clone(),
        definition: present.definition.clone(),
        examples: present.examples.clone(),
        version: present.version,
    };
    form_page(&app, t, id, Some(theme), form, Said::default(), None).await
}

/// `now` is what stands, shown when somebody else changed the theme meanwhile.
async fn form_page(
    app: &App,
    t: Reader,
    id: StudyId,
    theme: Option<ThemeId>,
    form: ThemeForm,
    said: Said,
    now: Option<&Theme>,
) -> Result<Page> {
    let (study, book) = seen(app, &t, id).await?;
    let scope = t.actor.scope(Permission::ManageStudies)?;
    let base = format!("/studies/{id}/codebook");
    let title = t.say(if theme.is_some() {
        "analysis-theme-edit"
    } else {
        "analysis-theme-new"
    });
    let history = match theme {
        Some(theme) => store::codebooks::versions(app, &scope, theme).await?,
        None => Vec::new(),
    };
    let page = FormPage {
        crumbs: with_codebook(&t, &study),
        url: theme.map_or_else(|| base.clone(), |theme| format!("{base}/{theme}")),
        cancel: base.clone(),
        parents: parents(&t, &book, theme, &form.parent),
        errors: errors(&said),
        now: now
            .map(|theme| vec![(theme.name.clone(), theme.definition.clone())])
            .unwrap_or_default(),
        history: history
            .into_iter()
            .map(|(version, name, definition)| {
                (
                    t.say_one("analysis-version", "version", &t.number(version)),
                    name,
                    definition,
                )
            })
            .collect(),
        base: theme.map(|theme| format!("{base}/{theme}")).unwrap_or_default(),
        said,
        form,
        title: title.clone(),
        t,
    };
    Page::work("analysis", title, &page)
}

fn with_codebook(t: &Reader, study: &Study) -> Vec<Link> {
    let mut links = crumbs(t, study);
    links.push(Link {
        url: format!("/studies/{}/codebook", study.id),
        label: t.say("analysis-tab-codebook"),
    });
    links
}

fn parents(t: &Reader, book: &Codebook, own: Option<ThemeId>, chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice {
        value: String::new(),
        label: t.say("analysis-theme-no-parent"),
        hint: String::new(),
        chosen: chosen.is_empty(),
    }];
    let tops = book
        .running()
        .filter(|theme| theme.parent.is_none() && Some(theme.id) != own);
    choices.extend(tops.map(|theme| {
        let value = theme.id.to_string();
        Choice {
            chosen: value == chosen,
            value,
            label: theme.name.clone(),
            hint: String::new(),
        }
    }));
    choices
}

pub(super) async fn add(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Form(form): Form<ThemeForm>,
) -> Result<Response> {
    match actions::codebooks::add(&app, &t.actor, id, form.text()).await {
        Ok(_) => Ok(See::page(format!("/studies/{id}/codebook"))
            .saying("analysis-theme-added")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(form_page(&app, t, id, None, form, said, None)
                .await?
                .with_status(status)
                .into_response())
        }
    }
}

pub(super) async fn save(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Form(mut form): Form<ThemeForm>,
) -> Result<Response> {
    match actions::codebooks::edit(&app, &t.actor, id, theme, form.text(), form.version).await {
        Ok(()) => Ok(See::page(format!("/studies/{id}/codebook"))
            .saying("analysis-theme-saved")
            .into_response()),
        Err(error) => {
            let is_conflict = matches!(error, Error::Conflict(_));
            let (said, status) = refused(&t, error)?;
            let (_, book) = seen(&app, &t, id).await?;
            let present = book.theme(theme).ok_or(Error::NotFound)?;
            if is_conflict {
                form.version = present.version;
            }
            let page = form_page(&app, t, id, Some(theme), form, said, is_conflict.then_some(present)).await?;
            let page = page.with_status(status);
            Ok(page.into_response())
        }
    }
}

/// `retired=yes` retires, anything else takes up again.
#[derive(Debug, Default, Deserialize)]
pub(super) struct RetireForm {
    #[serde(default)]
    retired: String,
}

pub(super) async fn retire(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Form(form): Form<RetireForm>,
) -> Result<See> {
    let retired = form.retired != "no";
    actions::codebooks::retire(&app, &t.actor, id, theme, retired).await?;
    let message = if retired {
        "analysis-theme-retired"
    } else {
        "analysis-theme-resumed"
    };
    Ok(See::page(format!("/studies/{id}/codebook")).saying(message))
}

/// `to=up` or `to=down`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct MoveForm {
    #[serde(default)]
    to: String,
}

pub(super) async fn move_by(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Form(form): Form<MoveForm>,
) -> Result<See> {
    actions::codebooks::move_by(&app, &t.actor, id, theme, form.to == "up").await?;
    Ok(See::page(format!("/studies/{id}/codebook#theme-{theme}")))
}
