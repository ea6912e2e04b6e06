//! A session that is open to other programs: the hub before it, and how they find it.
//!
//! Its address and token stand in a file of the user's state folder, which nobody else may read.
//! Whoever wrote it holds a lock on it as long as the hub is there, so that what a crash left
//! behind is told from a hub by the system itself.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::location::Location;
use super::networks::reachable;
use super::{places, voice};
use crate::engine::{Others, SystemClock, mint_secret};
use crate::hub::{self, Address, Hub, Identity, Limits, Opening, Token};
use crate::journal::Sum;
use crate::session::Author;
use crate::text::{from_json, plainly, to_json};

/// What the file holds.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    v: u32,
    journal: PathBuf,
    url: String,
    /// Where it listens.
    #[serde(default)]
    at: Option<SocketAddr>,
}

/// The version of the file.
const VERSION: u32 = 1;

/// Opens a session that an engine holds. Beyond this computer its title is said, so that devices
/// find it.
pub(super) fn open(
    at: SocketAddr,
    identity: Option<Identity>,
    title: &str,
    location: &Location,
    others: &Others,
) -> Result<Hub, Failure> {
    let journal = journal(location).map_err(unkept)?;
    let kept = folder(DEVICES).map_err(unkept)?.join(name(&journal));
    let (folder, title) = (folder(OPEN).map_err(unkept)?, title.to_owned());
    let opening = Opening {
        at,
        identity,
        token: Token::of(mint_secret().map_err(unkept)?),
        journal: location.journal.clone(),
        kept: Some(kept),
        limits: Limits::default(),
        clock: Box::new(SystemClock::new()),
        // The interface has the screen by then; who finds no file is refused as without a hub.
        stands: Box::new(move |address| {
            let here = Announced::new(&folder, &journal, address).ok();
            let at = reachable(address.at);
            let nearby = hub::announce(&title, &at, address.pin.is_some());
            Box::new((here, nearby.ok().flatten()))
        }),
    };
    hub::open(opening, |waker| Box::new(others.another_with_lines(Author::facilitator(), waker)))
        .map_err(|why| unopened(at, &why))
}

/// Why nothing is at hand that a session needs to be opened.
fn unkept(why: io::Error) -> Failure {
    Failure::failed(
        format!("the session cannot be opened: {}", plainly(&why)),
        "make the user's state folder writable, where who is let in is kept; or run without --open",
    )
}

/// Why it is not open there, and another way.
fn unopened(at: SocketAddr, why: &io::Error) -> Failure {
    let free = SocketAddr::new(at.ip(), 0);
    let (why, hint) = match why.kind() {
        ErrorKind::AddrInUse => (
            format!("another program has port {}", at.port()),
            format!("--open {free} takes a free port"),
        ),
        ErrorKind::AddrNotAvailable => (
            format!("this computer has no address {}", at.ip()),
            "worldcafe doctor names those it has; --open without any opens it to this computer"
                .to_owned(),
        ),
        ErrorKind::PermissionDenied if (1..1024).contains(&at.port()) => (
            format!("port {} is kept for programs of the system", at.port()),
            format!("--open {free} takes a free port"),
        ),
        _ => (plainly(why), "look at that, or run without --open".to_owned()),
    };
    Failure::failed(format!("the session cannot be opened at {at}: {why}"), hint)
}

/// Says where it is open.
pub(super) fn say(hub: &Hub) {
    let address = hub.address();
    voice::say(&format!("open at {address}"));
    if let Some(pin) = &address.pin {
        voice::say(&format!("encrypted, with a certificate that begins with {}", pin.typed()));
        voice::say("browsers warn where nobody vouches for it: go on all the same");
    } else if !address.at.ip().is_loopback() {
        voice::say("others on this network can read along: nothing that is sent is encrypted");
    }
}

/// The hub before a session, where one is open on this computer.
pub(super) fn find(location: &Location) -> Option<Address> {
    let journal = journal(location).ok()?;
    look(&places::state_folder()?.join(OPEN), &journal)
}

/// Where a session was open whose program ended without closing it; told once.
pub(super) fn cut_off(location: &Location) -> Option<SocketAddr> {
    left(&places::state_folder()?.join(OPEN), &journal(location).ok()?)
}

/// The folder of these files within the state folder.
const OPEN: &str = "open";
/// The folder beside it for what a session that is opened again must know of devices.
const DEVICES: &str = "devices";

fn folder(name: &str) -> io::Result<PathBuf> {
    let folder = places::state_folder().ok_or(io::ErrorKind::NotFound)?.join(name);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    Ok(folder)
}

/// The one name of a journal, which need not be there yet.
fn journal(location: &Location) -> io::Result<PathBuf> {
    let name = location.journal.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(fs::canonicalize(&location.folder)?.join(name))
}

fn name(journal: &Path) -> String {
    format!("{}.json", Sum::of(None, journal.as_os_str().as_encoded_bytes()).as_str())
}

fn look(folder: &Path, journal: &Path) -> Option<Address> {
    let path = folder.join(name(journal));
    let mut file = File::open(&path).ok()?;
    // Where the lock is free, whoever wrote this is gone.
    if !matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        return None;
    }
    Address::read(&Note::read(&mut file, journal)?.url)?.ok()
}

impl Note {
    fn read(file: &mut File, journal: &Path) -> Option<Self> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        let note: Self = from_json(&bytes).ok()?;
        (note.v == VERSION && note.journal == journal).then_some(note)
    }
}

/// Takes away what a crash left behind.
fn left(folder: &Path, journal: &Path) -> Option<SocketAddr> {
    let path = folder.join(name(journal));
    let file = File::open(&path).ok()?;
    file.try_lock().ok()?;
    let mut left = Announced { path, file };
    Note::read(&mut left.file, journal)?.at
}

/// The file that says where a hub is; gone with it.
struct Announced {
    path: PathBuf,
    /// Held for its lock.
    file: File,
}

impl Announced {
    fn new(folder: &Path, journal: &Path, address: &Address) -> io::Result<Self> {
        let path = folder.join(name(journal));
        let url = address.on_this_computer().with_token();
        let note = Note { v: VERSION, journal: journal.to_path_buf(), url, at: Some(address.at) };
        // Nobody but its user may read a temporary file, and locked before it has its name it is
        // never taken for one that was left behind.
        let mut file = tempfile::Builder::new().prefix(".open-").tempfile_in(folder)?;
        file.as_file().lock()?;
        file.write_all(to_json(&note)?.as_bytes())?;
        let file = file.persist(&path)?;
        Ok(Self { path, file })
    }
}

impl Drop for Announced {
    fn drop(&mut self) {
        let is = |found: fs::Metadata| (found.dev(), found.ino());
        let own = self.file.metadata().map(is).ok();
        if own.is_some() && fs::metadata(&self.path).map(is).ok() == own {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn address(port: u16) -> Address {
        Address { at: ([127, 0, 0, 1], port).into(), pin: None, token: Token::of([9; 32]) }
    }

    #[test]
    fn an_address_that_cannot_be_listened_on_is_told_without_a_code_and_with_another() {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let _held = std::net::TcpListener::bind(taken).unwrap();
        let told = |at: SocketAddr| {
            let why = std::net::TcpListener::bind(at).unwrap_err();
            unopened(at, &why).in_line()
        };
        let (words, hint) = ("another program has port", "--open 127.0.0.1:0 takes a free port");
        let port = taken.port();
        let expected = format!("the session cannot be opened at {taken}: {words} {port} · {hint}");
        assert_eq!(told(taken), expected);
        let elsewhere = told("192.0.2.1:4100".parse().unwrap());
        assert!(elsewhere.contains("this computer has no address 192.0.2.1 ·"), "{elsewhere}");
        let denied = io::Error::from_raw_os_error(13);
        let low = unopened("0.0.0.0:80".parse().unwrap(), &denied).in_line();
        assert!(low.contains("port 80 is kept for programs of the system ·"), "{low}");
        let other = unopened(taken, &denied).in_line();
        assert!(!other.contains("os error") && other.contains("permission denied"), "{other}");
    }

    #[test]
    fn what_is_announced_is_found_by_its_user_alone_until_it_is_gone() {
        let home = tempfile::tempdir().unwrap();
        let (here, journal) = (home.path(), Path::new("/a/journal.jsonl"));
        let announced = Announced::new(here, journal, &address(41)).unwrap();
        assert_eq!(look(here, journal), Some(address(41)));
        assert_eq!(look(here, Path::new("/b/journal.jsonl")), None);
        let mode = fs::metadata(&announced.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        drop(announced);
        assert_eq!(look(here, journal), None);
        assert_eq!(fs::read_dir(here).unwrap().count(), 0);
    }

    #[test]
    fn what_a_crash_left_behind_is_no_hub_and_the_next_takes_its_place() {
        let home = tempfile::tempdir().unwrap();
        let (here, journal) = (home.path(), Path::new("/a/journal.jsonl"));
        let (url, at) = (address(41).with_token(), Some(address(41).at));
        let note = Note { v: 1, journal: journal.into(), url, at };
        let write = || {
            fs::write(here.join(name(journal)), serde_json::to_vec(&note).unwrap()).unwrap();
        };
        write();
        assert_eq!(look(here, journal), None);
        assert_eq!([left(here, journal), left(here, journal)], [at, None], "it is told once");
        write();
        let first = Announced::new(here, journal, &address(42)).unwrap();
        assert_eq!(look(here, journal), Some(address(42)));
        assert_eq!(left(here, journal), None);
        let second = Announced::new(here, journal, &address(43)).unwrap();
        drop(first);
        assert_eq!(look(here, journal), Some(address(43)), "only its own is taken away");
        drop(second);
    }
}
