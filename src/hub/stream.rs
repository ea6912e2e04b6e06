//! The bytes of a connection, encrypted or not.

use std::error::Error;
use std::fmt;
use std::io;

use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};

/// What a connection of either kind can do.
pub(super) trait Bytes: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Bytes for S {}

/// A connection of either kind: what speaks on it is made once.
pub(super) type Stream = Box<dyn Bytes>;

/// Why there is no certificate to encrypt with.
#[derive(Debug, Error)]
pub enum NoIdentity {
    /// This program cannot encrypt.
    #[error("this worldcafe was built without TLS")]
    LeftOut,
    /// The file has no certificate.
    #[error("there is no certificate in PEM")]
    NoCertificate,
    /// The file has no key.
    #[error("there is no private key in PEM")]
    NoKey,
    /// Those that were kept are of no use.
    #[error("the certificate in {path} is of no use: {why}")]
    Kept {
        /// Where.
        path: String,
        /// Why.
        why: String,
    },
    /// They are there, and of no use.
    #[error("certificate and key cannot be used: {0}")]
    Unusable(String),
}

impl NoIdentity {
    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::LeftOut => LEFT_OUT,
            Self::NoCertificate => "a certificate begins with -----BEGIN CERTIFICATE-----",
            Self::NoKey => "a key begins with -----BEGIN PRIVATE KEY-----, and has no password",
            Self::Kept { .. } => "without that file another is made, and every link is a new one",
            Self::Unusable(_) => "name the two files that belong together",
        }
    }
}

/// How to get a program that can encrypt.
pub(super) const LEFT_OUT: &str = "cargo install --path . --features tls builds one that has it";

/// What answers is not the hub of this address.
#[derive(Debug)]
pub(super) struct OtherCertificate;

impl OtherCertificate {
    /// Whether nothing was connected to for this.
    pub(super) fn is(why: &io::Error) -> bool {
        why.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<Self>)
    }
}

impl fmt::Display for OtherCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("its certificate is not the one of the link")
    }
}

impl Error for OtherCertificate {}
