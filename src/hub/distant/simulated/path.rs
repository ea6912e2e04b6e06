//! A connection from one end to the other, and what befalls what goes over it.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf, split};

use super::net::{Given, Network, ROOM};
use crate::hub::road::made_up::Lead;
use crate::hub::stream::Stream;
use crate::hub::wire::{Receipt, Sent};

impl Network {
    /// What leads every device over it.
    pub(super) fn lead(&self) -> Lead {
        let net = self.clone();
        Arc::new(move |at| Box::pin(net.clone().connects(at)))
    }

    async fn connects(self, at: SocketAddr) -> io::Result<Stream> {
        self.travels(at, 1).await;
        if self.befalls(at, |weather| weather.lost) {
            self.fades(at).await;
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        let far = self.enters(at).ok_or(io::ErrorKind::ConnectionRefused)?;
        let (near, other) = tokio::io::duplex(ROOM);
        tokio::spawn(goes(self, at, other, far));
        Ok(Box::new(near))
    }
}

struct Path {
    net: Network,
    at: SocketAddr,
    /// It lets a connection become lines.
    lets_be: bool,
    /// What asked for the lines that it carries.
    head: Mutex<Vec<u8>>,
    /// What was asked last.
    asked: Mutex<Option<Sent>>,
}

/// What asks for a connection to become lines.
const UPGRADE: &str = "upgrade: ndjson\r\n";

/// Carries both ways until either end is gone or the line is cut. What is on its way up still
/// comes where whoever sent it has given up.
async fn goes(net: Network, at: SocketAddr, near: DuplexStream, far: DuplexStream) {
    let lets_be = !net.befalls(at, |weather| weather.without_lines);
    let path =
        Path { net: net.clone(), at, lets_be, head: Mutex::default(), asked: Mutex::default() };
    let ((from_near, to_near), (from_far, to_far)) = (split(near), split(far));
    tokio::select! {
        biased;
        () = net.is_cut(at) => {}
        () = path.up(from_near, to_far) => {}
        () = path.down(from_far, to_near) => {}
    }
}

/// The next bytes; none at the end.
async fn part(from: &mut (impl AsyncReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut bytes = vec![0; ROOM];
    let count = from.read(&mut bytes).await.ok()?;
    bytes.truncate(count);
    (count > 0).then_some(bytes)
}

impl Path {
    async fn up(&self, mut from: ReadHalf<DuplexStream>, mut to: WriteHalf<DuplexStream>) {
        while let Some(part) = part(&mut from).await {
            let part = self.passes(part);
            self.sends_twice(&part);
            if self.net.befalls(self.at, |weather| weather.lost) {
                return self.spoils(&part, &mut to).await;
            }
            self.net.travels(self.at, 1).await;
            if let Some(sent) = command(&part) {
                *self.asked.lock().unwrap() = Some(sent);
            }
            if to.write_all(&part).await.is_err() {
                break;
            }
        }
        self.net.travels(self.at, 1).await;
    }

    async fn down(&self, mut from: ReadHalf<DuplexStream>, mut to: WriteHalf<DuplexStream>) {
        while let Some(part) = part(&mut from).await {
            self.hears(&part);
            // Of an answer that does not end, what comes late is lost as well, but not as often.
            let times = if part.starts_with(b"HTTP/1.1 ") { 1 } else { 5 };
            if self.net.befalls(self.at, |weather| weather.unheard / times) {
                return self.spoils(&part, &mut to).await;
            }
            self.net.travels(self.at, 1).await;
            let (first, rest) = part.split_at(self.net.chance(self.at).below(part.len()));
            let both = async {
                to.write_all(first).await?;
                // What was sent in one piece need not come so.
                tokio::task::yield_now().await;
                to.write_all(rest).await
            };
            if both.await.is_err() {
                break;
            }
        }
        self.net.travels(self.at, 1).await;
    }

    /// All of it is lost, or all but its beginning.
    async fn spoils(&self, part: &[u8], to: &mut WriteHalf<DuplexStream>) {
        let chance = self.net.chance(self.at);
        if chance.in_hundred(40) {
            self.net.travels(self.at, 1).await;
            // Nobody may be there any more.
            let _ = to.write_all(&part[..chance.below(part.len())]).await;
        }
        self.net.says(|| format!("    {} is cut", self.at));
        self.net.fades(self.at).await;
    }

    /// What of it goes on.
    fn passes(&self, part: Vec<u8>) -> Vec<u8> {
        let words = String::from_utf8(part).unwrap();
        if !words.contains(UPGRADE) {
            return words.into();
        }
        let words = if self.lets_be { words } else { words.replace(UPGRADE, "") };
        *self.head.lock().unwrap() = words.clone().into();
        words.into()
    }

    /// What was sent up comes once more, late, over a connection of its own.
    fn sends_twice(&self, part: &[u8]) {
        if command(part).is_none() || !self.net.befalls(self.at, |weather| weather.doubled) {
            return;
        }
        let (net, at) = (self.net.clone(), self.at);
        let Some(mut far) = net.enters(at) else { return };
        let head =
            if part.starts_with(b"{") { self.head.lock().unwrap().clone() } else { Vec::new() };
        let copy = [head.as_slice(), part].concat();
        let (head, asked) = (Mutex::new(head), Mutex::new(command(part)));
        let path = Self { net, at, lets_be: true, head, asked };
        tokio::spawn(async move {
            path.net.travels(at, 4).await;
            path.net.says(|| format!("    {at} once more: {:?}", path.asked.lock().unwrap()));
            // The hub it was for may be gone.
            if far.write_all(&copy).await.is_err() {
                return;
            }
            while let Some(answer) = self::part(&mut far).await {
                path.hears(&answer);
                if path.asked.lock().unwrap().is_none() {
                    return;
                }
            }
        });
    }

    /// The hub answers.
    fn hears(&self, answer: &[u8]) {
        let words = String::from_utf8_lossy(answer);
        let mut asked = self.asked.lock().unwrap();
        let is_whole =
            words.split_once("\r\n\r\n").filter(|(head, _)| head.starts_with("HTTP/1.1 "));
        let body = match is_whole {
            Some((head, _)) if head.starts_with("HTTP/1.1 101") => None,
            Some((_, body)) => Some(body),
            None => words.lines().find(|line| line.starts_with("{\"id\"")),
        };
        if let Some(body) = body
            && let Some(sent) = asked.take()
        {
            self.net.says(|| format!("    {} hears of {}: {body}", self.at, sent.id));
            if let Some(receipt) = receipt(body) {
                self.net.gave(Given { sent, receipt });
            }
        }
    }
}

/// The receipt in an answer, if any; behind that there may be another answer.
fn receipt(body: &str) -> Option<Receipt> {
    let mut values = serde_json::Deserializer::from_str(body).into_iter::<serde_json::Value>();
    let value = values.next().unwrap().unwrap();
    let receipt = if value["seq"].is_u64() { &value } else { &value["saved"] };
    serde_json::from_value(receipt.clone()).ok()
}

/// The command that goes up, if any.
fn command(part: &[u8]) -> Option<Sent> {
    let body = match part.strip_prefix(b"POST /v1/commands ") {
        Some(rest) => &rest[rest.windows(4).position(|four| four == b"\r\n\r\n")? + 4..],
        None => part.strip_suffix(b"\n").filter(|line| line.starts_with(b"{"))?,
    };
    (!body.is_empty()).then(|| serde_json::from_slice(body).unwrap())
}
