//! Below 40 by 12: the clock, the line, and how much room is needed. Everything goes on.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::place::{below, place};
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::caret::lay;
use crate::tui::model::{Model, title};
use crate::tui::words;

/// The least size a screen is drawn at; below it stand the clock and the line.
pub const LEAST: (u16, u16) = (40, 12);

pub(super) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let mut rest = area;
    if !model.has_line() || area.height > 1 {
        let (tone, words) = clock(model);
        let words = fitted(&text::shown(&words), usize::from(area.width));
        place(frame.buffer_mut(), rest, (0, 0), &words, theme.style(tone));
        rest = below(rest, 1);
    }
    if model.has_line() && !rest.is_empty() {
        line(model, theme, frame, rest);
        rest = below(rest, 1);
    }
    let needs = format!("needs {}×{}; everything goes on", LEAST.0, LEAST.1);
    for (row, words) in (0..rest.height).zip(text::wrap(&needs, usize::from(rest.width))) {
        place(frame.buffer_mut(), rest, (0, row), &words, theme.style(Tone::Dim));
    }
}

/// The words in so many columns: what follows a comma is left out before anything is cut.
fn fitted(words: &str, columns: usize) -> String {
    let first = words.split_once(", ").map_or(words, |(first, _)| first);
    let words = if text::width(words) > columns { first } else { words };
    text::cut(words, columns).into_owned()
}

/// What is left, or that nothing is saved: that goes before everything.
fn clock(model: &Model) -> (Tone, String) {
    if let Some(trouble) = &model.trouble {
        return (Tone::Alarm, format!("NOT SAVED: {}", trouble.words));
    }
    match model.session.running() {
        Some(running) => (Tone::Clock, words::left_until(model, running)),
        None => {
            let next = model.session.next().map(|next| format!("next {}", title(next)));
            (Tone::Plain, next.unwrap_or_else(|| "no block is still to come".to_owned()))
        }
    }
}

/// The row of the line that the caret is in.
fn line(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let sign = "▸ ";
    let room = usize::from(area.width).saturating_sub(text::width(sign) + 1);
    let laid = lay(&model.capture.line, room);
    let words = laid.rows.get(laid.row).map_or("", String::as_str);
    let buffer = frame.buffer_mut();
    let start = place(buffer, area, (0, 0), sign, theme.style(Tone::Chip));
    place(buffer, area, (start, 0), words, theme.style(Tone::Input));
    let column = start.saturating_add(u16::try_from(laid.column).unwrap_or(u16::MAX));
    if column < area.width && model.overlays.is_empty() {
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_whole_where_its_end_has_no_room() {
        assert_eq!(fitted("14:32 left, until 19:30", 23), "14:32 left, until 19:30");
        assert_eq!(fitted("14:32 left, until 19:30", 22), "14:32 left");
        assert_eq!(fitted("14:32 left, until 19:30", 6), "14:32…");
    }
}
