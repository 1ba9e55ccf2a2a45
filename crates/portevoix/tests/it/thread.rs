//! The thread through the front door: told whole from whichever end, each step dated and signed for everybody.

use crate::house::{Client, House};
use http::{Method, StatusCode};
use platform::{Actor, Role, Subject};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The steps of a project that went all the way.
const WHOLE: [&str; 10] = [
    "action",
    "decision",
    "expression",
    "finding",
    "give_back",
    "measure",
    "project",
    "sheet",
    "study",
    "theme",
];

/// What is not for a visitor in it.
const INSIDE: [&str; 3] = ["finding", "study", "theme"];

async fn ids(house: &House, sql: &str) -> Vec<Uuid> {
    let db = house.app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql.to_owned());
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get("", "id").unwrap()).collect()
}

/// One subject of each kind around the project of the demonstration that a sheet tells.
async fn ends(house: &House) -> BTreeMap<&'static str, Uuid> {
    let shared = "(select project_id from sheets)";
    let found = format!("(select finding_id from projects where id in {shared})");
    let mut ends = BTreeMap::new();
    for (kind, sql) in [
        ("project", format!("select id from projects where id in {shared}")),
        ("sheet", "select id from sheets".to_owned()),
        (
            "finding",
            format!("select finding_id as id from projects where id in {shared}"),
        ),
        (
            "study",
            format!("select study_id as id from findings where id in {found}"),
        ),
        (
            "theme",
            format!("select theme_id as id from findings where id in {found}"),
        ),
        (
            "expression",
            format!("select expression_id as id from finding_evidence where finding_id in {found} order by number"),
        ),
        (
            "action",
            format!("select id from project_actions where project_id in {shared}"),
        ),
        (
            "measure",
            format!("select id from project_measures where project_id in {shared}"),
        ),
        (
            "decision",
            format!("select id from project_decisions where state = 'closed' and project_id in {shared}"),
        ),
        (
            "give_back",
            format!("select id from project_give_backs where state = 'published' and project_id in {shared}"),
        ),
    ] {
        ends.insert(
            kind,
            *ids(house, &sql).await.first().unwrap_or_else(|| panic!("no {kind}")),
        );
    }
    ends
}

async fn thread(client: &Client, kind: &str, id: Uuid) -> Value {
    let path = format!("/thread/{kind}/{id}");
    client.api(Method::GET, &path, None).await.expect(StatusCode::OK).json()
}

fn kinds(thread: &Value, visible: bool) -> BTreeSet<&str> {
    let steps = thread["steps"].as_array().unwrap().iter();
    steps
        .filter(|step| step["visible"] == visible)
        .map(|step| step["kind"].as_str().unwrap())
        .collect()
}

/// Every step is dated and signed; one that is hidden says nothing else.
fn check(thread: &Value, from: &str) {
    for step in thread["steps"].as_array().unwrap() {
        assert!(step["at"].is_string() && step["role"].is_string(), "{from}: {step}");
        if step["visible"] == false {
            let tells = ["subject", "title", "detail", "words"];
            assert!(tells.iter().all(|field| step[field].is_null()), "{from}: {step}");
        }
    }
}

#[tokio::test]
async fn from_every_end_the_whole_thread_is_told_to_who_works_on_it() {
    let house = House::of_the_demonstration().await.with_every_role().await;
    let ends = ends(&house).await;

    for role in [Role::Quality, Role::Representative] {
        let client = house.sign_in(role);
        for (kind, id) in &ends {
            let told = thread(&client, kind, *id).await;

            assert_eq!(kinds(&told, true), BTreeSet::from(WHOLE), "{role:?} from {kind}");
            check(&told, kind);
            let one = *kind == "expression";
            assert_eq!(told["voices"] == 1, one, "{role:?} from {kind}");
            let page = client
                .get(&format!("/thread/{kind}/{id}"))
                .await
                .expect(StatusCode::OK)
                .text();
            let others = told["steps"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|step| step["kind"] != "expression");
            assert_eq!(
                page.matches("<li class=\"station").count(),
                others.count() + 1,
                "from {kind}"
            );
        }
    }
}

#[tokio::test]
async fn a_visitor_is_told_what_is_public_and_of_the_rest_its_kind_its_day_and_its_role() {
    let house = House::of_the_demonstration().await.with_every_role().await;
    let ends = ends(&house).await;
    let visitor = house.visitor();
    let given = visitor
        .api(Method::GET, &format!("/give-backs/{}", ends["give_back"]), None)
        .await
        .json();
    let quotes = given["give_back"]["quotes"].as_array().unwrap().len();
    assert!(quotes > 0);
    let published = "select id from project_give_backs where state = 'published'";
    let inside = thread(&house.sign_in(Role::Quality), "project", ends["project"]).await;
    let signed = |thread: &Value| -> BTreeSet<String> {
        let steps = thread["steps"].as_array().unwrap().iter();
        steps
            .filter(|step| !["expression", "action"].contains(&step["kind"].as_str().unwrap()))
            .map(|step| format!("{} {} {}", step["kind"], step["at"], step["role"]))
            .collect()
    };

    for kind in ["project", "decision", "action", "measure", "give_back", "sheet"] {
        let told = thread(&visitor, kind, ends[kind]).await;

        assert_eq!(
            &kinds(&told, true) | &kinds(&told, false),
            BTreeSet::from(WHOLE),
            "from {kind}"
        );
        assert!(
            kinds(&told, true).iter().all(|kind| !INSIDE.contains(kind)),
            "from {kind}"
        );
        assert!(
            INSIDE.iter().all(|inside| kinds(&told, false).contains(inside)),
            "from {kind}"
        );
        check(&told, kind);
        assert_eq!(signed(&told), signed(&inside), "from {kind}");
        let words = told["steps"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|step| step["words"].is_string());
        assert_eq!(words.count(), quotes, "from {kind}");
        let page = visitor
            .get(&format!("/thread/{kind}/{}", ends[kind]))
            .await
            .expect(StatusCode::OK)
            .text();
        assert_eq!(page.matches("<blockquote").count(), quotes, "from {kind}: {page}");
        assert!(page.contains("Constat") && page.contains("Étude"), "{page}");
        assert!(!page.contains("Préparer sa sortie"), "{page}");
    }
    let sql = format!("select expression_id as id from project_quotes where give_back_id in ({published})");
    let quoted = ids(&house, &sql).await;
    let own = thread(&visitor, "expression", quoted[0]).await;
    assert!(kinds(&own, true).contains("give_back") && kinds(&own, true).contains("expression"));
}

#[tokio::test]
async fn words_that_fed_two_projects_tell_them_apart_by_their_titles_the_oldest_first() {
    let house = House::of_the_demonstration().await;
    let projects = "select id from projects order by created_at";
    let findings = ids(&house, "select finding_id as id from projects order by created_at").await;
    let projects = ids(&house, projects).await;
    let sql = "select e.expression_id as id from finding_evidence e join projects p on p.finding_id = e.finding_id \
               order by p.created_at, e.number";
    let words = Subject::new("expression", ids(&house, sql).await[0]);
    let mut change = house.app.change(&Actor::System("test")).await.unwrap();
    for finding in &findings[..2] {
        let finding = Subject::new("finding", *finding);
        change.link(&words, &finding, "evidence", house.hospital).await.unwrap();
    }
    change.commit_unnoted().await.unwrap();
    let quality = house.sign_in(Role::Quality);

    let page = quality
        .get(&format!("/thread/expression/{}", words.id()))
        .await
        .expect(StatusCode::OK)
        .text();
    let told = thread(&quality, "expression", words.id()).await;

    let mut after = 0;
    for (place, id) in (1..).zip(&projects[..2]) {
        let project = quality.api(Method::GET, &format!("/projects/{id}"), None).await.json();
        let title = project["project"]["plan"]["title"]
            .as_str()
            .or(project["project"]["title"].as_str())
            .unwrap();
        let heading = format!("<h2 id=\"part-{place}\">{title}</h2>");
        let at = page.find(&heading).unwrap_or_else(|| panic!("{heading} in {page}"));
        assert!(at > after);
        after = at;
        let named = format!("project/{id}");
        assert!(
            told["steps"]
                .as_array()
                .unwrap()
                .iter()
                .any(|step| step["project"] == named.as_str())
        );
    }
    assert_eq!(told["voices"], 1);
}
