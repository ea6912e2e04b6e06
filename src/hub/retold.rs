//! What HTTP by itself says to what is no request, in the hub's words instead.
//!
//! hyper answers what it cannot read before any route sees it, by a status alone, and cannot be told
//! not to: where that is about to be sent, a [`Problem`] goes in its place.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::exchange::seal;
use super::problem::Problem;

/// A connection on which every refusal is the hub's own.
pub(super) struct Retold<S> {
    stream: S,
    /// What goes instead of what was said, as far as it has not gone yet.
    instead: Option<(Vec<u8>, usize)>,
}

impl<S> Retold<S> {
    pub(super) const fn new(stream: S) -> Self {
        Self { stream, instead: None }
    }
}

impl<S: AsyncWrite + Unpin> Retold<S> {
    fn send_instead(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some((words, gone)) = &mut self.instead {
            let rest = words.get(*gone..).unwrap_or_default();
            if rest.is_empty() {
                self.instead = None;
                break;
            }
            match ready!(Pin::new(&mut self.stream).poll_write(context, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                more => *gone += more,
            }
        }
        Poll::Ready(Ok(()))
    }
}

/// What is meant by an answer that no route gave.
fn meant(answer: &[u8]) -> Option<Problem> {
    let status = answer.strip_prefix(b"HTTP/1.1 ")?.get(..4)?;
    // What a route answers is never empty where it refuses.
    let is_bare = || answer.ends_with(b"\r\n\r\n") && holds(answer, b"\r\ncontent-length: 0\r\n");
    match status {
        b"400 " => Some(Problem::NotUnderstood).filter(|_| is_bare()),
        b"414 " | b"431 " => Some(Problem::HeadTooLarge).filter(|_| is_bare()),
        _ => None,
    }
}

fn holds(answer: &[u8], line: &[u8]) -> bool {
    answer.windows(line.len()).any(|part| part == line)
}

/// The whole answer, behind which nothing comes.
fn whole(problem: Problem) -> Vec<u8> {
    let mut response = problem.response();
    seal(response.headers_mut());
    let mut all = format!("HTTP/1.1 {}\r\n", response.status()).into_bytes();
    for (name, value) in response.headers() {
        all.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    let body = problem.json();
    let end = format!("connection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    all.extend(end.into_bytes());
    all
}

impl<S: AsyncRead + Unpin> AsyncRead for Retold<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, to)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Retold<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        // Where it could not go at once, the same bytes are handed in again.
        if self.instead.is_none() {
            let Some(problem) = meant(bytes) else {
                return Pin::new(&mut self.stream).poll_write(context, bytes);
            };
            self.instead = Some((whole(problem), 0));
        }
        self.send_instead(context).map_ok(|()| bytes.len())
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let mut full = parts.iter().filter(|part| !part.is_empty());
        match (full.next(), full.next()) {
            (Some(only), None) => self.poll_write(context, only),
            _ => Pin::new(&mut self.stream).poll_write_vectored(context, parts),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
