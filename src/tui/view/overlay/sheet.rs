//! A sheet of a few rows at the foot of the screen, with a rule above it.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::model::Waits;
use crate::tui::view::foot::margin;
use crate::tui::view::place::{below, inset, place};

/// Clears so many rows at the foot, draws the rule, and returns what is inside.
pub(in crate::tui::view) fn open(
    rows: usize,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) -> Rect {
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1).min(area.height);
    let sheet = Rect { y: area.y + area.height - height, height, ..area };
    Clear.render(sheet, buffer);
    let dashes = "─".repeat(usize::from(sheet.width));
    if usize::from(sheet.height) > rows.min(1) {
        place(buffer, sheet, (0, 0), &dashes, theme.style(Tone::Border));
        return inset(below(sheet, 1), margin(area), margin(area));
    }
    inset(sheet, margin(area), margin(area))
}

/// A consequence in whole sentences, and below it what else can be pressed, if anything.
pub(super) fn question(
    words: &str,
    hint: Option<(Tone, &str)>,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let lines = text::wrap(&text::shown(words), columns);
    let buffer = frame.buffer_mut();
    let hinted = usize::from(hint.is_some());
    let inside = open(lines.len() + hinted, theme, buffer, area);
    for (row, line) in (0..inside.height).zip(&lines) {
        place(buffer, inside, (0, row), line, theme.style(Tone::Plain));
    }
    let last = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    if let Some((tone, hint)) = hint {
        place(buffer, inside, (0, last), hint, theme.style(tone));
    }
}

/// What is said of an Enter that did not count.
pub(super) fn again(waits: &Waits) -> Option<(Tone, &'static str)> {
    waits.unheard.then_some((Tone::Warning, Waits::AGAIN))
}
