//! The lists that are screens of their own: the programme, the tables, the categories.

use crate::domain::{BlockId, CategoryId, NoteId, QuestionId, TableId};
use crate::session::{Outlook, Session};

/// Where the cursor of each list is, and what is tried there.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The block chosen; where it is gone, what comes next.
    pub block: Option<BlockId>,
    /// The programme as it would be, while that waits for Enter.
    pub trial: Option<Box<Trial>>,
    /// The table chosen.
    pub table: Option<TableId>,
    /// The category chosen.
    pub category: Option<CategoryAt>,
    /// The category that is being split.
    pub split: Option<Split>,
}

/// A session as a step would leave it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The session.
    pub session: Session,
    /// Its programme in time, now.
    pub outlook: Outlook,
}

/// A row of the categories: one of them, or the question above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryAt {
    /// The question.
    pub question: QuestionId,
    /// The category; `None` for the question itself.
    pub category: Option<CategoryId>,
}

/// A category that is being split: which of its ideas go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Its question.
    pub question: QuestionId,
    /// The category.
    pub category: CategoryId,
    /// The idea under the cursor.
    pub at: Option<NoteId>,
    /// Those that go into the new one.
    pub marked: Vec<NoteId>,
}
