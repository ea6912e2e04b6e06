//! The keys that stand below a screen, from the one table.

use crate::actions::{Action, Hint, Scope, hall_hints, hints, on_key, spec};

use super::context::{fits, scope};
use super::model::{Model, Screen};

/// The keys of a screen without a line, or of the Stage where Esc was pressed in the line: what
/// ← and → walk then.
#[must_use]
pub fn strip(model: &Model) -> Vec<Hint> {
    let in_line = model.has_line();
    let at = if in_line { Scope::Stage } else { scope(model) };
    let mut all = hints(&model.session, at);
    // Straight after Esc, Enter is a new line. Of two that share a key, one is there.
    let is_there = |hint: &Hint| {
        let Some(key) = first(hint).filter(|key| !(in_line && *key == "Enter")) else {
            return false;
        };
        let own = on_key(key, at).any(|row| row.hint == hint.words);
        on_key(key, at).any(|row| fits(model, row.action) && (!own || row.hint == hint.words))
    };
    all.retain(is_there);
    if model.screen == Screen::TownHall {
        own(&mut all);
    }
    all
}

/// In the Town hall its own keys stand in place of those that lead to it.
fn own(all: &mut Vec<Hint>) {
    let leads = [Action::TownHall, Action::Type].map(|action| spec(action).hint);
    all.retain(|hint| !leads.contains(&hint.words));
    let room = all.iter().position(|hint| hint.words == spec(Action::RoomView).hint);
    let own = [Action::Speakers, Action::NextQuestion].map(spec);
    let own = own
        .into_iter()
        .filter_map(|row| Some(Hint { keys: (*row.keys.first()?).to_owned(), words: row.hint }));
    let at = room.unwrap_or(all.len());
    all.splice(at..at, own);
}

/// The keys of the line.
#[must_use]
pub fn line_keys(model: &Model) -> Vec<Hint> {
    if model.in_hall() { hall_hints(&model.session) } else { hints(&model.session, Scope::Line) }
}

/// The key that a hint names first.
#[must_use]
pub fn first(hint: &Hint) -> Option<&str> {
    hint.keys.split(' ').next().filter(|key| !key.is_empty())
}
