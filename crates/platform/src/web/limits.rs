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
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::{Method, StatusCode};
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

    /// May this address go on?
    #[must_use]
    pub fn allows(&self, client: IpAddr) -> bool {
        self.0.check_key(&client).is_ok()
    }
}

/// Middleware for the routes of a public form: `from_fn_with_state(Limit::per_minute(10), limits::apply)`.
pub async fn apply(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let client = request.extensions().get::<Client>().map(|client| client.0);
    if reads || client.is_none_or(|client| limit.allows(client)) {
        return next.run(request).await;
    }
    too_many().into_response()
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
        let taken = (0..5).filter(|_| limit.allows(one)).count();
        assert_eq!(taken, 3);
        assert!(limit.allows(other));
    }
}
