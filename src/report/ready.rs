//! Report files that are on disk before the first of them takes its place.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::ReportError;
use crate::files::{Whole, flush_folder};

/// A file that is whole and on disk, beside the place it is to take.
#[derive(Debug)]
pub(super) struct Ready(Whole);

impl Ready {
    /// Writes a file of a folder beside its place.
    pub(super) fn beside(
        folder: &Path,
        name: &str,
        fill: &dyn Fn(&mut dyn Write) -> Result<(), ReportError>,
    ) -> Result<Self, ReportError> {
        let path = folder.join(name);
        let io = |result: io::Result<()>| result.map_err(ReportError::Writing);
        let written = Whole::beside(&path, fill);
        match written.and_then(|file| io(file.flush()).map(|()| file)) {
            Ok(file) => Ok(Self(file)),
            Err(ReportError::Writing(source)) => Err(ReportError::Saving { path, source }),
            Err(other) => Err(other),
        }
    }
}

/// Puts files of a folder in their places, in order, and returns these.
pub(super) fn take_places(folder: &Path, all: Vec<Ready>) -> Result<Vec<PathBuf>, ReportError> {
    let mut paths = Vec::with_capacity(all.len());
    for Ready(file) in all {
        let path = file.path().to_owned();
        match file.replace() {
            Ok(()) => paths.push(path),
            Err(source) => return Err(ReportError::Saving { path, source }),
        }
    }
    flush_folder(folder);
    Ok(paths)
}
