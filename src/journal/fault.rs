//! What can be wrong with a line of a journal.

use thiserror::Error;

/// Why a line cannot be taken for what was written.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Cut short, or overwritten with something else.
    #[error("it does not end as a record does")]
    NoSum,
    /// Bytes of it changed, or it does not belong behind the line before it.
    #[error("it was changed, or it does not follow the line before it")]
    WrongSum,
    /// The sum fits and the number does not.
    #[error("it is numbered {found}, and {wanted} comes here")]
    WrongSeq { found: u64, wanted: u64 },
    /// The sum fits and the words mean nothing.
    #[error("it cannot be read: {why}")]
    Unreadable { why: String },
    /// No program writes such a line.
    #[error("it is longer than any record")]
    Endless,
    /// Whole and sound, and of a later form.
    #[error("a newer version of this program wrote it ({what})")]
    Newer { what: String },
}

impl Fault {
    /// True where nothing is broken, and only this program too old to know it.
    #[must_use]
    pub const fn is_newer(&self) -> bool {
        matches!(self, Self::Newer { .. })
    }

    /// True where the line is not, byte for byte, what a program wrote here.
    #[must_use]
    pub(super) const fn is_damage(&self) -> bool {
        match self {
            Self::NoSum | Self::WrongSum | Self::Endless => true,
            Self::WrongSeq { .. } | Self::Unreadable { .. } | Self::Newer { .. } => false,
        }
    }
}
