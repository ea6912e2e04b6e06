//! Where a hub is, and the secret that opens it, as one line.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use thiserror::Error;

use super::access::Token;
use super::pin::Pin;
use super::stream::LEFT_OUT;

/// A hub's address with a token. The token stands in the fragment, which no program sends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where it listens.
    pub at: SocketAddr,
    /// What its certificate is known by, where it speaks encrypted.
    pub pin: Option<Pin>,
    /// What opens it.
    pub token: Token,
}

/// Why a line that looks like a hub's address leads to none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoAddress {
    /// Another protocol.
    #[error("the address of an open session begins with http:// or https://")]
    NotHttp,
    /// It is encrypted, and this program was built without that.
    #[error("this worldcafe was built without TLS, which this address needs")]
    LeftOut,
    /// It is encrypted, and nothing tells whose certificate it is.
    #[error("the address has no fingerprint, so that any other program could answer for it")]
    NoPin,
    /// Nothing follows the `#`.
    #[error("the address has no code, which stands behind a #")]
    NoCode,
    /// Something else follows it.
    #[error("what stands behind the # of the address is no code")]
    BadCode,
    /// It lets devices in, and not commands.
    #[error("by this address nobody steers the session")]
    NoCommands,
    /// More than a host and a port.
    #[error("an address is a host and a port, nothing else before the #")]
    MoreThanHost,
    /// The host means nothing here.
    #[error("the host of the address is not found")]
    UnknownHost,
}

impl NoAddress {
    /// What to do instead.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::LeftOut => LEFT_OUT,
            Self::NoPin => {
                "it follows the code behind a dot, as the facilitator's screen has it: #CODE.FINGERPRINT"
            }
            Self::NoCommands => {
                "on the session's own computer its folder will do; worldcafe join types for a table"
            }
            _ => "it reads http://HOST:PORT/#CODE, with the code of the facilitator's screen",
        }
    }
}

impl Address {
    /// Reads a line; `None` where it is no URL at all.
    ///
    /// # Errors
    /// Where it is one, and leads to no hub.
    pub fn read(line: &str) -> Option<Result<Self, NoAddress>> {
        line.contains("://").then(|| Self::of(line))
    }

    fn of(url: &str) -> Result<Self, NoAddress> {
        let Way { at, pin, secret } = Way::read(url)?;
        Ok(Self { at, pin, token: Token::read(secret).ok_or(NoAddress::NoCommands)? })
    }

    /// Without the token: for people's eyes.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(self.at, self.pin.as_ref())
    }

    /// The same as this computer reaches it, where it listens on all of its addresses.
    #[must_use]
    pub fn on_this_computer(&self) -> Self {
        let mut here = self.clone();
        if here.at.ip().is_unspecified() {
            here.at.set_ip(match here.at {
                SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
            });
        }
        here
    }

    /// With the token: for a place that only its user reads.
    #[must_use]
    pub fn with_token(&self) -> String {
        with_secret(self.at, self.token.digits(), self.pin.as_ref())
    }
}

/// Where a hub is, for people's eyes.
pub(super) fn shown(at: SocketAddr, pin: Option<&Pin>) -> String {
    let scheme = if pin.is_some() { "https" } else { "http" };
    format!("{scheme}://{at}")
}

/// Where a hub is and what lets in, as one line.
pub(super) fn with_secret(at: SocketAddr, secret: &str, pin: Option<&Pin>) -> String {
    let behind = pin.map(|pin| format!(".{}", pin.letters())).unwrap_or_default();
    format!("{}/#{secret}{behind}", shown(at, pin))
}

/// Where a line leads: `http://HOST:PORT/#SECRET`, or `https://HOST:PORT/#SECRET.FINGERPRINT`.
pub(super) struct Way<'u> {
    pub(super) at: SocketAddr,
    pub(super) pin: Option<Pin>,
    pub(super) secret: &'u str,
}

impl<'u> Way<'u> {
    pub(super) fn read(url: &'u str) -> Result<Self, NoAddress> {
        let (scheme, rest) = url.split_once("://").ok_or(NoAddress::NotHttp)?;
        let encrypted = match scheme.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            _ => return Err(NoAddress::NotHttp),
        };
        if encrypted && !cfg!(feature = "tls") {
            return Err(NoAddress::LeftOut);
        }
        let (place, secret) = rest.split_once('#').ok_or(NoAddress::NoCode)?;
        let (secret, pin) = match secret.split_once('.') {
            Some((secret, pin)) if encrypted => {
                (secret, Some(Pin::read(pin).ok_or(NoAddress::NoPin)?))
            }
            None if encrypted => return Err(NoAddress::NoPin),
            _ => (secret, None),
        };
        let host = place.strip_suffix('/').unwrap_or(place);
        if host.contains(['/', '?', '@']) {
            return Err(NoAddress::MoreThanHost);
        }
        let mut found = host.to_socket_addrs().map_err(|_| NoAddress::UnknownHost)?;
        Ok(Self { at: found.next().ok_or(NoAddress::UnknownHost)?, pin, secret })
    }
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
    fn where_every_network_is_listened_to_this_computer_reaches_it_on_itself() {
        for (at, here) in [
            ("0.0.0.0:41", "127.0.0.1:41"),
            ("[::]:41", "[::1]:41"),
            ("10.0.0.2:41", "10.0.0.2:41"),
        ] {
            let address = Address { at: at.parse().unwrap(), pin: None, token: Token::of([7; 32]) };
            assert_eq!(address.on_this_computer().at, here.parse().unwrap());
        }
    }

    #[test]
    fn what_was_written_is_read_back_and_the_token_is_never_shown() {
        for pin in [None, Some(Pin::of(b"a certificate"))] {
            let (at, token) = ("127.0.0.1:41".parse().unwrap(), Token::of([7; 32]));
            let address = Address { at, pin, token };
            for shown in [address.to_string(), format!("{address:?}")] {
                assert!(shown.contains("127.0.0.1:41") && !shown.contains("0707"), "{shown}");
            }
            let expected = match address.pin {
                Some(_) if !cfg!(feature = "tls") => Err(NoAddress::LeftOut),
                _ => Ok(address.clone()),
            };
            assert_eq!(Address::read(&address.with_token()), Some(expected));
        }
    }

    #[test]
    fn what_is_no_hubs_address_says_why() {
        let token = Token::of([7; 32]);
        let token = token.digits();
        let fault = |line: &str| Address::read(line).unwrap().unwrap_err();
        assert_eq!(Address::read("my-café"), None);
        assert_eq!(fault(&format!("ftp://127.0.0.1:41/#{token}")), NoAddress::NotHttp);
        let bare = if cfg!(feature = "tls") { NoAddress::NoPin } else { NoAddress::LeftOut };
        assert_eq!(fault(&format!("https://127.0.0.1:41/#{token}")), bare);
        assert_eq!(fault(&format!("https://127.0.0.1:41/#{token}.ABCD")), bare);
        assert_eq!(fault("http://127.0.0.1:41/"), NoAddress::NoCode);
        assert_eq!(fault("http://127.0.0.1:41/#abc"), NoAddress::NoCommands);
        assert_eq!(fault(&format!("http://127.0.0.1/#{token}")), NoAddress::UnknownHost);
        let query = format!("http://127.0.0.1:41/?token={token}#{token}");
        assert_eq!(fault(&query), NoAddress::MoreThanHost);
    }
}
