//! Capture: the line, what stands before it, and the list above it.

use super::drafts::Drafts;
use super::line::Line;
use crate::domain::{BlockId, CategoryId, NoteId, NoteKind, QuestionId, TableId};

/// The category that stands before the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Which category of the line's question.
    pub category: CategoryId,
    /// It stays for the lines that follow.
    pub kept: bool,
}

/// Where the line goes, where that was said; kept until changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Another question than the running block asks.
    pub question: Option<QuestionId>,
    /// Another block than the one that runs.
    pub block: Option<BlockId>,
}

/// The state of Capture.
#[derive(Clone, Debug, Default)]
pub struct Capture {
    /// The words being typed.
    pub line: Line,
    /// The category they stand under.
    pub picked: Option<Picked>,
    /// The table they were said at; `None` for the room.
    pub table: Option<TableId>,
    /// Where they go.
    pub target: Target,
    /// What they are, where that was said; for one line only.
    pub kind: Option<NoteKind>,
    /// How deep below the last idea they stand, 0 for an idea of their own.
    pub level: usize,
    /// The block that ran when their first letter was typed.
    pub begun: Option<BlockId>,
    /// Esc was pressed: the next key is the Stage's. The number is the place in the strip that
    /// ← and → walk.
    pub armed: Option<Option<usize>>,
    /// The idea under the cursor of the list, where the list has it.
    pub selected: Option<NoteId>,
    /// Rows the list is scrolled up from its newest.
    pub scroll: usize,
    /// The idea whose words are in the line.
    pub editing: Option<NoteId>,
    /// Half-typed lines of every table.
    pub drafts: Drafts,
}
