//! Where a session lies: what a PATH leads to.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::hub::Address;
use crate::journal::{NAME, folder_of};
use crate::text::plainly;

/// The name of a plan in its folder.
pub(super) const PLAN: &str = "session.json";

/// What a journal is called that comes with a session and is only looked at.
const RECORDED: &str = "recorded.jsonl";

/// A session as found on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    /// The folder everything of it lies in.
    pub(super) folder: PathBuf,
    /// Its plan, where there is one.
    pub(super) plan: Option<PathBuf>,
    /// Its journal, which need not be there yet.
    pub(super) journal: PathBuf,
}

impl Location {
    /// Finds what a PATH means: a session folder, its `session.json`, or a journal file.
    pub(super) fn find(path: &Path) -> Result<Self, Failure> {
        expect_no_address(path)?;
        let kind = std::fs::metadata(path).map_err(|why| unreadable(path, &why))?;
        if kind.is_dir() {
            return Self::folder(path);
        }
        let folder = folder_of(path).to_path_buf();
        if path.extension().is_some_and(|it| it == "json") {
            return Ok(Self { plan: Some(path.to_path_buf()), journal: folder.join(NAME), folder });
        }
        let plan = Some(folder.join(PLAN)).filter(|plan| plan.is_file());
        Ok(Self { plan, journal: path.to_path_buf(), folder })
    }

    fn folder(path: &Path) -> Result<Self, Failure> {
        let (plan, journal) = (path.join(PLAN), path.join(NAME));
        let there = |file: &Path| file.try_exists().map_err(|why| unreadable(path, &why));
        let plan = if there(&plan)? { Some(plan) } else { None };
        if plan.is_none() && !there(&journal)? {
            return Err(Failure::failed(
                format!("there is no session in {}", path.display()),
                format!("a session is a folder with a {PLAN}"),
            ));
        }
        Ok(Self { folder: path.to_path_buf(), plan, journal })
    }

    /// What the session is remembered by: its folder, where that leads to the same plan.
    pub(super) fn named(&self) -> &Path {
        match &self.plan {
            Some(plan) if plan.file_name().is_none_or(|name| name != PLAN) => plan,
            _ => &self.folder,
        }
    }

    /// A journal that was recorded elsewhere and lies beside the plan, where the session has none of
    /// its own.
    pub(super) fn recorded(&self) -> Option<PathBuf> {
        let recorded = self.folder.join(RECORDED);
        let own = self.is_writable_by_name() && !self.journal.exists();
        Some(recorded).filter(|path| own && path.is_file())
    }

    /// True where the journal may be written: only those of the one name are.
    pub(super) fn is_writable_by_name(&self) -> bool {
        self.journal.file_name().is_some_and(|name| name == NAME)
    }
}

/// Refuses an address where a file or folder belongs. What lets in stands in it, so it is not said
/// again.
pub(super) fn expect_no_address(path: &Path) -> Result<(), Failure> {
    match path.to_str().and_then(Address::read) {
        None => Ok(()),
        Some(_) => Err(Failure::usage(
            "that is the address of an open session, and a file or folder belongs there",
            "on the session's own computer name its folder; do, capture, tally, merge and screen \
             take its address as PATH",
        )),
    }
}

/// Says why a file or folder cannot be read.
pub(super) fn unreadable(path: &Path, why: &io::Error) -> Failure {
    let path = path.display();
    let hint = match why.kind() {
        ErrorKind::NotFound => {
            return Failure::failed(
                format!("there is no file or folder {path}"),
                "PATH is a session folder, its session.json or its journal",
            );
        }
        ErrorKind::PermissionDenied => "change its permissions, or ask whose it is",
        ErrorKind::IsADirectory => "a file belongs there, and this is a folder",
        ErrorKind::Unsupported => "save what it brings in a file, and name that",
        _ => "look at the path and the disk, and copy what can be read to another disk",
    };
    Failure::failed(format!("{path} cannot be read: {}", plainly(why)), hint)
}

/// A path as it can be typed after a command.
pub(super) fn in_shell(path: &Path) -> String {
    let words = path.display().to_string();
    // A leading hyphen would make it an option, in quotes too.
    let words = if words.starts_with('-') { format!("./{words}") } else { words };
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if words.chars().all(plain) { words } else { format!("'{}'", words.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folder_plan_and_journal_lead_to_the_same_session() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(Location::find(folder.path()).is_err(), "an empty folder is no session");
        fs::write(at(PLAN), "{}").unwrap();
        let by_folder = Location::find(folder.path()).unwrap();
        assert_eq!(by_folder, Location::find(&at(PLAN)).unwrap());
        assert_eq!(by_folder.journal, at(NAME));
        fs::write(at(NAME), "").unwrap();
        assert_eq!(by_folder, Location::find(&at(NAME)).unwrap());
        fs::remove_file(at(PLAN)).unwrap();
        assert_eq!(Location::find(folder.path()).unwrap().plan, None);
    }

    #[test]
    fn a_journal_of_another_name_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let recorded = folder.path().join("recorded.jsonl");
        fs::write(&recorded, "").unwrap();
        let location = Location::find(&recorded).unwrap();
        assert!(!location.is_writable_by_name());
        assert_eq!(location.folder, folder.path());
        assert_eq!(location.recorded(), None, "it is the one that is read");
        fs::write(folder.path().join(PLAN), "{}").unwrap();
        assert_eq!(Location::find(folder.path()).unwrap().recorded(), Some(recorded));
        fs::write(folder.path().join(NAME), "").unwrap();
        assert_eq!(Location::find(folder.path()).unwrap().recorded(), None);
    }

    #[test]
    fn an_address_is_no_place_for_files_and_its_secret_is_not_said_again() {
        for address in ["http://127.0.0.1:4321/#secret", "https://elsewhere/#secret"] {
            let told = Location::find(Path::new(address)).unwrap_err().in_line();
            assert!(told.contains("address of an open session"), "{told}");
            assert!(!told.contains("secret"), "{told}");
        }
    }

    #[test]
    fn a_path_can_be_typed_as_it_is_shown() {
        assert_eq!(in_shell(Path::new("my-café/1")), "my-café/1");
        assert_eq!(in_shell(Path::new("Bob's café")), r"'Bob'\''s café'");
        assert_eq!(in_shell(Path::new("-x")), "./-x");
        assert_eq!(in_shell(Path::new("-x y")), "'./-x y'");
    }

    #[test]
    fn a_bare_name_lies_in_this_folder() {
        assert_eq!(folder_of(Path::new(NAME)), Path::new("."));
    }
}
