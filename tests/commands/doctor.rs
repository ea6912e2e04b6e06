//! `doctor`: a verdict on everything, and what ends with 1.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::folder::{Folder, Said, names, program, run, said};
use crate::support::pty::Pty;
use crate::support::screen::Size;

/// The row of this name.
#[track_caller]
fn row(said: &Said, name: &str) -> Value {
    let found = said.json();
    let row = found["checks"].as_array().unwrap().iter().find(|row| row["name"] == name);
    row.unwrap_or_else(|| panic!("no {name} in {said:#?}")).clone()
}

fn json(folder: &Folder) -> Said {
    folder.run(&["doctor", "PATH", "--json"])
}

/// Its verdict, and whether it stands against running a café.
#[track_caller]
fn verdict(said: &Said, name: &str) -> (String, bool) {
    let row = row(said, name);
    (row["verdict"].as_str().unwrap().to_owned(), row["stops"].as_bool().unwrap())
}

fn fine() -> (String, bool) {
    ("fine".to_owned(), false)
}

fn look() -> (String, bool) {
    ("look".to_owned(), false)
}

fn stops() -> (String, bool) {
    ("look".to_owned(), true)
}

#[test]
fn a_session_as_it_should_be_is_fine_and_left_as_it_was() {
    let folder = Folder::after(&["start"]);
    let before = (folder.journal(), names(&folder.path("")));
    let said = json(&folder).ended(0);
    assert_eq!(said.json()["fine"], true);
    let found = said.json()["checks"].as_array().unwrap().clone();
    let found: Vec<&str> = found.iter().map(|row| row["name"].as_str().unwrap()).collect();
    let all = "terminal session plan journal folder flush space time-zone clock settings addresses";
    assert_eq!(found.join(" "), all);
    for name in ["terminal", "session", "journal", "folder", "clock", "settings"] {
        assert_eq!(verdict(&said, name), fine(), "{name}: {}", row(&said, name));
    }
    let flush = row(&said, "flush")["facts"].clone();
    assert!(flush["median_ms"].as_f64() <= flush["worst_ms"].as_f64(), "{flush}");
    assert!(row(&said, "space")["facts"]["free_bytes"].as_u64() > Some(0));
    assert_eq!(row(&said, "time-zone")["facts"]["plan"], "Europe/Zurich");
    assert_eq!(row(&said, "journal")["facts"]["records"], 1);
    assert_eq!((folder.journal(), names(&folder.path(""))), before);
}

#[test]
fn words_go_by_a_line_each_and_end_with_what_it_comes_to() {
    let folder = Folder::new();
    let said =
        folder.run(&["doctor", "PATH"]).ended(0).told("nothing stands against running a café");
    assert!(said.out.contains("fine          journal    there is no journal yet"), "{said:#?}");
    assert!(said.out.contains("there is none here to look at"), "no terminal is no fault");
    let lines = said.out.lines();
    for line in lines {
        assert!(line.starts_with("fine  ") || line.starts_with("look at this  "), "{line}");
    }
    let alone = said_in(&folder.path("")).ended(0);
    assert!(
        !alone.out.contains("journal") && alone.out.contains("fine          folder"),
        "{alone:#?}"
    );
}

/// Without a PATH, in a folder.
fn said_in(folder: &Path) -> Said {
    said(program().arg("doctor").current_dir(folder).stdin(Stdio::null()))
}

#[test]
fn a_path_that_leads_nowhere_stands_against_a_cafe() {
    let said = run(&["doctor", "/nowhere", "--json"]).ended(1);
    assert_eq!(verdict(&said, "session"), stops());
    assert_eq!(said.json()["fine"], false);
    let words = run(&["doctor", "/nowhere"]).ended(1);
    words.told("1 thing stands against running a café: session");
}

#[test]
fn a_damaged_journal_stands_against_it_where_run_cannot_go_on() {
    let folder = Folder::after(&["start", "end-block", "end-block"]);
    let whole = folder.journal();
    let write = |bytes: &[u8]| fs::write(folder.path("journal.jsonl"), bytes).unwrap();
    write(&[&whole[..], b"{\"v\":1"].concat());
    assert_eq!(verdict(&json(&folder).ended(0), "journal"), look());
    let mut last = whole.clone();
    let end = last.len() - 40;
    last[end] ^= 1;
    write(&last);
    assert_eq!(verdict(&json(&folder).ended(0), "journal"), look());
    let mut first = whole;
    first[30] ^= 1;
    write(&first);
    let said = json(&folder).ended(1);
    assert_eq!(verdict(&said, "journal"), stops());
    assert!(row(&said, "journal")["hint"].as_str().unwrap().starts_with("worldcafe salvage "));
    assert_eq!(folder.journal(), first, "nothing is repaired");
}

#[test]
fn what_a_newer_program_wrote_stands_against_it_here() {
    let folder = Folder::after(&["start", "extend 5m"]);
    folder.rewrite(|records| records.last_mut().unwrap().v += 1);
    let said = json(&folder).ended(1);
    assert_eq!(verdict(&said, "journal"), stops());
    assert_eq!(row(&said, "journal")["hint"], "a newer worldcafe goes on with it");
}

#[test]
fn a_plan_with_errors_stands_against_it_until_the_session_has_begun() {
    let folder = Folder::with("{\"title\": \"T\"}");
    let said = json(&folder).ended(1);
    assert_eq!(verdict(&said, "plan"), stops());
    assert!(row(&said, "plan")["facts"]["errors"].as_u64() > Some(0));
    let begun = Folder::after(&["start"]);
    fs::write(begun.path("session.json"), "{\"title\": \"T\"}").unwrap();
    assert_eq!(verdict(&json(&begun).ended(0), "plan"), look());
}

#[test]
fn a_folder_that_cannot_be_written_stands_against_it() {
    let folder = Folder::after(&["start"]);
    // Nobody's permissions hold back root, so it is asked as somebody who is not.
    let place = tempfile::tempdir().unwrap();
    let ours = place.path().join("worldcafe");
    // Copied by another process: one that has it open for writing and is forked elsewhere in these
    // tests would keep it from being run.
    let program = assert_cmd::cargo::cargo_bin!("worldcafe");
    assert!(Command::new("cp").arg(program).arg(&ours).status().unwrap().success());
    let may =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    may(place.path(), 0o755);
    may(&folder.path("journal.jsonl"), 0o644);
    may(&folder.path("session.json"), 0o644);
    may(&folder.path(""), 0o555);
    let mut command = Command::new(&ours);
    command.env_clear().arg("doctor").arg(folder.path("")).arg("--json").stdin(Stdio::null());
    if rustix::process::getuid().is_root() {
        command.uid(65_534).gid(65_534);
    }
    let said = said(&mut command).ended(1);
    may(&folder.path(""), 0o755);
    assert_eq!(verdict(&said, "folder"), stops());
    assert_eq!(verdict(&said, "journal"), fine());
    assert!(said.json()["checks"].as_array().unwrap().iter().all(|row| row["name"] != "flush"));
}

#[test]
fn a_session_that_is_open_and_settings_with_faults_stop_nothing() {
    let folder = Folder::after(&["start"]);
    let held = fs::File::open(folder.path("journal.jsonl")).unwrap();
    held.lock().unwrap();
    let config = folder.path("config/worldcafe");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("settings.toml"), "bell = 3\n").unwrap();
    let mut command = folder.command(&["doctor", "PATH", "--json"]);
    let said = said(command.env("XDG_CONFIG_HOME", folder.path("config")).stdin(Stdio::null()));
    let said = said.ended(0);
    assert_eq!(row(&said, "journal")["facts"]["open"], true);
    assert_eq!(verdict(&said, "settings"), look());
    assert!(row(&said, "settings")["words"].as_str().unwrap().contains("line 1"));
}

#[test]
fn in_a_terminal_its_size_colours_keys_and_letters_are_told_and_it_is_left_as_it_was() {
    let folder = Folder::new();
    let size = Size { columns: 120, rows: 30 };
    let env = [("TERM", "xterm-256color")];
    let pty = Pty::worldcafe(size, &["doctor", "."], &env, &folder.path("."));
    pty.wait_until(|screen| screen.has("nothing stands against running a café"));
    assert!(pty.wait_exit().success());
    let screen = pty.screen();
    for words in [
        "fine          terminal   120 columns by 30 rows",
        "fine          colours    256 colours on a dark ground, theme auto",
        "fine          keys       ",
        "fine          letters    accents and wide letters take the columns they should",
    ] {
        assert!(screen.has(words), "{words}\n{}", screen.text());
    }
    assert_eq!(&pty.settings(), pty.settings_at_start());
}
