//! What a captured note is about: the names given, and what the session supplies.

use super::failure::Failure;
use crate::actions::{Misuse, names};
use crate::domain::{BlockId, CategoryId, NoteKind, QuestionId, TableId};
use crate::session::{Refusal, Session};

/// The names as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) question: Option<String>,
    pub(super) category: Option<String>,
    pub(super) table: Option<String>,
    pub(super) block: Option<String>,
    pub(super) kind: NoteKind,
}

/// What they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags {
    pub(super) question: Option<QuestionId>,
    pub(super) category: Option<CategoryId>,
    pub(super) table: Option<TableId>,
    pub(super) block: Option<BlockId>,
}

impl Tags {
    /// Finds what the names mean: without a block the running one, without a question the one
    /// that block asks of the table.
    pub(super) fn find(session: &Session, wanted: &Wanted) -> Result<Self, Failure> {
        let table = wanted.table.as_deref().map(|it| names::table(session, it)).transpose()?;
        let block = match wanted.block.as_deref() {
            Some(typed) => Some(names::block(session, typed)?),
            None => session.running().map(|it| it.id().clone()),
        };
        let question = match wanted.question.as_deref() {
            Some(typed) => Some(names::question(session, typed)?),
            None => session.question_for(block.as_ref(), table.as_ref()).cloned(),
        };
        let category = match (wanted.category.as_deref(), &question) {
            (None, _) => None,
            (Some(typed), Some(question)) => Some(category(session, question, typed)?),
            (Some(_), None) => {
                return Err(Failure::refused(
                    Refusal::CategoryWithoutQuestion,
                    "name it with --question Q: its number, id or first words",
                ));
            }
        };
        Ok(Self { question, category, table, block })
    }
}

fn category(session: &Session, question: &QuestionId, typed: &str) -> Result<CategoryId, Failure> {
    names::category(session, question, typed).map_err(|why| match &why {
        Misuse::NoCategory { nearest, .. } => {
            let near = nearest.as_ref().map(|it| format!("the nearest is \"{it}\"; "));
            let number = session.question_number(question).map(|it| it.to_string());
            let asked = number.unwrap_or_else(|| question.to_string());
            let add =
                format!("worldcafe do PATH add-category --question {asked} LETTER LABEL adds one");
            Failure::refused(&why, near.unwrap_or_default() + &add)
        }
        _ => why.into(),
    })
}
