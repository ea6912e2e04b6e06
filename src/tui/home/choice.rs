//! What may be chosen on the Home screen.

use std::path::PathBuf;

/// A row of the Home screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This session.
    Session(PathBuf),
    /// A new one.
    New,
    /// The recorded café.
    Demo,
}

impl Choice {
    /// What the rows are called that are no session.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Session(_) => "",
            Self::New => "New session",
            Self::Demo => "Demo",
        }
    }

    /// What those rows do, in a line.
    #[must_use]
    pub const fn about(&self) -> &'static str {
        match self {
            Self::Session(_) => "",
            Self::New => "made in ./sessions from a few answers",
            Self::Demo => "a recorded café, sixty times as fast",
        }
    }
}
