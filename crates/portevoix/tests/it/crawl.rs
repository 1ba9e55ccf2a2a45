//! Every page that a link leads to, as every person of the demonstration: nothing broken, nothing that leaks.

use crate::house::{Client, House, Reply};
use http::StatusCode;
use platform::Role;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A crawl ends here even if pages go on (a pager, a calendar).
const MOST_PAGES: usize = 600;

/// Links of a page that stay in the house and only read: no downloads, no change of language.
fn links(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in html.split("href=\"").skip(1) {
        let link = part
            .split('"')
            .next()
            .unwrap_or("")
            .replace("&#38;", "&")
            .replace("&amp;", "&");
        let link = link.split('#').next().unwrap_or("").to_owned();
        let own = link.starts_with('/') && !link.starts_with("//");
        let skipped = ["/static/", "/language/", "/api/v1/"]
            .iter()
            .any(|start| link.starts_with(start));
        if own && !skipped && !link.is_empty() {
            found.insert(link);
        }
    }
    found
}

/// Follows every link from the given pages; answers each page's status and text.
async fn crawl(client: &Client, from: &[&str]) -> BTreeMap<String, (StatusCode, String)> {
    let all = answers(client, from).await.into_iter();
    all.map(|(path, reply)| (path, (reply.status, reply.text()))).collect()
}

/// The same with whole answers.
pub async fn answers(client: &Client, from: &[&str]) -> BTreeMap<String, Reply> {
    let mut seen: BTreeMap<String, Reply> = BTreeMap::new();
    let mut waiting: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
    // Filters and pages make endless addresses: a few of each page are enough.
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let times = times.entry(shape(&path)).or_default();
        if seen.contains_key(&path) || seen.len() >= MOST_PAGES || *times >= 6 {
            continue;
        }
        *times += 1;
        let reply = client.get(&path).await;
        if reply.status == StatusCode::OK {
            waiting.extend(links(&reply.text()));
        }
        seen.insert(path, reply);
    }
    seen
}

/// The path with its identifiers and numbers blotted out.
pub fn shape(path: &str) -> String {
    let path = path.split('?').next().unwrap_or("");
    let blot = |part: &str| {
        if part.bytes().any(|b| b.is_ascii_digit()) {
            "*".to_owned()
        } else {
            part.to_owned()
        }
    };
    path.split('/').map(blot).collect::<Vec<_>>().join("/")
}

fn has_identifier(path: &str) -> bool {
    shape(path).contains('*')
}

#[tokio::test]
async fn no_link_of_any_role_is_dead_and_no_page_fails() {
    let house = House::of_the_demonstration().await;

    for role in [
        Role::Quality,
        Role::Direction,
        Role::Clinician,
        Role::Representative,
        Role::Partner,
        Role::Administrator,
    ] {
        let pages = crawl(&house.sign_in(role), &["/work", "/"]).await;
        assert!(pages.len() > 15, "{role:?} reached {} pages", pages.len());
        for (path, (status, _)) in pages {
            let alive = status == StatusCode::OK || status == StatusCode::SEE_OTHER;
            assert!(alive, "{role:?} {path}: {status}");
        }
    }
}

#[tokio::test]
async fn the_public_side_holds_together_and_shows_no_work_page() {
    let house = House::of_the_demonstration().await;

    for (path, (status, _)) in crawl(&house.visitor(), &["/"]).await {
        assert!(
            status == StatusCode::OK || status == StatusCode::SEE_OTHER,
            "{path}: {status}"
        );
    }
}

#[tokio::test]
async fn people_of_another_establishment_open_nothing_of_this_one() {
    let house = House::of_the_demonstration().await;
    let own = crawl(&house.sign_in(Role::Quality), &["/work"]).await;
    let public = crawl(&house.visitor(), &["/"]).await;

    for role in [Role::Quality, Role::Direction, Role::Representative] {
        let stranger = house.sign_in_elsewhere(role);
        for path in own
            .keys()
            .filter(|path| has_identifier(path) && !public.contains_key(*path))
        {
            let reply = stranger.get(path).await;
            let refused = matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
            // What a published give-back shows to everybody is open to a stranger too.
            let open_to_all = || async { house.visitor().get(path).await.status == StatusCode::OK };
            assert!(
                refused || open_to_all().await,
                "{role:?} elsewhere opened {path}: {}",
                reply.status
            );
        }
        for path in own
            .keys()
            .filter(|path| !has_identifier(path) && !public.contains_key(*path))
        {
            let reply = stranger.get(path).await;
            assert!(
                !reply.says("Hôpital des Tilleuls"),
                "{role:?} elsewhere reads of this hospital on {path}"
            );
        }
    }
}

#[tokio::test]
async fn no_page_of_a_user_representative_or_partner_shows_a_name_of_the_raw_texts() {
    let house = House::of_the_demonstration().await;

    for role in [
        Role::Representative,
        Role::Partner,
        Role::Clinician,
        Role::Direction,
        Role::Administrator,
    ] {
        for (path, (_, text)) in crawl(
            &house.sign_in(role),
            &["/work", "/expressions?q=docteur", "/expressions?q=infirmi%C3%A8re"],
        )
        .await
        {
            for name in ["Fontanel", "Delarue", "Belhadi", "06 12 34 56 78", "jeanne.aubry"] {
                assert!(!text.contains(name), "{role:?} reads a masked name on {path}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_says_its_messages_in_both_languages() {
    let house = House::of_the_demonstration().await;
    let rooms = [
        "people-",
        "expressions-",
        "analysis-",
        "projects-",
        "publications-",
        "frame-",
        "work-",
        "thread-",
        "ui-",
    ];

    for client in [
        house.sign_in(Role::Quality),
        house.sign_in(Role::Quality).in_english(),
        house.visitor().in_english(),
    ] {
        for (path, (_, text)) in crawl(&client, &["/work", "/"]).await {
            // A message that is missing shows its own id between two tags.
            let missing = rooms.iter().find_map(|room| {
                text.split('>')
                    .skip(1)
                    .map(|part| part.split('<').next().unwrap_or("").trim())
                    .find(|words| {
                        words.starts_with(room)
                            && words
                                .bytes()
                                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                    })
                    .map(str::to_owned)
            });
            assert!(missing.is_none(), "{path} shows {missing:?}");
        }
    }
}
