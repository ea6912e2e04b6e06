//! The line at the top of the Home screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::view::place::{below, place, place_end};

/// Draws the line at the top: where we are, and what matters of it; a rule below it.
pub(super) fn head(title: &str, end: &str, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let room = usize::from(area.width).saturating_sub(text::width(title) + 2);
    place(buffer, area, (0, 0), title, theme.style(Tone::Title));
    place_end(buffer, area, 0, &text::cut(end, room), theme.style(Tone::Plain));
    let rule = "─".repeat(usize::from(area.width));
    place(buffer, below(area, 1), (0, 0), &rule, theme.style(Tone::Border));
}
