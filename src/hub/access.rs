//! What a request says of itself: its token, the exact host, and that it is no other site's page.

use std::fmt;
use std::net::SocketAddr;

use hyper::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, HeaderName, ORIGIN};
use hyper::{HeaderMap, Uri};

use super::letters::{letters, read};
use super::problem::Problem;

/// The cookie of a page without script, with what parts its name from its value. Ports of one
/// computer share their cookies: each hub there has its own.
pub(super) fn our_cookie(port: &str) -> String {
    format!("worldcafe-{port}=")
}

/// Letters of a brief secret.
const BRIEF: usize = 25;

/// A secret of 256 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Of bytes that chance gave.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads its digits: 64, hexadecimal, in any case: a code for cameras has them in capitals.
    #[must_use]
    pub fn read(digits: &str) -> Option<Self> {
        let whole = digits.len() == 64 && digits.bytes().all(|it| it.is_ascii_hexdigit());
        whole.then(|| Self(digits.to_ascii_lowercase()))
    }

    pub(super) fn digits(&self) -> &str {
        &self.0
    }

    /// Its first 125 bits in letters: as little to be guessed, and less to print.
    pub(super) fn brief(&self) -> String {
        let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Vec<u8> = self.0.as_bytes().chunks(2).filter_map(byte).collect();
        letters(&bytes, BRIEF)
    }
}

/// The secret of a link, whole or brief, where these words are one.
pub(super) fn linked(words: &str) -> Option<String> {
    let brief = || read(words).filter(|letters| letters.len() == BRIEF);
    Token::read(words).map(|whole| whole.0).or_else(brief)
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// The token a request comes with, raw: from its header, or from the one cookie of a page.
pub(super) fn token(headers: &HeaderMap) -> Result<&str, Problem> {
    let given = match headers.contains_key(AUTHORIZATION) {
        true => only(headers, &AUTHORIZATION).and_then(|it| it.strip_prefix("Bearer ")),
        false => only(headers, &COOKIE).and_then(|all| cookie(all, &our_cookie(port(headers)?))),
    };
    given.ok_or(Problem::NoToken)
}

/// The port that somebody asks for.
fn port(headers: &HeaderMap) -> Option<&str> {
    only(headers, &HOST)?.rsplit_once(':').map(|(_, port)| port)
}

/// Ours among the cookies, where it stands there once.
fn cookie<'a>(all: &'a str, our: &str) -> Option<&'a str> {
    let mut ours = all.split(';').filter_map(|one| one.trim().strip_prefix(our));
    let value = ours.next()?;
    ours.next().is_none().then_some(value)
}

/// Lets through who asks for the very address that the connection came to, from no page or from
/// the hub's own: a page of another site reaches this computer too, under a name of its own. Where
/// what is asked for names a host as well, it is the same.
pub(super) fn same_place(
    asked: &Uri,
    headers: &HeaderMap,
    at: SocketAddr,
    scheme: &str,
) -> Result<(), Problem> {
    let host = only(headers, &HOST).ok_or(Problem::WrongHost)?;
    if asked.authority().is_some_and(|named| named.as_str() != host) {
        return Err(Problem::WrongHost);
    }
    let local = || at.ip().is_loopback() && host == format!("localhost:{}", at.port());
    if host != at.to_string() && !local() {
        return Err(Problem::WrongHost);
    }
    match headers.get(ORIGIN) {
        None => Ok(()),
        Some(_) if only(headers, &ORIGIN) == Some(&format!("{scheme}://{host}")) => Ok(()),
        Some(_) => Err(Problem::WrongOrigin),
    }
}

/// Lets through what is called JSON: a form of another site cannot call its body so.
pub(super) fn json(headers: &HeaderMap) -> Result<(), Problem> {
    let called = only(headers, &CONTENT_TYPE).ok_or(Problem::NotJson)?;
    let kind = called.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Problem::NotJson) }
}

/// Lets through a form that a page of the hub's own sent: [`same_place`] has held the origin, where
/// one is told, against the host.
pub(super) fn form(headers: &HeaderMap) -> Result<(), Problem> {
    only(headers, &ORIGIN).ok_or(Problem::WrongOrigin)?;
    let called = only(headers, &CONTENT_TYPE).ok_or(Problem::NotForm)?;
    let kind = called.split(';').next().unwrap_or_default().trim();
    let is = kind.eq_ignore_ascii_case("application/x-www-form-urlencoded");
    is.then_some(()).ok_or(Problem::NotForm)
}

/// The value of a header that stands there once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let value = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    fn headers(all: &[(HeaderName, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in all {
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn digits_in_capitals_are_the_same_token() {
        let token = Token::of([0xab; 32]);
        assert_eq!(Token::read(&token.digits().to_uppercase()), Some(token));
        for wrong in ["", "ab", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
        let (token, other) = (Token::of([0xab; 32]), Token::of([0xaa; 32]));
        assert_eq!(linked(&token.brief().to_lowercase()), Some(token.brief()));
        assert_ne!(token.brief(), other.brief());
    }

    #[test]
    fn only_the_very_address_is_answered() {
        let at = "127.0.0.1:41".parse().unwrap();
        let goes = |host: &str| same_place(&Uri::default(), &headers(&[(HOST, host)]), at, "http");
        assert_eq!(goes("127.0.0.1:41"), Ok(()));
        assert_eq!(goes("localhost:41"), Ok(()));
        for wrong in ["127.0.0.1", "127.0.0.1:42", "evil.example:41", "localhost.evil:41", ""] {
            assert_eq!(goes(wrong), Err(Problem::WrongHost), "{wrong}");
        }
        assert_eq!(same_place(&Uri::default(), &headers(&[]), at, "http"), Err(Problem::WrongHost));
        let twice = headers(&[(HOST, "127.0.0.1:41"), (HOST, "127.0.0.1:41")]);
        assert_eq!(same_place(&Uri::default(), &twice, at, "http"), Err(Problem::WrongHost));
        let named = |asked: &'static str| {
            same_place(&Uri::from_static(asked), &headers(&[(HOST, "127.0.0.1:41")]), at, "http")
        };
        assert_eq!(named("http://127.0.0.1:41/table"), Ok(()));
        assert_eq!(named("http://evil.example/table"), Err(Problem::WrongHost));
        let abroad = "192.168.1.5:41".parse().unwrap();
        let named = headers(&[(HOST, "localhost:41")]);
        assert_eq!(same_place(&Uri::default(), &named, abroad, "http"), Err(Problem::WrongHost));
    }

    #[test]
    fn a_page_of_another_site_is_turned_away() {
        let at = "127.0.0.1:41".parse().unwrap();
        let goes = |origin| {
            same_place(
                &Uri::default(),
                &headers(&[(HOST, "127.0.0.1:41"), (ORIGIN, origin)]),
                at,
                "http",
            )
        };
        assert_eq!(goes("http://127.0.0.1:41"), Ok(()));
        for wrong in ["null", "https://127.0.0.1:41", "http://localhost:41", "http://evil.example"]
        {
            assert_eq!(goes(wrong), Err(Problem::WrongOrigin), "{wrong}");
        }
    }

    #[test]
    fn a_token_is_taken_from_its_header_or_its_cookie_and_nowhere_twice() {
        let of = |all: &[(HeaderName, &str)]| {
            let all = [all, &[(HOST, "127.0.0.1:41")]].concat();
            token(&headers(&all)).map(str::to_owned)
        };
        assert_eq!(of(&[(AUTHORIZATION, "Bearer abc")]), Ok("abc".to_owned()));
        let others = "a=b; worldcafe-41=abc; worldcafe-42=of another hub here";
        assert_eq!(of(&[(COOKIE, others)]), Ok("abc".to_owned()));
        let both = [(AUTHORIZATION, "Bearer abc"), (COOKIE, "worldcafe-41=other")];
        assert_eq!(of(&both), Ok("abc".to_owned()), "a header is said on purpose");
        for wrong in [
            &[(AUTHORIZATION, "Basic abc")][..],
            &[(AUTHORIZATION, "Bearer abc"), (AUTHORIZATION, "Bearer abc")],
            &[(AUTHORIZATION, "abc"), (COOKIE, "worldcafe-41=abc")],
            &[(COOKIE, "worldcafe-41=abc; worldcafe-41=def")],
            &[(COOKIE, "xworldcafe-41=abc")],
            &[(COOKIE, "worldcafe-42=abc")],
            &[],
        ] {
            assert_eq!(of(wrong), Err(Problem::NoToken), "{wrong:?}");
        }
    }

    #[test]
    fn a_body_must_be_called_json() {
        let goes = |kind| json(&headers(&[(CONTENT_TYPE, kind)]));
        assert_eq!(goes("application/json"), Ok(()));
        assert_eq!(goes("application/json; charset=utf-8"), Ok(()));
        for wrong in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""] {
            assert_eq!(goes(wrong), Err(Problem::NotJson), "{wrong}");
        }
    }
}
