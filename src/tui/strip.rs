//! The keys that stand below a screen, from the one table.

use crate::actions::{Hint, Scope, hints, on_key};

use super::context::{fits, scope};
use super::model::Model;

/// The keys of a screen without a line, or of the Stage where Esc was pressed in the line: what
/// ← and → walk then.
#[must_use]
pub fn strip(model: &Model) -> Vec<Hint> {
    let in_line = model.has_line();
    let at = if in_line { Scope::Stage } else { scope(model) };
    let mut all = hints(&model.session, at);
    // Straight after Esc, Enter is a new line.
    let is_there = |key: &str| {
        !(in_line && key == "Enter") && on_key(key, at).any(|row| fits(model, row.action))
    };
    all.retain(|hint| first(hint).is_some_and(is_there));
    all
}

/// The keys of the line.
#[must_use]
pub fn line_keys(model: &Model) -> Vec<Hint> {
    hints(&model.session, Scope::Line)
}

/// The key that a hint names first.
#[must_use]
pub fn first(hint: &Hint) -> Option<&str> {
    hint.keys.split(' ').next().filter(|key| !key.is_empty())
}
