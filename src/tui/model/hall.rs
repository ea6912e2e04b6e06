//! What the Town hall shows.

use std::sync::Arc;

use super::capture::{Picked, Target};
use crate::domain::{BlockId, Stamp, TableId};

/// What the Town hall shows, as far as nobody but this screen need know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// The block that ran when the rest was last set.
    pub block: Option<BlockId>,
    /// The place of the question that is reported, among those that have ideas.
    pub question: usize,
    /// Since when it is.
    pub since: Option<Stamp>,
    /// Whose words were saved in that block, with a turn or without; true for the session.
    pub heard: Vec<Arc<str>>,
    /// Whom the cursor of the list of speakers goes with, once what was asked for them is done.
    pub follow: Option<Arc<str>>,
    /// The table that the line left while all listen to one.
    pub seat: Option<TableId>,
    /// What was kept for the lines of the screens left for this one.
    pub left: Left,
}

/// What is kept from line to line, each of the hall and of the other screens having its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The table.
    pub table: Option<TableId>,
    /// The category.
    pub picked: Option<Picked>,
    /// Where lines go.
    pub target: Target,
}
