//! How many letters stand in a line on paper, and how large those of a name are.
//!
//! Sizes on paper are in hundredths of a millimetre, those of letters in points.

use crate::text::{shown, width, wrap};

/// How wide a letter is for each point.
const LETTER: usize = 19;

/// How many letters of a size stand in a line.
pub(super) const fn in_line(wide: usize, letters: usize) -> usize {
    wide / (LETTER * letters)
}

/// How many lines words take, in such letters.
pub(super) fn lines(words: &str, wide: usize, letters: usize) -> usize {
    wrap(&shown(words), in_line(wide, letters)).len()
}

/// The letters of a name: of `sizes`, each with the longest name that it is for, the first, else
/// `smallest`.
pub(super) fn of_name(name: &str, sizes: &[(usize, usize)], smallest: usize) -> usize {
    let long = width(&shown(name));
    sizes.iter().find(|(longest, _)| long <= *longest).map_or(smallest, |(_, letters)| *letters)
}
