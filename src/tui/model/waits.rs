//! Which Enter answers a question.

use crate::domain::{Moment, Span};

/// What an Enter must have waited for to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// The reading of the terminal the question came up with: an Enter of the same one was pressed
    /// before anybody could read the sentence.
    pub batch: u64,
    /// Since when no Enter counts: an Enter brought it up and may still be held down.
    pub held: Option<Moment>,
    /// An Enter came and did not count, which is said.
    pub unheard: bool,
}

impl Waits {
    /// How long no Enter may have come before one counts, where an Enter brought the question up.
    pub const LET_GO: Span = Span(700);

    /// What is said where an Enter did not count.
    pub const AGAIN: &str = "let go of Enter, then press it again";

    /// For an Enter of a later reading than this one.
    #[must_use]
    pub const fn for_later(batch: u64) -> Self {
        Self { batch, held: None, unheard: false }
    }

    /// For an Enter after the one that brought the question up was let go.
    #[must_use]
    pub const fn for_another(now: Moment) -> Self {
        Self { batch: 0, held: Some(now), unheard: false }
    }
}
