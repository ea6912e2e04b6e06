//! Commands that put notes right.

use std::sync::Arc;

use super::programme::unless_none;
use super::typed::Typed;
use crate::actions::misuse::Misuse;
use crate::actions::names;
use crate::domain::{About, NoteId, NoteKind};
use crate::session::{Command, Note, Session};

type Done = Result<Command, Misuse>;

pub(super) fn edit(session: &Session, typed: &mut Typed) -> Done {
    let note = names::note(session, &typed.need("an ID")?)?;
    let text = typed.need_rest("a TEXT")?;
    Ok(Command::Edit { note, text: Arc::from(text), details: None })
}

pub(super) fn retag(session: &Session, typed: &mut Typed) -> Done {
    let question = typed.option("question");
    let category = typed.option("category");
    let notes = ids(session, typed.need_all("at least one ID")?)?;
    let question = match question {
        Some(words) => unless_none(&words, |words| names::question(session, words))?,
        None => shared(session, &notes, |note| note.question.clone())
            .ok_or_else(|| typed.missing("--question Q, as the notes answer different ones"))?,
    };
    let category = match (&question, category) {
        (_, None) => None,
        (Some(question), Some(words)) => {
            unless_none(&words, |words| names::category(session, question, words))?
        }
        (None, Some(_)) => return Err(typed.missing("--question Q, as these notes have none")),
    };
    Ok(Command::Retag { notes, question, category })
}

pub(super) fn shift(session: &Session, typed: &mut Typed) -> Done {
    let (table, block) = (typed.option("table"), typed.option("block"));
    let notes = ids(session, typed.need_all("at least one ID")?)?;
    let table = match table {
        Some(words) => unless_none(&words, |words| names::table(session, words))?,
        None => shared(session, &notes, |note| note.table.clone())
            .ok_or_else(|| typed.missing("--table T, as the notes come from different ones"))?,
    };
    let block = match block {
        Some(words) => unless_none(&words, |words| names::block(session, words))?,
        None => shared(session, &notes, |note| note.block.clone())
            .ok_or_else(|| typed.missing("--block B, as the notes come from different ones"))?,
    };
    Ok(Command::MoveNotes { notes, table, block })
}

pub(super) fn sort(session: &Session, typed: &mut Typed) -> Done {
    let kind = kind(&typed.option("kind").ok_or_else(|| typed.missing("--kind K"))?)?;
    let about = typed.option("about").map_or(Ok(About::Content), |word| about(&word))?;
    Ok(Command::Sort { notes: ids(session, typed.need_all("at least one ID")?)?, kind, about })
}

pub(super) fn said_by(session: &Session, typed: &mut Typed) -> Done {
    let words = typed.option("speaker").ok_or_else(|| typed.missing("--speaker S"))?;
    let notes = ids(session, typed.need_all("at least one ID")?)?;
    let called = |words: &str| Ok(names::sayer(session, &notes, words));
    Ok(Command::SaidBy { speaker: unless_none(&words, called)?, notes })
}

pub(super) fn retract(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::Retract { notes: ids(session, typed.need_all("at least one ID")?)? })
}

pub(super) fn restore(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::Restore { notes: ids(session, typed.need_all("at least one ID")?)? })
}

pub(super) fn pick(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::Pick { notes: ids(session, typed.need_all("at least one ID")?)? })
}

pub(super) fn unpick(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::Unpick { notes: ids(session, typed.need_all("at least one ID")?)? })
}

/// Each note once, in the order typed.
pub(super) fn ids(session: &Session, typed: Vec<String>) -> Result<Vec<NoteId>, Misuse> {
    let mut notes = Vec::with_capacity(typed.len());
    for words in typed {
        let note = names::note(session, &words)?;
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Ok(notes)
}

/// Finds the kind of note meant by its word: `open-question`, `open question`.
///
/// # Errors
/// It is none of the five.
pub fn kind(word: &str) -> Result<NoteKind, Misuse> {
    let wanted = word.trim().to_lowercase().replace(' ', "-");
    NoteKind::ALL.into_iter().find(|kind| kind.word() == wanted).ok_or_else(|| Misuse::NotOneOf {
        what: "kind of note",
        word: word.to_owned(),
        words: NoteKind::ALL.map(NoteKind::word).join(", "),
    })
}

fn about(word: &str) -> Result<About, Misuse> {
    const ALL: [About; 3] = [About::Content, About::Process, About::FollowUp];
    let wanted = word.trim().to_lowercase().replace(' ', "-");
    ALL.into_iter().find(|about| about.word() == wanted).ok_or_else(|| Misuse::NotOneOf {
        what: "topic of comments",
        word: word.to_owned(),
        words: ALL.map(About::word).join(", "),
    })
}

/// What all these notes have in common; `None` where they differ.
fn shared<T: PartialEq>(session: &Session, notes: &[NoteId], of: impl Fn(&Note) -> T) -> Option<T> {
    let mut all = notes.iter().filter_map(|id| session.notes.get(*id)).map(of);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}
