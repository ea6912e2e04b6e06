//! The welcome card: what a table said in earlier rounds, for those who come to it now.

use crate::domain::{NoteId, NoteKind, QuestionId, TableId};
use crate::session::{BlockState, Note, Session, title};

/// A card of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Which table.
    pub table: TableId,
    /// What stands on it, from the top.
    pub rows: Vec<CardRow>,
    /// How many of them are scrolled past.
    pub scroll: usize,
}

/// Something on a card; words are raw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardRow {
    /// A round with what was asked.
    Round {
        /// The round's title.
        title: String,
        /// The question; empty where there was none.
        question: String,
    },
    /// A category with its letter, or another kind of notes.
    Pile {
        /// The letter; empty where it has none.
        sign: String,
        /// Its name.
        label: String,
        /// How many of its notes follow.
        notes: usize,
    },
    /// A note.
    Note(NoteId),
}

impl Card {
    /// The card of a table: rounds that were over, or are no longer the running one.
    #[must_use]
    pub fn of(session: &Session, table: TableId) -> Self {
        let mut card = Self { table, ..Self::default() };
        card.refresh(session);
        card
    }

    /// Makes it true for a session that went on.
    pub fn refresh(&mut self, session: &Session) {
        let notes: Vec<&Note> = session
            .notes
            .iter()
            .filter(|note| !note.retracted && note.table.as_ref() == Some(&self.table))
            .collect();
        let earlier = |state: &&BlockState| {
            state.block.kind.has_tables() && state.started.is_some() && !state.is_running()
        };
        self.rows.clear();
        for state in session.blocks.iter().filter(earlier) {
            let said: Vec<&Note> = notes
                .iter()
                .copied()
                .filter(|note| note.block.as_ref() == Some(state.id()))
                .collect();
            for question in questions(&said) {
                self.round(session, state, question, &said);
            }
        }
    }

    fn round(
        &mut self,
        session: &Session,
        state: &BlockState,
        question: Option<&QuestionId>,
        said: &[&Note],
    ) {
        let ours: Vec<&Note> =
            said.iter().copied().filter(|note| note.question.as_ref() == question).collect();
        let text = question.and_then(|id| session.question(id)).map(|it| it.text.clone());
        let title = title(state).to_owned();
        self.rows.push(CardRow::Round { title, question: text.unwrap_or_default() });
        let ideas = |note: &&&Note| note.kind == NoteKind::Idea;
        let mut placed = Vec::new();
        for category in question.into_iter().flat_map(|id| session.categories_of(id)) {
            let under = |note: &&&Note| note.category.as_ref() == Some(&category.id);
            let under: Vec<&Note> = ours.iter().filter(ideas).filter(under).copied().collect();
            placed.extend(under.iter().map(|note| note.id));
            self.pile(category.letter.as_deref().unwrap_or_default(), &category.label, &under);
        }
        let left = |note: &&&Note| !placed.contains(&note.id);
        let left: Vec<&Note> = ours.iter().filter(ideas).filter(left).copied().collect();
        self.pile("–", "none yet", &left);
        for (kind, label) in [
            (NoteKind::OpenQuestion, "Open questions"),
            (NoteKind::Resource, "Resources"),
            (NoteKind::Conclusion, "Conclusions"),
        ] {
            let of: Vec<&Note> = ours.iter().filter(|note| note.kind == kind).copied().collect();
            self.pile("", label, &of);
        }
    }

    fn pile(&mut self, sign: &str, label: &str, notes: &[&Note]) {
        if notes.is_empty() {
            return;
        }
        let (sign, label) = (sign.to_owned(), label.to_owned());
        self.rows.push(CardRow::Pile { sign, label, notes: notes.len() });
        self.rows.extend(notes.iter().map(|note| CardRow::Note(note.id)));
    }
}

/// The questions that notes answer, each once, in the order they first come.
fn questions<'a>(notes: &[&'a Note]) -> Vec<Option<&'a QuestionId>> {
    let mut all: Vec<Option<&QuestionId>> = Vec::new();
    for note in notes.iter().filter(|note| note.kind != NoteKind::Comment) {
        if !all.contains(&note.question.as_ref()) {
            all.push(note.question.as_ref());
        }
    }
    all
}
