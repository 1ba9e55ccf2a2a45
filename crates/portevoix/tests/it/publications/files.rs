//! Photos and documents: cleaned, described, and public only with their sheet.

use super::{ATTACK, FORM, attach, begin, complete, photo_with_place, publish, sign};
use crate::house::House;
use http::{StatusCode, header};
use platform::Role;

/// The address of the first file of a page.
fn file_of(page: &str) -> String {
    let mut sources = page.split("src=\"").map(|part| part.split('"').next().unwrap());
    sources.find(|source| source.contains("/files/")).unwrap().to_owned()
}

#[tokio::test]
async fn a_photo_loses_the_place_where_it_was_taken_and_keeps_its_words() {
    let house = House::open().await;
    let url = complete(&house).await;
    let quality = house.sign_in(Role::Quality);
    attach(
        &quality,
        &url,
        "panneau.jpg",
        &photo_with_place(),
        "Un panneau à l’entrée",
    )
    .await
    .expect(StatusCode::SEE_OTHER);
    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
    let public = url.replace("/publications/", "/sheets/");

    let page = house.visitor().get(&public).await.expect(StatusCode::OK);
    assert!(page.says("alt=\"Un panneau à l’entrée\"") && page.says("<figcaption>Le panneau</figcaption>"));
    let photo = house.visitor().get(&file_of(&page.text())).await.expect(StatusCode::OK);

    assert_eq!(photo.headers[header::CONTENT_TYPE], "image/jpeg");
    assert_eq!(photo.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(
        photo.headers[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .starts_with("inline")
    );
    assert!(
        photo.headers[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap()
            .contains("sandbox")
    );
    assert!(photo.bytes.starts_with(&[0xFF, 0xD8]));
    assert!(!photo.bytes.windows(10).any(|w| w == b"GPS-SECRET"));
}

#[tokio::test]
async fn a_picture_that_lies_about_its_type_is_refused() {
    let house = House::open().await;
    let url = begin(&house).await;
    let quality = house.sign_in(Role::Quality);

    for (name, bytes) in [
        ("photo.png", photo_with_place()),
        ("photo.jpg", b"<html><script>alert(1)</script></html>".to_vec()),
        (
            "photo.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(),
        ),
        ("photo.jpg", photo_with_place()[..60].to_vec()),
        ("vide.jpg", Vec::new()),
    ] {
        let reply = attach(&quality, &url, name, &bytes, "Un panneau")
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.says("href=\"#f-file\""), "{name}");
        assert!(reply.says("Un panneau"));
    }
    assert!(
        quality
            .get(&format!("{url}/attachments"))
            .await
            .main()
            .contains("Rien n’est joint")
    );
}

#[tokio::test]
async fn a_file_that_is_too_large_keeps_the_words_typed_beside_it() {
    let house = House::open().await;
    let url = begin(&house).await;
    let quality = house.sign_in(Role::Quality);
    let film = vec![0_u8; usize::try_from(publications::FILE_MOST).unwrap() + 1];

    let reply = attach(&quality, &url, "film.mp4", &film, "Le film du couloir").await;

    let reply = reply.expect(StatusCode::PAYLOAD_TOO_LARGE);
    assert!(reply.says("href=\"#f-file\"") && reply.says("40 Mo au plus"));
    assert!(reply.says("Le film du couloir") && reply.says("Le panneau"));
}

#[tokio::test]
async fn a_form_with_a_hundred_files_is_refused_at_the_ninth() {
    let house = House::open().await;
    let url = begin(&house).await;
    let quality = house.sign_in(Role::Quality);
    let many: Vec<(&str, &str, &[u8])> = vec![("file", "guide.pdf", FORM); 100];

    let reply = quality.upload(&format!("{url}/attachments"), &[], &many).await;

    assert!(
        reply
            .expect(StatusCode::PAYLOAD_TOO_LARGE)
            .says("Trop de fichiers à la fois : 8 au plus.")
    );
}

#[tokio::test]
async fn a_picture_without_alternative_text_is_refused_and_a_document_is_not() {
    let house = House::open().await;
    let url = begin(&house).await;
    let quality = house.sign_in(Role::Quality);

    let mute = attach(&quality, &url, "panneau.jpg", &photo_with_place(), " ").await;
    assert!(
        mute.expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("href=\"#f-alternative\"")
    );
    attach(&quality, &url, "guide.pdf", FORM, "")
        .await
        .expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_file_of_a_sheet_that_is_not_public_is_not_public_either() {
    let house = House::open().await;
    let url = complete(&house).await;
    let quality = house.sign_in(Role::Quality);
    attach(&quality, &url, "panneau.jpg", &photo_with_place(), "Un panneau")
        .await
        .expect(StatusCode::SEE_OTHER);
    let work = file_of(&quality.get(&format!("{url}/attachments")).await.text());
    let public = work.replace("/publications/", "/sheets/");

    quality.get(&work).await.expect(StatusCode::OK);
    house.visitor().get(&public).await.expect(StatusCode::NOT_FOUND);
    house
        .sign_in_elsewhere(Role::Quality)
        .get(&work)
        .await
        .expect(StatusCode::NOT_FOUND);

    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
    house.visitor().get(&public).await.expect(StatusCode::OK);
    house
        .sign_in(Role::Direction)
        .post(&format!("{url}/authorisation/withdrawal"), &[("reason", "Non.")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.visitor().get(&public).await.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_photo_taken_away_is_gone_from_the_public_page_at_once() {
    let house = House::open().await;
    let url = complete(&house).await;
    let quality = house.sign_in(Role::Quality);
    attach(&quality, &url, "panneau.jpg", &photo_with_place(), "Un panneau")
        .await
        .expect(StatusCode::SEE_OTHER);
    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
    let public = url.replace("/publications/", "/sheets/");
    let file = file_of(&house.visitor().get(&public).await.text());

    let number = file.rsplit('/').next().unwrap();
    quality
        .post(&format!("{url}/attachments/{number}/removal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);

    house.visitor().get(&file).await.expect(StatusCode::NOT_FOUND);
    assert!(!house.visitor().get(&public).await.expect(StatusCode::OK).says(&file));
}

#[tokio::test]
async fn words_about_a_file_are_corrected_and_never_run() {
    let house = House::open().await;
    let url = begin(&house).await;
    let quality = house.sign_in(Role::Quality);
    attach(
        &quality,
        &url,
        "<script>alert(3)</script>.jpg",
        &photo_with_place(),
        ATTACK,
    )
    .await
    .expect(StatusCode::SEE_OTHER);
    let page = quality.get(&format!("{url}/attachments")).await;
    assert!(!page.says("<script>alert") && !page.says("<img src=x"));
    let number = file_of(&page.text()).rsplit('/').next().unwrap().to_owned();
    let post = |version: &'static str, alternative: &'static str| {
        let names = ["alternative", "caption", "consent"].map(|name| format!("{name}-{number}"));
        let (client, path) = (quality.clone(), format!("{url}/attachments/{number}"));
        async move {
            let fields = [
                ("version", version),
                (names[0].as_str(), alternative),
                (names[1].as_str(), "Légende"),
                (names[2].as_str(), "given"),
            ];
            client.post(&path, &fields).await
        }
    };

    let mute = post("1", "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mute.says(&format!("href=\"#f-alternative-{number}\"")));
    post("1", "Deux aidants lisent un panneau")
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = post("1", "Deux proches").await.expect(StatusCode::CONFLICT);
    assert!(late.says("Deux proches</textarea>") && late.says("<p>Deux aidants lisent un panneau</p>"));

    assert!(
        quality
            .get(&format!("{url}/attachments"))
            .await
            .says("alt=\"Deux aidants lisent un panneau\"")
    );
}

#[tokio::test]
async fn faces_are_published_only_with_their_rights_confirmed() {
    let house = House::open().await;
    let url = complete(&house).await;
    let words = [("alternative", "Deux aidants"), ("caption", ""), ("consent", "given")];
    let quality = house.sign_in(Role::Quality);
    quality
        .upload(
            &format!("{url}/attachments"),
            &words,
            &[("file", "aidants.jpg", &photo_with_place())],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    let direction = house.sign_in(Role::Direction);
    let version = super::hidden(
        &direction.get(&format!("{url}/authorisation")).await.text(),
        "content_version",
    );
    let fields = [
        ("content_version", version.as_str()),
        ("name", "C"),
        ("function", "D"),
        ("signed_on", "2026-11-20"),
        ("extents", "site"),
    ];

    let reply = direction
        .upload(&format!("{url}/authorisation"), &fields, &[("form", "f.pdf", FORM)])
        .await;

    assert!(
        reply
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("href=\"#f-image_rights\"")
    );
    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
}
