//! What could not stay in a journal and was kept beside it.

use std::path::PathBuf;

/// Bytes that were copied out of a journal before they were cut from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where they are now.
    pub path: PathBuf,
    /// How many bytes.
    pub bytes: u64,
    /// The texts of notes that can still be read in them, raw, to be offered again as notes.
    pub words: Vec<String>,
}
