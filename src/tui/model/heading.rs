//! What blocks are called.

use crate::session::{BlockState, Session};

/// A block as headings call it: `Conversation 2 of 3`; its title where it is no round, or the
/// only one. Raw.
#[must_use]
pub fn heading(session: &Session, block: &BlockState) -> String {
    let title = title(block);
    let Some((round, rounds)) = session.round(block.id()).filter(|(_, rounds)| *rounds > 1) else {
        return title.to_owned();
    };
    let before = title.trim_end_matches(|c: char| c.is_ascii_digit());
    if title.strip_prefix(before) == Some(&round.to_string()) {
        format!("{title} of {rounds}")
    } else {
        format!("{title} · round {round} of {rounds}")
    }
}

/// A block's title; its id where it has none. Raw.
#[must_use]
pub fn title(block: &BlockState) -> &str {
    if block.block.title.is_empty() { block.id().as_str() } else { &block.block.title }
}
