//! A sign in the middle of the words, where it is text.

use super::category::{at_end, at_start, is_meant};
use super::hall::{called, ends, topic};
use super::sign::{table_at_end, table_at_start, table_called};
use crate::text::signs;
use crate::tui::model::Model;

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

/// A sign behind a category at the start, that names no table.
#[must_use]
pub fn unmeant(model: &Model) -> Option<String> {
    if model.names_speakers() || model.capture.editing.is_some() {
        return None;
    }
    let text = model.capture.line.text();
    let (.., rest) = at_start(model, text.trim())?;
    let word = rest.split_whitespace().next()?;
    let is_one = signs::callings(rest).next().is_some() && rest != word;
    (is_one && table_at_start(model, rest).is_none()).then(|| word.to_owned())
}

/// The words between what Enter takes off them.
fn inner<'a>(model: &Model, text: &'a str) -> &'a str {
    let text = ends(model, text).words;
    if model.in_hall() {
        return text;
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
