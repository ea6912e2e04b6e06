//! The list of Capture: the cursor is on an idea, and letters are keys.

use super::press::{Press, by_table};
use crate::actions::Scope;
use crate::domain::NoteId;
use crate::tui::effect::Effect;
use crate::tui::keys::name;
use crate::tui::model::Model;

/// Ideas that PgUp and PgDn go by.
const PAGE: usize = 8;

/// Goes from the line to the newest idea.
pub(super) fn enter(model: &mut Model) {
    model.capture.selected = model.capture.listed.all().next_back();
}

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    match name(press.key).as_deref() {
        Some("Esc" | "i") => back_to_line(model),
        Some("↑" | "k") => go(model, 1, true),
        Some("↓" | "j") => go(model, 1, false),
        Some("PgUp") => go(model, PAGE, true),
        Some("PgDn") => go(model, PAGE, false),
        Some("g" | "Home") => model.capture.selected = model.capture.listed.all().next(),
        Some("G" | "End") => enter(model),
        _ => return by_table(model, press, Scope::List),
    }
    Vec::new()
}

fn back_to_line(model: &mut Model) {
    model.capture.selected = None;
    model.capture.marked.clear();
    model.capture.scroll = 0;
}

/// Up is older. Down from the newest is back in the line.
fn go(model: &mut Model, by: usize, up: bool) {
    let all: Vec<NoteId> = model.capture.listed.all().collect();
    let Some(at) = all.iter().position(|id| Some(*id) == model.capture.selected) else {
        return back_to_line(model);
    };
    let last = all.len().saturating_sub(1);
    if !up && at == last {
        return back_to_line(model);
    }
    let next = if up { at.saturating_sub(by) } else { (at + by).min(last) };
    model.capture.selected = all.get(next).copied();
}
