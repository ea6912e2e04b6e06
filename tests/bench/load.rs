//! Reading a journal whole: decoded, its chain checked, folded.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::pair::{Outcome, pair};
use crate::row::{Must, say_time, skip};
use crate::{Bench, crowd};

/// All ideas there, against the loop one would write first: every line into structs of its own.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let path = bench.crowd(100_000)?;
    let pair = pair(bench.rounds(11), || crowd::read(&path), || naive(&path))?;
    let what = "load: all 100,000 ideas there, chain checked";
    say_time(what, "a naive serde_json loop", &pair, Must::AtMost(1.6))
}

/// A million notes, against a program that looks at one number of every line.
pub(crate) fn replay(bench: &mut Bench) -> Outcome {
    let what = "replay: 1,000,000 notes";
    let path = bench.crowd(1_000_000)?;
    if Command::new("jq").arg("--version").stdout(Stdio::null()).status().is_err() {
        return skip(what, "there is no jq here");
    }
    let pair = pair(bench.rounds(3), || crowd::read(&path), || jq(&path))?;
    say_time(what, "jq -c .seq", &pair, Must::AtMost(0.25))
}

fn jq(path: &Path) -> Outcome {
    let status =
        Command::new("jq").args(["-c", ".seq"]).arg(path).stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err("jq cannot read the journal".into()) }
}

fn naive(path: &Path) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        lines.push(serde_json::from_str(line)?);
    }
    Ok(lines)
}

/// A line as it stands.
#[expect(dead_code, reason = "it is there to be filled")]
#[derive(Deserialize)]
struct Line {
    v: u32,
    seq: u64,
    at: String,
    t: i64,
    by: By,
    step: u64,
    events: Vec<Event>,
    sum: String,
}

#[expect(dead_code, reason = "it is there to be filled")]
#[derive(Deserialize)]
struct By {
    role: String,
    table: Option<String>,
    name: Option<String>,
}

#[expect(dead_code, reason = "it is there to be filled")]
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Event {
    SessionOpened { plan: serde_json::Value, zone: String },
    DayBegan { block: String, date: String, as_printed: bool },
    BlockStarted { block: String },
    BlockEnded { block: String },
    NoteCaptured(Note),
}

#[expect(dead_code, reason = "it is there to be filled")]
#[derive(Deserialize)]
struct Note {
    note: String,
    kind: String,
    text: String,
    #[serde(default)]
    details: Vec<serde_json::Value>,
    question: Option<String>,
    category: Option<String>,
    table: Option<String>,
    block: Option<String>,
    about: Option<String>,
    speaker: Option<String>,
    #[serde(default)]
    late: bool,
    #[serde(default)]
    added_later: bool,
}
