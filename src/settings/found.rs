//! Faults of a settings file as they are found.

use std::ops::Range;

use crate::setup::Fault;

/// The most characters of the file that a message says.
const LONGEST: usize = 40;

/// Faults, each with its bytes, its message and its hint.
pub(super) struct Found<'a> {
    text: &'a str,
    faults: Vec<(Range<usize>, String, String)>,
    /// Lines, from 0, that are not written as such a file is.
    broken: Vec<usize>,
}

impl<'a> Found<'a> {
    pub(super) const fn of(text: &'a str) -> Self {
        Self { text, faults: Vec::new(), broken: Vec::new() }
    }

    pub(super) fn fault(&mut self, at: Range<usize>, message: String, hint: impl Into<String>) {
        self.faults.push((at, message, hint.into()));
    }

    /// A line is not written as such a file is.
    pub(super) fn break_at(&mut self, at: &Range<usize>) {
        let line = self.line(at);
        self.broken.push(line);
    }

    /// True for what begins in such a line.
    pub(super) fn is_broken(&self, at: &Range<usize>) -> bool {
        self.broken.contains(&self.line(at))
    }

    fn line(&self, at: &Range<usize>) -> usize {
        let before = self.text.as_bytes().iter().take(at.start);
        before.filter(|byte| **byte == b'\n').count()
    }

    /// What stands there as it was typed, as far as a message says it; raw.
    pub(super) fn typed(&self, at: Range<usize>) -> String {
        brief(self.text.get(at).and_then(|typed| typed.lines().next()).unwrap_or_default())
    }

    /// Every fault by its place in the text.
    pub(super) fn placed(self) -> Vec<Fault> {
        Fault::placed(self.text, self.faults)
    }
}

/// As much of words of the file as a message says.
pub(super) fn brief(words: &str) -> String {
    words.chars().take(LONGEST).collect()
}
