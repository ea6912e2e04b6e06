//! What the table of actions says of a key.

use crossterm::event::KeyEventKind;

use super::lengthen::lengthen;
pub(super) use super::pressed::{Press, answers, is_heard};
use super::{act, lists};
use crate::actions::{Action, Scope};
use crate::tui::context::fits;
use crate::tui::effect::Effect;
use crate::tui::keys::name;
use crate::tui::model::Model;

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
        Some(Action::Extend | Action::Shorten) => lengthen(model, name, batch),
        Some(action @ (Action::MoveBlock | Action::OrderCategories | Action::SeatRound)) => {
            lists::act(model, action, matches!(name, "Shift+↑" | "K" | "←"), batch)
        }
        Some(action) => act::act(model, action, batch),
        None => Vec::new(),
    }
}

/// The action of a key in a scope, as the session stands.
pub(super) fn chosen(model: &Model, name: &str, at: Scope) -> Option<Action> {
    model.usual.keys.on_key(name, at).map(|row| row.action).find(|action| fits(model, *action))
}
