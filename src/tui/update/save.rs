//! Enter in the line: words become a note, a detail, or other words for a note.

use super::reword::reword;
use super::submit::{say, submit};
use super::{chosen, hall, sign};
use crate::domain::{About, CategoryId, NoteId};
use crate::session::{BlockState, Command, NewNote};
use crate::tui::effect::Effect;
use crate::tui::model::{LastIdea, Mode, Model, Pick, Picked, Sent, Sort, Topic};
use crate::tui::signs;

pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = model.in_hall().then(|| hall::enter(model)).flatten() {
        return effects;
    }
    if signs::lead(&model.capture.line.text()).is_some() {
        model.capture.line.motion(crate::tui::model::Motion::End);
        if sign::take_lead(model) {
            return Vec::new();
        }
    }
    if sign::take_head(model) && model.capture.line.is_empty() {
        return Vec::new();
    }
    let (text, category) = words(model);
    if text.is_empty() {
        return nothing(model);
    }
    if let Some(note) = model.capture.editing {
        if model.session.notes.get(note).is_some() {
            return reword(model, note, &text, category);
        }
        model.capture.editing = None;
    }
    if model.capture.level > 0
        && let Some(last) = model.capture.last.clone()
    {
        return detail(model, last, &text);
    }
    capture(model, &text, category)
}

/// The words to be saved, and the category at their end, which is for this line alone.
fn words(model: &Model) -> (String, Option<CategoryId>) {
    let text = model.capture.line.text();
    match sign::tail(model, &text) {
        Some((rest, category)) => (rest.trim().to_owned(), Some(category)),
        None => (text.trim().to_owned(), None),
    }
}

/// An empty line saves nothing; where a note was edited, it stays as it is.
fn nothing(model: &mut Model) -> Vec<Effect> {
    if model.capture.editing.is_some() {
        chosen::leave_editing(model);
    }
    Vec::new()
}

fn capture(model: &mut Model, text: &str, own: Option<CategoryId>) -> Vec<Effect> {
    let Some(id) = model.capture.note.take().or_else(|| model.ids.pop()) else {
        say(model, Sort::Refused, "not done: no identity is left for a note · press Enter again");
        return Vec::new();
    };
    let mut note = note(model, id, text);
    let picked = model.capture.picked.clone().filter(|_| own.is_none());
    note.category = own.or(note.category);
    model.capture.last = Some(LastIdea { note: id, details: Vec::new() });
    if model.mode == Mode::Rapporteur
        && let Some(effects) = with_new_category(model, &note, picked.as_ref())
    {
        model.capture.empty();
        model.capture.scroll = 0;
        return effects;
    }
    let effect = match (picked, note.question.clone()) {
        (Some(picked), Some(question)) if matches!(picked.pick, Pick::New(_)) => {
            let Pick::New(label) = picked.pick else { return Vec::new() };
            let letter = sign::free_letter(model, &question);
            let command = Command::AddCategory { question, letter, label: label.as_str().into() };
            let sent = Sent::Category { note: Box::new(note), label, kept: picked.kept };
            model.capture.picked = None;
            submit(model, vec![command], None, sent)
        }
        _ => {
            let command = Command::Capture { note: Box::new(note.clone()) };
            submit(model, vec![command], None, Sent::Notes(vec![note]))
        }
    };
    model.capture.empty();
    model.capture.scroll = 0;
    vec![effect]
}

/// Where the session is elsewhere, the words go first and their new category follows: whatever
/// becomes of it, they are kept.
fn with_new_category(
    model: &mut Model,
    note: &NewNote,
    picked: Option<&Picked>,
) -> Option<Vec<Effect>> {
    let Pick::New(label) = &picked?.pick else { return None };
    let (question, label) = (note.question.clone()?, label.clone());
    let letter = sign::free_letter(model, &question);
    let capture = Command::Capture { note: Box::new(note.clone()) };
    let named = Command::AddCategory { question, letter, label: label.as_str().into() };
    let typed = note.text.to_string();
    model.capture.picked = None;
    Some(vec![
        submit(model, vec![capture], None, Sent::Notes(vec![note.clone()])),
        submit(model, vec![named], None, Sent::Regrouped { note: note.id, typed, label }),
    ])
}

/// A note of these words, tagged as the line is.
pub(super) fn note(model: &Model, id: NoteId, text: &str) -> NewNote {
    let question = model.line_question().cloned();
    let picked = model.picked().map(|picked| &picked.pick);
    let (category, topic) = match picked {
        Some(Pick::Known(question, category)) => {
            let known = model.session.category(question, category);
            (known.map(|known| known.id.clone()), None)
        }
        Some(Pick::Topic(topic)) => (None, Some(topic)),
        Some(Pick::New(_)) | None => (None, None),
    };
    let (question, about) = match topic {
        Some(Topic::Question(question)) => (Some(question.clone()), About::Content),
        Some(Topic::Process) => (question, About::Process),
        Some(Topic::FollowUp) => (question, About::FollowUp),
        None => (question, About::Content),
    };
    NewNote {
        kind: model.line_kind(),
        question,
        category,
        table: model.capture.table.clone(),
        block: model.line_block().map(BlockState::id).cloned(),
        about,
        speaker: model.line_speaker().cloned(),
        ..NewNote::idea(id, text)
    }
}

fn detail(model: &mut Model, mut last: LastIdea, text: &str) -> Vec<Effect> {
    let level = model.capture.level;
    last.details = last.with(level, text);
    let note = last.note;
    let id = model.ids.pop().map(|id| id.0);
    let command = Command::AddDetail { note, level, text: text.into(), id };
    model.capture.last = Some(last);
    model.capture.empty();
    vec![submit(model, vec![command], None, Sent::Words { note, typed: text.to_owned() })]
}
