//! Commands that change the questions.

use std::sync::Arc;

use super::programme::question;
use super::typed::Typed;
use crate::actions::misuse::Misuse;
use crate::session::{Command, Session};

type Done = Result<Command, Misuse>;

pub(super) fn add(session: &Session, typed: &mut Typed) -> Done {
    let question = session.new_question(&typed.need_rest("a TEXT")?);
    Ok(Command::AddQuestion { question: Box::new(question) })
}

pub(super) fn reword(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let text = typed.need_rest("a TEXT")?;
    Ok(Command::RewordQuestion { question, text: Arc::from(text.trim()) })
}
