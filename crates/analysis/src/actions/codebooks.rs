//! Adding, changing, moving and retiring themes.

use super::present;
use crate::{
    StudyId, ThemeId,
    codebook::{Codebook, Theme, ThemeText},
    store,
    store::codebooks::NewTheme,
    study::Study,
};
use platform::{Actor, App, Change, Error, Permission, Result, Scope};
use serde_json::json;

/// Adds a theme at the end of its level.
///
/// # Errors
/// [`Error::Invalid`] as [`ThemeText::checked`]; [`Error::Conflict`] while people read.
pub(crate) async fn add(app: &App, actor: &Actor, id: StudyId, text: ThemeText) -> Result<ThemeId> {
    let (mut change, study, book) = begin(app, actor, id).await?;
    let text = text.checked(&book, None)?;
    let theme = ThemeId(change.fresh_id());
    let new = NewTheme {
        id: theme,
        parent: text.parent,
        name: text.name,
        definition: text.definition,
        examples: text.examples,
        starter_key: None,
    };
    let position = book.themes.iter().map(|theme| theme.position + 1).max().unwrap_or(0);
    store::codebooks::insert_theme(&change, study.organisation, book.id, &new, position).await?;
    end(&mut change, "theme.add", theme, &study, &book).await?;
    change.commit().await?;
    Ok(theme)
}

/// Changes what a theme says; what it said before is kept.
///
/// # Errors
/// As [`add`]; [`Error::Conflict`] when somebody else changed it meanwhile.
pub(crate) async fn edit(
    app: &App,
    actor: &Actor,
    id: StudyId,
    theme: ThemeId,
    text: ThemeText,
    version: i64,
) -> Result<()> {
    let (mut change, study, book) = begin(app, actor, id).await?;
    let old = running(&book, theme)?;
    let text = text.checked(&book, Some(theme))?;
    store::codebooks::update_theme(&change, old, study.organisation, &text, version).await?;
    end(&mut change, "theme.edit", theme, &study, &book).await?;
    change.commit().await
}

/// Retires a theme: codes that were put stay, new ones cannot be. Or takes it up again.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`].
pub(crate) async fn retire(app: &App, actor: &Actor, id: StudyId, theme: ThemeId, retired: bool) -> Result<()> {
    let (mut change, study, book) = begin(app, actor, id).await?;
    let old = book.theme(theme).ok_or(Error::NotFound)?;
    if old.retired_at.is_some() == retired {
        return Err(Error::Conflict("analysis-theme-changed"));
    }
    store::codebooks::set_retired(&change, theme, retired).await?;
    end(
        &mut change,
        if retired { "theme.retire" } else { "theme.resume" },
        theme,
        &study,
        &book,
    )
    .await?;
    change.commit().await
}

/// Moves a theme one place up or down among its siblings.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`].
pub(crate) async fn move_by(app: &App, actor: &Actor, id: StudyId, theme: ThemeId, up: bool) -> Result<()> {
    let (mut change, study, book) = begin(app, actor, id).await?;
    let moved = running(&book, theme)?;
    let mut order: Vec<ThemeId> = book
        .running()
        .filter(|t| t.parent == moved.parent)
        .map(|t| t.id)
        .collect();
    let at = order.iter().position(|t| *t == theme).ok_or(Error::NotFound)?;
    let other = if up {
        at.checked_sub(1)
    } else {
        Some(at + 1).filter(|n| *n < order.len())
    };
    // At either end there is nowhere to go, and nothing to say about it.
    let Some(other) = other else { return Ok(()) };
    order.swap(at, other);
    let all = spread(&book, &order);
    store::codebooks::set_positions(&change, &all).await?;
    end(&mut change, "theme.move", theme, &study, &book).await?;
    change.commit().await
}

/// All running themes with one level in a new order.
fn spread(book: &Codebook, order: &[ThemeId]) -> Vec<ThemeId> {
    let mut moved = order.iter();
    book.running()
        .map(|theme| {
            if order.contains(&theme.id) {
                moved.next().copied().unwrap_or(theme.id)
            } else {
                theme.id
            }
        })
        .collect()
}

fn running(book: &Codebook, theme: ThemeId) -> Result<&Theme> {
    book.running().find(|t| t.id == theme).ok_or(Error::NotFound)
}

async fn begin(app: &App, actor: &Actor, id: StudyId) -> Result<(Change, Study, Codebook)> {
    let scope: Scope = actor.scope(Permission::ManageStudies)?;
    let change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    study.may_edit_codebook(&facts)?;
    let book = store::codebooks::read(change.tx(), &scope, study.codebook).await?;
    Ok((change, study, book))
}

async fn end(change: &mut Change, verb: &'static str, theme: ThemeId, study: &Study, book: &Codebook) -> Result<()> {
    store::codebooks::touch(change, book.id).await?;
    let detail = json!({ "study": study.id, "codebook": book.id, "codebook_version": book.version + 1 });
    change.audit(verb, &theme.subject(), Some(study.organisation), &detail);
    Ok(())
}
