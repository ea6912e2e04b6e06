//! Report files that are on disk before the first of them takes its place.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::ReportError;
use crate::files::{Whole, flush_folder};
use crate::journal::Sum;

/// A file by its name, and a sum over all that is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSum {
    pub(super) file: String,
    sum: String,
}

impl FileSum {
    pub(super) fn of(file: String, bytes: &[u8]) -> Self {
        Self { file, sum: Sum::of(None, bytes).as_str().to_owned() }
    }
}

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

    /// What is in it.
    pub(super) fn sum(&self) -> Result<FileSum, ReportError> {
        let bytes = fs::read(self.0.meanwhile())
            .map_err(|source| unsaved(self.0.path().to_owned(), source))?;
        Ok(FileSum::of(name_of(self.0.path()), &bytes))
    }

    /// What stands in its place, to be kept beside it under a name that is free: where that is a
    /// file which is neither of these sums.
    pub(super) fn kept(
        &self,
        sum: &FileSum,
        is_ours: impl Fn(&FileSum) -> bool,
    ) -> Result<Option<Self>, ReportError> {
        let path = self.0.path();
        if !path.is_file() {
            return Ok(None);
        }
        let there = fs::read(path).map_err(|source| unsaved(path.to_owned(), source))?;
        let found = FileSum::of(name_of(path), &there);
        if found == *sum || is_ours(&found) {
            return Ok(None);
        }
        let [stem, ending] = [path.file_stem(), path.extension()]
            .map(|part| part.unwrap_or_default().to_string_lossy().into_owned());
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut names = (1..).map(|n: u64| format!("{stem}.before-{n}.{ending}"));
        let Some(name) = names.find(|name| !folder.join(name).exists()) else { return Ok(None) };
        let fill = |to: &mut dyn Write| to.write_all(&there).map_err(ReportError::Writing);
        Self::beside(folder, &name, &fill).map(Some)
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
