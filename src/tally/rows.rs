//! The rows of a tally, named and ordered as programs read them.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::{BlockId, BlockKind, QuestionId, TableId};

/// How much was said, of what, and where. Words are raw: show them through `text::shown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What the event is called.
    pub title: String,
    /// All ideas, retracted ones left out; those without a question included.
    pub ideas: usize,
    /// Ideas once likes are merged; the same as `ideas` as long as nothing merges.
    pub merged: usize,
    /// Comments of the town halls.
    pub comments: usize,
    /// Questions that stay open.
    pub open_questions: usize,
    /// Books, links, people to ask.
    pub resources: usize,
    /// What was agreed.
    pub conclusions: usize,
    /// Notes of any kind that were taken out or undone; in no other count.
    pub retracted: usize,
    /// Of `ideas`, those saved after their block had ended.
    pub late: usize,
    /// Of `ideas`, those saved after the event.
    pub added_later: usize,
    /// One a question of the plan, in its order.
    pub questions: Vec<QuestionRow>,
    /// One a table in natural order, empty ones too; then one without a name for ideas that came
    /// from none.
    pub tables: Vec<TableRow>,
    /// One a block in the programme's order, empty ones too; then one without a name for ideas
    /// that belong to none.
    pub blocks: Vec<BlockRow>,
    /// One a minute in which an idea was saved, in order; only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Vec<MinuteRow>>,
}

/// The ideas of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QuestionRow {
    /// Its place in the plan, from 1.
    pub number: usize,
    /// Its identity.
    pub id: QuestionId,
    /// The question itself.
    pub text: String,
    /// All its ideas.
    pub ideas: usize,
    /// Of these, those without a category.
    pub uncategorised: usize,
    /// One a category in display order, empty ones too.
    pub categories: Vec<CategoryRow>,
}

/// The ideas of a category.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CategoryRow {
    /// Its letter, where it has one.
    pub letter: Option<Arc<str>>,
    /// Its name.
    pub label: Arc<str>,
    /// Its ideas.
    pub ideas: usize,
}

/// The ideas of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableRow {
    /// Its name; none for ideas that came from no table.
    pub table: Option<TableId>,
    /// Its ideas.
    pub ideas: usize,
}

/// The ideas of a block. All but the count are missing for ideas that belong to none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BlockRow {
    /// Its place in the programme, from 1.
    pub number: Option<usize>,
    /// Its identity.
    pub id: Option<BlockId>,
    /// As printed in the programme.
    pub title: Option<String>,
    /// What happens in it.
    pub kind: Option<BlockKind>,
    /// Its ideas.
    pub ideas: usize,
}

/// The ideas of a minute of the wall clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MinuteRow {
    /// When it begins: RFC 3339, with the offset of the place of the event.
    pub at: String,
    /// Its ideas, never 0.
    pub ideas: usize,
}
