//! What lets a device in, on paper, as a code for cameras or typed.

use std::net::SocketAddr;

use sha2::{Digest, Sha256};

use super::access::Token;
use super::address::with_secret;
use super::code::Code;
use super::pin::Pin;
use crate::domain::TableId;
use crate::session::Role;

/// What lets devices in.
#[derive(Clone, Debug)]
pub struct Invite {
    /// The secret of its link.
    pub secret: Token,
    /// What is typed instead.
    pub code: Code,
    /// The role it gives.
    pub role: Role,
    /// The table it leads to; without one, a device says its table.
    pub table: Option<TableId>,
}

impl Invite {
    /// The link that leads to a hub where it listens. Its secret stands in the fragment, which no
    /// program sends on.
    #[must_use]
    pub fn link(&self, at: SocketAddr) -> String {
        with_secret(at, self.secret.digits(), None)
    }

    /// The link where the hub speaks encrypted. The secret is brief, and all of it is printed in
    /// capitals: with the fingerprint of the certificate it still fits a code for cameras that
    /// fits a small screen.
    #[must_use]
    pub fn encrypted_link(&self, at: SocketAddr, pin: &Pin) -> String {
        with_secret(at, &self.secret.brief(), Some(pin))
    }

    /// Whether this is its secret, as one of its links has it. Hashes are compared: how long that
    /// takes tells nothing of it.
    pub(super) fn has(&self, given: &str) -> bool {
        let given = Sha256::digest(given);
        [self.secret.digits(), &self.secret.brief()].iter().any(|own| Sha256::digest(own) == given)
    }
}
