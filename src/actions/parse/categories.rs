//! Commands that change the categories of a question.

use std::sync::Arc;

use super::notes::ids;
use super::programme::question;
use super::typed::Typed;
use crate::actions::misuse::Misuse;
use crate::actions::names;
use crate::session::{Command, Session};
use crate::text::is_letter;

type Done = Result<Command, Misuse>;

pub(super) fn add(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let letter = letter(typed)?;
    Ok(Command::AddCategory { question, letter, label: label(typed)? })
}

pub(super) fn rename(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let category = names::category(session, &question, &typed.need("a CATEGORY")?)?;
    Ok(Command::RenameCategory { question, category, label: label(typed)? })
}

pub(super) fn reletter(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let category = names::category(session, &question, &typed.need("a CATEGORY")?)?;
    let letter = letter(typed)?;
    Ok(Command::LetterCategory { question, category, letter })
}

pub(super) fn order(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let words = typed.need_all("at least one CATEGORY")?;
    let order = words.iter().map(|words| names::category(session, &question, words));
    Ok(Command::OrderCategories { order: order.collect::<Result<_, _>>()?, question })
}

pub(super) fn merge(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let category = names::category(session, &question, &typed.need("the category FROM")?)?;
    let into = names::category(session, &question, &typed.need("the category INTO")?)?;
    Ok(Command::MergeCategories { question, category, into })
}

pub(super) fn split(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let notes = typed.values("notes").ok_or_else(|| typed.missing("--notes ID…"))?;
    let category = names::category(session, &question, &typed.need("a CATEGORY")?)?;
    let letter = letter(typed)?;
    let label = label(typed)?;
    let notes = ids(session, notes)?;
    Ok(Command::SplitCategory { question, category, letter, label, notes })
}

pub(super) fn remove(session: &Session, typed: &mut Typed) -> Done {
    let question = question(session, typed)?;
    let category = names::category(session, &question, &typed.need("a CATEGORY")?)?;
    Ok(Command::RemoveCategory { question, category })
}

fn label(typed: &mut Typed) -> Result<Arc<str>, Misuse> {
    typed.need_rest("a LABEL").map(Arc::from)
}

/// A hyphen says none.
fn letter(typed: &mut Typed) -> Result<Option<Arc<str>>, Misuse> {
    let words = typed.need("a LETTER, or - for none")?;
    match words.trim() {
        "" | "-" | "–" => Ok(None),
        word if is_letter(word) => Ok(Some(Arc::from(word))),
        _ => Err(Misuse::NotALetter { words }),
    }
}
