//! `run`: the facilitator's interface, live, on a copy, or only to look on.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::args::{Colouring, RunArgs};
use super::failure::Failure;
use super::interface::{Opening, need_terminal, show};
use super::location::Location;
use super::writing::waiting;
use super::{damaged, exporting, reading, voice};
use crate::engine::{self, Load, Local, Source, SystemClock, start, watch};
use crate::journal::{FileJournal, OpenError, RealDisk};
use crate::session::{Author, Session};
use crate::tui::Exit;
use crate::tui::model::Mode;

/// How long to wait for a command that is about to be done with the session.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long leaving waits for the disk.
const PARTING: Duration = Duration::from_secs(5);
/// The same where the terminal is gone and nobody waits.
const GONE: Duration = Duration::from_millis(1500);

/// Opens the interface on a session.
pub(super) fn run(args: &RunArgs, color: Colouring) -> Result<(), Failure> {
    let location = Location::find(&args.path)?;
    need_terminal()?;
    let session = waiting(&location, color)?;
    let mode = if args.practice {
        Mode::Practice
    } else if args.read_only || !location.is_writable_by_name() {
        Mode::ReadOnly
    } else {
        Mode::Live
    };
    match mode {
        Mode::Practice => practise(&location, session, color),
        Mode::Live => live(&location, session, color),
        Mode::ReadOnly | Mode::Replay { .. } => look(&location, session, color),
    }
}

fn practise(location: &Location, session: Session, color: Colouring) -> Result<(), Failure> {
    let opening = opening(Mode::Practice, &session, None, location, color);
    let load = source(location, session).practising();
    let by = Author::facilitator();
    show(opening, |waker| start(load, SystemClock::new(), by, waker).map_err(no_thread)).map(drop)
}

/// Opens it to write; what a newer program wrote is only looked at.
fn live(location: &Location, session: Session, color: Colouring) -> Result<(), Failure> {
    let drafts = Some(location.folder.join("drafts.json"));
    let opening = opening(Mode::Live, &session, drafts, location, color);
    let clock = SystemClock::new();
    let newer = Arc::new(AtomicBool::new(false));
    let from = source(location, session.clone());
    let load = writing(from, location.clone(), clock.clone(), Arc::clone(&newer));
    let by = Author::facilitator();
    match show(opening, |waker| start(load, clock, by, waker).map_err(no_thread)) {
        Ok((local, exit)) => leave(local, exit),
        Err(why) if newer.load(Ordering::Acquire) => {
            voice::say(&format!("opened read-only: {}", why.words()));
            voice::say("hint: what comes before that line is shown; a newer worldcafe opens it");
            look(location, session, color)
        }
        Err(why) => Err(why),
    }
}

/// Opens the journal to write, and notes where only a newer program can.
fn writing(
    source: Source,
    at: Location,
    clock: SystemClock,
    newer: Arc<AtomicBool>,
) -> Load<FileJournal> {
    Box::new(move |tell| {
        source.open(&clock, tell).map_err(|why| {
            newer.store(matches!(why, OpenError::Newer { .. }), Ordering::Release);
            engine::Failure { words: why.to_string(), hint: damaged::hint(&why, &at) }
        })
    })
}

fn look(location: &Location, session: Session, color: Colouring) -> Result<(), Failure> {
    reading::warn_torn(location);
    let opening = opening(Mode::ReadOnly, &session, None, location, color);
    let source = source(location, session);
    show(opening, |waker| watch(source, SystemClock::new(), waker).map_err(no_thread)).map(drop)
}

fn opening(
    mode: Mode,
    of: &Session,
    drafts: Option<PathBuf>,
    at: &Location,
    color: Colouring,
) -> Opening {
    let (title, plan) = (of.plan.title.clone(), at.plan.clone());
    // A practice leaves no trace.
    let exports = (mode != Mode::Practice).then(|| exporting::beside(at));
    Opening { mode, title, drafts, plan, exports, color }
}

fn source(location: &Location, waiting: Session) -> Source {
    Source { disk: Arc::new(RealDisk), path: location.journal.clone(), waiting, patience: PATIENCE }
}

/// Lets the engine save what it has, and says what it could not.
fn leave(local: Local, exit: Exit) -> Result<(), Failure> {
    let patience = match exit {
        Exit::Left => PARTING,
        Exit::Ended => GONE,
    };
    local.close(patience).map_err(|unsaved| {
        for words in &unsaved.words {
            voice::say(&format!("not saved: {words}"));
        }
        let steps = if unsaved.commands == 1 { "step is" } else { "steps are" };
        Failure::failed(
            format!("{} {steps} not known to be saved", unsaved.commands),
            "log shows what is there",
        )
    })
}

fn no_thread(why: std::io::Error) -> Failure {
    Failure::failed(format!("the system gives no thread: {why}"), "close other programs")
}
