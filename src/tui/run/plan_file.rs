//! The plan beside a journal, read afresh where its changes are to be taken over.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Plan;
use crate::engine::Failure;

/// A plan on disk, and how it is read afresh.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Reads it, or says what is wrong with it.
    pub read: fn(&Path) -> Result<Arc<Plan>, Failure>,
}
