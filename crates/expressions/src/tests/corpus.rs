//! Reading the corpus: search, filters, order, pages, and what may be shown to everybody.

use super::*;
use crate::{Filter, Month, corpus};

async fn corpus_of(app: &App) {
    import(
        app,
        "ID;Avis;Ressenti;Date;Département;Canal\n\
         1;L’accueil des urgences était débordé;Négatif;05/01/2026;Rhône;Internet\n\
         2;Accueil souriant, bien accueillie;Positif;10/03/2026;Rhône;Courrier\n\
         3;La prise en charge de la douleur a tardé;Négatif;12/12/2025;Ain;Internet\n\
         4;RAS;Neutre;12/03/2026;Ain;Internet\n",
        "Avis",
    )
    .await
    .expect("imports");
}

async fn found(app: &App, actor: &Actor, query: &str) -> Vec<String> {
    let filter: Filter = serde_html_form::from_str(query).expect("a filter");
    let scope = actor.scope(Permission::ReadExpressions).expect("may");
    let list = corpus::list(app, &scope, &filter, None, 50).await.expect("lists");
    let count = corpus::count(app, &scope, &filter).await.expect("counts");
    assert_eq!(count.n, i64::try_from(list.len()).expect("few"), "{query}");
    list.into_iter()
        .map(|e| e.text.as_str().split_whitespace().next().unwrap_or("").to_owned())
        .collect()
}

#[tokio::test]
async fn words_phrases_and_filters_find_the_same_on_every_engine() {
    let app = app().await;
    corpus_of(&app).await;
    let reader = actor(Role::Representative);
    for (query, expected) in [
        ("", &["La", "Accueil", "L’accueil"][..]),
        ("q=ACCUEIL", &["Accueil", "L’accueil"]),
        ("q=%22prise+en+charge%22", &["La"]),
        ("q=%22charge+en+prise%22", &[]),
        ("q=d%C3%A9bord%C3%A9e", &["L’accueil"]),
        ("polarity=negative", &["La", "L’accueil"]),
        ("polarity=negative&place=Rh%C3%B4ne", &["L’accueil"]),
        ("from=2026-01", &["Accueil", "L’accueil"]),
        ("to=2025-12", &["La"]),
        ("from=2026-02&to=2026-12", &["Accueil"]),
        ("a=Canal:Internet", &["La", "L’accueil"]),
        ("a=Canal:Internet&a=Canal:Courrier", &["La", "Accueil", "L’accueil"]),
        ("blank=yes", &["RAS"]),
        ("q=%3F%21", &[]),
    ] {
        assert_eq!(found(&app, &reader, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_reader_of_another_organisation_finds_nothing() {
    let app = app().await;
    corpus_of(&app).await;
    let stranger = testkit::actor_in(Role::Quality, sea_orm::prelude::Uuid::from_u128(99));
    assert!(found(&app, &stranger, "").await.is_empty());
    assert!(
        found(&app, &stranger, &format!("organisation={ORGANISATION}"))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    let app = app().await;
    let text = (0..120).fold("Avis\n".to_owned(), |text, n| {
        text + &format!("Une attente de {n} minutes\n")
    });
    import(&app, &text, "Avis").await.expect("imports");
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let filter = Filter::default();
    let first = corpus::list(&app, &scope, &filter, None, 50).await.expect("lists");
    let second = corpus::list(&app, &scope, &filter, first.last().map(|e| e.number), 50)
        .await
        .expect("lists");
    assert_eq!(first.last().expect("50").number, second[0].number + 1);

    let mut pages = corpus::each_page(&app, &scope, &filter);
    let mut count = 0;
    while let Some(page) = pages.next().await.expect("reads") {
        count += page.len();
    }
    assert_eq!(count, 120);
}

#[tokio::test]
async fn words_are_public_only_where_the_source_or_the_author_allows_it() {
    let app = app().await;
    corpus_of(&app).await;
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let ids: Vec<_> = corpus::numbers(&app, &scope, &Filter::default(), 10)
        .await
        .expect("lists")
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert!(corpus::public_words(&app, &ids).await.expect("reads").is_empty());

    let id = begin(&app, "Avis\nUne parole que tous peuvent lire\n", "a.csv")
        .await
        .expect("begins");
    let seen = source(&app, id).await;
    let settings = imports::Settings {
        version: seen.version,
        name: "Ouvert".into(),
        mapping: seen.mapping,
        basis: seen.basis,
        retention_months: 12,
        allows_publication: true,
    };
    imports::save(&app, &quality(), id, settings).await.expect("saves");
    imports::run(&app, &quality(), id).await.expect("starts");
    platform::jobs::drain(&app).await.expect("runs");
    let open = Filter {
        source: Some(id),
        ..Filter::default()
    };
    let ids: Vec<_> = corpus::numbers(&app, &scope, &open, 10)
        .await
        .expect("lists")
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let words = corpus::public_words(&app, &ids).await.expect("reads");
    assert_eq!(words[0].1.as_str(), "Une parole que tous peuvent lire");
}

#[tokio::test]
async fn a_filter_says_what_it_keeps_in_both_languages() {
    let app = app().await;
    let filter = Filter {
        q: "accueil".into(),
        from: Month::parse("2026-03"),
        ..Filter::default()
    };
    for language in platform::Language::ALL {
        let t = platform::Reader::new(app.messages.clone(), language, Actor::Visitor, app.clock.today());
        let said = filter.describe(&t);
        assert!(
            said.contains("accueil") && said.contains("2026") && !said.contains("expressions-"),
            "{said}"
        );
    }
}
