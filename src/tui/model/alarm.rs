//! What needs a person now. An alarm stays until what it tells of is over.

use crate::domain::BlockId;

/// Something that does not wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// Nothing more can be saved.
    NotSaved {
        /// What is wrong, as one sentence without full stop.
        words: String,
        /// What to do about it.
        hint: String,
        /// How many decisions are only on this screen.
        unsaved: usize,
    },
    /// The running block is over its time.
    TimeUp {
        /// Which block.
        block: BlockId,
    },
}
