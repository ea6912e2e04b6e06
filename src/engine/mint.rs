//! Where identities enter.

use uuid::Uuid;

use crate::domain::NoteId;

/// Mints the identity of a note that is being typed; later ones sort behind earlier ones.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the edge where chance enters")]
pub fn mint_note() -> NoteId {
    NoteId(Uuid::now_v7())
}
