//! Where words may be kept that the disk of a session does not take.

use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The folder that is offered: home, unless it lies on the disk that the file given lies on and
/// the folder for temporary files does not.
pub(super) fn folder(beside: Option<&Path>) -> PathBuf {
    let temporary = env::temp_dir();
    let Some(home) = env::home_dir() else { return temporary };
    let disk = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    let full = beside.and_then(Path::parent).and_then(disk);
    let is_free = |path: &Path| full.is_none() || disk(path) != full;
    if !is_free(&home) && is_free(&temporary) { temporary } else { home }
}
