//! Headings that are the title of a block already there: the lines below belong to it.

use super::found::Row;
use super::kind::ordinal;
use super::line::{Line, padded, unbulleted};
use super::reader::{Reader, Section};

impl Reader {
    /// `Conversation 2` above its question, below a programme of that day that has it.
    pub(super) fn recalled(&mut self, line: &Line) -> bool {
        let text = unbulleted(&line.text);
        let rows = &self.found.rows;
        let in_list = self.section == Section::Programme && !self.timed && line.gap == 0;
        if ordinal(text).is_none() || self.day.is_some() || in_list {
            return false;
        }
        let words = padded(text);
        let from = rows.iter().rposition(|row| row.day.is_some()).unwrap_or_default();
        let is_meant = |row: &Row| is_called(&row.block.title, &words);
        let Some(at) = rows.iter().skip(from).position(is_meant) else { return false };
        self.recalled = Some(from + at);
        self.in_block = true;
        self.question = None;
        self.next = None;
        if self.section != Section::Questions {
            self.section = Section::Open;
        }
        true
    }

    /// The place of the block that the lines below belong to, or belonged to last.
    pub(super) fn block(&self) -> Option<usize> {
        let recalled = self.recalled.filter(|_| self.in_block);
        recalled.or_else(|| self.found.rows.len().checked_sub(1))
    }

    /// The block that the lines below belong to.
    pub(super) fn row(&mut self) -> Option<&mut Row> {
        let at = self.block().filter(|_| self.in_block)?;
        self.found.rows.get_mut(at)
    }
}

/// True for the whole of a title, or for its words before a colon or a dash.
fn is_called(title: &str, words: &str) -> bool {
    let lead = title.split([':', '–', '—']).next().unwrap_or_default();
    padded(title) == words || padded(lead) == words
}
