//! What a session takes in memory, as the program holds it: the engine's and the interface's.
//!
//! Measured in a process of its own, so that nothing else made in this run counts.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use worldcafe::engine::{Gateway, Notice, SystemClock, start};
use worldcafe::session::Author;

use crate::Bench;
use crate::crowd::{source, waker};
use crate::pair::Outcome;
use crate::row::{Must, say, skip};

/// The word that makes a process of this bench the one that is measured.
pub(crate) const CHILD: &str = "open-and-weigh";

const WHAT: &str = "memory: at 1,000,000 ideas, bytes an idea beyond its text";
/// How long reading a journal may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// Opens a large journal in another process and divides what it grew by.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let journal = bench.crowd(1_000_000)?;
    if resident().is_none() {
        return skip(WHAT, "this system does not tell a process how much memory it has");
    }
    let child = Command::new(std::env::current_exe()?).arg(CHILD).arg(journal).output()?;
    let told = String::from_utf8(child.stdout)?;
    let figures: Vec<f64> = told.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    let [before, after, text, ideas] = figures.as_slice() else {
        return Err(format!("it told {told:?}, {}", String::from_utf8_lossy(&child.stderr)).into());
    };
    let measured = format!(
        "({:.1} MB grown − {:.1} MB of text) ÷ {ideas} ideas",
        (after - before) / MEGABYTE,
        text / MEGABYTE
    );
    say(WHAT, &measured, (after - before - text) / ideas, Must::AtMost(400.0))
}

/// Opens the journal as the program does and tells: bytes before, bytes after, bytes of text,
/// ideas.
pub(crate) fn child(journal: &Path) -> Outcome {
    let (waker, woken) = waker();
    let clock = SystemClock::new();
    let load = source(journal)?.writing(clock.clone());
    let before = resident().unwrap_or_default();
    let mut local = start(load, clock, Author::facilitator(), waker)?;
    loop {
        woken.recv_timeout(PATIENCE)?;
        for notice in local.poll() {
            match notice {
                Notice::Opened(opened) => {
                    let after = resident().unwrap_or_default();
                    let notes = &opened.session.notes;
                    let text: usize = notes.iter().map(|note| note.words.text.len()).sum();
                    return tell(&format!("{before} {after} {text} {}", notes.len()));
                }
                Notice::Reading { .. } => {}
                other => return Err(format!("{other:?}").into()),
            }
        }
    }
}

pub(crate) fn tell(words: &str) -> Outcome {
    std::io::Write::write_all(&mut std::io::stdout(), words.as_bytes())?;
    Ok(())
}

/// Bytes of this process in memory; `None` where the system does not tell.
fn resident() -> Option<u64> {
    resident_of(std::process::id())
}

/// Bytes of a process in memory; `None` where the system does not tell.
pub(crate) fn resident_of(process: u32) -> Option<u64> {
    status_of(process, "VmRSS:")
}

/// The most bytes that this process ever had in memory; `None` where the system does not tell.
pub(crate) fn peak() -> Option<u64> {
    status_of(std::process::id(), "VmHWM:")
}

/// A line of what the system tells of a process, in bytes.
fn status_of(process: u32, name: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// A megabyte, MB, in all figures: a million bytes.
const MEGABYTE: f64 = 1e6;

#[expect(clippy::cast_precision_loss, reason = "some megabytes")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / MEGABYTE
}
