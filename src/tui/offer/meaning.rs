//! What an open sign could mean, as rows to choose from.

use std::sync::Arc;

use crate::domain::{CategoryId, QuestionId, TableId};
use crate::tui::model::Topic;

/// What an open sign could mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A category of this question that is there.
    Category(QuestionId, CategoryId),
    /// The question that the line answers.
    Question(QuestionId),
    /// A new one of this name.
    NewCategory(String),
    /// A table.
    Table(TableId),
    /// A table that comes into being with the line.
    NewTable(TableId),
    /// In a town hall: what a comment is about.
    Topic(Topic),
    /// In a town hall: who made it.
    Speaker(Arc<str>),
    /// Nothing: it stays text, sign and all.
    Words,
}

impl Meaning {
    /// True for this question and for a category of it.
    pub(super) fn is_of(&self, question: &QuestionId) -> bool {
        matches!(self, Self::Category(of, _) | Self::Question(of) if of == question)
    }
}

/// One thing that an open sign matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// What it is.
    pub meaning: Meaning,
    /// The letter before it; empty where it has none.
    pub letter: String,
    /// What it is called, raw.
    pub label: String,
    /// Only the first of the words typed name it: the others are the line's.
    pub first: bool,
}
