//! What stands here where the program is built without TLS.

use std::io;

use tokio::net::TcpStream;

use super::pin::Pin;
use super::stream::{Bytes, LEFT_OUT, NoIdentity, Stream};

/// A certificate with its key: there is none.
#[derive(Clone, Debug)]
pub enum Identity {}

impl Identity {
    /// Reads none.
    ///
    /// # Errors
    /// Always.
    pub const fn read(_: &[u8], _: &[u8]) -> Result<Self, NoIdentity> {
        Err(NoIdentity::LeftOut)
    }

    /// Makes none.
    ///
    /// # Errors
    /// Always.
    pub const fn generate() -> Result<String, NoIdentity> {
        Err(NoIdentity::LeftOut)
    }

    /// Of none.
    #[must_use]
    pub const fn pin(&self) -> &Pin {
        match *self {}
    }

    pub(super) async fn accept(&self, _: impl Bytes + 'static) -> io::Result<Stream> {
        match *self {}
    }
}

/// Speaks to nobody.
pub(super) async fn to_hub(_: TcpStream, _: &Pin) -> io::Result<Stream> {
    Err(io::Error::other(LEFT_OUT))
}
