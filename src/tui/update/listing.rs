//! Into a list of notes, and what of it is shown.

use crate::tui::model::{Filter, Model};

/// Goes from the line to the newest note.
pub(super) fn enter(model: &mut Model) {
    let newest = model.listing().all().next_back();
    model.list.selected = newest;
}

/// Begins to filter, or goes on with what is filtered by.
pub(super) fn filter(model: &mut Model) {
    let filter = model.list.filter.get_or_insert_with(Filter::default);
    filter.kept = false;
    model.refilter();
    if model.list.selected.is_none() {
        enter(model);
    }
}

/// The whole list again.
pub(super) fn unfilter(model: &mut Model) {
    model.list.filter = None;
    if model.list.selected.is_none() {
        enter(model);
    }
}
