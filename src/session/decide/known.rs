//! What a command must name: blocks and questions that are there, and a session that is open.

use crate::domain::{BlockId, QuestionId};
use crate::session::command::LONGEST_NAME;
use crate::session::part::BlockState;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::text::shown;

/// What ids minted on the day begin with, so that they meet none that a plan is given.
pub(in crate::session) const OF_THE_DAY: &str = "day-";

pub(super) fn find<'a>(session: &'a Session, id: &BlockId) -> Result<&'a BlockState, Refusal> {
    session.block(id).ok_or_else(|| Refusal::NoBlock { block: id.to_string() })
}

pub(super) fn title(state: &BlockState) -> String {
    state.block.title.clone()
}

pub(super) fn known_question(session: &Session, id: &QuestionId) -> Result<(), Refusal> {
    match session.question(id) {
        Some(_) => Ok(()),
        None => Err(Refusal::NoQuestion { question: id.to_string() }),
    }
}

/// Lets a name through that can be seen and fits a list; `none` is what one of blanks is.
pub(super) fn named(words: &str, none: Refusal) -> Result<(), Refusal> {
    if shown(words).trim().is_empty() {
        return Err(none);
    }
    match words.chars().count() > LONGEST_NAME {
        true => Err(Refusal::TooLong { limit: LONGEST_NAME }),
        false => Ok(()),
    }
}

pub(super) fn open(session: &Session) -> Result<(), Refusal> {
    if session.closed.is_some() { Err(Refusal::Closed) } else { Ok(()) }
}
