//! Details as rows of a line: how far a row is indented says what it is, so the caret stays off the
//! indent, and no key takes a part of it.

use ratatui_textarea::CursorMove;

use super::{Line, Motion};

/// Columns of a level.
const LEVEL: usize = 2;

impl Line {
    /// From now on an indented row below the first is a detail.
    pub fn outline(&mut self) {
        self.outlined = true;
    }

    /// True where indented rows are details.
    #[must_use]
    pub const fn is_outline(&self) -> bool {
        self.outlined
    }

    /// Puts the caret at the end of the first row.
    pub fn go_to_first_row(&mut self) {
        self.area.move_cursor(CursorMove::Jump(0, 0));
        self.row_end();
    }

    /// Takes its row one level back; a detail stays one.
    pub fn shallower(&mut self) {
        let (row, column) = self.caret();
        if self.indent(row) > LEVEL {
            self.go(row, LEVEL);
            self.erase_before(LEVEL);
            self.go(row, column.saturating_sub(LEVEL));
        }
    }

    /// What begins a row below the caret's: the indent of a detail.
    pub(super) fn new_row(&self) -> String {
        format!("\n{}", " ".repeat(self.indent(self.caret().0)))
    }

    /// Moves or deletes among rows of details.
    pub(super) fn outline_motion(&mut self, motion: Motion) {
        let (row, column) = self.caret();
        let own = self.indent(row);
        let at_words = own > 0 && column <= own;
        match motion {
            Motion::Left | Motion::WordLeft if at_words => {
                self.go(row - 1, 0);
                self.row_end();
            }
            Motion::Backspace | Motion::WordBack if at_words && own > LEVEL => self.shallower(),
            Motion::Backspace | Motion::WordBack if at_words => self.erase_before(own + 1),
            Motion::ToHead if at_words => {}
            Motion::ToHead if own > 0 => {
                self.area.start_selection();
                self.go(row, own);
                self.area.cut();
            }
            Motion::Delete | Motion::WordOn | Motion::ToEnd
                if self.at_row_end() && self.indent(row + 1) > 0 =>
            {
                self.go(row + 1, self.indent(row + 1));
                self.erase_before(self.indent(row + 1) + 1);
            }
            _ => self.step(motion),
        }
        let (row, column) = self.caret();
        let own = self.indent(row);
        if column < own {
            self.go(row, own);
        }
    }

    /// Columns of white space before a row's words; none before the first row.
    fn indent(&self, row: usize) -> usize {
        let row = self.area.lines().get(row).filter(|_| row > 0 && self.outlined);
        row.map_or(0, |words| words.chars().take_while(|c| c.is_whitespace()).count())
    }

    fn go(&mut self, row: usize, column: usize) {
        let (Ok(row), Ok(column)) = (u16::try_from(row), u16::try_from(column)) else { return };
        self.area.move_cursor(CursorMove::Jump(row, column));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An idea with two details, one below the other, the caret at the end of the last.
    fn line() -> Line {
        let mut line = Line::of("schools\n  teachers\n    old ones");
        line.outline();
        line
    }

    fn after(motions: &[Motion]) -> (String, (usize, usize)) {
        let mut line = line();
        for motion in motions {
            line.motion(*motion);
        }
        (line.text(), line.caret())
    }

    #[test]
    fn home_stands_before_the_words_of_a_detail_and_delete_takes_these() {
        let (text, caret) = after(&[Motion::Head, Motion::Delete]);
        assert_eq!((text.as_str(), caret), ("schools\n  teachers\n    ld ones", (2, 4)));
        let (text, caret) = after(&[Motion::ToHead]);
        assert_eq!((text.as_str(), caret), ("schools\n  teachers\n    ", (2, 4)));
        let (text, _) = after(&[Motion::ToHead, Motion::Yank]);
        assert_eq!(text, "schools\n  teachers\n    old ones");
    }

    #[test]
    fn backspace_before_the_words_takes_a_level_then_the_row() {
        let (text, caret) = after(&[Motion::Head, Motion::Backspace]);
        assert_eq!((text.as_str(), caret), ("schools\n  teachers\n  old ones", (2, 2)));
        let (text, caret) = after(&[Motion::Head, Motion::Backspace, Motion::Backspace]);
        assert_eq!((text.as_str(), caret), ("schools\n  teachersold ones", (1, 10)));
    }

    #[test]
    fn left_goes_round_the_indent_and_so_do_up_and_the_start_of_words() {
        assert_eq!(after(&[Motion::Head, Motion::Left]).1, (1, 10));
        assert_eq!(after(&[Motion::Head, Motion::WordLeft]).1, (1, 10));
        assert_eq!(after(&[Motion::Up, Motion::Head, Motion::Up, Motion::Head]).1, (0, 0));
        let down = [Motion::Up, Motion::Up, Motion::Head, Motion::Down];
        assert_eq!(after(&down).1, (1, 2));
    }

    #[test]
    fn delete_at_a_rows_end_joins_the_words_of_the_next_without_its_indent() {
        let (text, caret) = after(&[Motion::Up, Motion::End, Motion::Delete]);
        assert_eq!((text.as_str(), caret), ("schools\n  teachersold ones", (1, 10)));
    }

    #[test]
    fn a_new_row_in_a_detail_is_another_as_deep() {
        let mut line = line();
        line.insert("\nnew ones");
        assert_eq!(line.text(), "schools\n  teachers\n    old ones\n    new ones");
        line.shallower();
        line.shallower();
        assert_eq!(line.text(), "schools\n  teachers\n    old ones\n  new ones");
        line.go_to_first_row();
        assert_eq!(line.caret(), (0, 7));
    }

    #[test]
    fn other_lines_have_no_details() {
        let mut line = Line::of("one\n  two");
        line.motion(Motion::Head);
        assert_eq!(line.caret(), (1, 0));
    }
}
