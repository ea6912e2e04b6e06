//! The gateway's own side: what the interface holds.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::device::{Ask, Device, Voice};
use super::errand::{Keeping, Left, Patience};
use super::heard::Heard;
use super::memory;
use super::worker::work;
use super::world::World;
use crate::domain::Moment;
use crate::engine::{Clock, Failure, Gateway, Notice, StepChoice, Ticket, Waker, mint_command};
use crate::hub::entrance::Entrance;
use crate::journal::RealDisk;
use crate::session::Command;

/// A gateway to a session at a hub. It works on a thread of its own until it is dropped.
pub struct Distant {
    clock: Arc<dyn Clock>,
    heard: Arc<Mutex<Heard>>,
    tickets: Arc<AtomicU64>,
    asks: Option<UnboundedSender<Ask>>,
    notices: Receiver<Notice>,
    left: Receiver<Left>,
    over: bool,
}

/// Joins a session and keeps the line to it.
///
/// # Errors
/// Where the system gives no thread, or nothing to wait with.
pub fn join(
    entrance: Entrance,
    keeping: Keeping,
    patience: Patience,
    clock: impl Clock + 'static,
    waker: Waker,
) -> io::Result<Distant> {
    let (out, notices) = channel();
    let (end, left) = channel();
    let (asks, asked) = unbounded_channel();
    let clock: Arc<dyn Clock> = Arc::new(clock);
    let heard = Arc::new(Mutex::new(Heard::default()));
    let tickets = Arc::new(AtomicU64::new(0));
    let voice = Voice {
        out,
        waker,
        tickets: Arc::clone(&tickets),
        clock: Arc::clone(&clock),
        heard: Arc::clone(&heard),
    };
    let memory = memory::path(&keeping.folder, keeping.device, &entrance.secret);
    let device = Device::new(voice, keeping.clone(), memory, Arc::new(RealDisk));
    let world = Arc::new(World::new(device, entrance, keeping, patience));
    let runtime = Builder::new_current_thread().enable_all().build()?;
    thread::Builder::new().name("distant".to_owned()).spawn(move || {
        let left = runtime.block_on(work(world, asked));
        // Nobody may wait for it any more.
        let _ = end.send(left);
    })?;
    Ok(Distant { clock, heard, tickets, asks: Some(asks), notices, left, over: false })
}

impl Distant {
    /// Ends it: what is on its way is waited for as long as the line stands, the rest stays on
    /// this device. None where even the disk of this device does not answer in time.
    #[must_use]
    pub fn leave(mut self, patience: Duration) -> Option<Left> {
        self.asks = None;
        self.left.recv_timeout(patience).ok()
    }

    fn ask(&self, ask: Ask) {
        // Where the thread is gone, the next poll says so.
        let _ = self.asks.as_ref().map(|asks| asks.send(ask));
    }
}

impl Gateway for Distant {
    fn submit(&mut self, command: Command, step: StepChoice) -> Ticket {
        let ticket = Ticket(self.tickets.fetch_add(1, Ordering::Relaxed) + 1);
        let id = mint_command();
        self.ask(Ask::Send { ticket, id, command: Box::new(command), step });
        ticket
    }

    fn poll(&mut self) -> Vec<Notice> {
        let mut notices = Vec::new();
        loop {
            match self.notices.try_recv() {
                Ok(notice) => {
                    self.over |= matches!(notice, Notice::Failed(_));
                    notices.push(notice);
                }
                Err(TryRecvError::Empty) => return notices,
                Err(TryRecvError::Disconnected) => {
                    if !std::mem::replace(&mut self.over, true) {
                        notices.push(Notice::Failed(Failure {
                            words: "the line to the open session broke off for good".to_owned(),
                            hint: "leave and join again: what was kept here is sent then"
                                .to_owned(),
                        }));
                    }
                    return notices;
                }
            }
        }
    }

    fn now(&self) -> Moment {
        let reading = self.clock.read();
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).moment(&reading)
    }

    fn let_go(&mut self, ticket: Ticket) {
        self.ask(Ask::LetGo(ticket));
    }
}
