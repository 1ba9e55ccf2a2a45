//! The words of a corpus, as JSON.

use crate::{
    StudyId,
    actions::{self, concordance::Context},
    classification::figure,
    store,
};
use axum::extract::State;
use platform::{
    App, Error, Permission, Reader,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A word and how many expressions use it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordJson {
    /// As it is most often written.
    word: String,
    /// The term of the analyser.
    term: String,
    text_count: i64,
}

/// Two words that stand together.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordPairJson {
    terms: [String; 2],
    /// Expressions that say both.
    together_count: i64,
    jaccard: f64,
    /// The pair is of the maximum spanning tree.
    in_tree: bool,
}

/// The words of a corpus.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CountedWords {
    /// Those that most expressions use first; none that less than five use.
    words: Vec<WordJson>,
    pairs: Vec<WordPairJson>,
}

/// The words of a corpus.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyWords {
    words: CountedWords,
}

/// The words of a study's corpus, as they were counted with the last search for classes.
#[utoipa::path(get, path = "/studies/{id}/words", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = StudyWords), (status = 404)))]
pub(crate) async fn list_words(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<StudyWords> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = store::classifications::shown(&app, &scope, id)
        .await?
        .ok_or(Error::NotFound)?;
    let words = store::words::list(&app, &scope, of.id).await?;
    let pairs = store::words::pairs(&app, &scope, of.id).await?;
    let word = |one: crate::classification::CorpusWord| WordJson {
        word: one.form,
        term: one.term,
        text_count: one.text_count,
    };
    let pair = |one: crate::classification::WordPair| WordPairJson {
        terms: one.terms,
        together_count: one.together,
        jaccard: figure(one.jaccard),
        in_tree: one.in_tree,
    };
    Ok(Json(StudyWords {
        words: CountedWords {
            words: words.into_iter().map(word).collect(),
            pairs: pairs.into_iter().map(pair).collect(),
        },
    }))
}

/// The word that is searched, and where the list begins.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct ContextsQuery {
    word: String,
    /// The `next` of the page before.
    #[serde(default)]
    before: Option<i64>,
}

/// A word in its context: shared words only.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ContextJson {
    number: i64,
    expression: Uuid,
    before: String,
    word: String,
    after: String,
}

impl From<&Context> for ContextJson {
    fn from(one: &Context) -> Self {
        let text = one.expression.text.as_str();
        Self {
            number: one.expression.number,
            expression: one.expression.id.0,
            before: text[one.before.clone()].to_owned(),
            word: text[one.word.clone()].to_owned(),
            after: text[one.after.clone()].to_owned(),
        }
    }
}

/// A page of contexts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordContexts {
    contexts: Vec<ContextJson>,
    /// Give it as `before` for the next page; none at the end.
    next: Option<i64>,
}

/// A word in its context in the corpus of a study, the latest to arrive first.
#[utoipa::path(get, path = "/studies/{id}/contexts", tag = "analysis", params(("id" = Uuid, Path), ContextsQuery),
    responses((status = 200, body = WordContexts), (status = 404), (status = 422)))]
pub(crate) async fn list_contexts(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    ApiQuery(query): ApiQuery<ContextsQuery>,
) -> Api<WordContexts> {
    t.actor.scope(Permission::ReadStudies)?;
    let word = actions::concordance::Word::of(&query.word);
    let word = word.ok_or_else(|| Error::invalid("word", "analysis-context-no-word"))?;
    let page = actions::concordance::contexts(&app, &t.actor, id, &word, query.before, 50).await?;
    Ok(Json(WordContexts {
        contexts: page.found.iter().map(Into::into).collect(),
        next: page.next,
    }))
}
