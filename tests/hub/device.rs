//! A device joined to a hub: its gateway, and what it is told.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use uuid::Uuid;
use worldcafe::domain::{NoteId, Span, TableId};
use worldcafe::engine::{Gateway, Link, ManualClock, Notice, StepChoice, Ticket};
use worldcafe::hub::{Distant, Entrance, Keeping, Left, Patience, join};
use worldcafe::session::{Command, NewNote, Session, apply_to};

use super::stage::FOR_EVER;

/// Waits little, so that a test tries often.
pub(super) const HASTY: Patience = Patience {
    answer: Duration::from_millis(500),
    word: Duration::from_millis(500),
    news: Duration::from_secs(2),
    silence: Duration::from_secs(2),
    first: Duration::from_millis(5),
    longest: Duration::from_millis(50),
    parting: Duration::from_secs(5),
};

pub(super) struct Device {
    pub(super) gateway: Distant,
    pub(super) clock: ManualClock,
    /// The table it asked for.
    pub(super) table: String,
    pub(super) session: Session,
    pub(super) seen: Vec<Notice>,
    woken: Receiver<()>,
}

impl Device {
    pub(super) fn joins(url: &str, folder: &Path) -> Self {
        Self::with(url, folder, HASTY)
    }

    pub(super) fn with(url: &str, folder: &Path, patience: Patience) -> Self {
        Self::at(url, folder, patience, "4")
    }

    pub(super) fn at(url: &str, folder: &Path, patience: Patience, table: &str) -> Self {
        Self::keeping(url, of_table(folder, table), patience)
    }

    /// A projector's own program.
    pub(super) fn looks_on(url: &str) -> Self {
        let (device, folder) = (Uuid::from_u128(88), PathBuf::new());
        Self::keeping(
            url,
            Keeping { device, table: None, name: None, folder, looks_on: true },
            HASTY,
        )
    }

    pub(super) fn keeping(url: &str, keeping: Keeping, patience: Patience) -> Self {
        Self::after(Span::ZERO, url, keeping, patience)
    }

    /// Begins so long after every other device.
    pub(super) fn after(by: Span, url: &str, keeping: Keeping, patience: Patience) -> Self {
        let (wake, woken) = channel();
        let waker = Box::new(move || wake.send(()).unwrap_or_default());
        let clock = ManualClock::at(chrono::DateTime::UNIX_EPOCH);
        clock.advance(by);
        let entrance = Entrance::read(url).unwrap();
        let table = keeping.table.clone().unwrap_or_default();
        let gateway = join(entrance, keeping, patience, clock.clone(), waker).unwrap();
        Self { gateway, clock, table, session: Session::default(), seen: Vec::new(), woken }
    }

    /// Joins and waits until the session stands.
    pub(super) fn stands(url: &str, folder: &Path) -> Self {
        let mut device = Self::joins(url, folder);
        device.opens();
        device
    }

    #[track_caller]
    pub(super) fn opens(&mut self) {
        self.wait(|notice| matches!(notice, Notice::Opened(_)));
    }

    pub(super) fn says(&mut self, number: u128) -> Ticket {
        let note = NewNote {
            table: Some(TableId::new("4")),
            ..NewNote::idea(NoteId(Uuid::from_u128(number)), format!("idea {number}"))
        };
        self.submits(Command::Capture { note: Box::new(note) })
    }

    pub(super) fn submits(&mut self, command: Command) -> Ticket {
        self.gateway.submit(command, StepChoice::New)
    }

    /// Takes what came, and folds it as an interface does.
    pub(super) fn poll(&mut self) {
        for notice in self.gateway.poll() {
            match &notice {
                Notice::Opened(opened) => self.session = opened.session.clone(),
                Notice::Recorded { record, .. } => apply_to(&mut self.session, record),
                _ => {}
            }
            self.seen.push(notice);
        }
    }

    /// Waits for a notice, and forgets it and all before it.
    #[track_caller]
    pub(super) fn wait(&mut self, wanted: impl Fn(&Notice) -> bool) -> Notice {
        loop {
            self.poll();
            if let Some(place) = self.seen.iter().position(&wanted) {
                return self.seen.drain(..=place).next_back().unwrap();
            }
            self.woken.recv_timeout(FOR_EVER).unwrap_or_else(|_| panic!("{:?}", self.seen));
        }
    }

    /// Waits until the session here is so.
    #[track_caller]
    pub(super) fn until(&mut self, so: impl Fn(&Session) -> bool) {
        loop {
            self.poll();
            if so(&self.session) {
                return;
            }
            self.woken.recv_timeout(FOR_EVER).unwrap_or_else(|_| panic!("{:?}", self.seen));
        }
    }

    #[track_caller]
    pub(super) fn is_saved(&mut self, ticket: Ticket) {
        self.wait(|notice| match notice {
            Notice::Recorded { ticket: it, .. } => *it == Some(ticket),
            Notice::Nothing { ticket: it } => *it == ticket,
            _ => false,
        });
    }

    #[track_caller]
    pub(super) fn is_kept(&mut self, ticket: Ticket) {
        self.wait(|notice| matches!(notice, Notice::Kept { ticket: it, .. } if *it == ticket));
    }

    #[track_caller]
    pub(super) fn loses_the_link(&mut self) {
        self.wait(|notice| matches!(notice, Notice::Link(Link::Down { .. })));
    }

    pub(super) fn leaves(self) -> Left {
        self.gateway.leave(FOR_EVER).unwrap()
    }
}

/// Of a table, with what it kept in a folder.
pub(super) fn of_table(folder: &Path, table: &str) -> Keeping {
    let (device, table) = (of_folder(folder), Some(table.to_owned()));
    Keeping { device, table, name: None, folder: folder.to_path_buf(), looks_on: false }
}

/// The same device wherever it joins with what it kept.
fn of_folder(folder: &Path) -> Uuid {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    Uuid::from_u128(hasher.finish().into())
}

/// The texts of the notes of a session, in order.
pub(super) fn texts(session: &Session) -> Vec<Arc<str>> {
    session.notes.iter().map(|note| Arc::clone(&note.words.text)).collect()
}
