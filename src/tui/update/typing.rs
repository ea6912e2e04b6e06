//! Words put into the line.

use crate::tui::model::Model;

/// Puts words in at the caret; the first of a line say which block it belongs to.
pub(super) fn type_words(model: &mut Model, words: &str) {
    if model.capture.line.is_empty() && model.capture.begun.is_none() {
        model.capture.begun = model.standing().map(|block| block.id().clone());
    }
    model.capture.choice = None;
    model.capture.line.insert(words);
}
