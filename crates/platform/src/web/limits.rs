//! Rate limits on what anybody may post: sign-in, receipt codes, the suggestion form.
//!
//! Counted per address of origin, in memory, and forgotten: no address is stored.

use super::reader::Client;
use crate::{Error, Problems, Result};
use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use http::{HeaderValue, Method, StatusCode, header, request::Parts};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

/// After so many posts, addresses that are as good as new are forgotten.
const SWEEP_EVERY: u32 = 1024;

/// How often one address may post.
#[derive(Clone)]
pub struct Limit(Arc<Counted>);

struct Counted {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    posts: AtomicU32,
}

impl Limit {
    /// `burst` posts at once, then one more each `60 / burst` seconds.
    #[must_use]
    pub fn per_minute(burst: u32) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        Self(Arc::new(Counted {
            limiter: RateLimiter::keyed(Quota::per_minute(burst)),
            posts: AtomicU32::new(0),
        }))
    }

    /// May this address go on? If not, after how many seconds.
    ///
    /// # Errors
    /// The seconds to wait, at least one.
    pub fn take(&self, client: IpAddr) -> std::result::Result<(), u64> {
        if self.0.posts.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.0.limiter.retain_recent();
            self.0.limiter.shrink_to_fit();
        }
        let taken = self.0.limiter.check_key(&place(client));
        taken.map_err(|not_yet| not_yet.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }

    /// Takes one for a request that changes something; says how many seconds to wait when there is none left.
    fn take_for(&self, request: &Request) -> Option<u64> {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let client = request.extensions().get::<Client>()?;
        if reads { None } else { self.take(client.0).err() }
    }
}

/// What is counted as one place: an IPv4 address, or the /64 that a subscriber of IPv6 has all the addresses of.
fn place(client: IpAddr) -> IpAddr {
    let IpAddr::V6(address) = client.to_canonical() else {
        return client.to_canonical();
    };
    let network = address.to_bits() >> 64 << 64;
    Ipv6Addr::from_bits(network).into()
}

/// Middleware for routes that keep nothing typed: `from_fn_with_state(Limit::per_minute(10), limits::apply)`.
pub async fn apply(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    match limit.take_for(&request) {
        None => next.run(request).await,
        Some(seconds) => wait(too_many().into_response(), seconds),
    }
}

/// Middleware for the routes of a public form: the handler asks its [`Pace`], and gives back what was typed.
pub async fn measure(State(limit): State<Limit>, mut request: Request, next: Next) -> Response {
    let seconds = limit.take_for(&request);
    request.extensions_mut().insert(Pace(seconds.is_none()));
    let response = next.run(request).await;
    match seconds {
        Some(seconds) => wait(response, seconds),
        None => response,
    }
}

fn wait(mut response: Response, seconds: u64) -> Response {
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// May this post go on? Under [`measure`], every handler that changes something asks, before costly work.
#[derive(Clone, Copy, Debug)]
pub struct Pace(bool);

impl Pace {
    /// Goes on, or not.
    ///
    /// # Errors
    /// [`too_many`].
    pub fn check(self) -> Result<()> {
        if self.0 { Ok(()) } else { Err(too_many()) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Pace {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let pace = parts.extensions.get::<Self>().copied();
        pace.ok_or_else(|| anyhow::anyhow!("a route that asks its pace stands outside a limit").into())
    }
}

/// The answer to somebody who posts too often.
#[must_use]
pub fn too_many() -> Error {
    Error::Invalid(Problems::one("whole", "too-many-requests").with_status(StatusCode::TOO_MANY_REQUESTS))
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

    #[test]
    fn a_subscriber_of_ipv6_is_one_place_and_a_neighbour_another() {
        let limit = Limit::per_minute(3);
        let at = |text: &str| limit.take(text.parse().expect("an address"));

        let taken = (0..9).filter(|n| at(&format!("2001:db8:1:2::{n}")).is_ok()).count();

        assert_eq!(taken, 3);
        assert!(at("2001:db8:1:3::1").is_ok());
        assert!(at("::ffff:10.0.0.1").is_ok() && at("::ffff:10.0.0.2").is_ok());
        assert_eq!(
            place("::ffff:10.0.0.1".parse().expect("an address")),
            IpAddr::from([10, 0, 0, 1])
        );
    }

    #[test]
    fn addresses_that_are_as_good_as_new_are_forgotten() {
        // So fast a pace that every address is as good as new at once.
        let limit = Limit::per_minute(u32::MAX);

        for n in 0..20_000_u32 {
            let _ = limit.take(IpAddr::from(n.to_be_bytes()));
        }

        assert!(
            limit.0.limiter.len() <= SWEEP_EVERY as usize * 2,
            "{}",
            limit.0.limiter.len()
        );
    }
}
