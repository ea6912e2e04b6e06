//! A sign in the middle of the words, where it is text.

use super::category::{at_end, is_meant};
use super::hall::{called, ends, topic};
use super::sign::{table_at_end, table_called};
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
    let words = inner(model, &text);
    let counts = |(sign, word): &(char, &str)| match sign {
        '@' if model.names_speakers() => called(model, word).is_some(),
        '@' => table_called(model, word).is_some(),
        _ if model.in_hall() => topic(model, word).is_some(),
        _ => is_meant(model, word),
    };
    let (sign, word) = signs::amid(words).find(counts)?;
    Some(format!("{sign}{word}"))
}

/// The words before what Enter takes off their end.
fn inner<'a>(model: &Model, text: &'a str) -> &'a str {
    if model.in_hall() {
        return ends(model, text).words;
    }
    let category = |words: &'a str| at_end(model, words).map(|(rest, _)| rest);
    let before = category(text);
    let words = before.unwrap_or(text);
    match table_at_end(model, words) {
        Some((rest, _)) if before.is_none() => category(rest).unwrap_or(rest),
        Some((rest, _)) => rest,
        None => words,
    }
}
