//! Paper, interviews and files of answers through the front door.

use super::*;

/// The address under a campaign of its first establishment.
async fn first_participant(quality: &Client, campaign: &str) -> String {
    let one = quality
        .api(Method::GET, &format!("/campaigns/{campaign}"), None)
        .await
        .json();
    let participant = one["participants"][0]["id"].as_str().unwrap();
    format!("/campaigns/{campaign}/participants/{participant}")
}

#[tokio::test]
async fn a_volunteer_types_a_sheet_twice_and_is_told_where_both_differ() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = launched(&quality, "hospital-stay", |_| ()).await;
    let base = first_participant(&quality, &id).await;
    let volunteer = house.sign_in(Role::Volunteer);
    let entry = format!("{base}/entry?channel=paper");
    let blank = volunteer.get(&entry).await.expect(StatusCode::OK);
    assert!(blank.says("_sheet") && !blank.says("data-survey"));

    let typed = [("_sheet", "12"), ("_double", "yes"), ("accueil_personnes", "4")];
    volunteer.post(&entry, &typed).await.expect(StatusCode::SEE_OTHER);
    let slip = [("_sheet", "12"), ("_double", "yes"), ("accueil_personnes", "5")];
    let differ = volunteer.post(&entry, &slip).await;
    assert_eq!(differ.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(differ.says("Les deux saisies diffèrent") && differ.says("name=\"_settled\""));
    let settled = [slip.as_slice(), &[("_settled", "yes")]].concat();
    volunteer.post(&entry, &settled).await.expect(StatusCode::SEE_OTHER);
    let again = volunteer.post(&entry, &settled).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("déjà saisie"));
    let nameless = volunteer.post(&entry, &[("accueil_personnes", "3")]).await;
    assert!(
        nameless.says("un numéro") && nameless.says("value=\"3\" checked"),
        "{}",
        nameless.main()
    );

    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(counted["complete_count"], 1, "{counted}");
    let body = json!({ "channel": "interview", "answers": { "accueil_personnes": "4" }, "agreed": true });
    let told = volunteer
        .api(Method::POST, &format!("{base}/entries"), Some(body))
        .await;
    assert_eq!(told.expect(StatusCode::OK).json()["state"], "taken");
}

#[tokio::test]
async fn a_survey_is_printed_as_a_tagged_pdf_to_be_answered_by_hand() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = launched(&quality, "hospital-stay", |_| ()).await;
    let base = first_participant(&quality, &id).await;
    let pdf = quality.get(&format!("{base}/paper.pdf")).await.expect(StatusCode::OK);
    assert_eq!(pdf.headers[header::CONTENT_TYPE], "application/pdf");
    let text = String::from_utf8_lossy(&pdf.bytes);
    for mark in [
        "%PDF-",
        "/MarkInfo",
        "/StructTreeRoot",
        "pdfuaid",
        "/DisplayDocTitle true",
    ] {
        assert!(text.contains(mark), "{mark} is missing");
    }
}

#[tokio::test]
async fn a_file_of_answers_is_looked_at_then_taken() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = launched(&quality, "hospital-stay", |_| ()).await;
    let path = format!("/campaigns/{id}/file");
    quality.get(&path).await.expect(StatusCode::OK);
    let csv = "accueil_personnes;positif\nBon;Le calme\nAffreux;\n";
    let send = async |verb: &str| {
        quality
            .upload(&path, &[("_do", verb)], &[("file", "reponses.csv", csv.as_bytes())])
            .await
    };
    let tried = send("try").await.expect(StatusCode::OK);
    assert!(
        tried.says("Une ligne peut être prise") && !tried.says("Affreux"),
        "{}",
        tried.main()
    );
    let taken = send("take").await.expect(StatusCode::OK);
    assert!(taken.says("Une réponse est prise"), "{}", taken.main());
    let nothing = quality.upload(&path, &[("_do", "take")], &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let picture = quality
        .upload(
            &path,
            &[("_do", "take")],
            &[("file", "a.csv", b"\x89PNG\r\n\x1a\n\0\0")],
        )
        .await;
    assert!(picture.says("pas un tableau"), "{}", picture.main());
}
