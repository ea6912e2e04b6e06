//! The line: what stands before it, its words, and the terminal's own cursor at the caret.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::actions::Action;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::input::laid;
use crate::tui::model::Model;
use crate::tui::view::foot::margin;
use crate::tui::view::place::{below, inset, place};

/// Stands in an empty line, as far as there is room.
const WORDS: &str = "letters are words here";

/// The same with the way to a key.
const ONE_KEY: &str = "letters are words here; Esc before one makes it a key";

/// The same after a key that acted, where there is a screen on which letters are keys.
const KEYS: &str = "letters are words here; Esc Esc: letters are keys";

pub(in crate::tui::view) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if !model.can_change() || area.is_empty() {
        return;
    }
    let (before, laid) = laid(model, area);
    let area = inset(area, margin(area), 0);
    let greyed = model.capture.armed.is_some() || !model.has_line();
    let mut column = 0;
    for (tone, words) in &before {
        let tone = if greyed { Tone::Dim } else { *tone };
        column = place(frame.buffer_mut(), area, (column, 0), words, theme.style(tone));
    }
    let tone = if greyed { Tone::Dim } else { Tone::Input };
    let first = laid.row.saturating_sub(usize::from(area.height).saturating_sub(1));
    for (row, words) in (0..area.height).zip(laid.rows.iter().skip(first)) {
        place(frame.buffer_mut(), below(area, row), (column, 0), words, theme.style(tone));
    }
    if model.has_line() && model.capture.armed.is_none() && model.overlays.is_empty() {
        if model.capture.line.is_empty() {
            let room = usize::from(area.width.saturating_sub(column));
            let after = model.capture.again && model.mode.may(Action::Stage);
            let more = if after { KEYS } else { ONE_KEY };
            let words = if text::width(more) > room { WORDS } else { more };
            let words = text::cut(words, room);
            place(frame.buffer_mut(), area, (column, 0), &words, theme.style(Tone::Dim));
        }
        let x = column.saturating_add(u16::try_from(laid.column).unwrap_or(u16::MAX));
        let y = u16::try_from(laid.row - first).unwrap_or(u16::MAX);
        let at = Position::new(area.x.saturating_add(x), area.y.saturating_add(y));
        if area.contains(at) {
            frame.set_cursor_position(at);
        }
    }
}
