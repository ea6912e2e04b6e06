//! Half-typed lines, kept per table beside the journal and never in it.

use serde::{Deserialize, Serialize};

use crate::domain::{BlockId, CategoryId, TableId};

/// A line that was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The words so far, raw; may run over several lines.
    pub text: String,
    /// The category that stands before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// The block that ran when its first letter was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockId>,
}

/// Every half-typed line, at most one a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// The table whose line was open last; `None` for the room's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    /// The lines, `None` standing for no table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<(Option<TableId>, Draft)>,
}
