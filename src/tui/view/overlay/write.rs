//! A line of words that was asked for.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::sheet;
use crate::actions::spec;
use crate::domain::ReportText;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::caret::{Laid, lay};
use crate::tui::model::{Wanted, Write};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{below, place};

pub(super) fn draw(write: &Write, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let sign = match write.wanted {
        Wanted::Reason(_) => "reason",
        Wanted::Folder { .. } | Wanted::Export => "folder",
        Wanted::Text(ReportText::Summary) => "summary",
        Wanted::Text(ReportText::NextStep) => "next step",
        Wanted::Question(_) => "question",
        Wanted::Skip(_) => "reason",
        Wanted::Whole => "we have",
        Wanted::Table => "table",
        Wanted::Category(_) | Wanted::Label(..) | Wanted::Split => "category",
        Wanted::Letter(..) => "letter",
        Wanted::Device(_) | Wanted::Speaker(..) => "name",
        Wanted::People => "people",
        Wanted::Newcomers => "came",
        Wanted::Words(action) => spec(action).name,
    };
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let lines = text::wrap(&text::shown(&write.words), columns);
    let again = sheet::again(&write.waits);
    let above = lines.len() + usize::from(again.is_some());
    let sign = format!("{sign} ");
    // One column is the caret's, where it stands after a full row.
    let laid = lay(&write.line, columns.saturating_sub(text::width(&sign) + 1));
    let own = if write.wanted.is_whole() { laid.rows.len() } else { 1 };
    let inside = sheet::open(above + own, theme, frame.buffer_mut(), area);
    let own = count(own).min(inside.height.saturating_sub(count(above)).max(1)).min(inside.height);
    let said = lines.iter().map(|line| (Tone::Plain, line.as_str())).chain(again);
    for (row, (tone, line)) in (0..inside.height - own).zip(said) {
        place(frame.buffer_mut(), inside, (0, row), line, theme.style(tone));
    }
    rows(&sign, &laid, theme, frame, below(inside, inside.height - own));
}

/// The rows of the line behind its sign, those around the caret where not all fit.
fn rows(sign: &str, laid: &Laid, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    let start = place(buffer, area, (0, 0), sign, theme.style(Tone::Chip));
    let first = (laid.row + 1).saturating_sub(usize::from(area.height));
    for (row, words) in (0..area.height).zip(laid.rows.iter().skip(first)) {
        place(buffer, area, (start, row), words, theme.style(Tone::Input));
    }
    let (column, row) = (start.saturating_add(count(laid.column)), count(laid.row - first));
    if column < area.width && row < area.height {
        frame.set_cursor_position(Position::new(area.x + column, area.y + row));
    }
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
