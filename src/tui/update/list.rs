//! A list of notes: the cursor is on one of them, and letters are keys.

use super::listing::{enter, unfilter};
use super::press::{Press, by_table, is_enter};
use crate::actions::{Action, Scope};
use crate::tui::effect::Effect;
use crate::tui::keys::{motion, name, typed};
use crate::tui::model::{Model, Motion};

/// Notes that PgUp and PgDn go by.
const PAGE: usize = 8;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    if model.list.is_typing() {
        in_filter(model, press);
        return Vec::new();
    }
    match name(press.key).as_deref() {
        Some("Esc") if model.list.filter.is_some() => unfilter(model),
        Some("Esc") => back(model),
        Some(key) if model.screen.has_line() && model.does(key, Action::Type) => back(model),
        Some("↑" | "k") => go(model, 1, true),
        Some("↓" | "j") => go(model, 1, false),
        Some("PgUp") => go(model, PAGE, true),
        Some("PgDn") => go(model, PAGE, false),
        Some("g" | "Home") => model.list.selected = model.listing().get(0),
        Some("G" | "End") => enter(model),
        _ => return by_table(model, press, Scope::List),
    }
    Vec::new()
}

/// Letters are words of the filter. Enter keeps it, Esc clears it.
fn in_filter(model: &mut Model, press: Press<'_>) {
    if name(press.key).as_deref() == Some("Esc") {
        return unfilter(model);
    }
    match name(press.key).as_deref() {
        Some("↑") => return go(model, 1, true),
        Some("↓") => return go_down(model, 1),
        _ => {}
    }
    let Some(filter) = &mut model.list.filter else { return };
    if is_enter(press.key) {
        filter.kept = true;
        if filter.line.is_empty() {
            unfilter(model);
        }
        return;
    }
    if let Some(letter) = typed(press.key) {
        filter.line.insert(letter.encode_utf8(&mut [0; 4]));
    } else if let Some(motion) =
        motion(press.key).filter(|motion| !matches!(motion, Motion::Up | Motion::Down))
    {
        filter.line.motion(motion);
    } else {
        return;
    }
    model.refilter();
}

/// Out of the list: to the line it stands above, or to the screen it was opened from.
fn back(model: &mut Model) {
    model.list = Default::default();
    model.tally.opened = None;
    model.capture.scroll = 0;
}

/// Up is older. Down from the newest is back in the line, where there is one.
fn go(model: &mut Model, by: usize, up: bool) {
    let listing = model.listing();
    let Some(at) = model.list.selected.and_then(|id| listing.place(id)) else {
        return enter(model);
    };
    let last = listing.len().saturating_sub(1);
    if !up && at == last && model.screen.has_line() {
        return back(model);
    }
    let next = if up { at.saturating_sub(by) } else { (at + by).min(last) };
    model.list.selected = listing.get(next);
}

/// Down, but never out of the list.
fn go_down(model: &mut Model, by: usize) {
    let listing = model.listing();
    let at = model.list.selected.and_then(|id| listing.place(id));
    let next = at.map_or(0, |at| (at + by).min(listing.len().saturating_sub(1)));
    model.list.selected = listing.get(next);
}
