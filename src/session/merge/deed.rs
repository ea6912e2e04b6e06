//! What another journal says of one note.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::{BlockId, NoteId, Question, QuestionId};
use crate::session::changed::Side;
use crate::session::note::Note;
use crate::session::part::CategoryState;
use crate::session::planned::is_planned;
use crate::session::record::Author;
use crate::session::state::Session;

/// A note that was captured, or a side of one as it was changed last.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// When.
    pub(super) at: DateTime<Utc>,
    /// Which note, by its id there.
    pub(super) note: NoteId,
    /// The side that changed; none where the note was captured.
    pub(super) side: Option<Side>,
    /// Who did it.
    pub(super) by: Arc<Author>,
    /// The question it stood under then, where no plan has that.
    pub(super) asked: Option<Question>,
    /// The question and the category it stood under then.
    pub(super) filed: Option<(QuestionId, CategoryState)>,
    /// The block it was of then.
    pub(super) block: Option<Seen>,
}

/// A block as somebody saw it there.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// By its id there.
    pub(super) id: BlockId,
    /// What it was called.
    pub(super) title: String,
    /// It was of the plan.
    pub(super) planned: bool,
}

impl Deed {
    /// What was done about a note, in a session as it stood then.
    pub(super) fn of(
        session: &Session,
        note: &Note,
        side: Option<Side>,
        (at, by): (DateTime<Utc>, Arc<Author>),
    ) -> Self {
        let asked = note.question.as_ref().filter(|id| session.plan.question(id).is_none());
        let asked = asked.and_then(|id| session.question(id)).cloned();
        let filed = note.question.as_ref().zip(note.category.as_ref());
        let filed = filed.and_then(|(question, id)| {
            Some((question.clone(), session.category(question, id)?.clone()))
        });
        let block = note.block.as_ref().and_then(|id| session.block(id)).map(|state| Seen {
            id: state.id().clone(),
            title: state.block.title.clone(),
            planned: is_planned(session, state.id()),
        });
        Self { at, note: note.id, side, by, asked, filed, block }
    }

    /// Deeds of every journal come in one order, whichever journal is named first.
    pub(super) const fn order(&self) -> (DateTime<Utc>, NoteId, Option<Side>) {
        (self.at, self.note, self.side)
    }
}
