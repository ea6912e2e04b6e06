//! Help, misuse, and what goes where.

use std::process::Stdio;

use super::folder::{Folder, program, run};

#[test]
fn without_a_command_help_is_shown_and_it_is_wrong_usage() {
    let said = run(&[]).ended(2).told("worldcafe demo");
    assert_eq!(said.out, "");
    let said = run(&["--color", "never"]).ended(2).told("there is no command");
    assert_eq!(said.out, "");
}

#[test]
fn help_goes_to_standard_output() {
    for words in [&["--help"][..], &["-h"], &["help"], &["do", "--help"], &["capture", "-h"]] {
        let said = run(words).ended(0);
        assert!(said.out.contains("Usage: worldcafe") && said.err.is_empty(), "{words:?}");
    }
    assert!(run(&["do", "--help"]).out.contains("extend LENGTH [--block B]"));
    assert!(
        run(&["export", "-h"])
            .ended(0)
            .out
            .contains("md, html, json, csv, seats, seats-csv, or all")
    );
    assert!(run(&["--version"]).ended(0).out.starts_with("worldcafe "));
}

#[test]
fn every_command_has_examples_or_tells_what_it_is_for() {
    let help = run(&["--help"]).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(commands.len(), 21);
    for name in commands {
        assert!(run(&[name, "--help"]).ended(0).out.contains("Examples:"), "{name}");
    }
}

#[test]
fn wrong_words_end_with_2_and_act_on_no_terminal() {
    for words in [
        &["talyl", "x"][..],
        &["tally"],
        &["tally", "x", "--by", "colour"],
        &["do", "x"],
        &["do", "x", "strat"],
        &["do", "x", "palette"],
        &["capture", "x", "--kind", "thought", "y"],
        &["export", "x", "--format", "pdf"],
        &["demo", "--speed", "0"],
        &["seat", "--people", "0", "--tables", "3", "--rounds", "3"],
        &["seat", "--people", "12", "--rounds", "3"],
        &["seat", "--people", "12", "--tables", "3"],
        &["seat", "--people", "12", "--tables", "3", "--rounds", "3", "--seconds", "soon"],
        &["keys", "\u{1b}[31m\u{202e}"],
    ] {
        let said = run(words).ended(2);
        assert!(said.out.is_empty() && !said.err.is_empty(), "{words:?}");
        assert!(!said.err.contains(['\u{1b}', '\u{202e}']), "{words:?}");
    }
    run(&["do", "x", "strat"]).told("the nearest is \"start\"");
    run(&["do", "x", "capture"]).told("worldcafe capture adds notes");
}

#[test]
fn what_would_be_left_unheard_is_wrong_usage() {
    let folder = Folder::new();
    let unheard = |words: &[&str], told: &str| _ = folder.run(words).ended(2).told(told);
    let arranged = "--report arranges md and html";
    unheard(&["export", "PATH", "--format", "csv,json", "--report", "session-report"], arranged);
    let headed = "--people names no file";
    let people = ["seat", "--people", "8", "--tables", "2", "--rounds", "2"];
    unheard(&[&people[..], &["--columns", "name=Who"]].concat(), headed);
    unheard(&["seat", "PATH", "--columns", "name=Who"], "--people");
    unheard(&["join", "--json", "--table", "4"], "--json");
    folder.run(&["export", "PATH", "--format", "csv,md", "--report", "session-report"]).ended(0);
}

#[test]
fn what_a_session_cannot_know_is_refused_and_wrong_words_are_misused() {
    let folder = Folder::after(&["start"]);
    for (words, code) in [
        (&["extend"][..], 2),
        (&["extend", "5"], 2),
        (&["extend", "5m", "--blcok", "1"], 2),
        (&["close", "now"], 2),
        (&["extend", "5m", "--block", "9"], 1),
        (&["retract", "0123"], 1),
        (&["shorten", "1h"], 1),
    ] {
        let line: Vec<&str> = ["do", "PATH"].iter().chain(words).copied().collect();
        folder.run(&line).ended(code).told("hint: ");
    }
}

#[test]
fn keys_are_a_table_and_data() {
    assert!(run(&["keys"]).ended(0).out.contains("In the line\n"));
    let rows = run(&["keys", "--json"]).ended(0).json();
    let end = rows.as_array().unwrap().iter().find(|row| row["name"] == "end-block").unwrap();
    assert_eq!((&end["keys"][0], &end["changes"]), (&"n".into(), &true.into()));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut child = program()
        .args(["keys", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn colour_is_used_where_it_is_asked_for_alone() {
    let folder = Folder::with("{");
    let always = folder.run(&["check", "PATH", "--color", "always"]).ended(1);
    assert!(always.out.contains('\u{1b}'));
    assert!(!folder.run(&["check", "PATH"]).out.contains('\u{1b}'));
    folder.run(&["check", "PATH", "--color", "sometimes"]).ended(2);
}

#[test]
fn a_name_of_nothing_and_a_speed_that_is_none_are_wrong_usage_in_plain_words() {
    let folder = Folder::after(&["start"]);
    for option in ["--question", "--category", "--table", "--block"] {
        folder.run(&["capture", "PATH", option, "", "words"]).ended(2).told(option);
    }
    for speed in ["fast", "0", "100001"] {
        run(&["demo", "--speed", speed]).ended(2).told("a whole number from 1 to 100000");
    }
}

#[test]
fn a_folder_where_a_file_belongs_is_told_with_a_hint() {
    let folder = Folder::with("{}");
    std::fs::remove_file(folder.path("session.json")).unwrap();
    std::fs::create_dir(folder.path("session.json")).unwrap();
    for command in ["check", "tally"] {
        let said = folder.run(&[command, "PATH"]).ended(1);
        said.told("cannot be read").told("hint: a file belongs there, and this is a folder");
    }
}
