//! `run`: the facilitator's interface, live, on a copy, or only to look on.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, Opening, show};
use super::location::Location;
use super::run_args::RunArgs;
use super::sharing::Host;
use super::writing::waiting;
use super::{certificate, damaged, exporting, lately, opened, reading, sharing};
use crate::engine::{self, Clock, Load, Local, Source, SystemClock, start, watch};
use crate::hub::{self, Identity};
use crate::journal::{FileJournal, OpenError, RealDisk};
use crate::session::{Author, Session};
use crate::text;
use crate::tui::model::Mode;
use crate::tui::{Exit, Fault};

/// How long to wait for a command that is about to be done with the session.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);
/// How long leaving waits for the disk.
const PARTING: Duration = Duration::from_secs(5);
/// The same where the terminal is gone and nobody waits.
const GONE: Duration = Duration::from_millis(1500);

/// Opens the interface on a session.
pub(super) fn run(args: &RunArgs, color: Colouring) -> Result<(), Failure> {
    let location = Location::find(&args.path)?;
    let identity = certificate::of(args)?;
    let front = &mut Front::once(color)?;
    // Where it is opened at once, its addresses are said before the interface is there.
    if args.open.is_none() {
        front.look_ahead();
    }
    let session = waiting(&location, |path| front.plan(path))?;
    let mode = if args.practice {
        Mode::Practice
    } else if args.read_only || !location.is_writable_by_name() {
        Mode::ReadOnly
    } else {
        Mode::Live
    };
    match mode {
        Mode::Practice => practise(front, &location, session),
        Mode::Live => {
            // What brought the hub down may still be out there.
            let safe = !Fault::before().is_some_and(|fault| fault.is_of(hub::THREAD));
            live(front, &location, session, args.open.filter(|_| safe), identity)
        }
        Mode::ReadOnly if args.open.is_some() => {
            Err(damaged::refused(&OpenError::OtherName, &location))
        }
        Mode::ReadOnly
        | Mode::Projector
        | Mode::Rapporteur
        | Mode::Participant
        | Mode::Alone { .. }
        | Mode::Replay { .. } => look(front, &location, session),
    }
}

/// Opens it as `run` does, where an interface stands already.
pub(super) fn open(front: &mut Front, path: &Path) -> Result<(), Failure> {
    let location = Location::find(path)?;
    let session = waiting(&location, |path| front.plan(path))?;
    if location.is_writable_by_name() {
        live(front, &location, session, None, None)
    } else {
        look(front, &location, session)
    }
}

/// Shows what is whole of it, where an interface stands already.
pub(super) fn open_read_only(front: &mut Front, path: &Path) -> Result<(), Failure> {
    let location = Location::find(path)?;
    let session = waiting(&location, |path| front.plan(path))?;
    look(front, &location, session)
}

fn practise(front: &mut Front, location: &Location, session: Session) -> Result<(), Failure> {
    tell_torn(front, location);
    let opening = opening(Mode::Practice, &session, None, location);
    let load = source(location, session).practising();
    let by = Author::facilitator();
    let start = |waker| start(load, SystemClock::new(), by, waker).map_err(no_thread);
    show(front, opening, start).map(drop)
}

/// Opens it to write; what a newer program wrote is only looked at.
fn live(
    front: &mut Front,
    location: &Location,
    session: Session,
    open: Option<SocketAddr>,
    identity: Option<Identity>,
) -> Result<(), Failure> {
    let named = location.named().to_owned();
    let remembered = aside(move || lately::remember(&named));
    let drafts = Some(location.folder.join("drafts.json"));
    let (handover, sharing) = sharing::sharing();
    let opening =
        Opening { sharing: Some(sharing), ..opening(Mode::Live, &session, drafts, location) };
    let clock = SystemClock::new();
    let newer = Arc::new(AtomicBool::new(false));
    let from = source(location, session.clone());
    let load = writing(from, location.clone(), clock.clone(), Arc::clone(&newer));
    let by = Author::facilitator();
    let before = opened::cut_off(location).filter(|_| open.is_none());
    let left = show(front, opening, |waker| {
        let local = start(load, clock, by, waker).map_err(no_thread)?;
        let (others, title) = (local.others(), session.plan.title.clone());
        let hub = open
            .map(|at| opened::open(at, identity.clone(), &title, location, &others))
            .transpose()?;
        hub.iter().for_each(opened::say);
        handover.give(Host { others, title, location: location.clone(), identity, hub, before });
        Ok(local)
    });
    // Nobody is to find a hub whose session is being closed.
    handover.wait(GONE);
    let was_open = left.is_ok();
    let ended = match left {
        Ok((local, exit)) => leave(front, local, exit),
        Err(why) if newer.load(Ordering::Acquire) => {
            front.say(&format!("opened read-only: {}", why.words()));
            front.say("hint: what comes before that line is shown; a newer worldcafe opens it");
            look(front, location, session)
        }
        Err(why) => Err(why),
    };
    // Whoever comes back to the Home screen finds it there; a disk that hangs keeps nobody.
    let _ = remembered.recv_timeout(GONE);
    if was_open {
        let (path, now) = (location.named().to_owned(), SystemClock::new().read().wall);
        let _ = aside(move || lately::leave(&path, now)).recv_timeout(GONE);
    }
    ended
}

/// Does something with the list of sessions opened lately, which may lie on a slow disk.
fn aside(work: impl FnOnce() + Send + 'static) -> Receiver<()> {
    let (done, remembered) = channel();
    let work = move || {
        work();
        // Nobody may wait for it any more.
        let _ = done.send(());
    };
    let _ = thread::Builder::new().name("lately".to_owned()).spawn(work);
    remembered
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

fn look(front: &mut Front, location: &Location, session: Session) -> Result<(), Failure> {
    tell_torn(front, location);
    let opening = opening(Mode::ReadOnly, &session, None, location);
    let source = source(location, session);
    let watch = |waker| watch(source, SystemClock::new(), waker).map_err(no_thread);
    show(front, opening, watch).map(drop)
}

/// Says what is left out where nothing may be set aside.
fn tell_torn(front: &mut Front, location: &Location) {
    reading::torn_words(location).iter().for_each(|words| front.say(words));
}

fn opening(mode: Mode, of: &Session, drafts: Option<PathBuf>, at: &Location) -> Opening {
    let (title, plan) = (of.plan.title.clone(), at.plan.clone());
    // A practice leaves no trace.
    let exports = (mode != Mode::Practice).then(|| exporting::beside(at));
    Opening { mode, title, drafts, plan, table: None, exports, sharing: None }
}

pub(super) fn source(location: &Location, waiting: Session) -> Source {
    Source { disk: Arc::new(RealDisk), path: location.journal.clone(), waiting, patience: PATIENCE }
}

/// Lets the engine save what it has, and says what it could not.
pub(super) fn leave(front: &mut Front, local: Local, exit: Exit) -> Result<(), Failure> {
    let patience = match exit {
        Exit::Left => PARTING,
        Exit::Ended => GONE,
    };
    local.close(patience).map_err(|unsaved| {
        for words in &unsaved.words {
            front.say(&format!("not saved: {words}"));
        }
        let steps = if unsaved.commands == 1 { "step is" } else { "steps are" };
        Failure::failed(
            format!("{} {steps} not known to be saved", unsaved.commands),
            "log shows what is there",
        )
    })
}

pub(super) fn no_thread(why: std::io::Error) -> Failure {
    Failure::failed(text::no_thread(&why), "close other programs")
}
