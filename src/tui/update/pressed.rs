//! A key as it was pressed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::Span;

/// How long no Enter may have come before one counts, where an Enter brought the question up.
pub(super) const LET_GO: Span = Span(700);

/// A key as it was pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press<'a> {
    pub(super) key: &'a KeyEvent,
    pub(super) batch: u64,
}

/// Enter by itself, with nothing held down beside it.
pub(super) fn is_enter(key: &KeyEvent) -> bool {
    key.code == KeyCode::Enter && key.modifiers == KeyModifiers::NONE
        || key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL
}
