//! Files that are read as they were named, and not waited for.

use std::fs::{File, metadata};
use std::io::{Error, ErrorKind, Result};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

/// Where the system keeps what a shell hands over: `/dev/stdin`, and `/dev/fd/63` for `<(…)`.
const HANDED_OVER: [&str; 2] = ["/dev", "/proc"];

/// Opens a file to read it. A pipe somebody made by name is none: opening it waits until somebody
/// writes to it, for ever where nobody does. Those that a shell hands over are read.
///
/// # Errors
/// [`ErrorKind::Unsupported`] for such a pipe, and whatever keeps any file from being opened.
pub fn open(path: &Path) -> Result<File> {
    let is_pipe = metadata(path).is_ok_and(|of| of.file_type().is_fifo());
    if is_pipe && !HANDED_OVER.iter().any(|folder| path.starts_with(folder)) {
        return Err(Error::new(ErrorKind::Unsupported, "it is a pipe, not a file"));
    }
    File::open(path)
}
