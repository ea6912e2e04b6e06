//! A key as it was pressed.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::domain::{Span, Stamp};
use crate::tui::keys::{motion, typed};
use crate::tui::model::{Line, Motion};

/// How long no Enter may have come before one counts, where an Enter brought the question up.
const LET_GO: Span = Span(700);

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

/// True where an Enter answers what came up with an earlier reading of the terminal: it was pressed
/// after that could be read, and is none that is still held down since it brought that up.
pub(super) fn answers(press: Press<'_>, batch: u64, held: &mut Option<Stamp>, now: Stamp) -> bool {
    let still = held.is_some_and(|since| now - since < LET_GO);
    if still || press.key.kind == KeyEventKind::Repeat || press.batch <= batch {
        *held = held.map(|_| now);
        return false;
    }
    true
}

/// Types or erases in a line of one row, which ↑ and ↓ do not leave; tells whether the key was one
/// of the line.
pub(super) fn edits(line: &mut Line, key: &KeyEvent) -> bool {
    if let Some(letter) = typed(key) {
        line.insert(letter.encode_utf8(&mut [0; 4]));
        return true;
    }
    let motion = motion(key).filter(|motion| !matches!(motion, Motion::Up | Motion::Down));
    motion.is_some_and(|motion| {
        line.motion(motion);
        true
    })
}
