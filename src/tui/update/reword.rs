//! Enter while an idea is edited: other words, another category, or both as one step.

use super::chosen;
use super::sign::free_letter;
use super::submit::submit;
use crate::actions::Action;
use crate::domain::{CategoryId, NoteId};
use crate::engine::Ticket;
use crate::session::{Command, Event, Note, Record};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Next, Pick, Reworded, Sent, Sort, whole};

/// Takes the line for the idea edited. `own` is the category at the end of the words.
pub(super) fn reword(model: &mut Model, id: NoteId, text: &str, own: Option<Pick>) -> Vec<Effect> {
    let Some(note) = model.session.notes.get(id) else { return Vec::new() };
    let picked = own.or_else(|| model.picked().map(|picked| picked.pick.clone()));
    model.capture.picked = None;
    let edit = read(model, id, text);
    let (category, new) = match picked {
        Some(Pick::Known(_, category)) => (Some(category), None),
        Some(Pick::New(label)) => (note.category.clone(), Some(label)),
        Some(Pick::Topic(_)) | None => (None, None),
    };
    let (commands, sent) = match (new, note.question.clone()) {
        (Some(label), Some(question)) => {
            let letter = free_letter(model, &question);
            let named = label.as_str().into();
            let command = Command::AddCategory { question, letter, label: named };
            (vec![command], Sent::Regrouped { edit, label })
        }
        _ => (changes(note, &edit, category), Sent::Words(edit)),
    };
    chosen::leave_editing(model);
    if commands.is_empty() {
        return Vec::new();
    }
    vec![submit(model, commands, None, sent)]
}

/// The new category of an edited idea is there: the idea follows, in the same step.
pub(super) fn regroup(
    model: &mut Model,
    ticket: Ticket,
    edit: Reworded,
    category: Option<CategoryId>,
) -> Vec<Effect> {
    let Some(note) = model.session.notes.get(edit.note) else { return Vec::new() };
    let commands = changes(note, &edit, category);
    if commands.is_empty() {
        return Vec::new();
    }
    vec![submit(model, commands, Some(ticket), Sent::Words(edit))]
}

/// Says that words are saved, and that an idea was brought back with them.
pub(super) fn brought_back(model: &Model, record: &Record, saved: String) -> (Sort, String, Next) {
    let is_back = |it: &Event| matches!(it, Event::NotesRestored { .. });
    if !record.events.iter().any(is_back) {
        return (Sort::Saved, saved, &[]);
    }
    let words = saved.replacen("✓ saved", "✓ saved and brought back", 1);
    // At a table a note is all that is taken back.
    let next: Next = match model.mode.is_of_table() {
        true => &[],
        false => &[(Action::Undo, "takes both back")],
    };
    (Sort::Noted, words, next)
}

/// What the line makes of an idea. Details in rows that nobody touched are left as they are by then:
/// one may come from elsewhere meanwhile.
pub(super) fn read(model: &Model, note: NoteId, typed: &str) -> Reworded {
    if !model.capture.line.is_outline() {
        return Reworded { note, text: typed.to_owned(), details: None };
    }
    let (text, details) = whole::read(typed);
    let is_other = *details != *model.capture.stood;
    Reworded { note, text, details: is_other.then_some(details) }
}

/// What is still to be done for an idea to read so and to stand under this category.
fn changes(note: &Note, edit: &Reworded, category: Option<CategoryId>) -> Vec<Command> {
    let mut commands = Vec::new();
    if note.category != category {
        let question = note.question.clone();
        commands.push(Command::Retag { notes: vec![note.id], question, category });
    }
    let details = edit.details.clone();
    let is_so = details.as_ref().is_none_or(|details| *note.words.details == **details);
    if *note.words.text != *edit.text || !is_so {
        // Last, as what is said of it is to be read.
        commands.push(Command::Edit { note: note.id, text: edit.text.as_str().into(), details });
    }
    commands
}
