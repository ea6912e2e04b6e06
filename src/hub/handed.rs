//! Connections that HTTP hands over: they carry lines of JSON alone from then on (RFC 9110, section
//! 7.8), and nothing is kept for them that a further request would need.

use std::io;

use hyper::header::{CONNECTION, HeaderMap, HeaderValue, UPGRADE};
use hyper::upgrade::Upgraded;
use hyper::{Response, StatusCode};
use hyper_util::rt::TokioIo;

use super::body::{Body, Request};
use super::exchange::Ends;
use super::problem::Problem;

/// What a connection is to become that carries lines.
pub(super) const LINES: &str = "ndjson";

/// Says that the line stands, and nothing else.
pub(super) const BEAT: &[u8] = b"\n";

/// A connection that carries lines.
pub(super) type Handed = TokioIo<Upgraded>;

/// Whether a connection is to become one.
pub(super) fn is_asked(headers: &HeaderMap) -> bool {
    headers.get(UPGRADE).is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(LINES.as_bytes()))
}

/// Hands the connection over to what is done with it to its end.
pub(super) fn hand_over<W>(
    mut request: Request,
    work: impl FnOnce(Handed) -> W + Send + 'static,
) -> Result<Response<Body>, Problem>
where
    W: Future<Output = io::Result<()>> + Send,
{
    let ends = request.extensions().get::<Ends>().cloned().ok_or(Problem::WrongHost)?;
    let handed = hyper::upgrade::on(&mut request);
    ends.then.comes(async move {
        let Ok(line) = handed.await else { return };
        // Whoever hangs up, or takes nothing, concerns nobody else.
        let _ = work(TokioIo::new(line)).await;
    });
    let mut response = Response::new(Body::default());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static(LINES));
    Ok(response)
}
