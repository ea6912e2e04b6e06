//! How far the session reaches other devices.

use crate::tui::sharing::Shared;

/// How far the session reaches other devices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Nobody opens it here.
    #[default]
    Never,
    /// It could be opened to them.
    Shut,
    /// They can join.
    Open(Box<Shared>),
}

impl Reach {
    /// The session as it is open, where it is.
    #[must_use]
    pub fn shared(&self) -> Option<&Shared> {
        match self {
            Self::Open(shared) => Some(shared),
            Self::Never | Self::Shut => None,
        }
    }
}
