//! The questions as they stand: the plan's, with the words they were given since, then those added
//! on the day.

use std::collections::HashSet;
use std::sync::Arc;

use uuid::Uuid;

use super::decide::OF_THE_DAY;
use super::event::Event;
use super::part::{BlockState, QuestionCategories};
use super::state::{Session, planned_categories};
use crate::domain::{Plan, Question, QuestionId, TableId};
use crate::text::fold;

impl Session {
    /// The open tables with a question of their own, where the block asks none at its tables.
    #[must_use]
    pub fn questions_of_tables(&self, block: &BlockState) -> Vec<(&TableId, &Question)> {
        let asks_none = block.block.kind.has_tables() && block.block.questions().is_empty();
        let tables = self.open_tables().map(|state| &state.table).filter(|_| asks_none);
        tables
            .filter_map(|table| Some((&table.name, self.question(table.question.as_ref()?)?)))
            .collect()
    }

    /// A question to add, of these words: its id is one that no question has, nor had when a note
    /// came under it. It is made of the words, so that laptops apart from each other give one id to
    /// two questions only where they read alike.
    #[must_use]
    pub fn new_question(&self, text: &str) -> Question {
        let text = text.trim().to_owned();
        let (of_words, ..) = Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes()).as_fields();
        let wish = format!("{OF_THE_DAY}{of_words:08x}");
        let more = (2..).map(|n: usize| format!("{wish}-{n}"));
        let ids = std::iter::once(wish.clone()).chain(more).map(QuestionId::new);
        let borne: HashSet<_> = self.notes.iter().filter_map(|it| it.question.as_ref()).collect();
        let id = ids.into_iter().find(|id| self.question(id).is_none() && !borne.contains(id));
        Question { id: id.unwrap_or_default(), text, ..Question::default() }
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The number of a question, from 1.
    #[must_use]
    pub fn question_number(&self, id: &QuestionId) -> Option<usize> {
        self.questions.iter().position(|question| question.id == *id).map(|at| at + 1)
    }

    /// The same, also of a question that comes into being among `beside`.
    pub(super) fn question_number_beside(
        &self,
        beside: &[Event],
        id: &QuestionId,
    ) -> Option<usize> {
        let mut added = beside.iter().filter_map(|event| match event {
            Event::QuestionAdded { question } => Some(&question.id),
            _ => None,
        });
        let among = || Some(self.questions.len() + 1 + added.position(|it| it == id)?);
        self.question_number(id).or_else(among)
    }

    /// The question that reads so, however its letters are written.
    #[must_use]
    pub fn question_called(&self, text: &str) -> Option<&Question> {
        let wanted = fold(text);
        self.questions.iter().find(|question| fold(&question.text) == wanted)
    }

    /// These are the questions from now on; those that are gone take their categories with them.
    pub(super) fn list_questions(&mut self, questions: Arc<[Question]>) {
        self.categories.retain(|of| questions.iter().any(|question| question.id == of.question));
        for question in questions.iter() {
            if self.categories.iter().all(|of| of.question != question.id) {
                let categories = planned_categories(question);
                let question = question.id.clone();
                self.categories.push(QuestionCategories { question, categories });
            }
        }
        self.questions = questions;
    }
}

/// The new plan's questions, each with the words it was given on the day unless the new plan says
/// others than the old one; then those of the day.
pub(super) fn adopted(session: &Session, old: &Plan, new: &Plan) -> Arc<[Question]> {
    let planned = new.questions.iter().map(|question| {
        let was = old.question(&question.id).filter(|was| was.text == question.text);
        let stands = was.and_then(|_| session.question(&question.id));
        let text = stands.unwrap_or(question).text.clone();
        Question { text, ..question.clone() }
    });
    let is_in = |plan: &Plan, question: &Question| plan.question(&question.id).is_some();
    let of_the_day = session.questions.iter().filter(|it| !is_in(old, it) && !is_in(new, it));
    planned.chain(of_the_day.cloned()).collect()
}
