//! Cafés that take each other in.

use std::convert::Infallible;

use worldcafe::domain::{NoteId, TableId};
use worldcafe::session::{
    Author, Command, NewNote, Note, Other, Role, Session, Site, Stop, Taken, merge,
};

use super::cafe::{Cafe, block, question, table};

impl Site for Cafe {
    type Trouble = Infallible;

    fn session(&self) -> &Session {
        &self.session
    }

    fn take(&mut self, command: &Command) -> Result<(), Stop<Infallible>> {
        let done = self.try_to(command).map_err(|why| Stop::Refused(why.with_hint()))?;
        self.goes_on |= done;
        Ok(())
    }
}

/// The same evening in a room that reaches nobody.
pub(crate) fn alone(at: &str) -> Cafe {
    let by = Author { role: Role::Rapporteur, table: Some(table("4")), name: None };
    Cafe::evening().minting(1000).at(at).by(by)
}

/// An idea of table 4 as it is said there in the first round, and its id.
pub(crate) fn says(cafe: &mut Cafe, text: &str) -> NoteId {
    says_at(cafe, text, Some(table("4")))
}

pub(crate) fn says_at(cafe: &mut Cafe, text: &str, table: Option<TableId>) -> NoteId {
    let id = cafe.fresh_note();
    let (question, block) = (Some(question("q1")), Some(block("c1")));
    let note = NewNote { question, block, table, ..NewNote::idea(id, text) };
    cafe.try_to(&Command::Capture { note: Box::new(note) }).unwrap();
    id
}

/// A café as another reads it.
pub(crate) fn other(cafe: &Cafe) -> Other {
    let mut other = Other::default();
    cafe.records.iter().for_each(|record| other.take(record));
    other
}

/// Takes others in, as one step.
pub(crate) fn take_in(cafe: &mut Cafe, others: &[&Cafe]) -> Vec<Taken> {
    let others: Vec<Other> = others.iter().map(|cafe| other(cafe)).collect();
    let Ok(taken) = merge(&others, cafe);
    cafe.goes_on = false;
    taken
}

pub(crate) fn note(cafe: &Cafe, id: NoteId) -> &Note {
    cafe.session.notes.get(id).unwrap()
}

pub(crate) fn words(cafe: &Cafe, id: NoteId) -> &str {
    &note(cafe, id).words.text
}
