//! A session open in a terminal, and commands in other processes that reach it there.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use super::scene::{USUAL, conversing, crash, leave, open_as, texts};
use crate::commands::folder::{Folder, Said, names, said};
use crate::support::keys::Key;
use crate::support::pty::Pty;

pub(super) const STATE: &str = ".local/state";

/// Where the addresses of open sessions stand.
fn notes(folder: &Folder) -> PathBuf {
    folder.path(STATE).join("worldcafe/open")
}

fn note(folder: &Folder) -> Option<PathBuf> {
    only(&notes(folder))
}

/// The file of the one session.
fn only(folder: &Path) -> Option<PathBuf> {
    let path = fs::read_dir(folder).ok()?.next()?.ok()?.path();
    path.extension().is_some_and(|it| it == "json").then_some(path)
}

/// The link of the invite for tables, as the facilitator would give it to them.
pub(super) fn link(folder: &Folder) -> String {
    link_for(folder, "rapporteur")
}

/// The link of the invite for a role.
pub(super) fn link_for(folder: &Folder, role: &str) -> String {
    let devices = folder.path(STATE).join("worldcafe/devices");
    let invites = fs::read(only(&devices).unwrap()).unwrap();
    let invites: Value = serde_json::from_slice(&invites).unwrap();
    let mut all = invites["invites"].as_array().unwrap().iter();
    let secret = all.find(|it| it["role"] == role).unwrap()["secret"].clone();
    let url = url(folder);
    format!("{}#{}", url.split_once('#').unwrap().0, secret.as_str().unwrap())
}

fn opening(folder: &Folder) -> Pty {
    opening_at(folder, "127.0.0.1:0")
}

fn opening_at(folder: &Folder, at: &str) -> Pty {
    let state = folder.path(STATE);
    open_as(USUAL, folder, &["--open", at], &[("XDG_STATE_HOME", state.to_str().unwrap())])
}

/// The interface, once other processes can reach it.
pub(super) fn opened(folder: &Folder) -> Pty {
    opened_at(folder, "127.0.0.1:0")
}

/// The same where it listens there.
pub(super) fn opened_at(folder: &Folder, at: &str) -> Pty {
    let held = || note(folder).map(|path| fs::read(path).unwrap());
    let left_behind = held();
    let pty = opening_at(folder, at);
    // The clock draws every second, so somebody looks again.
    pty.wait_until(|screen| screen.has("n end") && held().is_some() && held() != left_behind);
    pty
}

/// Runs a command as the same user does in another terminal.
pub(super) fn elsewhere(folder: &Folder, words: &[&str]) -> Said {
    let mut command = folder.command(words);
    said(command.env("XDG_STATE_HOME", folder.path(STATE)).stdin(Stdio::null()))
}

pub(super) fn url(folder: &Folder) -> String {
    let note = fs::read(note(folder).unwrap()).unwrap();
    let note: Value = serde_json::from_slice(&note).unwrap();
    note["url"].as_str().unwrap().to_owned()
}

#[test]
fn what_another_process_captures_and_does_shows_in_the_interface_at_once() {
    let folder = conversing();
    let pty = opened(&folder);
    let one = elsewhere(&folder, &["capture", "PATH", "--table", "4", "from elsewhere"]).ended(0);
    assert!(one.out.ends_with("\tfrom elsewhere\n"), "{one:#?}");
    pty.wait_until(|screen| screen.has("from elsewhere") && screen.has("1 idea"));
    let done = elsewhere(&folder, &["do", "PATH", "end-block"]).ended(0);
    done.told("Town Hall runs, 15:00 left");
    pty.wait_until(|screen| screen.has("Town Hall"));
    let refused = elsewhere(&folder, &["do", "PATH", "resume"]).ended(1);
    refused.told("not done: Town Hall is not paused");
    elsewhere(&folder, &["do", "PATH", "undo"]).ended(0).told("undone: ");
    pty.wait_until(|screen| screen.has("Conversation 1"));
    leave(&pty);
    assert_eq!(texts(&folder), ["from elsewhere"]);
    assert_eq!(note(&folder), None, "nobody finds a hub that is closed");
    elsewhere(&folder, &["capture", "PATH", "afterwards"]).ended(0);
}

#[test]
fn opened_on_every_network_it_is_reached_from_this_computer_too() {
    for at in ["0.0.0.0:0", "[::]:0"] {
        let folder = conversing();
        let pty = opened_at(&folder, at);
        elsewhere(&folder, &["capture", "PATH", "from elsewhere"]).ended(0);
        let port = url(&folder).split(['/', ':']).nth_back(1).map(str::to_owned).unwrap();
        let plain = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        let asked = format!("GET /page.css HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        let mut answer = [0; 12];
        (&plain).write_all(asked.as_bytes()).unwrap();
        (&plain).read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"HTTP/1.1 200", "{at}: devices name it as they know it");
        leave(&pty);
        assert_eq!(texts(&folder), ["from elsewhere"]);
    }
}

#[test]
fn lines_from_another_process_are_one_step_of_an_open_session() {
    let folder = conversing();
    let pty = opened(&folder);
    let input = folder.path("input");
    fs::write(&input, "first\n  a detail\nsecond\n").unwrap();
    let mut command = folder.command(&["capture", "PATH", "-"]);
    command.env("XDG_STATE_HOME", folder.path(STATE)).stdin(fs::File::open(input).unwrap());
    assert_eq!(said(&mut command).ended(0).out.lines().count(), 2);
    pty.wait_until(|screen| screen.has("second") && screen.has("2 ideas"));
    elsewhere(&folder, &["do", "PATH", "undo"]).ended(0);
    pty.wait_until(|screen| screen.has("0 ideas"));
    leave(&pty);
}

#[test]
fn the_address_stands_where_its_user_alone_reads_it_and_serves_in_place_of_a_path() {
    let folder = conversing();
    let pty = opened(&folder);
    let path = note(&folder).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let url = url(&folder);
    assert!(url.starts_with("http://127.0.0.1:") && url.contains("/#"), "{url}");
    folder.run(&["capture", &url, "by its address"]).ended(0);
    assert_eq!(folder.run(&["tally", &url, "--json"]).ended(0).json()["ideas"], 1);
    folder.run(&["do", &url, "pause"]).ended(0).told("Conversation 1 is paused");
    let (at, token) = url.split_once('#').unwrap();
    folder
        .run(&["do", &format!("{at}#{}", token.replace(|_| true, "0")), "resume"])
        .ended(1)
        .told("this lets nobody into the open session");
    let (screen, journal) = (pty.raw_output(), folder.journal());
    for told in [screen, journal] {
        assert!(!String::from_utf8_lossy(&told).contains(token), "the token is told nowhere");
    }
    leave(&pty);
    folder.run(&["do", &url, "resume"]).ended(1).told("no session is open at http://127.0.0.1:");
}

/// The addresses where a process listens, as the system tells them.
#[cfg(target_os = "linux")]
fn listens(pty: &Pty) -> Vec<String> {
    let process = PathBuf::from(format!("/proc/{}", pty.pid().as_raw_nonzero()));
    let held = fs::read_dir(process.join("fd")).unwrap().filter_map(|fd| {
        let name = fs::read_link(fd.unwrap().path()).ok()?.into_os_string().into_string().ok()?;
        Some(name.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())
    });
    let held: Vec<String> = held.collect();
    let tables = ["net/tcp", "net/tcp6"].map(|it| fs::read_to_string(process.join(it)));
    let rows: Vec<String> =
        tables.iter().flatten().flat_map(|table| table.lines()).map(str::to_owned).collect();
    let of = |row: &String| {
        let row: Vec<&str> = row.split_whitespace().collect();
        let listens =
            row.get(3) == Some(&"0A") && held.iter().any(|it| Some(&it.as_str()) == row.get(9));
        listens.then(|| row[1].split(':').next().unwrap().to_owned())
    };
    rows.iter().filter_map(of).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_listens_unless_it_is_asked_to_and_then_on_this_computer_alone() {
    let folder = conversing();
    let shut = open_as(USUAL, &folder, &[], &[]);
    shut.wait_until(|screen| screen.has("n end"));
    assert_eq!(listens(&shut), [""; 0]);
    leave(&shut);
    let state = folder.path(STATE);
    let env = [("XDG_STATE_HOME", state.to_str().unwrap())];
    let open = open_as(USUAL, &folder, &["--open"], &env);
    open.wait_until(|screen| screen.has("n end") && note(&folder).is_some());
    assert_eq!(listens(&open), ["0100007F"]);
    leave(&open);
}

#[test]
fn where_nothing_of_it_can_be_kept_a_session_is_not_opened_and_the_folder_is_told() {
    let folder = conversing();
    let state = folder.path("state");
    fs::write(&state, "no folder").unwrap();
    let env = [("XDG_STATE_HOME", state.to_str().unwrap())];
    let pty = open_as(USUAL, &folder, &["--open", "127.0.0.1:0"], &env);
    let seen = pty.wait_until(|screen| screen.has("state folder writable"));
    assert!(!seen.has("127.0.0.1:0"), "{}", seen.text());
}

#[test]
fn a_killed_process_loses_nothing_that_was_acknowledged_and_leaves_no_hub_to_be_found() {
    let folder = conversing();
    let pty = opened(&folder);
    let words: Vec<String> = (0..5).map(|n| format!("idea {n}")).collect();
    for word in &words {
        elsewhere(&folder, &["capture", "PATH", word]).ended(0);
    }
    crash(pty);
    assert_eq!(texts(&folder), words);
    assert!(note(&folder).is_some(), "it was left behind");
    elsewhere(&folder, &["capture", "PATH", "afterwards"]).ended(0);
    assert_eq!(texts(&folder).len(), 6);
    elsewhere(&folder, &["verify", "PATH"]).ended(0);
    let pty = opened(&folder);
    elsewhere(&folder, &["capture", "PATH", "opened again"]).ended(0);
    pty.wait_until(|screen| screen.has("opened again"));
    leave(&pty);
}

#[test]
fn after_a_crash_it_is_said_where_it_was_open_and_it_is_opened_there_again() {
    let folder = conversing();
    let pty = opened(&folder);
    let before = url(&folder).split_once("/#").unwrap().0.to_owned();
    crash(pty);
    let state = folder.path(STATE);
    let env = [("XDG_STATE_HOME", state.to_str().unwrap())];
    let pty = open_as(USUAL, &folder, &[], &env);
    let at = before.trim_start_matches("http://");
    let told = format!("it was open to devices at {at}: A opens it there again");
    pty.wait_until(|screen| screen.has(&told));
    pty.send("A");
    pty.wait_until(|screen| screen.has(&format!("▸ where it was open before, at {at}")));
    pty.press(Key::Enter);
    pty.wait_until(|screen| {
        screen.has("Devices · open") && !screen.has("again") && note(&folder).is_some()
    });
    assert_eq!(url(&folder).split_once("/#").unwrap().0, before);
    leave(&pty);
    let pty = open_as(USUAL, &folder, &[], &env);
    pty.wait_until(|screen| screen.has("Back in Conversation 1"));
    leave(&pty);
}

#[test]
fn a_second_interface_is_refused_and_takes_nothing_from_the_first() {
    let folder = conversing();
    let first = opened(&folder);
    let before = names(&notes(&folder));
    let second = opening(&folder);
    assert_eq!(second.wait_exit().exit_code(), 1);
    assert!(second.screen().has("open elsewhere"), "{}", second.screen().text());
    assert_eq!(names(&notes(&folder)), before);
    elsewhere(&folder, &["capture", "PATH", "still open"]).ended(0);
    first.wait_until(|screen| screen.has("still open"));
    leave(&first);
}
