//! A session folder and the interface opened on it.

use std::path::Path;

use rustix::process::Signal;
use serde_json::Value;

use crate::commands::folder::{Folder, program};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::{Screen, Size};

pub(super) const USUAL: Size = Size { columns: 80, rows: 24 };

/// Opens the interface on the folder it is in.
pub(super) fn open(folder: &Folder) -> Pty {
    open_as(USUAL, folder, &[], &[])
}

/// Opens it at a size, with more words and settings.
pub(super) fn open_as(size: Size, folder: &Folder, more: &[&str], env: &[(&str, &str)]) -> Pty {
    let words: Vec<&str> = ["run", "."].iter().chain(more).copied().collect();
    Pty::worldcafe(size, &words, env, &folder.path("."))
}

/// Opens it where a conversation has begun, with the cursor in the line.
pub(super) fn typing(folder: &Folder) -> Pty {
    typing_in(open(folder))
}

pub(super) fn typing_in(pty: Pty) -> Pty {
    pty.wait_until(|screen| screen.has("n end"));
    pty.press(Key::Escape);
    pty.send("i");
    pty.wait_until(in_line);
    pty
}

/// A folder in whose first conversation things may be said.
pub(super) fn conversing() -> Folder {
    Folder::after(&["start", "end-block"])
}

/// The line is there, empty, and has the cursor.
pub(super) fn in_line(screen: &Screen) -> bool {
    screen.cursor().is_some() && line(screen).is_some()
}

/// What was typed in the line on the screen: an empty one says what it is.
pub(super) fn line(screen: &Screen) -> Option<String> {
    let text = screen.text();
    let row = text.lines().rev().find(|row| row.contains('▸'))?;
    let typed = row.split_once('▸').map(|(_, words)| words.trim())?;
    Some(if typed.starts_with("letters are words here") { "" } else { typed }.to_owned())
}

/// Says an idea, perhaps with its category before it, and waits until it is saved and listed.
pub(super) fn say(pty: &Pty, typed: &str) {
    pty.send(typed);
    let words = match typed.split_once(' ') {
        Some((tag, words)) if tag.starts_with('#') => words,
        _ => typed,
    };
    pty.wait_until(|screen| line(screen).as_deref() == Some(words));
    pty.press(Key::Enter);
    pty.wait_until(|screen| {
        line(screen).as_deref() == Some("") && screen.has("✓ saved") && screen.has(words)
    });
}

/// Ends it as a crash does.
pub(super) fn crash(pty: Pty) {
    pty.kill(Signal::KILL);
    pty.wait_exit();
}

/// Leaves it by its keys, from a screen without a line.
pub(super) fn leave(pty: &Pty) {
    pty.send("q");
    pty.wait_until(|screen| screen.has("every other key"));
    pty.press(Key::Enter);
    assert!(pty.wait_exit().success());
}

/// Leaves it from its line.
pub(super) fn quit(pty: &Pty) {
    pty.press(Key::Escape);
    leave(pty);
}

/// The texts of the ideas of a session, as they were saved.
pub(super) fn texts(folder: &Folder) -> Vec<String> {
    let notes = exported(folder)["notes"].clone();
    let notes = notes.as_array().unwrap().iter();
    notes
        .filter(|note| note["retracted"] == false)
        .map(|note| note["text"].as_str().unwrap().to_owned())
        .collect()
}

/// The report as data.
pub(super) fn exported(folder: &Folder) -> Value {
    folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json()
}

/// Every file below a folder with what it holds, in order.
pub(super) fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.push((path.display().to_string(), Vec::new()));
            all.extend(contents(&path));
        } else {
            all.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

/// Does an action on the folder from another process; tells how that ended.
pub(super) fn does(folder: &Folder, words: &[&str]) -> i32 {
    let mut command = program();
    command.arg("do").arg(folder.path(".")).args(words);
    command.output().unwrap().status.code().unwrap_or(-1)
}
