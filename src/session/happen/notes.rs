//! Notes captured, reworded, tagged, moved, sorted, taken out and brought back.

use std::sync::Arc;

use crate::domain::{BlockId, CategoryId, NoteId, QuestionId, TableId};
use crate::session::event::{Event, of_blocks, of_floor, of_questions, of_room, of_session};
use crate::session::note::Note;
use crate::session::part::Words;
use crate::session::record::Record;
use crate::session::state::Session;

impl Session {
    pub(in crate::session) fn note_event(&mut self, event: &Event, record: &Record) {
        match event {
            Event::NoteCaptured { .. } => {
                if let Some(note) = self.captured(event, record) {
                    self.keep(note, record);
                }
            }
            Event::NoteEdited { note, text, details } => {
                let words = Words { text: Arc::clone(text), details: Arc::clone(details) };
                self.notes.change(*note, |note| reword(note, words));
            }
            Event::DetailAdded { note, level, text, id } => {
                self.points.extend(*id);
                self.notes.change(*note, |note| {
                    note.words.add_detail(*level, text);
                    if let Some(typed) = &mut note.typed {
                        typed.add_detail(*level, text);
                    }
                });
            }
            Event::NotesTagged { notes, question, category } => {
                let category = self.same_category(question.as_ref(), category.as_ref());
                let question = self.same_question(question.as_ref());
                self.with_notes(notes, |note| {
                    note.question.clone_from(&question);
                    note.category.clone_from(&category);
                });
            }
            Event::NotesMoved { notes, table, block } => {
                let table = self.same_table(table.as_ref());
                let block = self.same_block(block.as_ref());
                self.with_notes(notes, |note| {
                    note.table.clone_from(&table);
                    note.block.clone_from(&block);
                });
            }
            Event::NotesSorted { notes, kind, about } => self.with_notes(notes, |note| {
                note.kind = *kind;
                note.about = *about;
            }),
            Event::NotesSaidBy { notes, speaker } => {
                self.with_notes(notes, |note| note.speaker.clone_from(speaker));
            }
            Event::NotesRetracted { notes } => self.with_notes(notes, |note| {
                note.retracted = true;
                note.undone |= record.undoes == Some(note.step);
            }),
            Event::NotesRestored { notes } => self.with_notes(notes, |note| {
                note.retracted = false;
                note.undone &= record.redoes != Some(note.step) && record.elsewhere.is_none();
            }),
            Event::NotesPicked { notes } => self.with_notes(notes, |note| note.picked = true),
            Event::NotesUnpicked { notes } => self.with_notes(notes, |note| note.picked = false),
            of_session!() | of_blocks!() | of_questions!() | of_room!() | of_floor!() => {}
        }
    }

    fn keep(&mut self, note: Note, record: &Record) {
        let id = note.id;
        self.notes.add(note);
        if record.elsewhere.is_some() {
            self.notes.came(id);
        }
    }

    /// The note as it begins; `None` for any other event.
    fn captured(&self, event: &Event, record: &Record) -> Option<Note> {
        let Event::NoteCaptured {
            note,
            kind,
            text,
            details,
            question,
            category,
            table,
            block,
            about,
            speaker,
            late,
            added_later,
        } = event
        else {
            return None;
        };
        Some(Note {
            id: *note,
            kind: *kind,
            about: *about,
            words: Words { text: Arc::clone(text), details: Arc::clone(details) },
            typed: None,
            category: self.same_category(question.as_ref(), category.as_ref()),
            question: self.same_question(question.as_ref()),
            table: self.same_table(table.as_ref()),
            block: self.same_block(block.as_ref()),
            speaker: speaker.clone(),
            by: Arc::clone(&self.author),
            at: record.first_at(),
            t: record.t,
            seq: record.seq,
            step: record.step,
            late: *late,
            added_later: *added_later,
            retracted: false,
            undone: false,
            picked: false,
        })
    }

    fn with_notes(&mut self, notes: &[NoteId], change: impl Fn(&mut Note)) {
        for id in notes {
            self.notes.change(*id, &change);
        }
    }

    // Ids that the session already holds are shared, so that a note costs no letters of them.
    // Those of the ideas so far are found by hash; only the first of each is searched for.

    fn same_question(&self, id: Option<&QuestionId>) -> Option<QuestionId> {
        let id = id?;
        let counted = self.notes.margins().questions.get_key_value(id).map(|(known, _)| known);
        let known = counted.or_else(|| self.question(id).map(|question| &question.id));
        Some(known.unwrap_or(id).clone())
    }

    fn same_category(
        &self,
        question: Option<&QuestionId>,
        id: Option<&CategoryId>,
    ) -> Option<CategoryId> {
        let (question, id) = (question?, id?);
        let on = self.notes.margins().questions.get(question);
        let counted = on.and_then(|on| on.categories.get_key_value(id)).map(|(known, _)| known);
        let listed = || self.every_category_of(question).iter().map(|category| &category.id);
        Some(counted.or_else(|| listed().find(|known| *known == id)).unwrap_or(id).clone())
    }

    fn same_table(&self, id: Option<&TableId>) -> Option<TableId> {
        let id = id?;
        let counted = self.notes.shared_table(id);
        let known = counted.or_else(|| self.table(id).map(|table| &table.table.name));
        Some(known.unwrap_or(id).clone())
    }

    fn same_block(&self, id: Option<&BlockId>) -> Option<BlockId> {
        let id = id?;
        let counted = self.notes.margins().blocks.get_key_value(id).map(|(known, _)| known);
        Some(counted.or_else(|| self.block(id).map(|block| block.id())).unwrap_or(id).clone())
    }
}

fn reword(note: &mut Note, words: Words) {
    let typed = match note.typed.take() {
        Some(typed) => *typed,
        None => note.words.clone(),
    };
    note.words = words;
    note.typed = (typed != note.words).then(|| Box::new(typed));
}
