//! A house with an invented hospital and association, one person per role, and clients that speak HTTP to it.

use axum::{Router, body::Body};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use people::{AccountId, NewMembership, NewOrganisation, NewPerson, OrganisationId};
use platform::{Actor, App, Role, clock::Clock, jobs, random::Random, settings::Settings};
use std::{collections::HashMap, net::SocketAddr};
use testkit::TestApp;
use tower::ServiceExt;
use uuid::Uuid;

/// An opened house.
pub struct House {
    pub app: App,
    /// What must outlive the application, when a test folder holds it.
    _kept: Option<TestApp>,
    router: Router,
    /// The invented hospital.
    pub hospital: Uuid,
    /// Another establishment, whose people must see nothing of the first.
    pub elsewhere: Uuid,
    sessions: HashMap<(Role, Uuid), String>,
}

impl House {
    /// Opens a house where each role has a signed-in person in the hospital, with a second factor,
    /// and a quality manager elsewhere.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// The same with settings of one's own.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        let house = portevoix::house(Clock::fixed(testkit::beginning()), Random::seeded(7));
        let kept = testkit::open_with(house, change).await;
        let app = (*kept).clone();
        Self {
            _kept: Some(kept),
            ..Self::of_people(app).await
        }
    }

    /// A house where nobody lives yet.
    pub async fn empty() -> Self {
        let house = portevoix::house(Clock::fixed(testkit::beginning()), Random::seeded(7));
        let kept = testkit::open(house).await;
        let app = (*kept).clone();
        let router = portevoix::server::router(&app);
        let nowhere = Uuid::nil();
        Self {
            app,
            _kept: Some(kept),
            router,
            hospital: nowhere,
            elsewhere: nowhere,
            sessions: HashMap::new(),
        }
    }

    /// The same over an application that the test opened itself.
    pub async fn of_people(app: App) -> Self {
        let router = portevoix::server::router(&app);
        let hospital = organisation(&app, "Hôpital des Tilleuls (fictif)").await;
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let mut sessions = HashMap::new();
        for role in Role::ALL {
            sessions.insert((role, hospital), person(&app, hospital, role).await);
        }
        for role in [Role::Quality, Role::Representative, Role::Direction] {
            sessions.insert((role, elsewhere), person(&app, elsewhere, role).await);
        }
        Self {
            app,
            _kept: None,
            router,
            hospital,
            elsewhere,
            sessions,
        }
    }

    /// The house of the demonstration, with its whole story, and strangers of another establishment.
    pub async fn of_the_demonstration() -> Self {
        // It takes ten seconds to tell: it is told once, and copied.
        let told = async |app: &App| {
            let cast = portevoix::demo::seed(app).await.unwrap().expect("an empty house");
            serde_json::to_string(&cast).unwrap()
        };
        let house = |random| portevoix::house(Clock::fixed(testkit::beginning()), random);
        let (kept, cast) = testkit::copied("demonstration", house, told).await;
        let cast: portevoix::demo::Cast = serde_json::from_str(&cast).unwrap();
        let app = (*kept).clone();
        let router = portevoix::server::router(&app);
        let elsewhere = organisation(&app, "Clinique des Ormes (fictive)").await;
        let hospital = cast.hospital.into();
        let mut sessions: HashMap<_, _> = cast
            .sign_in(&app)
            .await
            .unwrap()
            .into_iter()
            .map(|(role, session)| ((role, hospital), session))
            .collect();
        for role in [Role::Quality, Role::Representative, Role::Direction] {
            sessions.insert((role, elsewhere), person(&app, elsewhere, role).await);
        }
        Self {
            app,
            _kept: Some(kept),
            router,
            hospital,
            elsewhere,
            sessions,
        }
    }

    /// The same people in front of another copy of their house.
    pub fn over(&self, app: App) -> Self {
        Self {
            router: portevoix::server::router(&app),
            app,
            _kept: None,
            hospital: self.hospital,
            elsewhere: self.elsewhere,
            sessions: self.sessions.clone(),
        }
    }

    /// The same where every role has a signed-in person, in the hospital and elsewhere.
    pub async fn with_every_role(mut self) -> Self {
        for organisation in [self.hospital, self.elsewhere] {
            for role in Role::ALL {
                let place = (role, organisation);
                if !self.sessions.contains_key(&place) {
                    self.sessions.insert(place, person(&self.app, organisation, role).await);
                }
            }
        }
        self
    }

    /// Somebody with this role in the hospital.
    pub fn sign_in(&self, role: Role) -> Client {
        self.client(Some(self.sessions[&(role, self.hospital)].clone()))
    }

    /// Somebody with this role in the other establishment.
    pub fn sign_in_elsewhere(&self, role: Role) -> Client {
        self.client(Some(self.sessions[&(role, self.elsewhere)].clone()))
    }

    /// Who holds this session.
    pub fn with_session(&self, session: &str) -> Client {
        self.client(Some(session.to_owned()))
    }

    /// The key of the session of somebody in the hospital, for requests that go another way.
    pub fn session(&self, role: Role) -> &str {
        &self.sessions[&(role, self.hospital)]
    }

    /// Anybody.
    pub fn visitor(&self) -> Client {
        self.client(None)
    }

    fn client(&self, session: Option<String>) -> Client {
        Client {
            router: self.router.clone(),
            session,
            language: "fr",
            address: [127, 0, 0, 1],
        }
    }

    /// Runs every job, event and mail that waits.
    pub async fn run_jobs(&self) -> usize {
        jobs::drain(&self.app).await.unwrap()
    }
}

async fn organisation(app: &App, name: &str) -> Uuid {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    let new = NewOrganisation {
        kind: people::Kind::Establishment,
        name: name.to_owned(),
        finess: None,
        fictitious: true,
        takes_suggestions: true,
    };
    let id = people::create_organisation(&mut change, new).await.unwrap();
    change.commit().await.unwrap();
    id.into()
}

async fn person(app: &App, organisation: Uuid, role: Role) -> String {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    let person = people::create_person(
        &mut change,
        NewPerson {
            name: &format!("Personne {}", role.code()),
        },
    )
    .await
    .unwrap();
    let email = format!("{}@{}.example", role.code(), organisation.simple());
    let account: AccountId = people::create_account(&mut change, person, &email, platform::Language::French, None)
        .await
        .unwrap();
    let from_on = app.clock.today();
    let membership = NewMembership {
        person,
        organisation: OrganisationId(organisation),
        role,
        from_on,
    };
    people::add_membership(&mut change, membership).await.unwrap();
    let token = people::open_session(&mut change, account, true, "test").await.unwrap();
    change.commit().await.unwrap();
    token
}

/// Somebody in front of the house.
#[derive(Clone)]
pub struct Client {
    router: Router,
    session: Option<String>,
    language: &'static str,
    address: [u8; 4],
}

impl Client {
    /// The same person from another place: limits count per address.
    pub fn at(mut self, address: [u8; 4]) -> Self {
        self.address = address;
        self
    }

    /// The same person reading English.
    pub fn in_english(mut self) -> Self {
        self.language = "en";
        self
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    /// Posts a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = serde_html_form::to_string(fields).unwrap();
        self.send(
            Method::POST,
            path,
            Some("application/x-www-form-urlencoded"),
            Body::from(body),
        )
        .await
    }

    /// Posts a form with files: `(field, file name, bytes)`.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Reply {
        const EDGE: &str = "----edge-of-a-part";
        let mut body = Vec::new();
        for (name, file, bytes) in files {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        // After the files, as on our pages: what is typed beside a refused file comes last.
        for (name, value) in fields {
            body.extend(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        body.extend(format!("--{EDGE}--\r\n").bytes());
        self.send(
            Method::POST,
            path,
            Some(&format!("multipart/form-data; boundary={EDGE}")),
            Body::from(body),
        )
        .await
    }

    /// Sends JSON to the API: `path` without `/api/v1`.
    pub async fn api(&self, method: Method, path: &str, body: Option<serde_json::Value>) -> Reply {
        let path = format!("/api/v1{path}");
        match body {
            Some(body) => {
                self.send(method, &path, Some("application/json"), Body::from(body.to_string()))
                    .await
            }
            None => self.send(method, &path, None, Body::empty()).await,
        }
    }

    pub async fn send(&self, method: Method, path: &str, media_type: Option<&str>, body: Body) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "portevoix.example")
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header("sec-fetch-site", "same-origin");
        if let Some(media_type) = media_type {
            request = request.header(header::CONTENT_TYPE, media_type);
        }
        if let Some(session) = &self.session {
            request = request.header(header::COOKIE, format!("pv_session={session}"));
        }
        self.answer(request.body(body).unwrap()).await
    }

    /// Sends a request made by hand.
    pub async fn answer(&self, mut request: Request<Body>) -> Reply {
        let from = axum::extract::ConnectInfo(SocketAddr::from((self.address, 40_000)));
        request.extensions_mut().insert(from);
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Reply {
            status: parts.status,
            headers: parts.headers,
            bytes,
        }
    }
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body as text; the tokens of forms are left out, as they differ each time.
    pub fn text(&self) -> String {
        let raw = self.raw();
        let mut text = String::with_capacity(raw.len());
        for (n, part) in raw.split("once=").enumerate() {
            let token = part.bytes().take_while(u8::is_ascii_hexdigit).count();
            if n > 0 && token == 32 {
                let before = text.trim_end_matches('?').trim_end_matches("&amp;").len();
                text.truncate(before);
                text.push_str(&part[token..]);
            } else {
                text.push_str(if n > 0 { "once=" } else { "" });
                text.push_str(part);
            }
        }
        text
    }

    /// The body as it is.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("not JSON ({}): {}", self.status, self.text()))
    }

    /// Where it leads, for a 303.
    pub fn location(&self) -> String {
        self.headers
            .get(header::LOCATION)
            .map(|v| v.to_str().unwrap().to_owned())
            .unwrap_or_default()
    }

    /// What stands in `<main>`, without tags, spaces folded.
    pub fn main(&self) -> String {
        let text = self.text();
        let inside = text.split_once("<main").map_or(text.as_str(), |(_, rest)| rest);
        let inside = inside.split_once("</main>").map_or(inside, |(inside, _)| inside);
        let mut plain = String::new();
        let mut in_tag = true;
        for c in inside.chars() {
            match c {
                '<' => in_tag = true,
                '>' => {
                    in_tag = false;
                    plain.push(' ');
                }
                c if !in_tag => plain.push(c),
                _ => {}
            }
        }
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Fails the test, with the page, unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.main());
        self
    }

    /// Does the body hold these words?
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }
}
