//! Rate limits on what anybody may post: sign-in, receipt codes, the suggestion form.
//!
//! Counted per address of origin, in memory, and forgotten: no address is stored.

use super::reader::Client;
use crate::{Error, Problems};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use http::{HeaderValue, Method, StatusCode, header};
use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

/// How often one address may post.
#[derive(Clone)]
pub struct Limit(Arc<DefaultKeyedRateLimiter<IpAddr>>);

impl Limit {
    /// `burst` posts at once, then one more each `60 / burst` seconds.
    #[must_use]
    pub fn per_minute(burst: u32) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        Self(Arc::new(RateLimiter::keyed(Quota::per_minute(burst))))
    }

    /// May this address go on? If not, after how many seconds.
    ///
    /// # Errors
    /// The seconds to wait, at least one.
    pub fn take(&self, client: IpAddr) -> std::result::Result<(), u64> {
        let taken = self.0.check_key(&client);
        taken.map_err(|not_yet| not_yet.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }
}

/// Middleware for the routes of a public form: `from_fn_with_state(Limit::per_minute(10), limits::apply)`.
pub async fn apply(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let client = request.extensions().get::<Client>().map(|client| client.0);
    let seconds = match client {
        Some(client) if !reads => limit.take(client).err(),
        _ => None,
    };
    let Some(seconds) = seconds else {
        return next.run(request).await;
    };
    let mut response = too_many().into_response();
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// The answer to somebody who posts too often.
#[must_use]
pub fn too_many() -> Error {
    Error::Invalid(Problems::one("form", "too-many-requests").with_status(StatusCode::TOO_MANY_REQUESTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_slowed_down_and_another_is_not() {
        let limit = Limit::per_minute(3);
        let (one, other) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let taken = (0..5).filter(|_| limit.take(one).is_ok()).count();
        assert_eq!(taken, 3);
        assert!(limit.take(one).is_err_and(|seconds| (1..=21).contains(&seconds)));
        assert!(limit.take(other).is_ok());
    }
}
