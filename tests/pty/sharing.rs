//! A session open elsewhere, one that cannot be written, and what leaves no trace.

use std::fs;

use super::scene::{
    USUAL, contents, conversing, does, in_line, leave, open, open_as, say, texts, typing,
};
use crate::commands::folder::{Folder, names};
use crate::support::keys::Key;
use crate::support::pty::Pty;

#[test]
fn a_session_open_elsewhere_names_who_has_it_and_can_be_looked_at_live() {
    let folder = conversing();
    let first = typing(&folder);
    let second = open(&folder);
    assert_eq!(second.wait_exit().exit_code(), 1);
    let said = second.screen();
    assert!(said.has("open elsewhere") && said.has("run --read-only"), "{}", said.text());
    assert!(said.has(&format!("process {}", first.pid().as_raw_nonzero())), "{}", said.text());
    assert!(!said.is_alternate());

    let looking = open_as(USUAL, &folder, &["--read-only"], &[]);
    looking.wait_until(|screen| screen.has("Conversation 1") && screen.has("0 ideas"));
    say(&first, "followed from afar");
    looking.wait_until(|screen| screen.has("followed from afar") && screen.has("1 idea"));
    looking.send("npui");
    assert_eq!(does(&folder, &["pause"]), 1);
    let refused = folder.run(&["capture", "PATH", "from elsewhere"]).ended(1);
    refused.told("open elsewhere");
    say(&first, "and again");
    looking.wait_until(|screen| screen.has("and again") && screen.has("2 ideas"));
    leave(&looking);
    assert_eq!(texts(&folder), ["followed from afar", "and again"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_nothing_is_called_saved() {
    let folder = Folder::new();
    // Not even a user who may do everything can write behind a name that leads nowhere.
    std::os::unix::fs::symlink(folder.path("nowhere/journal.jsonl"), folder.path("journal.jsonl"))
        .unwrap();
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("n begin"));
    pty.send("n");
    pty.wait_until(|screen| screen.has("NOT SAVED"));
    assert!(!pty.screen().has("✓ saved"));
}

#[test]
fn a_practice_leaves_no_trace() {
    let folder = conversing();
    folder.run(&["capture", "PATH", "for real"]).ended(0);
    let before = contents(&folder.path("."));
    let home = tempfile::tempdir().unwrap();
    let path = folder.path(".");
    let pty =
        Pty::worldcafe(USUAL, &["run", path.to_str().unwrap(), "--practice"], &[], home.path());
    pty.wait_until(|screen| screen.has("n end"));
    pty.send("i");
    pty.wait_until(in_line);
    say(&pty, "only practised");
    pty.send("half typed");
    pty.wait_until(|screen| screen.has("▸ half typed"));
    pty.press(Key::Escape);
    pty.press(Key::Escape);
    pty.wait_until(|screen| screen.has("n end") && screen.cursor().is_none());
    assert_eq!(contents(&folder.path(".")), before);
    leave(&pty);
    assert_eq!(contents(&folder.path(".")), before);
    assert_eq!(names(home.path()), Vec::<String>::new());
}

#[test]
fn a_practice_works_beside_whoever_has_the_session() {
    let folder = conversing();
    let _first = typing(&folder);
    let pty = open_as(USUAL, &folder, &["--practice"], &[]);
    pty.wait_until(|screen| screen.has("n end"));
}

#[test]
fn the_demo_touches_nothing() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("mine"), "mine").unwrap();
    let before = contents(home.path());
    let pty = Pty::worldcafe(USUAL, &["demo", "--speed", "600"], &[], home.path());
    pty.wait_until(|screen| screen.has("Conversation 1"));
    leave(&pty);
    assert_eq!(contents(home.path()), before);
}
