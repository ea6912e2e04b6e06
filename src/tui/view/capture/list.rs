//! What was said, the newest nearest the line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::session::Seats;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::list::seen;
use crate::tui::model::{Model, Screen};
use crate::tui::view::place::place;
use crate::tui::words::of_no_block;

pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    if area.is_empty() {
        return;
    }
    let rows = seen(model, buffer.area, area);
    if rows.is_empty() {
        empty(model, theme, buffer, area);
        return;
    }
    // The newest stands nearest the line, where there is one.
    let free = area.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let top = if model.screen.has_line() { free } else { 0 };
    for (line, row) in (top..area.height).zip(&rows) {
        let mut column = 0;
        for (tone, words) in row {
            column = place(buffer, area, (column, line), words, theme.style(*tone));
        }
    }
}

/// Nothing was said yet: what to do, and with whom.
fn empty(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let words = match of_no_block(model) {
        _ if model.list.filter.is_some() => "Nothing matches.",
        _ if model.screen == Screen::Tally => "No ideas.",
        Some(words) => words,
        None if model.can_change() => "Type what is said. Enter saves.",
        None => "Nothing was said here.",
    };
    let columns = usize::from(area.width).saturating_sub(2);
    let mut lines = text::wrap(words, columns);
    if let Some(here) = here(model).filter(|_| model.list.filter.is_none()) {
        lines.push(String::new());
        lines.extend(text::wrap(&here, columns));
    }
    for (row, words) in (0..area.height).zip(lines) {
        place(buffer, area, (1, row), &words, theme.style(Tone::Dim));
    }
}

/// Who sits at the table of the line; shown.
fn here(model: &Model) -> Option<String> {
    let table = model.capture.table.as_ref().filter(|_| model.screen == Screen::Capture)?;
    let here = Seats::here(&model.session, model.now.t, table.as_str())?;
    Some(format!("At this table: {}", here.people.join(" · ")))
}
