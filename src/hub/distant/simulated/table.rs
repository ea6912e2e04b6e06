//! A table's device: its disk, its program, and the interface that somebody looks at.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::{JoinHandle, yield_now};
use uuid::Uuid;

use super::disk::{Fault, MemoryDisk};
use super::said::Said;
use crate::domain::{Seq, TableId};
use crate::engine::{Link, ManualClock, Notice, StepChoice, Ticket};
use crate::hub::distant::device::{Ask, Device, Voice};
use crate::hub::distant::errand::{Keeping, Left, Patience};
use crate::hub::distant::heard::Heard;
use crate::hub::distant::memory;
use crate::hub::distant::worker::work;
use crate::hub::distant::world::World;
use crate::hub::entrance::Entrance;
use crate::session::{Command, Role, Session, apply_to};

/// What the tables are called; how many there may be.
pub(super) const NAMES: [&str; 3] = ["1", "2", "3"];

/// All of it whole instants of a device.
const PATIENCE: Patience = Patience {
    answer: Duration::from_secs(2),
    word: Duration::from_secs(1),
    news: Duration::from_secs(6),
    silence: Duration::from_secs(4),
    first: Duration::from_millis(48),
    longest: Duration::from_secs(1),
    parting: Duration::from_secs(1),
};

pub(super) struct Table {
    /// Its place among the tables.
    at: usize,
    pub(super) name: TableId,
    /// It is of somebody who only adds ideas.
    pub(super) adds: bool,
    pub(super) disk: MemoryDisk,
    pub(super) clock: ManualClock,
    pub(super) joined: Option<Joined>,
    /// Its disk failed once.
    pub(super) failed: bool,
    /// What is said from here on is not to be taken.
    pub(super) barred: Option<usize>,
    /// Because it was turned away.
    pub(super) away: bool,
}

/// A program that runs.
pub(super) struct Joined {
    pub(super) world: Arc<World>,
    asks: UnboundedSender<Ask>,
    notices: Receiver<Notice>,
    work: JoinHandle<Left>,
    tickets: Arc<AtomicU64>,
    /// What the screen shows.
    pub(super) session: Session,
    pub(super) opened: bool,
    /// It was told that nothing is to be had any more without joining again.
    pub(super) over: bool,
    /// What it was told to be.
    pub(super) role: Role,
    /// The table it was told to be for.
    pub(super) seat: TableId,
    /// Which words a ticket is for.
    pub(super) asked: BTreeMap<Ticket, usize>,
    newest_kept: Ticket,
    /// What was told to be saved or refused.
    pub(super) settled: BTreeSet<Ticket>,
    /// What was refused, and is here until somebody lets it go.
    pub(super) tray: Vec<Ticket>,
}

impl Table {
    pub(super) fn new(at: usize, name: &str, adds: bool) -> Self {
        let (name, disk) = (TableId::new(name), MemoryDisk::default());
        let clock = ManualClock::at(chrono::DateTime::UNIX_EPOCH);
        let (failed, barred, away) = (false, None, false);
        Self { at, name, adds, disk, clock, joined: None, failed, barred, away }
    }

    pub(super) const fn device(&self) -> Uuid {
        Uuid::from_u128(1000 + self.at as u128)
    }

    /// Its program begins; what it remembers of the session is in a folder of this computer.
    pub(super) fn joins(&mut self, port: u16, secret: String, memory: &Path) {
        self.disk.fail(Fault::default());
        let (out, notices) = channel();
        let (asks, asked) = unbounded_channel();
        let tickets = Arc::new(AtomicU64::new(0));
        let voice = Voice {
            out,
            waker: Box::new(|| {}),
            tickets: Arc::clone(&tickets),
            clock: Arc::new(self.clock.clone()),
            heard: Arc::new(Mutex::new(Heard::default())),
        };
        let keeping = Keeping {
            device: self.device(),
            table: Some(self.name.to_string()),
            name: None,
            folder: "/device".into(),
            looks_on: false,
        };
        let ip = [10, 0, 0, u8::try_from(self.at).unwrap()];
        let memory = memory::path(memory, self.device(), &secret);
        let entrance = Entrance { at: SocketAddr::from((ip, port)), pin: None, secret };
        let device = Device::new(voice, keeping.clone(), memory, Arc::new(self.disk.clone()));
        let world = Arc::new(World::new(device, entrance, keeping, PATIENCE));
        let work = tokio::spawn(work(Arc::clone(&world), asked));
        self.joined = Some(Joined {
            world,
            asks,
            notices,
            work,
            tickets,
            session: Session::default(),
            opened: false,
            over: false,
            role: Role::Rapporteur,
            seat: self.name.clone(),
            asked: BTreeMap::new(),
            newest_kept: Ticket(0),
            settled: BTreeSet::new(),
            tray: Vec::new(),
        });
    }

    /// What its program remembered of the session is gone.
    pub(super) fn forgets(&self, secret: &str, memory: &Path) {
        // It need not have been there.
        let _ = std::fs::remove_file(memory::path(memory, self.device(), secret));
    }

    /// Ends without a word; where its power goes, so does what was not flushed.
    pub(super) async fn dies(&mut self, of_power: bool) {
        let Some(joined) = self.joined.take() else { return };
        joined.work.abort();
        joined.ends().await;
        if of_power {
            self.disk.cut_power();
        }
    }

    /// Somebody leaves the session and what is on its way is waited for a while.
    pub(super) async fn leaves(&mut self, said: &mut [Said]) {
        self.polls(said);
        let Some(joined) = self.joined.take() else { return };
        let Joined { asks, work, world, .. } = joined;
        drop(asks);
        work.await.unwrap();
        gone(&world).await;
    }

    /// What is on it, for whoever looks for a fault.
    pub(super) fn left(&self) -> Option<(Left, Seq, bool)> {
        let joined = self.joined.as_ref()?;
        let device = joined.world.device();
        Some((device.left(), device.seq(), device.is_over()))
    }

    /// The screen takes what came.
    pub(super) fn polls(&mut self, said: &mut [Said]) {
        let at = self.at;
        let Some(joined) = &mut self.joined else { return };
        while let Ok(notice) = joined.notices.try_recv() {
            joined.hears(notice, at, said);
        }
        assert!(!joined.work.is_finished(), "the program of table {at} ended by itself");
    }
}

impl Joined {
    /// Where it looks for the hub.
    pub(super) fn port(&self) -> u16 {
        self.world.entrance.at.port()
    }

    pub(super) fn submits(&mut self, place: usize, id: Uuid, said: &Said, step: StepChoice) {
        let ticket = Ticket(self.tickets.fetch_add(1, Ordering::Relaxed) + 1);
        self.asked.insert(ticket, place);
        let command = Box::new(said.command.clone());
        self.asks.send(Ask::Send { ticket, id, command, step }).unwrap();
    }

    pub(super) fn lets_go(&mut self, ticket: Ticket) {
        self.tray.retain(|it| *it != ticket);
        self.asks.send(Ask::LetGo(ticket)).unwrap();
    }

    fn hears(&mut self, notice: Notice, at: usize, said: &mut [Said]) {
        match notice {
            Notice::Opened(opened) => (self.session, self.opened) = (opened.session, true),
            Notice::Recorded { ticket, record } => {
                apply_to(&mut self.session, &record);
                ticket.into_iter().for_each(|ticket| self.settles(ticket));
            }
            Notice::Nothing { ticket } if self.tray.contains(&ticket) => {
                self.tray.retain(|it| *it != ticket);
            }
            Notice::Nothing { ticket } => self.settles(ticket),
            Notice::Kept { ticket, command } => {
                let place = self.place(ticket, &command, at, said);
                said[place].kept = true;
                self.newest_kept = self.newest_kept.max(ticket);
            }
            Notice::Returned { ticket, command, why } => {
                assert!(
                    !why.contains("token"),
                    "who is not known is asked to come in: {command:?}"
                );
                let place = self.place(ticket, &command, at, said);
                // Where other words have its id, it has one of its own from here on.
                said[place].command = *command;
                said[place].refused = true;
                self.settles(ticket);
                self.tray.push(ticket);
            }
            // All that was taken before is on the disk after all.
            Notice::Recovered { .. } => {
                for (_, place) in self.asked.range(..self.newest_kept) {
                    said[*place].kept = true;
                }
            }
            Notice::Link(Link::Up { table: Some(table) }) => self.seat = table,
            Notice::Link(Link::As(role)) => self.role = role,
            Notice::Failed(_) => self.over = true,
            Notice::Refused { .. } | Notice::ReadOnly { .. } => panic!("{notice:?}"),
            Notice::Link(Link::Down { why: Some(why), .. }) => {
                self.over |= why.contains("join again");
            }
            Notice::Link(_)
            | Notice::Trouble(_)
            | Notice::Reading { .. }
            | Notice::Written { .. }
            | Notice::Pace(_) => {}
        }
    }

    fn settles(&mut self, ticket: Ticket) {
        assert!(self.settled.insert(ticket), "{ticket:?} is answered twice");
    }

    /// Which words a ticket is for, where it may be of an earlier run.
    fn place(&mut self, ticket: Ticket, command: &Command, at: usize, said: &[Said]) -> usize {
        let known: Vec<usize> = self.asked.values().copied().collect();
        *self.asked.entry(ticket).or_insert_with(|| {
            let is = |as_it_was: bool| {
                let mut all = said.iter().enumerate();
                all.find(|(place, said)| {
                    said.at == at && said.is(command, as_it_was) && !known.contains(place)
                })
            };
            let found = is(true).or_else(|| is(false));
            found.unwrap_or_else(|| panic!("nobody said {command:?}")).0
        })
    }

    async fn ends(self) {
        let Self { work, world, .. } = self;
        // It was ended from outside.
        let _ = work.await;
        gone(&world).await;
    }
}

/// Waits until no task of it is left that holds the lock of its outbox.
async fn gone(world: &Arc<World>) {
    while Arc::strong_count(world) > 1 {
        yield_now().await;
    }
}
