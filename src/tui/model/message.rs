//! What the message line says.

use crate::domain::Moment;

/// What sort of message it is; the view gives each its tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Something is on disk.
    Saved,
    /// Something is on its way there.
    Saving,
    /// Something was done, undone, or is to be known.
    Told,
    /// Something was not done.
    Refused,
    /// Mind the time.
    Warning,
}

/// A message of one line, kept until the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its sort.
    pub sort: Sort,
    /// The fact, as whole sentences, raw: the view shows it through `text::shown`.
    pub words: String,
    /// Keys of the Stage that may follow, each with what it does: `n next, + more time`; empty
    /// for none.
    pub keys: &'static str,
    /// When it came up; said after a minute.
    pub at: Moment,
}
