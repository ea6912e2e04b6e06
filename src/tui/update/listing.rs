//! Into a list of notes, and what of it is shown.

use crate::tui::filtering::begin;
use crate::tui::model::Model;

/// Goes from the line to the newest note.
pub(super) fn enter(model: &mut Model) {
    let newest = model.listing().all().next_back();
    model.list.chosen = newest;
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
