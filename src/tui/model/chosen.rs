//! What is under the cursor of the lists that are screens of their own.

use super::{CategoryAt, Model, Screen};
use crate::domain::{NoteKind, QuestionId};
use crate::session::{BlockState, CategoryState, Note, TableState};

impl Model {
    /// True on a screen that is a list of its own.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(self.screen, Screen::Programme | Screen::Tables | Screen::Categories)
    }

    /// The block under the cursor of the Programme.
    #[must_use]
    pub fn chosen_block(&self) -> Option<&BlockState> {
        let chosen = self.lists.block.as_ref().and_then(|id| self.session.block(id));
        chosen.or_else(|| self.block()).or_else(|| self.session.blocks.first())
    }

    /// The table under the cursor of the tables.
    #[must_use]
    pub fn chosen_table(&self) -> Option<&TableState> {
        let chosen = self.lists.table.as_ref().and_then(|id| self.session.table(id));
        chosen.or_else(|| self.session.tables.first())
    }

    /// Every row of the categories, questions as the plan has them.
    #[must_use]
    pub fn category_rows(&self) -> Vec<CategoryAt> {
        let mut rows = Vec::new();
        for question in &self.session.plan.questions {
            let question = &question.id;
            rows.push(CategoryAt { question: question.clone(), category: None });
            rows.extend(self.session.categories_of(question).map(|it| CategoryAt {
                question: question.clone(),
                category: Some(it.id.clone()),
            }));
        }
        rows
    }

    /// The row under the cursor of the categories; at first the first category of what is asked.
    #[must_use]
    pub fn chosen_category(&self) -> Option<CategoryAt> {
        let rows = self.category_rows();
        if let Some(chosen) = self.lists.category.as_ref().filter(|at| rows.contains(at)) {
            return Some(chosen.clone());
        }
        let asked = self.question().map(|question| &question.id);
        let question = self.lists.category.as_ref().map(|at| &at.question).or(asked);
        let of = |at: &&CategoryAt| question.is_none_or(|question| at.question == *question);
        let first = rows.iter().filter(of).find(|at| at.category.is_some());
        first.or_else(|| rows.iter().find(of)).or_else(|| rows.first()).cloned()
    }

    /// The category under the cursor, and its question.
    #[must_use]
    pub fn category_here(&self) -> Option<(QuestionId, &CategoryState)> {
        let at = self.chosen_category()?;
        let category = self.session.category(&at.question, at.category.as_ref()?)?;
        Some((at.question, category))
    }

    /// The notes of the category that is being split, oldest first.
    #[must_use]
    pub fn split_notes(&self) -> Vec<&Note> {
        let Some(split) = &self.lists.split else { return Vec::new() };
        let of = |note: &&Note| {
            !note.retracted
                && note.kind == NoteKind::Idea
                && note.question.as_ref() == Some(&split.question)
                && note.category.as_ref() == Some(&split.category)
        };
        self.session.notes.iter().filter(of).collect()
    }
}
