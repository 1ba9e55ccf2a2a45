//! The pages of the work side: what is typed is kept, what is missing is said, what is printed is earned.

use super::{co_decide, given_back, indicator, made, project};
use crate::house::House;
use http::StatusCode;
use platform::Role;

#[tokio::test]
async fn the_word_partnership_is_printed_only_with_its_three_proofs() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = project(&house).await;
    let page = quality.get(&url).await.expect(StatusCode::OK).main();
    assert!(
        !page.contains("c’est un partenariat") && page.contains("Il manque"),
        "{page}"
    );

    co_decide(&house, &url).await;
    let page = quality.get(&url).await.main();
    assert!(
        page.contains("c’est co-décidé") && page.contains("Collaboration") && !page.contains("c’est un partenariat")
    );

    let edit = [
        ("version", "1"),
        ("template", "action-plan"),
        ("title", "Un temps assis avant chaque départ"),
        (
            "objective",
            "Que chacun reparte en sachant quoi prendre, et qui appeler",
        ),
    ];
    house
        .sign_in(Role::Representative)
        .post(&format!("{url}/edit"), &edit)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = quality.get(&url).await.main();
    assert!(page.contains("Le plan a changé depuis le vote"), "{page}");
}

#[tokio::test]
async fn a_form_that_fails_keeps_what_was_typed_and_says_what_lacks() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = project(&house).await;
    let typed = [
        ("what", "Une fiche relue à plusieurs"),
        ("due_on", "bientôt"),
        ("phase", "during"),
        ("priority", "1"),
    ];
    let page = quality
        .post(&format!("{url}/actions"), &typed)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Une fiche relue à plusieurs") && page.main().contains("Nous ne lisons pas cette date"));

    let page = quality
        .post(&format!("{url}/indicators"), &[("name", "Sans chiffre")])
        .await;
    assert!(page.expect(StatusCode::UNPROCESSABLE_ENTITY).says("Sans chiffre"));
}

#[tokio::test]
async fn an_edit_over_somebody_else_s_shows_both() {
    let house = House::open().await;
    let (quality, partner) = (house.sign_in(Role::Quality), house.sign_in(Role::Partner));
    let url = project(&house).await;
    let edit = |objective: &'static str| {
        [
            ("version", "1"),
            ("template", "action-plan"),
            ("title", "Un temps assis avant chaque départ"),
            ("objective", objective),
        ]
    };
    quality
        .post(&format!("{url}/edit"), &edit("Ce que l’une a écrit"))
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = partner
        .post(&format!("{url}/edit"), &edit("Ce que l’autre a écrit"))
        .await
        .expect(StatusCode::CONFLICT);
    assert!(page.says("Ce que l’une a écrit") && page.says("Ce que l’autre a écrit"));
}

#[tokio::test]
async fn a_locked_indicator_asks_why_it_changes() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = project(&house).await;
    let one = quality
        .api(http::Method::GET, &format!("{url}/indicators"), None)
        .await
        .json();
    let one = format!("{url}/indicators/{}", one["indicators"][0]["id"].as_str().unwrap());
    let mut typed = indicator("80");
    typed.push(("version", "2"));
    let page = quality
        .post(&format!("{one}/changes"), &typed)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.main().contains("Dites pourquoi"));
    typed.push(("reason", "La première cible était trop basse."));
    quality
        .post(&format!("{one}/changes"), &typed)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = quality.get(&one).await.main();
    assert!(
        page.contains("La première cible était trop basse.") && page.contains("70 %") && page.contains("80 %"),
        "{page}"
    );
}

#[tokio::test]
async fn an_open_vote_says_how_many_voted_and_not_how() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = project(&house).await;
    let vote = format!(
        "{url}/decisions/{}",
        made(quality.post(&format!("{url}/decisions"), &[]).await)
    );
    let ballot = [("choice", "reject"), ("reason", "Trop court, à mon avis.")];
    house
        .sign_in(Role::Partner)
        .post(&format!("{vote}/ballot"), &ballot)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = quality.get(&vote).await.main();
    assert!(
        page.contains("usagers : 1 sur") && !page.contains("Trop court") && !page.contains("1 contre"),
        "{page}"
    );

    quality
        .post(&format!("{vote}/closure"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = quality.get(&vote).await.main();
    assert!(
        page.contains("Trop court") && page.contains("1 contre") && !page.contains("Personne partner"),
        "{page}"
    );
}

#[tokio::test]
async fn actions_and_measures_leave_as_tables() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (url, _) = given_back(&house).await;
    let csv = quality
        .get(&format!("{url}/actions?format=csv"))
        .await
        .expect(StatusCode::OK);
    assert!(csv.says("Dix minutes assises;2026-12-15"), "{}", csv.text());
    let csv = quality
        .get(&format!("{url}/measures?format=csv"))
        .await
        .expect(StatusCode::OK);
    assert!(csv.says(";198;31;") && csv.says(";212;9;"), "{}", csv.text());
    let workbook = quality
        .get(&format!("{url}/measures?format=xlsx"))
        .await
        .expect(StatusCode::OK);
    assert!(workbook.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn every_page_is_there_in_both_languages() {
    let house = House::open().await;
    let (url, public) = given_back(&house).await;
    let (quality, id) = (
        house.sign_in(Role::Quality),
        public.rsplit('/').next().unwrap().to_owned(),
    );
    let mut paths: Vec<String> = [
        "/projects",
        "/projects/new",
        "/projects?q=temps&state=running",
        "/give-backs",
    ]
    .map(str::to_owned)
    .into();
    for end in [
        "",
        "/edit",
        "/end",
        "/briefings",
        "/actions/new",
        "/indicators/new",
        "/measures/new",
        "/decisions/new",
    ] {
        paths.push(format!("{url}{end}"));
    }
    paths.extend([
        format!("{url}/give-backs/{id}"),
        format!("{url}/give-backs/{id}/preview"),
        public,
    ]);
    for path in paths {
        for client in [quality.clone(), quality.clone().in_english()] {
            let page = client.get(&path).await.expect(StatusCode::OK);
            assert!(
                !page.main().contains("projects-"),
                "an id shows on {path}: {}",
                page.main()
            );
        }
    }
}
