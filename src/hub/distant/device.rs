//! What a device knows: its copy of the session, its outbox, and what it has told of both.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::errand::Keeping;
use super::heard::Heard;
use super::memory::Memory;
use super::outbox::Outbox;
use crate::domain::{Moment, Seq, Stamp, TableId};
use crate::engine::{Clock, Failure, Link, Notice, Opened, StepChoice, Ticket, Waker};
use crate::hub::wire::Standing;
use crate::journal::{Disk, Fault, SetAside, Sum, decode_sent};
use crate::session::{Author, Command, Event, Record, Session, apply_to};
use crate::text::{plainly, to_json};

/// What is asked of the device.
pub(super) enum Ask {
    Send { ticket: Ticket, id: Uuid, command: Box<Command>, step: StepChoice },
    LetGo(Ticket),
}

/// How it speaks to the gateway.
pub(super) struct Voice {
    pub(super) out: Sender<Notice>,
    pub(super) waker: Waker,
    pub(super) tickets: Arc<AtomicU64>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) heard: Arc<Mutex<Heard>>,
}

pub(super) struct Device {
    pub(super) voice: Voice,
    pub(super) keeping: Keeping,
    /// Of this device.
    pub(super) disk: Arc<dyn Disk>,
    pub(super) me: Author,
    pub(super) session: Session,
    sum: Option<Sum>,
    /// What was known before, where the hub goes on from something else.
    pub(super) behind: Option<Session>,
    /// Names the session: the plan it waits with, then the sum of its first line as well.
    pub(super) plan: String,
    pub(super) first: Option<String>,
    /// Where the session is remembered, and as what.
    pub(super) memory: PathBuf,
    pub(super) remembered: Option<Memory>,
    /// What is shown is remembered: nobody has answered yet.
    pub(super) from_memory: bool,
    pub(super) outbox: Option<Outbox>,
    /// What was asked before the outbox is open.
    pub(super) early: Vec<Ask>,
    pub(super) tickets: BTreeMap<Uuid, Ticket>,
    pub(super) ids: BTreeMap<Ticket, Uuid>,
    /// The command whose answer is awaited.
    pub(super) in_flight: Option<Uuid>,
    /// Records that may be what it became: they are told once that is known.
    pub(super) held: VecDeque<Arc<Record>>,
    /// Records still to come, and the commands they are the answer to.
    pub(super) due: BTreeMap<Seq, Ticket>,
    pub(super) told: Seq,
    pub(super) opened: bool,
    /// The session was told, once or more.
    stood: bool,
    up: bool,
    /// Since when the line is lost, and what was told of it.
    down: Option<(Moment, Option<String>)>,
    /// The table that was told last.
    at: Option<Option<TableId>>,
    pub(super) troubled: bool,
    over: bool,
}

impl Device {
    pub(super) fn new(
        voice: Voice,
        keeping: Keeping,
        memory: PathBuf,
        disk: Arc<dyn Disk>,
    ) -> Self {
        Self {
            voice,
            keeping,
            disk,
            me: Author::default(),
            session: Session::default(),
            sum: None,
            behind: None,
            plan: String::new(),
            first: None,
            memory,
            remembered: None,
            from_memory: false,
            outbox: None,
            early: Vec::new(),
            tickets: BTreeMap::new(),
            ids: BTreeMap::new(),
            in_flight: None,
            held: VecDeque::new(),
            due: BTreeMap::new(),
            told: Seq(0),
            opened: false,
            stood: false,
            up: false,
            down: None,
            at: None,
            troubled: false,
            over: false,
        }
    }

    pub(super) fn say(&self, notice: Notice) {
        // Nobody listens while the gateway closes.
        let _ = self.voice.out.send(notice);
        (self.voice.waker)();
    }

    /// True once the session was told.
    pub(super) const fn is_open(&self) -> bool {
        self.stood
    }

    pub(super) const fn is_over(&self) -> bool {
        self.over
    }

    pub(super) const fn is_up(&self) -> bool {
        self.up
    }

    /// The hub says how the session stands: where the copy here cannot be its beginning, it is
    /// folded afresh.
    pub(super) fn stands(&mut self, standing: &Standing) {
        self.me = Author { role: standing.role, table: standing.table.clone(), name: None };
        let own = self.sum.as_ref().map_or("", Sum::as_str);
        let behind = standing.seq < self.seq() || std::mem::take(&mut self.from_memory);
        if behind || (standing.seq == self.seq() && *standing.sum != *own) {
            self.start_over();
        }
        if let Some(plan) = standing.plan.as_ref().filter(|_| self.seq() == Seq(0)) {
            self.session = Session::waiting(Arc::clone(plan), Arc::clone(&standing.zone));
            self.plan = fingerprint(&self.session);
        }
    }

    /// Forgets its copy of the session; what is in the outbox stays.
    pub(super) fn start_over(&mut self) {
        let was = std::mem::take(&mut self.session);
        self.leaves_behind(was);
        (self.sum, self.told, self.opened) = (None, Seq(0), false);
        self.held.clear();
        // They are on the hub's disk, and come down among the others.
        for ticket in std::mem::take(&mut self.due).into_values() {
            self.say(Notice::Nothing { ticket });
        }
    }

    /// Folds lines that came down.
    pub(super) fn fold(&mut self, lines: &[u8]) -> Result<(), Fault> {
        let mut moved = false;
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let (record, sum) = decode_sent(line, self.sum)?;
            apply_to(&mut self.session, &record);
            self.sum = Some(sum);
            if record.seq == Seq(1) {
                self.begins(sum.as_str());
            }
            let reading = self.voice.clock.read();
            self.heard(|heard| heard.follow(record.moment(), &reading));
            moved |= record.events.iter().any(is_remembered);
            if self.opened {
                self.take(Arc::new(record));
            } else {
                self.told = record.seq;
            }
        }
        if self.opened {
            self.clear_tray();
        }
        if moved && self.opened {
            self.remember();
        }
        Ok(())
    }

    pub(super) fn heard(&self, change: impl FnOnce(&mut Heard)) {
        change(&mut self.voice.heard.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The session that is known here has this sum of its first line; none before it.
    pub(super) fn begins(&mut self, sum: &str) {
        self.plan = fingerprint(&self.session);
        if sum.is_empty() {
            return;
        }
        if self.first.as_ref().is_some_and(|first| first != sum) {
            self.over(
                "another session is open at this address by now",
                "join it anew; what was not sent to the one before stays on this device for it",
            );
        } else if self.first.is_none() {
            self.first = Some(sum.to_owned());
            // Before the outbox has that name: where this ends between, it is found by either.
            self.remember();
            self.name_outbox();
        }
    }

    /// The copy is as the hub's was: tells of the session, and opens the outbox.
    pub(super) fn caught_up(&mut self, now: Stamp) {
        let reading = self.voice.clock.read();
        if self.seq() > Seq(0) {
            let newest = self.session.tail.moment;
            self.heard(|heard| heard.told(now, newest, &reading));
        }
        if self.over || (!self.opened && !self.opens()) {
            return;
        }
        self.misses();
        self.remember();
        self.link_up();
    }

    /// Opens the outbox and tells of the session as it is known here. False where nothing can be
    /// kept.
    pub(super) fn opens(&mut self) -> bool {
        let aside = match self.open_outbox() {
            Ok(aside) => aside,
            Err(why) => {
                self.no_outbox(&why);
                return false;
            }
        };
        self.takes_over();
        self.stands_open(aside);
        self.tell_kept();
        true
    }

    /// Tells of the session as it is known here.
    pub(super) fn stands_open(&mut self, aside: Option<SetAside>) {
        (self.opened, self.stood) = (true, true);
        self.say(Notice::Opened(Box::new(Opened {
            session: self.session.clone(),
            resumed: self.seq() > Seq(0),
            read_only: self.keeping.looks_on,
            set_aside: aside.into_iter().collect(),
            fault: None,
        })));
    }

    pub(super) fn link_up(&mut self) {
        let moved = self.at.as_ref() != Some(&self.me.table);
        if self.opened && (moved || !self.up) {
            let table = self.me.table.clone();
            (self.up, self.down) = (true, None);
            let first = self.at.replace(table.clone()).is_none();
            self.say(Notice::Link(Link::Up { table }));
            let others = if first { self.of_other_tables() } else { Vec::new() };
            if !others.is_empty() {
                self.say(Notice::Link(Link::Others(others.join(" · "))));
            }
        }
    }

    /// The hub answered: once the session was told, the line stands.
    pub(super) fn answered(&mut self) {
        if !self.over {
            self.link_up();
        }
    }

    /// Nothing is heard of the hub, or that it does not do what is asked for now.
    pub(super) fn link_down(&mut self, why: Option<String>) {
        let is_told = self.down.as_ref().is_some_and(|(_, told)| *told == why || why.is_none());
        self.up = false;
        if is_told || self.over {
            return;
        }
        let reading = self.voice.clock.read();
        let mut since = Moment::default();
        self.heard(|heard| since = heard.moment(&reading));
        let since = self.down.take().map_or(since, |(since, _)| since);
        self.lost(since, why);
    }

    pub(super) fn lost(&mut self, since: Moment, why: Option<String>) {
        self.down = Some((since, why.clone()));
        self.say(Notice::Link(Link::Down { since, why }));
    }

    /// Nothing more is to be had from this hub.
    pub(super) fn over(&mut self, words: impl Into<String>, hint: impl Into<String>) {
        if !std::mem::replace(&mut self.over, true) {
            self.say(Notice::Failed(Failure { words: words.into(), hint: hint.into() }));
        }
    }

    fn no_outbox(&mut self, why: &io::Error) {
        let folder = self.keeping.folder.display().to_string();
        if why.kind() == io::ErrorKind::WouldBlock {
            let words = "this table has joined already, in another window of this computer";
            self.over(words, "go on there, or leave it and join again");
        } else {
            let words = format!("nothing can be kept in {folder}: {}", plainly(why));
            self.over(words, "look at the disk and its permissions, then join again");
        }
    }
}

/// True for what a device that begins alone must know at once; the rest it learns of in time.
fn is_remembered(event: &Event) -> bool {
    let new = matches!(
        event,
        Event::TableAdded { .. }
            | Event::QuestionAdded { .. }
            | Event::QuestionReworded { .. }
            | Event::CategoryAdded { .. }
    );
    new || event.moves_the_clock()
}

/// Names a plan and its zone, before a session has a first line to be named by.
fn fingerprint(session: &Session) -> String {
    let named = to_json(&*session.plan).unwrap_or_default() + &session.zone;
    Sum::of(None, named.as_bytes()).as_str().to_owned()
}
