//! The real program on a real small disk that fills, can only be read, or is taken away while it
//! runs.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::scene::{USUAL, conversing, line, say, typing_in};
use crate::commands::folder::{Said, program, said};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Screen;

/// A disk of about a megabyte with a session on it in which a conversation runs.
struct Disk {
    at: TempDir,
    /// Where words are kept that it does not take.
    other: TempDir,
    mounted: bool,
}

fn must(words: &[&str]) {
    let done = Command::new(words[0]).args(&words[1..]).output().unwrap();
    assert!(done.status.success(), "{words:?}: {done:?}");
}

impl Disk {
    /// In memory.
    fn small() -> Self {
        Self::mounted(|at| must(&["mount", "-t", "tmpfs", "-o", "size=1m", "small", at]))
    }

    /// As a stick has it: a file system that can be made to give up.
    fn stick() -> Self {
        let image = tempfile::NamedTempFile::new().unwrap();
        image.as_file().set_len(2 << 20).unwrap();
        let path = image.path().to_str().unwrap();
        must(&["mkfs.ext4", "-q", "-F", path]);
        Self::mounted(|at| must(&["mount", "-o", "loop", path, at]))
    }

    fn mounted(mount: impl FnOnce(&str)) -> Self {
        let (at, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        mount(at.path().to_str().unwrap());
        let disk = Self { at, other, mounted: true };
        let folder = conversing();
        fs::create_dir(disk.path("cafe")).unwrap();
        for name in ["session.json", "journal.jsonl"] {
            fs::copy(folder.path(name), disk.path("cafe").join(name)).unwrap();
        }
        disk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.at.path().join(name)
    }

    fn root(&self) -> &str {
        self.at.path().to_str().unwrap()
    }

    /// The program on it, started from another disk, with an idea that is saved.
    fn typing(&self) -> Pty {
        let other = self.other.path();
        let cafe = self.path("cafe");
        let env = [("TMPDIR", other.to_str().unwrap()), ("HOME", cafe.to_str().unwrap())];
        let pty = Pty::worldcafe(USUAL, &["run", cafe.to_str().unwrap()], &env, other);
        let pty = typing_in(pty);
        say(&pty, "said in time");
        pty
    }

    fn runs(&self, words: &[&str]) -> Said {
        said(program().args(words).arg(self.path("cafe")))
    }

    /// Takes it away though it is in use, as a stick is pulled out.
    fn vanishes(&mut self) {
        must(&["umount", "-l", self.root()]);
        self.mounted = false;
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.mounted {
            must(&["umount", "-l", self.root()]);
        }
    }
}

/// Longer than any Enter counts as held.
const LET_GO: Duration = Duration::from_secs(1);

/// Types an idea that the disk does not take; returns the screen with the alarm.
fn unsaved(pty: &Pty, words: &str) -> Screen {
    pty.send(words);
    pty.wait_until(|screen| line(screen).as_deref() == Some(words));
    pty.press(Key::Enter);
    let screen = pty.wait_until(|screen| screen.has("NOT SAVED"));
    assert!(screen.has("1 idea is only on this screen"), "{}", screen.text());
    assert!(!screen.has("2 ideas in the room") && !screen.has("✓ saved"), "{}", screen.text());
    screen
}

/// Writes what is not saved into the folder that is offered, and returns what stands there.
fn kept_elsewhere(pty: &Pty, other: &Path) -> String {
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.cursor().is_none());
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.has("NOT SAVED") && !screen.has("Esc Esc Enter"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("Enter writes all of it"));
    // The Enter that brought the line up is let go.
    thread::sleep(LET_GO);
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("here and in"));
    let mut kept = fs::read_dir(other).unwrap().map(|entry| entry.unwrap().path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|it| it == "txt");
    let kept = kept.find(is_page).unwrap();
    fs::read_to_string(kept).unwrap()
}

fn texts(disk: &Disk) -> Vec<String> {
    let tally = disk.runs(&["export", "--format", "json", "--out", "-"]).ended(0).json();
    let notes = tally["notes"].as_array().unwrap().iter();
    notes.map(|note| note["text"].as_str().unwrap().to_owned()).collect()
}

/// Fills a disk to its last byte.
fn fill(path: &Path) {
    let mut file = File::create(path).unwrap();
    for size in [4096, 1] {
        while file.write_all(&vec![b'x'; size]).and_then(|()| file.sync_all()).is_ok() {}
    }
}

#[test]
#[ignore = "needs root to mount a small disk"]
fn a_disk_that_fills_is_told_of_and_what_was_said_is_saved_once_there_is_room() {
    let disk = Disk::small();
    let pty = disk.typing();
    fill(&disk.path("movie"));
    // What is left of the journal's last page takes a few more.
    let before = fs::read(disk.path("cafe/journal.jsonl")).unwrap();
    let long = "too much for it ".repeat(30);
    for _ in 0..12 {
        pty.send(format!("\x1b[200~{long}\x1b[201~"));
        pty.wait_until(|screen| line(screen).is_some_and(|it| !it.is_empty()));
        pty.press(Key::Enter);
        pty.wait_until(|screen| line(screen).as_deref() == Some(""));
    }
    let screen = pty.wait_until(|screen| screen.has("NOT SAVED: the disk is full"));
    assert!(screen.has("only on this screen"), "{}", screen.text());
    let sound = disk.runs(&["verify", "--json"]).ended(0).json();
    let said = kept_elsewhere(&pty, disk.other.path());
    assert!(said.contains("too much for it too much for it"), "{said}");
    assert!(fs::read(disk.path("cafe/journal.jsonl")).unwrap().starts_with(&before));
    fs::remove_file(disk.path("movie")).unwrap();
    pty.wait_until(|screen| screen.has("everything is saved again") && !screen.has("NOT SAVED"));
    let texts = texts(&disk);
    assert_eq!((texts.len(), texts[0].as_str()), (13, "said in time"));
    assert!(texts[1..].iter().all(|text| text == long.trim()));
    let now = disk.runs(&["verify", "--json"]).ended(0).json();
    assert!(now["records"].as_u64() > sound["records"].as_u64());
}

#[test]
#[ignore = "needs root to mount a small disk"]
fn a_half_typed_line_that_a_full_disk_does_not_keep_is_shown_after_leaving() {
    let disk = Disk::small();
    let pty = disk.typing();
    fill(&disk.path("movie"));
    pty.send("half a line");
    pty.wait_until(|screen| screen.has("a half-typed line is not kept"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.cursor().is_none());
    pty.send("q");
    pty.wait_until(|screen| screen.has("What is half typed is not kept"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("half typed, not kept: half a line"));
}

#[test]
#[ignore = "needs root to mount a small disk"]
fn a_disk_that_can_only_be_read_is_told_of_and_loses_nothing_that_was_called_saved() {
    let disk = Disk::stick();
    let pty = disk.typing();
    must(&["mount", "-o", "remount,abort", disk.root()]);
    unsaved(&pty, "said too late");
    let said = kept_elsewhere(&pty, disk.other.path());
    assert!(said.contains("said too late"), "{said}");
    assert_eq!(texts(&disk), ["said in time"]);
    disk.runs(&["verify"]).ended(0);
}

#[test]
#[ignore = "needs root to mount a small disk"]
fn a_disk_that_is_taken_away_is_told_of_and_nothing_more_is_called_saved() {
    let mut disk = Disk::small();
    let pty = disk.typing();
    disk.vanishes();
    let screen = unsaved(&pty, "said to nobody");
    assert!(screen.has("the disk of this session is gone"), "{}", screen.text());
    let said = kept_elsewhere(&pty, disk.other.path());
    assert!(said.contains("said to nobody"), "{said}");
    assert_eq!(fs::read_dir(disk.at.path()).unwrap().count(), 0, "nothing is made in its place");
}
