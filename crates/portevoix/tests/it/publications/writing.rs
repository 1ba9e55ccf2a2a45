//! Beginning and writing a sheet: prefilled words, drafts, two people at once, and what others may not.

use super::{ATTACK, begin, borrowed, complete, complete_with, fields, hidden, project};
use crate::house::House;
use http::StatusCode;
use platform::Role;

#[tokio::test]
async fn a_sheet_begins_with_the_words_of_its_project() {
    let house = House::open().await;
    let project = project(&house).await;
    let partner = house.sign_in(Role::Partner);

    let redirect = partner
        .get(&format!("/sheets/new?project={project}"))
        .await
        .expect(StatusCode::SEE_OTHER);
    let form = partner.get(&redirect.location()).await.expect(StatusCode::OK);
    assert!(form.says(&format!("value=\"{project}\" checked")));

    let edit = partner
        .post("/publications", &[("project", &project.to_string())])
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = partner.get(&edit.location()).await.expect(StatusCode::OK);
    assert!(page.says("Que chaque famille sache quand venir."));
    assert!(page.says("échec utile"));
}

#[tokio::test]
async fn what_was_typed_is_kept_when_something_is_wrong_with_it() {
    let house = House::open().await;
    let url = begin(&house).await;
    let mut fields = fields();
    fields
        .iter_mut()
        .filter(|(name, _)| *name == "contact_mailbox")
        .for_each(|(_, value)| *value = "pas une adresse".to_owned());

    let reply = house
        .sign_in(Role::Quality)
        .post(&format!("{url}/edit"), &borrowed(&fields))
        .await;

    let reply = reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("Les familles ne savaient pas quand venir."));
    assert!(reply.says("value=\"pas une adresse\""));
    assert!(reply.says("href=\"#f-contact_mailbox\""));
}

#[tokio::test]
async fn who_saves_second_sees_both_texts_and_decides() {
    let house = House::open().await;
    let url = begin(&house).await;
    let (quality, partner) = (house.sign_in(Role::Quality), house.sign_in(Role::Partner));
    let typed = |means: &str| {
        let mut fields = fields();
        fields
            .iter_mut()
            .filter(|(name, _)| *name == "means")
            .for_each(|(_, value)| *value = means.to_owned());
        borrowed(&fields)
    };

    quality
        .post(&format!("{url}/edit"), &typed("Une salle rouge."))
        .await
        .expect(StatusCode::SEE_OTHER);
    let reply = partner
        .post(&format!("{url}/edit"), &typed("Une salle verte."))
        .await
        .expect(StatusCode::CONFLICT);

    assert!(reply.says("Une salle rouge.") && reply.says("Une salle verte."));
    assert!(reply.main().contains("Quelqu’un d’autre a enregistré"));
    let version = hidden(&reply.text(), "version");
    let mut again = typed("Une salle verte.");
    again[0].1 = Box::leak(version.into_boxed_str());
    partner
        .post(&format!("{url}/edit"), &again)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(quality.get(&url).await.main().contains("Une salle verte."));
}

#[tokio::test]
async fn a_draft_saves_itself_and_only_its_author_finds_it() {
    let house = House::open().await;
    let url = begin(&house).await;
    let quality = house.sign_in(Role::Quality);
    let mut fields = fields();
    fields[1].1 = "Un titre en chantier".to_owned();

    quality
        .post(&format!("{url}/draft"), &borrowed(&fields))
        .await
        .expect(StatusCode::NO_CONTENT);

    let own = quality.get(&format!("{url}/edit")).await.expect(StatusCode::OK);
    assert!(own.says("value=\"Un titre en chantier\"") && own.says("/draft/removal"));
    let other = house
        .sign_in(Role::Partner)
        .get(&format!("{url}/edit"))
        .await
        .expect(StatusCode::OK);
    assert!(!other.says("Un titre en chantier"));
    assert!(!quality.get(&url).await.says("Un titre en chantier"));

    quality
        .post(&format!("{url}/draft/removal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(!quality.get(&format!("{url}/edit")).await.says("Un titre en chantier"));
}

#[tokio::test]
async fn the_page_lists_what_is_missing_and_links_to_it() {
    let house = House::open().await;
    let url = begin(&house).await;

    let page = house.sign_in(Role::Quality).get(&url).await.expect(StatusCode::OK);

    assert!(page.main().contains("Avant de paraître, il manque"));
    assert!(page.says(&format!("href=\"{url}/edit#f-context\"")));
    assert!(page.says(&format!("href=\"{url}/criteria#f-tested\"")));
    assert!(page.says(&format!("href=\"{url}/authorisation\"")));
}

#[tokio::test]
async fn scripts_typed_into_any_text_are_shown_and_never_run() {
    let house = House::open().await;
    let url = complete_with(&house, |fields| {
        for (name, value) in fields.iter_mut() {
            let code = [
                "version",
                "outcome",
                "maturity",
                "theme",
                "discipline",
                "establishment_status",
                "region",
                "contact_mailbox",
            ];
            if !code.contains(name) {
                *value = ATTACK.to_owned();
            }
        }
    })
    .await;
    let quality = house.sign_in(Role::Quality);
    let answers = [
        ("version", "2"),
        ("field", ATTACK),
        ("quality", ATTACK),
        ("tested", ATTACK),
        ("followed", ATTACK),
    ];
    quality
        .post(&format!("{url}/criteria"), &answers)
        .await
        .expect(StatusCode::SEE_OTHER);
    super::sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    super::publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
    let public = url.replace("/publications/", "/sheets/");
    let paths = [
        url.clone(),
        format!("{url}/edit"),
        format!("{url}/criteria"),
        format!("{url}/authorisation"),
        public.clone(),
        format!("{public}/print"),
        "/sheets".to_owned(),
        "/sheets/feed.atom".to_owned(),
        "/publications".to_owned(),
        format!("/thread/sheet/{}", public.rsplit('/').next().unwrap()),
    ];

    for path in paths {
        let page = quality.get(&path).await.expect(StatusCode::OK);
        assert!(page.text().contains("alert(1)"), "{path} does not show the text");
        assert!(!page.says("<script>alert") && !page.says("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn each_role_does_what_the_table_says_and_nothing_else() {
    let house = House::open().await;
    let url = complete(&house).await;

    for role in [Role::Mediator, Role::Volunteer, Role::Regional, Role::Administrator] {
        for path in ["", "/edit", "/criteria", "/attachments", "/authorisation", "/replies"] {
            let status = house.sign_in(role).get(&format!("{url}{path}")).await.status;
            assert_eq!(status, StatusCode::FORBIDDEN, "{role:?} {path}");
        }
    }
    for (role, path) in [
        (Role::Complaints, "/edit"),
        (Role::Complaints, "/criteria"),
        (Role::Direction, "/edit"),
        (Role::Quality, "/authorisation"),
        (Role::Partner, "/publication"),
        (Role::Clinician, "/publication"),
        (Role::Partner, "/follow-up"),
        (Role::Quality, "/authorisation/withdrawal"),
        (Role::Representative, "/publication/withdrawal"),
    ] {
        let status = house
            .sign_in(role)
            .post(&format!("{url}{path}"), &[("reason", "x")])
            .await
            .status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{role:?} {path}");
    }
    let visitor = house.visitor().get(&url).await;
    assert!(visitor.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn another_establishment_does_not_learn_that_a_sheet_exists() {
    let house = House::open().await;
    let url = complete(&house).await;
    let stranger = house.sign_in_elsewhere(Role::Quality);

    for path in [
        "",
        "/edit",
        "/criteria",
        "/attachments",
        "/authorisation",
        "/authorisation/form.pdf",
        "/replies",
    ] {
        stranger
            .get(&format!("{url}{path}"))
            .await
            .expect(StatusCode::NOT_FOUND);
    }
    stranger
        .post(&format!("{url}/publication"), &[])
        .await
        .expect(StatusCode::NOT_FOUND);
    assert!(!stranger.get("/publications").await.says("heures de visite"));
}

#[tokio::test]
async fn the_follow_up_is_noted_and_never_says_refused() {
    let house = House::open().await;
    let url = complete(&house).await;
    let quality = house.sign_in(Role::Quality);

    quality
        .post(
            &format!("{url}/follow-up"),
            &[("step", "called"), ("note", "Appel de vingt minutes.")],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    let mute = quality
        .post(&format!("{url}/follow-up"), &[("step", "sent_back")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mute.main().contains("Dites ce qui est demandé"));
    quality
        .post(&format!("{url}/follow-up"), &[("step", "refused")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);

    let page = quality.get(&url).await;
    assert!(page.main().contains("Appel de vingt minutes."));
    assert!(!page.main().to_lowercase().contains("refusé"));
}
