//! The few real verbatims that best cover a theme: chosen, never written.

use crate::{
    StudyId, ThemeId, store,
    store::themes::{Asked, Narrow},
    tally::Says,
};
use expressions::{ExpressionId, SharedExpression};
use platform::{Actor, App, Error, Permission, Result, Scope};
use verbatim::{
    analyser::tokens,
    reinert::Lexicon,
    summary::{Chosen, Settings, summary},
};

/// Expressions that are read to choose from: the latest.
pub(crate) const MOST_READ: u64 = 300;
/// With fewer than this, all are read as fast as a choice of them.
pub(crate) const LEAST: usize = 8;
/// Expressions that are chosen.
const QUOTES: usize = 3;
/// Terms that count.
const MOST_TERMS: usize = 2_000;

/// What was chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summary {
    /// With how many of those read each stands closest to, itself included.
    pub quotes: Vec<(SharedExpression, i64)>,
    /// Expressions that were read to choose from.
    pub read: i64,
}

/// Chooses for one theme, of the words that people coded with it or that the tool proposes; nothing for a small theme.
///
/// # Errors
/// [`platform::Error::NotFound`] outside the scope.
pub(crate) async fn of_theme(app: &App, actor: &Actor, id: StudyId, theme: ThemeId, says: Says) -> Result<Summary> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let reading = actor.scope(Permission::ReadExpressions)?;
    store::studies::get(app, &scope, id).await?;
    let words = read(app, (&scope, &reading), id, theme, says).await?;
    if words.len() < LEAST {
        return Ok(Summary::default());
    }
    tokio::task::spawn_blocking(move || summed_up(words))
        .await
        .map_err(Error::internal)
}

/// The latest shared words of a theme, of which some are to be chosen, the highest number first. The first scope is that of
/// studies, the second that of their words.
pub(crate) async fn read(
    app: &App,
    (scope, reading): (&Scope, &Scope),
    id: StudyId,
    theme: ThemeId,
    says: Says,
) -> Result<Vec<SharedExpression>> {
    let asked = Asked {
        study: id,
        theme,
        says,
        narrow: &Narrow::default(),
        after: None,
        limit: MOST_READ,
    };
    let carried = store::themes::list(app, scope, &asked).await?;
    let ids: Vec<ExpressionId> = carried.iter().map(|one| one.expression).collect();
    let mut words = expressions::get_shared(app, reading, &ids).await?;
    words.sort_by_key(|one| std::cmp::Reverse(one.number));
    Ok(words)
}

fn summed_up(words: Vec<SharedExpression>) -> Summary {
    let made = covering(&words, QUOTES);
    let quote = |one: &Chosen| {
        let stands_for = i64::try_from(one.stands_for).unwrap_or(0);
        Some((words.get(one.text)?.clone(), stands_for))
    };
    Summary {
        quotes: made.iter().filter_map(quote).collect(),
        read: i64::try_from(words.len()).unwrap_or(0),
    }
}

/// Those that best cover what all of them say, best first; fewer than asked when the rest would add nothing.
pub(crate) fn covering(words: &[SharedExpression], most: usize) -> Vec<Chosen> {
    let texts = words.iter().map(|one| one.text.as_str());
    let lexicon = Lexicon::of(texts.clone(), 2, MOST_TERMS);
    let lengths: Vec<u32> = texts
        .map(|text| u32::try_from(tokens(text).len()).unwrap_or(u32::MAX))
        .collect();
    let settings = Settings {
        texts: most,
        ..Settings::default()
    };
    summary(&lexicon.matrix, &lengths, &[], &settings)
}
