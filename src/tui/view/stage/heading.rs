//! The name above a list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::theme::{Theme, Tone};
use crate::tui::view::place::{place, place_end};

/// Draws a list's name, and what it adds up to at its right end.
pub(crate) fn heading(theme: &Theme, buffer: &mut Buffer, area: Rect, words: &str, sum: &str) {
    place(buffer, area, (0, 0), words, theme.style(Tone::Dim));
    place_end(buffer, area, 0, sum, theme.style(Tone::Plain));
}
