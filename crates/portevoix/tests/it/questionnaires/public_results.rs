//! Results given back to everybody, and what was written with its themes, through the front door.

use super::{answered, launched};
use crate::house::{Client, House};
use http::{Method, StatusCode};
use platform::Role;
use serde_json::{Value, json};

const BECOMES: &str = "Des repas chauds <b>dès</b> janvier\nUne feuille au départ";

/// Twelve answers through the API: nine who judged the meals bad, three who judged them good.
async fn twelve(visitor: &Client, path: &str) {
    for n in 0..12 {
        let level = if n < 9 { "2" } else { "5" };
        one(
            visitor,
            path,
            json!({ "repas_gout": level, "accueil_personnes": "5" }),
            n,
        )
        .await;
    }
}

async fn one(visitor: &Client, path: &str, answers: Value, n: usize) {
    let link = path.trim_start_matches("/answer/");
    let body = json!({ "answers": answers, "once": format!("{path} {n:032}") });
    let sent = visitor.api(Method::POST, &format!("/answers/{link}"), Some(body)).await;
    assert!(sent.status.is_success(), "{}", sent.text());
}

async fn end(quality: &Client, id: &str) {
    let ended = quality.post(&format!("/campaigns/{id}/end"), &[]).await;
    ended.expect(StatusCode::SEE_OTHER);
}

/// What of a campaign is public, as its API says.
async fn public(quality: &Client, id: &str) -> Vec<Value> {
    let one = quality.api(Method::GET, &format!("/campaigns/{id}"), None).await;
    one.expect(StatusCode::OK).json()["public_results"]
        .as_array()
        .cloned()
        .unwrap()
}

#[tokio::test]
async fn results_are_open_to_everybody_in_one_click_with_what_will_be_done_and_taken_back_in_another() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let visitor = house.visitor();
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    twelve(&visitor, &path).await;
    let receipt = answered(&visitor, &path, &[("repas_gout", "2"), ("positif", "Merci Untel")]).await;
    end(&quality, &id).await;
    let results = format!("/campaigns/{id}/results");
    let url = format!("/campaigns/{id}/public-results");
    let before = quality.get(&results).await.expect(StatusCode::OK);
    assert!(
        before.says("Rien n’est public.") && before.says("Rendre public"),
        "{}",
        before.main()
    );
    assert!(public(&quality, &id).await.is_empty());

    let silent = quality.post(&url, &[("becomes", " "), ("edit", "0")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.says("Dites ce que vous allez faire"), "{}", silent.main());
    let opened = quality.post(&url, &[("becomes", BECOMES), ("edit", "0")]).await;
    assert!(opened.expect(StatusCode::SEE_OTHER).location().starts_with(&results));

    let link = public(&quality, &id).await[0]["link"].as_str().unwrap().to_owned();
    let address = format!("/answers/results/{link}");
    let page = visitor.get(&address).await.expect(StatusCode::OK);
    for words in [
        "13 personnes ont répondu",
        "Améliorer la sortie",
        "Ce que nous allons faire",
        "Une feuille au départ",
        "non comparable à e-Satis",
        "Demandé du",
        "Trop peu de réponses",
    ] {
        assert!(page.says(words), "{words}: {}", page.main());
    }
    assert!(!page.says("<b>dès</b>") && !page.says("Untel"), "{}", page.main());
    let english = visitor.clone().in_english().get(&address).await.expect(StatusCode::OK);
    assert!(
        english.says("What we will do") && english.says("13 people answered"),
        "{}",
        english.main()
    );
    let told = quality.get(&format!("/campaigns/{id}")).await;
    assert!(told.says("Résultats publics") && told.says(&address), "{}", told.main());
    let followed = visitor.post("/answers/follow", &[("code", &receipt)]).await;
    assert!(followed.says(&address), "{}", followed.main());

    let removal = format!("{url}/removal");
    quality.post(&removal, &[]).await.expect(StatusCode::SEE_OTHER);
    let gone = visitor.get(&address).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(!gone.says("Séjour") && !gone.says("repas chauds"), "{}", gone.main());
    let followed = visitor.post("/answers/follow", &[("code", &receipt)]).await;
    assert!(!followed.says(&address), "{}", followed.main());
    assert_eq!(quality.post(&removal, &[]).await.status, StatusCode::CONFLICT);

    // The words and the address wait for another time; what was seen before is not taken over what is there now.
    let kept = quality.get(&results).await;
    assert!(kept.says("Une feuille au départ"), "{}", kept.main());
    let stale = quality.post(&url, &[("becomes", "Autre chose"), ("edit", "0")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Autre chose"), "what was typed stays");
    let again = json!({ "becomes": "Autre chose", "edit": 2 });
    let again = quality
        .api(Method::PUT, &format!("/campaigns/{id}/public-results"), Some(again))
        .await;
    again.expect(StatusCode::NO_CONTENT);
    assert!(visitor.get(&address).await.expect(StatusCode::OK).says("Autre chose"));
}

#[tokio::test]
async fn nothing_under_the_minimum_is_on_the_public_page() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let visitor = house.visitor();
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    twelve(&visitor, &path).await;
    // Two alone answered whether the room is quiet.
    for n in 12..14 {
        one(&visitor, &path, json!({ "repas_gout": "2", "chambre_calme": "1" }), n).await;
    }
    end(&quality, &id).await;
    let url = format!("/campaigns/{id}/public-results");
    let body = json!({ "becomes": "Des repas chauds" });
    let opened = quality.api(Method::PUT, &url, Some(body)).await;
    opened.expect(StatusCode::NO_CONTENT);
    let link = public(&quality, &id).await[0]["link"].as_str().unwrap().to_owned();

    let read = visitor
        .api(Method::GET, &format!("/answers-results/{link}"), None)
        .await;
    let read = read.expect(StatusCode::OK).json();
    let results = &read["results"];
    assert_eq!(results["complete_count"], 14);
    let mut numbers = Vec::new();
    for question in results["questions"].as_array().unwrap() {
        numbers.extend(question["n"].as_i64());
        let lines = question["lines"].as_array().unwrap();
        numbers.extend(lines.iter().filter_map(|line| line["n"].as_i64()));
    }
    assert!(numbers.contains(&14), "{read}");
    assert!(numbers.iter().all(|n| *n == 0 || *n >= 5), "{numbers:?}");
    let page = visitor.get(&format!("/answers/results/{link}")).await;
    let text = page.expect(StatusCode::OK).text();
    for small in 1..5 {
        assert!(!text.contains(&format!("class=\"n\">{small}<")), "{small} is told");
        assert!(!text.contains(&format!("n = {small}<")), "{small} is told");
    }
    assert!(text.contains("masqué") && text.contains("Trop peu de personnes ont répondu à cette question"));
}

#[tokio::test]
async fn too_few_answers_or_an_embargo_keep_results_closed_and_say_so() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let visitor = house.visitor();
    let (few, path) = launched(&quality, "hospital-stay", |_| ()).await;
    for n in 0..4 {
        one(&visitor, &path, json!({ "repas_gout": "2" }), n).await;
    }
    end(&quality, &few).await;
    let typed = [("becomes", BECOMES), ("edit", "0")];
    let refused = quality.post(&format!("/campaigns/{few}/public-results"), &typed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.says("Trop peu de réponses à montrer") && refused.says("Une feuille au départ"),
        "{}",
        refused.main()
    );

    let (kept, path) = launched(&quality, "hospital-stay", |settings| {
        settings["embargo_until"] = json!("2027-01-31");
    })
    .await;
    twelve(&visitor, &path).await;
    end(&quality, &kept).await;
    let refused = quality.post(&format!("/campaigns/{kept}/public-results"), &typed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("encore gardés"), "{}", refused.main());
    assert!(public(&quality, &kept).await.is_empty());
}

#[tokio::test]
async fn only_who_leads_the_campaign_opens_its_results() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    twelve(&house.visitor(), &path).await;
    end(&quality, &id).await;
    let url = format!("/campaigns/{id}/public-results");
    let typed = [("becomes", BECOMES), ("edit", "0")];

    let partner = house.sign_in(Role::Partner);
    assert_eq!(partner.post(&url, &typed).await.status, StatusCode::FORBIDDEN);
    let seen = partner
        .get(&format!("/campaigns/{id}/results"))
        .await
        .expect(StatusCode::OK);
    assert!(!seen.says("Rendre public"), "{}", seen.main());
    let stranger = house.sign_in_elsewhere(Role::Quality);
    assert_eq!(stranger.post(&url, &typed).await.status, StatusCode::NOT_FOUND);
    let elsewhere = [typed.as_slice(), &[("participant", "ailleurs")]].concat();
    assert_eq!(quality.post(&url, &elsewhere).await.status, StatusCode::NOT_FOUND);
    assert!(public(&quality, &id).await.is_empty());
}

#[tokio::test]
async fn what_was_written_leads_to_its_words_for_who_may_read_them() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    for n in 0..3 {
        let words = format!("Le repas arrive froid chaque soir, {n} fois sur dix");
        one(
            &house.visitor(),
            &path,
            json!({ "repas_gout": "2", "negatif": words }),
            n,
        )
        .await;
    }
    let results = format!("/campaigns/{id}/results");
    let before = quality.get(&results).await.expect(StatusCode::OK);
    assert!(
        before.says("3 personnes ont écrit") && !before.says("/expressions?source="),
        "{}",
        before.main()
    );

    house.run_jobs().await;

    let after = quality.get(&results).await.expect(StatusCode::OK).text();
    let words = after
        .split("href=\"")
        .find(|part| part.starts_with("/expressions?source="))
        .unwrap();
    let words = words.split('"').next().unwrap();
    assert!(
        quality
            .get(words)
            .await
            .expect(StatusCode::OK)
            .says("Le repas arrive froid")
    );
    let body = quality.api(Method::GET, &results, None).await.json();
    assert_eq!(body["came_of_it"][0]["url"], words, "{body}");
    let regional = house.sign_in(Role::Regional).get(&results).await.expect(StatusCode::OK);
    assert!(!regional.says("/expressions?source="), "{}", regional.main());
}
