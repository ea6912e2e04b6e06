//! A line of words that was asked for.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::finder::typed;
use super::sheet;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::{Wanted, Write};
use crate::tui::view::foot::margin;
use crate::tui::view::place::place;

pub(super) fn draw(write: &Write, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let sign = match write.wanted {
        Wanted::Reason(_) => "reason",
        Wanted::Folder | Wanted::Export => "folder",
        Wanted::Skip(_) => "reason",
        Wanted::Whole => "we have",
        Wanted::Table => "table",
        Wanted::Category(_) | Wanted::Label(..) | Wanted::Split => "category",
        Wanted::Letter(..) => "letter",
    };
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let lines = text::wrap(&text::shown(&write.words), columns);
    let inside = sheet::open(lines.len() + 1, theme, frame.buffer_mut(), area);
    for (row, line) in (0..inside.height.saturating_sub(1)).zip(&lines) {
        place(frame.buffer_mut(), inside, (0, row), line, theme.style(Tone::Plain));
    }
    typed(sign, &write.line, theme, frame, inside);
}
