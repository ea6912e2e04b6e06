//! A session folder comes into being: whole, or not at all, and over nothing that is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::location::{PLAN, expect_no_address, unreadable};
use crate::files::{Whole, flush_folder};
use crate::journal::NAME;
use crate::text::plainly;

/// Refuses a folder in which a session lies, and what is no folder.
pub(super) fn expect_free(dir: &Path) -> Result<(), Failure> {
    expect_no_address(dir)?;
    match fs::metadata(dir) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(why) => return Err(unreadable(dir, &why)),
        Ok(kind) if !kind.is_dir() => {
            let words = format!("{} is a file", dir.display());
            return Err(Failure::refused(words, "a session is a folder; name another"));
        }
        Ok(_) => {}
    }
    for name in [PLAN, NAME] {
        if fs::symlink_metadata(dir.join(name)).is_ok() {
            return Err(taken(dir));
        }
    }
    Ok(())
}

/// Makes the folder, where it is not there, and the plan in it; returns the plan's path. After any
/// failure nothing of it is left.
pub(super) fn found(dir: &Path, plan: &str) -> Result<PathBuf, Failure> {
    let missing: Vec<&Path> = dir
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && fs::symlink_metadata(path).is_err())
        .collect();
    let path = dir.join(PLAN);
    match fs::create_dir_all(dir).and_then(|()| write(dir, &path, plan)) {
        Ok(()) => Ok(path),
        Err(why) => {
            for made in missing {
                let _ = fs::remove_dir(made);
            }
            Err(match why.kind() {
                io::ErrorKind::AlreadyExists => taken(dir),
                kind => Failure::failed(
                    format!("{} cannot be written: {}", path.display(), plainly(&why)),
                    hint(kind),
                ),
            })
        }
    }
}

fn write(dir: &Path, path: &Path, plan: &str) -> io::Result<()> {
    let file = Whole::beside(path, |to| to.write_all(plan.as_bytes()))?;
    file.flush()?;
    file.found()?;
    flush_folder(dir);
    Ok(())
}

const fn hint(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "nothing was made; make room on that disk, or name a folder on another"
        }
        _ => "nothing was made; name a folder in which you may write",
    }
}

fn taken(dir: &Path) -> Failure {
    let dir = dir.display();
    let hint = "nothing was changed; name another folder, or open this one with run";
    Failure::refused(format!("there is a session in {dir} already"), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("a/b");
        assert_eq!(found(&dir, "1").unwrap(), dir.join(PLAN));
        let refused = found(&dir, "2").unwrap_err();
        assert!(refused.words().contains("there is a session in"), "{refused:?}");
        assert_eq!(fs::read_to_string(dir.join(PLAN)).unwrap(), "1");
        assert!(expect_free(&dir).is_err());
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_folder_that_cannot_be_made_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(expect_free(&file).is_err());
        let refused = found(&file.join("a"), "1").unwrap_err();
        assert_eq!(refused.hint(), "nothing was made; name a folder in which you may write");
        let long = folder.path().join("a/b").join("x".repeat(300));
        assert!(found(&long, "1").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "only the file");
    }
}
