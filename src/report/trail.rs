//! What the newest state of a session does not remember: where each note was first put, and how
//! the session stood when it was reported before.

use std::sync::Arc;

use super::last::Mark;
use crate::domain::{About, CategoryId, NoteKind, QuestionId, Span};
use crate::session::{Note, Session};

/// All records of one line are saved within this time.
const ONE_LINE: Span = Span::seconds(5);

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
        self.finish_lines(session);
        let notes = session.notes.slice(self.first.len()..session.notes.len());
        self.first.extend(notes.iter().map(|note| Tag::of(session, note)));
        if self.watched.iter().any(|mark| mark.is_of(session)) {
            self.seen.push(session.clone());
        }
    }

    /// What a joined device sends of one line are three records: its words, the category they name,
    /// and that they stand under it. That is where the note was first put.
    fn finish_lines(&mut self, session: &Session) {
        let now = session.tail.moment.t;
        let notes = session.notes.slice(0..self.first.len());
        let of_now = notes.iter().zip(&mut self.first).rev();
        for (note, first) in of_now.take_while(|(note, _)| now - note.t < ONE_LINE) {
            let is = Tag::of(session, note);
            let same = (is.kind, &is.question) == (first.kind, &first.question);
            if same && first.category.is_none() {
                *first = is;
            }
        }
    }

    /// True for a category that did not come with its question, in which one idea at most was first
    /// put, and in which none stands: a name mistyped, that was merged, emptied or removed.
    pub(super) fn is_slip(&self, session: &Session, tag: &Tag) -> bool {
        let Some((question, category)) = tag.question.as_ref().zip(tag.category.as_ref()) else {
            return false;
        };
        let came = session.question(question).is_some_and(|of| {
            let mut with_it = of.categories.iter();
            with_it.any(|of| of.id == *category)
        });
        let counts = session.notes.margins().questions.get(question);
        let ideas = counts.and_then(|of| of.categories.get(category)).copied().unwrap_or_default();
        let is_in = |it: &&Tag| (&it.question, &it.category) == (&tag.question, &tag.category);
        !came && ideas == 0 && self.first.iter().filter(is_in).nth(1).is_none()
    }

    /// True where the newest record that is watched for is the one the session stands on.
    #[must_use]
    pub fn is_told(&self, session: &Session) -> bool {
        self.watched.last().is_some_and(|mark| mark.is_of(session))
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

    /// The letter and name of its category now, where that is still there.
    pub(super) fn called_now(&self, session: &Session) -> Option<(Option<Arc<str>>, Arc<str>)> {
        let category = session.category(self.question.as_ref()?, self.category.as_ref()?)?;
        Some((category.letter.clone(), Arc::clone(&category.label)))
    }

    /// True where both name the same place, whatever it was called.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        (self.kind, self.about, &self.question, &self.category)
            == (other.kind, other.about, &other.question, &other.category)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::Report;
    use crate::tally::cafe::{Cafe, note_id};

    #[test]
    fn a_category_that_an_idea_named_itself_is_where_it_was_first_put() {
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }],
            "questions": [{ "id": "q1", "text": "Q" }] });
        let moves = |seconds: i64| {
            let mut trail = Trail::default();
            let cafe = Cafe::open(plan.clone(), "UTC").at(60);
            let cafe = cafe.note(json!({ "text": "x", "question": "q1" }));
            trail.see(&cafe.session);
            let cafe = cafe.after(seconds).on(json!([{ "category-added":
                { "question": "q1", "category": "a", "letter": "a", "label": "Families" } }]));
            trail.see(&cafe.session);
            let cafe = cafe.on(json!([{ "notes-tagged":
                { "notes": [note_id(1)], "question": "q1", "category": "a" } }]));
            trail.see(&cafe.session);
            Report::after(&cafe.session, &trail).unwrap().moves.len()
        };
        assert_eq!((moves(1), moves(60)), (0, 1));
    }
}
