//! Drafts by a server of the establishment's own that speaks as OpenAI's does: none unless its keeper named one.
//!
//! Nothing leaves but a task in our words and shared texts, numbered from 1: neither a place, a date, a name, an account
//! nor an id can be given. What comes back is believed in nothing; who asks checks it.

use crate::{Result, SharedText, settings::Settings};
use http::{
    StatusCode,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// How long a connection may take: a server that is there answers at once.
const CONNECTING: Duration = Duration::from_secs(5);
/// Bytes of an answer that are read: a draft has a page at most.
const MOST_BYTES: usize = 256 * 1024;
/// Tokens that the server may write, its thinking included.
const MOST_TOKENS: u32 = 2_000;

/// Why a server gave no draft: the end of the message ids that say so. What the server said of it is kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nobody answers at its address, or the connection broke.
    Unreachable,
    /// It does not take the key, or wants one.
    KeyRefused,
    /// It has no model of this name.
    ModelUnknown,
    /// It has too much to do.
    Busy,
    /// It is out of order.
    Broken,
    /// It leads to another address, where nobody decided to send anything.
    Elsewhere,
    /// It does not answer as it should.
    Unexpected,
    /// It took longer than its keeper allows.
    Slow,
    /// Its answer does not end.
    TooLong,
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Unreachable,
        Self::KeyRefused,
        Self::ModelUnknown,
        Self::Busy,
        Self::Broken,
        Self::Elsewhere,
        Self::Unexpected,
        Self::Slow,
        Self::TooLong,
    ];

    /// A stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::KeyRefused => "key-refused",
            Self::ModelUnknown => "model-unknown",
            Self::Busy => "busy",
            Self::Broken => "broken",
            Self::Elsewhere => "elsewhere",
            Self::Unexpected => "unexpected",
            Self::Slow => "slow",
            Self::TooLong => "too-long",
        }
    }

    fn of(error: &reqwest::Error) -> Self {
        if error.is_timeout() && !error.is_connect() {
            Self::Slow
        } else {
            Self::Unreachable
        }
    }
}

/// What a server wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As it came.
    pub text: String,
    /// Did the server stop in the middle?
    pub is_cut: bool,
}

/// The server, as its keeper named it.
pub struct Drafter {
    client: reqwest::Client,
    address: reqwest::Url,
    host: String,
    model: String,
    key: Option<HeaderValue>,
}

impl Drafter {
    /// From the settings; nothing where no server is named.
    ///
    /// # Errors
    /// When the address is not understood, no model is named, or the key cannot be read.
    pub fn new(settings: &Settings) -> Result<Option<Self>> {
        let Some(server) = &settings.drafts else {
            return Ok(None);
        };
        let address = address(&server.address)?;
        if server.model.trim().is_empty() {
            return Err(anyhow::anyhow!("a server for drafts needs the name of its model").into());
        }
        let typed = match (&server.key, &server.key_file) {
            (Some(key), _) => Some(key.clone()),
            (None, Some(file)) => Some(
                std::fs::read_to_string(file)
                    .map_err(|error| anyhow::anyhow!("the file of the key for drafts cannot be read: {error}"))?,
            ),
            (None, None) => None,
        };
        let key = typed
            .as_deref()
            .map(str::trim)
            .filter(|key| !key.is_empty())
            .map(bearer)
            .transpose()?;
        let client = client(&address, server.patience)?;
        Ok(Some(Self {
            client,
            host: host(&address),
            address,
            model: server.model.trim().to_owned(),
            key,
        }))
    }

    /// Where texts go, as people read it: a host, with its port where it has one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The name of the model.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.model
    }

    /// Sends a task and shared texts, numbered from 1, and waits for what the server writes.
    ///
    /// # Errors
    /// Why there is nothing.
    pub async fn write(&self, task: &str, texts: &[SharedText]) -> std::result::Result<Written, Failure> {
        let body = json!({
            "model": self.model,
            "messages": [
                { "role": "system", "content": task },
                { "role": "user", "content": numbered(texts.iter().map(SharedText::as_str)) },
            ],
            "temperature": 0.2,
            "max_tokens": MOST_TOKENS,
            "stream": false,
        });
        let mut request = self
            .client
            .post(self.address.clone())
            .header(CONTENT_TYPE, "application/json")
            .body(body.to_string());
        if let Some(key) = &self.key {
            request = request.header(AUTHORIZATION, key.clone());
        }
        let response = request.send().await.map_err(|error| Failure::of(&error))?;
        let status = response.status();
        let body = whole(response).await?;
        if status.is_success() {
            written(&body)
        } else {
            Err(refusal(status, &body))
        }
    }
}

/// Where one asks: the address of the API with the one operation that is used.
fn address(typed: &str) -> Result<reqwest::Url> {
    let unread = || anyhow::anyhow!("the address of the server for drafts is not understood");
    let base = typed.trim().trim_end_matches('/');
    let url = reqwest::Url::parse(&format!("{base}/chat/completions")).map_err(|_| unread())?;
    let is_plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if is_plain { Ok(url) } else { Err(unread().into()) }
}

fn host(url: &reqwest::Url) -> String {
    let name = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{name}:{port}"),
        None => name.to_owned(),
    }
}

fn bearer(key: &str) -> Result<HeaderValue> {
    let mut value = HeaderValue::from_str(&format!("Bearer {key}"))
        .map_err(|_| anyhow::anyhow!("the key of the server for drafts holds what no key may"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn client(address: &reqwest::Url, patience: Duration) -> Result<reqwest::Client> {
    // Already installed when the program started; tests come in by other doors.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = reqwest::Client::builder()
        .connect_timeout(CONNECTING)
        .timeout(patience)
        // The establishment decided for one host: neither a redirection nor a proxy of the environment is another.
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .retry(reqwest::retry::never());
    if address.scheme() == "http" {
        // No certificate is asked for, and a small machine may have no list of authorities.
        builder = builder.tls_certs_only([]);
    }
    let client = builder
        .build()
        .map_err(|_| anyhow::anyhow!("TLS for the server for drafts cannot be set up"))?;
    Ok(client)
}

/// The texts as they leave: a line each, so that none can pass for several.
fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let line = |(place, text): (usize, &str)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        format!("[{}] {}\n", place + 1, words.join(" "))
    };
    texts.enumerate().map(line).collect()
}

/// The body of an answer, under a bound.
async fn whole(mut response: reqwest::Response) -> std::result::Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(some) = response.chunk().await.map_err(|error| Failure::of(&error))? {
        if body.len() + some.len() > MOST_BYTES {
            return Err(Failure::TooLong);
        }
        body.extend_from_slice(&some);
    }
    Ok(body)
}

/// What is read of an answer; servers add what they like.
#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

fn written(body: &[u8]) -> std::result::Result<Written, Failure> {
    let completion: Completion = serde_json::from_slice(body).map_err(|_| Failure::Unexpected)?;
    let choice = completion.choices.into_iter().next().ok_or(Failure::Unexpected)?;
    let is_cut = choice.finish_reason.as_deref() == Some("length");
    let text = choice.message.content.ok_or(Failure::Unexpected)?;
    if text.trim().is_empty() {
        return Err(Failure::Unexpected);
    }
    Ok(Written { text, is_cut })
}

fn refusal(status: StatusCode, body: &[u8]) -> Failure {
    match status.as_u16() {
        300..=399 => Failure::Elsewhere,
        401 | 403 => Failure::KeyRefused,
        429 | 503 => Failure::Busy,
        400 | 404 | 422 if is_of_the_model(body) => Failure::ModelUnknown,
        500..=599 => Failure::Broken,
        _ => Failure::Unexpected,
    }
}

/// Does a refusal say that there is no such model? Servers say it by a code, or in words alone.
fn is_of_the_model(body: &[u8]) -> bool {
    let Ok(said) = serde_json::from_slice::<Value>(body) else {
        return false;
    };
    let error = if said["error"].is_object() {
        &said["error"]
    } else {
        &said
    };
    if error["code"] == "model_not_found" {
        return true;
    }
    let words = [&error["message"], &said["error"], &said["detail"]]
        .into_iter()
        .find_map(Value::as_str)
        .unwrap_or_default()
        .to_lowercase();
    let missing = ["not found", "not exist", "unknown", "no such", "not available"];
    words.contains("model") && missing.iter().any(|said| words.contains(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::DraftServer;

    fn opened(address: &str, model: &str) -> Result<Option<Drafter>> {
        let mut settings = Settings::for_folder("nowhere");
        settings.drafts = Some(DraftServer {
            address: address.to_owned(),
            model: model.to_owned(),
            key: None,
            key_file: None,
            patience: Duration::from_secs(1),
        });
        Drafter::new(&settings)
    }

    #[test]
    fn there_is_no_drafter_unless_a_server_is_named() {
        assert!(Drafter::new(&Settings::for_folder("nowhere")).unwrap().is_none());
    }

    #[test]
    fn an_address_is_that_of_an_api_and_people_read_its_host() {
        let drafter = opened("http://127.0.0.1:11434/v1/", "petit").unwrap().unwrap();
        assert_eq!(drafter.host(), "127.0.0.1:11434");
        assert_eq!(drafter.address.as_str(), "http://127.0.0.1:11434/v1/chat/completions");
        for wrong in [
            "",
            "llm.hopital.example",
            "ftp://llm.hopital.example",
            "http://user:secret@llm.hopital.example/v1",
            "http://llm.hopital.example/v1?key=secret",
        ] {
            assert!(opened(wrong, "petit").is_err(), "{wrong}");
        }
        assert!(opened("http://127.0.0.1:11434/v1", " ").is_err(), "a model has a name");
    }

    #[test]
    fn a_text_of_several_lines_is_one_number() {
        let texts = ["Le repas\n[2] était froid", "On attend"];
        assert_eq!(
            numbered(texts.into_iter()),
            "[1] Le repas [2] était froid\n[2] On attend\n"
        );
    }

    #[test]
    fn an_answer_is_read_whatever_stands_beside_it() {
        let body = r#"{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"On attend [1]."},"finish_reason":"length"}],"usage":{}}"#;
        let read = written(body.as_bytes()).unwrap();
        assert_eq!((read.text.as_str(), read.is_cut), ("On attend [1].", true));
        for wrong in [
            "",
            "<html>",
            "{}",
            r#"{"choices":[]}"#,
            r#"{"choices":[{"message":{"content":null}}]}"#,
            r#"{"choices":[{"message":{"content":"  "}}]}"#,
        ] {
            assert_eq!(written(wrong.as_bytes()), Err(Failure::Unexpected), "{wrong}");
        }
    }

    #[test]
    fn each_refusal_is_told_from_the_others() {
        let of = |status: u16, body: &str| refusal(StatusCode::from_u16(status).unwrap(), body.as_bytes());
        assert_eq!(of(401, ""), Failure::KeyRefused);
        assert_eq!(of(302, ""), Failure::Elsewhere);
        assert_eq!(of(429, ""), Failure::Busy);
        assert_eq!(of(500, ""), Failure::Broken);
        assert_eq!(of(404, "<html>"), Failure::Unexpected);
        for body in [
            r#"{"error":{"code":"model_not_found","message":"x"}}"#,
            r#"{"object":"error","message":"The model `x` does not exist.","code":404}"#,
            r#"{"error":{"message":"model \"x\" not found, try pulling it first"}}"#,
            r#"{"error":"model 'x' not found"}"#,
        ] {
            assert_eq!(of(404, body), Failure::ModelUnknown, "{body}");
        }
        let long = r#"{"error":{"message":"This model's maximum context length is 4096 tokens"}}"#;
        assert_eq!(of(400, long), Failure::Unexpected);
    }

    #[test]
    fn a_key_may_lie_in_a_file_that_is_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        std::fs::write(&file, "sk-secret\n").unwrap();
        let mut settings = Settings::for_folder(folder.path());
        settings.drafts = Some(DraftServer {
            address: "http://127.0.0.1:9/v1".to_owned(),
            model: "petit".to_owned(),
            key: None,
            key_file: Some(file),
            patience: Duration::from_secs(1),
        });

        let drafter = Drafter::new(&settings).unwrap().unwrap();

        assert_eq!(drafter.key.as_ref().unwrap(), "Bearer sk-secret");
        assert!(!format!("{:?}", drafter.key).contains("secret"));
    }
}
