//! Questions added and reworded, at any time: a typo is mended after the event too.

use std::sync::Arc;

use super::known::known_question;
use crate::domain::{Question, QuestionId};
use crate::session::command::{
    Command, on_categories, on_clock, on_floor, on_notes, on_programme, on_room, on_steps,
};
use crate::session::event::Event;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::text::shown;

pub(super) fn decide(session: &Session, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::AddQuestion { question } => add(session, question),
        Command::RewordQuestion { question, text } => reword(session, question, text),
        on_clock!()
        | on_programme!()
        | on_notes!()
        | on_categories!()
        | on_room!()
        | on_steps!()
        | on_floor!() => Ok(Vec::new()),
    }
}

fn add(session: &Session, question: &Question) -> Result<Vec<Event>, Refusal> {
    if session.question(&question.id).is_some_and(|known| known.text == question.text) {
        return Ok(Vec::new());
    }
    free(session, &question.text, &question.id)?;
    if session.question(&question.id).is_some() {
        return Err(Refusal::QuestionTaken { question: question.id.to_string() });
    }
    Ok(vec![Event::QuestionAdded { question: Box::new(question.clone()) }])
}

/// One of another journal: here it may read like another, whose ideas are not its own.
pub(super) fn taken_in(session: &Session, question: &Question) -> Vec<Event> {
    match session.question(&question.id) {
        Some(_) => Vec::new(),
        None => vec![Event::QuestionAdded { question: Box::new(question.clone()) }],
    }
}

fn reword(session: &Session, id: &QuestionId, text: &Arc<str>) -> Result<Vec<Event>, Refusal> {
    known_question(session, id)?;
    if session.question(id).is_some_and(|known| known.text == **text) {
        return Ok(Vec::new());
    }
    free(session, text, id)?;
    Ok(vec![Event::QuestionReworded { question: id.clone(), text: Arc::clone(text) }])
}

/// Two questions that read alike could not be told apart by their words.
fn free(session: &Session, text: &str, id: &QuestionId) -> Result<(), Refusal> {
    if shown(text).trim().is_empty() {
        return Err(Refusal::NoQuestionText);
    }
    match session.question_called(text).filter(|known| known.id != *id) {
        Some(known) => Err(Refusal::QuestionTaken { question: known.text.clone() }),
        None => Ok(()),
    }
}
