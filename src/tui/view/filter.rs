//! What a list is filtered by, in the row of keys.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::foot;
use super::foot::margin;
use super::place::{inset, place};
use crate::actions::Hint;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::caret::lay;
use crate::tui::model::{Filter, Model};
use crate::tui::strip::strip;

/// Draws the filter, where there is one: the line while it is typed, and what is left of the list.
/// Tells whether there was one.
pub(super) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, row: Rect) -> bool {
    let filter = if model.is_list() {
        model.lists.filter()
    } else {
        model.list.filter.as_ref().filter(|_| model.in_list())
    };
    let Some(filter) = filter else { return false };
    let (left, all) = model.listed();
    line(filter, (left, all), || strip(model), theme, frame, row);
    true
}

/// Draws a filter, and that it leaves so many of all; the keys beside it once it is kept.
pub(super) fn line(
    filter: &Filter,
    (left, all): (usize, usize),
    keys: impl FnOnce() -> Vec<Hint>,
    theme: &Theme,
    frame: &mut Frame<'_>,
    row: Rect,
) {
    let area = inset(row, margin(row), margin(row));
    let count = format!("{left} of {all}");
    let buffer = frame.buffer_mut();
    place(buffer, area, (0, 0), &" ".repeat(usize::from(area.width)), theme.style(Tone::Plain));
    if !filter.kept {
        return typed(filter, &count, theme, frame, area);
    }
    let words = text::cut(&filter.line.text(), usize::from(area.width / 3)).into_owned();
    let words = format!("/ {}  {count}", text::shown(&words));
    let after = place(buffer, area, (0, 0), &words, theme.style(Tone::Chip));
    foot::keys(&keys(), None, theme, buffer, inset(row, after + 3, 0));
}

fn typed(filter: &Filter, count: &str, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    let start = place(buffer, area, (0, 0), "/ ", theme.style(Tone::Chip));
    let laid = lay(&filter.line, usize::from(area.width / 2));
    let words = laid.rows.get(laid.row).map_or("", String::as_str);
    let after = place(buffer, area, (start, 0), words, theme.style(Tone::Input));
    let room = usize::from(area.width.saturating_sub(after + 1));
    let hints =
        ["  Enter keeps  Esc clears", "  Enter  Esc"].map(|keys| format!("  {count}{keys}"));
    let fits = |hint: &&String| text::width(hint) <= room;
    let hint = hints.iter().find(fits).map_or(count, String::as_str);
    place(buffer, area, (after + 1, 0), hint, theme.style(Tone::KeyHint));
    let column = start.saturating_add(u16::try_from(laid.column).unwrap_or(u16::MAX));
    if column < area.width {
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}
