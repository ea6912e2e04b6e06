//! Keys in a form of a few lines.

use crossterm::event::KeyEventKind;

use super::lists;
use super::press::{LET_GO, Press, is_enter};
use crate::tui::effect::Effect;
use crate::tui::keys::{motion, name, typed};
use crate::tui::model::{Model, Motion, Overlay};

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let now = model.now.t;
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return Vec::new() };
    if is_enter(press.key) {
        // As with a consequence that is shown: only an Enter pressed after it could be read.
        let held = form.held.is_some_and(|since| now - since < LET_GO);
        if held || press.key.kind == KeyEventKind::Repeat || press.batch <= form.batch {
            form.held = form.held.map(|_| now);
            return Vec::new();
        }
        let form = form.clone();
        return lists::form_taken(model, &form, press.batch);
    }
    let last = form.fields.len().saturating_sub(1);
    match name(press.key).as_deref() {
        Some("Esc" | "Ctrl-C") => {
            model.overlays.pop();
        }
        Some("Tab") => form.at = if form.at == last { 0 } else { form.at + 1 },
        Some("Shift+Tab") => form.at = form.at.checked_sub(1).unwrap_or(last),
        Some("↓") => form.at = last.min(form.at + 1),
        Some("↑") => form.at = form.at.saturating_sub(1),
        _ => {
            let at = form.at;
            let Some(field) = form.fields.get_mut(at) else { return Vec::new() };
            if let Some(letter) = typed(press.key) {
                field.line.insert(letter.encode_utf8(&mut [0; 4]));
            } else if let Some(motion) =
                motion(press.key).filter(|motion| !matches!(motion, Motion::Up | Motion::Down))
            {
                field.line.motion(motion);
            }
        }
    }
    Vec::new()
}
