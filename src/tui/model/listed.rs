//! Which notes the list of Capture shows, kept as records arrive.

use super::note_list::Listing;
use crate::domain::{BlockId, NoteId, NoteKind, QuestionId, TableId};
use crate::session::{Note, Session};

/// What a list is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The table; every table where there is none.
    pub table: Option<TableId>,
    /// The question, where the line was sent to one; every question where it was not.
    pub question: Option<QuestionId>,
    /// The block; `None` lists what was said in none.
    pub block: Option<BlockId>,
    /// Whatever block it was said in.
    pub any_block: bool,
    /// Comments alone.
    pub comments: bool,
    /// The round before, as long as the list begins with it.
    pub before: Option<BlockId>,
}

/// The notes of a list, retracted ones included, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    scope: Scope,
    seen: usize,
    now: Vec<NoteId>,
    before: Vec<NoteId>,
}

impl Listed {
    /// Makes it true for this scope; looks only at notes it has not seen, unless the scope is
    /// another or notes changed their tags; tells whether it looked at all.
    pub fn follow(&mut self, session: &Session, scope: Scope, changed: bool) -> bool {
        let anew = changed || scope != self.scope;
        if anew {
            *self = Self { scope, ..Self::default() };
        }
        for note in session.notes.slice(self.seen..session.notes.len()) {
            if self.scope.takes(note, self.scope.block.as_ref()) {
                self.now.push(note.id);
            } else if self.scope.before.is_some()
                && self.scope.takes(note, self.scope.before.as_ref())
            {
                self.before.push(note.id);
            }
        }
        self.seen = session.notes.len();
        anew
    }

    /// True where it is of no one block.
    #[must_use]
    pub const fn is_of_any_block(&self) -> bool {
        self.scope.any_block
    }

    /// All of it.
    #[must_use]
    pub fn listing(&self) -> Listing<'_> {
        Listing { before: &self.before, now: &self.now }
    }
}

impl Scope {
    fn takes(&self, note: &Note, block: Option<&BlockId>) -> bool {
        (self.any_block || note.block.as_ref() == block)
            && (self.question.is_none() || note.question == self.question)
            && (!self.comments || note.kind == NoteKind::Comment)
            && (self.table.is_none() || note.table == self.table)
    }
}
