//! Where a hub is, and the secret that opens it, as one line.

use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs};

use thiserror::Error;

use super::access::Token;

/// A hub's address with a token. The token stands in the fragment, which no program sends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where it listens.
    pub at: SocketAddr,
    /// What opens it.
    pub token: Token,
}

/// Why a line that looks like a hub's address leads to none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoAddress {
    /// Another protocol.
    #[error("a hub's address begins with http://")]
    NotHttp,
    /// Nothing follows the `#`.
    #[error("the hub's address has no token")]
    NoToken,
    /// Something else follows it.
    #[error("the token of the hub's address is not whole")]
    BadToken,
    /// More than a host and a port.
    #[error("a hub's address is a host and a port, nothing else before the token")]
    MoreThanHost,
    /// The host means nothing here.
    #[error("the host of the hub's address is not found")]
    UnknownHost,
}

impl NoAddress {
    /// What to do instead.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        "it reads http://HOST:PORT/#TOKEN, as the file in the user's state folder has it"
    }
}

impl Address {
    /// Reads a line; `None` where it is no URL at all.
    ///
    /// # Errors
    /// Where it is one, and leads to no hub.
    pub fn read(line: &str) -> Option<Result<Self, NoAddress>> {
        let (scheme, rest) = line.split_once("://")?;
        if scheme != "http" {
            return Some(Err(NoAddress::NotHttp));
        }
        Some(Self::of(rest))
    }

    fn of(rest: &str) -> Result<Self, NoAddress> {
        let (at, token) = place(rest)?;
        Ok(Self { at, token: Token::read(token).ok_or(NoAddress::BadToken)? })
    }

    /// Without the token: for people's eyes.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("http://{}", self.at)
    }

    /// With the token: for a place that only its user reads.
    #[must_use]
    pub fn with_token(&self) -> String {
        format!("http://{}/#{}", self.at, self.token.digits())
    }
}

/// Where `HOST:PORT/#SECRET` leads, and the secret.
pub(super) fn place(rest: &str) -> Result<(SocketAddr, &str), NoAddress> {
    let (place, secret) = rest.split_once('#').ok_or(NoAddress::NoToken)?;
    let host = place.strip_suffix('/').unwrap_or(place);
    if host.contains(['/', '?', '@']) {
        return Err(NoAddress::MoreThanHost);
    }
    let mut found = host.to_socket_addrs().map_err(|_| NoAddress::UnknownHost)?;
    Ok((found.next().ok_or(NoAddress::UnknownHost)?, secret))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back_and_the_token_is_never_shown() {
        let address = Address { at: "127.0.0.1:41".parse().unwrap(), token: Token::of([7; 32]) };
        assert_eq!(Address::read(&address.with_token()), Some(Ok(address.clone())));
        for shown in [address.to_string(), format!("{address:?}")] {
            assert!(shown.contains("127.0.0.1:41") && !shown.contains("0707"), "{shown}");
        }
    }

    #[test]
    fn what_is_no_hubs_address_says_why() {
        let token = Token::of([7; 32]);
        let token = token.digits();
        let fault = |line: &str| Address::read(line).unwrap().unwrap_err();
        assert_eq!(Address::read("my-café"), None);
        assert_eq!(fault(&format!("https://127.0.0.1:41/#{token}")), NoAddress::NotHttp);
        assert_eq!(fault("http://127.0.0.1:41/"), NoAddress::NoToken);
        assert_eq!(fault("http://127.0.0.1:41/#abc"), NoAddress::BadToken);
        assert_eq!(fault(&format!("http://127.0.0.1/#{token}")), NoAddress::UnknownHost);
        let query = format!("http://127.0.0.1:41/?token={token}#{token}");
        assert_eq!(fault(&query), NoAddress::MoreThanHost);
    }
}
