//! Puts shown text at a place of an area, and nowhere else.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// Puts text that is already shown at a column and row of the area, cut at its right edge.
/// Returns the column after it, also where nothing of it was to be seen.
pub(crate) fn place(
    buffer: &mut Buffer,
    area: Rect,
    (column, row): (u16, u16),
    words: &str,
    style: Style,
) -> u16 {
    let single = text::single(words);
    let columns = single.unwrap_or_else(|| text::width(words));
    let after = column.saturating_add(u16::try_from(columns).unwrap_or(u16::MAX));
    let seen = area.intersection(buffer.area);
    if row >= seen.height || column >= seen.width {
        return after;
    }
    let (x, y) = (seen.x + column, seen.y + row);
    if single.is_some() {
        for (x, c) in (x..seen.right()).zip(words.chars()) {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_char(c).set_style(style);
            }
        }
    } else {
        buffer.set_stringn(x, y, words, usize::from(seen.width - column), style);
    }
    after
}

/// Puts text so that it ends at the area's right edge, cut with `…` where it is too long.
pub(crate) fn place_end(buffer: &mut Buffer, area: Rect, row: u16, words: &str, style: Style) {
    let words = text::cut(words, usize::from(area.width));
    let width = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
    place(buffer, area, (area.width.saturating_sub(width), row), &words, style);
}

/// The part of an area below its first rows.
pub(crate) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The area without so many columns at either side.
pub(crate) fn inset(area: Rect, left: u16, right: u16) -> Rect {
    let left = left.min(area.width);
    let width = area.width.saturating_sub(left).saturating_sub(right);
    Rect { x: area.x + left, width, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(buffer: &Buffer) -> Vec<String> {
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        (0..buffer.area.height).map(row).collect()
    }

    #[test]
    fn nothing_is_drawn_outside_the_area_or_the_buffer() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 2));
        let area = Rect::new(1, 0, 3, 9);
        assert_eq!(place(&mut buffer, area, (1, 0), "abcdef", Style::new()), 7);
        place(&mut buffer, area, (0, 5), "x", Style::new());
        place(&mut buffer, Rect::new(9, 9, 3, 3), (0, 0), "x", Style::new());
        assert_eq!(shown(&buffer), ["  ab  ", "      "]);
    }

    #[test]
    fn text_at_the_end_ends_there_in_any_script() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 3));
        let area = buffer.area;
        place_end(&mut buffer, area, 0, "ab", Style::new());
        place_end(&mut buffer, area, 1, "abcdefgh", Style::new());
        place_end(&mut buffer, area, 2, "é政", Style::new());
        assert_eq!(shown(&buffer), ["    ab", "abcde…", "   é政 "]);
    }

    #[test]
    fn areas_shrink_to_nothing_and_no_further() {
        let area = Rect::new(2, 3, 4, 5);
        assert_eq!(below(area, 9), Rect::new(2, 8, 4, 0));
        assert_eq!(inset(area, 1, 1), Rect::new(3, 3, 2, 5));
        assert_eq!(inset(area, 9, 9).width, 0);
    }
}
