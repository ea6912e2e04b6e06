//! What lies above a screen. A stack: Esc takes the topmost off.

use crate::session::Command;

/// Something above the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys of this screen.
    Help {
        /// Rows scrolled down.
        scroll: usize,
    },
    /// A consequence that waits for Enter.
    Confirm(Box<Confirm>),
}

/// What would happen, and what makes it happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The consequence, as a sentence, raw.
    pub words: String,
    /// What Enter submits, as one step; leaving the program where there is none.
    pub commands: Vec<Command>,
    /// The reading of the terminal it came up with: an Enter of the same one was pressed before
    /// anybody could read the sentence.
    pub batch: u64,
}
