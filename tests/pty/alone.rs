//! A table without any network, and its file taken in at the facilitator's.

use std::fs;

use super::opened::{elsewhere, opened};
use super::scene::{USUAL, conversing, crash, in_line, leave, line, quit, texts};
use crate::commands::folder::{Folder, PLAN, names};
use crate::support::keys::Key;
use crate::support::pty::Pty;

fn sits(folder: &Folder, more: &[&str]) -> Pty {
    let words = [&["join", "--offline", "."][..], more].concat();
    let pty = Pty::worldcafe(USUAL, &words, &[], &folder.path("."));
    pty.wait_until(in_line);
    pty
}

fn types(pty: &Pty, words: &str) {
    pty.send(words);
    pty.wait_until(|screen| line(screen).as_deref() == Some(words));
    pty.press(Key::Enter);
    pty.wait_until(|screen| line(screen).as_deref() == Some("") && screen.has(words));
}

/// Says with Ctrl-G that the first round runs.
fn chooses_the_first_round(pty: &Pty) {
    pty.send("\x07");
    pty.wait_until(|screen| screen.has("as the plan says"));
    pty.send("Conversation 1");
    pty.wait_until(|screen| screen.has("block  Conversation 1"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| in_line(screen) && screen.has("What is the role?"));
}

#[test]
fn a_table_in_the_cellar_types_into_a_file_and_the_facilitator_takes_it_in() {
    let cellar = Folder::new();
    let table = sits(&cellar, &["--table", "4"]);
    assert!(table.screen().has("Table 4"), "{}", table.screen().text());
    chooses_the_first_round(&table);
    types(&table, "from below");
    types(&table, "never mind");
    table.wait_until(|screen| screen.has("✓ saved"));
    table.press(Key::Escape);
    table.send("u");
    table.wait_until(|screen| !screen.has("–  never mind"));
    quit(&table);
    let screen = table.screen();
    assert!(screen.has("1 idea in ./table-4.jsonl"), "{}", screen.text());
    assert!(screen.has("worldcafe merge PATH table-4.jsonl"), "{}", screen.text());
    assert_eq!(names(&cellar.path(".")), ["session.json", "table-4.jsonl"]);
    let file = cellar.path("table-4.jsonl").display().to_string();
    cellar.run(&["verify", &file]).ended(0);
    let own = conversing();
    let merging = Pty::worldcafe(USUAL, &["merge", ".", &file], &[], &own.path("."));
    merging.wait_until(|screen| screen.has("Enter takes this in"));
    assert!(merging.screen().has("adds 2 ideas, 1 of them taken out there"));
    merging.press(Key::Enter);
    merging.wait_until(|screen| screen.has("taken in: 2 ideas"));
    assert!(merging.wait_exit().success());
    assert_eq!(texts(&own), ["from below"]);
    let log = own.run(&["log", "PATH"]).ended(0).out;
    assert!(log.contains("rapporteur at table 4"), "{log}");
}

#[test]
fn another_key_than_enter_takes_nothing_in() {
    let (own, other) = (conversing(), Folder::new());
    other.run(&["capture", "PATH", "words"]).ended(0);
    let before = own.journal();
    let file = other.path("journal.jsonl").display().to_string();
    let merging = Pty::worldcafe(USUAL, &["merge", ".", &file], &[], &own.path("."));
    merging.wait_until(|screen| screen.has("Enter takes this in"));
    merging.send("y");
    merging.press(Key::Enter);
    merging.wait_until(|screen| screen.has("nothing was taken in"));
    assert_eq!(merging.wait_exit().exit_code(), 1);
    assert_eq!(own.journal(), before);
}

#[test]
fn what_a_table_typed_survives_a_kill_and_it_goes_on_in_the_same_round() {
    let cellar = Folder::new();
    let table = sits(&cellar, &["--table", "4"]);
    chooses_the_first_round(&table);
    types(&table, "before");
    table.wait_until(|screen| screen.has("✓ saved"));
    crash(table);
    let table = sits(&cellar, &["--table", "4"]);
    table.wait_until(|screen| screen.has("before") && screen.has("What is the role?"));
    types(&table, "after");
    table.wait_until(|screen| screen.has("✓ saved"));
    let second =
        Pty::worldcafe(USUAL, &["join", "--offline", ".", "--table", "4"], &[], &cellar.path("."));
    assert_eq!(second.wait_exit().exit_code(), 1);
    for told in ["another program types into ./table-4.jsonl: process", "--name NAME"] {
        assert!(second.screen().has(told), "{}", second.screen().text());
    }
    quit(&table);
    let session = cellar.path("table-4.jsonl").display().to_string();
    assert_eq!(cellar.run(&["tally", &session, "--json"]).ended(0).json()["ideas"], 2);
}

#[test]
fn the_block_is_the_one_the_plan_has_now_where_it_prints_times() {
    let now = chrono::DateTime::from_timestamp(
        rustix::time::clock_gettime(rustix::time::ClockId::Realtime).tv_sec,
        0,
    );
    let at = now.unwrap() - chrono::Duration::minutes(5);
    let time = format!("\"date\": \"{}\", \"start\": \"{}\"", at.format("%F"), at.format("%H:%M"));
    let plan = PLAN.replace("Europe/Zurich", "UTC").replace(
        "\"title\": \"Conversation 1\",",
        &format!("\"title\": \"Conversation 1\", {time},"),
    );
    let cellar = Folder::with(&plan);
    let table = sits(&cellar, &["--table", "4"]);
    table.wait_until(|screen| screen.has("by the plan") && screen.has("What is the role?"));
    types(&table, "in time");
    quit(&table);
    let file = cellar.path("table-4.jsonl").display().to_string();
    let data = cellar.run(&["export", &file, "--format", "json", "--out", "-"]).ended(0).json();
    assert_eq!(data["notes"][0]["block"], "c1");
}

#[test]
fn nothing_typed_leaves_no_file_and_a_table_that_is_not_there_is_named() {
    let cellar = Folder::new();
    let table = sits(&cellar, &[]);
    quit(&table);
    assert!(table.screen().has("nothing was typed"), "{}", table.screen().text());
    assert_eq!(names(&cellar.path(".")), ["session.json"]);
    let named = PLAN.replace("\"tables\": 4", "\"tables\": [{\"name\": \"Blue\"}]");
    fs::write(cellar.path("session.json"), named).unwrap();
    let words = ["join", "--offline", ".", "--table", "Bleu"];
    let table = Pty::worldcafe(USUAL, &words, &[], &cellar.path("."));
    assert_eq!(table.wait_exit().exit_code(), 1);
    assert!(table.screen().has("Blue"), "{}", table.screen().text());
}

#[test]
fn a_session_that_is_open_takes_it_in_through_its_hub() {
    let folder = conversing();
    let facilitator = opened(&folder);
    let other = Folder::new();
    let words = ["--table", "4", "--question", "1", "--block", "c1", "from below"];
    other.run(&[&["capture", "PATH"][..], &words].concat()).ended(0);
    let file = other.path("journal.jsonl").display().to_string();
    elsewhere(&folder, &["merge", "PATH", &file, "--yes"]).ended(0).told("taken in: 1 idea");
    facilitator.wait_until(|screen| screen.has("from below"));
    leave(&facilitator);
    assert_eq!(texts(&folder), ["from below"]);
}
