//! What a plan names: its questions, blocks and tables, as later references will find them.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::tree::At;
use crate::domain::{Block, BlockId, Plan, Question, QuestionId};

/// The names in a plan, also of a plan that cannot be read whole.
pub(super) struct Known<'t> {
    /// An id for every question, proposed where the plan has none.
    pub(super) questions: Vec<String>,
    /// An id for every block, proposed where the plan has none.
    pub(super) blocks: Vec<String>,
    /// The names of its tables; `None` where it has no list of them.
    pub(super) tables: Option<IndexSet<&'t str>>,
    /// How many tables it says it has, where it does not name them.
    pub(super) table_count: Option<u64>,
    question_set: HashSet<String>,
}

impl<'t> Known<'t> {
    pub(super) fn of(root: &At<'t>) -> Self {
        let ids = |list: &str| {
            let items = root.list(list);
            items.iter().map(|at| at.words("id").unwrap_or_default()).collect::<Vec<_>>()
        };
        let question = |id| Question { id: QuestionId::new(id), ..Question::default() };
        let block = |id| Block { id: BlockId::new(id), ..Block::default() };
        let plan = Plan {
            questions: ids("questions").into_iter().map(question).collect(),
            programme: ids("programme").into_iter().map(block).collect(),
            ..Plan::default()
        }
        .identified();
        let tables = root.get("tables");
        let named = tables.as_ref().filter(|tables| tables.is_list());
        let questions: Vec<String> =
            plan.questions.iter().map(|one| one.id.as_str().to_owned()).collect();
        Self {
            question_set: questions.iter().cloned().collect(),
            questions,
            blocks: plan.programme.iter().map(|one| one.id.as_str().to_owned()).collect(),
            tables: named
                .map(|list| list.items().iter().filter_map(|table| table.words("name")).collect()),
            table_count: tables.and_then(|tables| tables.number()).filter(|count| *count > 0),
        }
    }
    pub(super) fn has_question(&self, id: &str) -> bool {
        self.question_set.contains(id)
    }
}
