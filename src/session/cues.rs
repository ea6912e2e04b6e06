//! What the clock has to say, once each however time is sliced.

use crate::domain::{BlockId, Span};

/// Something to be said and rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cue {
    /// So much is left of the running block; `last` marks the final warning before the end.
    Left {
        /// Which block.
        block: BlockId,
        /// How much.
        left: Span,
        /// No further warning comes before the end.
        last: bool,
    },
    /// Its time is up.
    TimeUp {
        /// Which block.
        block: BlockId,
    },
}
