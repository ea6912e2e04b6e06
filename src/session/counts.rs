//! Notes counted by their tags, kept as they change.

use std::collections::BTreeMap;
use std::hash::Hash;

use foldhash::HashMap;

use super::note::Note;
use crate::domain::{BlockId, CategoryId, NoteKind, QuestionId, TableId};

/// The tags that notes are counted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// What sort of note.
    pub kind: NoteKind,
    /// The question.
    pub question: Option<QuestionId>,
    /// The category.
    pub category: Option<CategoryId>,
    /// The table.
    pub table: Option<TableId>,
    /// The block.
    pub block: Option<BlockId>,
}

impl Cell {
    pub(super) fn of(note: &Note) -> Self {
        Self {
            kind: note.kind,
            question: note.question.clone(),
            category: note.category.clone(),
            table: note.table.clone(),
            block: note.block.clone(),
        }
    }
}

/// How many notes bear the same tags, retracted ones left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All of them.
    pub notes: usize,
    /// Of these, saved after their block had ended.
    pub late: usize,
    /// Of these, saved after the event.
    pub added_later: usize,
}

impl Count {
    pub(super) fn step(&mut self, note: &Note, add: bool) {
        step(&mut self.notes, add);
        if note.late {
            step(&mut self.late, add);
        }
        if note.added_later {
            step(&mut self.added_later, add);
        }
    }
}

/// Notes by each of their tags alone: what a tally reads, however many combinations of tags there
/// are. All but `kinds` are of ideas; counts that fell to zero may stay.
#[derive(Clone, Debug, Default)]
pub struct Margins {
    /// Notes by what they are.
    pub kinds: BTreeMap<NoteKind, Count>,
    /// Ideas of each question.
    pub questions: HashMap<QuestionId, OnQuestion>,
    /// Ideas of each table; `None` counts those without one.
    pub tables: HashMap<Option<TableId>, usize>,
    /// Ideas of each block.
    pub blocks: HashMap<BlockId, usize>,
}

/// The ideas of a question.
#[derive(Clone, Debug, Default)]
pub struct OnQuestion {
    /// All of them.
    pub ideas: usize,
    /// Those that have a category.
    pub categories: HashMap<CategoryId, usize>,
}

impl Margins {
    pub(super) fn step(&mut self, note: &Note, add: bool) {
        self.kinds.entry(note.kind).or_default().step(note, add);
        if note.kind != NoteKind::Idea {
            return;
        }
        if let Some(question) = &note.question {
            at(&mut self.questions, question, |of| {
                step(&mut of.ideas, add);
                if let Some(category) = &note.category {
                    at(&mut of.categories, category, |ideas| step(ideas, add));
                }
            });
        }
        at(&mut self.tables, &note.table, |ideas| step(ideas, add));
        if let Some(block) = &note.block {
            at(&mut self.blocks, block, |ideas| step(ideas, add));
        }
    }
}

/// Changes what stands under a key, which is only copied where it is new.
fn at<K: Clone + Eq + Hash, V: Default>(
    map: &mut HashMap<K, V>,
    key: &K,
    change: impl FnOnce(&mut V),
) {
    if let Some(known) = map.get_mut(key) {
        change(known);
    } else {
        change(map.entry(key.clone()).or_default());
    }
}

pub(super) fn step(count: &mut usize, add: bool) {
    *count = if add { count.saturating_add(1) } else { count.saturating_sub(1) };
}
