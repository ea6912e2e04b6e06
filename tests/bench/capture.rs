//! Ideas on their way to the disk: decided, appended, flushed, applied.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use worldcafe::engine::{Gateway, Loaded, Local, Notice, StepChoice, SystemClock, start};
use worldcafe::journal::{FileJournal, Memory, NAME};
use worldcafe::session::Author;

use crate::Bench;
use crate::crowd::{self, Crowd, source, waiting, waker};
use crate::pair::{Outcome, pair};
use crate::row::{Must, say_speed};

/// How many captures are timed together.
const BATCH: usize = 20;
/// How long the engine may say nothing.
const PATIENCE: Duration = Duration::from_secs(30);

/// One writer, against the same bytes written and flushed without any thought.
pub(crate) fn one_writer(bench: &mut Bench) -> Outcome {
    let path = bench.folder("one-writer")?.join(NAME);
    let clock = SystemClock::new();
    let Loaded { session, journal, .. } = source(&path)?.open(&clock, &mut |_| {})?;
    let mut crowd = Crowd::new(session, journal, clock)?;
    let mut bare = Bare::new(&path)?;
    let ours = || (0..BATCH).try_for_each(|_| crowd.save());
    let pair = pair(bench.rounds(100), ours, || bare.write())?;
    let what = "capture: one writer, durable, whole path";
    say_speed(what, "a bare write + fdatasync loop, 20 notes", &pair, Must::AtLeast(0.8))
}

/// Writes the lines of another file, one by one, each flushed.
struct Bare {
    from: File,
    to: File,
}

impl Bare {
    fn new(lines: &Path) -> Outcome<Self> {
        let to = OpenOptions::new().append(true).create(true).open(lines.with_extension("bare"))?;
        let mut from = File::open(lines)?;
        from.seek(SeekFrom::End(0))?;
        Ok(Self { from, to })
    }

    /// Those that have come since the last time.
    fn write(&mut self) -> Outcome {
        let mut new = Vec::new();
        self.from.read_to_end(&mut new)?;
        for line in new.split_inclusive(|byte| *byte == b'\n') {
            self.to.write_all(line)?;
            self.to.sync_data()?;
        }
        Ok(())
    }
}

/// Fifty writers who each wait for their idea to be saved, against one.
pub(crate) fn fifty_writers(bench: &mut Bench) -> Outcome {
    let mut fifty = Room::open(bench.folder("fifty-writers")?.join(NAME), 50)?;
    let mut one = Room::open(bench.folder("lone-writer")?.join(NAME), 1)?;
    let notes = bench.many(500).max(60);
    let pair = pair(bench.rounds(11), || fifty.keep(notes), || one.keep(notes))?;
    let against = format!("one writer, {notes} notes");
    say_speed("writers: 50 waiting at once", &against, &pair, Must::AtLeast(5.0))
}

/// An engine on its own thread, and people who type for it.
struct Room {
    local: Local,
    woken: Receiver<()>,
    /// Knows what to say; forgets that it was said.
    crowd: Crowd<Memory, SystemClock>,
    writers: usize,
}

impl Room {
    fn open(path: PathBuf, writers: usize) -> Outcome<Self> {
        let clock = SystemClock::new();
        let load = source(&path)?.writing(clock.clone());
        let (waker, woken) = waker();
        let local = start::<FileJournal, _>(load, clock.clone(), Author::facilitator(), waker)?;
        let crowd = Crowd::new(waiting()?, Memory::default(), clock)?;
        let mut room = Self { local, woken, crowd, writers };
        room.local.submit(crowd::start(), StepChoice::New);
        room.wait(1)?;
        Ok(room)
    }

    fn keep(&mut self, notes: usize) -> Outcome {
        let (mut sent, mut saved) = (0, 0);
        while saved < notes {
            while sent < notes && sent - saved < self.writers {
                let idea = self.crowd.idea()?;
                self.local.submit(idea, StepChoice::New);
                sent += 1;
            }
            saved += self.wait(1)?;
        }
        Ok(())
    }

    /// Waits until so many are saved, and tells how many are.
    fn wait(&mut self, wanted: usize) -> Outcome<usize> {
        let mut saved = 0;
        while saved < wanted {
            self.woken.recv_timeout(PATIENCE)?;
            for notice in self.local.poll() {
                match notice {
                    Notice::Recorded { ticket: Some(_), .. } => saved += 1,
                    Notice::Reading { .. } | Notice::Written { .. } | Notice::Opened(_) => {}
                    other => return Err(format!("{other:?}").into()),
                }
            }
        }
        Ok(saved)
    }
}
