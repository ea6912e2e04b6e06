//! A new file takes the journal's name: at the very beginning, and when the old one is no
//! longer to be trusted.

use std::io;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::disk::{DiskFile, Onward};
use super::error::AppendError;
use super::file::FileJournal;
use super::fresh::{copy, create, dated, set_aside, under_free_name};
use super::holder::announce;
use super::scan::{Tail, scan};
use super::set_aside::SetAside;

impl FileJournal {
    /// Makes the journal with its first lines in it, so that nobody ever finds it without.
    pub(super) fn create(&mut self, lines: &[u8]) -> Result<(), AppendError> {
        let (new, file) = self.prepare(|file| {
            file.write_at(0, lines).map_err(AppendError::of_write)?;
            file.flush().map_err(AppendError::of_write)
        })?;
        let named = self.disk.rename_new(&new, &self.path);
        if let Err(error) = named {
            self.discard(&new);
            return Err(match error.kind() {
                io::ErrorKind::AlreadyExists => AppendError::StartedElsewhere,
                _ => AppendError::of_write(error),
            });
        }
        announce(&self.path, &self.holder);
        self.take_over(file)
    }

    /// Writes what is known to be good, and the lines behind it, to a new file, and puts that
    /// in the journal's place. The old one stays under another name.
    pub(super) fn rescue(&mut self, lines: &[u8], at: DateTime<Utc>) -> Result<(), AppendError> {
        let Some(old) = self.file.take() else { return self.create(lines) };
        let done = self.replace(old.as_ref(), lines, at);
        match done {
            Ok((new, file)) => {
                self.retired.push(old);
                self.set_aside = new;
                self.take_over(file)
            }
            Err(error) => {
                self.file = Some(old);
                Err(error)
            }
        }
    }

    fn replace(
        &self,
        old: &dyn DiskFile,
        lines: &[u8],
        at: DateTime<Utc>,
    ) -> Result<(Option<SetAside>, Box<dyn DiskFile>), AppendError> {
        let len = self.tail.len;
        let (new, file) = self.prepare(|file| {
            let read_back = |source| AppendError::ReadBack { source };
            copy(old, 0..len, file, |_| ()).map_err(read_back)?;
            let written = Onward { file, at: 0 }.take(len);
            let copied = scan(written, Tail::default(), len, &mut |_, _| ());
            if copied.map_err(read_back)?.tail != self.tail {
                return Err(read_back(io::ErrorKind::InvalidData.into()));
            }
            file.write_at(len, lines).map_err(AppendError::of_write)?;
            file.flush().map_err(AppendError::of_write)
        })?;
        let named = self.keep(old, at).and_then(|kept| {
            // A name that is free may be taken by somebody else until then.
            let named = match kept {
                Some(_) => self.disk.rename_over(&new, &self.path),
                None => self.disk.rename_new(&new, &self.path),
            };
            named.inspect_err(|_| self.forget(kept.as_ref(), old)).map(|()| kept)
        });
        match named {
            Ok(kept) => Ok((kept, file)),
            Err(error) => {
                self.discard(&new);
                Err(AppendError::of_write(error))
            }
        }
    }

    /// Takes the other name of the old file away, where it still has its own: the next attempt
    /// makes a new one.
    fn forget(&self, kept: Option<&SetAside>, old: &dyn DiskFile) {
        let own = old.place().and_then(|own| Ok(self.disk.place(&self.path)?.is(&own)));
        if let (Some(kept), Ok(true)) = (kept, own) {
            let _ = self.disk.remove(&kept.path);
        }
    }

    /// Gives the old file a name of its own, or copies it where it can have only one; a deleted
    /// one has none to keep.
    fn keep(&self, old: &dyn DiskFile, at: DateTime<Utc>) -> io::Result<Option<SetAside>> {
        let wanted = dated(&self.path, "failed", at);
        let bytes = old.size()?;
        let linked = under_free_name(&wanted, |path| self.disk.link(&self.path, path));
        let path = match linked {
            Ok((path, ())) => path,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if has_no_links(&error) => {
                set_aside(self.disk.as_ref(), &wanted, old, 0..bytes, |_| ())?
            }
            Err(error) => return Err(error),
        };
        Ok(Some(SetAside { path, bytes, words: Vec::new() }))
    }

    /// Makes a locked file with something in it, under a name nobody looks for.
    fn prepare(
        &self,
        fill: impl FnOnce(&dyn DiskFile) -> Result<(), AppendError>,
    ) -> Result<(PathBuf, Box<dyn DiskFile>), AppendError> {
        let wanted = self.path.with_extension(format!("new-{}", self.holder.pid));
        let made = create(self.disk.as_ref(), &wanted);
        let (new, file) = made.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => AppendError::NoFolder,
            _ => AppendError::of_write(error),
        })?;
        let locked = file
            .lock()
            .and_then(|locked| if locked { Ok(()) } else { Err(io::ErrorKind::WouldBlock.into()) });
        match locked.map_err(AppendError::of_write).and_then(|()| fill(file.as_ref())) {
            Ok(()) => Ok((new, file)),
            Err(error) => {
                self.discard(&new);
                Err(error)
            }
        }
    }

    fn discard(&self, new: &Path) {
        // It holds nothing that is not held in memory, and its name says it is nobody's.
        let _ = self.disk.remove(new);
    }

    /// Goes on in a file that has the journal's name by now.
    fn take_over(&mut self, file: Box<dyn DiskFile>) -> Result<(), AppendError> {
        self.file = Some(file);
        self.trusted = true;
        self.folder_waits = true;
        self.name_it().inspect_err(|_| self.cut_back())
    }
}

fn has_no_links(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied | io::ErrorKind::TooManyLinks
    )
}
