//! A projector's own terminal beside the one in which the session is run.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use super::opened::{link_for, opened_at};
use super::scene::{USUAL, contents, conversing, crash, does, leave, open, say, typing};
use crate::commands::folder::{Folder, run};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::{Screen, Size};

const SMALL: Size = Size { columns: 40, rows: 12 };

/// The room's view of a folder, started from elsewhere.
fn wall(size: Size, folder: &Path) -> Pty {
    let elsewhere = Path::new(env!("CARGO_MANIFEST_DIR"));
    Pty::worldcafe(size, &["screen", folder.to_str().unwrap()], &[], elsewhere)
}

/// True where large digits take a third of the height.
fn counts(screen: &Screen) -> bool {
    let text = screen.text();
    text.lines().filter(|row| row.contains('█')).count() * 3 >= text.lines().count()
}

#[test]
fn a_projector_is_there_before_the_journal_and_follows_all_that_happens() {
    let folder = Folder::new();
    let before = contents(&folder.path("."));
    let wall = wall(USUAL, &folder.path("."));
    wall.wait_until(|screen| screen.has("Café") && screen.has("Opening") && !counts(screen));
    assert_eq!(contents(&folder.path(".")), before, "looking leaves nothing behind");
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("begin"));
    pty.send("n");
    wall.wait_until(|screen| screen.has("Opening") && !screen.has("Café") && counts(screen));
    pty.send("n");
    pty.wait_until(|screen| screen.has("Enter ends"));
    pty.press(Key::Enter);
    wall.wait_until(|screen| screen.has("What is the role?") && counts(screen));
    pty.send("p");
    pty.wait_until(|screen| screen.has("PAUSED") && screen.has("Why is "));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Why is "));
    leave(&pty);
    assert_eq!(does(&folder, &["end-block"]), 0, "the screen locks nothing");
    let seen = wall.wait_until(|screen| screen.has("Town Hall"));
    assert!(!seen.has("PAUSED") && !seen.has("READ ONLY"), "{}", seen.text());
    leave_wall(&wall, "q");
}

fn leave_wall(wall: &Pty, key: &str) {
    wall.send(key);
    wall.wait_until(|screen| screen.has("Enter leaves. The session goes on."));
    wall.press(Key::Enter);
    assert!(wall.wait_exit().success());
    assert_eq!(&wall.settings(), wall.settings_at_start());
}

#[test]
fn the_facilitators_program_dies_and_comes_back_and_the_projector_goes_on() {
    let folder = conversing();
    let wall = wall(SMALL, &folder.path("."));
    let first = typing(&folder);
    say(&first, "for no wall");
    wall.wait_until(|screen| screen.has("What is the role?") && counts(screen));
    crash(first);
    let shown = wall.screen();
    assert!(shown.has("What is the role?") && counts(&shown), "{}", shown.text());
    let second = open(&folder);
    second.wait_until(|screen| screen.has("n end"));
    second.send("n");
    second.wait_until(|screen| screen.has("Enter ends"));
    second.press(Key::Enter);
    let seen = wall.wait_until(|screen| screen.has("Town Hall") && counts(screen));
    assert!(!seen.has("for no wall") && !seen.has("saved"), "{}", seen.text());
    assert!(!String::from_utf8_lossy(&wall.raw_output()).contains("for no wall"));
}

#[test]
fn a_folder_that_is_taken_away_and_made_again_is_followed_from_there() {
    let (whole, later) = (conversing(), Folder::after(&["start", "end-block", "end-block"]));
    let place = tempfile::tempdir().unwrap();
    let at = place.path().join("cafe");
    let put = |from: &Folder| {
        fs::create_dir(&at).unwrap();
        fs::write(at.join("session.json"), "{}").unwrap();
        fs::write(at.join("journal.jsonl"), from.journal()).unwrap();
    };
    put(&whole);
    let wall = wall(USUAL, &at);
    wall.wait_until(|screen| screen.has("What is the role?"));
    fs::remove_dir_all(&at).unwrap();
    let before = wall.screen().text();
    wall.wait_until(|screen| screen.text() != before && screen.has("What is the role?"));
    put(&later);
    wall.wait_until(|screen| screen.has("Town Hall"));
    fs::rename(&at, place.path().join("aside")).unwrap();
    put(&whole);
    wall.wait_until(|screen| screen.has("What is the role?"));
    let folder = whole.path(".");
    fs::remove_file(folder.join("journal.jsonl")).unwrap();
    fs::rename(at.join("journal.jsonl"), folder.join("journal.jsonl")).unwrap();
    assert_eq!(does(&whole, &["end-block"]), 0);
    fs::rename(folder.join("journal.jsonl"), at.join("journal.jsonl")).unwrap();
    wall.wait_until(|screen| screen.has("Town Hall"));
}

#[test]
fn a_journal_that_is_damaged_shows_what_comes_before_and_no_word_of_it() {
    let folder = conversing();
    let wall = wall(USUAL, &folder.path("."));
    wall.wait_until(|screen| screen.has("What is the role?"));
    let whole = folder.journal();
    fs::write(folder.path("journal.jsonl"), [&whole[..], b"no record\nnor this\n"].concat())
        .unwrap();
    let before = wall.screen().text();
    let seen = wall.wait_until(|screen| screen.text() != before && screen.has("What is the role?"));
    assert!(!seen.has("damaged") && !seen.has("line"), "{}", seen.text());
    fs::write(folder.path("journal.jsonl"), &whole).unwrap();
    assert_eq!(does(&folder, &["end-block"]), 0);
    wall.wait_until(|screen| screen.has("Town Hall"));
    leave_wall(&wall, "\x03");
}

#[test]
fn what_is_no_session_and_no_address_is_refused_in_the_shell() {
    let folder = Folder::new();
    folder.run(&["screen", "PATH"]).ended(1).told("terminal");
    run(&["screen", "/nowhere"]).ended(1).told("there is no file or folder /nowhere");
    run(&["screen", "http://10.0.0.2:4100/"]).ended(2).told("the address has no code");
    run(&["screen", "http://10.0.0.2:4100/#ABC-DEF-GHJ"]).ended(1).told("terminal");
}

#[test]
fn a_projector_elsewhere_goes_on_when_the_facilitators_program_is_there_again() {
    let folder = conversing();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let facilitator = opened_at(&folder, &free);
    let url = link_for(&folder, "viewer");
    let wall = wall(SMALL, Path::new(&url));
    wall.wait_until(|screen| screen.has("What is the role?") && counts(screen));
    crash(facilitator);
    wall.wait_until(|screen| screen.has("No link to the facilitator since") && counts(screen));
    assert!(wall.screen().has("What is the role?"), "{}", wall.screen().text());
    let facilitator = opened_at(&folder, &free);
    wall.wait_until(|screen| !screen.has("No link"));
    facilitator.send("n");
    facilitator.wait_until(|screen| screen.has("Enter ends"));
    facilitator.press(Key::Enter);
    wall.wait_until(|screen| screen.has("Town Hall") && counts(screen));
    leave_wall(&wall, "q");
    leave(&facilitator);
}
