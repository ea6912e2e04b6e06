//! What is made from the command line: completions and manual pages.

use std::fs;
use std::process::{Command, Stdio};

use super::folder::{program, run};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The commands that help names.
fn commands() -> Vec<String> {
    let command = worldcafe::cli::command();
    let shown = command.get_subcommands().filter(|it| !it.is_hide_set());
    shown.map(|it| it.get_name().to_owned()).collect()
}

/// True where a word stands in a text with no letter beside it.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|it| it == word)
}

#[test]
fn completions_of_every_shell_name_every_command_and_none_that_is_hidden() {
    for shell in SHELLS {
        let script = run(&["completions", shell]).ended(0).out;
        for command in commands() {
            assert!(has_word(&script, &command), "{shell} does not know {command}");
        }
        assert!(has_word(&script, "read-only") || script.contains("--read-only"), "{shell}");
        assert!(!script.contains("fill-template"), "{shell}");
    }
    run(&["completions", "tcsh"]).ended(2).told("tcsh");
}

#[test]
fn bash_reads_its_completions() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("worldcafe.bash");
    fs::write(&script, run(&["completions", "bash"]).out).unwrap();
    let read = Command::new("bash").arg("-n").arg(&script).output().unwrap();
    assert!(read.status.success() && read.stderr.is_empty(), "{read:?}");
}

#[test]
fn the_manual_page_has_a_name_a_synopsis_and_every_command() {
    let page = run(&["man"]).ended(0).out;
    assert!(page.contains(".TH worldcafe 1"), "{page}");
    for part in [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH OPTIONS", ".SH NOTES"] {
        assert_eq!(page.matches(part).count(), 1, "{part}");
    }
    for command in commands() {
        let named = format!("worldcafe\\-{}(1)", command.replace('-', "\\-"));
        assert!(page.contains(&named), "{named} is not in {page}");
    }
    assert!(page.contains("worldcafe my\\-café") || page.contains("my\\-café"), "{page}");
}

#[test]
fn a_page_is_written_for_each_command_and_nothing_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("man/man1");
    let said = run(&["man", "--out", into.to_str().unwrap()]).ended(0).told("worldcafe-run.1");
    assert!(said.out.is_empty());
    let mut wanted: Vec<String> =
        commands().iter().map(|name| format!("worldcafe-{name}.1")).collect();
    wanted.push("worldcafe.1".to_owned());
    let entries = fs::read_dir(&into).unwrap();
    let mut found: Vec<String> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    let page = fs::read_to_string(into.join("worldcafe-export.1")).unwrap();
    assert!(page.contains("worldcafe\\-export") && page.contains("\\-\\-template"), "{page}");
    assert!(page.contains("worldcafe export my\\-café"), "{page}");
}

#[test]
fn pages_that_cannot_be_written_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "").unwrap();
    let mut man = program();
    let man = man.args(["man", "--out"]).arg(&taken).stdin(Stdio::null());
    super::folder::said(man).ended(1).told("worldcafe.1 cannot be written");
}
