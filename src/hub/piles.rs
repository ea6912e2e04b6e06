//! Notes as piles: by category, then by what else they are.

use serde::Serialize;

use crate::domain::{Detail, NoteId, NoteKind, QuestionId};
use crate::session::{CategoryState, Note, Session};
use crate::text::{shown, shown_lines};

/// Notes under one heading, in shown words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Pile {
    pub(super) label: String,
    pub(super) notes: Vec<Line>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    pub(super) id: NoteId,
    /// Its lines, parted by line ends.
    pub(super) text: String,
    /// What stands below it, from the top.
    pub(super) details: Vec<String>,
    pub(super) late: bool,
}

/// Those that are not empty: the categories in display order, ideas without one, other kinds. Each
/// keeps the order of `notes`.
pub(super) fn piles(session: &Session, notes: &[&Note]) -> Vec<Pile> {
    let (ideas, others): (Vec<&Note>, Vec<&Note>) =
        notes.iter().copied().partition(|note| note.kind == NoteKind::Idea);
    let mut piles = Vec::new();
    for question in questions(&ideas) {
        for category in session.categories_of(question) {
            let is = |note: &&Note| {
                note.question.as_ref() == Some(question)
                    && note.category.as_ref() == Some(&category.id)
            };
            piles.push(pile(label(category), ideas.iter().copied().filter(is)));
        }
    }
    let placed = |note: &Note| match (&note.question, &note.category) {
        (Some(question), Some(category)) => session.category(question, category).is_some(),
        _ => false,
    };
    piles.push(pile("– none yet".to_owned(), ideas.iter().copied().filter(|note| !placed(note))));
    for kind in NoteKind::ALL.into_iter().skip(1) {
        let of = others.iter().copied().filter(|note| note.kind == kind);
        piles.push(pile(kind.name(true).to_owned(), of));
    }
    piles.retain(|pile| !pile.notes.is_empty());
    piles
}

/// A category with its letter, in shown words.
pub(super) fn label(category: &CategoryState) -> String {
    match &category.letter {
        Some(letter) => format!("{} {}", shown(letter), shown(&category.label)),
        None => shown(&category.label).into_owned(),
    }
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

fn line(note: &Note) -> Line {
    let mut details = Vec::new();
    below(&note.words.details, &mut details);
    let text = shown_lines(&note.words.text).join("\n");
    Line { id: note.id, text, details, late: note.late }
}

fn below(details: &[Detail], said: &mut Vec<String>) {
    for detail in details {
        said.push(shown_lines(&detail.text).join("\n"));
        below(&detail.details, said);
    }
}
