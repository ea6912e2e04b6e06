//! One rule for keys: where the cursor blinks, letters are words; where none blinks, letters are
//! keys.

use crossterm::event::{KeyEvent, KeyEventKind};

use super::press::{Press, by_table};
use super::submit::say;
use super::{act, astray, browse, line, list, listing, overlay, report, tally};
use crate::actions::Action;
use crate::tui::context::scope;
use crate::tui::effect::Effect;
use crate::tui::help::is_quiet;
use crate::tui::keys::name;
use crate::tui::model::{Mode, Model, Screen, Sort};
use crate::tui::offer::is_open;
use crate::tui::words::OUT_OF_ROOM;

pub(super) fn press(model: &mut Model, key: &KeyEvent, batch: u64) -> Vec<Effect> {
    let press = Press { key, batch };
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let before = model.letter.take();
    if model.reading.is_some() {
        return while_reading(model, key);
    }
    if !model.overlays.is_empty() {
        return overlay::press(model, press);
    }
    if model.mode == Mode::Projector {
        return projector(model, press);
    }
    if let Some(effects) = everywhere(model, press) {
        return effects;
    }
    if model.has_line() {
        return line::press(model, press);
    }
    if model.in_list() {
        return list::press(model, press);
    }
    match model.screen {
        Screen::Capture | Screen::TownHall => {
            if let Some("↑" | "k" | "PgUp") = name(key).as_deref() {
                listing::enter(model);
                return Vec::new();
            }
        }
        Screen::Tally => {
            if tally::press(model, press) {
                return Vec::new();
            }
        }
        Screen::Report => {
            if report::press(model, press) {
                return Vec::new();
            }
        }
        Screen::Programme
        | Screen::Tables
        | Screen::Categories
        | Screen::Devices
        | Screen::Seating => {
            return browse::press(model, press);
        }
        Screen::Room if name(key).is_none_or(|key| is_quiet(model.usual.keys, &key)) => {
            say(model, Sort::Told, OUT_OF_ROOM);
            return Vec::new();
        }
        Screen::Stage => return astray::press(model, press, before),
        Screen::Room => {}
    }
    by_table(model, press, scope(model))
}

/// Before the session stands there is nothing to ask about.
fn while_reading(model: &Model, key: &KeyEvent) -> Vec<Effect> {
    match name(key).as_deref() {
        Some("Esc") => vec![Effect::Quit],
        Some(key) if model.does(key, Action::Quit) => vec![Effect::Quit],
        Some("Ctrl-Z") => vec![Effect::Suspend],
        _ => Vec::new(),
    }
}

/// Nobody sits at a projector's screen: whatever lies on its keyboard changes nothing there, and
/// who means to leave is asked as everywhere.
fn projector(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let name = name(press.key);
    let escape = name.as_deref() == Some("Esc");
    let twice = std::mem::replace(&mut model.escaped, escape) && escape;
    match name.as_deref() {
        Some("Ctrl-L") => vec![Effect::Redraw],
        Some(key) if twice || key == "Ctrl-C" || model.does(key, Action::Quit) => {
            model.escaped = false;
            act::act(model, Action::Quit, press.batch)
        }
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
        "Ctrl-P" if !is_open(model) => Action::Palette,
        _ => return None,
    };
    Some(act::act(model, action, press.batch))
}
