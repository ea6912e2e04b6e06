//! Settings as the shell sees them: what applies, and what is wrong with their file.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use super::folder::{Said, program, said};

/// A home with a settings file.
struct Home(TempDir);

impl Home {
    fn with(settings: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("worldcafe")).unwrap();
        fs::write(home.path().join("worldcafe/settings.toml"), settings).unwrap();
        Self(home)
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("worldcafe/settings.toml")
    }

    fn program(&self) -> Command {
        let mut program = program();
        program.env("XDG_CONFIG_HOME", self.0.path());
        program
    }

    fn run(&self, words: &[&str]) -> Said {
        said(self.program().args(words))
    }
}

#[test]
fn without_a_file_what_is_usual_is_printed_and_where_it_belongs_is_said() {
    let said = super::folder::run(&["settings"]).ended(0).told("/nowhere/worldcafe/settings.toml");
    assert!(said.out.contains("# theme = \"auto\"\n"), "{}", said.out);
    assert!(said.out.contains("# end-block = [\"n\"]\n"), "{}", said.out);
}

#[test]
fn what_is_printed_is_what_applies_and_can_be_put_in_its_place() {
    let home = Home::with("theme = 'light'\nsilence = 4\n[keys]\nend-block = ['N', 'E']\n");
    let printed = home.run(&["settings"]).ended(0).told("read from").out;
    for line in ["theme = \"light\"", "# bell = true", "silence = 4", "end-block = [\"N\", \"E\"]"]
    {
        assert!(printed.lines().any(|it| it == line), "{line}: {printed}");
    }
    fs::write(home.file(), &printed).unwrap();
    assert_eq!(home.run(&["settings"]).ended(0).out, printed);
}

#[test]
fn keys_are_shown_as_they_are_in_force() {
    let home = Home::with("[keys]\nend-block = 'N'\n");
    let rows = home.run(&["keys", "--json"]).ended(0).json();
    let of = |name| {
        rows.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()["keys"].clone()
    };
    assert_eq!((of("end-block"), of("start")), (["N"].into(), ["N"].into()));
    let table = home.run(&["keys"]).ended(0).out;
    assert!(
        table.lines().any(|line| line.starts_with("  N ") && line.contains("end-block")),
        "{table}"
    );
}

#[test]
fn every_fault_is_shown_with_its_piece_of_the_file() {
    let home = Home::with("them = 'dark'\n[keys]\nundo = 'r'\n");
    let said = home.run(&["settings"]).ended(1);
    for words in [
        "error: there is no setting `them`",
        "settings.toml:1:1",
        "hint: did you mean `theme`",
        "error: `r` would do both `back` and `undo`",
        "settings.toml:3:8",
        "settings.toml: 2 errors",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
}

#[test]
fn a_fault_is_told_and_the_rest_of_the_file_applies() {
    let home = Home::with("them = 'dark'\n[keys]\nend-block = 'N'\n");
    let said = home.run(&["keys", "--json"]).ended(0).told(
        "settings.toml, line 1 · worldcafe settings shows what is wrong: there is no setting `them`",
    );
    let rows = said.json();
    let end = rows.as_array().unwrap().iter().find(|row| row["name"] == "end-block").unwrap();
    assert_eq!(end["keys"][0], "N");
    fs::remove_file(home.file()).unwrap();
    fs::create_dir(home.file()).unwrap();
    home.run(&["keys"]).ended(0).told("settings are not used: ");
    home.run(&["settings"]).ended(1).told("cannot be read");
}
