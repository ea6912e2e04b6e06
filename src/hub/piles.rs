//! Notes as piles: by category, then by what else they are.

use serde::Serialize;

use super::choosing::{NONE_YET, UNDER_NONE, asked, label, label_of};
use crate::domain::{BlockId, Detail, NoteId, NoteKind, QuestionId, TableId};
use crate::session::{Note, Session};
use crate::text::shown_lines;

/// Notes under one heading, in shown words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Pile {
    pub(super) label: String,
    pub(super) notes: Vec<ShownNote>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ShownNote {
    pub(super) id: NoteId,
    /// Its lines, parted by line ends.
    pub(super) text: String,
    /// What stands below it, from the top.
    pub(super) details: Vec<String>,
    pub(super) late: bool,
}

/// Those that are not empty: the categories in display order, ideas without one, other kinds. Where
/// this block asks several questions of the table, what has no category is under its question. Each
/// keeps the order of `notes`.
pub(super) fn piles(
    session: &Session,
    (block, table): (Option<&BlockId>, Option<&TableId>),
    notes: &[&Note],
) -> Vec<Pile> {
    let apart = !session.questions_to_name(block, table).is_empty();
    let (ideas, others): (Vec<&Note>, Vec<&Note>) =
        notes.iter().copied().partition(|note| note.kind == NoteKind::Idea);
    let placed = |note: &Note| match (&note.question, &note.category) {
        (Some(question), Some(category)) => session.category(question, category).is_some(),
        _ => false,
    };
    let mut piles = Vec::new();
    let mut rest: Vec<&Note> = ideas.iter().copied().filter(|note| !placed(note)).collect();
    for id in questions(&ideas) {
        for category in session.categories_of(id) {
            let is = |note: &&Note| {
                note.question.as_ref() == Some(id) && note.category.as_ref() == Some(&category.id)
            };
            let label = if apart { label_of(session, id, category) } else { label(category) };
            piles.push(pile(label, ideas.iter().copied().filter(is)));
        }
        if let Some(question) = session.question(id).filter(|_| apart) {
            let own = rest.extract_if(.., |note| note.question.as_ref() == Some(id));
            piles.push(pile(asked(session, question), own));
        }
    }
    piles.push(pile(if apart { UNDER_NONE } else { NONE_YET }.to_owned(), rest.into_iter()));
    for kind in NoteKind::ALL.into_iter().skip(1) {
        let of = others.iter().copied().filter(|note| note.kind == kind);
        piles.push(pile(kind.name(true).to_owned(), of));
    }
    piles.retain(|pile| !pile.notes.is_empty());
    piles
}

/// The questions that notes answer, each once.
fn questions<'a>(notes: &[&'a Note]) -> Vec<&'a QuestionId> {
    let mut all: Vec<&QuestionId> = Vec::new();
    for question in notes.iter().filter_map(|note| note.question.as_ref()) {
        if !all.contains(&question) {
            all.push(question);
        }
    }
    all
}

fn pile<'a>(label: String, notes: impl Iterator<Item = &'a Note>) -> Pile {
    Pile { label, notes: notes.map(line).collect() }
}

fn line(note: &Note) -> ShownNote {
    let mut details = Vec::new();
    below(&note.words.details, &mut details);
    let text = shown_lines(&note.words.text).join("\n");
    ShownNote { id: note.id, text, details, late: note.late }
}

fn below(details: &[Detail], said: &mut Vec<String>) {
    for detail in details {
        said.push(shown_lines(&detail.text).join("\n"));
        below(&detail.details, said);
    }
}
