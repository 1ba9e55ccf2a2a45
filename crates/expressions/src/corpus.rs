//! Reading the corpus: what the other rooms and the pages ask of it.

use crate::{
    expression::{ExpressionId, SharedExpression},
    filter::Filter,
    store,
};
use platform::{
    App, Error, PublicText, Result, Scope,
    search::{self, Count},
};

/// The collection of the full text; an entry's number is the expression's.
pub(crate) const COLLECTION: &str = "expressions";
/// Counting stops here: a page says "more than 10,000".
pub const MOST_COUNTED: i64 = 10_000;

/// The expressions that a filter keeps, newest number first; `before` is the last number of the page before.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    app: &App,
    scope: &Scope,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<SharedExpression>> {
    let numbers = found(app, scope, filter, before, limit).await?;
    store::expression::by_numbers(app, scope, &numbers).await
}

/// How many a filter keeps, counted up to [`MOST_COUNTED`].
///
/// # Errors
/// When the database does not answer.
pub async fn count(app: &App, scope: &Scope, filter: &Filter) -> Result<Count> {
    search::count(&app.db, COLLECTION, &filter.search(scope), MOST_COUNTED).await
}

/// A page of a filter and how many it keeps, asked of the database at the same time: neither waits for the other.
///
/// # Errors
/// When the database does not answer.
pub async fn listed(
    app: &App,
    scope: &Scope,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<(Vec<SharedExpression>, Count)> {
    tokio::try_join!(list(app, scope, filter, before, limit), count(app, scope, filter))
}

/// The newest `limit` expressions of a filter as ids and numbers; for a whole corpus see [`each_page`].
///
/// # Errors
/// When the database does not answer.
pub async fn numbers(app: &App, scope: &Scope, filter: &Filter, limit: u64) -> Result<Vec<(ExpressionId, i64)>> {
    let numbers = found(app, scope, filter, None, limit).await?;
    store::expression::ids_of(app, scope, &numbers).await
}

/// Every expression of a filter, page by page, in memory that does not grow with the corpus:
/// `while let Some(page) = pages.next().await? { … }`.
#[must_use]
pub fn each_page<'a>(app: &'a App, scope: &'a Scope, filter: &'a Filter) -> Pages<'a> {
    Pages {
        app,
        scope,
        filter,
        before: None,
        is_over: false,
    }
}

/// The pages of [`each_page`].
pub struct Pages<'a> {
    app: &'a App,
    scope: &'a Scope,
    filter: &'a Filter,
    before: Option<i64>,
    is_over: bool,
}

/// How many expressions a page of [`Pages`] holds.
const PAGE: u64 = 2000;

impl Pages<'_> {
    /// The next ids and numbers, newest first; `None` at the end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next(&mut self) -> Result<Option<Vec<(ExpressionId, i64)>>> {
        if self.is_over {
            return Ok(None);
        }
        let numbers = found(self.app, self.scope, self.filter, self.before, PAGE).await?;
        self.is_over = (numbers.len() as u64) < PAGE;
        let Some(last) = numbers.last().copied() else {
            return Ok(None);
        };
        self.before = Some(last);
        Ok(Some(store::expression::ids_of(self.app, self.scope, &numbers).await?))
    }
}

async fn found(app: &App, scope: &Scope, filter: &Filter, before: Option<i64>, limit: u64) -> Result<Vec<i64>> {
    let mut query = filter.search(scope);
    query.before = before;
    query.limit = limit;
    search::find(&app.db, COLLECTION, &query).await
}

/// These expressions, in this order; those that are withdrawn, not shared or out of the scope are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn get_shared(app: &App, scope: &Scope, ids: &[ExpressionId]) -> Result<Vec<SharedExpression>> {
    store::expression::by_ids(app, scope, ids).await
}

/// One shared expression.
///
/// # Errors
/// [`Error::NotFound`] when it is withdrawn, not shared, or out of the scope.
pub async fn get_one(app: &App, scope: &Scope, id: ExpressionId) -> Result<SharedExpression> {
    get_shared(app, scope, &[id]).await?.pop().ok_or(Error::NotFound)
}

/// One shared expression by its number on screen.
///
/// # Errors
/// As [`get_one`].
pub async fn shared_by_number(app: &App, scope: &Scope, number: i64) -> Result<SharedExpression> {
    store::expression::by_numbers(app, scope, &[number])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// Of these expressions, the words that everybody may read: shared, and allowed by their author or, where the
/// author was not asked, by the legal basis of their source.
///
/// # Errors
/// When the database does not answer.
pub async fn public_words(app: &App, ids: &[ExpressionId]) -> Result<Vec<(ExpressionId, PublicText)>> {
    let words = store::expression::publishable(app, ids).await?;
    Ok(words
        .into_iter()
        .map(|(id, text)| (id, PublicText::authorised(text)))
        .collect())
}
