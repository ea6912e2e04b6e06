//! Where the reports of a session are written, and how.

use std::path::{Path, PathBuf};

use crate::engine::Failure;
use crate::report::Trail;

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
    /// Where the notes of a session were first put, and how it stood when it was reported to a folder
    /// before; read anew from its journal.
    pub trail: fn(session: &Path, folder: &Path) -> Option<Trail>,
}
