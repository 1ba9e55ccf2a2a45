//! Forgery protection and security headers.

use crate::{App, Error};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

/// Middleware: refuses a change asked by a page of another site (`Sec-Fetch-Site`, and `Origin`
/// for browsers that do not send it). A bearer token is never sent by a browser on its own.
pub async fn forgery(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || request.headers().contains_key(header::AUTHORIZATION) || is_own(request.headers(), &app) {
        return next.run(request).await;
    }
    Error::Forbidden.into_response()
}

fn is_own(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin").or_else(|| text("referer")) {
        Some(origin) => is_same_host(origin, text("host").unwrap_or(""), &app.settings.address),
        // No browser that keeps cookies leaves out all three on a form: only tools do, and a tool
        // without a session cookie has nothing to forge.
        None => super::cookie::get(headers, super::reader::SESSION).is_none(),
    }
}

fn is_same_host(origin: &str, host: &str, address: &str) -> bool {
    let rest = origin.split_once("://").map_or("", |(_, rest)| rest);
    let given = rest.split('/').next().unwrap_or("");
    let own = address.split_once("://").map_or("", |(_, rest)| rest);
    !given.is_empty() && (given == host || given == own)
}

/// Scripts, styles, images and forms of our own origin only; nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// Middleware: the headers that every answer carries.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(header::REFERRER_POLICY, "same-origin");
    put(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    );
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(header::CACHE_CONTROL, "private, no-store");
    if app.settings.secure_cookies() {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
        secure_cookies(response.headers_mut());
    }
    response
}

/// Every cookie is `Secure` behind TLS, whoever set it.
fn secure_cookies(headers: &mut HeaderMap) {
    let cookies: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let text = cookie.to_str().unwrap_or_default();
        let secure = if text.contains("; Secure") {
            Ok(cookie.clone())
        } else {
            format!("{text}; Secure").parse()
        };
        headers.append(header::SET_COOKIE, secure.unwrap_or(cookie));
    }
}

#[cfg(test)]
mod tests {
    use super::is_same_host;

    #[test]
    fn a_form_of_another_site_is_told_apart() {
        assert!(is_same_host("https://portevoix.example/x", "portevoix.example", ""));
        assert!(is_same_host(
            "https://public.example",
            "inner:8080",
            "https://public.example"
        ));
        assert!(!is_same_host(
            "https://portevoix.example.evil.org",
            "portevoix.example",
            ""
        ));
        assert!(!is_same_host("null", "portevoix.example", ""));
    }
}
