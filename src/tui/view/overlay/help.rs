//! The keys of this screen, from the one table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::theme::{Theme, Tone};
use crate::tui::layout::help::{Row, inside, keys_in, rows, shown};
use crate::tui::model::Model;
use crate::tui::view::place::place;

pub(super) fn draw(model: &Model, scroll: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    draw_rows(|columns| rows(model, columns), scroll, theme, frame, area);
}

/// Draws the rows that there are at so many columns, from the one scrolled to.
pub(in crate::tui::view) fn draw_rows(
    rows: impl Fn(usize) -> Vec<Row>,
    scroll: usize,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    Clear.render(area, frame.buffer_mut());
    let area = inside(area);
    let height = shown(area);
    let columns = usize::from(area.width);
    let rows = rows(columns);
    let scroll = scroll.min(rows.len().saturating_sub(height));
    let beside = u16::try_from(keys_in(columns) + 1).unwrap_or(u16::MAX);
    let buffer = frame.buffer_mut();
    for (line, (tone, keys, words)) in (0..area.height).zip(rows.iter().skip(scroll).take(height)) {
        place(buffer, area, (0, line), keys, theme.style(*tone));
        place(buffer, area, (beside, line), words, theme.style(Tone::Plain));
    }
    let more = rows.len().saturating_sub(scroll + height);
    let words = match more {
        0 => "Esc closes".to_owned(),
        n => format!("↓ {n} more · Esc closes"),
    };
    place(buffer, area, (0, area.height.saturating_sub(1)), &words, theme.style(Tone::KeyHint));
}
