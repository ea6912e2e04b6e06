//! A letter pressed where letters are keys.

use crate::domain::Moment;

/// A letter that was pressed on the Stage just before.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// Which.
    pub letter: char,
    /// When.
    pub at: Moment,
    /// With which reading of the terminal it came.
    pub batch: u64,
    /// It was none of a key's, but of a word's.
    pub astray: bool,
}
