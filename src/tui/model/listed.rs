//! Which notes the list of Capture shows, kept as records arrive.

use super::note_list::Listing;
use crate::domain::{BlockId, NoteId, NoteKind, TableId};
use crate::session::{Note, Session};

/// What a list is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The table; every table where there is none.
    pub table: Option<TableId>,
    /// The block.
    pub block: Option<BlockId>,
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

    /// All of it.
    #[must_use]
    pub fn listing(&self) -> Listing<'_> {
        Listing { before: &self.before, now: &self.now }
    }
}

impl Scope {
    fn takes(&self, note: &Note, block: Option<&BlockId>) -> bool {
        note.block.as_ref() == block
            && (!self.comments || note.kind == NoteKind::Comment)
            && (self.table.is_none() || note.table == self.table)
    }
}
