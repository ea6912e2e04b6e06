//! What a device comes in by: where a hub is, and the secret or the code of an invite.

use std::fmt;
use std::net::SocketAddr;

use super::access::linked;
use super::address::{NoAddress, Way, shown};
use super::code::Code;
use super::pin::Pin;

/// A hub's address with what lets a device in. The secret stands in the fragment, which no program
/// sends on.
#[derive(Clone, PartialEq, Eq)]
pub struct Entrance {
    /// Where it listens.
    pub at: SocketAddr,
    /// What its certificate is known by, where it speaks encrypted.
    pub(super) pin: Option<Pin>,
    /// What lets in, in the one way it is written.
    pub(super) secret: String,
}

impl Entrance {
    /// Reads `http://HOST:PORT/#SECRET` or `https://HOST:PORT/#SECRET.FINGERPRINT`; a code that is
    /// typed may stand for the secret, and a beginning of the fingerprint for all of it.
    ///
    /// # Errors
    /// Where it leads to no hub.
    pub fn read(url: &str) -> Result<Self, NoAddress> {
        let Way { at, pin, secret } = Way::read(url)?;
        if secret.is_empty() {
            return Err(NoAddress::NoCode);
        }
        let code = || Code::read(secret).map(|code| code.shown());
        let secret = linked(secret).or_else(code).ok_or(NoAddress::BadCode)?;
        Ok(Self { at, pin, secret })
    }

    /// Without the secret: for people's eyes.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(self.at, self.pin.as_ref())
    }
}

impl fmt::Debug for Entrance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_and_never_shown() {
        let read = |url: &str| Entrance::read(url);
        let entrance = read("http://127.0.0.1:41/#ABC-DEF-GHJ").unwrap();
        assert_eq!((entrance.at.port(), entrance.secret.as_str()), (41, "ABC-DEF-GHJ"));
        let shown = format!("{entrance:?} {}", entrance.shown());
        assert!(shown.contains("127.0.0.1:41") && !shown.contains("ABC"), "{shown}");
        assert_eq!(read("http://127.0.0.1:41/#"), Err(NoAddress::NoCode));
        assert_eq!(read("http://127.0.0.1:41/"), Err(NoAddress::NoCode));
        assert_eq!(read("http://127.0.0.1:41/#ABC-DEF-G"), Err(NoAddress::BadCode));
        for typed in ["abcdefghj", "A B C - D E F - G H J", "ABC–DEF–GHJ", "ABC DEF GHJ"] {
            let read = read(&format!("http://127.0.0.1:41/#{typed}"));
            assert_eq!(read.as_ref(), Ok(&entrance), "{typed}");
        }
        let bare = if cfg!(feature = "tls") { NoAddress::NoPin } else { NoAddress::LeftOut };
        assert_eq!(read("https://127.0.0.1:41/#x"), Err(bare));
    }
}
