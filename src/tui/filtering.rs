//! Keys while a filter is typed: letters are its words.

use crossterm::event::KeyEvent;

use super::keys::{edits, is_enter, name};
use super::model::Filter;

/// What a key did to a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Its words are others, or the caret is elsewhere among them.
    Words,
    /// It is gone.
    Cleared,
    /// It is kept, or the key was none of it.
    Same,
}

/// Takes a key. Enter keeps the filter, Esc clears it, and so does Enter where it has no words.
pub(super) fn typed(filter: &mut Option<Filter>, key: &KeyEvent) -> Typed {
    let Some(typed) = filter else { return Typed::Same };
    if name(key).as_deref() == Some("Esc") || is_enter(key) && typed.line.is_empty() {
        *filter = None;
        return Typed::Cleared;
    }
    if is_enter(key) {
        typed.kept = true;
        return Typed::Same;
    }
    if edits(&mut typed.line, key) { Typed::Words } else { Typed::Same }
}

/// Begins to filter, or goes on with what is filtered by.
pub(super) fn begin(filter: &mut Option<Filter>) {
    filter.get_or_insert_with(Filter::default).kept = false;
}
