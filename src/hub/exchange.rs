//! What every route stands on, and how bodies come and go.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::body::{Body, Request};
use super::door::Door;
use super::limits::Limits;
use super::places::Place;
use super::problem::Problem;
use super::relay::Relay;
use crate::text::{from_json, to_json};

/// What every route stands on.
pub(super) struct Behind {
    pub(super) door: Door,
    pub(super) relay: Arc<Relay>,
    /// What is sent is encrypted.
    pub(super) encrypts: bool,
}

/// The two ends of a connection, and its place.
#[derive(Clone)]
pub(super) struct Ends {
    /// Ours: where it came to.
    pub(super) here: SocketAddr,
    pub(super) there: SocketAddr,
    pub(super) place: Arc<Place>,
    pub(super) speech: Speech,
    pub(super) then: Then,
}

impl Ends {
    /// What counts as the address of whoever asks.
    pub(super) fn from(&self) -> IpAddr {
        counted(self.there.ip(), self.here.ip())
    }
}

/// What counts as one address of those who connect to this one of ours: of the newer kind one
/// computer may have as many as it likes. In the network that is ours all the room is neighbours.
pub(super) fn counted(there: IpAddr, here: IpAddr) -> IpAddr {
    match (there.to_canonical(), here.to_canonical()) {
        (IpAddr::V6(there), IpAddr::V6(here)) if network(there) == network(here) => there.into(),
        (IpAddr::V6(there), _) => network(there).into(),
        (old, _) => old,
    }
}

fn network(address: Ipv6Addr) -> Ipv6Addr {
    Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))
}

/// What a connection does once HTTP has let it go; mostly nothing.
#[derive(Clone, Default)]
pub(super) struct Then(Arc<Mutex<Option<Work>>>);

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

impl Then {
    pub(super) fn comes(&self, work: impl Future<Output = ()> + Send + 'static) {
        *self.work() = Some(Box::pin(work));
    }

    pub(super) async fn go_on(&self) {
        let work = self.work().take();
        if let Some(work) = work {
            work.await;
        }
    }

    fn work(&self) -> MutexGuard<'_, Option<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a connection speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// As the hub does, which does not encrypt.
    Plain,
    /// As the hub does, which encrypts.
    Encrypted,
    /// It does not encrypt, and the hub does.
    Astray,
}

impl Speech {
    /// How addresses begin that lead here so.
    pub(super) const fn scheme(self) -> &'static str {
        match self {
            Self::Plain | Self::Astray => "http",
            Self::Encrypted => "https",
        }
    }
}

/// What a page may do: load its style and its script from here, speak with nobody else, and stand
/// in no frame.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
);

/// What every answer says of itself.
pub(super) fn seal(headers: &mut HeaderMap) {
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    // Without any referrer a browser would not say of a form that it is the hub's own.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
}

/// Sends on to the same place, encrypted: whoever types an address leaves out how it begins. Nothing
/// of what was asked is done.
pub(super) fn sent_over(at: SocketAddr, request: &Request) -> Response<Body> {
    let mut response = Response::new(Body::default());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    let place = format!("https://{at}{}", request.uri().path());
    if let Ok(place) = HeaderValue::try_from(place) {
        response.headers_mut().insert(LOCATION, place);
    }
    response
}

/// The whole body, as far as the limits let it come.
pub(super) async fn read(limits: &Limits, request: Request) -> Result<Bytes, Problem> {
    let known = request.extensions().get::<Ends>().is_some_and(|ends| ends.place.knows());
    let most = if known { limits.body } else { limits.strangers_body };
    let whole = Limited::new(request.into_body(), most).collect();
    match timeout(limits.body_time, whole).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(why)) if why.is::<LengthLimitError>() => Err(Problem::BodyTooLarge),
        Ok(Err(_)) => Err(Problem::NotUnderstood),
        Err(_) => Err(Problem::BodyTooSlow),
    }
}

/// A body that is JSON.
pub(super) fn understood<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    from_json(body).map_err(|_| Problem::NotUnderstood)
}

pub(super) fn as_json(value: &impl serde::Serialize) -> Result<Response<Body>, Problem> {
    let text = to_json(value).map_err(|_| Problem::Over)?;
    Ok(body("application/json", text.into()))
}

pub(super) fn body(kind: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_one_computer_can_take_are_one_but_for_those_of_the_network_it_is_asked_in() {
        let of = |there: &str| {
            counted(there.parse().unwrap(), "2001:db8:0:7::1".parse().unwrap()).to_string()
        };
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("2001:db8:0:7::2"), of("2001:db8:0:7::3"));
        assert_eq!(of("::ffff:192.168.1.1"), "192.168.1.1");
        assert_ne!(of("192.168.1.1"), of("192.168.1.2"));
    }
}
