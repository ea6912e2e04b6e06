//! What a device knows: its copy of the session, its outbox, and what it has told of both.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::errand::Keeping;
use super::heard::Heard;
use super::outbox::Outbox;
use crate::domain::{Moment, Seq, Stamp, TableId};
use crate::engine::{Clock, Failure, Link, Notice, Opened, StepChoice, Ticket, Waker};
use crate::hub::wire::Standing;
use crate::journal::{Fault, Sum, decode};
use crate::session::{Author, Command, Record, Session, apply_to};

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
    pub(super) me: Author,
    pub(super) session: Session,
    sum: Option<Sum>,
    /// Names the session: the plan it waits with, then the sum of its first line as well.
    pub(super) plan: String,
    pub(super) first: Option<Sum>,
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
    opened: bool,
    up: bool,
    /// The table that was told last.
    at: Option<Option<TableId>>,
    pub(super) troubled: bool,
    over: bool,
}

impl Device {
    pub(super) fn new(voice: Voice, keeping: Keeping) -> Self {
        Self {
            voice,
            keeping,
            me: Author::default(),
            session: Session::default(),
            sum: None,
            plan: String::new(),
            first: None,
            outbox: None,
            early: Vec::new(),
            tickets: BTreeMap::new(),
            ids: BTreeMap::new(),
            in_flight: None,
            held: VecDeque::new(),
            due: BTreeMap::new(),
            told: Seq(0),
            opened: false,
            up: false,
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
        self.outbox.is_some()
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
        let behind = standing.seq < self.seq();
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
        self.session = Session::default();
        (self.sum, self.told, self.opened) = (None, Seq(0), false);
        self.held.clear();
        // They are on the hub's disk, and come down among the others.
        for ticket in std::mem::take(&mut self.due).into_values() {
            self.say(Notice::Nothing { ticket });
        }
    }

    /// Folds lines that came down.
    pub(super) fn fold(&mut self, lines: &[u8]) -> Result<(), Fault> {
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let (record, sum) = decode(line, self.sum)?;
            apply_to(&mut self.session, &record);
            self.sum = Some(sum);
            if record.seq == Seq(1) {
                self.begins(sum);
            }
            let reading = self.voice.clock.read();
            self.heard(|heard| heard.follow(record.moment(), &reading));
            if self.opened {
                self.take(Arc::new(record));
            } else {
                self.told = record.seq;
            }
        }
        Ok(())
    }

    fn heard(&self, change: impl FnOnce(&mut Heard)) {
        change(&mut self.voice.heard.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn begins(&mut self, sum: Sum) {
        self.plan = fingerprint(&self.session);
        if self.first.is_some_and(|first| first != sum) {
            self.over(
                "another session is open at this address by now",
                "join it anew; what was not sent to the one before stays on this device for it",
            );
        } else if self.first.is_none() {
            self.first = Some(sum);
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
        if !self.opened && !self.over {
            let aside = match self.open_outbox() {
                Ok(aside) => aside,
                Err(why) => return self.no_outbox(&why),
            };
            self.opened = true;
            self.say(Notice::Opened(Box::new(Opened {
                session: self.session.clone(),
                resumed: self.seq() > Seq(0),
                read_only: false,
                set_aside: aside.into_iter().collect(),
                fault: None,
            })));
            self.tell_kept();
        }
        self.link_up();
    }

    fn link_up(&mut self) {
        let moved = self.at.as_ref() != Some(&self.me.table);
        if self.opened && (moved || !self.up) {
            let table = self.me.table.clone();
            (self.up, self.at) = (true, Some(table.clone()));
            self.say(Notice::Link(Link::Up { table }));
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
        if self.opened && std::mem::replace(&mut self.up, false) {
            let reading = self.voice.clock.read();
            let mut since = Moment::default();
            self.heard(|heard| since = heard.moment(&reading));
            self.say(Notice::Link(Link::Down { since, why }));
        }
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
            let words = format!("nothing can be kept in {folder}: {why}");
            self.over(words, "look at the disk and its permissions, then join again");
        }
    }
}

/// Names a plan and its zone, before a session has a first line to be named by.
fn fingerprint(session: &Session) -> String {
    let mut named = serde_json::to_vec(&*session.plan).unwrap_or_default();
    named.extend_from_slice(session.zone.as_bytes());
    Sum::of(None, &named).as_str().to_owned()
}
