//! What is told of notes of the line once they are on disk.

use super::submit::{say, say_next};
use super::{returning, sign};
use crate::actions::Action;
use crate::domain::NoteId;
use crate::session::{Event, NewNote, Note, Record, table_name};
use crate::tui::model::{Model, Next, Sent, Sort};
use crate::tui::{unsaved, words};

/// Notes of the line are saved. A table that came into being may be a slip of the finger, and a
/// sign that stayed text may have been meant: both are to be seen.
pub(super) fn of_line(model: &mut Model, (notes, last): (Vec<NewNote>, bool), record: &Record) {
    let ids: &[NoteId] = &notes.iter().map(|note| note.id).collect::<Vec<_>>();
    // What comes back to a table that joined is in its tray.
    if last && !model.mode.is_joined() && returning::refused(model, &Sent::Notes(notes)) {
        return not_taken(model, "not all of it was taken: the rest is in the line".to_owned());
    }
    let new = record.events.iter().any(|event| matches!(event, Event::TableAdded { .. }));
    let mut words = saved(model, ids, new);
    let founds = model.capture.founds.take_if(|id| ids == [*id]).is_some();
    let next: Next = match (founds || new, model.mode.is_of_table()) {
        (false, _) => &[],
        (true, true) => &[(Action::Undo, "takes the idea out")],
        (true, false) => &[(Action::Undo, "takes both back")],
    };
    if founds {
        words.push_str(" (new category)");
        return say_next(model, Sort::Noted, words, next);
    }
    let is_sign = match ids {
        [one] => model.session.notes.get(*one).is_some_and(|note| note.sign().is_some()),
        _ => false,
    };
    let stray = match ids {
        [one] if model.mode.may(Action::Retag) => {
            model.session.notes.get(*one).filter(|it| it.stray().is_some())
        }
        _ => None,
    };
    let stray = stray.map(|note| note.id);
    // One that is late, or of another question, is not where ↑ leads.
    if stray.is_some() && stray == model.listing().all().next_back() {
        let key = model.key(Action::Retag);
        words.push_str(&format!(" · ↑ then {key} makes it a category"));
    }
    let closed = at_closed_table(model, ids);
    words.extend(closed.iter().map(String::as_str));
    let unnamed = sign::unnamed(model, ids);
    words.extend(unnamed.iter().map(String::as_str));
    let longer = longer_name(model, ids);
    words.extend(longer.iter().map(String::as_str));
    let is_told = closed.is_some() || unnamed.is_some() || longer.is_some();
    let is_more = new || stray.is_some() || is_sign || is_told;
    say_next(model, if is_more { Sort::Noted } else { Sort::Saved }, words, next);
}

/// What is told of notes that went to a table nobody sits at any more, and how they leave it.
fn at_closed_table(model: &Model, ids: &[NoteId]) -> Option<String> {
    let table = model.session.notes.get(*ids.first()?)?.table.as_ref()?;
    let is_closed = model.session.table(table).is_some_and(|it| it.closed);
    let words = format!(" · {} is closed", table_name(table.as_str()));
    let moves = || format!("{words} · ↑ then {} moves it", model.key(Action::MoveNotes));
    let is_next = ids == model.listing().all().next_back().as_slice();
    is_closed.then(|| match is_next && model.mode.may(Action::MoveNotes) {
        true => moves(),
        false => words.clone(),
    })
}

/// What is told where one word of somebody new was taken for all of their name.
fn longer_name(model: &mut Model, ids: &[NoteId]) -> Option<String> {
    let [one] = ids else { return None };
    let speaker = model.session.notes.get(*one)?.speaker.as_ref()?;
    let (_, name) = model.capture.longer.take_if(|(of, _)| of == speaker)?;
    Some(format!(" · {speaker} is new; a longer name ends with a colon: {name}"))
}

/// Says that something was not done, and where its words are, if not in the line.
pub(super) fn not_taken(model: &mut Model, words: String) {
    let waits = unsaved::waits(model).unwrap_or_default();
    say(model, Sort::Refused, words::with_hint(&words, &waits));
}

pub(super) fn saved(model: &Model, ids: &[NoteId], new: bool) -> String {
    let notes: Vec<&Note> = ids.iter().filter_map(|id| model.session.notes.get(*id)).collect();
    words::saved_many(&model.session, &notes, new)
}
