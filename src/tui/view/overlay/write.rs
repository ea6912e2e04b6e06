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
        Wanted::Device(_) => "name",
    };
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let lines = text::wrap(&text::shown(&write.words), columns);
    let again = sheet::again(&write.waits);
    let rows = lines.len() + usize::from(again.is_some()) + 1;
    let inside = sheet::open(rows, theme, frame.buffer_mut(), area);
    let said = lines.iter().map(|line| (Tone::Plain, line.as_str())).chain(again);
    for (row, (tone, line)) in (0..inside.height.saturating_sub(1)).zip(said) {
        place(frame.buffer_mut(), inside, (0, row), line, theme.style(tone));
    }
    typed(sign, &write.line, theme, frame, inside);
}
