//! Whose a request is, and for which table they write.

use std::sync::Arc;

use crate::domain::TableId;
use crate::hub::trace::Trace;
use crate::session::{Author, Command, Role};

/// Whose request it is.
#[derive(Clone, Debug, Default)]
pub(in crate::hub) struct Who {
    pub(in crate::hub) author: Arc<Author>,
    pub(in crate::hub) name: Option<Arc<str>>,
    pub(in crate::hub) muted: bool,
    /// The tables it was for before.
    pub(in crate::hub) had: Arc<[TableId]>,
    /// Held by every request of theirs that is under way.
    pub(in crate::hub) asking: Arc<()>,
    pub(in crate::hub) trace: Arc<Trace>,
}

impl Who {
    /// The same as somebody who only looks on.
    pub(in crate::hub) fn looking_on(&self) -> Self {
        let author = Author { role: Role::Viewer, table: None, name: None };
        Self { author: Arc::new(author), ..self.clone() }
    }

    /// Who sends a command: a new note may be of a table they had, as it was typed there.
    pub(in crate::hub) fn sends(&self, command: &Command) -> Arc<Author> {
        let Command::Capture { note } = command else { return Arc::clone(&self.author) };
        let table = note.table.clone();
        let had = table.as_ref().is_some_and(|table| self.had.contains(table));
        if !had {
            return Arc::clone(&self.author);
        }
        Arc::new(Author { table, ..self.author.as_ref().clone() })
    }

    /// Whether they write for a table.
    pub(in crate::hub) fn sits(&self) -> bool {
        self.author.role.sits()
    }

    /// How many requests of theirs are under way, this one with them.
    pub(in crate::hub) fn at_once(&self) -> usize {
        // The device itself holds another.
        Arc::strong_count(&self.asking).saturating_sub(1)
    }
}
