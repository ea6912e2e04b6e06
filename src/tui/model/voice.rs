//! Whose words are typed.

use std::sync::Arc;

/// Whose words a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Of the one who spoke when its first letter was typed, if anybody did.
    Heard(Option<Arc<str>>),
    /// Of the one named in it, or of nobody.
    Named(Option<Arc<str>>),
}

impl Voice {
    /// Who it is.
    #[must_use]
    pub const fn speaker(&self) -> Option<&Arc<str>> {
        match self {
            Self::Heard(speaker) | Self::Named(speaker) => speaker.as_ref(),
        }
    }
}
