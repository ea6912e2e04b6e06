//! The line people type in: its words, its caret, and nothing of what they mean.
//!
//! The caret rests between grapheme clusters only, though the text area below counts characters.

mod indent;

use ratatui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

/// Words being typed, with a caret.
#[derive(Clone, Debug, Default)]
pub struct Line {
    area: TextArea<'static>,
    outlined: bool,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.area.lines() == other.area.lines() && self.caret() == other.caret()
    }
}

/// A move or a deletion inside the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One cluster back.
    Left,
    /// One cluster on.
    Right,
    /// To the word before.
    WordLeft,
    /// To the next word.
    WordRight,
    /// To the beginning of the row.
    Head,
    /// To the end of the row.
    End,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// Takes the cluster before the caret out.
    Backspace,
    /// Takes the cluster after the caret out.
    Delete,
    /// Takes the word before the caret out.
    WordBack,
    /// Takes the word after the caret out.
    WordOn,
    /// Takes everything before the caret out; [`Motion::Yank`] brings it back.
    ToHead,
    /// Takes the rest of the row out; [`Motion::Yank`] brings it back.
    ToEnd,
    /// Brings back what was taken out last.
    Yank,
}

impl Line {
    /// A line of these words, the caret at their end.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The words so far, raw; rows end in `\n`.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Its rows, at least one, raw.
    #[must_use]
    pub fn rows(&self) -> &[String] {
        self.area.lines()
    }

    /// Row and column of the caret, both in characters from 0.
    #[must_use]
    pub fn caret(&self) -> (usize, usize) {
        let at = self.area.cursor();
        (at.0, at.1)
    }

    /// The words before the caret, raw.
    #[must_use]
    pub fn before(&self) -> String {
        let (row, column) = self.caret();
        let mut before = String::new();
        for line in self.area.lines().iter().take(row) {
            before.push_str(line);
            before.push('\n');
        }
        let own = self.area.lines().get(row).map_or("", String::as_str);
        before.extend(own.chars().take(column));
        before
    }

    /// True where nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// True where the caret stands before everything.
    #[must_use]
    pub fn at_start(&self) -> bool {
        self.caret() == (0, 0)
    }

    /// Puts words in at the caret; any line end begins a new row.
    pub fn insert(&mut self, words: &str) {
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        self.area.insert_str(words.replace('\n', &self.new_row()));
    }

    /// Empties it; what Ctrl-U took out can still be brought back.
    pub fn clear(&mut self) {
        self.outlined = false;
        self.set("");
    }

    /// Empties it; [`Motion::Yank`] brings its words back.
    pub fn put_aside(&mut self) {
        let words = self.text();
        self.clear();
        self.area.set_yank_text(words);
    }

    /// Other words, the caret at their end.
    pub fn set(&mut self, words: &str) {
        let kept = self.area.yank_text();
        self.area = TextArea::default();
        self.area.set_yank_text(kept);
        self.insert(words);
    }

    /// Sets its row one level deeper; below the first row a new one begins.
    pub fn deeper(&mut self) {
        if self.caret().0 > 0 {
            self.area.move_cursor(CursorMove::Head);
            self.insert("  ");
            self.row_end();
            return;
        }
        self.row_end();
        self.insert("\n  ");
    }

    /// Puts the caret behind these words, with which it begins.
    pub fn go_behind(&mut self, words: &str) {
        let row = u16::try_from(words.matches('\n').count()).unwrap_or(u16::MAX);
        let column = words.rsplit('\n').next().map_or(0, |last| last.chars().count());
        self.area.move_cursor(CursorMove::Jump(row, 0));
        self.place(column);
    }

    /// Takes everything before the caret out for good.
    pub fn drop_before(&mut self) {
        let before = self.before().chars().count();
        let kept = self.area.yank_text();
        self.area.move_cursor(CursorMove::Jump(0, 0));
        self.area.delete_str(before);
        self.area.set_yank_text(kept);
    }

    /// Takes so many characters before the caret out for good.
    pub fn erase_before(&mut self, characters: usize) {
        for _ in 0..characters {
            self.area.delete_char();
        }
    }

    /// Moves or deletes; tells whether anything changed, so that ↑ in the first row can mean
    /// something else.
    pub fn motion(&mut self, motion: Motion) -> bool {
        let (caret, text) = (self.caret(), self.area.lines().to_vec());
        if self.outlined {
            self.outline_motion(motion)
        } else {
            self.step(motion)
        }
        caret != self.caret() || text != self.area.lines()
    }

    fn step(&mut self, motion: Motion) {
        let caret = self.caret();
        let rows = self.area.lines().len();
        match motion {
            Motion::Left if caret.1 == 0 => self.area.move_cursor(CursorMove::Back),
            Motion::Left => self.place(caret.1 - self.cluster_before()),
            Motion::Right if self.at_row_end() => self.area.move_cursor(CursorMove::Forward),
            Motion::Right => self.place(caret.1 + self.cluster_after()),
            Motion::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Motion::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Motion::Head if caret.1 > 0 => self.area.move_cursor(CursorMove::Head),
            Motion::End => self.row_end(),
            Motion::Up if caret.0 > 0 => self.vertical(CursorMove::Up),
            Motion::Down if caret.0 + 1 < rows => self.vertical(CursorMove::Down),
            Motion::Backspace => {
                for _ in 0..self.cluster_before() {
                    self.area.delete_char();
                }
            }
            Motion::Delete => {
                for _ in 0..self.cluster_after() {
                    self.area.delete_next_char();
                }
            }
            Motion::WordBack => _ = self.area.delete_word(),
            Motion::WordOn => _ = self.area.delete_next_word(),
            Motion::ToHead => _ = self.area.delete_line_by_head(),
            Motion::ToEnd => _ = self.area.delete_line_by_end(),
            Motion::Yank => _ = self.area.paste(),
            Motion::Head | Motion::Up | Motion::Down => {}
        }
    }

    /// Puts the caret before a character of its row. The text area's own steps go by columns, and
    /// stop inside a cluster that has a character without any.
    fn place(&mut self, column: usize) {
        let (row, from) = self.caret();
        if let (Ok(row), Ok(column)) = (u16::try_from(row), u16::try_from(column)) {
            return self.area.move_cursor(CursorMove::Jump(row, column));
        }
        let step = if column < from { CursorMove::Back } else { CursorMove::Forward };
        for _ in 0..column.abs_diff(from) {
            self.area.move_cursor(step);
        }
    }

    fn at_row_end(&self) -> bool {
        let (row, column) = self.caret();
        column >= self.area.lines().get(row).map_or(0, |line| line.chars().count())
    }

    /// The text area goes on to the next row from an end; shells stay.
    fn row_end(&mut self) {
        if !self.at_row_end() {
            self.area.move_cursor(CursorMove::End);
        }
    }

    fn vertical(&mut self, step: CursorMove) {
        self.area.move_cursor(step);
        let (row, column) = self.caret();
        let line = self.area.lines().get(row).map_or("", String::as_str);
        let inside = offsets(line).take_while(|at| *at <= column).last().unwrap_or(0);
        self.place(inside);
    }

    /// Characters of the cluster before the caret; a line end is one.
    fn cluster_before(&self) -> usize {
        let (row, column) = self.caret();
        let line = self.area.lines().get(row).map_or("", String::as_str);
        let before = offsets(line).take_while(|at| *at < column).last();
        before.map_or(usize::from(row > 0), |before| column - before)
    }

    /// Characters of the cluster after the caret; a line end is one.
    fn cluster_after(&self) -> usize {
        let (row, column) = self.caret();
        let line = self.area.lines().get(row).map_or("", String::as_str);
        let after = offsets(line).find(|at| *at > column);
        after.map_or(usize::from(row + 1 < self.area.lines().len()), |after| after - column)
    }
}

/// Where clusters begin, in characters, and where the last one ends.
fn offsets(line: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::once(0).chain(line.graphemes(true).map(move |cluster| {
        at += cluster.chars().count();
        at
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "👨‍👩‍👧‍👦";

    #[test]
    fn the_caret_steps_over_a_character_without_columns_of_its_own() {
        let mut line = Line::of("a❤\u{fe0f}b");
        let columns = |line: &mut Line, motion: Motion| {
            let step = |_| line.motion(motion).then(|| line.caret().1);
            (0..4).map_while(step).collect::<Vec<_>>()
        };
        assert_eq!(columns(&mut line, Motion::Left), [3, 1, 0]);
        assert_eq!(columns(&mut line, Motion::Right), [1, 3, 4]);
    }

    #[test]
    fn backspace_takes_a_whole_family_or_a_letter_with_all_its_marks() {
        let mut line = Line::of(&format!("a{FAMILY}e\u{301}"));
        assert!(line.motion(Motion::Backspace));
        assert_eq!(line.text(), format!("a{FAMILY}"));
        line.motion(Motion::Backspace);
        assert_eq!(line.text(), "a");
        line.motion(Motion::Backspace);
        assert!(!line.motion(Motion::Backspace));
    }

    #[test]
    fn arrows_never_rest_inside_a_cluster() {
        let mut line = Line::of(&format!("{FAMILY}x"));
        line.motion(Motion::Left);
        line.motion(Motion::Left);
        assert!(line.at_start());
        line.motion(Motion::Right);
        assert_eq!(line.before(), FAMILY);
        line.motion(Motion::Delete);
        assert_eq!(line.text(), FAMILY);
    }

    #[test]
    fn up_and_down_stay_between_clusters_and_tell_when_there_is_no_row() {
        let mut line = Line::of(&format!("{FAMILY}\nabc"));
        assert!(line.motion(Motion::Up));
        assert_eq!(line.caret(), (0, 0));
        assert!(!line.motion(Motion::Up));
        assert!(line.motion(Motion::Down));
        assert!(!line.motion(Motion::Down));
    }

    #[test]
    fn what_ctrl_u_took_out_comes_back_even_after_the_line_was_saved() {
        let mut line = Line::of("half a thought");
        line.motion(Motion::ToHead);
        assert!(line.is_empty());
        line.set("another");
        line.clear();
        line.motion(Motion::Yank);
        assert_eq!(line.text(), "half a thought");
    }

    #[test]
    fn a_sign_before_the_caret_is_dropped_without_touching_the_rest() {
        let mut line = Line::of("#b hello");
        for _ in 0..5 {
            line.motion(Motion::Left);
        }
        line.drop_before();
        assert_eq!((line.text(), line.caret()), ("hello".to_owned(), (0, 0)));
    }

    #[test]
    fn line_ends_of_any_system_begin_a_row() {
        assert_eq!(Line::of("a\r\nb\rc\nd").rows().len(), 4);
    }
}
