//! One session, several processes.

use std::io::{BufRead, BufReader, Write};
use std::process::Child;

use super::folder::{Folder, names};

/// A `capture` that holds the session, known to by a note it has saved.
fn holder(folder: &Folder) -> (Child, std::process::ChildStdin) {
    let mut child = folder.start(&["capture", "PATH", "-"]);
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"held\n").unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.ends_with("held\n"));
    (child, input)
}

#[test]
fn a_session_open_elsewhere_says_who_has_it_and_can_still_be_read() {
    let folder = Folder::after(&["start"]);
    let (mut child, input) = holder(&folder);
    let said = folder.run(&["do", "PATH", "extend", "5m"]).ended(1);
    let said = said.told("not done: this session is open elsewhere");
    said.told(&format!("process {}", child.id())).told("run --read-only");
    assert_eq!(folder.tally()["ideas"], 1);
    drop(input);
    assert!(child.wait().unwrap().success());
    folder.run(&["do", "PATH", "extend", "5m"]).ended(0);
}

#[test]
fn a_command_that_is_done_leaves_no_name_behind() {
    let folder = Folder::after(&["start", "extend 5m"]);
    assert_eq!(names(&folder.path(".")), ["journal.jsonl", "session.json"]);
}

#[test]
fn what_was_printed_survives_a_kill() {
    let folder = Folder::after(&["start"]);
    let (mut child, _input) = holder(&folder);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(folder.tally()["ideas"], 1);
    folder.run(&["capture", "PATH", "after"]).ended(0);
    assert_eq!(folder.tally()["ideas"], 2);
    folder.run(&["verify", "PATH"]).ended(0);
}

#[test]
fn many_at_once_lose_nothing_even_on_the_first_step() {
    let folder = Folder::new();
    let children: Vec<Child> =
        (0..8).map(|n| folder.start(&["capture", "PATH", &format!("idea {n}")])).collect();
    let saved = children.into_iter().map(|child| child.wait_with_output().unwrap());
    let saved = saved.filter(|output| output.status.success()).count();
    assert!(saved > 0);
    assert_eq!(folder.tally()["ideas"], saved);
    folder.run(&["verify", "PATH"]).ended(0);
    assert!(!names(&folder.path(".")).iter().any(|name| name.contains("torn")));
}

#[test]
fn steps_and_notes_from_two_sides_at_once_are_each_kept_or_refused_in_words() {
    let folder = Folder::after(&["start"]);
    let side = |words: &'static [&'static str]| {
        let done = (0..12).map(|_| folder.run(words));
        let (done, refused): (Vec<_>, Vec<_>) = done.partition(|said| said.code == 0);
        refused.into_iter().for_each(|said| drop(said.ended(1).told("open elsewhere")));
        done.len()
    };
    let (steps, notes) = std::thread::scope(|scope| {
        let steps = scope.spawn(|| side(&["do", "PATH", "extend", "1m"]));
        let notes = scope.spawn(|| side(&["capture", "PATH", "an idea"]));
        (steps.join().unwrap(), notes.join().unwrap())
    });
    assert!(steps > 0 && notes > 0);
    assert_eq!(folder.tally()["ideas"], notes);
    let verdict = folder.run(&["verify", "PATH", "--json"]).ended(0).json();
    assert_eq!(verdict["records"], 1 + steps + notes);
}
