//! A study of a whole invented corpus, told by the JSON API: two colleges read a sample, the tool proposes the rest.

#![allow(dead_code, reason = "each benchmark uses some of it")]

use anyhow::{Context, ensure};
use axum::{Router, body::Body};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use people::{NewMembership, NewPerson};
use platform::{Actor, App, Language, Role, jobs};
use serde_json::{Value, json};
use std::collections::HashMap;
use tower::ServiceExt;
use uuid::Uuid;

/// Words of the invented rows and the theme of the starter codebook that they speak of.
const SIGNS: &[(&str, &[&str])] = &[
    ("Attente et délais", &["attendu", "J’attends"]),
    ("Relation et écoute", &["douce", "respect", "rappelée", "répondre"]),
    ("Information", &["expliqué", "dessin", "questions"]),
    ("Repas", &["repas"]),
    ("Préparer sa sortie", &["sortie"]),
    ("Chambre et lieux", &["changé de chambre", "douche", "linge", "parking"]),
];

/// Who reads the sample: one of each college.
const READERS: &[Role] = &[Role::Quality, Role::Representative];

/// Texts of the sample.
const SAMPLE: usize = 200;

/// The people of the bench.
pub struct Readers {
    /// The quality manager's, for the pages.
    pub session: String,
    sessions: HashMap<Role, (Uuid, String)>,
}

impl Readers {
    /// Invents and signs in one person a role.
    pub async fn of(app: &App, hospital: Uuid) -> anyhow::Result<Self> {
        let mut sessions = HashMap::new();
        for role in READERS {
            sessions.insert(*role, sign_in(app, hospital, *role).await?);
        }
        let session = sessions[&Role::Quality].1.clone();
        Ok(Self { session, sessions })
    }
}

async fn sign_in(app: &App, hospital: Uuid, role: Role) -> anyhow::Result<(Uuid, String)> {
    let mut change = app.change(&Actor::System("bench")).await?;
    let name = NewPerson {
        name: "Personne de mesure",
    };
    let person = people::create_person(&mut change, name).await?;
    let email = format!("mesure-{}@tilleuls.example", app.random.number());
    let account = people::create_account(&mut change, person, &email, Language::French, None).await?;
    let membership = NewMembership {
        person,
        organisation: hospital.into(),
        role,
        from_on: app.clock.today(),
    };
    people::add_membership(&mut change, membership).await?;
    let token = people::open_session(&mut change, account, true, "bench").await?;
    change.commit().await?;
    Ok((person.into(), token))
}

/// The study, as its pages are asked for.
pub struct Studied {
    id: String,
    theme: String,
}

impl Studied {
    /// Its pages, by what they show.
    pub fn pages(&self) -> Vec<(&'static str, String)> {
        let study = format!("/studies/{}", self.id);
        let theme = format!("{study}/themes/{}", self.theme);
        vec![
            ("study", study.clone()),
            ("themes of the study", format!("{study}/themes")),
            ("theme", theme.clone()),
            ("theme: proposed by the tool", format!("{theme}?says=tool")),
            ("theme: negative", format!("{theme}?tone=negative")),
            ("theme: one place", format!("{theme}?place=Urgences")),
            ("theme: a month", format!("{theme}?month=2023-0{{m}}")),
            ("proposals, most uncertain first", format!("{study}/proposals")),
        ]
    }
}

struct Door<'a> {
    router: Router,
    readers: &'a Readers,
}

impl Door<'_> {
    async fn call(&self, who: Role, method: Method, path: &str, body: Value) -> anyhow::Result<Value> {
        let (_, session) = &self.readers.sessions[&who];
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::COOKIE, format!("pv_session={session}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))?;
        let response = self.router.clone().oneshot(request).await?;
        let status = response.status();
        let bytes = response.into_body().collect().await?.to_bytes();
        ensure!(
            status.is_success(),
            "{path}: {status}: {}",
            String::from_utf8_lossy(&bytes)
        );
        Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn get(&self, who: Role, path: &str) -> anyhow::Result<Value> {
        self.call(who, Method::GET, path, Value::Null).await
    }

    async fn post(&self, who: Role, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(who, Method::POST, path, body).await
    }
}

/// Opens a study of the whole corpus, has a sample read, and lets the tool propose the rest.
pub async fn study(app: &App, readers: &Readers, hospital: Uuid) -> anyhow::Result<Studied> {
    let door = Door {
        router: portevoix::server::router(app),
        readers,
    };
    let new = json!({
        "name": "Étude de mesure", "question": "Qu’est-ce qui aide, et qu’est-ce qui manque ?",
        "filter": "", "codebook": "starter", "organisation": hospital,
    });
    let made = door.post(Role::Quality, "/studies", new).await?;
    let id = made["id"].as_str().context("a study has an id")?.to_owned();
    jobs::drain(app).await?;
    let briefing = json!({ "on": app.clock.today(), "note": "Une heure ensemble." });
    let path = format!("/studies/{id}/briefing");
    door.call(Role::Representative, Method::PUT, &path, briefing).await?;
    for role in READERS {
        let appointed = json!({ "person": readers.sessions[role].0 });
        door.post(Role::Quality, &format!("/studies/{id}/readers"), appointed)
            .await?;
    }
    door.post(
        Role::Quality,
        &format!("/studies/{id}/sample"),
        json!({ "size": SAMPLE }),
    )
    .await?;
    let book = door.get(Role::Quality, &format!("/studies/{id}/codebook")).await?;
    let themes: HashMap<&str, &str> = items(&book, "/codebook/themes")
        .filter_map(|theme| Some((theme["name"].as_str()?, theme["id"].as_str()?)))
        .collect();
    for role in READERS {
        read(&door, &id, *role, &themes).await?;
    }
    jobs::drain(app).await?;
    door.post(Role::Quality, &format!("/studies/{id}/model"), json!({}))
        .await?;
    jobs::drain(app).await?;
    let theme = themes[SIGNS[0].0].to_owned();
    Ok(Studied { id, theme })
}

/// Both read alike: what is measured here is pages, not people.
async fn read(door: &Door<'_>, study: &str, who: Role, themes: &HashMap<&str, &str>) -> anyhow::Result<()> {
    let reading = door.get(who, &format!("/studies/{study}/reading")).await?;
    for drawn in items(&reading, "/reading/expressions") {
        let words = drawn["words"].as_str().unwrap_or("");
        let heard: Vec<&str> = SIGNS
            .iter()
            .filter(|(_, signs)| signs.iter().any(|sign| words.contains(sign)))
            .filter_map(|(theme, _)| themes.get(theme).copied())
            .collect();
        let tone = if words.contains("Merci") {
            "positive"
        } else {
            "negative"
        };
        let coding = json!({ "coding": { "nothing": heard.is_empty(), "themes": heard, "tone": tone } });
        let path = format!("/studies/{study}/codings/{}", drawn["number"]);
        door.call(who, Method::PUT, &path, coding).await?;
    }
    door.post(who, &format!("/studies/{study}/reading-end"), json!({}))
        .await?;
    Ok(())
}

fn items<'a>(answer: &'a Value, place: &str) -> impl Iterator<Item = &'a Value> {
    answer.pointer(place).and_then(Value::as_array).into_iter().flatten()
}
