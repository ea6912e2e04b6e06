//! Where the programme is, how late, and when the rest will be.
//!
//! Knows the rules of product.md's "late" and of the forecast; never touches a clock.

use chrono::{DateTime, Utc};

use crate::domain::{BlockId, Span};

/// Where a block stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It has ended.
    Done,
    /// It runs, or is held.
    Running,
    /// It is still to come.
    Coming,
    /// It is left out.
    Skipped,
}

/// A block between its plan and its forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockOutlook {
    /// Which block.
    pub block: BlockId,
    /// Where it stands.
    pub phase: Phase,
    /// When it was to start: as printed, else following the block before.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it was to end; `None` where its length is unknown.
    pub planned_end: Option<DateTime<Utc>>,
    /// When it started, or is now expected to.
    pub start: Option<DateTime<Utc>>,
    /// When it ended, or is now expected to.
    pub end: Option<DateTime<Utc>>,
}

/// What made the session late or gives time back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A block took another length than planned, pauses included.
    Took {
        /// Which block.
        block: BlockId,
        /// How long it took, or is expected to take.
        took: Span,
        /// How long was planned.
        planned: Span,
    },
    /// A block started later or earlier than the one before it ended by plan.
    Began {
        /// Which block.
        block: BlockId,
        /// How much later than planned; negative where earlier.
        by: Span,
    },
    /// A gap ahead takes some of it in.
    Gap {
        /// When it begins by plan.
        at: DateTime<Utc>,
        /// How much it gives back.
        gives: Span,
    },
}

/// The whole programme in time, as seen at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// Every block in order.
    pub blocks: Vec<BlockOutlook>,
    /// How much later than printed things are; negative where ahead; `None` where the plan
    /// prints nothing to be late against, or before the first block.
    pub late: Option<Span>,
    /// Why, the largest first.
    pub causes: Vec<Cause>,
    /// When the last block is now expected to end.
    pub ends: Option<DateTime<Utc>>,
    /// When it was to end.
    pub planned_end: Option<DateTime<Utc>>,
}

impl Outlook {
    /// The outlook of one block.
    #[must_use]
    pub fn of(&self, block: &BlockId) -> Option<&BlockOutlook> {
        self.blocks.iter().find(|of| of.block == *block)
    }
}
