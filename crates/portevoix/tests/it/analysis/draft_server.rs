//! A server on a port of this machine that speaks as OpenAI's does, and answers what a test tells it.

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
    routing::post,
};
use http::{HeaderMap, StatusCode, header};
use platform::settings::{DraftServer, Settings};
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{net::TcpListener, sync::Notify};

/// What the server does with the next request.
#[derive(Clone)]
pub enum Answer {
    /// Writes this.
    Writes(String),
    /// Answers a status with a body.
    Refuses(u16, String),
    /// Leads to another of its addresses.
    Leads,
    /// Never answers.
    Waits,
    /// Writes this once it is let.
    WritesOnce(Arc<Notify>, String),
}

/// What was asked of it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub authorization: String,
    pub body: Value,
}

/// The server; it ends with the runtime of its test.
#[derive(Clone)]
pub struct Server {
    pub host: String,
    shared: Arc<Shared>,
}

struct Shared {
    answer: Mutex<Answer>,
    asked: Mutex<Vec<Asked>>,
    led: Mutex<usize>,
    arrived: Notify,
}

/// The key that tests give it.
pub const KEY: &str = "sk-essai-0123";
/// The model that tests name.
pub const MODEL: &str = "petit-modele";

impl Server {
    /// Opens a server on a free port.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let shared = Arc::new(Shared {
            answer: Mutex::new(Answer::Writes(String::new())),
            asked: Mutex::default(),
            led: Mutex::default(),
            arrived: Notify::new(),
        });
        let router = Router::new()
            .route("/v1/chat/completions", post(complete))
            .route("/elsewhere", post(elsewhere).get(elsewhere))
            .with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { host, shared }
    }

    /// What the server answers from now on.
    pub fn answers(&self, answer: Answer) {
        *self.shared.answer.lock().unwrap() = answer;
    }

    /// What was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().unwrap().clone()
    }

    /// How often somebody followed it elsewhere.
    pub fn led(&self) -> usize {
        *self.shared.led.lock().unwrap()
    }

    /// Waits until a request has come.
    pub async fn arrival(&self) {
        self.shared.arrived.notified().await;
    }

    /// Names it in the settings.
    pub fn named(&self, patience: Duration) -> impl FnOnce(&mut Settings) + use<> {
        named(&self.host, patience)
    }
}

/// Settings that name a server for drafts.
pub fn named(host: &str, patience: Duration) -> impl FnOnce(&mut Settings) + use<> {
    let address = format!("http://{host}/v1");
    move |settings| {
        settings.drafts = Some(DraftServer {
            address,
            model: MODEL.to_owned(),
            key: Some(KEY.to_owned()),
            key_file: None,
            patience,
        });
    }
}

async fn complete(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let authorization = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let body = serde_json::from_slice(&body).unwrap();
    shared.asked.lock().unwrap().push(Asked { authorization, body });
    shared.arrived.notify_one();
    let answer = shared.answer.lock().unwrap().clone();
    match answer {
        Answer::Writes(text) => written(&text),
        Answer::Refuses(status, body) => (StatusCode::from_u16(status).unwrap(), body).into_response(),
        Answer::Leads => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "/elsewhere")]).into_response(),
        Answer::Waits => std::future::pending().await,
        Answer::WritesOnce(let_go, text) => {
            let_go.notified().await;
            written(&text)
        }
    }
}

fn written(text: &str) -> Response {
    let message = json!({ "role": "assistant", "content": text });
    let choice = json!({ "index": 0, "message": message, "finish_reason": "stop" });
    Json(json!({ "id": "essai", "object": "chat.completion", "choices": [choice] })).into_response()
}

async fn elsewhere(State(shared): State<Arc<Shared>>) -> Response {
    *shared.led.lock().unwrap() += 1;
    written("On attend [1].")
}
