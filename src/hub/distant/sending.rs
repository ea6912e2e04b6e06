//! A device's outbox: what is asked goes in, what the hub answers takes it out.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use uuid::Uuid;

use super::device::{Ask, Device};
use super::errand::Left;
use super::outbox::{Outbox, Refused};
use crate::domain::{NoteId, Seq};
use crate::engine::{Notice, StepChoice, Ticket, Trouble};
use crate::hub::wire::{Receipt, Sent};
use crate::journal::SetAside;
use crate::session::{Author, Command, Record, decide, is_so};
use crate::text::plainly;

impl Device {
    fn path(&self, session: &str) -> PathBuf {
        self.path_of(self.keeping.device, session)
    }

    pub(super) fn path_of(&self, device: Uuid, session: &str) -> PathBuf {
        self.keeping.folder.join(format!("{device}-{session}.jsonl"))
    }

    pub(super) fn is_there(&self, path: &Path) -> io::Result<bool> {
        match self.disk.place(path) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(false),
            found => found.map(|_| true),
        }
    }

    /// The session has a first line now, and is named by it.
    pub(super) fn name_outbox(&mut self) {
        let path = self.first.as_ref().map(|first| self.path(first));
        if let Some((outbox, path)) = self.outbox.as_mut().zip(path) {
            // Under the name it has it is found as well, as long as the plan is the same.
            let _ = outbox.rename(&path);
        }
    }

    /// Opens the outbox of this session, where it is not open yet.
    pub(super) fn open_outbox(&mut self) -> io::Result<Option<SetAside>> {
        if self.outbox.is_some() {
            return Ok(None);
        }
        let waits = self.path(&self.plan);
        let named = self.first.as_ref().map(|first| self.path(first));
        let (mut outbox, aside) = match &named {
            Some(named) if self.is_there(named)? || !self.is_there(&waits)? => {
                Outbox::open(&self.disk, named)?
            }
            _ => Outbox::open(&self.disk, &waits)?,
        };
        if let Some(named) = named.filter(|named| !outbox.is_at(named)) {
            outbox.rename(&named)?;
        }
        self.outbox = Some(outbox);
        Ok(aside)
    }

    /// What came down by now is answered, and needs nobody.
    pub(super) fn settles(&mut self) {
        let later = self.due.split_off(&Seq(self.told.0 + 1));
        for ticket in std::mem::replace(&mut self.due, later).into_values() {
            self.say(Notice::Nothing { ticket });
        }
        self.clear_tray();
    }

    /// Tells what was kept here before, then takes what was asked meanwhile.
    pub(super) fn tell_kept(&mut self) {
        // What came down before the session was told of is in it.
        self.settles();
        let Some(outbox) = &self.outbox else { return };
        // Where the session was told before, so were they.
        let is_new = |sent: &Sent| !self.tickets.contains_key(&sent.id);
        let waiting: Vec<Sent> = outbox.waiting().filter(|it| is_new(it)).cloned().collect();
        let returned = outbox.returned().iter().filter(|it| is_new(&it.sent)).cloned();
        let returned: Vec<Refused> = returned.collect();
        for sent in waiting {
            let ticket = self.ticket(sent.id);
            self.say(Notice::Kept { ticket, command: Box::new(sent.command) });
        }
        for refused in returned {
            let ticket = self.ticket(refused.sent.id);
            let command = Box::new(refused.sent.command);
            self.say(Notice::Returned { ticket, command, why: refused.why });
        }
        for ask in std::mem::take(&mut self.early) {
            self.ask(ask);
        }
    }

    /// The ticket of a command; a fresh one for one that was kept here before.
    fn ticket(&mut self, id: Uuid) -> Ticket {
        if let Some(ticket) = self.tickets.get(&id) {
            return *ticket;
        }
        let ticket = Ticket(self.voice.tickets.fetch_add(1, Ordering::Relaxed) + 1);
        self.tickets.insert(id, ticket);
        self.ids.insert(ticket, id);
        ticket
    }

    pub(super) fn ask(&mut self, ask: Ask) {
        let Some(outbox) = &mut self.outbox else {
            self.early.push(ask);
            return;
        };
        let done = match ask {
            Ask::LetGo(ticket) => match self.ids.get(&ticket) {
                Some(id) => outbox.away(*id),
                None => return,
            },
            Ask::Send { ticket, id, command, step } => {
                let continues = match step {
                    StepChoice::New => None,
                    StepChoice::Continue(of) => self.ids.get(&of).copied(),
                };
                self.tickets.insert(id, ticket);
                self.ids.insert(ticket, id);
                let done = outbox.keep(Sent { id, continues, command: (*command).clone() });
                if done.is_ok() {
                    self.say(Notice::Kept { ticket, command });
                }
                done
            }
        };
        self.disk(done);
    }

    /// What is to be sent next.
    pub(super) fn next(&mut self) -> Option<Sent> {
        let next = self.outbox.as_ref()?.waiting().next().filter(|_| !self.is_over())?.clone();
        self.in_flight = Some(next.id);
        Some(next)
    }

    /// It is on the hub's disk.
    pub(super) fn receipt(&mut self, id: Uuid, receipt: &Receipt) {
        let ticket = self.ticket(id);
        let done = self.outbox.as_mut().map_or(Ok(()), |outbox| outbox.done(id));
        // Where its record was told already, or is an old one, nothing more comes.
        if receipt.fresh && receipt.seq > self.told {
            self.due.insert(receipt.seq, ticket);
        } else {
            self.say(Notice::Nothing { ticket });
        }
        self.disk(done);
        self.landed();
    }

    /// The hub refuses it: it stays here, with the reason as far as it can be known. A note whose
    /// identity other words have is another one from here on: sent again it may be taken.
    pub(super) fn refused(&mut self, id: Uuid, told: String, taken: bool) {
        let ticket = self.ticket(id);
        let sent = self.outbox.as_ref().and_then(|it| it.waiting().find(|sent| sent.id == id));
        let Some(mut sent) = sent.cloned() else { return self.landed() };
        let why = self.reason(&sent.command).unwrap_or(told);
        let anew = if taken { self.other_note(&mut sent, ticket) } else { Ok(()) };
        let done = self.outbox.as_mut().map_or(Ok(()), |it| it.refused(sent.id, why.clone()));
        self.say(Notice::Returned { ticket, command: Box::new(sent.command), why });
        self.disk(anew.and(done));
        self.clear_tray();
        self.landed();
    }

    /// What is not there any more needs somebody.
    pub(super) fn returns(&mut self, refused: Refused) {
        let Some(outbox) = &mut self.outbox else { return };
        let done = outbox.returns(refused.clone());
        let ticket = self.ticket(refused.sent.id);
        let command = Box::new(refused.sent.command);
        self.say(Notice::Returned { ticket, command, why: refused.why });
        self.disk(done);
    }

    fn other_note(&mut self, sent: &mut Sent, ticket: Ticket) -> io::Result<()> {
        let Command::Capture { note } = &mut sent.command else { return Ok(()) };
        let Some(outbox) = &mut self.outbox else { return Ok(()) };
        let was = sent.id;
        note.id = NoteId(Uuid::new_v5(&was, note.id.0.as_bytes()));
        sent.id = Uuid::new_v5(&was, was.as_bytes());
        self.tickets.insert(sent.id, ticket);
        self.ids.insert(ticket, sent.id);
        outbox.keep(sent.clone()).and(outbox.done(was))
    }

    /// What was refused and is so by now needs nobody: a copy of it came late, or the same words
    /// were sent again.
    pub(super) fn clear_tray(&mut self) {
        let Some(outbox) = &self.outbox else { return };
        let (session, now) = (&self.session, self.session.tail.moment);
        let by = Author::facilitator();
        let is_so = |it: &&Refused| is_so(session, &by, &it.sent.command, now);
        let so: Vec<Uuid> = outbox.returned().iter().filter(is_so).map(|it| it.sent.id).collect();
        for id in so {
            let done = self.outbox.as_mut().map_or(Ok(()), |outbox| outbox.away(id));
            // What was not told of needs no end.
            if let Some(ticket) = self.tickets.get(&id) {
                self.say(Notice::Nothing { ticket: *ticket });
            }
            self.disk(done);
        }
    }

    /// The hub names no rule; the session as it stands here may.
    fn reason(&self, command: &Command) -> Option<String> {
        let now = self.session.tail.moment;
        let why = decide(&self.session, &self.me, command, now).err()?;
        Some(why.with_hint())
    }

    /// Whatever becomes of it, nothing is awaited for it now.
    pub(super) fn landed(&mut self) {
        self.in_flight = None;
        for record in std::mem::take(&mut self.held) {
            self.tell(record);
        }
    }

    /// A record came: it is told at once, unless it may be what a command on its way became.
    pub(super) fn take(&mut self, record: Arc<Record>) {
        let own = self.in_flight.is_some() && record.by == self.me;
        if !self.held.is_empty() || (own && !self.due.contains_key(&record.seq)) {
            self.held.push_back(record);
        } else {
            self.tell(record);
        }
    }

    fn tell(&mut self, record: Arc<Record>) {
        self.told = record.seq;
        let ticket = self.due.remove(&record.seq);
        self.say(Notice::Recorded { ticket, record });
    }

    /// Says when the disk of this device begins to fail, and when that is over.
    fn disk(&mut self, done: io::Result<()>) {
        let whole = self.outbox.as_ref().is_none_or(Outbox::is_on_disk);
        let unsaved = self.waiting();
        match done {
            Err(why) => {
                self.troubled = true;
                self.say(Notice::Trouble(Trouble {
                    words: format!("the disk of this device takes nothing: {}", plainly(&why)),
                    hint: "free space on it".to_owned(),
                    meanwhile: "what is typed is sent all the same".to_owned(),
                    unsaved,
                    takes_all: false,
                }));
            }
            Ok(()) if whole && std::mem::take(&mut self.troubled) => {
                self.say(Notice::Recovered { set_aside: None, remade: false });
            }
            Ok(()) => {}
        }
    }

    pub(super) fn waiting(&self) -> usize {
        self.outbox.as_ref().map_or(0, |outbox| outbox.waiting().count())
    }

    /// What is left on this device.
    pub(super) fn left(&self) -> Left {
        let Some(outbox) = &self.outbox else { return Left::default() };
        let unkept = outbox.waiting().filter(|_| !outbox.is_on_disk());
        let words = unkept.filter_map(|sent| sent.command.typed());
        Left {
            waiting: self.waiting(),
            told: self.of_this_table().into_iter().chain(self.of_other_tables()).collect(),
            returned: outbox.returned().len(),
            unkept: words.collect(),
        }
    }

    pub(super) const fn seq(&self) -> Seq {
        self.session.tail.seq
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::domain::Stamp;
    use crate::engine::ManualClock;
    use crate::hub::distant::device::Voice;
    use crate::hub::distant::errand::Keeping;
    use crate::hub::sample;
    use crate::journal::{RealDisk, encode};
    use crate::session::Event;

    #[test]
    fn what_is_saved_while_the_session_is_read_afresh_is_not_waited_for() {
        let home = tempfile::tempdir().unwrap();
        let (out, notices) = channel();
        let voice = Voice {
            out,
            waker: Box::new(|| {}),
            tickets: Arc::default(),
            clock: Arc::new(ManualClock::at(chrono::DateTime::UNIX_EPOCH)),
            heard: Arc::default(),
        };
        let (device, folder) = (Uuid::from_u128(7), home.path().to_path_buf());
        let keeping = Keeping { device, table: None, name: None, folder, looks_on: false };
        let memory = home.path().join("memory");
        let mut device = Device::new(voice, keeping, memory, Arc::new(RealDisk));
        let mut lines = Vec::new();
        encode(&sample::record(1, Event::HeadCountSet { people: None }), None, &mut lines).unwrap();
        device.caught_up(Stamp(0));
        let (ticket, id) = (Ticket(1), Uuid::from_u128(1));
        let command = Box::new(Command::SetHeadCount { people: None });
        device.ask(Ask::Send { ticket, id, command, step: StepChoice::New });
        assert!(device.next().is_some());
        device.start_over();
        device.receipt(id, &Receipt { seq: Seq(1), sum: None, fresh: true });
        device.fold(&lines).unwrap();
        device.caught_up(Stamp(0));
        let told =
            |notice: Notice| matches!(notice, Notice::Nothing { ticket: it } if it == ticket);
        assert!(notices.try_iter().any(told));
    }
}
