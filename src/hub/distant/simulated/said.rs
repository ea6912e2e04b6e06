//! What people asked for, whatever became of it.

use crate::session::{Command, NewNote};

/// A command of a table, as it was asked for.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Which device.
    pub(super) at: usize,
    pub(super) command: Command,
    /// It was told to be on the device: no way of dying may lose it from then on.
    pub(super) kept: bool,
    /// It was refused once.
    pub(super) refused: bool,
    /// Somebody let it go after that.
    pub(super) let_go: bool,
    /// And did not send it again: nobody wants it any more.
    pub(super) dropped: bool,
}

impl Said {
    pub(super) const fn new(at: usize, command: Command) -> Self {
        Self { at, command, kept: false, refused: false, let_go: false, dropped: false }
    }

    /// It has an identity of its own, which makes it one however often it comes.
    pub(super) const fn is_one(&self) -> bool {
        matches!(self.command, Command::Capture { .. } | Command::AddDetail { .. })
    }

    /// True where it is this command; a note also under another id, unless as it was asked for.
    pub(super) fn is(&self, command: &Command, as_it_was: bool) -> bool {
        match (&self.command, command) {
            (Command::Capture { note }, Command::Capture { note: other }) if !as_it_was => {
                **other == NewNote { id: other.id, ..(**note).clone() }
            }
            (own, other) => own == other,
        }
    }

    pub(super) fn note(&self) -> Option<&NewNote> {
        match &self.command {
            Command::Capture { note } => Some(note),
            _ => None,
        }
    }
}
