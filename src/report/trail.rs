//! What the newest state of a session does not remember: where each note was first put, and how
//! the session stood when it was reported before.

use std::sync::Arc;

use super::last::Mark;
use crate::domain::{About, CategoryId, NoteKind, QuestionId};
use crate::session::{Note, Session};

/// Watches a session grow, record by record. One that saw nothing is a trail, too: then a report
/// tells neither moves nor changes.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    watched: Vec<Mark>,
    seen: Vec<Session>,
    pub(super) first: Vec<Tag>,
}

/// Where a note stood at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) kind: NoteKind,
    pub(super) about: About,
    pub(super) question: Option<QuestionId>,
    pub(super) category: Option<CategoryId>,
    /// The letter and name of that category then.
    pub(super) called: Option<(Option<Arc<str>>, Arc<str>)>,
}

impl Trail {
    /// A trail that keeps how the session stood at each of these records.
    #[must_use]
    pub fn watching(marks: Vec<Mark>) -> Self {
        Self { watched: marks, ..Self::default() }
    }

    /// Sees the session after its next record; to be called once for each, none left out.
    pub fn see(&mut self, session: &Session) {
        let notes = session.notes.slice(self.first.len()..session.notes.len());
        self.first.extend(notes.iter().map(|note| Tag::of(session, note)));
        if self.watched.iter().any(|mark| mark.is_of(session)) {
            self.seen.push(session.clone());
        }
    }

    /// The newest watched state before this one.
    pub(super) fn before(&self, session: &Session) -> Option<&Session> {
        self.seen.iter().rev().find(|then| then.tail.seq < session.tail.seq)
    }
}

impl Tag {
    pub(super) fn of(session: &Session, note: &Note) -> Self {
        let category = note.question.as_ref().zip(note.category.as_ref());
        let category = category.and_then(|(question, id)| session.category(question, id));
        Self {
            kind: note.kind,
            about: note.about,
            question: note.question.clone(),
            category: category.map(|category| category.id.clone()),
            called: category.map(|category| (category.letter.clone(), Arc::clone(&category.label))),
        }
    }

    /// True where both name the same place, whatever it was called.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        (self.kind, self.about, &self.question, &self.category)
            == (other.kind, other.about, &other.question, &other.category)
    }
}
