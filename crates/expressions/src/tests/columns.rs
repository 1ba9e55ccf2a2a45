//! What is kept beside the words, and what of it is masked.

use super::*;
use crate::{Filter, corpus, import::Role as Holds};

async fn attributes(app: &App) -> String {
    let scope = actor(Role::Representative)
        .scope(Permission::ReadExpressions)
        .expect("may");
    let all = corpus::list(app, &scope, &Filter::default(), None, 100)
        .await
        .expect("lists");
    let one = |e: crate::SharedExpression| format!("{:?} {:?} {:?}", e.attributes, e.place, e.unit);
    all.into_iter().map(one).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn titles_are_kept_as_attributes_and_masked_as_texts_are() {
    let app = app().await;
    let text = "Titre;Avis;Service\n\
        Merci Julie Martin;Une attente très longue;Chirurgie\n\
        Rappeler au 06 12 34 56 78;Un accueil chaleureux;Médecine\n\
        Vue au 12 rue des Lilas 25000 Besançon;Un repas froid et tardif;Chirurgie\n\
        Dossier n° 20451187 perdu;Une équipe à l’écoute;Médecine\n";

    import(&app, text, "Avis").await.expect("imports");

    let shown = attributes(&app).await;
    for gone in ["Martin", "06 12", "Lilas", "20451187"] {
        assert!(!shown.contains(gone), "{shown}");
    }
    for kept in ["Merci", "Rappeler", "perdu", "Chirurgie", "Médecine"] {
        assert!(shown.contains(kept), "{shown}");
    }
}

#[tokio::test]
async fn closed_lists_survive_and_lists_of_people_do_not() {
    let app = app().await;
    let mut text = "Avis;Reçu par;Ville;Tags\n".to_owned();
    for n in 0..20 {
        let (who, town) = [("Julie Martin", "Saint-Denis"), ("Paul Durand", "Lyon")][n % 2];
        text.push_str(&format!("Une attente de {n} minutes;{who};{town};Accueil, attente\n"));
    }

    import(&app, &text, "Avis").await.expect("imports");

    let shown = attributes(&app).await;
    assert!(!shown.contains("Martin") && !shown.contains("Durand"), "{shown}");
    assert!(
        shown.contains("Saint-Denis") && shown.contains("Accueil, attente"),
        "{shown}"
    );
}

#[tokio::test]
async fn what_windows_1252_lost_is_found_again_in_words_and_columns() {
    let app = app().await;
    let text = "Avis;Tags\nl\u{92}accueil co\u{fb}te 3 \u{80}\u{85};Accueil \u{96} écoute\n";
    let outcome = import(&app, text, "Avis").await.expect("imports");
    let again = import(&app, text, "Avis").await.expect("imports");

    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let all = corpus::list(&app, &scope, &Filter::default(), None, 10)
        .await
        .expect("lists");
    assert_eq!(all[0].text.as_str(), "l’accueil coûte 3 €…");
    assert_eq!(all[0].attributes[0].1, "Accueil – écoute");
    assert_eq!((outcome.taken, again.already), (1, 1));
}

#[tokio::test]
async fn a_dry_run_says_how_many_texts_will_wait() {
    let app = app().await;
    let text = "Avis\nMerci à madame Durieux pour sa patience\nUn accueil chaleureux\nMadame Zeller ne rappelle pas\n";
    let id = begin(&app, text, "a.csv").await.expect("begins");
    imports::try_out(&app, &quality(), id).await.expect("tries");
    platform::jobs::drain(&app).await.expect("runs");
    let tried = source(&app, id).await.trial.expect("was tried").counts;

    imports::run(&app, &quality(), id).await.expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    assert_eq!(tried, source(&app, id).await.counts);
    assert_eq!(tried.to_review, 2);
}

#[tokio::test]
async fn a_pair_of_which_one_text_is_asked_does_not_show_the_other() {
    let app = app().await;
    import(&app, PAIR, "Qu’avez-vous retenu de positif ?")
        .await
        .expect("imports");

    let shown = attributes(&app).await;
    assert!(!shown.contains("Durieux") && !shown.contains("rappelée"), "{shown}");
}

/// The real export that the first users have; it is not in the repository.
const REAL: &str = "/work/shared/data/verbatims/services-publics-plus.csv";

#[tokio::test]
async fn the_columns_of_the_real_export_are_proposed_well() {
    let Ok(bytes) = std::fs::read(REAL) else {
        eprintln!("skipped: {REAL} is not here");
        return;
    };
    let app = app().await;

    let id = begin(&app, bytes, "services-publics-plus.csv").await.expect("begins");

    let mapping = source(&app, id).await.mapping;
    let role = |name: &str| mapping.roles[mapping.columns.iter().position(|c| c == name).expect(name)];
    for (name, expected) in [
        ("ID expérience", Holds::Number),
        ("Description", Holds::Text),
        ("Ressenti usager", Holds::Polarity),
        ("Date de publication", Holds::Date),
        ("Intitulé département usager", Holds::Place),
        ("Intitulé structure 1", Holds::Unit),
        ("ID structure 1", Holds::Attribute),
        ("Titre", Holds::Attribute),
        ("Tags Métiers", Holds::Attribute),
        ("Canaux Typologie 3", Holds::Attribute),
        ("Action", Holds::LeftOut),
    ] {
        assert_eq!(role(name), expected, "{name}");
    }
}
