//! What the title of a block tells: its kind, and who speaks.

use super::found::Row;
use super::kind::{kind, ordinal};
use super::lasting;
use super::line::spaced;
use crate::domain::{Block, BlockKind, Speaker};

/// The longest title; a longer line is one of prose that begins with a time.
pub(super) const TITLE: usize = 200;

impl Row {
    /// Guesses from the words of its title who speaks, what about, and so what kind it is.
    pub(super) fn take_title(&mut self, words: &str) {
        let words = spaced(words);
        let untimed = self.block.start.is_none() && self.block.length.is_some();
        let named = || words.split_once(": ").filter(|(name, _)| lasting::is_person(name));
        let spoken = lasting::speaker(&words).or_else(named).filter(|(name, _)| {
            lasting::is_person(name) || (untimed && kind(name) == BlockKind::Other)
        });
        let title = spoken.map_or(words.as_str(), |(_, title)| title);
        let block = &mut self.block;
        block.kind = kind(title);
        self.ordinal = ordinal(title);
        if let Some((name, _)) = spoken {
            let keeps = matches!(block.kind, BlockKind::Discussion | BlockKind::Closing);
            if lasting::is_person(name) && !keeps {
                block.kind = BlockKind::Talk;
            }
            introduce(block, name);
        }
        block.title = title.to_owned();
        if title.chars().nth(TITLE).is_some() {
            block.title = title.chars().take(TITLE / 2).chain("…".chars()).collect();
            add_text(block, title);
        }
    }
}

/// Notes who is named before a block's title: a speaker, else words for all.
fn introduce(block: &mut Block, name: &str) {
    if lasting::is_person(name) {
        block.speakers.push(Speaker { name: name.to_owned(), ..Speaker::default() });
    } else {
        add_text(block, name);
    }
}

/// Adds words for all, on a line of their own.
pub(super) fn add_text(block: &mut Block, words: &str) {
    let text = block.text.get_or_insert_default();
    let between = if text.is_empty() { "" } else { "\n" };
    text.push_str(between);
    text.push_str(words);
}
