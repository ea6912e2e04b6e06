//! Keys while something lies above the screen. Enter is the only yes.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEventKind, KeyModifiers};

use super::press::{Press, answers};
use super::submit::{asked_by, one_step, say};
use super::{
    filling, joined, lengthen, lists, palette, paste, picking, speakers, welcome, writing,
};
use crate::domain::Span;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::going;
use crate::tui::keys::{edits, is_enter, name};
use crate::tui::layout::help;
use crate::tui::model::{Asked, Confirm, Finder, Model, Overlay, Sent, Sort};
use crate::tui::words;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    match name(press.key).as_deref() {
        Some("Ctrl-Z") => return vec![Effect::Suspend],
        Some("Ctrl-L") => return vec![Effect::Redraw],
        _ => {}
    }
    match model.overlays.last() {
        Some(Overlay::Help { .. }) => help(model, press),
        Some(Overlay::Confirm(_)) => confirm(model, press),
        Some(Overlay::Paste(_)) => pasted(model, press),
        Some(Overlay::Tray { .. }) => joined::in_tray(model, press),
        Some(Overlay::Welcome(_)) => welcome::press(model, press),
        Some(Overlay::Form(_)) => filling::press(model, press),
        Some(Overlay::Write(_)) => writing::press(model, press),
        Some(Overlay::Speakers { .. }) => speakers::press(model, press),
        Some(Overlay::Palette(_) | Overlay::Pick { .. }) => finding(model, press),
        None => Vec::new(),
    }
}

fn help(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let (rows, most) = help::reach(model);
    let Some(Overlay::Help { scroll }) = model.overlays.last_mut() else { return Vec::new() };
    match going::help(*scroll, press.key, rows, most) {
        Some(rows) => *scroll = rows,
        None => _ = model.overlays.pop(),
    }
    Vec::new()
}

/// Only an Enter that was pressed after the question could be read says yes. A key held down, or
/// an Enter that came in with what brought the question up, says nothing.
fn confirm(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let now = model.now;
    let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() else { return Vec::new() };
    if is_enter(press.key) {
        if !answers(press, &mut confirm.waits, now) {
            return Vec::new();
        }
        let Some(Overlay::Confirm(confirm)) = model.overlays.pop() else { return Vec::new() };
        return yes(model, *confirm);
    }
    if press.key.kind == KeyEventKind::Repeat {
        return Vec::new();
    }
    let more = name(press.key).is_some_and(|name| lengthen::more(model, &name, press.batch));
    if !more {
        model.overlays.pop();
    }
    Vec::new()
}

fn yes(model: &mut Model, confirm: Confirm) -> Vec<Effect> {
    // What was marked for it is done.
    model.lists.unmark();
    match confirm.asked {
        Asked::Submit(commands) => {
            // What it was filled in with is taken, unless it is refused.
            let form = model.overlays.pop_if(|below| matches!(below, Overlay::Form(_)));
            let effects = one_step(model, commands, Sent::Step);
            if let Some(form) = form {
                asked_by(model, &effects, form);
            }
            effects
        }
        Asked::Share(asks) => lists::reach(model, asks),
        Asked::Lengthen { by: Span::ZERO, .. } => Vec::new(),
        Asked::Lengthen { blocks, by, .. } => {
            let each = blocks.into_iter().map(|block| Command::Lengthen { block, by });
            one_step(model, each.collect(), Sent::Step)
        }
        Asked::Leave => vec![Effect::Quit],
    }
}

fn pasted(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let now = model.now;
    let Some(Overlay::Paste(found)) = model.overlays.last_mut() else { return Vec::new() };
    if is_enter(press.key) && !answers(press, &mut found.waits, now) {
        return Vec::new();
    }
    if press.key.kind == KeyEventKind::Repeat || press.batch <= found.waits.batch {
        return Vec::new();
    }
    let leaves = matches!(name(press.key).as_deref(), Some("Esc" | "Ctrl-C"));
    if !leaves && !is_enter(press.key) && press.key.code != KeyCode::Tab {
        return Vec::new();
    }
    let Some(Overlay::Paste(found)) = model.overlays.pop() else { return Vec::new() };
    let mut effects = Vec::new();
    if is_enter(press.key) {
        effects = paste::as_many(model, &found);
        // What was not taken is offered again.
        if effects.is_empty() {
            return effects;
        }
    } else if press.key.code == KeyCode::Tab {
        paste::as_one(model, &found);
    } else if let Some(kept) = &found.kept {
        say(model, Sort::Told, words::left_there(kept));
    } else {
        say(model, Sort::Told, "nothing of what was pasted is kept");
    }
    if found.kept.is_some() {
        Arc::make_mut(&mut model.capture.drafts).torn = None;
    }
    effects
}

fn finding(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    if is_enter(press.key) && press.key.kind != KeyEventKind::Repeat {
        return match model.overlays.last() {
            Some(Overlay::Palette(_)) => palette::enter(model, press.batch),
            _ => picking::enter(model),
        };
    }
    if matches!(name(press.key).as_deref(), Some("Esc" | "Ctrl-C")) {
        model.overlays.pop();
        return Vec::new();
    }
    if let Some(Overlay::Palette(finder) | Overlay::Pick { finder, .. }) = model.overlays.last_mut()
    {
        edit(finder, press);
    }
    if press.key.code == KeyCode::Tab && matches!(model.overlays.last(), Some(Overlay::Palette(_)))
    {
        palette::complete(model);
    }
    Vec::new()
}

fn edit(finder: &mut Finder, press: Press<'_>) {
    let control = press.key.modifiers == KeyModifiers::CONTROL;
    match press.key.code {
        KeyCode::Down => finder.place = finder.place.saturating_add(1),
        KeyCode::Up => finder.place = finder.place.saturating_sub(1),
        KeyCode::Char('n') if control => finder.place = finder.place.saturating_add(1),
        KeyCode::Char('p') if control => finder.place = finder.place.saturating_sub(1),
        KeyCode::PageDown => finder.place = finder.place.saturating_add(8),
        KeyCode::PageUp => finder.place = finder.place.saturating_sub(8),
        _ => {
            let before = finder.line.text();
            edits(&mut finder.line, press.key);
            if finder.line.text() != before {
                finder.place = 0;
            }
        }
    }
}
