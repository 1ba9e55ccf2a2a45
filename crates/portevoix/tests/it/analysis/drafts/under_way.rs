//! Drafts while the server writes, and words that are taken back meanwhile or afterwards.

use super::*;
use platform::jobs;
use std::sync::Arc;
use tokio::sync::Notify;

#[tokio::test]
async fn a_draft_under_way_is_stopped_and_nothing_of_it_is_kept() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    server.answers(Answer::Waits);
    read.asked().await;
    let app = read.house.app.clone();
    let working = tokio::spawn(async move { jobs::drain(&app).await });
    server.arrival().await;

    let busy = read.page().await;
    assert!(
        busy.contains("paroles masquées sont parties") && busy.contains("Arrêter le brouillon"),
        "{busy}"
    );
    let progress = format!("{}/draft/progress", read.url());
    let volunteer = read.house.sign_in(Role::Volunteer);
    assert!(volunteer.get(&progress).await.expect(StatusCode::OK).says("<progress"));
    let stop = format!("{}/draft/stop", read.url());
    volunteer.post(&stop, &[]).await.expect(StatusCode::FORBIDDEN);
    let quality = read.house.sign_in(Role::Quality);
    quality.post(&stop, &[]).await.expect(StatusCode::SEE_OTHER);
    tokio::time::timeout(PATIENT, working)
        .await
        .expect("it stops")
        .unwrap()
        .unwrap();

    let draft = read.draft().await;
    assert!(draft["stopped_at"].is_string() && draft["made_at"].is_null(), "{draft}");
    assert!(read.page().await.contains("Le brouillon a été arrêté"));
    quality.post(&stop, &[]).await.expect(StatusCode::CONFLICT);
    server.answers(Answer::Writes("On attend [1].".to_owned()));
    assert_eq!(read.drafted().await["sentences"].as_array().map(Vec::len), Some(1));
}

/// Undoes the one import of a house.
async fn undo_import(read: &Read) {
    let quality = read.house.sign_in(Role::Quality);
    let imports = quality.get("/expressions/imports").await.expect(StatusCode::OK).text();
    let (_, rest) = imports.split_once("href=\"/expressions/imports/0").unwrap();
    let import = format!("/expressions/imports/0{}", rest.split('"').next().unwrap());
    let reply = quality
        .post(&format!("{import}/undo"), &[("why", "fichier en double")])
        .await;
    reply.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sentences_whose_words_are_taken_back_are_no_longer_shown_and_then_gone() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    server.answers(Answer::Writes(
        "On attend longtemps [1].\nPersonne ne prévient [2].".to_owned(),
    ));
    let draft = read.drafted().await;
    let cited = draft["sentences"][0]["cites"][0]["number"].as_i64().unwrap();

    // Taken back, before the study has heard of it.
    read.execute(&format!(
        "update expressions set state = 'withdrawn', shared_text = null where number = {cited}"
    ))
    .await;
    let page = read.page().await;
    assert!(
        !page.contains("On attend longtemps.") && page.contains("Personne ne prévient."),
        "{page}"
    );

    undo_import(&read).await;
    read.house.run_jobs().await;
    let draft = read.draft().await;
    assert_eq!(draft["sentences"], json!([]));
    assert!(draft["lost_count"].as_i64() >= Some(1), "{draft}");
}

#[tokio::test]
async fn an_answer_about_words_that_changed_meanwhile_is_not_kept() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    let let_go = Arc::new(Notify::new());
    server.answers(Answer::WritesOnce(let_go.clone(), "On attend [1].".to_owned()));
    read.asked().await;
    let app = read.house.app.clone();
    let working = tokio::spawn(async move { jobs::drain(&app).await });
    server.arrival().await;

    undo_import(&read).await;
    // Another worker takes the import out while the first one waits for the server.
    read.house.run_jobs().await;
    let_go.notify_one();
    tokio::time::timeout(PATIENT, working)
        .await
        .expect("it ends")
        .unwrap()
        .unwrap();

    let draft = read.draft().await;
    assert_eq!(draft["failure"], "changed", "{draft}");
    assert_eq!(draft["sentences"], json!([]));
}
