//! Faults of a settings file as they are found.

use std::ops::Range;

use crate::setup::Fault;

/// Faults, each with its bytes, its message and its hint.
#[derive(Default)]
pub(super) struct Found(Vec<(Range<usize>, String, String)>);

impl Found {
    pub(super) fn fault(&mut self, at: Range<usize>, message: String, hint: impl Into<String>) {
        self.0.push((at, message, hint.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every fault by its place in the text.
    pub(super) fn placed(self, text: &str) -> Vec<Fault> {
        Fault::placed(text, self.0)
    }
}
