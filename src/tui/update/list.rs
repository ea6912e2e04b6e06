//! A list of notes: the cursor is on one of them, and letters are keys.

use super::listing::{enter, unfilter};
use super::press::{Press, by_table};
use crate::actions::Action;
use crate::tui::context::scope;
use crate::tui::effect::Effect;
use crate::tui::filtering::{self, Typed};
use crate::tui::going;
use crate::tui::keys::name;
use crate::tui::model::Model;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    if model.list.is_typing() {
        in_filter(model, press);
        return Vec::new();
    }
    if let Some(by) = going::by(press.key, going::PAGE) {
        go(model, by);
        return Vec::new();
    }
    match name(press.key).as_deref() {
        Some("Esc") if model.list.filter.is_some() => unfilter(model),
        Some("Esc") => back(model),
        Some(key) if model.screen.has_line() && model.does(key, Action::Type) => back(model),
        _ => {
            let at = scope(model);
            return by_table(model, press, at);
        }
    }
    Vec::new()
}

fn in_filter(model: &mut Model, press: Press<'_>) {
    if let Some(by) = going::while_typed(press.key, going::PAGE) {
        return shift(model, by);
    }
    match filtering::typed(&mut model.list.filter, press.key) {
        Typed::Words => model.refilter(),
        Typed::Cleared => unfilter(model),
        Typed::Same => {}
    }
}

/// Out of the list: to the line it stands above, or to the screen it was opened from.
fn back(model: &mut Model) {
    model.list = Default::default();
    model.tally.opened = None;
    model.capture.scroll = 0;
}

/// Up is older. Down from the newest is back in the line, where there is one.
fn go(model: &mut Model, by: isize) {
    let listing = model.listing();
    let at = model.list.chosen.and_then(|id| listing.place(id));
    let on_last = at.is_some_and(|at| at + 1 == listing.len());
    let down = by > 0 && by < isize::MAX;
    if down && on_last && model.screen.has_line() {
        return back(model);
    }
    shift(model, by);
}

/// Up or down, but never out of the list.
fn shift(model: &mut Model, by: isize) {
    let listing = model.listing();
    let Some(at) = model.list.chosen.and_then(|id| listing.place(id)) else {
        return enter(model);
    };
    let next = going::gone(at, by, listing.len().saturating_sub(1));
    model.list.chosen = listing.get(next);
}
