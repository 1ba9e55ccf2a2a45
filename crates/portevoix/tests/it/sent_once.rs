//! A form sent twice, one after the other or at once, changes things once, with or without the script.

use crate::house::{Client, House, Reply};
use http::{StatusCode, header};
use platform::Role;

/// The address of the form of a page that posts to `path`, with its token.
async fn form(client: &Client, page: &str, path: &str) -> String {
    let page = client.get(page).await.expect(StatusCode::OK).raw();
    let mut addresses = page.split("action=\"").map(|part| part.split('"').next().unwrap());
    let found = addresses.find(|address| address.starts_with(&format!("{path}?")));
    found.expect("the form has a token").replace("&amp;", "&")
}

fn led_to(reply: &Reply) -> String {
    reply.headers[header::LOCATION].to_str().unwrap().to_owned()
}

async fn count(house: &House, table: &str) -> i64 {
    use sea_orm::{ConnectionTrait, Statement};
    let db = house.app.db.read();
    let count = format!("select count(*) as n from {table}");
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), count))
        .await;
    row.unwrap().unwrap().try_get("", "n").unwrap()
}

/// Who creates, on which page, by which form, what is typed, and the table where it would be twice.
type Creation = (Role, String, String, Vec<(&'static str, &'static str)>, &'static str);

/// What people create.
fn creations(project: &str, hospital: uuid::Uuid) -> Vec<Creation> {
    let day = "2030-06-01";
    vec![
        (
            Role::Quality,
            format!("{project}/actions/new"),
            format!("{project}/actions"),
            vec![
                ("what", "Poser un banc"),
                ("due_on", day),
                ("phase", "during"),
                ("priority", "1"),
            ],
            "project_actions",
        ),
        (
            Role::Quality,
            "/studies/new".to_owned(),
            "/studies".to_owned(),
            vec![
                ("name", "Les repas"),
                ("question", "Que disent-elles ?"),
                ("filter", "q=repas"),
                ("codebook", "blank"),
            ],
            "studies",
        ),
        (
            Role::Administrator,
            format!("/organisations/{hospital}"),
            format!("/organisations/{hospital}/units"),
            vec![("name", "Hôpital de jour")],
            "units",
        ),
    ]
}

/// The oldest project: its plan is not put to the vote any more.
async fn project(house: &House) -> String {
    let list = house.sign_in(Role::Quality).get("/projects").await.text();
    let found = list
        .split("href=\"")
        .map(|part| part.split('"').next().unwrap())
        .filter(|url| url.starts_with("/projects/") && url.len() > 40);
    found.last().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_sent_twice_is_made_once_and_leads_to_the_same_page() {
    let house = House::of_the_demonstration().await;
    let project = project(&house).await;
    for (role, page, path, fields, table) in creations(&project, house.hospital) {
        let client = house.sign_in(role);
        let address = form(&client, &page, &path).await;
        let before = count(&house, table).await;

        let first = client.post(&address, &fields).await;
        let second = client.post(&address, &fields).await;

        assert_eq!(first.status, StatusCode::SEE_OTHER, "{path}: {}", first.main());
        assert_eq!(second.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(led_to(&first), led_to(&second), "{path}");
        assert_eq!(count(&house, table).await, before + 1, "{path}");
    }
}

#[tokio::test]
async fn two_clicks_at_once_make_one_and_lead_to_the_same_page() {
    let house = House::of_the_demonstration().await;
    let project = project(&house).await;
    let quality = house.sign_in(Role::Quality);
    let (_, page, path, fields, table) = creations(&project, house.hospital).remove(0);
    let address = form(&quality, &page, &path).await;
    let before = count(&house, table).await;

    let clicks = (0..4).map(|_| quality.post(&address, &fields));
    let replies = futures_util::future::join_all(clicks).await;

    for reply in &replies {
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.main());
        assert_eq!(led_to(reply), led_to(&replies[0]));
    }
    assert_eq!(count(&house, table).await, before + 1);
}

#[tokio::test]
async fn words_given_twice_are_kept_once_and_show_the_same_code() {
    let house = House::open().await;
    let visitor = house.visitor();
    let path = format!("/give/{}", house.hospital);
    let address = form(&visitor, &path, &path).await;
    let fields = [("words", "Un banc devant l’entrée"), ("speaker", "patient")];

    let clicks = (0..3).map(|_| visitor.post(&address, &fields));
    let replies = futures_util::future::join_all(clicks).await;

    let code = |reply: &Reply| {
        let page = reply.text();
        page.split_once("code-given")
            .unwrap()
            .1
            .split_once("<strong>")
            .unwrap()
            .1[..12]
            .to_owned()
    };
    for reply in &replies {
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.main());
        assert_eq!(code(reply), code(&replies[0]));
    }
    assert_eq!(count(&house, "receipts").await, 1);
    let followed = visitor.post("/follow", &[("code", &code(&replies[0]))]).await;
    assert!(followed.expect(StatusCode::OK).says("Un banc devant"));
}

#[tokio::test]
async fn a_form_that_was_refused_may_be_sent_again_as_it_is() {
    let house = House::of_the_demonstration().await;
    let project = project(&house).await;
    let quality = house.sign_in(Role::Quality);
    let (_, page, path, fields, table) = creations(&project, house.hospital).remove(0);
    let address = form(&quality, &page, &path).await;
    let before = count(&house, table).await;

    quality
        .post(&address, &[("what", "")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    quality.post(&address, &fields).await.expect(StatusCode::SEE_OTHER);

    assert_eq!(count(&house, table).await, before + 1);
}
