//! A session folder of its own for each test, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use tempfile::TempDir;
use worldcafe::journal::{Reader, RealDisk, encode};
use worldcafe::session::Record;

/// Lengths without times, so that the real clock of a test makes nothing late.
pub(crate) const PLAN: &str = r#"{
  "title": "Café", "time_zone": "Europe/Zurich", "tables": 4,
  "questions": [
    { "id": "q1", "text": "What is the role?",
      "categories": [ { "letter": "a", "label": "Rights" }, { "letter": "b", "label": "Limits" } ] },
    { "id": "q2", "text": "Which issues?", "categories": [ { "letter": "a", "label": "Security" } ] } ],
  "programme": [
    { "id": "opening", "kind": "opening", "title": "Opening", "length": "15 min" },
    { "id": "c1", "kind": "conversation", "title": "Conversation 1", "length": "25 min", "question": "q1" },
    { "id": "th", "kind": "town-hall", "title": "Town Hall", "length": "15 min" },
    { "id": "c2", "kind": "conversation", "title": "Conversation 2", "length": "25 min", "question": "q2" } ]
}"#;

/// What a run said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// It ended so; else everything it said is shown.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Words on standard error.
    #[track_caller]
    pub(crate) fn told(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} is not in {self:#?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {self:#?}"))
    }
}

/// The program, without colours or settings of whoever runs the test.
pub(crate) fn program() -> Command {
    let mut command = Command::new(cargo_bin!("worldcafe"));
    command.env_clear().env("TZ", "UTC").env("NO_COLOR", "1");
    // Nobody's own settings or state, should a command look for them: there is no such folder.
    for place in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env(place, "/nowhere");
    }
    command
}

/// Runs the program.
pub(crate) fn run(words: &[&str]) -> Said {
    said(program().args(words).stdin(Stdio::null()))
}

/// What a command of one's own says.
pub(crate) fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A session folder that goes with its test.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self::with(PLAN)
    }

    pub(crate) fn with(plan: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("session.json"), plan).unwrap();
        Self { dir }
    }

    /// A folder in which these actions were done.
    pub(crate) fn after(actions: &[&str]) -> Self {
        let folder = Self::new();
        for action in actions {
            let words: Vec<&str> = ["do", "PATH"].into_iter().chain(action.split(' ')).collect();
            folder.run(&words).ended(0);
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn journal(&self) -> Vec<u8> {
        fs::read(self.path("journal.jsonl")).unwrap()
    }

    /// Writes the journal anew with its records changed, as whoever kept it so would have.
    pub(crate) fn rewrite(&self, change: impl FnOnce(&mut Vec<Record>)) {
        let mut records = Vec::new();
        let mut reader = Reader::new(Arc::new(RealDisk), &self.path("journal.jsonl"));
        let found = reader.read(&mut |record, _| records.push(record)).unwrap();
        assert_eq!(found.fault, None);
        change(&mut records);
        let (mut bytes, mut before) = (Vec::new(), None);
        for record in &records {
            before = Some(encode(record, before, &mut bytes).unwrap());
        }
        fs::write(self.path("journal.jsonl"), bytes).unwrap();
    }

    /// The program with these words; `PATH` is the folder.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = program();
        for word in words {
            if *word == "PATH" {
                command.arg(self.dir.path());
            } else {
                command.arg(word);
            }
        }
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Said {
        said(self.command(words).stdin(Stdio::null()))
    }

    /// Runs with these bytes on standard input.
    pub(crate) fn pipe(&self, words: &[&str], input: impl AsRef<[u8]>) -> Said {
        let file = self.path("input");
        fs::write(&file, input).unwrap();
        said(self.command(words).stdin(fs::File::open(file).unwrap()))
    }

    /// Starts without waiting; standard input and output are pipes.
    pub(crate) fn start(&self, words: &[&str]) -> Child {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// The counts.
    pub(crate) fn tally(&self) -> Value {
        self.run(&["tally", "PATH", "--json"]).ended(0).json()
    }
}

/// The names in a folder, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
