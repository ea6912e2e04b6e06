//! What is made of a text.

use std::fmt;

use crate::domain::Plan;

/// A plan made of a text, and what of the text is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The plan, with an id for everything. Words in it are raw.
    pub plan: Plan,
    /// True where the text had blocks; else the plan has one, a discussion.
    pub has_programme: bool,
    /// What somebody should look at, as sentences without full stop; words in them are raw.
    pub remarks: Vec<String>,
    /// The lines that were not understood, in order.
    pub unread: Vec<Unread>,
}

/// Lines that were not understood; empty ones between them are counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The first line, from 1.
    pub first: usize,
    /// The last line.
    pub last: usize,
    /// How the first of them begins, raw; after 60 characters an ellipsis.
    pub begins: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last - self.first {
            0 => write!(f, "line {} was not read: {}", self.first, self.begins),
            _ => write!(f, "lines {}–{} were not read: {}", self.first, self.last, self.begins),
        }
    }
}
