//! The line people type in: its words, its caret, and nothing of what they mean.

use ratatui_textarea::TextArea;

/// Words being typed, with a caret.
#[derive(Clone, Debug, Default)]
pub struct Line {
    area: TextArea<'static>,
}

impl Line {
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

    /// True where nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }
}
