//! What people do: at the tables, in front, and at the door.

use uuid::Uuid;

use super::evening::Evening;
use super::said::Said;
use super::table::Joined;
use crate::domain::{NoteId, Span, TableId};
use crate::engine::{StepChoice, Ticket};
use crate::session::{Command, NewNote, Note};

impl Evening {
    fn mints(&mut self) -> Uuid {
        self.minted += 1;
        Uuid::from_u128(self.minted)
    }

    fn submits(&mut self, said: Said, step: StepChoice) {
        self.says(|| format!("table {} asks for {:?}", said.at, said.command));
        let (place, id) = (self.said.len(), self.mints());
        if let Some(joined) = &mut self.tables[said.at].joined {
            joined.submits(place, id, &said, step);
            self.said.push(said);
        }
    }

    /// Somebody at a table whose program shows a session.
    fn at(&self) -> Option<usize> {
        let at = self.chance.below(self.tables.len());
        self.tables[at].joined.as_ref().is_some_and(|it| it.opened && !it.over).then_some(at)
    }

    fn joined(&self, at: usize) -> &Joined {
        self.tables[at].joined.as_ref().unwrap()
    }

    pub(super) fn somebody_types(&mut self) {
        let Some(at) = self.at() else { return };
        match self.chance.below(100) {
            // Their interface offers nothing else.
            62..74 | 86..97 if self.tables[at].adds => drop(self.types_an_idea(at)),
            0..62 => drop(self.types_an_idea(at)),
            62..74 => self.types_with_details(at),
            74..80 => self.types_under_another_id(at),
            80..86 => self.sends_twice(at),
            86..96 => self.takes_back(at),
            _ => self.takes_back_anothers(at),
        }
    }

    fn idea(&mut self, at: usize, id: NoteId) -> NewNote {
        let words = format!("idée {} of {at}\n\u{202e}", self.said.len());
        let joined = self.joined(at);
        NewNote {
            table: Some(joined.seat.clone()),
            block: joined.session.running().map(|block| block.id().clone()),
            ..NewNote::idea(id, words)
        }
    }

    fn types_an_idea(&mut self, at: usize) -> NoteId {
        let id = NoteId(self.mints());
        let note = Box::new(self.idea(at, id));
        self.submits(Said::new(at, Command::Capture { note }), StepChoice::New);
        id
    }

    /// Points are sent behind their note, in its step.
    fn types_with_details(&mut self, at: usize) {
        let note = self.types_an_idea(at);
        for point in 0..1 + self.chance.below(3) {
            let text = format!("point {point} of {}", self.said.len()).into();
            let id = Some(self.mints());
            let said = Said::new(at, Command::AddDetail { note, level: 1, text, id });
            let step = StepChoice::Continue(self.newest_ticket(at));
            self.submits(said, step);
        }
    }

    fn newest_ticket(&self, at: usize) -> Ticket {
        *self.joined(at).asked.last_key_value().unwrap().0
    }

    /// Other words under an id that is there already, here or elsewhere.
    fn types_under_another_id(&mut self, at: usize) {
        let Some(note) = self.some_note(|_| true) else { return };
        let note = Box::new(self.idea(at, note.id));
        self.submits(Said::new(at, Command::Capture { note }), StepChoice::New);
    }

    /// The same note as a second command.
    fn sends_twice(&mut self, at: usize) {
        if let Some(note) = self.some_note(|said| said.at == at) {
            let note = Box::new(note);
            self.submits(Said::new(at, Command::Capture { note }), StepChoice::New);
        }
    }

    /// A note that somebody typed.
    fn some_note(&self, of: impl Fn(&Said) -> bool) -> Option<NewNote> {
        let note = |said: &Said| match &said.command {
            Command::Capture { note } => Some(note.as_ref().clone()),
            _ => None,
        };
        let all: Vec<NewNote> = self.said.iter().filter(|it| of(it)).filter_map(note).collect();
        self.chance.of_all(&all).cloned()
    }

    /// What this table wrote last, whether it is saved yet or not.
    fn takes_back(&mut self, at: usize) {
        let joined = self.joined(at);
        let waits = joined.asked.iter().rev().find_map(|(ticket, place)| {
            match &self.said[*place].command {
                Command::Capture { note } if !joined.settled.contains(ticket) => Some(note.id),
                _ => None,
            }
        });
        let own = |note: &&Note| note.table.as_ref() == Some(&joined.seat) && !note.retracted;
        let newest = || joined.session.notes.iter().rev().find(own).map(|note| note.id);
        if let Some(note) = waits.or_else(newest) {
            let command = Command::Retract { notes: vec![note] };
            self.submits(Said::new(at, command), StepChoice::New);
        }
    }

    fn takes_back_anothers(&mut self, at: usize) {
        let joined = self.joined(at);
        let others = |note: &&Note| note.table.as_ref() != Some(&joined.seat) && !note.retracted;
        let note = joined.session.notes.iter().rev().find(others).map(|note| note.id);
        if let Some(note) = note {
            let command = Command::Retract { notes: vec![note] };
            self.submits(Said::new(at, command), StepChoice::New);
        }
    }

    /// What was refused is sent again as it is, or taken up and changed, or let go.
    pub(super) fn tray(&mut self) {
        let Some(at) = self.at() else { return };
        let Some(ticket) = self.chance.of_all(&self.joined(at).tray).copied() else { return };
        let place = self.joined(at).asked[&ticket];
        let mut command = self.said[place].command.clone();
        let again = self.chance.in_hundred(50);
        if again {
            // Where other words have its id, it gets one of its own.
            if let Command::Capture { note } = &mut command
                && self.joined(at).session.notes.get(note.id).is_some()
            {
                note.id = NoteId(self.mints());
            }
            self.submits(Said::new(at, command), StepChoice::New);
        } else if self.chance.in_hundred(50) {
            self.types_an_idea(at);
        }
        self.says(|| format!("table {at} lets {ticket:?} go, to be sent again: {again}"));
        self.said[place].let_go = true;
        self.said[place].dropped = !again;
        if let Some(joined) = &mut self.tables[at].joined {
            joined.lets_go(ticket);
        }
    }

    pub(super) fn facilitator(&mut self) {
        if let Some(command) = self.wants() {
            self.says(|| format!("the facilitator asks for {command:?}"));
            self.house.does(command);
        }
    }

    fn wants(&self) -> Option<Command> {
        let session = &self.house.session;
        let running = session.running().map(|block| block.id().clone());
        let notes: Vec<&Note> = session.notes.iter().collect();
        let note = self.chance.of_all(&notes).copied();
        let notes = || note.map(|note| vec![note.id]);
        Some(match self.chance.below(12) {
            0..4 => match running {
                Some(block) => Command::EndBlock { block },
                None => Command::Start { block: session.next()?.id().clone() },
            },
            4 => Command::Pause { block: running?, reason: None },
            5 => Command::Resume { block: running? },
            6 => Command::Lengthen { block: running?, by: Span::minutes(1) },
            7 => {
                Command::Edit { note: note?.id, text: "reworded".into(), details: Some(Vec::new()) }
            }
            8 => Command::Retract { notes: notes()? },
            9 => Command::Restore { notes: notes()? },
            10 => {
                let (table, block) = (Some(TableId::new("5")), note?.block.clone());
                Command::MoveNotes { notes: notes()?, table, block }
            }
            _ => Command::Undo { step: session.history.newest()?.id },
        })
    }

    /// The facilitator looks after who is there.
    pub(super) fn at_the_door(&mut self, at: usize) {
        let door = self.house.door.clone();
        let id = self.tables[at].device();
        match self.chance.below(9) {
            0 => {
                self.says(|| format!("table {at} is turned away"));
                if door.turn_away(id) {
                    self.tables[at].away = true;
                    self.tables[at].barred.get_or_insert(self.said.len());
                }
            }
            1..=5 => {
                let muted = door.list().iter().any(|it| it.id == id && it.muted);
                self.says(|| format!("table {at} is muted: {}", !muted));
                if muted {
                    self.may_again(at);
                    door.mute(id, false);
                } else if door.mute(id, true) {
                    self.tables[at].barred.get_or_insert(self.said.len());
                }
            }
            6 => {
                self.says(|| "whoever was turned away may come in again".to_owned());
                self.lets_in();
            }
            7 => {
                self.says(|| format!("table {at} is moved"));
                door.seat(id, Some(TableId::new("4")));
            }
            _ => {
                self.says(|| format!("table {at} is moved back"));
                door.seat(id, Some(self.tables[at].name.clone()));
            }
        }
    }

    fn lets_in(&mut self) {
        for at in 0..self.tables.len() {
            if std::mem::take(&mut self.tables[at].away) {
                self.may_again(at);
            }
        }
        self.house.door.set_open(true);
    }

    /// Nothing was taken that this table said while it was not to.
    fn may_again(&mut self, at: usize) {
        let Some(from) = self.tables[at].barred.take() else { return };
        for said in self.said.iter().skip(from).filter(|said| said.at == at) {
            let Some(note) = said.note() else { continue };
            let first = self.said.iter().find(|it| it.note().is_some_and(|it| it == note));
            let is_new = first.is_some_and(|first| std::ptr::eq(first, said));
            let taken = self.house.session.notes.get(note.id);
            let taken = taken.is_some_and(|taken| taken.was_typed_as(note));
            assert!(!is_new || !taken, "was taken of who was muted or turned away: {said:?}");
        }
    }

    /// Nobody is muted or kept out any more.
    pub(super) fn everybody_may(&mut self) {
        self.lets_in();
        (0..self.tables.len()).for_each(|at| self.may_again(at));
        let door = &self.house.door;
        for device in door.list() {
            door.mute(device.id, false);
        }
    }
}
