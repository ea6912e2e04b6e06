//! Half-typed lines on disk, beside the journal: written off the interface's thread, soon after
//! the last key, and replaced as a whole. Only their user may read them: nobody has saved them yet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::files::Whole;
use crate::text::{from_json, to_json};
use crate::tui::model::Drafts;

/// How long after a key its line is written; further keys do not put it off.
const SOON: Duration = Duration::from_millis(400);

/// How long leaving waits for the last line.
const PATIENCE: Duration = Duration::from_secs(1);

/// Told where lines cannot be kept, and once they can again.
type Tell = Box<dyn Fn(io::Result<()>) + Send>;

/// Keeps lines from a thread of its own, which begins with the first of them.
pub(super) enum Keeper {
    /// Nothing was typed yet.
    Waits(PathBuf, Tell),
    /// The thread takes lines, and tells at its end whether all were kept.
    Runs(Sender<Drafts>, Receiver<bool>),
    /// There is no thread.
    Fails,
}

impl Keeper {
    /// Keeps at this path, and tells why where that fails, and once it does again. Without a thread
    /// nothing is kept, and typing goes on.
    pub(super) fn at(path: &Path, tell: impl Fn(io::Result<()>) + Send + 'static) -> Self {
        Self::Waits(path.to_owned(), Box::new(tell))
    }

    pub(super) fn keep(&mut self, drafts: Drafts) {
        if let Self::Waits(..) = self
            && let Self::Waits(path, tell) = std::mem::replace(self, Self::Fails)
        {
            let ((lines, inbox), (end, done)) = (channel(), channel());
            let work = move || {
                let all = keep(&path, &inbox, &tell);
                // Nobody may wait for it any more.
                let _ = end.send(all);
            };
            if thread::Builder::new().name("drafts".to_owned()).spawn(work).is_ok() {
                *self = Self::Runs(lines, done);
            }
        }
        if let Self::Runs(lines, _) = self {
            // It ends with this.
            let _ = lines.send(drafts);
        }
    }

    /// Waits a moment for the last line; tells whether all are known to be kept.
    pub(super) fn close(self) -> bool {
        match self {
            Self::Waits(..) => true,
            Self::Runs(lines, done) => {
                drop(lines);
                done.recv_timeout(PATIENCE).unwrap_or(false)
            }
            Self::Fails => false,
        }
    }
}

/// Tells whether the last lines were written in the end.
fn keep(path: &Path, inbox: &Receiver<Drafts>, tell: &impl Fn(io::Result<()>)) -> bool {
    let mut unkept = None;
    while let Ok(mut drafts) = inbox.recv() {
        // Keys that follow at once are written with it.
        let over = settle(inbox, &mut drafts);
        let failed = attempt(path, &drafts, unkept.is_some(), tell);
        unkept = failed.then_some(drafts);
        if over {
            break;
        }
    }
    // Meanwhile there may be room for them.
    unkept.is_none_or(|drafts| write(path, &drafts).is_ok())
}

/// Writes them; a failure is told once, until one was written again. Tells whether it failed.
fn attempt(path: &Path, drafts: &Drafts, failed: bool, tell: &impl Fn(io::Result<()>)) -> bool {
    let written = write(path, drafts);
    let fails = written.is_err();
    if fails != failed {
        tell(written);
    }
    fails
}

/// Takes what comes within a moment; tells whether nothing more will. That nothing is half typed
/// any more does not wait: what was saved must not stand in the line again after a crash.
fn settle(inbox: &Receiver<Drafts>, drafts: &mut Drafts) -> bool {
    if drafts.is_empty() {
        return false;
    }
    match inbox.recv_timeout(SOON) {
        Ok(newer) => {
            *drafts = inbox.try_iter().last().unwrap_or(newer);
            false
        }
        Err(RecvTimeoutError::Timeout) => false,
        Err(RecvTimeoutError::Disconnected) => true,
    }
}

/// Replaces the file as a whole; takes it away where nothing is half typed or reported.
fn write(path: &Path, drafts: &Drafts) -> io::Result<()> {
    if drafts.is_empty() && drafts.reported.is_none() {
        return match fs::remove_file(path) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
            _ => Ok(()),
        };
    }
    // Not flushed: a journal that waits for the disk must not wait for half a line, too.
    let text = to_json(drafts)?;
    Whole::private(path, |to| to.write_all(text.as_bytes()))?.replace()
}

/// Reads what was kept; nothing where there is no such file, or none that can be read.
pub(super) fn read(path: &Path) -> Option<Drafts> {
    let bytes = fs::read(path).ok()?;
    from_json(&bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::tui::model::Draft;

    fn drafts(text: &str) -> Drafts {
        let mut drafts = Drafts::default();
        drafts.put(None, Some(Draft { text: text.to_owned(), ..Draft::default() }));
        drafts
    }

    #[test]
    fn the_last_line_is_on_disk_once_the_keeper_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("drafts.json");
        let mut keeper = Keeper::at(&path, |_| {});
        for text in ["h", "ha", "hal", "half"] {
            keeper.keep(drafts(text));
        }
        assert!(keeper.close());
        assert_eq!(read(&path), Some(drafts("half")));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn lines_that_cannot_be_kept_are_told_of_once_and_so_is_that_they_can() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not there").join("drafts.json");
        let told = Cell::new((0, 0));
        let tell = |done: io::Result<()>| {
            let (failed, kept) = told.get();
            told.set(if done.is_ok() { (failed, kept + 1) } else { (failed + 1, kept) });
        };
        let failed = attempt(&path, &drafts("h"), false, &tell);
        let failed = attempt(&path, &drafts("ha"), failed, &tell);
        assert_eq!((failed, told.get()), (true, (1, 0)));
        fs::create_dir(path.parent().unwrap()).unwrap();
        let failed = attempt(&path, &drafts("hal"), failed, &tell);
        assert_eq!((failed, told.get()), (false, (1, 1)));
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
        assert!(attempt(&path, &drafts("half"), failed, &tell));
        assert_eq!(told.get(), (2, 1));
    }

    #[test]
    fn lines_that_cannot_be_kept_are_tried_once_more_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not there").join("drafts.json");
        let (told, tells) = channel();
        let ends = |meanwhile: &dyn Fn()| {
            let told = told.clone();
            let mut keeper = Keeper::at(&path, move |done| told.send(done.is_ok()).unwrap());
            keeper.keep(drafts("half"));
            assert!(!tells.recv().unwrap());
            meanwhile();
            keeper.close()
        };
        assert!(!ends(&|| {}));
        assert!(ends(&|| fs::create_dir(path.parent().unwrap()).unwrap()));
        assert_eq!(read(&path), Some(drafts("half")));
    }

    #[test]
    fn when_nothing_is_half_typed_there_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("drafts.json");
        write(&path, &drafts("half")).unwrap();
        write(&path, &Drafts::default()).unwrap();
        write(&path, &Drafts::default()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_no_draft_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("drafts.json");
        fs::write(&path, b"{\"lines\": [1").unwrap();
        assert_eq!(read(&path), None);
    }
}
