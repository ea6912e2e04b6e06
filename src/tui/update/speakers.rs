//! Keys in the list of speakers, which lies above a screen.

use crossterm::event::KeyEventKind;

use super::press::{Press, chosen};
use super::submit::say;
use super::{act, floor, hall};
use crate::actions::{Action, Scope};
use crate::tui::effect::Effect;
use crate::tui::going;
use crate::tui::keys::name;
use crate::tui::model::{Model, Overlay, Sort};
use crate::tui::offer::roster;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let Some(key) = name(press.key) else { return Vec::new() };
    let last = roster(model).len().saturating_sub(1);
    let Some(Overlay::Speakers { place }) = model.overlays.last_mut() else { return Vec::new() };
    *place = (*place).min(last);
    if let Some(by) = going::by(press.key, going::PAGE) {
        *place = going::gone(*place, by, last);
        return Vec::new();
    }
    model.hall.follow = None;
    if press.key.kind == KeyEventKind::Repeat {
        return Vec::new();
    }
    if key == "Esc" {
        model.overlays.pop();
        return Vec::new();
    }
    by_key(model, &key, press.batch)
}

/// Something was recorded: the cursor goes with whom it was done to, or who is new on the list.
pub(super) fn follow(model: &mut Model) {
    let Some(name) = &model.hall.follow else { return };
    let Some(at) = roster(model).iter().position(|(_, it)| it == name) else { return };
    model.hall.follow = None;
    if let Some(Overlay::Speakers { place }) = model.overlays.last_mut() {
        *place = at;
    }
}

/// A letter that does nothing may be the first of a name: where names are typed is said.
fn no_key(model: &mut Model, key: &str) {
    let is_letter = key.chars().count() == 1 && key.chars().all(char::is_alphanumeric);
    if is_letter && model.can_change() && model.session.running().is_some() {
        let adds = model.key(Action::Speak);
        say(model, Sort::Told, format!("letters are keys here: {adds}, then the name"));
    }
}

fn by_key(model: &mut Model, key: &str, batch: u64) -> Vec<Effect> {
    match chosen(model, key, Scope::Speakers) {
        Some(Action::MoveSpeaker) => floor::shift(model, matches!(key, "Shift+↑" | "K")),
        Some(action) => floor::act(model, action),
        None if model.does(key, Action::NextSpeaker) && model.can_change() => {
            hall::next_speaker(model)
        }
        None if model.can_change() && model.does(key, Action::Undo) => {
            act::act(model, Action::Undo, batch)
        }
        None if model.does(key, Action::Help) => act::act(model, Action::Help, 0),
        None if model.does(key, Action::Quit) => {
            model.overlays.pop();
            Vec::new()
        }
        None => {
            no_key(model, key);
            Vec::new()
        }
    }
}
