//! The programme as it stood when the first block began: what is decided before that is the plan,
//! what comes after it is a change on the day.

use std::borrow::Cow;
use std::sync::Arc;

use super::adopt;
use super::part::{BlockState, Outset};
use super::state::Session;
use crate::domain::{Block, Length};

impl Session {
    /// Keeps the programme once the first block has begun, and lets go of it where that was turned
    /// back.
    pub(super) fn keep_outset(&mut self) {
        match (self.has_begun(), self.outset.is_some()) {
            (true, false) => {
                let unstarted = |state: &BlockState| BlockState {
                    length: state.length,
                    ..BlockState::waiting(state.block.clone())
                };
                let blocks = self.blocks.iter().map(unstarted).collect();
                self.outset = Some(Arc::new(Outset { plan: Arc::clone(&self.plan), blocks }));
            }
            (false, true) => self.outset = None,
            (true, true) | (false, false) => {}
        }
    }

    /// The programme as it was to be: at the first start, or now where that is still to come; a
    /// plan adopted since says of its blocks what was not said by hand before.
    pub(super) fn outset(&self) -> Cow<'_, [BlockState]> {
        match self.outset.as_deref() {
            None => Cow::Borrowed(&self.blocks),
            Some(of) if of.plan == self.plan => Cow::Borrowed(&of.blocks),
            Some(of) => Cow::Owned(adopt::blocks(&of.blocks, &of.plan, &self.plan)),
        }
    }
}

/// The blocks as they are ordered now with what was said of their times at the outset. Where
/// nothing was said, what was said since counts; a start that was given up counts no more.
pub(super) fn as_printed(session: &Session) -> Cow<'_, [BlockState]> {
    let outset = session.outset();
    let was = |state: &BlockState| outset.iter().find(|was| was.id() == state.id());
    let times = |block: &Block| (block.start, block.length, block.fixed);
    let printed = |state: &BlockState| {
        let (start, length, fixed) = times(&state.block);
        match was(state).map(|was| times(&was.block)) {
            Some((was, lasted, held)) => (start.and(was), lasted.or(length), held),
            None => (start, length, fixed),
        }
    };
    if session.blocks.iter().all(|state| printed(state) == times(&state.block)) {
        return Cow::Borrowed(&session.blocks);
    }
    let row = |state: &BlockState| {
        let (start, length, fixed) = printed(state);
        BlockState { block: Block { start, length, fixed, ..state.block.clone() }, ..state.clone() }
    };
    Cow::Owned(session.blocks.iter().map(row).collect())
}

/// True where the start of a block was said since the outset: it is another one, or holds since.
pub(super) fn is_said_since(session: &Session, state: &BlockState) -> bool {
    let outset = session.outset();
    let was = outset.iter().find(|was| was.id() == state.id()).map(|was| &was.block);
    let is = &state.block;
    was.is_some_and(|was| is.start != was.start || (is.fixed && !was.fixed))
}

/// A block as it was to be, with the length it was to have by then.
pub(super) fn agreed(state: &BlockState) -> Block {
    Block { length: state.length.map(Length), ..state.block.clone() }
}
