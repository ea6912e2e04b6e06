//! What became of questions, in words.

use super::super::event::{
    Event, of_blocks, of_categories, of_floor, of_notes, of_room, of_session,
};
use super::super::state::Session;
use crate::domain::{Question, QuestionId};

pub(super) fn sentence(session: &Session, beside: &[Event], event: &Event) -> Option<String> {
    match event {
        Event::QuestionAdded { question } => Some(format!("question added: {}", question.text)),
        Event::QuestionReworded { question, text } => {
            Some(reworded(session, beside, question, text, &session.questions))
        }
        of_session!()
        | of_blocks!()
        | of_notes!()
        | of_categories!()
        | of_floor!()
        | of_room!() => None,
    }
}

/// `question 1 reworded: Why? (was: Wy?)`, as it was among these.
pub(super) fn reworded(
    session: &Session,
    beside: &[Event],
    id: &QuestionId,
    text: &str,
    before: &[Question],
) -> String {
    let was = before.iter().find(|question| question.id == *id);
    let was = was.map(|was| format!(" (was: {})", was.text)).unwrap_or_default();
    format!("{} reworded: {text}{was}", name(session, beside, id))
}

/// `question 2`.
pub(super) fn name(session: &Session, beside: &[Event], id: &QuestionId) -> String {
    let number = session.question_number_beside(beside, id);
    number.map_or_else(|| id.to_string(), |number| format!("question {number}"))
}
