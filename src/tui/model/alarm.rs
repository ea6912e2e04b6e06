//! What needs a person now. An alarm stays until what it tells of is over.

use crate::domain::BlockId;

/// Something that does not wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// Nothing more can be saved.
    NotSaved,
    /// Nothing is heard from where the session is.
    NoLink,
    /// The running block is over its time.
    TimeUp {
        /// Which block.
        block: BlockId,
    },
}
