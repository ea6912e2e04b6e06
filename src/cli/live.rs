//! `run`: the facilitator's interface, live, on a copy, or only to look on.

use std::sync::Arc;
use std::time::Duration;

use super::args::{Colouring, RunArgs};
use super::failure::Failure;
use super::interface::{Opening, need_terminal, show};
use super::location::Location;
use super::voice;
use super::writing::waiting;
use crate::engine::{Local, Source, SystemClock, start, watch};
use crate::journal::RealDisk;
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
    let drafts = (mode == Mode::Live).then(|| location.folder.join("drafts.json"));
    let opening = Opening { mode, title: session.plan.title.clone(), drafts, color };
    let source = source(&location, session);
    let clock = SystemClock::new();
    match mode {
        Mode::Practice => {
            let open = |waker| {
                start(source.practising(), clock, Author::facilitator(), waker).map_err(no_thread)
            };
            show(opening, open).map(drop)
        }
        Mode::Live => {
            let open = |waker| {
                let load = source.writing(clock.clone());
                start(load, clock, Author::facilitator(), waker).map_err(no_thread)
            };
            let (local, exit) = show(opening, open)?;
            leave(local, exit)
        }
        Mode::ReadOnly | Mode::Replay { .. } => {
            show(opening, |waker| watch(source, clock, waker).map_err(no_thread)).map(drop)
        }
    }
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
