//! Language and colours, kept in a cookie of this browser.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Language, Result,
    web::{Form, Path, Query, See, cookie, reader},
};
use serde::Deserialize;

const A_YEAR: u64 = 365 * 24 * 3600;

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /language/{code}?back=…`
pub async fn language(State(app): State<App>, Path(code): Path<String>, Query(back): Query<Back>) -> Result<Response> {
    let language = Language::from_code(&code).ok_or(Error::NotFound)?;
    Ok(remember(&app, reader::LANGUAGE, language.code(), &back.back))
}

#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    back: String,
}

/// `POST /theme`
pub async fn theme(State(app): State<App>, Form(choice): Form<Choice>) -> Result<Response> {
    if !["light", "dark", "auto"].contains(&choice.theme.as_str()) {
        return Err(Error::invalid("theme", "form-unreadable"));
    }
    Ok(remember(&app, reader::THEME, &choice.theme, &choice.back))
}

fn remember(app: &App, name: &str, value: &str, back: &str) -> Response {
    let mut response = See::page(own_path(back)).into_response();
    let secure = app.settings.secure_cookies();
    cookie::set(
        response.headers_mut(),
        name,
        value,
        cookie::Life::Seconds(A_YEAR),
        secure,
    );
    response
}

/// A path of our own: `//elsewhere` and `/\elsewhere` are other hosts to a browser. A `lang=` in
/// the query would win over the choice just made.
fn own_path(back: &str) -> String {
    let own = back.starts_with('/')
        && !back.starts_with("//")
        && !back.starts_with("/\\")
        && !back.contains(char::is_control);
    if !own {
        return "/".to_owned();
    }
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_choice_never_leads_to_another_site() {
        assert_eq!(own_path("//evil.example"), "/");
        assert_eq!(own_path("/\\evil.example"), "/");
        assert_eq!(own_path("https://evil.example"), "/");
        assert_eq!(own_path("/studies?page=2&lang=en"), "/studies?page=2");
    }
}
