//! A session as the Home screen lists it.

use std::path::PathBuf;

/// A session in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What `run` would be given; its identity.
    pub path: PathBuf,
    /// The same as people name it, raw.
    pub folder: String,
    /// What the event is called, raw; what its folder is called until that is known.
    pub title: String,
    /// Its day in words; empty where it has none, or until that is known.
    pub day: String,
    /// How it stands.
    pub standing: Standing,
    /// It is listed because it was opened lately, and lies elsewhere: it can be dropped.
    pub elsewhere: bool,
}

/// How a session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has looked yet.
    Unread,
    /// So, in words.
    Known(String),
    /// It needs a person, for this reason, in raw words.
    Faulty(String),
    /// It is where it was no longer.
    Gone,
}

impl Standing {
    /// How it stands, in words, raw.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Unread => "reading…",
            Self::Known(words) | Self::Faulty(words) => words,
            Self::Gone => "gone",
        }
    }
}
