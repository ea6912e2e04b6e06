//! `new`.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::tempdir;

use super::folder::{Folder, Said, names, program, run, said};

const TEXT: &str = "Café\n18:00 - 18:15 Opening\n18:15 - 18:45 Round 1\nWhy?\n\nsomething else\n";

/// Runs `new` on a folder that is not there; returns what it said and the plan it made.
fn made(words: &[&str]) -> (Said, Value) {
    let folder = tempdir().unwrap();
    let dir = folder.path().join("my café");
    let line: Vec<&str> = ["new", dir.to_str().unwrap()].iter().chain(words).copied().collect();
    let said = run(&line).ended(0);
    assert_eq!(names(&dir), ["session.json"], "{said:?}");
    let plan = serde_json::from_slice(&fs::read(dir.join("session.json")).unwrap()).unwrap();
    run(&["check", dir.to_str().unwrap()]).ended(0);
    (said, plan)
}

#[test]
fn every_template_makes_a_session_that_checks_and_can_be_opened() {
    let listed = run(&["new", "--templates"]).ended(0).out;
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["classic", "topics", "synthesis", "panel", "workshop", "days", "blank"]);
    let help = run(&["new", "--help"]).ended(0).out;
    for name in names {
        let (said, plan) = made(&["--template", name]);
        assert_eq!(plan["programme"][0]["id"], "b1");
        assert!(help.contains(&format!("\n  {name} ")), "{help}");
        said.told("next: worldcafe check '");
    }
    assert_eq!(
        made(&[]).1,
        made(&["--template", "classic"]).1,
        "the first is taken where none is named"
    );
}

#[test]
fn what_is_known_goes_into_the_plan() {
    let (said, plan) = made(&[
        "--title",
        "What next?",
        "--place",
        "Bern",
        "--date",
        "21.11.2026",
        "--start",
        "18:00",
        "--tables",
        "9",
    ]);
    assert_eq!((&plan["title"], &plan["place"]), (&"What next?".into(), &"Bern".into()));
    let first = &plan["programme"][0];
    assert_eq!((&first["date"], &first["start"]), (&"2026-11-21".into(), &"18:00".into()));
    assert_eq!(plan["tables"], 9);
    said.told("8 blocks, 3 questions").told("check finds no faults");
}

#[test]
fn a_text_makes_a_session_and_says_what_was_not_read() {
    let folder = Folder::new();
    fs::write(folder.path("text.txt"), TEXT).unwrap();
    let dir = folder.path("made/here");
    let words = |from| ["new", dir.to_str().unwrap(), "--from", from].map(str::to_owned);
    let text = folder.path("text.txt");
    let line = words(text.to_str().unwrap());
    run(&line.each_ref().map(String::as_str))
        .ended(0)
        .told("session.json, 2 blocks, 1 question")
        .told("line 6 was not read: something else")
        .told("worldcafe run ");
    let plan: Value = serde_json::from_slice(&fs::read(dir.join("session.json")).unwrap()).unwrap();
    assert_eq!(plan["programme"][1]["question"], "q1");

    fs::remove_dir_all(&dir).unwrap();
    let line = words("-");
    folder.pipe(&line.each_ref().map(String::as_str), TEXT).ended(0);
    let again: Value =
        serde_json::from_slice(&fs::read(dir.join("session.json")).unwrap()).unwrap();
    assert_eq!(again, plan);
}

#[test]
fn days_are_counted_by_their_dates_and_printed_times_stay() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let text = "Series\n14 August 2026 09:00 - 10:00 Opening\n\
                14 August 2026 10:00 - 11:00 Lunch\n15 August 2026 09:00 - 10:00 Closing\n";
    fs::write(at("text"), text).unwrap();
    run(&["new", &at("made"), "--from", &at("text"), "--start", "13:00"])
        .ended(1)
        .told("the programme has times of its own")
        .told("leave --start out");
    assert_eq!(names(folder.path()), ["text"]);
    run(&["new", &at("made"), "--from", &at("text")]).ended(0).told("3 blocks on 2 days, 0");
}

#[test]
fn what_is_advised_can_be_typed_and_is_true() {
    let folder = tempdir().unwrap();
    let within = |words: &[&str]| {
        let mut command = program();
        said(command.args(words).current_dir(folder.path()).stdin(Stdio::null()))
    };
    let made = within(&["new", "--start", "18:00", "--", "-x"])
        .ended(0)
        .told("next: worldcafe check ./-x\n");
    assert!(!made.err.contains("put the plan right"), "{made:?}");
    within(&["check", "./-x"]).ended(0);
    fs::write(folder.path().join("text"), "Café\n8 tables of 5\n18:00 - 18:20 Round 1\n").unwrap();
    within(&["new", "y", "--from", "text"]).ended(0).told("warning; put the plan right in ");
    let unreadable = within(&["new", "z", "--from", &"x".repeat(300)]).ended(1);
    assert!(!unreadable.err.contains("session folder"), "{unreadable:?}");
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let folder = Folder::new();
    let before = fs::read(folder.path("session.json")).unwrap();
    folder
        .run(&["new", "PATH"])
        .ended(1)
        .told("there is a session in")
        .told("hint: nothing was changed");
    assert_eq!(fs::read(folder.path("session.json")).unwrap(), before);
    let plan = folder.path("session.json");
    run(&["new", plan.to_str().unwrap()]).ended(1).told("is a file");
    fs::remove_file(&plan).unwrap();
    fs::write(folder.path("notes.txt"), "kept").unwrap();
    folder.run(&["new", "PATH"]).ended(0);
    assert_eq!(names(plan.parent().unwrap()), ["notes.txt", "session.json"]);
}

#[test]
fn a_folder_with_a_journal_is_a_session_too() {
    let folder = Folder::after(&["start"]);
    fs::remove_file(folder.path("session.json")).unwrap();
    folder.run(&["new", "PATH"]).ended(1).told("there is a session in");
}

#[test]
fn what_is_no_programme_is_refused_and_makes_nothing() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (bytes, why) in [
        (vec![0, 159, 146, 150], "it is no plain text"),
        (b"Caf\xe9\n".to_vec(), "line 1 is not UTF-8"),
        (vec![b'a'; 10 << 20], "it is larger than 1 MiB"),
        (Vec::new(), "there is not a word in it"),
    ] {
        fs::write(at("text"), bytes).unwrap();
        run(&["new", &at("made"), "--from", &at("text")]).ended(1).told(why).told("hint: ");
    }
    run(&["new", &at("made"), "--from", &at("nowhere")]).ended(1).told("there is no ");
    run(&["new", &at("made"), "--from", &at("")]).ended(1);
    assert_eq!(names(folder.path()), ["text"]);
}

#[test]
fn a_pipe_that_nobody_may_ever_write_to_is_not_waited_for() {
    let folder = Folder::new();
    let pipe = folder.path("pipe.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let pipe = pipe.to_str().unwrap();
    let made = folder.path("made");
    let told = "pipe.txt cannot be read: it is a pipe, not a file\nhint: ";
    run(&["new", made.to_str().unwrap(), "--from", pipe]).ended(1).told(told).told("--from -");
    assert!(!made.exists());
    folder
        .run(&["export", "PATH", "--template", pipe])
        .ended(1)
        .told("pipe.txt could not be read: it is a pipe, not a file\nhint: save what it brings");
    let stdin = ["new", made.to_str().unwrap(), "--from", "/dev/stdin"];
    folder.pipe(&stdin, TEXT).ended(0).told("2 blocks");
}

#[test]
fn wrong_words_are_told_with_the_right_ones() {
    let folder = tempdir().unwrap();
    let dir = folder.path().join("a");
    let dir = dir.to_str().unwrap();
    run(&["new", dir, "--template", "clasic"])
        .ended(2)
        .told("there is no template \"clasic\"")
        .told("the nearest is \"classic\"; --templates lists them");
    for words in [
        &["--tables", "0"][..],
        &["--start", "7pm"],
        &["--date", "soon"],
        &["--title", ""],
        &["--template", "classic", "--from", "x"],
        &["--templates"],
    ] {
        let line: Vec<&str> = ["new", dir].iter().chain(words).copied().collect();
        run(&line).ended(2);
    }
    run(&["new", dir, "--date", "31.13.2026"]).ended(2).told("a date reads 2026-11-21 or 21 Nov");
    run(&["new"]).ended(2);
    run(&["new", dir, "--template", "topics", "--tables", "3"]).ended(1).told("leave --tables out");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn words_of_the_text_do_nothing_to_the_terminal() {
    let folder = tempdir().unwrap();
    let dir = folder.path().join("a\u{1b}[31m");
    let text = folder.path().join("text");
    fs::write(&text, "Café\n18:00 Opening\n\n\u{1b}]0;x\u{7}\u{202e}odd\u{9b}31m\n").unwrap();
    let output = program().arg("new").arg(&dir).arg("--from").arg(&text).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("line 4 was not read: "), "{said}");
    assert!(
        said.chars().all(|c| c == '\n' || !c.is_control()) && !said.contains('\u{202e}'),
        "{said:?}"
    );
}

#[test]
fn a_folder_that_may_not_be_written_is_left_as_it_is() {
    let folder = tempdir().unwrap();
    let long = folder.path().join("a").join("x".repeat(300));
    run(&["new", long.to_str().unwrap()]).ended(1).told("name a folder in which you may write");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn every_line_that_was_not_read_is_named() {
    let work = tempfile::tempdir().unwrap();
    let (text, made) = (work.path().join("text"), work.path().join("made"));
    let between = |n: u32| format!("18:{n:02} Block {n}\n\n\nsomething else\n\n");
    fs::write(&text, (10..50).map(between).collect::<String>()).unwrap();
    let said = run(&["new", made.to_str().unwrap(), "--from", text.to_str().unwrap()]).ended(0);
    let named = |line: usize| said.err.contains(&format!("line {line}"));
    let missing: Vec<usize> = (0..40).map(|n| 4 + 5 * n).filter(|line| !named(*line)).collect();
    assert_eq!(missing, [0; 0], "{said:?}");
}
