//! New files beside a journal.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::disk::{Disk, DiskFile};

const CHUNK: usize = 1 << 20;

/// `journal.torn-20131008T183000Z` beside `journal.jsonl`.
pub(super) fn dated(journal: &Path, what: &str, at: DateTime<Utc>) -> PathBuf {
    journal.with_extension(format!("{what}-{}", at.format("%Y%m%dT%H%M%SZ")))
}

/// Does something with the wanted name, or with the first one after it that is not taken.
pub(super) fn under_free_name<T>(
    wanted: &Path,
    mut make: impl FnMut(&Path) -> io::Result<T>,
) -> io::Result<(PathBuf, T)> {
    let mut path = wanted.to_path_buf();
    let mut number = 1;
    loop {
        match make(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 10_000 => {}
            made => return made.map(|made| (path, made)),
        }
        number += 1;
        path = PathBuf::from(format!("{}-{number}", wanted.display()));
    }
}

/// Makes a file under a free name.
pub(super) fn create(disk: &dyn Disk, wanted: &Path) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    under_free_name(wanted, |path| disk.create(path))
}

/// Copies bytes of a file to a new one beside it, and has that on disk. A copy that fails is taken
/// away again, so that a disk that is tried over and over is not filled with halves.
pub(super) fn set_aside(
    disk: &dyn Disk,
    wanted: &Path,
    from: &dyn DiskFile,
    range: std::ops::Range<u64>,
    show: impl FnMut(&[u8]),
) -> io::Result<PathBuf> {
    let (path, file) = create(disk, wanted)?;
    let copied = copy(from, range, file.as_ref(), show)
        .and_then(|()| file.flush())
        .and_then(|()| disk.flush_folder(folder_of(&path)));
    match copied {
        Ok(()) => Ok(path),
        Err(error) => {
            // What it was to hold is still where it was.
            let _ = disk.remove(&path);
            Err(error)
        }
    }
}

/// The folder of a file, which may be named without one.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Copies bytes of one file to the start of another, and shows them in passing.
pub(super) fn copy(
    from: &dyn DiskFile,
    range: std::ops::Range<u64>,
    to: &dyn DiskFile,
    mut show: impl FnMut(&[u8]),
) -> io::Result<()> {
    let mut bytes = vec![0; CHUNK];
    let mut at = range.start;
    while at < range.end {
        let wanted = usize::try_from(range.end - at).unwrap_or(CHUNK).min(CHUNK);
        let read = from.read_at(at, bytes.get_mut(..wanted).unwrap_or_default())?;
        let chunk = bytes.get(..read).unwrap_or_default();
        if chunk.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        to.write_at(at - range.start, chunk)?;
        show(chunk);
        at += read as u64;
    }
    Ok(())
}
