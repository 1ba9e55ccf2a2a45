//! What the program tells of itself, the audit and the work under way, is said in words in both languages.

use crate::house::House;
use http::StatusCode;
use platform::{Language, Role};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeSet;

async fn distinct(house: &House, column: &str, table: &str) -> BTreeSet<String> {
    let db = house.app.db.read();
    let sql = format!("select distinct {column} as found from {table}");
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await;
    rows.unwrap()
        .iter()
        .map(|row| row.try_get("", "found").unwrap())
        .collect()
}

/// Every verb that the source writes in the audit, in the manner of `change.audit("noun.verb", …)`.
fn verbs_of_the_source() -> BTreeSet<String> {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut waiting = vec![crates];
    let mut verbs = BTreeSet::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "rs")
                && path.components().any(|part| part.as_os_str() == "src")
            {
                let text = std::fs::read_to_string(path).unwrap();
                let calls = text.split(".audit(").skip(1);
                verbs.extend(
                    calls
                        .filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next())
                        .map(str::to_owned),
                );
            }
        }
    }
    verbs
}

#[tokio::test]
async fn each_verb_of_the_audit_and_each_kind_of_work_has_its_words() {
    let house = House::of_the_demonstration().await;
    let ids = |prefix: &'static str, codes: BTreeSet<String>| {
        codes
            .into_iter()
            .map(move |code| format!("{prefix}-{}", code.replace(['.', '_'], "-")))
    };
    let mut wanted: Vec<String> = ids("audit-verb", distinct(&house, "verb", "audit_entries").await).collect();
    wanted.extend(ids("audit-verb", verbs_of_the_source()));
    wanted.extend(ids("jobs-kind", distinct(&house, "kind", "jobs").await));
    let kinds = distinct(&house, "subject", "audit_entries").await;
    let kinds = kinds
        .iter()
        .map(|subject| subject.split('/').next().unwrap().to_owned())
        .collect();
    wanted.extend(ids("audit-kind", kinds));
    assert!(wanted.len() > 100, "{}", wanted.len());

    for language in [Language::French, Language::English] {
        let t = platform::Reader::new(
            house.app.messages.clone(),
            language,
            platform::Actor::Visitor,
            house.app.clock.today(),
        );
        let silent: Vec<&String> = wanted.iter().filter(|id| t.say(id) == **id).collect();
        assert_eq!(silent, Vec::<&String>::new(), "{language:?}");
    }
}

#[tokio::test]
async fn the_director_reads_the_audit_in_words_and_follows_it() {
    let house = House::of_the_demonstration().await;

    let director = house.sign_in(Role::Direction);
    let mut page = director.get("/audit").await.expect(StatusCode::OK);
    // The latest entries come first: the ballots of the demonstration stand some pages further down.
    while !page.main().contains("Bulletin déposé") {
        let text = page.text();
        let older = text.split("href=\"/audit?before=").nth(1);
        let older = older
            .and_then(|rest| rest.split('"').next())
            .expect("no ballot in the whole audit");
        page = director
            .get(&format!("/audit?before={older}"))
            .await
            .expect(StatusCode::OK);
    }

    assert!(
        page.main().contains("Odile Garnier, représentant·e des usagers"),
        "{}",
        page.main()
    );
    assert!(page.says("href=\"/thread/decision/"));
}
