//! A note as it stands.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::command::NewNote;
use super::part::Words;
use super::record::Author;
use crate::domain::{
    About, BlockId, CategoryId, Detail, NoteId, NoteKind, QuestionId, Seq, Stamp, StepId, TableId,
};

/// Something captured, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Minted where it was typed.
    pub id: NoteId,
    /// Only ideas are counted as ideas.
    pub kind: NoteKind,
    /// For comments: what it is about.
    pub about: About,
    /// The words as they read now, raw: show them through `text::shown`.
    pub words: Words,
    /// The words as first typed, where they differ.
    pub typed: Option<Box<Words>>,
    /// The question it answers.
    pub question: Option<QuestionId>,
    /// Its category within that question; none yet where missing.
    pub category: Option<CategoryId>,
    /// The table it was said at.
    pub table: Option<TableId>,
    /// The block its author saw.
    pub block: Option<BlockId>,
    /// Who said it, where that was asked (town hall).
    pub speaker: Option<Arc<str>>,
    /// Who typed it.
    pub by: Arc<Author>,
    /// When it was saved first, here or elsewhere, on the wall clock.
    pub at: DateTime<Utc>,
    /// When it was saved here, in session time.
    pub t: Stamp,
    /// The record it came with.
    pub seq: Seq,
    /// The step it came with.
    pub step: StepId,
    /// Its block had ended, and its grace was over.
    pub late: bool,
    /// The event was over.
    pub added_later: bool,
    /// Taken out, or never said because its step was undone.
    pub retracted: bool,
    /// The step it came with was undone and not done again.
    pub undone: bool,
    /// To be told in the oral report.
    pub picked: bool,
}

impl Note {
    /// The words as first typed.
    #[must_use]
    pub fn as_typed(&self) -> &Words {
        self.typed.as_deref().unwrap_or(&self.words)
    }

    /// True where it was typed in these words, with or without points put below them since.
    #[must_use]
    pub fn was_typed_as(&self, note: &NewNote) -> bool {
        let words = self.as_typed();
        words.text == note.text && begins_with(&words.details, &note.details)
    }

    /// The word behind `#`, at the start or the end of an idea without a category, that somebody
    /// may have meant as one: not taken, it is text. A number is none.
    #[must_use]
    pub fn stray(&self) -> Option<&str> {
        let lacks_one = self.question.is_some() && self.category.is_none();
        if self.kind != NoteKind::Idea || !lacks_one {
            return None;
        }
        let mut words = self.words.text.split_whitespace();
        let mut ends = words.next().into_iter().chain(words.next_back());
        ends.find(|word| is_sign(word))
    }

    /// The first word behind `#` or `@` that is text, wherever it stands. A number alone is none.
    #[must_use]
    pub fn sign(&self) -> Option<&str> {
        let is_number = |it: char| it.is_ascii_digit();
        self.words.text.split_whitespace().find(|word| match word.strip_prefix('@') {
            Some(name) => name.starts_with(char::is_alphanumeric),
            None => word.strip_prefix('#').is_some_and(|name| {
                let name = name.trim_start_matches('#').trim_start_matches(is_number);
                name.starts_with(char::is_alphabetic)
            }),
        })
    }

    /// True for an idea that has a word behind `#` anywhere, which a report prints as it stands.
    #[must_use]
    pub fn shows_sign(&self) -> bool {
        let text = &self.words.text;
        self.kind == NoteKind::Idea && text.contains('#') && text.split_whitespace().any(is_sign)
    }

    /// True where it counts as an idea.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.kind == NoteKind::Idea && !self.retracted
    }
}

/// True for a word behind `#` that may have meant a category.
fn is_sign(word: &str) -> bool {
    let name = word.strip_prefix('#').map(|name| name.trim_start_matches('#'));
    name.is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// Whether details are those that were sent, with or without what was put below them since.
fn begins_with(details: &[Detail], sent: &[Detail]) -> bool {
    let Some((last, before)) = sent.split_last() else { return true };
    details.starts_with(before)
        && details.get(before.len()).is_some_and(|detail| {
            detail.text == last.text && begins_with(&detail.details, &last.details)
        })
}
