//! `run`, `replay` and `demo` in a terminal: what they open, and what they leave alone.

use std::fs;
use std::path::Path;

use super::folder::{Folder, names, run};
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Size;

const SIZE: Size = Size { columns: 80, rows: 24 };
const RECORDED: &str = "sessions/itu-open-talks-2013/recorded.jsonl";

/// The program in a terminal; `PATH` is the folder.
fn open(folder: &Folder, words: &[&str]) -> Pty {
    let path = folder.path("");
    let path = path.to_str().unwrap();
    let words: Vec<&str> =
        words.iter().map(|word| if *word == "PATH" { path } else { word }).collect();
    Pty::worldcafe(
        SIZE,
        &words,
        &[("TERM", "xterm-256color")],
        Path::new(env!("CARGO_MANIFEST_DIR")),
    )
}

fn leave(pty: &Pty) {
    pty.send("q");
    pty.wait_until(|screen| screen.has("Enter leaves"));
    pty.press(Key::Enter);
    assert!(pty.wait_exit().success());
    assert_eq!(&pty.settings(), pty.settings_at_start());
}

#[test]
fn looking_never_starts_the_event() {
    let folder = Folder::new();
    let pty = open(&folder, &["run", "PATH"]);
    pty.wait_until(|screen| screen.has("begin"));
    leave(&pty);
    assert_eq!(names(&folder.path("")), ["session.json"]);
}

#[test]
fn a_practice_leaves_no_trace() {
    let folder = Folder::after(&["start"]);
    let before = folder.journal();
    let pty = open(&folder, &["run", "PATH", "--practice"]);
    pty.wait_until(|screen| screen.has("Opening"));
    pty.send("p");
    pty.wait_until(|screen| screen.has("PAUSED") && screen.has("Why is "));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Why is "));
    leave(&pty);
    assert_eq!(folder.journal(), before);
    assert_eq!(names(&folder.path("")), ["journal.jsonl", "session.json"]);
}

#[test]
fn a_session_open_elsewhere_is_told_in_the_shell_and_can_be_looked_at() {
    let folder = Folder::after(&["start"]);
    let first = open(&folder, &["run", "PATH"]);
    first.wait_until(|screen| screen.has("Opening"));
    let second = open(&folder, &["run", "PATH"]);
    assert_eq!(second.wait_exit().exit_code(), 1);
    assert!(second.screen().has("not done: this session is open elsewhere: process"));
    let looking = open(&folder, &["run", "--read-only", "PATH"]);
    looking.wait_until(|screen| screen.has("READ ONLY"));
    first.send("p");
    first.wait_until(|screen| screen.has("Why is "));
    first.press(Key::Escape);
    first.wait_until(|screen| !screen.has("Why is "));
    looking.wait_until(|screen| screen.has("PAUSED"));
    leave(&looking);
    leave(&first);
    folder.run(&["do", "PATH", "resume"]).ended(0);
}

#[test]
fn what_a_newer_program_wrote_is_opened_to_be_read_and_taken_no_further() {
    let folder = Folder::after(&["start", "extend 5m"]);
    folder.rewrite(|records| records.last_mut().unwrap().v += 1);
    let before = folder.journal();
    let pty = open(&folder, &["run", "PATH"]);
    pty.wait_until(|screen| screen.has("READ ONLY") && screen.has("Opening"));
    leave(&pty);
    assert!(pty.screen().has("opened read-only: line 2 of the journal"));
    for words in [&["do", "PATH", "pause"][..], &["capture", "PATH", "x"]] {
        folder.run(words).ended(1).told("a newer version of this program wrote it");
    }
    assert_eq!(folder.journal(), before);
}

#[test]
fn bytes_after_the_last_whole_line_are_told_to_who_looks_on() {
    let folder = Folder::after(&["start"]);
    let torn = [folder.journal(), b"{\"v\":1".to_vec()].concat();
    fs::write(folder.path("journal.jsonl"), &torn).unwrap();
    let pty = open(&folder, &["run", "PATH", "--read-only"]);
    pty.wait_until(|screen| screen.has("READ ONLY"));
    leave(&pty);
    assert!(pty.screen().has("6 bytes after the last whole line"));
    assert_eq!(folder.journal(), torn);
}

#[test]
fn a_plan_with_errors_is_told_instead_of_opened() {
    let folder = Folder::with("{\"title\": \"T\"}");
    let pty = open(&folder, &["run", "PATH"]);
    assert_eq!(pty.wait_exit().exit_code(), 1);
    assert!(pty.screen().has("the plan cannot be used"));
}

#[test]
fn the_demo_shows_the_recorded_evening_and_touches_nothing() {
    let folder = Folder::new();
    let pty = Pty::worldcafe(SIZE, &["demo"], &[("TERM", "xterm-256color")], &folder.path(""));
    pty.wait_until(|screen| screen.has("REPLAY") && screen.has("Opening and Introduction"));
    pty.send("n");
    pty.wait_until(|screen| screen.has("Conversation 1 of 3"));
    leave(&pty);
    assert_eq!(names(&folder.path("")), ["session.json"]);
}

#[test]
fn a_journal_of_any_name_is_replayed_and_shown_to_be_read() {
    let folder = Folder::new();
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(RECORDED)).unwrap();
    let pty = open(&folder, &["replay", RECORDED, "--speed", "10"]);
    pty.wait_until(|screen| screen.has("Opening and Introduction"));
    leave(&pty);
    let pty = open(&folder, &["run", RECORDED]);
    pty.wait_until(|screen| screen.has("READ ONLY"));
    leave(&pty);
    let after = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(RECORDED)).unwrap();
    assert_eq!(after, bytes);
}

#[cfg(not(feature = "tls"))]
#[test]
fn without_what_encrypts_a_session_is_refused_with_how_to_get_it() {
    let folder = Folder::new();
    let said = folder.run(&["run", "PATH", "--open", "--tls"]).ended(1);
    said.told("this worldcafe was built without TLS").told("--features tls");
    let url = "https://127.0.0.1:4100/#KTX-MPR-WHA.ABCD-EFGH-JKLM-NPQR";
    for words in [&["join", url][..], &["tally", url]] {
        let said = run(words);
        assert_ne!(said.code, 0);
        said.told("built without TLS").told("--features tls");
    }
}

#[test]
fn what_is_no_code_is_looked_for_nowhere() {
    for words in ["my-café", "ABC-DEF-G", "ABC-DEF-GH3"] {
        run(&["join", words]).ended(2).told("neither an address nor a code");
    }
    for words in ["KTX-MPR-WHA", "ktxmprwha", "K T X - M P R - W H A", "k7qx-9mpr"] {
        run(&["join", words]).ended(1).told("this is not a terminal");
    }
}

#[test]
fn an_address_is_joined_by_the_code_however_it_is_typed_and_without_it_says_where_it_stands() {
    let with = [
        &["http://127.0.0.1:41/#KTX-MPR-WHA"][..],
        &["http://127.0.0.1:41/", "ktx-mpr-wha"],
        &["127.0.0.1:41", "KTX", "MPR", "WHA"],
        &["127.0.0.1:41/#K", "T", "X", "-", "M", "P", "R", "-", "W", "H", "A"],
    ];
    for way in with {
        run(&[&["join"], way].concat()).ended(1).told("this is not a terminal");
    }
    for way in [&["127.0.0.1:41"][..], &["http://127.0.0.1:41/#"], &["127.0.0.1:41", "KTX"]] {
        let said = run(&[&["join"], way].concat()).ended(2);
        said.told("worldcafe join http://127.0.0.1:41/#CODE");
    }
}

#[test]
fn without_a_terminal_nothing_is_opened() {
    let folder = Folder::new();
    for words in [&["run", "PATH"][..], &["replay", "PATH"], &["demo"]] {
        folder.run(words).ended(1).told("this is not a terminal");
    }
    run(&["run", "nowhere"]).ended(1).told("there is no file or folder nowhere");
    let terminal = open(&folder, &["replay", "PATH"]);
    assert_eq!(terminal.wait_exit().exit_code(), 1);
    assert!(terminal.screen().has("nothing has happened yet"));
}
