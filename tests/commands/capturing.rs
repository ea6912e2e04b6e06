//! `capture`.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use super::folder::{Folder, PLAN, names};

fn texts(out: &str) -> Vec<&str> {
    out.lines().map(|line| line.split('\t').nth(1).unwrap()).collect()
}

fn ids(out: &str) -> Vec<&str> {
    out.lines().map(|line| line.split('\t').next().unwrap()).collect()
}

#[test]
fn a_note_is_printed_with_its_id_once_it_is_saved() {
    let folder = Folder::after(&["start", "end-block"]);
    let said = folder
        .run(&["capture", "PATH", "--table", "3", "--category", "b", "Who", "are", "we?"])
        .ended(0);
    let (id, text) = said.out.trim_end().split_once('\t').unwrap();
    assert_eq!((id.len(), text), (36, "Who are we?"));
    let tally = folder.tally();
    assert_eq!(tally["questions"][0]["categories"][1]["ideas"], 1);
    assert_eq!(tally["tables"][2]["ideas"], 1);
    assert_eq!(tally["blocks"][1]["ideas"], 1);
}

#[test]
fn lines_are_notes_and_indented_lines_their_details() {
    let folder = Folder::after(&["start", "end-block"]);
    let said =
        folder.pipe(&["capture", "PATH", "-"], "  One\n  - point\n\n\tdeep\nTwo #b @4\n").ended(0);
    assert_eq!(texts(&said.out), ["One", "Two #b @4"]);
    let report = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    assert_eq!(report["notes"][0]["details"][0]["text"], "- point");
    assert_eq!(report["notes"][0]["details"][0]["details"][0]["text"], "deep");
    assert_eq!(report["notes"][1]["text"], "Two #b @4");
    assert_eq!(folder.tally()["ideas"], 2);
}

#[test]
fn standard_input_without_words_is_told_and_is_no_failure() {
    let folder = Folder::after(&["start"]);
    for input in ["", "\n  \n\t\n"] {
        let said = folder.pipe(&["capture", "PATH", "-"], input).ended(0);
        assert_eq!(said.out, "");
        said.told("nothing to save: standard input has no words");
    }
}

#[test]
fn a_run_is_one_step() {
    let folder = Folder::after(&["start"]);
    folder.pipe(&["capture", "PATH", "-"], "a\nb\nc\n").ended(0);
    folder.run(&["do", "PATH", "undo"]).ended(0).told("undone: 3 notes");
    assert_eq!((&folder.tally()["ideas"], &folder.tally()["retracted"]), (&0.into(), &3.into()));
    folder.run(&["do", "PATH", "redo"]).ended(0);
    assert_eq!(folder.tally()["ideas"], 3);
}

#[test]
fn a_note_is_saved_as_soon_as_its_line_ends_and_a_detail_may_still_follow() {
    let folder = Folder::after(&["start"]);
    let mut child = folder.start(&["capture", "PATH", "-"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut saved = |words: &str| {
        input.write_all(words.as_bytes()).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        line
    };
    assert!(saved("first\n").ends_with("\tfirst\n"));
    assert_eq!(folder.tally()["ideas"], 1);
    assert!(saved("  detail\n    below\nsecond\n").ends_with("\tsecond\n"));
    drop(input);
    assert!(child.wait().unwrap().success());
    let data = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    let first = &data["notes"][0];
    assert_eq!(first["details"][0]["details"][0]["text"], "below");
    assert_eq!(first["typed"], serde_json::Value::Null, "details are no rewording");
    folder.run(&["do", "PATH", "undo"]).ended(0);
    assert_eq!(folder.tally()["ideas"], 0);
}

#[test]
fn a_reader_that_goes_away_loses_no_note() {
    let folder = Folder::after(&["start"]);
    let mut child = folder.start(&["capture", "PATH", "-"]);
    let mut input = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let lines: String = (0..2000).map(|n| format!("idea {n}\n")).collect();
    input.write_all(lines.as_bytes()).unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
    assert_eq!(folder.tally()["ideas"], 2000);
}

#[test]
fn a_detail_that_is_refused_begins_no_new_step() {
    let folder = Folder::after(&["start"]);
    let long = "x".repeat(20_001);
    let lines = [b"one\n  caf\xe9\n  ", long.as_bytes(), b"\ntwo\n"].concat();
    let said = folder.pipe(&["capture", "PATH", "-"], lines).ended(1);
    assert_eq!(texts(&said.out), ["one", "two"]);
    said.told("not saved: line 3: this is longer than 20000 characters");
    folder.run(&["do", "PATH", "undo"]).ended(0).told("undone: 2 notes");
}

#[test]
fn a_line_that_means_nothing_in_the_block_that_came_is_told_by_its_number() {
    let auto = PLAN.replace(r#""question": "q1" }"#, r#""question": "q1", "advance": "auto" }"#);
    let folder = Folder::with(&auto);
    for action in ["start", "end-block"] {
        folder.run(&["do", "PATH", action]).ended(0);
    }
    // The conversation is over since long; the clock ends it when the first line is decided.
    folder.rewrite(|records| {
        for record in records {
            record.at -= chrono::Duration::hours(1);
            record.boot = None;
        }
    });
    let said = folder.pipe(&["capture", "PATH", "--category", "b", "-"], "one\ntwo\n").ended(1);
    let said = said.told("not saved: line 1: a category belongs to a question");
    said.told("not saved: line 2: a category belongs to a question");
    folder.run(&["verify", "PATH"]).ended(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told_once_every_note_is_saved() {
    let folder = Folder::after(&["start"]);
    let mut child = folder
        .command(&["capture", "PATH", "-"])
        .stdin(Stdio::piped())
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"one\ntwo\nthree\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(err.matches("standard output cannot be written").count(), 1, "{err}");
    assert_eq!(folder.tally()["ideas"], 3);
}

#[test]
fn a_lone_hyphen_after_two_is_a_word() {
    let folder = Folder::after(&["start"]);
    let said = folder.run(&["capture", "PATH", "--", "-"]).ended(0);
    assert!(said.out.ends_with("\t-\n"));
    let said = folder.run(&["capture", "PATH", "--", "--table", "4"]).ended(0);
    assert!(said.out.ends_with("\t--table 4\n"));
}

#[test]
fn what_is_no_text_is_told_by_its_line_and_the_rest_is_kept() {
    let folder = Folder::after(&["start"]);
    let said = folder.pipe(&["capture", "PATH", "-"], b"one\ncaf\xe9\n  of it\ntwo\n").ended(1);
    assert_eq!(ids(&said.out).len(), 2);
    let said = said.told("not saved: line 2 is not UTF-8");
    said.told("not saved: line 3 is a detail of a line that was left out");
}

#[test]
fn an_endless_idea_is_refused_and_the_next_is_kept() {
    let folder = Folder::after(&["start"]);
    let long = "x".repeat(20_001);
    let said = folder.pipe(&["capture", "PATH", "-"], format!("{long}\nshort\n")).ended(1);
    assert_eq!(ids(&said.out).len(), 1);
    said.told("not saved: line 1: this is longer than 20000 characters");
    let longest = "é".repeat(20_000);
    folder.run(&["capture", "PATH", &longest]).ended(0);
}

#[test]
fn an_empty_idea_is_refused_with_words() {
    let folder = Folder::after(&["start"]);
    for text in ["", "  ", "\u{200b}"] {
        folder.run(&["capture", "PATH", text]).ended(1).told("not done: there is nothing to save");
    }
    folder.run(&["capture", "PATH"]).ended(2).told("TEXT is missing");
    folder.pipe(&["capture", "PATH", "-"], "\n \n").ended(0);
    assert_eq!(folder.tally()["ideas"], 0);
}

#[test]
fn an_unknown_category_is_refused_before_anything_is_read() {
    let folder = Folder::after(&["start", "end-block"]);
    let said = folder.pipe(&["capture", "PATH", "--category", "Rihgts", "-"], "x\n").ended(1);
    let said = said.told("not done: question 1 has no category \"Rihgts\"");
    said.told("the nearest is \"Rights\"; worldcafe do PATH add-category --question 1");
    assert_eq!(folder.tally()["ideas"], 0);
    let said = folder.run(&["capture", "PATH", "--block", "th", "--category", "a", "x"]).ended(1);
    said.told("--question Q");
}

#[test]
fn timing_refuses_nothing() {
    let folder = Folder::new();
    folder.run(&["capture", "PATH", "before the event"]).ended(0);
    folder.run(&["capture", "PATH", "--block", "c2", "early"]).ended(0);
    for action in ["start", "end-block", "close"] {
        folder.run(&["do", "PATH", action]).ended(0);
    }
    folder.run(&["capture", "PATH", "--block", "c1", "afterwards"]).ended(0);
    let tally = folder.tally();
    assert_eq!((&tally["ideas"], &tally["added_later"]), (&3.into(), &1.into()));
}

#[test]
fn other_kinds_are_kept_apart_and_the_words_stay_exact() {
    let folder = Folder::after(&["start"]);
    let words = "=1+1 \u{1b}[31m\u{202e} 日本 👩\u{200d}👧";
    let said = folder.run(&["capture", "PATH", "--kind", "open-question", words]).ended(0);
    assert!(!said.out.contains(['\u{1b}', '\u{202e}']), "{}", said.out);
    let tally = folder.tally();
    assert_eq!((&tally["ideas"], &tally["open_questions"]), (&0.into(), &1.into()));
    let report = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    assert_eq!(report["notes"][0]["text"], words);
}

#[test]
fn tables_come_into_being_by_being_named() {
    let folder = Folder::after(&["start", "end-block"]);
    folder.run(&["capture", "PATH", "--table", "Window", "x"]).ended(0);
    folder.run(&["capture", "PATH", "--table", "win", "y"]).ended(0);
    let tally = folder.tally();
    let window = tally["tables"].as_array().unwrap().iter().find(|it| it["table"] == "Window");
    assert_eq!(window.unwrap()["ideas"], 2);
    assert!(names(&folder.path(".")).contains(&"journal.jsonl".to_owned()));
}

#[test]
fn standard_input_that_cannot_be_read_is_told_and_fails() {
    let folder = Folder::after(&["start"]);
    let mut command = folder.command(&["capture", "PATH", "-"]);
    let output = command.stdin(fs::File::open(folder.path("")).unwrap()).output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("standard input cannot be read: "), "{words}");
    assert_eq!(output.status.code(), Some(1));
}
