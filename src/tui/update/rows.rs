//! The rows of the screens that are lists of their own: which one is chosen, and which are listed.

use crossterm::event::KeyEvent;

use crate::tui::filtering::{self, Typed, begin};
use crate::tui::going;
use crate::tui::model::{Filter, Lists, Model, Screen, SeatView};

/// Begins to filter the list on the screen.
pub(super) fn filter(model: &mut Model) {
    begin(filter_of(&mut model.lists));
    refilter(model);
}

/// The whole list again.
pub(super) fn unfilter(model: &mut Model) {
    *filter_of(&mut model.lists) = None;
}

const fn filter_of(lists: &mut Lists) -> &mut Option<Filter> {
    match &mut lists.split {
        Some(split) => &mut split.list.filter,
        None => &mut lists.filter,
    }
}

/// Takes a key while the filter is typed.
pub(super) fn in_filter(model: &mut Model, key: &KeyEvent) {
    if let Some(by) = going::while_typed(key, going::PAGE) {
        return go(model, by);
    }
    if filtering::typed(filter_of(&mut model.lists), key) == Typed::Words {
        refilter(model);
    }
}

/// The words of the filter are read again; the cursor is on a row that is left.
fn refilter(model: &mut Model) {
    let Model { lists, session, .. } = model;
    match &mut lists.split {
        Some(split) => {
            split.list.retype(session, split.ideas.listing());
            let left = split.listing();
            let kept = split.list.chosen.filter(|id| left.place(*id).is_some());
            split.list.chosen = kept.or_else(|| left.get(0));
        }
        None => {
            if let Some(filter) = &mut lists.filter {
                filter.retype();
            }
            go(model, 0);
        }
    }
}

/// So many rows down, or up where negative.
pub(super) fn go(model: &mut Model, by: isize) {
    if let Some(split) = &mut model.lists.split {
        let listing = split.listing();
        let at = split.list.chosen.and_then(|id| listing.place(id)).unwrap_or(0);
        let next = going::gone(at, by, listing.len().saturating_sub(1));
        split.list.chosen = listing.get(next);
        return;
    }
    match model.screen {
        Screen::Programme => {
            let rows = model.listed_blocks().into_iter().map(|it| it.id().clone()).collect();
            let at = model.chosen_block().map(|it| it.id().clone());
            put(&mut model.lists.blocks.chosen, gone(rows, at.as_ref(), by));
        }
        Screen::Tables => {
            let rows = model.listed_tables().into_iter().map(|it| it.table.name.clone()).collect();
            let at = model.chosen_table().map(|it| it.table.name.clone());
            put(&mut model.lists.tables.chosen, gone(rows, at.as_ref(), by));
        }
        Screen::Devices => {
            let rows = model.listed_devices().into_iter().map(|it| it.id).collect();
            let at = model.chosen_device().map(|it| it.id);
            put(&mut model.lists.devices.chosen, gone(rows, at.as_ref(), by));
        }
        Screen::Seating if model.seats.view == SeatView::Tables => {
            let rows = model.seat_tables();
            let at = model.chosen_seat_table();
            put(&mut model.seats.table, gone(rows, at.as_ref(), by));
        }
        Screen::Seating => {
            let rows = model.seat_people();
            let at = model.chosen_person();
            put(&mut model.seats.person, gone(rows, at.as_ref(), by));
        }
        Screen::Categories => {
            let rows = model.category_rows();
            let at = model.category_of(&rows);
            put(&mut model.lists.categories.chosen, gone(rows, at.as_ref(), by));
        }
        Screen::Stage
        | Screen::Capture
        | Screen::Tally
        | Screen::TownHall
        | Screen::Report
        | Screen::Room => {}
    }
}

/// Where the filter leaves nothing the cursor waits where it was.
fn put<T>(at: &mut Option<T>, next: Option<T>) {
    if next.is_some() {
        *at = next;
    }
}

/// The row so many rows on, or the first or the last.
fn gone<T: PartialEq>(mut rows: Vec<T>, at: Option<&T>, by: isize) -> Option<T> {
    let last = rows.len().checked_sub(1)?;
    let place = rows.iter().position(|row| Some(row) == at).unwrap_or(0);
    Some(rows.swap_remove(going::gone(place, by, last)))
}
