//! Both engines find the same.

use platform::{
    App,
    search::{self, Entry, Query, facet},
};
use verbatim::analyser;

const TEXTS: [(&str, &str); 5] = [
    ("Trois heures d’attente aux urgences", "negative"),
    ("L'accueil était chaleureux, merci", "positive"),
    ("Attente longue, mais l’accueil est bon", "negative"),
    ("Les repas sont servis froids", "negative"),
    ("J'ai attendu l’ambulance de 9 h à 15 h", "negative"),
];

async fn filled(app: &App) {
    let entries: Vec<Entry> = TEXTS
        .iter()
        .enumerate()
        .map(|(n, (text, polarity))| Entry {
            number: i64::try_from(n).unwrap() + 1,
            terms: analyser::tokens(text).into_iter().map(|token| token.term).collect(),
            facets: vec![facet("polarity", polarity), facet("every", "one")],
        })
        .collect();
    let tx = app.db.begin().await.unwrap();
    search::put(&tx, "things", &entries).await.unwrap();
    tx.commit().await.unwrap();
}

async fn found(app: &App, typed: &str) -> Vec<i64> {
    let query = Query {
        limit: 10,
        ..Query::default()
    }
    .words(&analyser::query(typed));
    search::find(&app.db, "things", &query).await.unwrap()
}

#[tokio::test]
async fn words_are_found_without_accents_and_in_any_form() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    filled(&app).await;

    assert_eq!(found(&app, "ACCUEIL").await, [3, 2]);
    assert_eq!(found(&app, "etait chaleureuse").await, [2]);
    assert_eq!(found(&app, "repas froid").await, [4]);
}

#[tokio::test]
async fn a_phrase_is_found_in_its_order_only() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    filled(&app).await;

    assert_eq!(found(&app, "\"attente aux urgences\"").await, [1]);
    assert!(found(&app, "\"urgences attente\"").await.is_empty());
}

#[tokio::test]
async fn the_beginning_of_a_word_is_enough_with_a_star() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    filled(&app).await;

    assert_eq!(found(&app, "ambul*").await, [5]);
}

#[tokio::test]
async fn signs_of_the_engines_own_languages_are_only_words() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    filled(&app).await;

    for typed in [
        "' OR 1=1 --",
        "a & ! | <-> :*",
        "NEAR(",
        "\"",
        "words : x",
        "\\",
        "*",
        "😀",
        "' '' '",
    ] {
        found(&app, typed).await;
    }
}

#[tokio::test]
async fn facets_filter_count_and_page() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    filled(&app).await;
    let negative = || {
        Query {
            limit: 2,
            ..Query::default()
        }
        .any(vec![facet("polarity", "negative")])
    };

    let first = search::find(&app.db, "things", &negative()).await.unwrap();
    let second = search::find(
        &app.db,
        "things",
        &Query {
            before: Some(4),
            ..negative()
        },
    )
    .await
    .unwrap();

    assert_eq!(first, [5, 4]);
    assert_eq!(second, [3, 1]);
    assert_eq!(
        search::count(&app.db, "things", &negative(), 100).await.unwrap(),
        search::Count { n: 4, more: false }
    );
    assert_eq!(
        search::count(&app.db, "things", &negative(), 3).await.unwrap(),
        search::Count { n: 3, more: true }
    );
    let nobody = Query::default().any(Vec::new());
    assert_eq!(search::count(&app.db, "things", &nobody, 10).await.unwrap().n, 0);
}

#[tokio::test]
async fn a_removed_document_is_not_found_and_a_replaced_one_is_found_by_its_new_words() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    filled(&app).await;
    let tx = app.db.begin().await.unwrap();
    search::remove(&tx, "things", &[4]).await.unwrap();
    let terms = analyser::tokens("La douche était froide")
        .into_iter()
        .map(|token| token.term)
        .collect();
    search::replace(
        &tx,
        "things",
        &[Entry {
            number: 1,
            terms,
            facets: Vec::new(),
        }],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();

    assert!(found(&app, "repas").await.is_empty());
    assert!(found(&app, "urgences").await.is_empty());
    assert_eq!(found(&app, "douche").await, [1]);
}
