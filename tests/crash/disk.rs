//! A disk in memory that fails on demand, and forgets what was not flushed when its power goes.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use worldcafe::journal::{Disk, DiskFile, Place};

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// With this error of the system, nothing done.
    Refuse(i32),
    /// A write does half of it and then says there is no room.
    Half,
    /// A flush fails and the system forgets that anything was to be flushed; all else refuses.
    Forget,
}

/// Which operations fail.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fault {
    /// The first one, counted from 0.
    pub(crate) from: usize,
    /// How many from there.
    pub(crate) count: usize,
    /// How.
    pub(crate) how: Option<Failure>,
}

#[derive(Default)]
struct Inode {
    data: Vec<u8>,
    durable: Vec<u8>,
    locked: bool,
    /// A flush failed: what was to be flushed then never is.
    forgotten: bool,
}

#[derive(Default)]
struct State {
    inodes: Vec<Inode>,
    names: HashMap<PathBuf, usize>,
    durable_names: HashMap<PathBuf, usize>,
    done: usize,
    fault: Fault,
    no_links: bool,
    /// The folder somebody last asked to write in.
    asked: Option<PathBuf>,
}

/// Clones are the same disk.
#[derive(Clone, Default)]
pub(crate) struct MemoryDisk(Arc<Mutex<State>>);

struct MemoryFile {
    disk: MemoryDisk,
    inode: usize,
    holds: Mutex<bool>,
}

impl MemoryDisk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub(crate) fn fail(&self, fault: Fault) {
        let mut state = self.state();
        state.done = 0;
        state.fault = fault;
    }

    /// Gives every file one name only, from now on.
    pub(crate) fn without_links(&self) {
        self.state().no_links = true;
    }

    pub(crate) fn asked(&self) -> Option<PathBuf> {
        self.state().asked.clone()
    }

    /// Lets no operation go on until what is given is dropped.
    pub(crate) fn hold(&self) -> MutexGuard<'_, impl Sized> {
        self.state()
    }

    pub(crate) fn operations(&self) -> usize {
        self.state().done
    }

    /// Leaves only what was flushed; every process is dead.
    pub(crate) fn cut_power(&self) {
        let mut state = self.state();
        state.names = state.durable_names.clone();
        for inode in &mut state.inodes {
            inode.data = inode.durable.clone();
            inode.locked = false;
            inode.forgotten = false;
        }
        state.fault = Fault::default();
    }

    /// Puts a file there as it would be after a day.
    pub(crate) fn put(&self, path: &str, data: &[u8]) {
        let mut state = self.state();
        let inode = state.inodes.len();
        let (data, durable) = (data.to_vec(), data.to_vec());
        state.inodes.push(Inode { data, durable, ..Inode::default() });
        state.names.insert(path.into(), inode);
        state.durable_names.insert(path.into(), inode);
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let state = self.state();
        let mut names: Vec<_> = state
            .names
            .keys()
            .map(|path| path.file_name().unwrap().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }

    /// True where some file that has a name holds these bytes.
    pub(crate) fn has(&self, bytes: &[u8]) -> bool {
        let state = self.state();
        let held = |inode: &usize| {
            state.inodes[*inode].data.windows(bytes.len()).any(|window| window == bytes)
        };
        state.names.values().any(held)
    }

    pub(crate) fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        state.names.get(path).map(|inode| state.inodes[*inode].data.clone())
    }

    /// Counts an operation; `Some` where it is to fail.
    fn next(&self) -> Option<Failure> {
        let mut state = self.state();
        let place = state.done;
        state.done += 1;
        let Fault { from, count, how } = state.fault;
        how.filter(|_| (from..from + count).contains(&place))
    }

    fn step(&self) -> io::Result<MutexGuard<'_, State>> {
        match self.next() {
            None => Ok(self.state()),
            Some(Failure::Refuse(code)) => Err(io::Error::from_raw_os_error(code)),
            Some(Failure::Half) => Err(io::Error::from_raw_os_error(28)),
            Some(Failure::Forget) => Err(io::Error::from_raw_os_error(5)),
        }
    }

    fn file(&self, inode: usize) -> Box<dyn DiskFile> {
        Box::new(MemoryFile { disk: self.clone(), inode, holds: Mutex::new(false) })
    }
}

impl State {
    fn find(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn free(&self, path: &Path) -> io::Result<()> {
        if self.names.contains_key(path) {
            Err(io::ErrorKind::AlreadyExists.into())
        } else {
            Ok(())
        }
    }

    fn place(&self, inode: usize) -> Place {
        let links = self.names.values().filter(|of| **of == inode).count() as u64;
        Place { device: 1, inode: inode as u64, links }
    }
}

impl Disk for MemoryDisk {
    fn open(&self, path: &Path, _write: bool) -> io::Result<Box<dyn DiskFile>> {
        let inode = self.step()?.find(path)?;
        Ok(self.file(inode))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.step()?;
        state.free(path)?;
        let inode = state.inodes.len();
        state.inodes.push(Inode::default());
        state.names.insert(path.into(), inode);
        drop(state);
        Ok(self.file(inode))
    }

    fn place(&self, path: &Path) -> io::Result<Place> {
        let state = self.step()?;
        Ok(state.place(state.find(path)?))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state().free(to)?;
        self.rename_over(from, to)
    }

    fn rename_over(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        let inode = state.find(from)?;
        state.names.remove(from);
        state.names.insert(to.into(), inode);
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        let inode = state.find(from)?;
        if state.no_links {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        state.free(to)?;
        state.names.insert(to.into(), inode);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        state.find(path)?;
        state.names.remove(path);
        Ok(())
    }

    fn flush_folder(&self, _folder: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        state.durable_names = state.names.clone();
        Ok(())
    }

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        self.step().map(drop)
    }

    fn may_write(&self, folder: &Path) -> io::Result<()> {
        self.step()?.asked = Some(folder.to_path_buf());
        Ok(())
    }
}

impl DiskFile for MemoryFile {
    fn read_at(&self, at: u64, bytes: &mut [u8]) -> io::Result<usize> {
        let state = self.disk.step()?;
        let data = &state.inodes[self.inode].data;
        let rest = data.get(usize::try_from(at).unwrap()..).unwrap_or_default();
        let read = rest.len().min(bytes.len());
        bytes[..read].copy_from_slice(&rest[..read]);
        Ok(read)
    }

    fn write_at(&self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let failure = self.disk.next();
        let written = match failure {
            None => bytes,
            Some(Failure::Half) => &bytes[..bytes.len() / 2],
            Some(_) => &[],
        };
        let at = usize::try_from(at).unwrap();
        let mut state = self.disk.state();
        let data = &mut state.inodes[self.inode].data;
        data.resize(data.len().max(at + written.len()), 0);
        data[at..at + written.len()].copy_from_slice(written);
        match failure {
            None => Ok(()),
            Some(Failure::Refuse(code)) => Err(io::Error::from_raw_os_error(code)),
            Some(Failure::Half | Failure::Forget) => Err(io::Error::from_raw_os_error(28)),
        }
    }

    fn flush(&self) -> io::Result<()> {
        let failure = self.disk.next();
        let mut state = self.disk.state();
        let inode = &mut state.inodes[self.inode];
        if let Some(failure) = failure {
            inode.forgotten |= failure == Failure::Forget;
            return Err(io::Error::from_raw_os_error(5));
        }
        if !inode.forgotten {
            inode.durable = inode.data.clone();
        }
        Ok(())
    }

    fn truncate(&self, len: u64) -> io::Result<()> {
        let mut state = self.disk.step()?;
        state.inodes[self.inode].data.resize(usize::try_from(len).unwrap(), 0);
        Ok(())
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.disk.step()?.inodes[self.inode].data.len() as u64)
    }

    fn lock(&self) -> io::Result<bool> {
        let mut state = self.disk.step()?;
        let free = !std::mem::replace(&mut state.inodes[self.inode].locked, true);
        *self.holds.lock().unwrap() |= free;
        Ok(free)
    }

    fn is_locked(&self) -> io::Result<bool> {
        Ok(self.disk.step()?.inodes[self.inode].locked)
    }

    fn place(&self) -> io::Result<Place> {
        Ok(self.disk.step()?.place(self.inode))
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        if *self.holds.lock().unwrap() {
            self.disk.state().inodes[self.inode].locked = false;
        }
    }
}
