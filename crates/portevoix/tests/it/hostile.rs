//! Texts that somebody types to run something at another's, through the whole story: shown, never run.

mod answers;
mod carried;
mod html;
mod pen;
mod story;
mod tables;
mod xml;

use crate::{
    crawl,
    house::{Client, House, Reply},
};
use answers::Reading;
use carried::Carried;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use pen::{HOSTILE, Pen};
use platform::Role;
use std::collections::BTreeSet;
use story::Story;

/// Texts that no page shows, and why.
const UNSHOWN: &[(&str, &str)] = &[
    ("the first title of a sheet", "its writers chose another"),
    (
        "the name of a signed form",
        "it names the file that is offered, and is made plain there",
    ),
];

/// Addresses that only programs ask for, or that no link of a page leads to.
const UNLINKED: &[&str] = &[
    "/api/v1/audit",
    "/api/v1/establishments",
    "/api/v1/expressions",
    "/api/v1/findings",
    "/api/v1/findings/{finding}",
    "/api/v1/give-backs",
    "/api/v1/give-backs/{give_back}",
    "/api/v1/imports",
    "/api/v1/invitations",
    "/api/v1/me",
    "/api/v1/organisations",
    "/api/v1/people",
    "/api/v1/projects",
    "/api/v1/projects/{project}",
    "/api/v1/projects/{project}/actions",
    "/api/v1/projects/{project}/decisions",
    "/api/v1/projects/{project}/give-backs",
    "/api/v1/projects/{project}/indicators",
    "/api/v1/projects/{project}/measures",
    "/api/v1/publications",
    "/api/v1/publications/{sheet}",
    "/api/v1/publications/{sheet}/replies",
    "/api/v1/reviews",
    "/api/v1/sheets",
    "/api/v1/sheets/{sheet}",
    "/api/v1/studies",
    "/api/v1/studies/{study}",
    "/api/v1/studies/{study}/codebook",
    "/api/v1/studies/{study}/codings",
    "/api/v1/studies/{study}/disagreements",
    "/api/v1/studies/{study}/proposals",
    "/api/v1/studies/{study}/reading",
    "/api/v1/studies/{study}/themes",
    "/api/v1/tasks",
    "/api/v1/thread/finding/{finding}",
    "/api/v1/tokens",
    "/sheets/feed.atom",
    "/sheets/sheets.csv",
    "/studies/{study}/briefing",
    "/studies/{study}/codes.csv",
    "/studies/{study}/themes.csv",
    "/studies/{study}/themes.xlsx",
    "/projects/{project}/actions?format=csv",
    "/projects/{project}/measures?format=xlsx",
    "/publications/{sheet}/authorisation/form.pdf",
    "/sheets/{sheet}/sheet.pdf",
    "/give-backs/{give_back}/poster.pdf",
    "/give-backs/{give_back}/report.pdf",
];

/// Every type of answer in which a hostile text travels.
const TYPES: [&str; 6] = [
    "text/html",
    "application/json",
    "application/atom+xml",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/pdf",
];

/// The story told in hostile words, and what was made.
struct Told {
    house: House,
    pen: Pen,
    code: String,
    import: String,
    study: String,
    finding: String,
    carried: Carried,
}

impl Told {
    async fn open() -> Self {
        let (house, pen) = (House::open().await.with_every_role().await, Pen::default());
        let story = Story {
            house: &house,
            pen: &pen,
        };
        story.people().await;
        let import = story.import().await;
        let code = story.suggest().await;
        let (study, theme) = story.study().await;
        let finding = story.find(&study, &theme).await;
        let carried = carried::carry(&story, &finding).await;
        Self {
            house,
            pen,
            code,
            import,
            study,
            finding,
            carried,
        }
    }

    fn filled(&self, address: &str) -> String {
        let records = [
            ("{study}", &self.study),
            ("{finding}", &self.finding),
            ("{project}", &self.carried.project),
            ("{give_back}", &self.carried.give_back),
            ("{sheet}", &self.carried.sheet),
        ];
        records
            .iter()
            .fold(address.to_owned(), |address, (name, id)| address.replace(name, id))
    }

    /// Everybody who reads, with their name.
    fn readers(&self) -> Vec<(String, Client)> {
        let here = Role::ALL.map(|role| (role.code().to_owned(), self.house.sign_in(role)));
        let stranger = self.house.sign_in_elsewhere(Role::Quality);
        let others = [
            ("elsewhere".to_owned(), stranger),
            ("a visitor".to_owned(), self.house.visitor()),
        ];
        here.into_iter().chain(others).collect()
    }

    /// Reads every page that a link leads to, as everybody, and what programs ask for.
    async fn read_all(&self, reading: &mut Reading) {
        for (name, client) in self.readers() {
            for (path, reply) in crawl::answers(&client, &["/work", "/", "/account", "/audit"]).await {
                reading.read(&format!("{name} {}", crawl::shape(&path)), &reply);
            }
        }
        let programs = [Role::Quality, Role::Administrator, Role::Direction].map(|role| self.house.sign_in(role));
        for address in UNLINKED {
            for client in programs.iter().chain([&self.house.visitor()]) {
                reading.read(address, &client.get(&self.filled(address)).await);
            }
        }
        let followed = self.house.visitor().post("/follow", &[("code", &self.code)]).await;
        reading.read("a visitor follows a suggestion", &followed);
    }

    /// What was written and never shown.
    fn unshown(&self, reading: &Reading) -> BTreeSet<String> {
        let written = self.pen.written().into_iter();
        let unshown = written
            .filter(|(mark, _)| !reading.shown.contains(mark))
            .map(|(_, what)| what);
        unshown
            .filter(|what| !UNSHOWN.iter().any(|(known, _)| known == what))
            .collect()
    }
}

fn said(faults: &BTreeSet<String>) -> String {
    faults.iter().cloned().collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn hostile_texts_are_shown_as_they_were_written_and_never_run() {
    let told = Told::open().await;
    let mut reading = Reading::default();

    told.read_all(&mut reading).await;
    let story = Story {
        house: &told.house,
        pen: &told.pen,
    };
    carried::take_back(&story, &told.carried, &told.import).await;
    told.read_all(&mut reading).await;

    let unshown = told.unshown(&reading);
    assert!(
        reading.faults.is_empty(),
        "{} faults:\n{}",
        reading.faults.len(),
        said(&reading.faults)
    );
    assert!(unshown.is_empty(), "no page shows:\n{}", said(&unshown));
    for media_type in TYPES {
        assert!(reading.types.contains(media_type), "nothing was read of {media_type}");
    }
}

/// Sends each form of a page once, with hostile words in every field.
///
/// Answers how many came back with these words in them.
async fn send_forms(client: &Client, name: &str, reading: &mut Reading) -> usize {
    let (mut sent, mut came_back) = (BTreeSet::new(), 0);
    for (path, reply) in crawl::answers(client, &["/work", "/"]).await {
        for form in html::forms(&reply.text()) {
            let action = if form.action.is_empty() {
                path.clone()
            } else {
                form.action.clone()
            };
            let ends = ["/sign-out", "/closure"].iter().any(|end| action.ends_with(end));
            if ends || !sent.insert((form.posts, crawl::shape(&action))) {
                continue;
            }
            let fields = form
                .fields
                .iter()
                .map(|(name, kept)| (name.as_str(), kept.as_deref().unwrap_or(HOSTILE)));
            let fields: Vec<_> = fields.filter(|(name, _)| *name != "website").collect();
            let query = serde_html_form::to_string(&fields).unwrap();
            let reply = match (form.posts, form.takes_files) {
                (true, true) => client.upload(&action, &fields, &[]).await,
                (true, false) => client.post(&action, &fields).await,
                (false, _) => {
                    client
                        .get(&format!("{}?{query}", action.split('?').next().unwrap()))
                        .await
                }
            };
            reading.read(&format!("{name} sends {}", crawl::shape(&action)), &reply);
            came_back += usize::from(html::decoded(&reply.text()).contains(HOSTILE));
        }
    }
    came_back
}

#[tokio::test]
async fn a_form_that_comes_back_gives_hostile_words_back_as_words() {
    let told = Told::open().await;
    let mut reading = Reading::default();

    for role in [Role::Quality, Role::Direction, Role::Partner, Role::Administrator] {
        let came_back = send_forms(&told.house.sign_in(role), role.code(), &mut reading).await;
        assert!(came_back > 1, "{role:?} was given back the words of {came_back} forms");
    }
    let came_back = send_forms(&told.house.visitor(), "a visitor", &mut reading).await;
    assert!(came_back > 1, "a visitor was given back the words of {came_back} forms");

    assert!(
        reading.faults.is_empty(),
        "{} faults:\n{}",
        reading.faults.len(),
        said(&reading.faults)
    );
}

/// What is found wrong in an answer made by hand.
fn found(media_type: &'static str, disposition: &'static str, body: &str) -> String {
    let pairs = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let headers = pairs.map(|(name, value)| (name, HeaderValue::from_static(value)));
    let mut reading = Reading::default();
    let reply = Reply {
        status: StatusCode::OK,
        headers: HeaderMap::from_iter(headers),
        bytes: body.as_bytes().to_vec(),
    };
    reading.read("here", &reply);
    said(&reading.faults)
}

#[test]
fn what_would_run_is_seen() {
    let bad = [
        (
            "text/html",
            "<p>=\"><script>alert(1)</script></p>",
            "<script> is not ours",
        ),
        (
            "text/html",
            "<input value=\"=\"><img src=x onerror=alert(2)>\">",
            "<img> is not ours",
        ),
        (
            "text/html",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a> leads to javascript:",
        ),
        (
            "text/html",
            "<p title='a' onclick='b'>x</p>",
            "has an attribute onclick",
        ),
        ("text/html", "<title>a</title><b> zq001z", "<b> is not ours"),
        (
            "text/html",
            "<p>&lt;b&gt; zq001z</p>",
            "zq001z is not shown as it was written",
        ),
        (
            "text/html",
            "<p>&amp;amp;lt;b&amp;amp;gt; zq001z</p>",
            "zq001z is not shown as it was written",
        ),
        (
            "application/json",
            "{\"a\": \"<b> zq001z\"}",
            "zq001z is not shown as it was written",
        ),
        ("application/json", "{\"a\": \"b\"x}", "is no JSON"),
        ("application/atom+xml", "<feed><title>a & b</title></feed>", "a bare &"),
        ("application/atom+xml", "<feed><title>a</feed>", "is closed by </feed>"),
        (
            "text/csv",
            "a;b\r\nc;\"=1+1\"\r\n",
            "a spreadsheet would calculate =1+1",
        ),
        ("text/csv", "a;b\r\nc;d;e\r\n", "a line of 3 cells under 2 columns"),
        ("application/pdf", "<html>", "is no PDF"),
    ];
    for (media_type, body, fault) in bad {
        let found = found(media_type, "", body);
        assert!(found.contains(fault), "{body}: {found}");
    }
    let named = found("text/plain", "attachment; filename=\"a\"; b.html\"", "x");
    assert!(named.contains("offers a file named"), "{named}");
}

#[test]
fn what_is_shown_as_words_is_left_alone() {
    let good = [
        (
            "text/html",
            "<!DOCTYPE html><script src=\"/static/app.js\" defer></script><p title=\"&#34;&#62;\">&#60;script&#62;</p>",
        ),
        (
            "text/html",
            "<textarea><b> &lt;script&gt;</textarea><title><i></title><!-- <b> --><p>1 < 2</p>",
        ),
        (
            "text/html",
            "<p>&#38;lt;b&#38;gt; zq001z</p><a href=\"/expressions?q=%26lt%3Bb%26gt%3B+zq001z\">x</a>",
        ),
        (
            "application/atom+xml",
            "<?xml version=\"1.0\"?><feed a='b'><link href=\"/x?a=1&amp;b=2\"/>&#60;</feed>",
        ),
        ("text/csv", "a;b\r\n'=1+1;-12,5\r\n\"c\"\"; d\";e\r\n"),
    ];
    for (media_type, body) in good {
        assert_eq!(found(media_type, "attachment; filename=\"a-b_1.csv\"", body), "");
    }
}
