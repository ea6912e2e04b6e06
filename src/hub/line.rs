//! A line to a hub: one connection, made anew where it is lost, and one request at a time on it.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{
    AUTHORIZATION, CONNECTION, CONTENT_TYPE, HOST, HeaderMap, HeaderValue, RETRY_AFTER, UPGRADE,
};
use hyper::upgrade::Upgraded;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::access::Token;
use super::address::Address;
use super::handed::LINES;
use super::pin::Pin;
use super::road::reach;
use super::to_hub;
use crate::text::from_json;

/// The longest answer, in bytes: one record may hold the longest plan.
const LONGEST: usize = 256 << 20;

/// How long a hub may have somebody wait that asks too fast, without it being told.
const SOON: Duration = Duration::from_secs(5);
/// How often in a row that is borne.
const WAITS: usize = 10;

/// An answer: its status, in what time it may be asked for again, and its body.
type Answer = (StatusCode, Option<Duration>, Bytes);

pub(super) struct Line {
    at: SocketAddr,
    pin: Option<Pin>,
    token: Option<Token>,
    open: Option<SendRequest<Full<Bytes>>>,
}

/// How much is read at once of what flows.
const ROOM: usize = 8192;

/// A connection that carries lines alone.
pub(super) struct Flow {
    stream: TokioIo<Upgraded>,
    room: Vec<u8>,
}

/// What a hub says where it did not do what was asked.
#[derive(Debug, Deserialize)]
pub(super) struct ToldProblem {
    pub(super) code: String,
    /// The sentence, raw.
    pub(super) title: String,
    /// The HTTP status as the problem tells it; 0 where it does not.
    #[serde(default)]
    pub(super) status: u16,
    /// What stands against it, by its code and in a sentence, where those at a table can do something
    /// about it.
    pub(super) reason: Option<String>,
    pub(super) detail: Option<String>,
}

impl ToldProblem {
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        from_json(body).ok()
    }
}

impl Line {
    pub(super) fn new(to: &Address) -> Self {
        Self { token: Some(to.token.clone()), ..Self::without_token(to.at, to.pin.clone()) }
    }

    pub(super) const fn without_token(at: SocketAddr, pin: Option<Pin>) -> Self {
        Self { at, pin, token: None, open: None }
    }

    /// Asks in this name from now on.
    pub(super) fn carry(&mut self, token: Option<Token>) {
        self.token = token;
    }

    /// Asks and waits so long for connecting, and so long again for the whole answer; none where
    /// the connection broke or nothing came in time. Asks again where it came too fast.
    ///
    /// # Errors
    /// Where nobody listens there.
    pub(super) async fn ask(
        &mut self,
        method: &Method,
        path: &str,
        body: &Bytes,
        patience: Duration,
    ) -> io::Result<Option<(StatusCode, Bytes)>> {
        let mut waits = 0;
        loop {
            let told = self.once(method, path, body, patience).await?;
            match told {
                Some((_, Some(rest), _)) if rest <= SOON && waits < WAITS => sleep(rest).await,
                told => return Ok(told.map(|(status, _, body)| (status, body))),
            }
            waits += 1;
        }
    }

    async fn once(
        &mut self,
        method: &Method,
        path: &str,
        body: &Bytes,
        patience: Duration,
    ) -> io::Result<Option<Answer>> {
        let Some(request) = self.request(method, path, body) else { return Ok(None) };
        let mut line = match self.open.take() {
            Some(line) if !line.is_closed() => line,
            _ => match timeout(patience, connect(self.at, self.pin.as_ref())).await {
                Ok(line) => line?,
                Err(_) => return Ok(None),
            },
        };
        let told = timeout(patience, exchange(&mut line, request)).await.ok().flatten();
        if told.is_some() {
            self.open = Some(line);
        }
        Ok(told)
    }

    /// Asks for a connection that carries lines alone from then on; none where it broke, nothing
    /// came in time, or something on the way does not let it be.
    ///
    /// # Errors
    /// Where nobody listens there.
    pub(super) async fn flow(
        &self,
        method: &Method,
        path: &str,
        patience: Duration,
    ) -> io::Result<Option<Flow>> {
        let Some(mut request) = self.request(method, path, &Bytes::new()) else { return Ok(None) };
        let headers = request.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, HeaderValue::from_static(LINES));
        let connected = timeout(patience, connect(self.at, self.pin.as_ref())).await;
        let Ok(line) = connected else { return Ok(None) };
        let mut line = line?;
        let handed = timeout(patience, hand_over(&mut line, request)).await.ok().flatten();
        Ok(handed.map(|stream| Flow { stream: TokioIo::new(stream), room: vec![0; ROOM] }))
    }

    fn request(&self, method: &Method, path: &str, body: &Bytes) -> Option<Request<Full<Bytes>>> {
        let request = Request::builder().method(method).uri(path).header(HOST, self.at.to_string());
        let request = match &self.token {
            Some(token) => request.header(AUTHORIZATION, format!("Bearer {}", token.digits())),
            None => request,
        };
        let request = match *method {
            Method::POST => request.header(CONTENT_TYPE, "application/json"),
            _ => request,
        };
        request.body(Full::new(body.clone())).ok()
    }
}

async fn connect(at: SocketAddr, pin: Option<&Pin>) -> io::Result<SendRequest<Full<Bytes>>> {
    let stream = match pin {
        Some(pin) => to_hub(TcpStream::connect(at).await?, pin).await?,
        None => reach(at).await?,
    };
    let (line, connection) = handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    tokio::spawn(connection.with_upgrades());
    Ok(line)
}

impl Flow {
    /// The next bytes; none at its end.
    ///
    /// # Errors
    /// `TimedOut` where nothing comes for so long; others where the connection breaks.
    pub(super) async fn more(&mut self, patience: Duration) -> io::Result<Option<&[u8]>> {
        let read = timeout(patience, self.stream.read(&mut self.room)).await??;
        Ok(self.room.get(..read).filter(|bytes| !bytes.is_empty()))
    }

    /// Says something.
    ///
    /// # Errors
    /// `TimedOut` where it is not taken for so long; others where the connection breaks.
    pub(super) async fn say(&mut self, bytes: &[u8], patience: Duration) -> io::Result<()> {
        let said = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        timeout(patience, said).await?
    }
}

/// The connection itself, where what answers gives it.
async fn hand_over(
    line: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Option<Upgraded> {
    let answer = begin(line, request).await?;
    hyper::upgrade::on(answer).await.ok()
}

async fn begin(
    line: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Option<Response<Incoming>> {
    line.ready().await.ok()?;
    line.send_request(request).await.ok()
}

async fn exchange(
    line: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Option<Answer> {
    let answer = begin(line, request).await?;
    let (status, again) = (answer.status(), again(answer.headers()));
    let body = Limited::new(answer.into_body(), LONGEST).collect().await.ok()?;
    Some((status, again, body.to_bytes()))
}

/// In what time something may be asked for again.
fn again(headers: &HeaderMap) -> Option<Duration> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok().map(Duration::from_secs)
}
