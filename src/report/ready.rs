//! Files that are whole before they take their places. Knows nothing of what is in them.

use std::fs::{File, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::error::ReportError;

/// A file that is whole and on disk, beside the place it is to take.
#[derive(Debug)]
pub(super) struct Ready {
    path: PathBuf,
    file: NamedTempFile,
}

impl Ready {
    /// Writes a file of a folder beside its place.
    pub(super) fn beside(
        folder: &Path,
        name: &str,
        fill: &dyn Fn(&mut dyn Write) -> Result<(), ReportError>,
    ) -> Result<Self, ReportError> {
        let path = folder.join(name);
        match written(folder, fill) {
            Ok(file) => Ok(Self { path, file }),
            Err(ReportError::Writing(source)) => Err(ReportError::Saving { path, source }),
            Err(other) => Err(other),
        }
    }
}

/// Puts files of a folder in their places, in order, and returns these.
pub(super) fn take_places(folder: &Path, all: Vec<Ready>) -> Result<Vec<PathBuf>, ReportError> {
    let mut paths = Vec::with_capacity(all.len());
    for Ready { path, file } in all {
        match file.persist(&path) {
            Ok(_) => paths.push(path),
            Err(error) => return Err(ReportError::Saving { path, source: error.error }),
        }
    }
    // The files are whole by now; a folder that cannot be flushed takes nothing from them.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(paths)
}

fn written(
    folder: &Path,
    fill: &dyn Fn(&mut dyn Write) -> Result<(), ReportError>,
) -> Result<NamedTempFile, ReportError> {
    let io = |result: io::Result<()>| result.map_err(ReportError::Writing);
    let made = Builder::new()
        .prefix(".report-")
        .suffix(".tmp")
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder);
    // Its own words name the temporary file, which nobody asked for.
    let mut file = made.map_err(|why| ReportError::Writing(why.kind().into()))?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    fill(&mut buffered)?;
    io(buffered.flush())?;
    drop(buffered);
    io(file.as_file().sync_all())?;
    Ok(file)
}
