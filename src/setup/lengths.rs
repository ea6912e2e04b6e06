//! How long the blocks of a new session are.

use super::templates::Template;
use crate::domain::{Block, BlockKind, Length};

/// How long the blocks of each kind are; those of no length are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    /// The opening.
    pub opening: Length,
    /// Each round.
    pub round: Length,
    /// The change of tables between two rounds.
    pub change: Length,
    /// The town hall.
    pub hall: Length,
    /// Each talk, unless it is as long as the template has it.
    pub talk: Option<Length>,
    /// Each open discussion, likewise.
    pub discussion: Option<Length>,
    /// The closing.
    pub closing: Length,
}

impl Lengths {
    /// Those of the classic template.
    #[must_use]
    pub fn usual() -> Self {
        let of = |kind| {
            let block = usual().into_iter().find(|block| block.kind == kind);
            block.and_then(|block| block.length).unwrap_or_default()
        };
        Self {
            opening: of(BlockKind::Opening),
            round: of(BlockKind::Conversation),
            change: of(BlockKind::Move),
            hall: of(BlockKind::TownHall),
            talk: None,
            discussion: None,
            closing: of(BlockKind::Closing),
        }
    }

    pub(super) const fn of(self, kind: BlockKind) -> Option<Length> {
        match kind {
            BlockKind::Opening => Some(self.opening),
            BlockKind::Conversation => Some(self.round),
            BlockKind::Move => Some(self.change),
            BlockKind::TownHall => Some(self.hall),
            BlockKind::Talk => self.talk,
            BlockKind::Discussion => self.discussion,
            BlockKind::Closing => Some(self.closing),
            _ => None,
        }
    }
}

/// The blocks of the classic template.
pub(super) fn usual() -> Vec<Block> {
    Template::CLASSIC.plan().programme
}
