//! What the Town hall shows.

use std::sync::Arc;

use super::capture::Picked;
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
    /// The table whose line was open before, and the category it kept.
    pub left: Option<(Option<TableId>, Option<Picked>)>,
}
