//! Keeps every character in its column where terminals disagree about how many one takes.
//!
//! A flag, a family or a syllable of several characters takes another number of columns in one
//! terminal than in the next, and none says which. So nothing that follows such a cluster relies
//! on where the terminal's cursor is after it, and the cells that it may have run over are drawn
//! again with it and once more after it is gone.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Size};

/// A backend that places what follows an uncertain cluster anew.
pub(super) struct Steady<B>(pub(super) B);

/// True where terminals may disagree about the columns.
fn is_uncertain(symbol: &str) -> bool {
    !symbol.is_ascii() && symbol.chars().nth(1).is_some()
}

/// Marks the cells that an uncertain cluster may run over: two columns a character at the most.
pub(super) fn mark(buffer: &mut Buffer) {
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let mut until = 0;
        for x in area.left()..area.right() {
            let Some(cell) = buffer.cell_mut((x, y)) else { continue };
            if x < until {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
            if is_uncertain(cell.symbol()) {
                let most = cell.cell_width().saturating_add(most_columns(cell.symbol()));
                until = until.max(x.saturating_add(most));
            }
        }
    }
}

fn most_columns(symbol: &str) -> u16 {
    u16::try_from(2 * symbol.chars().count()).unwrap_or(u16::MAX)
}

impl<B: Backend> Steady<B> {
    fn draw_run(&mut self, run: &mut Vec<(u16, u16, &Cell)>) -> Result<(), B::Error> {
        if run.is_empty() { Ok(()) } else { self.0.draw(run.drain(..)) }
    }
}

impl<B: Backend> Backend for Steady<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut run = Vec::new();
        for (x, y, cell) in content {
            if !is_uncertain(cell.symbol()) {
                run.push((x, y, cell));
                continue;
            }
            self.draw_run(&mut run)?;
            // Where it takes fewer columns than it has, the others are blank.
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            let columns = x..x.saturating_add(cell.cell_width());
            self.0.draw(columns.map(|x| (x, y, &blank)))?;
            self.0.draw(std::iter::once((x, y, cell)))?;
        }
        self.draw_run(&mut run)
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), B::Error> {
        self.0.clear_region(region)
    }

    fn size(&self) -> Result<Size, B::Error> {
        self.0.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.0.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.0.flush()
    }
}

impl<B: Write> Write for Steady<B> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 30, height: 2 };

    /// What a terminal that counts by character shows after these frames of one row each.
    fn seen(frames: &[&str]) -> Vec<String> {
        let mut out = Vec::new();
        let mut backend = Steady(CrosstermBackend::new(&mut out));
        let mut before = Buffer::empty(AREA);
        for words in frames {
            let mut next = Buffer::empty(AREA);
            next.set_string(1, 0, words, Style::new());
            next.set_string(28, 0, "|", Style::new());
            mark(&mut next);
            backend.draw(before.diff(&next).into_iter()).unwrap();
            before = next;
        }
        let mut terminal = vt100::Parser::new(2.try_into().unwrap(), 30.try_into().unwrap(), 0);
        terminal.process(&out);
        terminal.screen().rows(0, 30).collect()
    }

    #[test]
    fn nothing_of_a_flag_a_family_or_a_syllable_stays_when_it_is_gone() {
        for words in [
            "\u{1F1E8}\u{1F1ED} flag",
            "👩\u{200D}👩\u{200D}👧\u{200D}👦",
            "निजता क्षि",
            "\u{2601}\u{FE0F} x",
        ] {
            let rows = seen(&[words, "gone"]);
            assert_eq!(rows, [" gone                       |", ""], "{words}");
        }
    }

    #[test]
    fn what_follows_stands_in_its_column() {
        let rows = seen(&["👩\u{200D}👩\u{200D}👧 and मानव here"]);
        assert!(rows[0].contains(" and "), "{rows:?}");
        assert!(rows[0].ends_with(" here           |"), "{rows:?}");
        assert_eq!(rows[1], "");
    }
}
