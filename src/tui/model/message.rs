//! What the message line says.

use crate::actions::Action;
use crate::domain::{Moment, Span};

/// What sort of message it is; the view gives each its tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Something is on disk.
    Saved,
    /// The same of a note, and there is more to be known of it.
    Noted,
    /// Something is on its way there.
    Saving,
    /// Something was done, undone, or is to be known.
    Told,
    /// Something was not done.
    Refused,
    /// Mind the time.
    Warning,
}

/// Actions of the Stage, each with what is said of its key: `n next, + more time`; empty for none.
pub type Next = &'static [(Action, &'static str)];

/// A message of one line, kept until the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its sort.
    pub sort: Sort,
    /// The fact, as whole sentences, raw: the view shows it through `text::shown`.
    pub words: String,
    /// What may follow on the Stage; its keys are said with it.
    pub next: Next,
    /// When it came up; said after a minute, and on another screen than it came up on.
    pub at: Moment,
    /// The screen it came up on was left since.
    pub carried: bool,
}

impl Message {
    /// A message older than this says when it came.
    const FRESH: Span = Span::minutes(1);

    /// True while it is new.
    #[must_use]
    pub fn is_fresh(&self, now: Moment) -> bool {
        now.t - self.at.t <= Self::FRESH
    }

    /// True for what is said on the next screen too: what is not over by being read, and a new one
    /// that names a key.
    #[must_use]
    pub fn goes_along(&self, now: Moment) -> bool {
        match self.sort {
            Sort::Saving | Sort::Refused | Sort::Warning => true,
            Sort::Saved | Sort::Noted | Sort::Told => self.is_fresh(now) && !self.next.is_empty(),
        }
    }
}
