//! What must be fast, measured beside a reference of the same run, as a ratio: `cargo bench`.
//!
//! `cargo bench -- load capture` measures these alone; `-- --test` runs everything once and
//! briefly, so that it cannot rot. No time is ever asserted: machines are shared and noisy.

mod capture;
mod cost;
mod crowd;
mod export;
mod fanout;
mod fire;
mod frame;
mod hub;
mod idle;
mod load;
mod memory;
mod note;
mod pair;
mod peers;
mod row;
mod rush;
#[path = "../support/screen.rs"]
#[expect(dead_code, reason = "tests look at more of a screen than benches do")]
mod screen;
mod screens;
mod seating;
mod size;
mod start;
mod tally;
mod terminal;
mod tongue;
mod typing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pair::Outcome;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tempfile::TempDir;

/// Measures something and prints it.
type Measure = fn(&mut Bench) -> Outcome;

/// Everything that is measured, by the name it is chosen by.
const ROWS: &[(&str, Measure)] = &[
    ("size", size::measure),
    ("start", start::measure),
    ("typing", typing::measure),
    ("frame", frame::measure),
    ("screens", screens::measure),
    ("idle", idle::measure),
    ("tally", tally::measure),
    ("load", load::measure),
    ("capture", capture::one_writer),
    ("writers", capture::fifty_writers),
    ("memory", memory::measure),
    ("replay", load::replay),
    ("export", export::measure),
    ("hub", hub::measure),
    ("fanout", fanout::measure),
    ("hub-idle", fire::idle),
    ("keys-under-fire", fire::keys),
    ("seating", seating::measure),
    ("seating-speed", seating::speed::measure),
];

/// How many lines to a hub there are where it only has to run.
const FEW: usize = 10;

/// How many ideas a café has at least.
const FEWEST: usize = 20;

/// A run: how much is measured, and the cafés made for it so far.
pub(crate) struct Bench {
    brief: bool,
    folder: TempDir,
    crowds: BTreeMap<usize, PathBuf>,
}

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, journal] = arguments.as_slice() {
        match word.as_str() {
            memory::CHILD => return memory::child(Path::new(journal)),
            hub::CHILD => return hub::child(Path::new(journal)),
            _ => {}
        }
    }
    if let [seating::CHILD, row, budget, seed] =
        arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice()
    {
        return seating::child(row, budget.parse()?, seed.parse()?);
    }
    // Thousands of lines to a server are as many files.
    let most = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most })?;
    let brief = row::is_brief();
    let chosen: Vec<&String> = arguments.iter().filter(|word| !word.starts_with("--")).collect();
    // On the disk that journals are kept on, which a system's own folder for such may not be.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut bench = Bench { brief, folder, crowds: BTreeMap::new() };
    if brief {
        row::note(
            "Everything runs once, with a thousandth of the ideas: the figures say nothing.",
        )?;
    }
    for (name, measure) in ROWS {
        if chosen.is_empty() || chosen.iter().any(|word| word == name) {
            measure(&mut bench)?;
        }
    }
    Ok(())
}

impl Bench {
    /// So many, or a few where it only has to run: enough that every round has some.
    pub(crate) fn many(&self, ideas: usize) -> usize {
        if self.brief { ideas.div_ceil(1000).max(FEWEST) } else { ideas }
    }

    /// So many rounds, or one.
    pub(crate) const fn rounds(&self, rounds: usize) -> usize {
        if self.brief { 1 } else { rounds }
    }

    /// So many lines to a server, or a few.
    pub(crate) const fn lines(&self, lines: usize) -> usize {
        if self.brief { FEW } else { lines }
    }

    /// So long, or a moment.
    pub(crate) const fn time(&self, seconds: u64) -> Duration {
        if self.brief { Duration::from_millis(200) } else { Duration::from_secs(seconds) }
    }

    /// Where servers keep their folders, which others than the user of this bench reach.
    pub(crate) fn outside() -> &'static Path {
        Path::new(env!("CARGO_TARGET_TMPDIR"))
    }

    /// The journal of a café with so many ideas, recorded once a run.
    pub(crate) fn crowd(&mut self, ideas: usize) -> Outcome<PathBuf> {
        let ideas = self.many(ideas);
        if let Some(path) = self.crowds.get(&ideas) {
            return Ok(path.clone());
        }
        let path = self.folder(&format!("crowd-{ideas}"))?.join(worldcafe::journal::NAME);
        crowd::record(&path, ideas)?;
        self.crowds.insert(ideas, path.clone());
        Ok(path)
    }

    /// A folder of this run.
    pub(crate) fn folder(&self, name: &str) -> Outcome<PathBuf> {
        let folder = self.folder.path().join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}
