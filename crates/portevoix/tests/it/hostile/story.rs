//! The whole story, from the people to the finding, where every text that somebody types is hostile.

use super::pen::{HOSTILE, Pen};
use crate::{house::House, people::between};
use axum::body::Body;
use http::{Method, StatusCode};
use platform::{Actor, Role};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use std::fmt::Write;
use uuid::Uuid;

/// Readers of the study, two of each college.
const READERS: [Role; 4] = [Role::Representative, Role::Partner, Role::Clinician, Role::Quality];

/// How many answers are imported, and how many of them are read.
const ANSWERS: usize = 60;
const READ: usize = 24;

/// What people wrote about, and how they felt.
const KINDS: [(&str, &str); 4] = [
    ("le repas était froid", "Négatif"),
    ("une attente interminable", "Négatif"),
    ("un accueil souriant", "Positif"),
    ("merci pour tout", "Positif"),
];

/// Tells the story to a house, one deed after the other.
pub struct Story<'h> {
    pub house: &'h House,
    pub pen: &'h Pen,
}

impl Story<'_> {
    /// Somebody does something by the API; answers what came back.
    pub async fn call(&self, role: Role, method: Method, path: &str, body: Value) -> Value {
        let body = (method != Method::GET).then_some(body);
        let reply = self.house.sign_in(role).api(method.clone(), path, body).await;
        assert!(
            reply.status.is_success(),
            "{method} {path}: {} {}",
            reply.status,
            reply.text()
        );
        if reply.bytes.is_empty() {
            Value::Null
        } else {
            reply.json()
        }
    }

    pub async fn get(&self, role: Role, path: &str) -> Value {
        self.call(role, Method::GET, path, Value::Null).await
    }

    pub async fn post(&self, role: Role, path: &str, body: Value) -> Value {
        self.call(role, Method::POST, path, body).await
    }

    pub async fn put(&self, role: Role, path: &str, body: Value) -> Value {
        self.call(role, Method::PUT, path, body).await
    }

    /// Somebody sends a form that is taken.
    pub async fn form(&self, role: Role, path: &str, fields: &[(&str, &str)]) {
        let reply = self.house.sign_in(role).post(path, fields).await;
        assert!(
            reply.status.is_success() || reply.status == StatusCode::SEE_OTHER,
            "{path}: {}",
            reply.main()
        );
    }

    pub async fn person(&self, role: Role) -> Value {
        self.get(role, "/me").await["me"]["person"].clone()
    }

    /// Names of people and organisations, and what each keeps of their own.
    pub async fn people(&self) {
        for role in Role::ALL {
            let page = self.house.sign_in(role).get("/account").await.text();
            let version = between(&page, "name=\"version\" value=\"", "\"");
            let name = self.pen.short(&format!("the name of {}", role.code()));
            let fields = [
                ("name", name.as_str()),
                ("language", "fr"),
                ("digest", "never"),
                ("version", version),
            ];
            self.form(role, "/account", &fields).await;
        }
        let hospital = format!("/organisations/{}", self.house.hospital);
        let kind =
            |name: String| json!({ "kind": "establishment", "name": name, "takes_suggestions": true, "version": 1 });
        let name = self.pen.text("the name of the hospital");
        self.put(Role::Administrator, &hospital, kind(name)).await;
        let name = self.pen.text("the name of another establishment");
        self.post(Role::Administrator, "/organisations", kind(name)).await;
        let name = self.pen.text("the name of a unit");
        self.post(
            Role::Administrator,
            &format!("{hospital}/units"),
            json!({ "name": name }),
        )
        .await;
        let invited = json!({
            "email": "amina@tilleuls.example", "name": self.pen.short("the name of somebody invited"),
            "organisation": self.house.hospital, "role": "partner",
        });
        self.post(Role::Administrator, "/invitations", invited).await;
        let name = self.pen.short("the name of a token");
        self.form(Role::Quality, "/account/tokens", &[("name", &name)]).await;
        let word = json!({ "word": self.pen.short("a word that is never masked"), "choice": "never" });
        self.put(Role::Quality, &format!("{hospital}/mask-words"), word).await;
        self.browser().await;
    }

    /// A session whose browser says a hostile name.
    async fn browser(&self) {
        let app = &self.house.app;
        let db = app.db.read();
        let email = format!("quality@{}.example", self.house.hospital.simple());
        let sql = format!("select id from accounts where email_folded = '{email}'");
        let row = db
            .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let account: Uuid = row.unwrap().try_get("", "id").unwrap();
        let mut change = app.change(&Actor::System("test")).await.unwrap();
        people::open_session(&mut change, account.into(), true, HOSTILE)
            .await
            .unwrap();
        change.commit().await.unwrap();
    }

    /// A file whose name, columns and cells are hostile; answers the address of its import.
    pub async fn import(&self) -> String {
        let names = [
            "a column of words",
            "a column of units",
            "a column of places",
            "a column kept as it is",
        ];
        let columns: Vec<String> = names.iter().map(|name| self.pen.short(name)).collect();
        let file = self.answers(&columns);
        let id = self.drop_file(&self.pen.file("the name of a file", "csv"), &file).await;
        let path = format!("/imports/{id}");
        // A lone quote in every cell hides the layout from who guesses it: somebody says it.
        let format = json!({
            "kind": "text", "encoding": "utf8", "separator": "semicolon", "quoted": true, "skip": 0, "headers": true,
        });
        let role = |name: &str, role: &str| json!({ "name": name, "role": role });
        let correction = json!({
            "version": 1, "format": format, "name": self.pen.text("the name of an import"), "legal_basis": "consent",
            "allows_publication": true,
            "columns": [
                role("Numéro", "number"), role("Date", "date"), role("Ressenti", "polarity"),
                role(&columns[0], "text"),
                role(&columns[1], "unit"), role(&columns[2], "place"), role(&columns[3], "attribute"),
            ],
        });
        self.call(Role::Quality, Method::PATCH, &path, correction).await;
        self.post(Role::Quality, &format!("{path}/run"), Value::Null).await;
        self.house.run_jobs().await;
        let done = self.get(Role::Quality, &path).await;
        assert_eq!(done["import"]["counts"]["taken"], ANSWERS + 1, "{done}");
        // The same file again waits for somebody to say what it holds.
        self.drop_file(&self.pen.file("the name of a file that waits", "csv"), &file)
            .await;
        format!("/expressions/imports/{id}")
    }

    /// Somebody drops a file; answers the identifier of its import.
    pub async fn drop_file(&self, name: &str, text: &str) -> String {
        let quality = self.house.sign_in(Role::Quality);
        let reply = quality
            .upload("/expressions/imports", &[], &[("file", name, text.as_bytes())])
            .await;
        let url = reply.expect(StatusCode::SEE_OTHER).location();
        url.rsplit('/').next().unwrap().to_owned()
    }

    fn answers(&self, columns: &[String]) -> String {
        let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let several = |what: &str| -> Vec<String> { (0..3).map(|_| self.pen.short(what)).collect() };
        let words: Vec<String> = KINDS.iter().map(|(words, _)| self.pen.text(words)).collect();
        let (units, places, kept) = (several("a unit"), several("a place"), several("a value kept as it is"));
        let names: Vec<String> = columns.iter().map(|name| cell(name)).collect();
        let mut text = format!("Numéro;Date;Ressenti;{}\n", names.join(";"));
        for at in 0..ANSWERS {
            let ((kind, feeling), month) = (KINDS[at % 4], at % 9 + 1);
            let said = cell(&format!("{kind}, passage {at} {}", words[at % 4]));
            let rest = [&units[at % 3], &places[at % 3], &kept[at % 3]]
                .map(|value| cell(value))
                .join(";");
            writeln!(text, "H{at};05/{month:02}/2026;{feeling};{said};{rest}").unwrap();
        }
        let named = self.pen.text("words that wait for their review");
        let named = cell(&format!("Merci à madame Durieux, joignable au 06 12 34 56 78. {named}"));
        writeln!(text, "H{ANSWERS};05/03/2026;Positif;{named};;;").unwrap();
        text
    }

    /// Words given by the public form, and their answer; answers the code that follows them.
    pub async fn suggest(&self) -> String {
        let words = format!("Le couloir était froid. {}", self.pen.text("the words of a suggestion"));
        let unit = self.pen.short("the unit of a suggestion");
        let fields = [
            ("words", words.as_str()),
            ("unit", unit.as_str()),
            ("speaker", "patient"),
            ("publication", "yes"),
        ];
        let page = self
            .house
            .visitor()
            .post(&format!("/give/{}", self.house.hospital), &fields)
            .await;
        let text = page.expect(StatusCode::OK).text();
        self.house.run_jobs().await;
        let found = self.get(Role::Quality, "/expressions?channel=suggestion").await;
        let number = &found["expressions"][0]["number"];
        let answer = json!({ "answer": self.pen.text("the answer to a suggestion") });
        self.put(Role::Quality, &format!("/expressions/{number}/answer"), answer)
            .await;
        let reason = json!({ "reason": self.pen.text("why raw words were opened") });
        self.post(Role::Quality, &format!("/expressions/{number}/raw"), reason)
            .await;
        between(&text, "<p class=\"code-given\"><strong>", "</strong>").to_owned()
    }

    /// A study up to its proposals; answers its identifier and its first theme.
    pub async fn study(&self) -> (String, String) {
        let new = json!({
            "name": self.pen.text("the name of a study"), "question": self.pen.text("the question of a study"),
            "codebook": "blank",
        });
        let id = id_of(&self.post(Role::Quality, "/studies", new).await);
        self.house.run_jobs().await;
        let url = format!("/studies/{id}");
        for name in ["meals", "waiting", "welcome"] {
            let theme = json!({
                "name": self.pen.short(&format!("the theme of {name}")),
                "definition": self.pen.text("what a theme means"),
                "examples": self.pen.text("examples of a theme"),
            });
            self.post(Role::Quality, &format!("{url}/codebook"), theme).await;
        }
        let briefing = json!({ "on": "2026-11-20", "note": self.pen.text("a note of the joint session") });
        self.put(Role::Quality, &format!("{url}/briefing"), briefing).await;
        for role in READERS {
            let person = self.person(role).await;
            self.post(Role::Quality, &format!("{url}/readers"), json!({ "person": person }))
                .await;
        }
        self.post(Role::Quality, &format!("{url}/sample"), json!({ "size": READ }))
            .await;
        let themes = self.themes(&url).await;
        for role in READERS {
            self.read(role, &url, &themes).await;
        }
        self.house.run_jobs().await;
        self.settle(&url, &themes).await;
        self.post(Role::Quality, &format!("{url}/model"), Value::Null).await;
        self.house.run_jobs().await;
        (id, themes[0].clone())
    }

    async fn themes(&self, url: &str) -> Vec<String> {
        let book = self.get(Role::Quality, &format!("{url}/codebook")).await;
        book["codebook"]["themes"]
            .as_array()
            .unwrap()
            .iter()
            .map(id_of)
            .collect()
    }

    /// One reader codes the sample; a carer slips on every fifth.
    async fn read(&self, role: Role, url: &str, themes: &[String]) {
        let reading = self.get(role, &format!("{url}/reading")).await;
        for (at, drawn) in reading["reading"]["expressions"].as_array().unwrap().iter().enumerate() {
            let mut codes = careful(drawn["words"].as_str().unwrap(), themes);
            if role == Role::Clinician && at % 5 == 0 {
                codes = json!({ "themes": themes, "tone": "mixed" });
            }
            let path = format!("{url}/codings/{}", drawn["number"]);
            self.put(role, &path, json!({ "coding": codes })).await;
        }
        self.post(role, &format!("{url}/reading-end"), Value::Null).await;
    }

    async fn settle(&self, url: &str, themes: &[String]) {
        let found = self.get(Role::Quality, &format!("{url}/disagreements")).await;
        let found = found["disagreements"].as_array().unwrap();
        assert!(!found.is_empty(), "readers who slip disagree");
        for one in found {
            let settled = json!({
                "settlement": { "themes": [themes[0]], "tone": "negative" },
                "why": self.pen.text("why something was settled so"),
            });
            self.put(Role::Partner, &format!("{url}/settlements/{}", one["number"]), settled)
                .await;
        }
    }

    /// A finding to which both colleges agree, and one to which somebody objects; answers the first.
    pub async fn find(&self, study: &str, theme: &str) -> String {
        let path = format!("/studies/{study}/themes/{theme}/expressions?says=people");
        let carried = self.get(Role::Partner, &path).await;
        let numbers: Vec<&Value> = carried["expressions"]
            .as_array()
            .unwrap()
            .iter()
            .take(3)
            .map(|e| &e["number"])
            .collect();
        let mut findings = Vec::new();
        for _ in 0..2 {
            let sentence = self.pen.text("the sentence of a finding");
            let new = json!({ "study": study, "theme": theme, "evidence": numbers, "sentence": sentence });
            findings.push(id_of(&self.post(Role::Partner, "/findings", new).await));
        }
        for role in [Role::Representative, Role::Clinician] {
            let path = format!("/findings/{}/agreements", findings[0]);
            self.post(role, &path, json!({ "version": 1 })).await;
        }
        let objection = json!({ "version": 1, "reason": self.pen.text("why somebody does not agree") });
        self.post(
            Role::Clinician,
            &format!("/findings/{}/disagreements", findings[1]),
            objection,
        )
        .await;
        findings.swap_remove(0)
    }
}

/// What a careful reader says of words.
fn careful(words: &str, themes: &[String]) -> Value {
    match KINDS.iter().position(|(kind, _)| words.contains(kind)) {
        Some(kind) if kind < themes.len() => json!({ "themes": [themes[kind]], "tone": "negative" }),
        _ => json!({ "nothing": true, "tone": "positive" }),
    }
}

/// The identifier of what was made or shown.
pub fn id_of(answer: &Value) -> String {
    answer["id"]
        .as_str()
        .unwrap_or_else(|| panic!("no identifier in {answer}"))
        .to_owned()
}

/// The answer to a request made by hand, which a page's own script makes.
pub async fn autosave(house: &House, path: &str, fields: &[(&str, &str)]) {
    let body = Body::from(serde_html_form::to_string(fields).unwrap());
    let client = house.sign_in(Role::Partner);
    let form = Some("application/x-www-form-urlencoded");
    client
        .send(Method::POST, path, form, body)
        .await
        .expect(StatusCode::NO_CONTENT);
}
