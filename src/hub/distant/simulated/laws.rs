//! What holds after every evening.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::evening::Evening;
use super::house::House;
use super::said::Said;
use super::table::Joined;
use crate::domain::{Advance, NoteId, Span};
use crate::hub::devices::Who;
use crate::hub::distant::sitting::Sitting;
use crate::journal::{Sum, decode};
use crate::session::{Author, Command, Event, NewNote, Note, Record, Role, Session, apply_to};

/// What stands on the disk of the house.
#[derive(Default)]
struct Journal {
    session: Session,
    records: Vec<Arc<Record>>,
    sums: Vec<String>,
    /// How many events there are.
    places: usize,
    captured: BTreeMap<NoteId, (usize, NewNote)>,
    /// Where each point stands first, and how often.
    points: BTreeMap<Uuid, (usize, usize)>,
    taken_back: BTreeSet<NoteId>,
}

impl Journal {
    fn read(bytes: &[u8]) -> Self {
        let (mut journal, mut sum) = (Self::default(), None);
        if bytes.is_empty() {
            journal.session = House::waiting();
        }
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let (record, next) = decode(line, sum).expect("every line is whole");
            journal.follows_the_rules(&record);
            apply_to(&mut journal.session, &record);
            record.events.iter().for_each(|event| journal.notes(event));
            journal.records.push(Arc::new(record));
            journal.sums.push(next.as_str().to_owned());
            sum = Some(next);
        }
        journal
    }

    /// What each record may be, behind those before it.
    fn follows_the_rules(&self, record: &Record) {
        let bound = matches!(record.by.role, Role::Rapporteur | Role::Participant);
        for event in &record.events {
            match event {
                Event::NoteCaptured { note, block, late, added_later, table, .. } => {
                    let own = !bound || *table == record.by.table;
                    assert!(own, "a table wrote for another: {record:?}");
                    assert!(self.session.notes.get(*note).is_none(), "{note:?} stands there twice");
                    let state = block.as_ref().and_then(|block| self.session.block(block));
                    let is_late = state.is_some_and(|state| {
                        let grace = state.block.grace.map_or(Span::ZERO, |grace| grace.0);
                        let by_hand = state.block.advance == Advance::Manual;
                        let grace = if by_hand { grace } else { Span::ZERO };
                        state.ended.is_some_and(|ended| record.t - ended.t > grace)
                    });
                    let is_closed = self.session.closed.is_some();
                    assert_eq!((*late, *added_later), (is_late && !is_closed, is_closed));
                }
                // The first step of all opens the session.
                _ if record.by.role == Role::Participant => {
                    let opens = matches!(event, Event::SessionOpened { .. });
                    assert!(opens, "whoever adds ideas did more: {record:?}");
                }
                Event::NotesRetracted { notes } if record.by.role == Role::Rapporteur => {
                    let table = |id: &NoteId| self.session.notes.get(*id).unwrap().table.clone();
                    let own = notes.iter().all(|note| table(note) == record.by.table);
                    assert!(own, "a table took back what another wrote: {record:?}");
                }
                _ => {}
            }
        }
    }

    fn notes(&mut self, event: &Event) {
        self.places += 1;
        match event {
            Event::NoteCaptured { note, text, table, block, .. } => {
                let (table, block) = (table.clone(), block.clone());
                let typed = NewNote { table, block, ..NewNote::idea(*note, text) };
                self.captured.insert(*note, (self.places, typed));
            }
            Event::DetailAdded { id: Some(id), .. } => {
                self.points.entry(*id).or_insert((self.places, 0)).1 += 1;
            }
            Event::NotesRetracted { notes } => self.taken_back.extend(notes),
            _ => {}
        }
    }

    /// How often a command of a table became what it asks for.
    fn holds(&self, command: &Command) -> usize {
        match command {
            Command::Capture { note } => {
                self.captured.get(&note.id).is_some_and(|(_, it)| it == note.as_ref()).into()
            }
            Command::AddDetail { id: Some(id), .. } => {
                self.points.get(id).map_or(0, |(_, times)| *times)
            }
            Command::Retract { notes } => {
                notes.iter().all(|it| self.taken_back.contains(it)).into()
            }
            _ => 0,
        }
    }

    /// Where it stands first, among all events.
    fn place(&self, command: &Command) -> Option<usize> {
        match command {
            Command::Capture { note } => self.captured.get(&note.id).map(|(place, _)| *place),
            Command::AddDetail { id: Some(id), .. } => self.points.get(id).map(|(place, _)| *place),
            _ => None,
        }
    }
}

/// The whole of both, and first what can be read.
fn same(who: &str, session: &Session, journal: &Session) {
    assert_eq!(session.tail, journal.tail, "{who} knows another end");
    assert_eq!(session.boot, journal.boot, "{who} has another clock");
    assert_eq!(session.blocks, journal.blocks, "{who} has other blocks");
    assert!(session == journal, "{who} has another session");
}

/// What somebody who adds ideas to a table knows of all.
fn sitting(journal: &Journal, joined: &Joined) -> Session {
    let author = Author { role: Role::Participant, table: Some(joined.seat.clone()), name: None };
    let who = Who { author: Arc::new(author), ..Who::default() };
    let session = &journal.session;
    let now = (session.tail.moment, false);
    let known = Sitting::of(session, &who, (session.tail.seq, "".into()), now).session();
    let own = |note: &&Note| note.table.as_ref() == Some(&joined.seat) && !note.retracted;
    let said = session.notes.iter().filter(own).map(|note| (note.id, &note.words));
    let told = known.notes.iter().map(|note| (note.id, &note.words));
    assert!(said.eq(told), "other words than those of {}", joined.seat);
    known
}

impl Evening {
    pub(super) fn keeps_every_law(&self) {
        let journal = Journal::read(&self.house.bytes());
        self.everybody_agrees(&journal);
        self.every_word_is_there(&journal);
        self.nothing_was_made_up(&journal);
        self.every_table_is_in_its_order(&journal);
        self.every_receipt_is_true(&journal);
        self.everything_is_answered();
    }

    fn everybody_agrees(&self, journal: &Journal) {
        same("the facilitator", &self.house.session, &journal.session);
        for (at, table) in self.tables.iter().enumerate() {
            let joined = table.joined.as_ref().unwrap();
            let role = if table.adds { Role::Participant } else { Role::Rapporteur };
            assert_eq!(joined.role, role, "table {at} is told to be another");
            let known = match table.adds {
                true => &sitting(journal, joined),
                false => &journal.session,
            };
            same(&format!("device {at}"), &joined.world.device().session, known);
            same(&format!("table {at}"), &joined.session, known);
        }
        for record in &self.house.told {
            let place = usize::try_from(record.seq.0).unwrap() - 1;
            assert_eq!(journal.records.get(place), Some(record), "the facilitator was told so");
        }
    }

    /// Saved or in the tray with its reason, never both, unless somebody let it go.
    fn every_word_is_there(&self, journal: &Journal) {
        for said in &self.said {
            let saved = journal.holds(&said.command);
            let refused = self.in_tray(said);
            let lost = said.kept && !said.let_go && saved + refused == 0;
            assert!(!lost, "nowhere: {said:?}");
            assert!(!said.is_one() || saved <= 1, "twice: {said:?}");
            assert!(
                !said.is_one() || saved == 0 || refused == 0,
                "needs somebody and is saved: {said:?}"
            );
            let wanted = |it: &Said| it.command == said.command && !it.dropped;
            if said.is_one() && said.dropped && !self.said.iter().any(wanted) {
                // A disk that failed or a hub that forgot may bring it back.
                let sound = !self.tables[said.at].failed && self.house.remembers();
                assert!(!sound || saved == 0, "nobody wanted it any more: {said:?}");
            }
        }
    }

    /// How often it lies in the tray of its table.
    fn in_tray(&self, said: &Said) -> usize {
        let device = self.tables[said.at].joined.as_ref().unwrap().world.device();
        let outbox = device.outbox.as_ref().unwrap();
        outbox.returned().iter().filter(|it| it.sent.command == said.command).count()
    }

    fn nothing_was_made_up(&self, journal: &Journal) {
        let typed: Vec<&NewNote> = self.said.iter().filter_map(Said::note).collect();
        for (_, note) in journal.captured.values() {
            assert!(typed.contains(&note), "nobody typed {note:?}");
        }
    }

    /// What was typed at a table first is saved first, points below their note included.
    fn every_table_is_in_its_order(&self, journal: &Journal) {
        // Of words that were sent twice nobody can tell which were refused.
        let refused = |said: &&Said| {
            self.said.iter().any(|it| it.refused && it.at == said.at && it.command == said.command)
        };
        for at in 0..self.tables.len() {
            let own = self.said.iter().filter(|said| said.at == at && !refused(said));
            let own = own.filter(|said| journal.holds(&said.command) > 0);
            let mut seen = BTreeSet::new();
            let places = own.filter_map(|said| journal.place(&said.command));
            let places: Vec<usize> = places.filter(|place| seen.insert(*place)).collect();
            assert!(places.is_sorted(), "table {at} is out of its order: {places:?}");
        }
    }

    fn every_receipt_is_true(&self, journal: &Journal) {
        for given in self.net.given() {
            let (sent, receipt) = (&given.sent, &given.receipt);
            let place = usize::try_from(receipt.seq.0).unwrap().checked_sub(1);
            let sum = place.map_or("", |place| journal.sums[place].as_str());
            assert_eq!(
                receipt.sum.as_ref().map_or("", Sum::as_str),
                sum,
                "{receipt:?} for {sent:?}"
            );
            let saved = journal.holds(&sent.command);
            assert!(saved > 0, "{receipt:?} for {sent:?}");
            let Some(record) = place.map(|place| &journal.records[place]) else { continue };
            if let (true, Command::Capture { note }) = (receipt.fresh, &sent.command) {
                let of = |event: &Event| matches!(event, Event::NoteCaptured { note: it, .. } if *it == note.id);
                assert!(record.events.iter().any(of), "{receipt:?} for {sent:?}");
            }
        }
    }

    /// Nobody waits for anything that was told to be on the device.
    fn everything_is_answered(&self) {
        for (at, table) in self.tables.iter().enumerate() {
            let joined = table.joined.as_ref().unwrap();
            for (ticket, place) in &joined.asked {
                let said = &self.said[*place];
                assert!(joined.settled.contains(ticket), "table {at} waits: {said:?}");
            }
        }
    }
}
