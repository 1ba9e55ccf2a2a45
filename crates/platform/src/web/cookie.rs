//! Cookies: few, first-party, `HttpOnly`, `SameSite=Lax`.

use http::{HeaderMap, HeaderValue, header};

/// How long a cookie lives.
#[derive(Clone, Copy, Debug)]
pub enum Life {
    /// Some seconds.
    Seconds(u64),
    /// It is taken away now.
    Over,
}

/// Adds a `Set-Cookie` header. `secure` when people come by TLS.
pub fn set(headers: &mut HeaderMap, name: &str, value: &str, life: Life, secure: bool) {
    let seconds = match life {
        Life::Seconds(seconds) => seconds,
        Life::Over => 0,
    };
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// The value of a cookie of a request.
#[must_use]
pub fn get<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}
