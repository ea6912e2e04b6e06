//! Questions, and the categories of each.

use std::sync::Arc;

use crate::domain::{CategoryId, Question, QuestionId};
use crate::session::event::{Event, of_blocks, of_floor, of_notes, of_room, of_session};
use crate::session::part::{CategoryState, QuestionCategories};
use crate::session::state::Session;
use crate::sorting::sort_by_key;

impl Session {
    pub(in crate::session) fn question_event(&mut self, event: &Event) {
        match event {
            Event::QuestionAdded { question } => {
                let added = std::iter::once(Question::clone(question));
                self.list_questions(self.questions.iter().cloned().chain(added).collect());
            }
            Event::QuestionReworded { question, text } => {
                let reword = |it: &Question| match it.id == *question {
                    true => Question { text: text.to_string(), ..it.clone() },
                    false => it.clone(),
                };
                self.list_questions(self.questions.iter().map(reword).collect());
            }
            Event::CategoryAdded { question, category, letter, label } => {
                let (id, letter) = (category.clone(), letter.clone());
                let label = Arc::clone(label);
                let added = CategoryState { id, letter, label, gone: false };
                self.list_of(question).push(added);
            }
            Event::CategoryRenamed { question, category, label } => {
                self.with_category(question, category, |it| it.label = Arc::clone(label));
            }
            Event::CategoryLettered { question, category, letter } => {
                self.with_category(question, category, |it| it.letter.clone_from(letter));
            }
            Event::CategoriesOrdered { question, order } => {
                let place = |id: &CategoryId| order.iter().position(|it| it == id);
                sort_by_key(self.list_of(question), |it| place(&it.id).unwrap_or(usize::MAX));
            }
            Event::CategoryMerged { question, category, .. }
            | Event::CategoryRemoved { question, category } => {
                self.with_category(question, category, |it| it.gone = true);
            }
            of_session!() | of_blocks!() | of_notes!() | of_room!() | of_floor!() => {}
        }
    }

    fn with_category(
        &mut self,
        question: &QuestionId,
        id: &CategoryId,
        change: impl FnOnce(&mut CategoryState),
    ) {
        if let Some(category) = self.list_of(question).iter_mut().find(|it| it.id == *id) {
            change(category);
        }
    }

    pub(in crate::session) fn list_of(&mut self, question: &QuestionId) -> &mut Vec<CategoryState> {
        let place = match self.categories.iter().position(|of| of.question == *question) {
            Some(place) => place,
            None => {
                let question = question.clone();
                self.categories.push(QuestionCategories { question, categories: Vec::new() });
                self.categories.len() - 1
            }
        };
        #[expect(clippy::indexing_slicing, reason = "the place was found or made just above")]
        &mut self.categories[place].categories
    }
}
