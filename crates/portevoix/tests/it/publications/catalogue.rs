//! The public catalogue: found by words and filters, sorted without rank, as a page, a table, a feed and on paper.

use super::{complete_with, publish, published, sign};
use crate::house::House;
use http::{StatusCode, header};

async fn second(house: &House) {
    let url = complete_with(house, |fields| {
        for (name, value) in fields.iter_mut() {
            match *name {
                "title" => *value = "Écouter les aidants".to_owned(),
                "theme" => *value = "relatives".to_owned(),
                "outcome" => *value = "success".to_owned(),
                "region" => *value = "11".to_owned(),
                _ => {}
            }
        }
    })
    .await;
    sign(house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(house, &url).await.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn words_and_filters_narrow_and_the_address_keeps_them() {
    let house = House::open().await;
    published(&house).await;
    second(&house).await;
    let visitor = house.visitor();

    let all = visitor.get("/sheets").await.expect(StatusCode::OK);
    assert!(all.main().contains("2 expériences"));
    for (query, title, other) in [
        ("?q=ecouter", "Écouter les aidants", "heures de visite"),
        ("?theme=information", "heures de visite", "Écouter les aidants"),
        ("?outcome=useful_failure", "heures de visite", "Écouter les aidants"),
        ("?region=11", "Écouter les aidants", "heures de visite"),
    ] {
        let page = visitor
            .get(&format!("/sheets{query}"))
            .await
            .expect(StatusCode::OK)
            .main();
        assert!(page.contains(title) && !page.contains(other), "{query}");
    }
    assert!(
        visitor
            .get("/sheets?q=cantine")
            .await
            .main()
            .contains("Aucune expérience ne correspond")
    );
    assert!(
        visitor
            .get("/sheets?establishment=nobody&page=-4&sort=popularity")
            .await
            .status
            == StatusCode::OK
    );
}

#[tokio::test]
async fn no_page_of_the_catalogue_counts_or_ranks() {
    let house = House::open().await;
    let (_, public) = published(&house).await;

    for path in ["/sheets", &public] {
        let page = house.visitor().get(path).await.text().to_lowercase();
        for word in [
            "popular",
            "populaire",
            "étoile",
            "j’aime",
            "vues",
            "palmarès",
            "podium",
            "rating",
        ] {
            assert!(!page.contains(word), "{path} says {word}");
        }
    }
}

#[tokio::test]
async fn the_feed_is_atom_with_whole_addresses_and_lasting_ids() {
    let house = House::open().await;
    let (_, public) = published(&house).await;
    let id = public.rsplit('/').next().unwrap().to_owned();

    let feed = house.visitor().get("/sheets/feed.atom").await.expect(StatusCode::OK);

    assert_eq!(
        feed.headers[header::CONTENT_TYPE],
        "application/atom+xml; charset=utf-8"
    );
    let text = feed.text();
    assert!(text.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""));
    assert!(text.contains(&format!("<id>urn:uuid:{id}</id>")));
    assert!(text.contains(&format!("href=\"{}{public}\"", house.app.settings.address)));
    assert!(text.contains("<updated>2026-11-22T09:00:00"));
    assert_eq!(text, house.visitor().get("/sheets/feed.atom").await.text());
}

#[tokio::test]
async fn the_table_of_the_catalogue_runs_nothing_in_a_spreadsheet() {
    let house = House::open().await;
    let url = complete_with(&house, |fields| {
        fields[1].1 = "=HYPERLINK(\"http://evil.example\")".to_owned()
    })
    .await;
    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);

    let table = house
        .visitor()
        .get("/sheets/sheets.csv")
        .await
        .expect(StatusCode::OK)
        .text();

    assert!(table.contains("'=HYPERLINK"));
    assert!(!table.contains("\n=HYPERLINK") && !table.contains("\n\"=HYPERLINK"));
    assert!(table.contains("échec utile"));
}

#[tokio::test]
async fn the_sheet_prints_as_a_tagged_pdf() {
    let house = House::open().await;
    let (_, public) = published(&house).await;

    let page = house
        .visitor()
        .get(&format!("{public}/print"))
        .await
        .expect(StatusCode::OK);
    let pdf = house
        .visitor()
        .get(&format!("{public}/sheet.pdf"))
        .await
        .expect(StatusCode::OK);

    assert!(page.main().contains("Un appel la veille"));
    assert_eq!(pdf.headers[header::CONTENT_TYPE], "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    assert!(pdf.bytes.windows(14).any(|w| w == b"StructTreeRoot") || pdf.bytes.windows(7).any(|w| w == b"/Marked"));
}

#[tokio::test]
async fn the_address_of_a_printed_sheet_is_short_and_leads_to_it() {
    let house = House::open().await;
    let (_, public) = published(&house).await;
    let id: uuid::Uuid = public.rsplit('/').next().unwrap().parse().unwrap();
    let code = platform::id::short_code(id);
    let visitor = house.visitor();

    let paper = visitor
        .get(&format!("{public}/print"))
        .await
        .expect(StatusCode::OK)
        .main();
    let reply = visitor.get(&format!("/s/{code}")).await.expect(StatusCode::SEE_OTHER);

    let address = format!("/s/{code}");
    assert!(paper.contains(&address) && !paper.contains(&public), "{paper}");
    assert_eq!(reply.location(), public);
    for address in ["/s/00000-00000", "/s/x"] {
        visitor.get(address).await.expect(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_signature_without_print_gives_no_printable_sheet() {
    let house = House::open().await;
    let url = super::complete(&house).await;
    let direction = house.sign_in(platform::Role::Direction);
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
    direction
        .upload(
            &format!("{url}/authorisation"),
            &fields,
            &[("form", "f.pdf", super::FORM)],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
    let public = url.replace("/publications/", "/sheets/");

    assert!(
        !house
            .visitor()
            .get(&public)
            .await
            .expect(StatusCode::OK)
            .says("/sheet.pdf")
    );
    house
        .visitor()
        .get(&format!("{public}/sheet.pdf"))
        .await
        .expect(StatusCode::NOT_FOUND);
    house
        .visitor()
        .get(&format!("{public}/print"))
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_thread_of_a_public_sheet_opens_for_everybody_and_of_a_draft_for_nobody_else() {
    let house = House::open().await;
    let draft = super::complete(&house).await;
    let (_, public) = published(&house).await;
    let thread = |url: &str| format!("/thread/sheet/{}", url.rsplit('/').next().unwrap());

    assert!(
        house
            .visitor()
            .get(&thread(&public))
            .await
            .expect(StatusCode::OK)
            .main()
            .contains("Dire les heures de visite")
    );
    assert_ne!(house.visitor().get(&thread(&draft)).await.status, StatusCode::OK);
    house
        .sign_in(platform::Role::Quality)
        .get(&thread(&draft))
        .await
        .expect(StatusCode::OK);
}

#[tokio::test]
async fn the_catalogue_and_a_sheet_are_read_in_english_too() {
    let house = House::open().await;
    let (_, public) = published(&house).await;
    let english = house.visitor().in_english();

    assert!(english.get("/sheets").await.main().contains("Shared experiences"));
    assert!(english.get(&public).await.main().contains("useful failure"));
}
