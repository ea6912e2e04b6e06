//! What blocks are called, and when people change tables.

use super::part::BlockState;
use super::state::Session;
use crate::domain::{BlockKind, Stamp};

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

/// True while people change tables: in a move, and when a round's time is up and another follows.
#[must_use]
pub fn asks_to_move(session: &Session, block: &BlockState, now: Stamp) -> bool {
    let clock = block.countdown();
    let up = clock.and_then(|clock| clock.remaining(now)).is_some_and(|left| left.0 <= 0);
    block.block.kind == BlockKind::Move || (up && moves_when_up(session, block))
}

/// True for a round that another follows: when its time is up, people change tables.
#[must_use]
pub fn moves_when_up(session: &Session, block: &BlockState) -> bool {
    let next = session.next().map(|next| next.block.kind);
    block.block.kind == BlockKind::Conversation
        && matches!(next, Some(BlockKind::Conversation | BlockKind::Move))
}
