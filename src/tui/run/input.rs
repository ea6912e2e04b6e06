//! What reaches the program from outside, each watched by a thread of its own: the keyboard, the
//! line to the terminal, and signals.

use std::cell::Cell;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyEvent, KeyEventKind, poll, read};
use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::error::TuiError;
use super::own_stop::OwnStop;
use super::report::Reports;
use crate::domain::Plan;
use crate::engine::{Failure, Waker};
use crate::text::plainly;
use crate::tui::effect::Tag;
use crate::tui::home::HomeMsg;
use crate::tui::msg::Msg;

/// Something from outside.
#[derive(Debug)]
pub(super) enum Input {
    /// The gateway has something.
    Wake,
    /// Half-typed lines cannot be kept, and why; or they can again.
    Unkept(Option<String>),
    /// Words that the disk does not take were kept elsewhere, or why they were not.
    Kept(Tag, Result<String, String>),
    /// The plan beside the journal as it reads now, or why it cannot be used.
    Plan(Result<Arc<Plan>, Failure>),
    /// Something that was worked out on another thread.
    Told(Box<Msg>),
    /// The same for the Home screen.
    Home(Box<HomeMsg>),
    /// From the terminal, as much as was there at once.
    Keys(Vec<Key>),
    /// The shell wants the terminal.
    Stop,
    /// The shell gave it back.
    Continue,
    /// The program is asked to end.
    End,
    /// Nobody holds the other end of the terminal any more.
    Gone,
}

/// One thing from the terminal. `batch` counts the frames drawn before it was read.
#[derive(Debug)]
pub(super) enum Key {
    Pressed { key: KeyEvent, batch: u64 },
    Pasted { text: String, batch: u64 },
    Resized { width: u16, height: u16 },
}

/// An input, and for which interface of several it is; for whichever listens where it comes from
/// the terminal or is a signal.
#[derive(Debug)]
struct Posted {
    turn: Option<u64>,
    input: Input,
}

/// Where everything from outside comes together. Made before the gateway, whose waker it has.
///
/// Signals are taken from the beginning: one that came while the terminal is being asked or
/// taken would otherwise end the program and leave the terminal half taken.
pub(super) struct Inbox {
    sender: Sender<Posted>,
    receiver: Receiver<Posted>,
    own_stop: Arc<OwnStop>,
    /// Counts the interfaces that listened.
    turn: Arc<AtomicU64>,
    /// Counts the frames drawn.
    drawn: Arc<AtomicU64>,
    /// What came of signals, until the first interface has them watched.
    signals: Cell<Option<Signals>>,
    /// The terminal is watched.
    listens: Cell<bool>,
}

impl Inbox {
    /// Takes signals; they wait until an interface listens.
    ///
    /// # Errors
    /// [`TuiError::Watch`].
    pub(super) fn open() -> Result<Self, TuiError> {
        let (sender, receiver) = channel();
        let signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT]);
        Ok(Self {
            sender,
            receiver,
            own_stop: Arc::default(),
            turn: Arc::new(AtomicU64::new(0)),
            drawn: Arc::new(AtomicU64::new(1)),
            signals: Cell::new(Some(signals.map_err(TuiError::Watch)?)),
            listens: Cell::new(false),
        })
    }

    /// Another interface listens from now on: what is still told to the one before is lost.
    pub(super) fn next(&self) {
        self.turn.fetch_add(1, Ordering::AcqRel);
    }

    /// Counts the frames drawn.
    pub(super) fn drawn(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.drawn)
    }

    /// Tells the interface that listens now; false once nobody cares any more.
    pub(super) fn post(&self) -> impl Fn(Input) -> bool + Clone + Send + 'static {
        let (sender, turns) = (self.sender.clone(), Arc::clone(&self.turn));
        let turn = turns.load(Ordering::Acquire);
        move |input| {
            turns.load(Ordering::Acquire) == turn
                && sender.send(Posted { turn: Some(turn), input }).is_ok()
        }
    }

    /// What a gateway calls after it queued notices.
    #[must_use]
    pub(super) fn waker(&self) -> Waker {
        let post = self.post();
        // An interface that is gone needs no waking.
        Box::new(move || _ = post(Input::Wake))
    }

    /// What is called where half-typed lines cannot be kept, and where they can again.
    pub(super) fn unkept(&self) -> impl Fn(io::Result<()>) + Send + 'static {
        let post = self.post();
        // As with the waker.
        move |done| {
            let words = done.err().map(|why| match why.kind() {
                io::ErrorKind::NotFound => "the session's folder was deleted or moved away".into(),
                _ => plainly(&why),
            });
            let _ = post(Input::Unkept(words));
        }
    }

    /// What is called once words were kept elsewhere, or were not.
    pub(super) fn kept(
        &self,
        until: Tag,
    ) -> impl Fn(Result<String, String>) + Clone + Send + 'static {
        let post = self.post();
        // As with the waker.
        move |done| _ = post(Input::Kept(until, done))
    }

    /// What is called once the plan was read, or could not be.
    pub(super) fn plan(&self) -> impl Fn(Result<Arc<Plan>, Failure>) + Clone + Send + 'static {
        let post = self.post();
        // As with the waker.
        move |read| _ = post(Input::Plan(read))
    }

    /// What a thread tells the interface by.
    pub(super) fn teller(&self) -> impl Fn(Msg) + Send + Clone + 'static {
        let post = self.post();
        // As with the waker.
        move |msg| _ = post(Input::Told(Box::new(msg)))
    }

    /// What stops everybody started with us, and keeps that from coming back.
    pub(super) fn own_stop(&self) -> &OwnStop {
        &self.own_stop
    }

    pub(super) fn receive(&self, wait: Duration) -> Result<Input, RecvTimeoutError> {
        self.receiver.recv_timeout(wait).map(|posted| self.now(posted))
    }

    pub(super) fn waiting(&self) -> Option<Input> {
        self.receiver.try_recv().ok().map(|posted| self.now(posted))
    }

    /// What it is to the interface that listens now.
    fn now(&self, posted: Posted) -> Input {
        let now = self.turn.load(Ordering::Acquire);
        if posted.turn.is_some_and(|turn| turn != now) { Input::Wake } else { posted.input }
    }

    /// Starts watching the terminal and signals, after the first frame. Where it is watched already,
    /// the keys pressed before that frame were meant for another interface, and are dropped.
    pub(super) fn listen(&self) -> io::Result<()> {
        if self.listens.replace(true) {
            self.drop_keys();
            return Ok(());
        }
        if let Some(signals) = self.signals.take() {
            self.watch(signals)?;
        }
        let (sender, drawn) = (self.sender.clone(), self.drawn());
        spawn("keyboard", move || keyboard(&sender, &drawn))?;
        let sender = self.sender.clone();
        spawn("hang-up", move || hang_up(&sender))
    }

    fn drop_keys(&self) {
        let seen = self.drawn.load(Ordering::Acquire);
        let waiting: Vec<Posted> = self.receiver.try_iter().collect();
        for Posted { turn, mut input } in waiting {
            if let Input::Keys(keys) = &mut input {
                keys.retain(|key| match key {
                    Key::Pressed { batch, .. } | Key::Pasted { batch, .. } => *batch >= seen,
                    Key::Resized { .. } => true,
                });
            }
            // The receiver is ours.
            let _ = self.sender.send(Posted { turn, input });
        }
    }

    fn watch(&self, mut signals: Signals) -> io::Result<()> {
        let (sender, own) = (self.sender.clone(), Arc::clone(&self.own_stop));
        spawn("signals", move || {
            for signal in signals.forever() {
                let input = match signal {
                    SIGTSTP if own.is_it() => continue,
                    SIGTSTP => Input::Stop,
                    SIGCONT => Input::Continue,
                    _ => Input::End,
                };
                if sender.send(Posted { turn: None, input }).is_err() {
                    return;
                }
            }
        })
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Reads until nobody listens. Never returns from a terminal that is gone: the process ends
/// without waiting for it.
fn keyboard(sender: &Sender<Posted>, drawn: &AtomicU64) {
    let mut reports = Reports::default();
    while let Ok(first) = read() {
        let batch = drawn.load(Ordering::Acquire);
        let mut events = vec![first];
        while let Ok(true) = poll(Duration::ZERO) {
            let Ok(next) = read() else { break };
            events.push(next);
        }
        let keys = keys(events, &mut reports, batch);
        let any = !keys.is_empty();
        if any && sender.send(Posted { turn: None, input: Input::Keys(keys) }).is_err() {
            return;
        }
    }
    // A terminal that cannot be read any more is as good as gone.
    let _ = sender.send(Posted { turn: None, input: Input::Gone });
}

fn keys(events: Vec<Event>, reports: &mut Reports, batch: u64) -> Vec<Key> {
    let mut events = events.into_iter().peekable();
    let mut keys = Vec::new();
    while let Some(event) = events.next() {
        let behind = events.peek().and_then(Event::as_key_event);
        if event.as_key_event().is_some_and(|key| reports.has(key, behind)) {
            continue;
        }
        keys.extend(key(event, batch));
    }
    keys
}

fn key(event: Event, batch: u64) -> Option<Key> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Key::Pressed { key, batch }),
        Event::Paste(text) => Some(Key::Pasted { text, batch }),
        Event::Resize(width, height) => Some(Key::Resized { width, height }),
        Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Waits until the other end of the terminal is closed. Asks for nothing else, so that typed
/// words are left to who reads them.
fn hang_up(sender: &Sender<Posted>) {
    let input = io::stdin();
    loop {
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match rustix::event::poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) | Ok(0) => {}
            Err(_) => return,
            Ok(_) => {
                // Nobody listens any more: the program is ending anyway.
                let _ = sender.send(Posted { turn: None, input: Input::Gone });
                return;
            }
        }
    }
}
