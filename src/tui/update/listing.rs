//! Into a list of notes, and what of it is shown.

use crate::domain::NoteId;
use crate::tui::filtering::begin;
use crate::tui::model::Model;

/// Goes from the line to the newest note.
pub(super) fn enter(model: &mut Model) {
    model.list.chosen = newest(model);
}

/// The newest note of the list, past those that were undone.
pub(super) fn newest(model: &Model) -> Option<NoteId> {
    let stands = |id: &NoteId| model.session.notes.get(*id).is_some_and(|note| !note.undone);
    let all = || model.listing().all().rev();
    all().find(stands).or_else(|| all().next())
}

/// Begins to filter, or goes on with what is filtered by.
pub(super) fn filter(model: &mut Model) {
    begin(&mut model.list.filter);
    model.refilter();
    if model.list.chosen.is_none() {
        enter(model);
    }
}

/// The whole list again.
pub(super) fn unfilter(model: &mut Model) {
    model.list.filter = None;
    if model.list.chosen.is_none() {
        enter(model);
    }
}
