//! Keys on the Home screen. Where a cursor blinks, letters are words.

use crossterm::event::{KeyEvent, KeyEventKind};

use super::damage::Damage;
use super::dialog::Dialog;
use super::field::Field;
use super::model::{Home, Told};
use super::msg::HomeEffect;
use super::opening::{begin, forget, leave, open};
use crate::actions::{Action, Scope};
use crate::tui::filtering::{self, Typed};
use crate::tui::going;
use crate::tui::keys::{is_enter, name};
use crate::tui::layout::help;
use crate::tui::model::Waits;

pub(super) fn press(home: &mut Home, key: &KeyEvent) -> Vec<HomeEffect> {
    let Some(name) = name(key) else { return Vec::new() };
    let again = key.kind == KeyEventKind::Repeat;
    if is_enter(key) && (home.held || again) {
        if let Some(damage) = &mut home.damage {
            damage.unheard = true;
            return Vec::new();
        }
        home.told = Some(Told { words: Waits::AGAIN.to_owned(), refused: true });
        return Vec::new();
    }
    (home.held, home.told) = (false, None);
    match name.as_str() {
        "Ctrl-Z" => return vec![HomeEffect::Suspend],
        "Ctrl-L" => return vec![HomeEffect::Redraw],
        _ => {}
    }
    if let Some(damage) = home.damage.take() {
        return way_on(damage, is_enter(key), &name);
    }
    if let Some(scroll) = home.help {
        let (rows, most) = help::home_reach(home);
        home.help = going::help(scroll, key, rows, most);
        return Vec::new();
    }
    if home.dialog.is_some() {
        return fill(home, key, &name);
    }
    if home.filter.as_ref().is_some_and(|filter| !filter.kept) {
        in_filter(home, key, &name);
        return Vec::new();
    }
    if let Some(by) = going::by(key, going::PAGE) {
        go(home, by);
        return Vec::new();
    }
    if again { Vec::new() } else { act(home, &name) }
}

/// Every other key leaves all as it is.
fn way_on(damage: Damage, enter: bool, key: &str) -> Vec<HomeEffect> {
    if enter && damage.copy {
        vec![HomeEffect::Salvage(damage.path)]
    } else if key == "Tab" {
        vec![HomeEffect::Look(damage.path)]
    } else {
        Vec::new()
    }
}

/// Words that were pasted go where the cursor blinks, and nowhere else.
pub(super) fn paste(home: &mut Home, text: &str) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if home.help.is_some() || home.damage.is_some() {
        return;
    }
    if let Some(dialog) = &mut home.dialog {
        dialog.put(&words);
    } else if let Some(filter) = home.filter.as_mut().filter(|filter| !filter.kept) {
        filter.line.insert(&words);
        refilter(home);
    }
}

/// The first meaning of a key that the Home screen has.
fn act(home: &mut Home, key: &str) -> Vec<HomeEffect> {
    let known = |action: &Action| {
        matches!(
            action,
            Action::OpenSession
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
        Some(Action::OpenSession) => return open(home),
        Some(Action::NewSession) => return begin(home),
        Some(Action::ForgetSession) => return forget(home),
        Some(Action::Filter) => filtering::begin(&mut home.filter),
        Some(Action::Help) => home.help = Some(0),
        Some(Action::Esc) => home.filter = None,
        Some(Action::Quit) => return vec![HomeEffect::Quit],
        _ => {}
    }
    Vec::new()
}

/// So many rows down, or up where negative. Where nothing is listed the cursor waits where it was.
fn go(home: &mut Home, by: isize) {
    let mut rows = home.rows();
    let Some(last) = rows.len().checked_sub(1) else { return };
    home.chosen = Some(rows.swap_remove(going::gone(home.place(&rows), by, last)));
}

fn in_filter(home: &mut Home, key: &KeyEvent, name: &str) {
    if name == "Ctrl-C" {
        home.filter = None;
    } else if let Some(by) = going::while_typed(key, going::PAGE) {
        go(home, by);
    } else if filtering::typed(&mut home.filter, key) == Typed::Words {
        refilter(home);
    }
}

/// The words of the filter are read again; the cursor is on a row that is left.
fn refilter(home: &mut Home) {
    if let Some(filter) = &mut home.filter {
        filter.retype();
    }
    go(home, 0);
}

fn fill(home: &mut Home, key: &KeyEvent, name: &str) -> Vec<HomeEffect> {
    let keys = home.keys;
    let Some(dialog) = &mut home.dialog else { return Vec::new() };
    if dialog.making {
        return Vec::new();
    }
    match keys.on_key(name, Scope::Fresh).map(|row| row.action).next() {
        Some(Action::OtherKind) if dialog.at == Field::Kind => {
            dialog.turn(name == "←");
        }
        Some(Action::NextField) => dialog.go(1),
        Some(Action::FieldBefore) => dialog.go(-1),
        Some(Action::MakeSession) => return next_or_make(dialog),
        Some(Action::LeaveDialog | Action::Quit) => leave(home),
        Some(Action::Help) => home.help = Some(0),
        _ if dialog.at == Field::Kind => dialog.choose(key),
        _ => dialog.press(key),
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
