//! A sign in the middle of the words, where it is text.

use super::category::{at_end, is_meant};
use super::hall::{called, topic};
use super::sign::table_called;
use crate::tui::model::Model;
use crate::tui::signs;

/// The sign and its word in the middle of the line that would be taken at the start or the end.
#[must_use]
pub fn amid(model: &Model) -> Option<String> {
    let capture = &model.capture;
    if capture.literal || capture.editing.is_some() || capture.level > 0 {
        return None;
    }
    let text = capture.line.text();
    let words = at_end(model, &text).map_or(&*text, |(rest, _)| rest);
    let counts = |(sign, word): &(char, &str)| match (sign, model.in_hall()) {
        ('@', true) => called(model, word).is_some(),
        ('@', false) => table_called(model, word).is_some(),
        (_, true) => topic(model, word).is_some(),
        (_, false) => is_meant(model, word),
    };
    let (sign, word) = signs::amid(words).find(counts)?;
    Some(format!("{sign}{word}"))
}
