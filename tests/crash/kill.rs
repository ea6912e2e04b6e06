//! The program killed at random moments while it saves: what it printed as saved is there once.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use assert_cmd::cargo::cargo_bin;
use worldcafe::journal::{RealDisk, verify};

use super::cafe::{captured, records};

const KILLS: u64 = 500;
/// How many of them in one folder: the journal is opened again that often.
const AGAIN: u64 = 10;
const PLAN: &str = r#"{"title": "Café", "programme": [{"id": "c1", "title": "Conversation 1"}]}"#;

/// Chance that is the same in every run of the tests.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn capture(folder: &Path) -> Child {
    Command::new(cargo_bin!("worldcafe"))
        .args(["capture".as_ref(), folder.as_os_str(), "-".as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Types as fast as the program reads, for as long as it lives.
fn type_into(child: &mut Child, kill: u64) -> thread::JoinHandle<()> {
    let mut to = child.stdin.take().unwrap();
    thread::spawn(move || {
        for number in 0..3000 {
            if writeln!(to, "kill {kill}, idea {number}: what people say").is_err() {
                return;
            }
        }
    })
}

/// Runs the program on a folder and kills it after it has called some notes saved; gives those
/// it called saved.
fn killed(folder: &Path, kill: u64, chance: &mut Chance) -> Vec<(String, String)> {
    let mut child = capture(folder);
    let typing = type_into(&mut child, kill);
    let mut said = BufReader::new(child.stdout.take().unwrap());
    // Half of them while it starts, the others while it saves.
    let wanted = if chance.below(2) == 0 { 0 } else { chance.below(400) };
    let moment = Duration::from_micros(chance.below(if wanted == 0 { 30_000 } else { 2_000 }));
    let (mut saved, mut line) = (Vec::new(), String::new());
    let mut take = |said: &mut BufReader<_>| {
        line.clear();
        let more = BufRead::read_line(said, &mut line).unwrap() > 0;
        if let Some((id, text)) = line.strip_suffix('\n').and_then(|line| line.split_once('\t')) {
            saved.push((id.to_owned(), text.to_owned()));
        }
        more
    };
    for _ in 0..wanted {
        assert!(take(&mut said), "it ended by itself");
    }
    thread::sleep(moment);
    child.kill().unwrap();
    while take(&mut said) {}
    typing.join().unwrap();
    let ended = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!told.contains("panicked") && !told.contains("not saved"), "{told}");
    assert_named(folder, &told, !saved.is_empty());
    saved
}

/// Whatever was set aside was named when that was done, by a run that lived to speak.
fn assert_named(folder: &Path, told: &str, spoke: bool) {
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let seen = folder.join(format!("{name}.seen"));
        if name.starts_with("journal.torn-") && !name.ends_with(".seen") && !seen.exists() {
            assert!(!spoke || told.contains(&name), "{name} is not named in {told:?}");
            fs::write(seen, "").unwrap();
        }
    }
}

/// Kills the program again and again on one folder, then reads what is there.
fn evening(first: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    fs::write(folder.path().join("session.json"), PLAN).unwrap();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ (first + 1));
    let mut saved = Vec::new();
    for kill in first..first + AGAIN {
        saved.extend(killed(folder.path(), kill, &mut chance));
    }
    let last = Command::new(cargo_bin!("worldcafe"))
        .args(["capture".as_ref(), folder.path().as_os_str(), "the last idea".as_ref()])
        .output()
        .unwrap();
    assert!(last.status.success(), "{last:?}");
    let verdict = verify(&RealDisk, &path).unwrap();
    assert!(verdict.sound, "{verdict:?}");
    let mut times: HashMap<String, usize> = HashMap::new();
    for id in captured(&records(Arc::new(RealDisk), &path)) {
        *times.entry(id.to_string()).or_default() += 1;
    }
    assert!(times.values().all(|times| *times == 1));
    let lost: Vec<_> = saved.iter().filter(|(id, _)| !times.contains_key(id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(!saved.is_empty(), "nothing was ever called saved");
}

#[test]
fn whatever_is_called_saved_survives_kill_9_at_any_moment() {
    thread::scope(|scope| {
        for lane in 0..2 {
            scope.spawn(move || {
                (lane * AGAIN..KILLS).step_by(2 * AGAIN as usize).for_each(evening);
            });
        }
    });
}
