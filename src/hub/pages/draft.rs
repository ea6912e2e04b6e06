//! A note as a form holds it.

use serde::Serialize;

use super::form::Form;
use crate::domain::{BlockId, CategoryId, NoteId, NoteKind, QuestionId, TableId};
use crate::engine::mint_note;
use crate::hub::view::View;
use crate::session::NewNote;

/// What somebody typed, and what the page it was typed on was made with. Raw.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Draft {
    /// Minted with the form: sent twice, it is one note.
    pub(super) note: NoteId,
    pub(super) block: Option<BlockId>,
    pub(super) question: Option<QuestionId>,
    pub(super) category: Option<CategoryId>,
    pub(super) kind: NoteKind,
    pub(super) text: String,
}

impl Draft {
    /// An empty one, for what a page shows.
    pub(super) fn fresh(view: &View) -> Self {
        Self {
            note: mint_note(),
            block: view.block.clone(),
            question: view.question.clone(),
            category: None,
            kind: NoteKind::Idea,
            text: String::new(),
        }
    }

    pub(super) fn read(form: &Form) -> Self {
        let kind = form.get("kind");
        Self {
            note: form.get("note").parse().map_or_else(|_| mint_note(), NoteId),
            block: form.filled("block").map(BlockId::new),
            question: form.filled("question").map(QuestionId::new),
            category: form.filled("category").map(CategoryId::new),
            kind: NoteKind::ALL.into_iter().find(|it| it.word() == kind).unwrap_or_default(),
            text: form.get("text").to_owned(),
        }
    }

    pub(super) fn at(&self, table: Option<&TableId>) -> NewNote {
        NewNote {
            kind: self.kind,
            question: self.question.clone(),
            category: self.category.clone(),
            table: table.cloned(),
            block: self.block.clone(),
            ..NewNote::idea(self.note, &self.text)
        }
    }
}
