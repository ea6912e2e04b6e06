//! Parts put back as they were.

use std::sync::Arc;

use crate::session::part::Part;
use crate::session::report_texts::ReportTexts;
use crate::session::state::Session;

impl Session {
    pub(in crate::session) fn restore(&mut self, part: &Part) {
        match part {
            Part::Programme { blocks, days } => {
                self.blocks.clone_from(blocks);
                self.days.clone_from(days);
            }
            Part::Block { block } => {
                let id = block.id();
                if let Some(state) = self.blocks.iter_mut().find(|state| state.id() == id) {
                    state.clone_from(block);
                }
            }
            Part::Days { days } => self.days.clone_from(days),
            Part::Tables { tables } => self.tables.clone_from(tables),
            Part::Questions { questions } => self.list_questions(Arc::clone(questions)),
            Part::Categories { question, categories } => {
                self.list_of(question).clone_from(categories);
            }
            Part::Note { note, words, typed } => self.notes.change(*note, |note| {
                note.words.clone_from(words);
                note.typed.clone_from(typed);
            }),
            Part::Roles { roles } => self.roles.clone_from(roles),
            Part::Closing { closed } => self.closed = *closed,
            Part::HeadCount { people } => self.head_count = *people,
            Part::Plan { plan, blocks, days, tables, categories, roles, texts, questions } => {
                self.plan = Arc::clone(plan);
                self.blocks.clone_from(blocks);
                self.days.clone_from(days);
                self.tables.clone_from(tables);
                self.categories.clone_from(categories);
                self.roles.clone_from(roles);
                self.questions =
                    questions.clone().unwrap_or_else(|| plan.questions.as_slice().into());
                self.texts = texts.clone().unwrap_or_else(|| ReportTexts::planned(plan));
            }
        }
    }
}
