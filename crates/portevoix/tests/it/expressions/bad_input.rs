//! What nobody wishes to receive: told clearly, and nothing is broken by it.

use super::*;

async fn dropped(name: &str, bytes: &[u8]) -> (StatusCode, String) {
    let house = House::open().await;
    let reply = house
        .sign_in(Role::Quality)
        .upload("/expressions/imports", &[], &[("file", name, bytes)])
        .await;
    (reply.status, reply.main())
}

#[tokio::test]
async fn files_that_are_no_table_are_refused_on_the_form_itself() {
    for (name, bytes, words) in [
        ("vide.csv", &b""[..], "vide"),
        (
            "photo.csv",
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"[..],
            "pas un tableau",
        ),
        (
            "page.csv",
            &b"<!doctype html><html><body>bonjour</body></html>"[..],
            "pas un tableau",
        ),
        ("classeur.xlsx", &b"PK\x03\x04abime"[..], "classeur"),
    ] {
        let (status, page) = dropped(name, bytes).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {page}");
        assert!(page.contains(words), "{name}: {page}");
    }
}

#[tokio::test]
async fn a_form_without_a_file_says_what_is_missing() {
    let house = House::open().await;
    let reply = house
        .sign_in(Role::Quality)
        .upload("/expressions/imports", &[("x", "y")], &[])
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.main().contains("Choisissez un fichier"), "{}", reply.main());
}

#[tokio::test]
async fn scripts_in_words_columns_and_names_are_shown_as_text() {
    let house = House::open().await;
    let text = "Numéro;<img src=x>;Avis\n1;<script>alert(2)</script>;<script>alert(1)</script> trop d’attente\n2;b;Un repas froid et tardif\n";
    let url = import(&house, text).await;
    let quality = house.sign_in(Role::Quality);
    for path in ["/expressions", "/expressions?q=script", url.as_str()] {
        let page = quality.get(path).await.expect(StatusCode::OK);
        assert!(!page.says("<script>alert") && !page.says("<img src=x>"), "{path}");
    }
    assert!(quality.get("/expressions?q=attente").await.says("&#60;script&#62;"));
}

#[tokio::test]
async fn two_posts_of_the_same_import_start_it_once() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = drop_file(&quality, ANSWERS).await;
    for _ in 0..2 {
        quality
            .post(&format!("{url}/run"), &[])
            .await
            .expect(StatusCode::SEE_OTHER);
    }
    house.run_jobs().await;
    assert!(quality.get(&url).await.main().contains("Paroles prises 4"));
}

#[tokio::test]
async fn identifiers_that_are_none_are_simply_not_found() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    for path in [
        "/expressions/abc",
        "/expressions/999999",
        "/expressions/imports/7",
        "/expressions/-1/review",
        "/give/abc",
    ] {
        quality.get(path).await.expect(StatusCode::NOT_FOUND);
    }
}
