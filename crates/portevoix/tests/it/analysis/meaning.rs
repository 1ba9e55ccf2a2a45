//! Words found by what they mean, through the front door.

use super::{
    classes::{frozen, in_both_languages},
    *,
};

#[tokio::test]
async fn words_are_read_searched_by_meaning_and_taken_away() {
    let house = House::open().await;
    let url = frozen(&house, 48).await;
    let quality = house.sign_in(Role::Quality);
    let meaning = format!("{url}/meaning");
    let before = in_both_languages(&quality, &meaning).await;
    assert!(before.contains("Lire le sens des paroles"), "{before}");
    let early = quality.get(&format!("{meaning}?to=repas")).await.expect(StatusCode::OK);
    assert!(early.says("n’est pas encore lu"), "{}", early.main());

    quality.post(&meaning, &[]).await.expect(StatusCode::SEE_OTHER);
    let busy = in_both_languages(&quality, &meaning).await;
    assert!(
        busy.contains("Arrêter la lecture") && busy.contains("<progress"),
        "{busy}"
    );
    quality.post(&meaning, &[]).await.expect(StatusCode::CONFLICT);
    house.run_jobs().await;
    quality.get(&format!("{meaning}/progress")).await.expect(StatusCode::OK);

    let nurse = house.sign_in(Role::Clinician);
    let read = in_both_languages(&nurse, &meaning).await;
    assert!(
        read.contains("Le sens de 48 paroles est lu") && read.contains("Presque les mêmes"),
        "{read}"
    );
    assert!(!read.contains("Lire celles qui restent"), "only who leads may ask");
    let found = in_both_languages(&nurse, &format!("{meaning}?to=Il+a+fallu+patienter")).await;
    assert!(
        found.contains("attente") && found.contains("Paroles proches") && found.contains("patienter"),
        "{found}"
    );
    let number =
        call(&quality, Method::GET, &format!("{meaning}?to=froid"), None).await["nearest"][0]["number"].clone();
    let like = in_both_languages(&nurse, &format!("{meaning}?like={number}")).await;
    assert!(like.contains("Au plus près de la parole"), "{like}");
    nurse
        .get(&format!("{meaning}?like=99999"))
        .await
        .expect(StatusCode::NOT_FOUND);
    for file in ["meaning.csv?to=repas", "meaning.xlsx?to=repas"] {
        let reply = nurse.get(&format!("{url}/{file}")).await.expect(StatusCode::OK);
        assert!(reply.bytes.len() > 40, "{file}");
    }
    nurse
        .get(&format!("{url}/meaning.csv"))
        .await
        .expect(StatusCode::NOT_FOUND);
    let again = quality.post(&format!("{meaning}/stop"), &[]).await;
    again.expect(StatusCode::CONFLICT);
}

#[tokio::test]
async fn whatever_is_looked_for_is_answered_without_a_fault() {
    let house = House::open().await;
    let url = frozen(&house, 12).await;
    let quality = house.sign_in(Role::Quality);
    call(&quality, Method::POST, &format!("{url}/meaning"), None).await;
    house.run_jobs().await;

    let long = "très ".repeat(3_000);
    for asked in ["   ", "?!", "🙂🙂", "<script>alert(1)</script>", "\u{0}", long.as_str()] {
        let query = serde_html_form::to_string([("to", asked)]).unwrap();
        let page = quality.get(&format!("{url}/meaning?{query}")).await;
        assert!(
            [StatusCode::OK, StatusCode::URI_TOO_LONG].contains(&page.status),
            "{}",
            page.status
        );
        assert!(!page.text().contains("<script>alert"), "{asked}");
    }
    let reply = call(
        &quality,
        Method::GET,
        &format!("{url}/meaning?to=repas&limit=1000"),
        None,
    )
    .await;
    assert_eq!(reply["nearest"].as_array().map(Vec::len), Some(12));
    assert_eq!(reply["meaning"]["text_count"], 12);
}
