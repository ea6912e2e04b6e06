//! Words put into the line.

use crate::domain::NoteKind;
use crate::tui::model::{Model, Voice};

/// Puts words in at the caret; the first of a line say which block it belongs to.
pub(super) fn type_words(model: &mut Model, words: &str) {
    if model.capture.line.is_empty() && model.capture.begun.is_none() {
        model.capture.begun = model.standing().map(|block| block.id().clone());
        if model.names_speakers() {
            let voice = model.capture.voice.take();
            model.capture.voice = voice.or_else(|| Some(Voice::Heard(model.heard())));
            if model.in_hall() {
                // It stays a comment on other screens, whatever runs.
                model.capture.kind = model.capture.kind.or(Some(NoteKind::Comment));
            }
        }
    }
    model.capture.choice = None;
    model.capture.typed = true;
    model.capture.line.insert(words);
}
