//! Where identities enter.

use std::io;

use uuid::Uuid;

use crate::domain::NoteId;

/// Mints the identity of a note that is being typed; later ones sort behind earlier ones.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the edge where chance enters")]
pub fn mint_note() -> NoteId {
    NoteId(Uuid::now_v7())
}

/// Mints the identity of a command that is sent to a hub.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the edge where chance enters")]
pub fn mint_command() -> Uuid {
    Uuid::now_v7()
}

/// Mints a secret that nobody guesses.
///
/// # Errors
/// Where the system gives no chance.
pub fn mint_secret() -> io::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::from)?;
    Ok(bytes)
}
