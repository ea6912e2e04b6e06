//! One rule for keys: where the cursor blinks, letters are words; where none blinks, letters are
//! keys.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{act, asking, line, list, overlay};
use crate::actions::{Action, Scope, on_key, spec};
use crate::tui::effect::Effect;
use crate::tui::keys::name;
use crate::tui::model::{Mode, Model, Screen};

/// A key as it was pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press<'a> {
    pub(super) key: &'a KeyEvent,
    pub(super) batch: u64,
}

pub(super) fn press(model: &mut Model, key: &KeyEvent, batch: u64) -> Vec<Effect> {
    let press = Press { key, batch };
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    if model.reading.is_some() {
        return while_reading(key);
    }
    if !model.overlays.is_empty() {
        return overlay::press(model, press);
    }
    if let Some(effects) = everywhere(model, press) {
        return effects;
    }
    if model.has_line() {
        return line::press(model, press);
    }
    if model.screen == Screen::Capture && model.capture.selected.is_some() {
        return list::press(model, press);
    }
    by_table(model, press, scope(model))
}

/// Before the session stands there is nothing to ask about.
fn while_reading(key: &KeyEvent) -> Vec<Effect> {
    match name(key).as_deref() {
        Some("q" | "Ctrl-C" | "Esc") => vec![Effect::Quit],
        Some("Ctrl-Z") => vec![Effect::Suspend],
        _ => Vec::new(),
    }
}

/// Chords that mean the same in the line and out of it.
fn everywhere(model: &mut Model, press: Press<'_>) -> Option<Vec<Effect>> {
    let name = name(press.key)?;
    let action = match name.as_str() {
        "Ctrl-C" => Action::Quit,
        "Ctrl-Z" => Action::Shell,
        "Ctrl-L" => Action::Redraw,
        "F1" => Action::Help,
        "Ctrl-P" if !super::sign::is_open(model) => Action::Palette,
        _ => return None,
    };
    Some(act::act(model, action, press.batch))
}

/// Where the keys of the table are looked up now.
#[must_use]
pub fn scope(model: &Model) -> Scope {
    match (model.mode, model.screen) {
        (Mode::Replay { .. }, _) => Scope::Replay,
        (_, Screen::Room) => Scope::Room,
        (_, Screen::Capture) if model.has_line() => Scope::Line,
        (_, Screen::Capture) if model.capture.selected.is_some() => Scope::List,
        _ => Scope::Stage,
    }
}

/// Does what the table says of a key; a key it says nothing of does nothing, and neither does one
/// that is held down.
pub(super) fn by_table(model: &mut Model, press: Press<'_>, at: Scope) -> Vec<Effect> {
    match name(press.key) {
        Some(name) if press.key.kind != KeyEventKind::Repeat => {
            by_name(model, &name, at, press.batch)
        }
        _ => Vec::new(),
    }
}

/// The same for the name of a key.
pub(super) fn by_name(model: &mut Model, name: &str, at: Scope, batch: u64) -> Vec<Effect> {
    match chosen(model, name, at) {
        Some(Action::Extend | Action::Shorten) => asking::lengthen(model, name, batch),
        Some(action) => act::act(model, action, batch),
        None => Vec::new(),
    }
}

/// The action of a key in a scope, as the session stands.
pub(super) fn chosen(model: &Model, name: &str, at: Scope) -> Option<Action> {
    on_key(name, at).map(|row| row.action).find(|action| fits(model, *action))
}

/// True where an action has a meaning now. Those that have none are absent, not greyed: what
/// changes the session where nothing can be changed, and the other half of a pair that shares a
/// key.
#[must_use]
pub fn fits(model: &Model, action: Action) -> bool {
    let session = &model.session;
    let running = session.running();
    let paused = running.is_some_and(|block| block.pause().is_some());
    if spec(action).changes && !model.can_change() {
        return false;
    }
    match action {
        Action::Start => running.is_none(),
        Action::EndBlock => running.is_some(),
        Action::Pause => !paused,
        Action::Resume => paused,
        Action::Retract => !list::all_out(model),
        Action::Restore => list::all_out(model),
        Action::Type => model.can_change(),
        Action::Hold
        | Action::Faster
        | Action::Slower
        | Action::NextBlock
        | Action::BlockBefore => {
            matches!(model.mode, Mode::Replay { .. })
        }
        _ => true,
    }
}

/// Enter by itself, with nothing held down beside it.
pub(super) fn is_enter(key: &KeyEvent) -> bool {
    key.code == KeyCode::Enter && key.modifiers == KeyModifiers::NONE
        || key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL
}
