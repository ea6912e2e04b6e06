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
            Err(ReportError::Writing(source)) => Err(unsaved(path, source)),
            Err(other) => Err(other),
        }
    }
}

fn unsaved(path: PathBuf, source: io::Error) -> ReportError {
    ReportError::Saving { path, source, others: String::new() }
}

/// Puts files of a folder in their places, in order, and returns these.
pub(super) fn take_places(folder: &Path, all: Vec<Ready>) -> Result<Vec<PathBuf>, ReportError> {
    let mut paths: Vec<PathBuf> = Vec::with_capacity(all.len());
    let names: Vec<String> = all.iter().map(|Ready(file)| name_of(file.path())).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for Ready(file) in all {
        let path = file.path().to_owned();
        match file.replace() {
            Ok(()) => paths.push(path),
            Err(source) => return Err(unsaved(path, source).among(&names, paths.len())),
        }
    }
    flush_folder(folder);
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
