//! Keys in a form of a few lines.

use crossterm::event::KeyEvent;

use super::lists;
use super::press::{Press, answers};
use crate::tui::effect::Effect;
use crate::tui::keys::{edits, is_enter, name, typed};
use crate::tui::model::{Form, Model, Overlay};

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let now = model.now;
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return Vec::new() };
    if is_enter(press.key) {
        if !answers(press, &mut form.waits, now) {
            return Vec::new();
        }
        let form = form.clone();
        return lists::form_taken(model, &form, press.batch);
    }
    form.waits.unheard = false;
    let last = form.fields.len().saturating_sub(1);
    match name(press.key).as_deref() {
        Some("Esc" | "Ctrl-C") => match form.asks.take() {
            Some(words) => form.words = words,
            None => _ = model.overlays.pop(),
        },
        Some("F1") => lists::form_help(form),
        Some("Tab") => form.go(if form.at == last { 0 } else { form.at + 1 }),
        Some("Shift+Tab") => form.go(form.at.checked_sub(1).unwrap_or(last)),
        Some("↓") => form.go(last.min(form.at + 1)),
        Some("↑") => form.go(form.at.saturating_sub(1)),
        Some("←") if form.turn(true) => {}
        Some("→") if form.turn(false) => {}
        _ => edit(form, press.key),
    }
    Vec::new()
}

fn edit(form: &mut Form, key: &KeyEvent) {
    if let Some(letter) = typed(key) {
        form.put(letter.encode_utf8(&mut [0; 4]));
    } else if let Some(field) = form.fields.get_mut(form.at) {
        form.came &= !edits(&mut field.line, key);
    }
}
