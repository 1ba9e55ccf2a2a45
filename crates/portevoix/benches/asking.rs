//! A survey for benchmarks, made and launched by the JSON API.

#![allow(dead_code, reason = "each benchmark uses some of it")]

use axum::{Router, body::Body};
use http::{Request, header};
use http_body_util::BodyExt;
use platform::App;
use serde_json::{Value, json};
use tower::ServiceExt;

/// A launched survey.
pub struct Survey {
    /// Its path in the API and on the pages.
    pub campaign: String,
    /// The end of its open address.
    pub link: String,
    /// The session of who leads it.
    pub session: String,
}

/// Launches a survey of so many questions: five levels each, and a text at the end.
pub async fn launch(app: &App, questions: usize) -> anyhow::Result<Survey> {
    let hospital = crate::invented::hospital(app).await?;
    let session = crate::studied::Readers::of(app, hospital).await?.session;
    let router = portevoix::server::router(app);
    let api = |method, path: String, body| api(&router, &session, method, path, body);
    let items: Vec<Value> = (1..=questions).map(|n| item(n, n == questions)).collect();
    let questionnaire = json!({
        "resourceType": "Questionnaire", "status": "active", "title": "Une mesure", "language": "fr",
        "item": [{ "linkId": "tout", "text": "Votre venue", "type": "group", "item": items }],
    });
    let body = json!({ "questionnaire": questionnaire, "organisation": hospital });
    let read = api("POST", "/instruments/reading".to_owned(), body).await?;
    let instrument = format!("/instruments/{}", text(&read, "/id")?);
    api("POST", format!("{instrument}/publication"), json!({ "edit": 1 })).await?;
    let version = api("GET", instrument, Value::Null).await?;
    let today = app.clock.today();
    let body = json!({
        "version": text(&version, "/instrument/version_id")?, "organisation": hospital,
        "settings": { "name": "Mesure", "purpose": "Mesurer", "opens_on": today, "closes_on": today.saturating_add(jiff::Span::new().days(30)) },
    });
    let made = api("POST", "/campaigns".to_owned(), body).await?;
    let campaign = format!("/campaigns/{}", text(&made, "/id")?);
    api("POST", format!("{campaign}/launch"), json!({ "edit": 1 })).await?;
    let seen = api("GET", campaign.clone(), Value::Null).await?;
    let link = text(&seen, "/participants/0/link")?;
    Ok(Survey {
        campaign,
        link,
        session,
    })
}

fn item(n: usize, is_last: bool) -> Value {
    if is_last {
        return json!({ "linkId": format!("q{n}"), "text": "Autre chose ?", "type": "text" });
    }
    let levels = ["Mauvais", "Faible", "Moyen", "Bon", "Excellent"];
    let coding =
        |(at, words): (usize, &&str)| json!({ "valueCoding": { "code": (at + 1).to_string(), "display": words } });
    let options: Vec<Value> = levels.iter().enumerate().map(coding).collect();
    json!({ "linkId": format!("q{n}"), "text": format!("Que pensez-vous de la chose {n} ?"), "type": "choice", "answerOption": options })
}

fn text(value: &Value, place: &str) -> anyhow::Result<String> {
    let found = value.pointer(place).and_then(Value::as_str);
    found
        .map(str::to_owned)
        .ok_or_else(|| anyhow::anyhow!("no {place} in {value}"))
}

/// Asks the API.
pub async fn api(router: &Router, session: &str, method: &str, path: String, body: Value) -> anyhow::Result<Value> {
    let body = if body.is_null() {
        Body::empty()
    } else {
        Body::from(body.to_string())
    };
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::HOST, "portevoix.example")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::COOKIE, format!("pv_session={session}"))
        .body(body)?;
    let answer = router.clone().oneshot(request).await?;
    let status = answer.status();
    let bytes = answer.into_body().collect().await?.to_bytes();
    anyhow::ensure!(
        status.is_success(),
        "{path}: {status} {}",
        String::from_utf8_lossy(&bytes)
    );
    Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}
