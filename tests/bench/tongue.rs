//! How the hub and its peers are spoken to, byte by byte, and when an answer is whole.

use std::io;
use std::net::SocketAddr;

use crate::note::Note;

/// A way to speak.
#[derive(Clone)]
pub(crate) enum Tongue {
    /// HTTP, each line with a device's own token.
    Hub { at: SocketAddr, token: String },
    /// Lines of JSON, on a connection that HTTP has handed over to a device's own token.
    Lines { at: SocketAddr, token: String },
    /// A log of notes, each flushed before it is answered.
    Redis,
    /// An insert, prepared, which commits.
    Postgres,
}

const TABLE: &str = "create table if not exists note (id uuid primary key, body text not null)";
const INSERT: &str = "insert into note (id, body) values ($1, $2)";

impl Tongue {
    /// What is said before the first note, each to be answered.
    pub(crate) fn greeting(&self) -> Vec<Vec<u8>> {
        match self {
            Self::Redis => Vec::new(),
            Self::Hub { at, token } => vec![get(*at, token, "/v1/session")],
            Self::Lines { at, token } => vec![lines(*at, token)],
            Self::Postgres => {
                let mut hello = 196_608_i32.to_be_bytes().to_vec();
                hello.extend(b"user\0postgres\0database\0postgres\0\0");
                vec![measured(&hello), framed(b'Q', &zeroed(&[TABLE])), prepare()]
            }
        }
    }

    /// A note on its way to the disk.
    pub(crate) fn save(&self, note: &Note) -> Vec<u8> {
        match self {
            Self::Redis => resp(&["XADD", "notes", "*", "note", &note.body]),
            Self::Postgres => insert(&note.id, &note.body),
            Self::Lines { .. } => format!("{}\n", note.body).into(),
            Self::Hub { at, token } => {
                let (path, body) = ("/v1/commands", &note.body);
                post(*at, &format!("Authorization: Bearer {token}\r\n"), path, body)
            }
        }
    }

    /// The length of an answer, where it is whole.
    pub(crate) fn whole(&self, heard: &[u8]) -> io::Result<Option<usize>> {
        match self {
            Self::Redis => whole_resp(heard),
            Self::Postgres => whole_postgres(heard),
            Self::Hub { .. } => whole_http(heard),
            Self::Lines { .. } => whole_line(heard),
        }
    }
}

/// A request without a body.
pub(crate) fn get(at: SocketAddr, token: &str, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {token}\r\n\r\n").into()
}

/// A request for a line that takes commands.
fn lines(at: SocketAddr, token: &str) -> Vec<u8> {
    let becomes = "Connection: Upgrade\r\nUpgrade: ndjson";
    let kind = "Content-Type: application/json\r\nContent-Length: 0";
    format!(
        "POST /v1/commands HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {token}\r\n{kind}\r\n{becomes}\r\n\r\n"
    )
    .into()
}

/// A request for lines from then on.
pub(crate) fn follow(at: SocketAddr, token: &str, path: &str) -> Vec<u8> {
    let becomes = "Connection: Upgrade\r\nUpgrade: ndjson";
    format!(
        "GET {path} HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {token}\r\n{becomes}\r\n\r\n"
    )
    .into()
}

/// A request with JSON.
pub(crate) fn post(at: SocketAddr, headers: &str, path: &str, body: &str) -> Vec<u8> {
    let kind = "Content-Type: application/json\r\n";
    let length = body.len();
    format!("POST {path} HTTP/1.1\r\nHost: {at}\r\n{headers}{kind}Content-Length: {length}\r\n\r\n{body}")
        .into()
}

/// A command to Redis.
pub(crate) fn resp(words: &[&str]) -> Vec<u8> {
    let each = words.iter().map(|word| format!("${}\r\n{word}\r\n", word.len()));
    format!("*{}\r\n{}", words.len(), each.collect::<String>()).into()
}

fn prepare() -> Vec<u8> {
    let mut parse = zeroed(&["note", INSERT]);
    parse.extend(0_i16.to_be_bytes());
    [framed(b'P', &parse), framed(b'S', &[])].concat()
}

fn insert(id: &str, body: &str) -> Vec<u8> {
    let mut bind = zeroed(&["", "note"]);
    bind.extend([0_i16, 2].iter().flat_map(|it| it.to_be_bytes()));
    for value in [id, body] {
        bind.extend(i32::try_from(value.len()).unwrap_or_default().to_be_bytes());
        bind.extend(value.as_bytes());
    }
    bind.extend(0_i16.to_be_bytes());
    let execute = [zeroed(&[""]), 0_i32.to_be_bytes().to_vec()].concat();
    [framed(b'B', &bind), framed(b'E', &execute), framed(b'S', &[])].concat()
}

fn zeroed(words: &[&str]) -> Vec<u8> {
    words.iter().flat_map(|word| word.bytes().chain([0])).collect()
}

fn framed(kind: u8, rest: &[u8]) -> Vec<u8> {
    [&[kind], measured(rest).as_slice()].concat()
}

fn measured(rest: &[u8]) -> Vec<u8> {
    let length = i32::try_from(rest.len() + 4).unwrap_or_default();
    [&length.to_be_bytes(), rest].concat()
}

fn refused(heard: &[u8]) -> io::Error {
    io::Error::other(String::from_utf8_lossy(heard).into_owned())
}

/// Behind the first of these.
fn behind<const N: usize>(heard: &[u8], mark: &[u8; N]) -> Option<usize> {
    heard.array_windows().position(|it| it == mark).map(|at| at + N)
}

fn whole_http(heard: &[u8]) -> io::Result<Option<usize>> {
    let Some(head) = behind(heard, b"\r\n\r\n") else { return Ok(None) };
    let text = heard.get(..head).unwrap_or_default();
    if !text.starts_with(b"HTTP/1.1 200 ") {
        return Err(refused(heard));
    }
    let length = behind(text, b"content-length: ").ok_or_else(|| refused(heard))?;
    let digits = text.iter().skip(length).take_while(|byte| byte.is_ascii_digit());
    let body = digits.fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    Ok((heard.len() >= head + body).then_some(head + body))
}

/// What became of a note, behind beats; or the end of the head that handed the connection over.
fn whole_line(heard: &[u8]) -> io::Result<Option<usize>> {
    if heard.starts_with(b"HTTP/1.1 101 ") {
        return Ok(behind(heard, b"\r\n\r\n"));
    }
    if !heard.ends_with(b"\n") || heard.iter().all(|byte| *byte == b'\n') {
        return Ok(None);
    }
    let saved = behind(heard, b"\"saved\":").is_some();
    if saved { Ok(Some(heard.len())) } else { Err(refused(heard)) }
}

/// A number, or a word that is not null.
fn whole_resp(heard: &[u8]) -> io::Result<Option<usize>> {
    let Some(line) = behind(heard, b"\r\n") else { return Ok(None) };
    match heard.first() {
        Some(b':' | b'+') => Ok(Some(line)),
        Some(b'$') => {
            let rest = heard.get(line..).unwrap_or_default();
            Ok(behind(rest, b"\r\n").map(|word| line + word))
        }
        _ => Err(refused(heard)),
    }
}

/// Everything up to the word that it is ready for more.
fn whole_postgres(heard: &[u8]) -> io::Result<Option<usize>> {
    let mut rest = heard;
    while let Some((kind, behind)) = rest.split_first() {
        let Some(length) = behind.first_chunk().map(|it| i32::from_be_bytes(*it)) else { break };
        let Some(next) = behind.get(usize::try_from(length).unwrap_or(usize::MAX)..) else { break };
        match kind {
            b'E' => return Err(refused(rest)),
            b'Z' => return Ok(Some(heard.len() - next.len())),
            _ => rest = next,
        }
    }
    Ok(None)
}
