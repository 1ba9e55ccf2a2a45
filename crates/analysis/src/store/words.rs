//! The words of a corpus, and which stand together.

use super::{
    statement,
    tables::{corpus_word, word_pair},
};
use crate::{
    ClassificationId,
    classification::{Classification, CorpusWord, WordPair, describe::Found},
    tally::LEAST_SHOWN,
};
use platform::{App, Result, Scope};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};

/// Rows of one statement, well under what SQLite takes.
const ROWS: usize = 500;

/// The words that most expressions use first.
pub(crate) async fn list(app: &App, scope: &Scope, of: ClassificationId) -> Result<Vec<CorpusWord>> {
    let rows = corpus_word::Entity::find()
        .filter(corpus_word::Column::ClassificationId.eq(of.0))
        .filter(scope.condition(corpus_word::Column::OrganisationId))
        .order_by_desc(corpus_word::Column::TextCount)
        .order_by_asc(corpus_word::Column::Term)
        .all(app.db.read())
        .await?;
    let one = |row: corpus_word::Model| CorpusWord {
        term: row.term,
        form: row.form,
        text_count: row.text_count,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Words that stand together, the most bound first.
pub(crate) async fn pairs(app: &App, scope: &Scope, of: ClassificationId) -> Result<Vec<WordPair>> {
    let rows = word_pair::Entity::find()
        .filter(word_pair::Column::ClassificationId.eq(of.0))
        .filter(scope.condition(word_pair::Column::OrganisationId))
        .order_by_desc(word_pair::Column::Jaccard)
        .order_by_asc(word_pair::Column::FirstTerm)
        .order_by_asc(word_pair::Column::SecondTerm)
        .all(app.db.read())
        .await?;
    let one = |row: word_pair::Model| WordPair {
        terms: [row.first_term, row.second_term],
        together: row.together_count,
        jaccard: row.jaccard,
        in_tree: row.in_tree,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Writes them.
pub(super) async fn insert(tx: &impl ConnectionTrait, of: &Classification, found: &Found) -> Result<()> {
    let word = |one: &CorpusWord| corpus_word::ActiveModel {
        classification_id: Set(of.id.0),
        term: Set(one.term.clone()),
        organisation_id: Set(of.organisation),
        form: Set(one.form.clone()),
        text_count: Set(one.text_count),
    };
    for some in found.words.chunks(ROWS) {
        corpus_word::Entity::insert_many(some.iter().map(word))
            .exec_without_returning(tx)
            .await?;
    }
    let pair = |one: &WordPair| word_pair::ActiveModel {
        classification_id: Set(of.id.0),
        first_term: Set(one.terms[0].clone()),
        second_term: Set(one.terms[1].clone()),
        organisation_id: Set(of.organisation),
        together_count: Set(one.together),
        jaccard: Set(one.jaccard),
        in_tree: Set(one.in_tree),
    };
    for some in found.pairs.chunks(ROWS) {
        word_pair::Entity::insert_many(some.iter().map(pair))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Takes out the words and pairs that too few expressions may still have, were all that went among them.
pub(super) async fn forget_few(tx: &impl ConnectionTrait, of: ClassificationId) -> Result<()> {
    for sql in [
        "delete from corpus_words where classification_id = $1 and text_count - \
         (select gone_count from classifications where id = $1) < $2",
        "delete from corpus_word_pairs where classification_id = $1 and together_count - \
         (select gone_count from classifications where id = $1) < $2",
    ] {
        tx.execute_raw(statement(tx, sql, vec![of.0.into(), LEAST_SHOWN.into()]))
            .await?;
    }
    Ok(())
}
