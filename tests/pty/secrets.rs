//! What lets somebody in, and who somebody is, stands nowhere but where it is said to.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::devices::ask;
use super::opened::{STATE, elsewhere, link, opened, url};
use super::scene::{USUAL, conversing, in_line, leave, quit, say};
use crate::commands::folder::Folder;
use crate::support::keys::Key;
use crate::support::pty::Pty;

/// Every file below a folder.
fn files(below: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The files that only their user reads, and what is in each of them and of the others.
fn contents(folder: &Folder) -> (BTreeMap<PathBuf, String>, BTreeMap<PathBuf, String>) {
    let is_own = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o077 == 0;
    let read = |path: PathBuf| {
        let words = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        (path, words)
    };
    let (own, others): (Vec<_>, Vec<_>) = files(&folder.path(".")).into_iter().partition(is_own);
    (own.into_iter().map(read).collect(), others.into_iter().map(read).collect())
}

/// Whatever lets somebody in here: invites, the token of this computer, that of a device.
fn secrets(folder: &Folder, token: &str) -> Vec<String> {
    let devices = folder.path(STATE).join("worldcafe/devices");
    let kept = fs::read_to_string(&files(&devices)[0]).unwrap();
    let kept: Value = serde_json::from_str(&kept).unwrap();
    let invites = kept["invites"].as_array().unwrap().iter();
    let of = |it: &Value| ["secret", "code"].map(|name| it[name].as_str().unwrap().to_owned());
    let mut all: Vec<String> = invites.flat_map(of).collect();
    assert!(all.len() >= 4, "{all:?}");
    all.push(url(folder).split_once('#').unwrap().1.to_owned());
    all.push(token.to_owned());
    all
}

/// A device of the name Ada lets itself in and says something.
fn comes_in(folder: &Folder) -> String {
    let link = link(folder);
    let (at, secret) = link.strip_prefix("http://").unwrap().split_once("/#").unwrap();
    let device = "0190f3c4-0000-7000-8000-000000000001";
    let body = json!({ "code": secret, "device": device, "table": "3", "name": "Ada Lovelace" });
    let (status, answer) = ask(at, "POST /v1/join", None, &body);
    assert_eq!(status, 200, "{answer}");
    let token = answer["token"].as_str().unwrap().to_owned();
    let note = json!({ "id": device, "text": "by a device", "table": "3" });
    let body = json!({ "id": device, "command": { "capture": { "note": note } } });
    assert_eq!(ask(at, "POST /v1/commands", Some(&token), &body).0, 200);
    token
}

fn joins_as_grace(folder: &Folder) -> Pty {
    let state = folder.path(STATE);
    let env = [("XDG_STATE_HOME", state.to_str().unwrap())];
    let words = ["join", &link(folder), "--table", "4", "--name", "Grace Hopper"];
    let pty = Pty::worldcafe(USUAL, &words, &env, &folder.path("."));
    pty.wait_until(in_line);
    say(&pty, "by a table");
    pty
}

#[test]
fn nothing_that_lets_in_and_nobodys_name_or_address_is_in_any_file_but_the_one_for_its_user() {
    let folder = conversing();
    let facilitator = opened(&folder);
    let token = comes_in(&folder);
    let table = joins_as_grace(&folder);
    let secrets = secrets(&folder, &token);
    facilitator.wait_until(|screen| screen.has("by a table"));
    let log = elsewhere(&folder, &["log", "PATH", "--json"]).ended(0);
    let tally = elsewhere(&folder, &["tally", "PATH", "--json"]).ended(0);
    elsewhere(&folder, &["export", "PATH", "--format", "all"]).ended(0);
    // A printed page lets in, is said to, and is for its user alone.
    facilitator.send("D");
    facilitator.wait_until(|screen| screen.has("Devices · open"));
    facilitator.send("a");
    facilitator.wait_until(|screen| screen.has("who types for a table"));
    facilitator.send("print");
    facilitator.wait_until(|screen| screen.has("▸ all of them, as a page to print"));
    facilitator.press(Key::Enter);
    facilitator.wait_until(|screen| screen.has("invites.html in the session's folder"));
    let (own, others) = contents(&folder);
    let said = [("log", &log.out), ("log", &log.err), ("tally", &tally.out)];
    let others = others.iter().map(|(path, words)| (path.to_str().unwrap(), words)).chain(said);
    let others: Vec<_> = others.collect();
    for name in ["journal.jsonl", "report.html", "report.md", "report.json", "report.csv"] {
        assert!(others.iter().any(|(path, _)| path.ends_with(name)), "{name}: {others:?}");
    }
    for (path, words) in &others {
        for secret in &secrets {
            assert!(!words.contains(secret.as_str()), "{path} lets in: {words}");
        }
    }
    let lets_in: Vec<&str> = own
        .iter()
        .filter(|(_, words)| secrets.iter().any(|it| words.contains(it.as_str())))
        .map(|(path, _)| path.parent().unwrap().file_name().unwrap().to_str().unwrap())
        .collect();
    assert_eq!(
        lets_in.len(),
        3,
        "where it is open, its invites, and what was printed: {lets_in:?}"
    );
    quit(&table);
    leave(&facilitator);
    let (own, others) = contents(&folder);
    for (path, words) in
        own.iter().chain(&others).filter(|(path, _)| !path.ends_with("invites.html"))
    {
        for who in ["Ada", "Grace", "127.0.0.1", "A-Phone"] {
            assert!(!words.contains(who), "{} says {who}: {words}", path.display());
        }
    }
}
