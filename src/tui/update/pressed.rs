//! A key as it was pressed.

use crossterm::event::{KeyEvent, KeyEventKind};

use crate::domain::Moment;
use crate::tui::model::Waits;

/// A key as it was pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press<'a> {
    pub(super) key: &'a KeyEvent,
    pub(super) batch: u64,
}

/// True where an Enter answers what came up with an earlier reading of the terminal: it was pressed
/// after that could be read, and is none that is still held down since it brought that up.
pub(super) fn answers(press: Press<'_>, waits: &mut Waits, now: Moment) -> bool {
    let repeats = press.key.kind == KeyEventKind::Repeat;
    is_heard(if repeats { 0 } else { press.batch }, waits, now)
}

/// The same for an Enter of which only the reading is known that it came with.
pub(super) fn is_heard(batch: u64, waits: &mut Waits, now: Moment) -> bool {
    let still = waits.held.is_some_and(|since| is_soon(since, now));
    waits.unheard = still || batch <= waits.batch;
    if waits.unheard {
        waits.held = waits.held.map(|_| now);
    }
    !waits.unheard
}

/// Session time does not pass before the first record, and a wall clock may be set back: what has
/// passed by either has passed.
fn is_soon(since: Moment, now: Moment) -> bool {
    let wall = (now.at - since.at).num_milliseconds();
    now.t - since.t < Waits::LET_GO && wall < Waits::LET_GO.0
}
