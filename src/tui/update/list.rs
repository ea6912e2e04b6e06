//! The list of Capture: the cursor is on an idea, and letters are keys.

use super::act as acts;
use super::keys::{Press, by_table};
use super::line::type_words;
use super::submit::step;
use crate::actions::{Action, Scope};
use crate::domain::NoteId;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::keys::name;
use crate::tui::model::{Choosing, Finder, Model, Overlay, Pick, Picked};

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

/// What keys of the list do.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let notes = model.capture.chosen();
    if notes.is_empty() {
        return Vec::new();
    }
    let finder = Finder::default();
    match action {
        Action::EditNote => edit(model),
        Action::Mark => mark(model),
        Action::Retract => return done(model, Command::Retract { notes }),
        Action::Restore => return done(model, Command::Restore { notes }),
        Action::Retag => {
            let what = Choosing::Category(notes);
            model.overlays.push(Overlay::Pick { what, finder });
        }
        Action::MoveNotes => {
            let what = Choosing::Table(notes);
            model.overlays.push(Overlay::Pick { what, finder });
        }
        _ => {}
    }
    Vec::new()
}

fn done(model: &mut Model, command: Command) -> Vec<Effect> {
    model.capture.marked.clear();
    step(model, command)
}

fn mark(model: &mut Model) {
    let Some(note) = model.capture.selected else { return };
    let marked = &mut model.capture.marked;
    match marked.iter().position(|id| *id == note) {
        Some(at) => _ = marked.remove(at),
        None => marked.push(note),
    }
}

/// True where everything chosen is taken out, so that the key brings it back.
pub(super) fn all_out(model: &Model) -> bool {
    let chosen = model.capture.chosen();
    let out = |id: &NoteId| model.session.notes.get(*id).is_some_and(|note| note.retracted);
    !chosen.is_empty() && chosen.iter().all(out)
}

/// Puts an idea's words into the line; what was half typed there waits as the table's draft.
fn edit(model: &mut Model) {
    let Some(note) = model.capture.selected.and_then(|id| model.session.notes.get(id)) else {
        return;
    };
    let (id, text) = (note.id, note.words.text.to_string());
    let picked = note.category.clone().map(|id| Picked { pick: Pick::Known(id), kept: false });
    model.capture.keep_draft();
    acts::show(model, crate::tui::model::Screen::Capture);
    model.capture.empty();
    type_words(model, &text);
    model.capture.literal = true;
    model.capture.picked = picked;
    model.capture.editing = Some(id);
}

/// The line is what it was before an idea was edited.
pub(super) fn leave_editing(model: &mut Model) {
    model.capture.picked = None;
    model.capture.take_draft();
}
