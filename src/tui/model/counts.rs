//! Ideas counted by what the screens show.

use std::collections::HashMap;

use crate::domain::{BlockId, CategoryId, NoteKind, QuestionId, TableId};
use crate::session::Notes;

/// Counts of ideas, retracted ones left out. Looking up never counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    all: usize,
    questions: HashMap<Option<QuestionId>, usize>,
    categories: HashMap<(Option<QuestionId>, Option<CategoryId>), usize>,
    blocks: HashMap<Option<BlockId>, usize>,
    seats: HashMap<(Option<BlockId>, Option<TableId>), usize>,
    topics: HashMap<(Option<QuestionId>, Option<TableId>), usize>,
    tables: HashMap<Option<TableId>, usize>,
    shapes: HashMap<Shape, usize>,
}

/// A block, a question it asked, and a category of that.
type Shape = (Option<BlockId>, Option<QuestionId>, Option<CategoryId>);

impl Counts {
    /// Reads the counts kept by tags; as long as there are different tags, not notes.
    #[must_use]
    pub fn of(notes: &Notes) -> Self {
        let mut counts = Self::default();
        for (cell, count) in notes.cells() {
            if cell.kind != NoteKind::Idea {
                continue;
            }
            let n = count.notes;
            let (question, table, block) = (&cell.question, &cell.table, &cell.block);
            counts.all += n;
            *counts.questions.entry(question.clone()).or_default() += n;
            let category = (question.clone(), cell.category.clone());
            *counts.categories.entry(category).or_default() += n;
            *counts.blocks.entry(block.clone()).or_default() += n;
            *counts.seats.entry((block.clone(), table.clone())).or_default() += n;
            *counts.topics.entry((question.clone(), table.clone())).or_default() += n;
            *counts.tables.entry(table.clone()).or_default() += n;
            let shape = (block.clone(), question.clone(), cell.category.clone());
            *counts.shapes.entry(shape).or_default() += n;
        }
        counts
    }

    /// All ideas.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.all
    }

    /// Ideas on a question.
    #[must_use]
    pub fn on(&self, question: Option<&QuestionId>) -> usize {
        self.questions.get(&question.cloned()).copied().unwrap_or(0)
    }

    /// Ideas under a category of a question; `None` counts those without one yet.
    #[must_use]
    pub fn under(&self, question: Option<&QuestionId>, category: Option<&CategoryId>) -> usize {
        self.categories.get(&(question.cloned(), category.cloned())).copied().unwrap_or(0)
    }

    /// Ideas of a block.
    #[must_use]
    pub fn during(&self, block: Option<&BlockId>) -> usize {
        self.blocks.get(&block.cloned()).copied().unwrap_or(0)
    }

    /// Ideas of a table during a block; `None` counts those without a table.
    #[must_use]
    pub fn at(&self, block: Option<&BlockId>, table: Option<&TableId>) -> usize {
        self.seats.get(&(block.cloned(), table.cloned())).copied().unwrap_or(0)
    }

    /// Ideas under a category of a question during a block; `None` counts those without one yet.
    #[must_use]
    pub fn under_during(
        &self,
        block: &BlockId,
        question: &QuestionId,
        category: Option<&CategoryId>,
    ) -> usize {
        let shape = (Some(block.clone()), Some(question.clone()), category.cloned());
        self.shapes.get(&shape).copied().unwrap_or(0)
    }

    /// Ideas of a table, whatever block they came in.
    #[must_use]
    pub fn of_table(&self, table: &TableId) -> usize {
        self.tables.get(&Some(table.clone())).copied().unwrap_or(0)
    }

    /// Ideas that came from no table, whatever block they came in.
    #[must_use]
    pub fn at_no_table(&self) -> usize {
        self.tables.get(&None).copied().unwrap_or(0)
    }

    /// Ideas of a table on a question, whatever block they came in.
    #[must_use]
    pub fn said(&self, question: Option<&QuestionId>, table: Option<&TableId>) -> usize {
        self.topics.get(&(question.cloned(), table.cloned())).copied().unwrap_or(0)
    }
}
