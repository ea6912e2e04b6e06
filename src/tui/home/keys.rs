//! Keys on the Home screen. Where a cursor blinks, letters are words.

use crossterm::event::{KeyEvent, KeyEventKind};

use super::dialog::Dialog;
use super::going::{begin, forget, open};
use super::model::{Home, Search};
use super::msg::HomeEffect;
use crate::actions::{Action, Scope};
use crate::tui::keys::{motion, name, typed};
use crate::tui::layout::help;
use crate::tui::model::{Line, Motion};

/// Rows that PgUp and PgDn go by.
const PAGE: isize = 8;

pub(super) fn press(home: &mut Home, key: &KeyEvent) -> Vec<HomeEffect> {
    let Some(name) = name(key) else { return Vec::new() };
    home.told = None;
    match name.as_str() {
        "Ctrl-Z" => return vec![HomeEffect::Suspend],
        "Ctrl-L" => return vec![HomeEffect::Redraw],
        _ => {}
    }
    if home.help.is_some() {
        read_help(home, &name);
        return Vec::new();
    }
    if home.dialog.is_some() {
        return fill(home, key, &name);
    }
    if home.search.as_ref().is_some_and(|search| !search.kept) {
        search(home, key, &name);
        return Vec::new();
    }
    act(home, &name)
}

/// Words that were pasted go where the cursor blinks, and nowhere else.
pub(super) fn paste(home: &mut Home, text: &str) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if home.help.is_some() {
        return;
    }
    if let Some(dialog) = &mut home.dialog {
        dialog.edit(|line| line.insert(&words));
    } else if let Some(search) = home.search.as_mut().filter(|search| !search.kept) {
        search.line.insert(&words);
        home.chosen = None;
    }
}

/// The first meaning of a key that the Home screen has.
fn act(home: &mut Home, key: &str) -> Vec<HomeEffect> {
    let known = |action: &Action| {
        matches!(
            action,
            Action::Choose
                | Action::OpenSession
                | Action::NewSession
                | Action::ForgetSession
                | Action::Filter
                | Action::Help
                | Action::Esc
                | Action::Quit
        )
    };
    let action = home.keys.on_key(key, Scope::Home).map(|row| row.action).find(known);
    match action {
        Some(Action::Choose) => choose(home, key),
        Some(Action::OpenSession) => return open(home),
        Some(Action::NewSession) => return begin(home),
        Some(Action::ForgetSession) => return forget(home),
        Some(Action::Filter) => {
            let line = home.search.take().map(|search| search.line).unwrap_or_default();
            home.search = Some(Search { line, kept: false });
        }
        Some(Action::Help) => home.help = Some(0),
        Some(Action::Esc) => home.search = None,
        Some(Action::Quit) => return vec![HomeEffect::Quit],
        _ => {}
    }
    Vec::new()
}

fn choose(home: &mut Home, key: &str) {
    let by = match key {
        "↑" | "k" => -1,
        "↓" | "j" => 1,
        "PgUp" => -PAGE,
        "PgDn" => PAGE,
        "g" => isize::MIN,
        _ => isize::MAX,
    };
    let mut rows = home.rows();
    let Some(last) = rows.len().checked_sub(1) else { return };
    let next = home.place(&rows).saturating_add_signed(by).min(last);
    home.chosen = Some(rows.swap_remove(next));
}

fn search(home: &mut Home, key: &KeyEvent, name: &str) {
    match name {
        "Esc" | "Ctrl-C" => home.search = None,
        "↑" | "↓" | "PgUp" | "PgDn" => choose(home, name),
        "Enter" => {
            let empty = |search: &Search| search.line.text().trim().is_empty();
            if home.search.as_ref().is_some_and(empty) {
                home.search = None;
            } else if let Some(search) = &mut home.search {
                search.kept = true;
            }
        }
        _ => {
            if let Some(search) = &mut home.search {
                type_in(&mut search.line, key);
                home.chosen = None;
            }
        }
    }
}

fn fill(home: &mut Home, key: &KeyEvent, name: &str) -> Vec<HomeEffect> {
    let keys = home.keys;
    let Some(dialog) = &mut home.dialog else { return Vec::new() };
    if dialog.making {
        return Vec::new();
    }
    match keys.on_key(name, Scope::Fresh).map(|row| row.action).next() {
        Some(Action::NextField) => dialog.go(1),
        Some(Action::FieldBefore) => dialog.go(-1),
        Some(Action::MakeSession) if key.kind == KeyEventKind::Repeat => {}
        Some(Action::MakeSession) => return next_or_make(dialog),
        Some(Action::LeaveDialog | Action::Quit) => home.dialog = None,
        Some(Action::Help) => home.help = Some(0),
        _ => dialog.edit(|line| type_in(line, key)),
    }
    Vec::new()
}

/// In the last field the session is made; where a field is not filled in rightly, that has the
/// cursor.
fn next_or_make(dialog: &mut Dialog) -> Vec<HomeEffect> {
    if dialog.fields().last() != Some(&dialog.at) {
        dialog.go(1);
        return Vec::new();
    }
    match dialog.sketch() {
        Ok(sketch) => {
            dialog.making = true;
            vec![HomeEffect::Make(Box::new(sketch))]
        }
        Err(field) => {
            dialog.at = field;
            dialog.fault = dialog.fault_of(field).unwrap_or_default();
            Vec::new()
        }
    }
}

fn type_in(line: &mut Line, key: &KeyEvent) {
    if let Some(letter) = typed(key) {
        line.insert(letter.encode_utf8(&mut [0; 4]));
        return;
    }
    let moves = motion(key).filter(|motion| !matches!(motion, Motion::Up | Motion::Down));
    if let Some(motion) = moves {
        line.motion(motion);
    }
}

fn read_help(home: &mut Home, key: &str) {
    let most = help::home_reach(home);
    let scroll = home.help.unwrap_or(0).min(most);
    home.help = match key {
        "↓" | "j" => Some(most.min(scroll + 1)),
        "↑" | "k" => Some(scroll.saturating_sub(1)),
        "PgDn" | "Space" => Some(most.min(scroll + 10)),
        "PgUp" => Some(scroll.saturating_sub(10)),
        "g" | "Home" => Some(0),
        "G" | "End" => Some(most),
        _ => None,
    };
}
