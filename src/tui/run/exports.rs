//! Where the reports of a session are written, and how.

use std::path::{Path, PathBuf};

use crate::engine::Failure;

/// The reports of a session on disk.
#[derive(Clone, Debug)]
pub struct Exports {
    /// Where the session lies.
    pub session: PathBuf,
    /// The folder that is offered.
    pub folder: PathBuf,
    /// Writes the report of a session into a folder in every format, as the command `export` does,
    /// and returns the names of the files, or says why there are none.
    pub write: fn(session: &Path, folder: &Path) -> Result<Vec<String>, Failure>,
}
