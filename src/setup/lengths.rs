//! How long the blocks of a new session are.

use super::templates::Template;
use crate::domain::{BlockKind, Length};

/// How long the blocks of each kind are; those of no length are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    /// The opening.
    pub opening: Length,
    /// Each round.
    pub round: Length,
    /// Each time in groups, unless it is as long as the template has it.
    pub groups: Option<Length>,
    /// The change of tables between two rounds.
    pub change: Length,
    /// Each break, likewise.
    pub pause: Option<Length>,
    /// The town hall.
    pub hall: Length,
    /// Each talk, likewise.
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
        let usual = Template::CLASSIC.plan().programme;
        let of = |kind| {
            let block = usual.iter().find(|block| block.kind == kind);
            block.and_then(|block| block.length).unwrap_or_default()
        };
        Self {
            opening: of(BlockKind::Opening),
            round: of(BlockKind::Conversation),
            groups: None,
            change: of(BlockKind::Move),
            pause: None,
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
            BlockKind::Breakout => self.groups,
            BlockKind::Move => Some(self.change),
            BlockKind::Break => self.pause,
            BlockKind::TownHall => Some(self.hall),
            BlockKind::Talk => self.talk,
            BlockKind::Discussion => self.discussion,
            BlockKind::Closing => Some(self.closing),
            _ => None,
        }
    }
}
