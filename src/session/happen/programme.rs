//! Blocks and their clocks.

use std::sync::Arc;

use crate::domain::{Block, BlockId, Moment};
use crate::session::event::{Event, of_floor, of_notes, of_questions, of_room, of_session};
use crate::session::floor::Turn;
use crate::session::part::{BlockState, Pause};
use crate::session::state::Session;

fn end(state: &mut BlockState, now: Moment) {
    state.floor.end_turn(now);
    end_pause(state, now);
    state.ended = Some(now);
}

impl Session {
    pub(in crate::session) fn programme_event(&mut self, event: &Event, now: Moment) {
        match event {
            Event::BlockStarted { block } => {
                self.end_all(now);
                self.with_block(block, |state| {
                    state.started = Some(now);
                    state.ended = None;
                    state.skipped = false;
                    state.pauses.clear();
                });
            }
            Event::BlockEnded { block } => {
                self.end_all(now);
                self.with_block(block, |state| end(state, now));
            }
            Event::BlockReopened { block } => self.with_block(block, |state| {
                go_on_with_pause(state);
                go_on_with_turn(state);
                state.ended = None;
                state.manual = true;
            }),
            Event::BlockReturned { block } => {
                self.days.retain(|day| day.block != *block);
                self.with_block(block, |state| {
                    state.started = None;
                    state.ended = None;
                    state.pauses.clear();
                    state.floor.turns.clear();
                });
            }
            Event::BlockPaused { block, reason } => {
                self.with_block(block, |state| begin_pause(state, reason.clone(), now));
            }
            Event::PauseExplained { block, reason } => {
                self.with_block(block, |state| explain_pause(state, reason.clone()));
            }
            Event::BlockResumed { block } => self.with_block(block, |state| end_pause(state, now)),
            Event::BlockLengthSet { block, length } => {
                self.with_block(block, |state| state.length = Some(length.0));
            }
            Event::BlockSkipped { block, reason } => self.with_block(block, |state| {
                state.skipped = true;
                state.reason.clone_from(reason);
            }),
            Event::BlockBroughtBack { block } => self.with_block(block, |state| {
                state.skipped = false;
                state.reason = None;
            }),
            Event::BlockInserted { after, block } => {
                self.put(BlockState::waiting(Block::clone(block)), after.as_ref());
            }
            Event::BlockMoved { block, after } => self.move_block(block, after.as_ref()),
            Event::BlockChanged { block } => self.with_block(&block.id.clone(), |state| {
                let block = Block { date: block.date.or(state.block.date), ..Block::clone(block) };
                // Written as it was planned, the block is to last as planned again.
                if state.block.length != block.length || state.block == block {
                    state.length = block.span();
                }
                state.block = block;
            }),
            of_session!() | of_notes!() | of_questions!() | of_room!() | of_floor!() => {}
        }
    }

    /// One block runs, or none: where one starts or ends, any other is over, also where the record
    /// of that is lost.
    fn end_all(&mut self, now: Moment) {
        self.blocks.iter_mut().filter(|it| it.is_running()).for_each(|state| end(state, now));
    }

    pub(super) fn with_block(&mut self, id: &BlockId, change: impl FnOnce(&mut BlockState)) {
        if let Some(state) = self.blocks.iter_mut().find(|state| state.id() == id) {
            change(state);
        }
    }

    fn move_block(&mut self, id: &BlockId, after: Option<&BlockId>) {
        let Some(from) = self.place(id) else { return };
        let mut state = self.blocks.remove(from);
        state.block.date = None;
        // Its printed time belonged to its old place, unless it must hold.
        state.block.start = state.block.start.filter(|_| state.block.fixed);
        self.put(state, after);
    }

    /// Puts a block after another, or first; it takes the date of its new neighbour.
    pub(in crate::session) fn put(&mut self, mut state: BlockState, after: Option<&BlockId>) {
        let place = after.and_then(|after| self.place(after)).map_or(0, |place| place + 1);
        let neighbour = self.blocks.get(place.saturating_sub(1));
        state.block.date = state.block.date.or(neighbour.and_then(|it| it.block.date));
        self.blocks.insert(place.min(self.blocks.len()), state);
    }
}

fn begin_pause(state: &mut BlockState, reason: Option<Arc<str>>, now: Moment) {
    state.pauses.push(Pause { from: now, to: None, reason });
}

fn explain_pause(state: &mut BlockState, reason: Option<Arc<str>>) {
    if let Some(pause) = state.pauses.last_mut().filter(|pause| pause.to.is_none()) {
        pause.reason = reason;
    }
}

/// Lets a turn that the end cut off last again.
fn go_on_with_turn(state: &mut BlockState) {
    let cut = |turn: &&mut Turn| turn.to.is_some() && turn.to == state.ended;
    if let Some(turn) = state.floor.turns.last_mut().filter(cut) {
        turn.to = None;
    }
}

/// A pause that the end of the block cut off lasts again.
fn go_on_with_pause(state: &mut BlockState) {
    let cut = |pause: &&mut Pause| pause.to.is_some() && pause.to == state.ended;
    if let Some(pause) = state.pauses.last_mut().filter(cut) {
        pause.to = None;
    }
}

fn end_pause(state: &mut BlockState, now: Moment) {
    if let Some(pause) = state.pauses.last_mut().filter(|pause| pause.to.is_none()) {
        pause.to = Some(now);
    }
}
